/* Small improvements; every page works without them. */
(function () {
  "use strict";

  // What is wrong comes first, also for those who hear the page.
  const errors = document.querySelector("[data-focus]");
  if (errors) {
    errors.focus();
  }

  // A link of the error summary opens the folded part that its field is in.
  document.addEventListener("click", function (event) {
    const link = event.target.closest ? event.target.closest(".errors a[href^='#']") : null;
    const field = link && document.getElementById(link.getAttribute("href").slice(1));
    if (!field) {
      return;
    }
    const folded = field.closest("details");
    if (folded) {
      folded.open = true;
    }
    event.preventDefault();
    field.focus();
    field.scrollIntoView({ block: "center" });
  });
})();
