/* A tick that shows the passwords of its form: whoever sees what they type mistypes less. */
(function () {
  "use strict";

  document.querySelectorAll("[data-shows-passwords]").forEach(function (field) {
    const fields = field.closest("form").querySelectorAll("input[type='password']");
    const tick = field.querySelector("input");
    const show = function () {
      fields.forEach(function (password) {
        password.type = tick.checked ? "text" : "password";
      });
    };
    field.hidden = false;
    tick.checked = false; // the browser may remember it from before
    tick.addEventListener("change", show);
    field.closest("form").addEventListener("submit", function () {
      tick.checked = false; // so that no browser keeps a password among what was typed into text fields
      show();
    });
  });
})();
