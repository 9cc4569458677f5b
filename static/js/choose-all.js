/* "Choose all on this page" for lists with boxes; without this script each box is ticked by hand. */
(function () {
  "use strict";

  Array.prototype.forEach.call(document.querySelectorAll("[data-choices]"), function (form) {
    const button = form.querySelector("[data-choose-all]");
    if (!button) {
      return;
    }
    button.hidden = false;
    button.addEventListener("click", function () {
      const boxes = Array.prototype.slice.call(form.querySelectorAll("input[name='chosen']"));
      const all = boxes.every(function (box) { return box.checked; });
      boxes.forEach(function (box) { box.checked = !all; });
    });
  });
})();
