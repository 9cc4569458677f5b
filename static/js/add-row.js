/* "Add a row" without a way to the server. Without this script the button posts the form and gets one row more. */
(function () {
  "use strict";

  document.addEventListener("click", function (event) {
    const button = event.target.closest ? event.target.closest("[data-rows] > .add") : null;
    if (!button) {
      return;
    }
    const rows = button.parentNode;
    const total = rows.querySelector("[name='" + rows.dataset.rows + "-TOTAL_FORMS']");
    const template = rows.querySelector("template");
    if (!total || !template) {
      return;
    }
    event.preventDefault();
    const holder = document.createElement("div");
    holder.innerHTML = template.innerHTML.replace(/__prefix__/g, total.value);
    const row = holder.firstElementChild;
    rows.insertBefore(row, template);
    total.value = Number(total.value) + 1;
    const first = row.querySelector("input:not([type=hidden]), select, textarea");
    if (first) {
      first.focus();
    }
  });
})();
