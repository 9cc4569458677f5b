/* Shows beside the form what the server said to what was typed so far: the key date of a day, and what may be the same. */
(function () {
  "use strict";

  const form = document.querySelector("form[data-autosave]");
  const place = form && form.querySelector("[data-alike]");
  if (!place) {
    return;
  }

  function made(name, text, parent) {
    const element = document.createElement(name);
    element.textContent = text || "";
    parent.appendChild(element);
    return element;
  }

  function showAlike(notice) {
    const seen = notice ? JSON.stringify(notice) : "";
    if (place.dataset.shown === seen) {
      return; // said once is enough for those who hear it
    }
    place.dataset.shown = seen;
    place.textContent = "";
    if (!notice) {
      return;
    }
    const box = made("div", "", place);
    box.className = "notice warning";
    const inner = made("div", "", box);
    made("h2", notice.title, inner);
    made("p", notice.text, inner);
    const list = made("ul", "", inner);
    notice.links.forEach(function (link) {
      const leads = made("a", link.name, made("li", "", list));
      leads.href = link.url;
      leads.target = "_blank"; // what is typed here stays open
      leads.rel = "noopener";
    });
  }

  function showHints(hints) {
    Array.prototype.forEach.call(form.querySelectorAll("[data-said]"), function (said) {
      if (!hints[said.dataset.said]) {
        said.remove();
      }
    });
    Object.keys(hints).forEach(function (name) {
      const field = form.elements[name];
      const box = field && field.closest ? field.closest(".field") : null;
      if (!box) {
        return;
      }
      let said = box.querySelector("[data-said]");
      if (!said) {
        said = made("p", "", box);
        said.className = "hint";
        said.dataset.said = name;
        said.setAttribute("role", "status");
      }
      if (said.textContent !== hints[name]) {
        said.textContent = hints[name];
      }
    });
  }

  form.addEventListener("draft-saved", function (event) {
    showAlike(event.detail.alike);
    showHints(event.detail.hints || {});
  });
}());
