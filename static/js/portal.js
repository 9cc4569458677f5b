/* Small improvements; every page works without them. */
(function () {
  "use strict";

  // What is wrong comes first, also for those who hear the page.
  const errors = document.querySelector("[data-focus]");
  if (errors) {
    errors.focus();
  }

  function show(field) {
    let folded = field.closest("details");
    while (folded) {
      folded.open = true;
      folded = folded.parentNode.closest("details");
    }
    // A group of choices or a table takes no focus: its first control does.
    (field.matches("fieldset") ? field.querySelector("summary, input:not([type=hidden]), select") || field : field).focus();
    field.scrollIntoView({ block: field.matches("fieldset") ? "start" : "center" });
  }

  // A link to a field, of the error summary or of the reason for a return, opens the folded part that it is in.
  document.addEventListener("click", function (event) {
    const link = event.target.closest ? event.target.closest(".errors a[href^='#'], .notice a[href^='#']") : null;
    const field = link && document.getElementById(link.getAttribute("href").slice(1));
    if (field) {
      event.preventDefault();
      show(field);
    }
  });

  // So does an address that names a field.
  const named = location.hash.indexOf("#id_") === 0 && document.getElementById(location.hash.slice(1));
  if (named) {
    show(named);
  }
})();
