/* One searching box out of a list and a box for names. Without this script both stay, and the server looks names up. */
(function () {
  "use strict";

  const PAUSE = 200; // milliseconds after a key, so that not every letter is asked for
  let number = 0;

  function made(tag, attributes, text) {
    const element = document.createElement(tag);
    Object.keys(attributes).forEach(function (name) { element.setAttribute(name, attributes[name]); });
    if (text) { element.textContent = text; }
    return element;
  }

  function enhance(holder) {
    const select = holder.querySelector("select");
    const input = holder.querySelector("input[type=text]");
    const other = holder.querySelector("label.other");
    const label = document.querySelector('label[for="' + select.id + '"]');
    if (!select || !input || holder.classList.contains("ready")) { return; }
    const many = holder.hasAttribute("data-many");
    const id = select.id;
    const list = made("ul", { "class": "plain", role: "listbox", id: id + "-list" + number++, hidden: "" });
    const chips = holder.querySelector("[data-chosen]");
    const said = made("p", { "class": "away", role: "status" });
    let current = -1, timer = 0, asked = 0;

    // The box takes the list's place: its label, its links from the error summary, what describes it.
    select.removeAttribute("id");
    select.hidden = true;
    input.id = id;
    list.setAttribute("aria-label", (label || other).textContent.trim());
    ["aria-describedby", "aria-invalid"].forEach(function (name) {
      if (select.hasAttribute(name)) { input.setAttribute(name, select.getAttribute(name)); }
    });
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", "false");
    input.setAttribute("aria-controls", list.id);
    input.placeholder = holder.dataset.hint;
    other.hidden = true;
    input.parentNode.insertBefore(list, input.nextSibling);
    holder.appendChild(said);
    holder.classList.add("ready");

    function chosen() {
      return Array.prototype.filter.call(select.options, function (option) { return option.selected && option.value; });
    }

    function changed() {
      select.dispatchEvent(new Event("change", { bubbles: true }));
    }

    function showChosen() {
      chips.textContent = "";
      chosen().forEach(function (option) {
        const chip = made("li", { "class": "choice" });
        const away = made("button", { type: "button", "class": "btn quiet", "aria-label": holder.dataset.takeAway + " " + option.text }, "×");
        chip.appendChild(made("span", {}, option.text));
        chip.appendChild(away);
        away.addEventListener("click", function () {
          option.selected = false;
          if (!many) { select.value = ""; }
          showChosen();
          changed();
          input.focus();
        });
        chips.appendChild(chip);
      });
      chips.hidden = !chips.firstChild;
    }

    function close() {
      list.hidden = true;
      current = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    }

    function show(found) {
      list.textContent = "";
      current = -1;
      input.removeAttribute("aria-activedescendant");
      found.forEach(function (thing, place) {
        const item = made("li", { role: "option", id: list.id + "-" + place, "aria-selected": "false", "data-key": thing.key }, thing.label);
        list.appendChild(item);
      });
      said.textContent = found.length ? holder.dataset.found : holder.dataset.none;
      list.hidden = !found.length;
      input.setAttribute("aria-expanded", String(found.length > 0));
    }

    function likely() {
      const taken = chosen();
      show(Array.prototype.filter.call(select.options, function (option) {
        return option.value && taken.indexOf(option) < 0;
      }).slice(0, 30).map(function (option) { return { key: option.value, label: option.text }; }));
    }

    function ask() {
      const typed = input.value.trim();
      const mine = ++asked;
      if (!typed) { likely(); return; }
      fetch(holder.dataset.find + "?q=" + encodeURIComponent(typed), { credentials: "same-origin", headers: { Accept: "application/json" } })
        .then(function (answer) {
          if (!answer.ok) { throw new Error(String(answer.status)); }
          return answer.json();
        })
        .then(function (answer) { if (mine === asked && document.activeElement === input) { show(answer.found); } })
        .catch(close); // what was typed stays, and the server looks it up when the form is sent
    }

    function mark(place) {
      const items = list.children;
      if (!items.length) { return; }
      if (items[current]) { items[current].setAttribute("aria-selected", "false"); }
      current = (place + items.length) % items.length;
      items[current].setAttribute("aria-selected", "true");
      items[current].scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", items[current].id);
    }

    function take(item) {
      let option = Array.prototype.filter.call(select.options, function (known) { return known.value === item.dataset.key; })[0];
      if (!option) {
        option = new Option(item.textContent, item.dataset.key);
        select.add(option);
      }
      option.selected = true;
      input.value = "";
      asked++;
      showChosen();
      close();
      changed();
    }

    input.addEventListener("input", function () {
      window.clearTimeout(timer);
      timer = window.setTimeout(ask, PAUSE);
    });
    input.addEventListener("click", function () { if (list.hidden) { ask(); } });
    input.addEventListener("keydown", function (event) {
      if (event.isComposing) { return; } // the keys belong to the Chinese input method
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (list.hidden) { ask(); } else { mark(current + (event.key === "ArrowDown" ? 1 : current < 0 ? 0 : -1)); }
      } else if (event.key === "Enter" && current >= 0) {
        event.preventDefault();
        take(list.children[current]);
      } else if (event.key === "Escape" && !list.hidden) {
        event.preventDefault();
        close();
      }
    });
    input.addEventListener("blur", close);
    list.addEventListener("mousedown", function (event) { event.preventDefault(); }); // the box keeps the focus
    list.addEventListener("click", function (event) {
      const item = event.target.closest("[role=option]");
      if (item) { take(item); }
    });
    showChosen();
  }

  function enhanceAll(within) {
    Array.prototype.forEach.call(within.querySelectorAll(".picker:not(.ready)"), enhance);
  }

  enhanceAll(document);
  new MutationObserver(function (changes) {
    changes.forEach(function (change) {
      Array.prototype.forEach.call(change.addedNodes, function (node) { if (node.nodeType === 1) { enhanceAll(node); } });
    });
  }).observe(document.body, { childList: true, subtree: true });
})();
