/* Saves the draft while one types, and says so. Nothing is kept in the browser, which may be anybody's. Without this
   script "Save the draft" does the same. */
(function () {
  "use strict";

  const form = document.querySelector("form[data-autosave]");
  const sign = form && form.querySelector("[data-sign]");
  if (!sign || !window.fetch) {
    return;
  }
  const PAUSE = 2500; // after the last key
  const LATEST = 6000; // after the first that is not saved: who types steadily never pauses
  const LONGEST = 60000; // between two tries without a connection
  const NOT_SENT = ["file", "submit", "button", "image", "reset"];

  let isUnsaved = false;
  let isSending = false;
  let isSubmitting = false;
  let isStopped = false; // only the person can go on: another window was newer, the record is made
  let isRefused = false; // until something else is typed
  let hasFreshToken = false;
  let pause = 0;
  let timer = 0;
  let unsavedSince = 0;

  function say(text, tone) {
    if (sign.textContent !== text) {
      sign.textContent = text;
    }
    sign.className = "saved " + tone;
  }

  function typed() {
    const pairs = [];
    Array.prototype.forEach.call(form.elements, function (field) {
      if (!field.name || field.disabled || NOT_SENT.indexOf(field.type) >= 0) {
        return;
      }
      if ((field.type === "checkbox" || field.type === "radio") && !field.checked) {
        return;
      }
      if (field.type === "select-multiple") {
        Array.prototype.forEach.call(field.options, function (option) {
          if (option.selected) {
            pairs.push([field.name, option.value]);
          }
        });
        return;
      }
      pairs.push([field.name, field.value]);
    });
    return pairs.map(function (pair) {
      return encodeURIComponent(pair[0]) + "=" + encodeURIComponent(pair[1]);
    }).join("&");
  }

  function ask(url, options) {
    options.credentials = "same-origin";
    options.redirect = "manual"; // who is not signed in would be sent to the sign-in page
    return fetch(url, options);
  }

  function post(isLeaving) {
    return ask(form.dataset.autosave, {
      method: "POST",
      headers: { "Content-Type": "application/x-www-form-urlencoded;charset=UTF-8" },
      body: typed(),
      keepalive: isLeaving,
    });
  }

  function wait(milliseconds) {
    clearTimeout(timer);
    timer = setTimeout(save, milliseconds);
  }

  function again(text) {
    say(text, "bad");
    pause = Math.min(LONGEST, (pause || 1000) * 2);
    wait(pause);
  }

  function save() {
    clearTimeout(timer);
    if (!isUnsaved || isSending || isSubmitting || isStopped) {
      return;
    }
    isSending = true;
    isUnsaved = false; // what is typed from here on is for the next time
    unsavedSince = 0;
    post(false).then(answered, function () {
      isUnsaved = true;
      again(sign.dataset.offline);
    }).catch(function () {
      isUnsaved = true;
      again(sign.dataset.failed);
    }).then(function () {
      isSending = false;
      if (isUnsaved && !pause && !hasFreshToken && !isRefused) {
        wait(PAUSE);
      }
    });
  }

  function answered(answer) {
    if (answer.ok) {
      return answer.json().then(saved);
    }
    isUnsaved = true;
    if (answer.type === "opaqueredirect" || answer.status === 401) {
      hasFreshToken = false;
      again(sign.dataset.signedOut);
      return null;
    }
    if (answer.status === 403 && !hasFreshToken) {
      hasFreshToken = true;
      return freshen();
    }
    if (answer.status === 409 || answer.status === 413) {
      return answer.json().then(function (told) {
        isStopped = answer.status === 409;
        isRefused = true;
        say(told.said, "bad");
      });
    }
    if (answer.status === 403 || answer.status === 404) {
      isRefused = true;
      say(sign.dataset.refused, "bad");
      return null;
    }
    again(sign.dataset.failed);
    return null;
  }

  function saved(told) {
    pause = 0;
    hasFreshToken = false;
    form.elements.saved.value = told.saved;
    if (!isUnsaved) {
      say(told.said, "ok");
    }
    if (window.location.pathname + window.location.search !== told.url) {
      history.replaceState(history.state, "", told.url); // so that a reload finds the draft
    }
    form.dispatchEvent(new CustomEvent("draft-saved", { detail: told }));
  }

  // The token goes stale when the person signs in again in another window.
  function freshen() {
    return ask(form.dataset.token, {}).then(function (answer) {
      if (!answer.ok) {
        again(sign.dataset.signedOut);
        return null;
      }
      return answer.json().then(function (told) {
        if (told.person !== form.elements.person.value) {
          hasFreshToken = false;
          again(sign.dataset.another);
          return;
        }
        const fields = document.querySelectorAll("[name=csrfmiddlewaretoken]");
        Array.prototype.forEach.call(fields, function (field) {
          field.value = told.token;
        });
        wait(1);
      });
    }, function () {
      again(sign.dataset.offline);
    });
  }

  function change() {
    isUnsaved = true;
    isRefused = false;
    unsavedSince = unsavedSince || Date.now();
    if (!pause) {
      wait(Math.max(0, Math.min(PAUSE, unsavedSince + LATEST - Date.now())));
    }
  }

  form.addEventListener("input", change);
  form.addEventListener("change", change);
  form.addEventListener("click", function (event) {
    if (event.target.closest && event.target.closest(".add")) {
      change();
    }
  });

  form.addEventListener("submit", function (event) {
    if (navigator.onLine === false) {
      event.preventDefault();
      isUnsaved = true;
      again(sign.dataset.offline);
      sign.scrollIntoView({ block: "nearest" });
      return;
    }
    isSubmitting = true;
    clearTimeout(timer);
  });

  window.addEventListener("online", function () {
    pause = 0;
    save();
  });

  // Back from the page that a submit led to: the form is as it was left.
  window.addEventListener("pageshow", function () {
    isSubmitting = false;
  });

  // The last moment that a phone is sure to give.
  document.addEventListener("visibilitychange", function () {
    if (document.visibilityState === "hidden" || pause) {
      save(); // or back from the window in which somebody signed in
    }
  });

  window.addEventListener("pagehide", function () {
    if ((isUnsaved || isSending) && !isSubmitting && !isStopped) {
      post(true).catch(function () {});
    }
  });

  window.addEventListener("beforeunload", function (event) {
    if ((isUnsaved || isSending) && !isSubmitting) {
      save();
      event.preventDefault();
      event.returnValue = "";
    }
  });
}());
