/* Says in time that who does nothing will be signed out, and lets them stay. Without this script the sign-in page says
   it afterwards; what was typed is kept either way. */
(function () {
  "use strict";

  const notice = document.querySelector("[data-warn-after]");
  if (!notice || !window.fetch) {
    return;
  }
  const button = notice.querySelector("button");
  let timer = 0;

  function begin() {
    clearTimeout(timer);
    notice.hidden = true;
    timer = setTimeout(function () {
      notice.hidden = false;
    }, notice.dataset.warnAfter * 1000);
  }

  function over() {
    notice.querySelector("p").textContent = notice.dataset.over;
    button.hidden = true;
  }

  button.addEventListener("click", function () {
    fetch(notice.dataset.stay, { credentials: "same-origin", redirect: "manual" }).then(function (answer) {
      return answer.ok ? begin() : over();
    }, function () {
      button.focus(); // no connection: it can be tried again
    });
  });
  document.addEventListener("draft-saved", begin, true); // the server has heard of this person
  begin();
})();
