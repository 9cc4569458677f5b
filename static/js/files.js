/* Photos and papers go off as soon as they are chosen, one after the other, large photos made smaller first. Without
   this script they travel with the form. */
(function () {
  "use strict";

  const part = document.querySelector("fieldset[data-add]");
  const form = part && part.closest("form");
  if (!form || !window.FormData || !window.fetch) {
    return;
  }
  const LONGEST = 2560; // pixels, as the server keeps them
  const HEAD = 262144; // bytes of a photo in which its size and its way up are written
  const list = part.querySelector(".file-rows");
  const status = part.querySelector("[role=status]");
  const button = part.querySelector("[name=add_files]");
  const queue = [];
  let isSending = false;
  let held = null; // the button that was pressed while files were on their way
  let pressed = null;

  button.parentNode.removeChild(button);

  function token() {
    return form.elements.csrfmiddlewaretoken.value;
  }

  function element(name, className, text) {
    const made = document.createElement(name);
    made.className = className;
    made.textContent = text || "";
    return made;
  }

  // The draft is kept with its files.
  function changed() {
    form.dispatchEvent(new CustomEvent("input", { bubbles: true }));
  }

  // What a photo says of itself: its size as it lies in the file, and how it is to be turned.
  function lookInto(file) {
    return new Promise(function (resolve) {
      const reader = new FileReader();
      reader.onload = function () {
        resolve(head(new DataView(reader.result)));
      };
      reader.onerror = function () {
        resolve(null);
      };
      reader.readAsArrayBuffer(file.slice(0, HEAD));
    });
  }

  function head(view) {
    const found = { turn: 1, width: 0, height: 0 };
    if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) {
      return null;
    }
    let at = 2;
    while (at + 12 < view.byteLength) {
      const marker = view.getUint16(at);
      if (marker >= 0xffc0 && marker <= 0xffcf && [0xffc4, 0xffc8, 0xffcc].indexOf(marker) < 0) {
        found.height = view.getUint16(at + 5);
        found.width = view.getUint16(at + 7);
        return found;
      }
      if (marker === 0xffe1 && view.getUint32(at + 4) === 0x45786966) {
        found.turn = turnOf(view, at + 10);
      }
      at += 2 + view.getUint16(at + 2);
    }
    return null;
  }

  function turnOf(view, start) {
    const little = view.getUint16(start) === 0x4949;
    const first = start + view.getUint32(start + 4, little);
    if (first + 2 > view.byteLength) {
      return 1;
    }
    const count = view.getUint16(first, little);
    for (let i = 0; i < count && first + 14 + i * 12 <= view.byteLength; i += 1) {
      if (view.getUint16(first + 2 + i * 12, little) === 0x0112) {
        return view.getUint16(first + 10 + i * 12, little);
      }
    }
    return 1;
  }

  // A smaller copy of a large photo; the photo itself wherever that is not sure to come out upright.
  function smaller(file) {
    if (!window.createImageBitmap || file.type !== "image/jpeg") {
      return Promise.resolve(file);
    }
    return lookInto(file).then(function (seen) {
      if (!seen || Math.max(seen.width, seen.height) <= LONGEST) {
        return file;
      }
      return createImageBitmap(file).then(function (bitmap) {
        const isTurned = (bitmap.width > bitmap.height) !== (seen.width > seen.height);
        const isUpright = seen.turn === 1 || (seen.turn >= 5 && isTurned);
        return isUpright ? drawn(bitmap, file) : file;
      });
    }).catch(function () {
      return file;
    });
  }

  function drawn(bitmap, file) {
    const scale = LONGEST / Math.max(bitmap.width, bitmap.height);
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(bitmap.width * scale);
    canvas.height = Math.round(bitmap.height * scale);
    canvas.getContext("2d").drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    return new Promise(function (resolve) {
      canvas.toBlob(function (blob) {
        resolve(blob && blob.size < file.size ? blob : file);
      }, "image/jpeg", 0.9);
    });
  }

  function enqueue(file) {
    const row = element("li", "file-row");
    const said = element("p", "muted small", part.dataset.waiting);
    row.appendChild(element("p", "", file.name));
    row.appendChild(said);
    list.appendChild(row);
    queue.push({ file: file, row: row, said: said });
    next();
  }

  function next() {
    if (isSending) {
      return;
    }
    const item = queue.shift();
    if (!item) {
      finish();
      return;
    }
    isSending = true;
    smaller(item.file).then(function (content) {
      if (content.size > Number(part.dataset.largest)) {
        fail(item, part.dataset.tooLarge, false);
      } else {
        send(item, content);
      }
    });
  }

  function send(item, content) {
    const request = new XMLHttpRequest();
    const data = new FormData();
    data.append("csrfmiddlewaretoken", token());
    data.append("files", content, item.file.name);
    request.open("POST", part.dataset.add);
    request.setRequestHeader("Accept", "application/json");
    request.upload.onprogress = function (event) {
      if (event.lengthComputable) {
        const share = Math.floor(event.loaded / event.total * 100);
        item.said.textContent = share < 100 ? part.dataset.sending + " " + share + "%" : part.dataset.checking;
      }
    };
    request.onload = function () {
      answered(item, request);
    };
    request.onerror = function () {
      fail(item, part.dataset.offline, true);
    };
    request.send(data);
  }

  function answered(item, request) {
    let told = null;
    try {
      told = JSON.parse(request.responseText);
    } catch (error) {
      // The sign-in page, or a page of the server in front.
    }
    if (told && told.rows && told.rows.length) {
      const holder = document.createElement("ul");
      holder.innerHTML = told.rows.join("");
      while (holder.firstElementChild) {
        list.insertBefore(holder.firstElementChild, item.row);
      }
      list.removeChild(item.row);
      isSending = false;
      changed();
      next();
    } else if (told && told.problems && told.problems.length) {
      fail(item, told.problems.join(" "), false);
    } else if (request.status === 413) {
      fail(item, part.dataset.tooLarge, false);
    } else if (request.status === 200 || request.status === 403) {
      fail(item, part.dataset.signedOut, true);
    } else {
      fail(item, part.dataset.refused, true);
    }
  }

  function fail(item, text, canTryAgain) {
    const actions = element("div", "actions");
    item.said.className = "error";
    item.said.setAttribute("role", "alert");
    item.said.textContent = text;
    if (canTryAgain) {
      actions.appendChild(choice(part.dataset.again, function () {
        actions.remove();
        item.said.className = "muted small";
        item.said.textContent = part.dataset.waiting;
        queue.push(item);
        next();
      }));
    }
    actions.appendChild(choice(part.dataset.leaveOut, function () {
      item.row.remove();
    }));
    item.row.appendChild(actions);
    isSending = false;
    held = null;
    next();
  }

  function choice(text, act) {
    const made = element("button", "btn quiet", text);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  }

  function finish() {
    if (list.querySelector("p.error[role=alert]:not([hidden])")) {
      status.textContent = "";
      return;
    }
    status.textContent = part.dataset.added;
    if (held) {
      const button = held;
      held = null;
      button.click();
    }
  }

  part.addEventListener("change", function (event) {
    const field = event.target;
    if (field.type === "file") {
      Array.prototype.forEach.call(field.files, enqueue);
      field.value = "";
    } else if (field.closest("[data-change]")) {
      keep(field.closest("[data-change]"), "");
    }
  });

  // Caption and mark of a draft's file are kept as soon as they are said. Those of a record travel with the form, whose
  // version they change.
  function keep(row, also) {
    const data = new FormData();
    Array.prototype.forEach.call(row.querySelectorAll("input"), function (field) {
      if (field.type !== "checkbox" || field.checked) {
        data.append(field.name, field.value);
      }
    });
    if (also) {
      data.append(also, "1");
    }
    return post(row, row.dataset.change, data);
  }

  function post(row, url, data) {
    const said = row.querySelector("p.error");
    data.append("csrfmiddlewaretoken", token());
    return fetch(url, { method: "POST", body: data, credentials: "same-origin", redirect: "manual" })
      .then(function (answer) {
        return answer.json();
      }).then(function (told) {
        said.textContent = told.problems.join(" ");
        said.hidden = told.problems.length === 0;
        return told.problems.length === 0;
      }).catch(function () {
        // The words are still in the form, which keeps them.
        return false;
      });
  }

  part.addEventListener("click", function (event) {
    const pressed = event.target.closest ? event.target.closest("[name=remove_file], [name=raise_file]") : null;
    const row = pressed && pressed.closest("[data-change]");
    if (!row) {
      return;
    }
    event.preventDefault();
    if (pressed.name === "remove_file") {
      post(row, row.dataset.remove, new FormData()).then(function (isDone) {
        if (isDone) {
          const beside = row.nextElementSibling || row.previousElementSibling;
          row.remove();
          (beside ? beside.querySelector("button, a") : part.querySelector("[type=file]")).focus();
          changed();
        }
      });
      return;
    }
    const before = row.previousElementSibling;
    keep(row, "raise_file").then(function (isDone) {
      if (isDone && before && before.dataset.change) {
        list.insertBefore(row, before);
        pressed.focus();
      }
    });
  });

  // A form that is sent while files are on their way waits for them.
  form.addEventListener("click", function (event) {
    pressed = event.target.closest ? event.target.closest("button") : null;
  });
  document.addEventListener("submit", function (event) {
    if (event.target === form && (isSending || queue.length)) {
      event.preventDefault();
      event.stopImmediatePropagation();
      held = pressed;
      status.textContent = part.dataset.hold;
      status.scrollIntoView({ block: "nearest" });
    }
  }, true);

  window.addEventListener("beforeunload", function (event) {
    if (isSending || queue.length) {
      event.preventDefault();
      event.returnValue = "";
    }
  });
})();
