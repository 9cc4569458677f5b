// Gives the searching fields of the admin, which a library builds out of selects, the names of their labels.
(function () {
  "use strict";

  function labelOf(select) {
    var label = document.querySelector('label[for="' + select.id + '"]');
    return select.getAttribute("aria-label") || (label ? label.textContent.replace(/[:：]\s*$/, "") : "");
  }

  function name(box) {
    var select = box.previousElementSibling;
    if (!select || select.tagName !== "SELECT") { return; }
    box.querySelectorAll(".select2-selection, .select2-search__field").forEach(function (part) {
      part.removeAttribute("aria-labelledby");
      part.setAttribute("aria-label", labelOf(select));
    });
    box.querySelectorAll(".select2-selection__rendered").forEach(function (part) {
      part.removeAttribute("role");
      part.removeAttribute("aria-readonly");
    });
  }

  function isBox(node) {
    return node.nodeType === 1 && node.classList.contains("select2");
  }

  new MutationObserver(function (changes) {
    changes.forEach(function (change) {
      Array.prototype.filter.call(change.addedNodes, isBox).forEach(name);
    });
  }).observe(document.documentElement, { childList: true, subtree: true });

  // The list that opens has a search field of its own, for one-of-many fields.
  window.addEventListener("load", function () {
    if (!window.django || !window.django.jQuery) { return; }
    window.django.jQuery(document).on("select2:open", function (event) {
      document.querySelectorAll(".select2-dropdown .select2-search__field").forEach(function (field) {
        field.setAttribute("aria-label", labelOf(event.target));
        field.focus();
      });
    });
  });
}());
