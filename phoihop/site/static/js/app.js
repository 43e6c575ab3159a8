// The portal as an app: what was read stays readable without a line, and words written without one wait in the outbox.
// A word is sent before the eyes of who wrote it, by the form that it was written for: its code is shown once.
(async () => {
  "use strict";
  if (!("serviceWorker" in navigator) || !window.indexedDB) return;
  navigator.serviceWorker.register(`/sw.js?${document.documentElement.lang}`);
  const find = (selector) => document.querySelector(selector);
  const send = (word) => location.assign(`${word.url}#cho-gui-${word.key}`);

  const show = async () => {
    const words = await outbox.all();
    const list = find("[data-waiting]");
    find("[data-outbox]").hidden = words.length === 0 || list !== null;
    if (!list) return words;
    find("[data-none]").hidden = words.length > 0;
    list.replaceChildren(...words.map((word) => {
      const line = find("template#word").content.cloneNode(true);
      line.querySelector("[data-text]").textContent = word.fields.find(([name]) => name === "text")?.[1] ?? "";
      line.querySelector("[data-send]").addEventListener("click", () => send(word));
      line.querySelector("[data-drop]").addEventListener("click", async () => { await outbox.drop(word.key); show(); });
      return line;
    }));
    return words;
  };
  const sendFirst = async () => {
    const [first] = await show();
    if (find("[data-waiting]") && first && navigator.onLine) send(first);
  };

  const fill = (form, [name, value]) => {
    const field = form.elements[name];
    if (!field) return;
    if (value instanceof File) {
      if (!value.size) return;
      const files = new DataTransfer();
      for (const one of [...field.files, value]) files.items.add(one);
      field.files = files.files;
    } else if (field.type === "checkbox") field.checked = true;
    else field.value = value;
  };
  const sendFrom = async (form, key) => {
    const word = await outbox.get(key);
    if (!word) return;
    const proven = word.fields.some(([name, value]) => name === "proof" && value); // its own seed counts with its proof alone
    for (const one of word.fields) if (proven || !["seed", "proof"].includes(one[0])) fill(form, one);
    form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "cho_gui", value: key }));
    sessionStorage.setItem("cho_gui", key);
    const chosen = word.fields.some(([name]) => name === "to") ? form.elements.to.value : form.dataset.direct;
    if (chosen) form.querySelector("button").click();
  };

  const asked = /^#cho-gui-([\w-]+)$/.exec(location.hash);
  const form = find("form[data-direct]");
  if (asked && form) {
    history.replaceState(null, "", location.pathname + location.search);
    await sendFrom(form, asked[1]);
  }
  if (find("[data-keep], [data-other-path]") && sessionStorage.getItem("cho_gui")) { // it arrived, or belongs elsewhere
    await outbox.drop(sessionStorage.getItem("cho_gui"));
    sessionStorage.removeItem("cho_gui");
  }
  const blank = find("form[data-offline]");
  if (blank) blank.hidden = location.pathname === blank.dataset.offline;
  if (asked && blank) { // there was no line after all, though the phone said so
    const again = () => navigator.onLine && location.reload();
    window.addEventListener("online", again);
    setTimeout(again, 4000);
  }
  window.addEventListener("online", sendFirst);
  await show();
  if (find("[data-waiting]") && location.search === "?vua-viet") setTimeout(sendFirst, 1500); // time to read where one is
})();
