// Small comforts; every page works without them.
document.addEventListener("submit", (event) => {
  // A double click sends a form once; the once-only key catches what still slips through.
  const form = event.target;
  if (form.dataset.sent) { event.preventDefault(); return; }
  if (form.getAttribute("method") !== "post") return;
  form.dataset.sent = "1";
  if ("forget" in form.dataset) forget();
  else { const kept = read(keyOf(form)); if (kept) write(keyOf(form), { ...kept, sent: true }); }
});
const unlock = () => document.querySelectorAll("form[data-sent]").forEach((form) => { delete form.dataset.sent; });
window.addEventListener("pageshow", unlock);
document.addEventListener("click", (event) => {
  const copy = event.target.closest("[data-copy]");
  if (!copy) return;
  const field = document.getElementById(copy.dataset.copy);
  field.select();
  navigator.clipboard?.writeText(field.value).then(() => { copy.textContent = copy.dataset.copied; });
});
// On a phone the row of tabs is wider than the screen: the page's own tab stands in view.
const tab = document.querySelector(".tabs [aria-current]");
if (tab) tab.parentNode.scrollLeft = tab.offsetLeft - tab.parentNode.offsetLeft - 16;

// Typed text that was not sent stays in this window of the browser, for the same account, and is offered back.
const PREFIX = "unsent:";
const TEXTS = ["textarea", "text", "search", "url", "email", "tel", "number", "date"];
const offer = document.querySelector("template[data-account]"); // only where somebody is signed in
const before = new WeakMap(); // what was kept of a form when its page was opened
const typed = new Set();
// A form that saves itself ([data-saves]) outlives even its closed tab, until sign-out or another account signs in.
const LASTING = "unsent-lasting:";
let store = null;
let lasting = null;
try { store = window.sessionStorage; lasting = window.localStorage; } catch { /* the browser allows none */ }

const storeOf = (key) => (key.startsWith(LASTING) ? lasting : store);
const keys = () => [[store, PREFIX], [lasting, LASTING]].flatMap(([one, prefix]) => (one ? Object.keys(one).filter((key) => key.startsWith(prefix)) : []));
const read = (key) => JSON.parse(storeOf(key)?.getItem(key) ?? "null");
const write = (key, kept) => { try { storeOf(key)?.setItem(key, JSON.stringify(kept)); } catch { /* full */ } };
const drop = (key) => storeOf(key)?.removeItem(key);
const forget = () => keys().forEach(drop);

const secret = (form) => [...form.elements].some((one) => one.type === "password" || one.autocomplete === "one-time-code");
const keepable = () => [...document.querySelectorAll("form[method=post]")].filter((form) => !secret(form));
const addressOf = (form) => new URL(form.getAttribute("action") || "", location.href).pathname;
const keyOf = (form) => {
  const address = addressOf(form);
  return `${"saves" in form.dataset ? LASTING : PREFIX}${address} ${keepable().filter((one) => addressOf(one) === address).indexOf(form)}`;
};
const textsOf = (form) => {
  const seen = {};
  return [...form.elements]
    .filter((field) => field.name && TEXTS.includes(field.type))
    .map((field) => [`${field.name} ${(seen[field.name] = (seen[field.name] ?? 0) + 1)}`, field]);
};
const changed = (form) => textsOf(form).filter(([, field]) => field.value !== field.defaultValue);

function keep(form) {
  const fields = { ...before.get(form), ...Object.fromEntries(changed(form).map(([name, field]) => [name, field.value])) };
  if (Object.keys(fields).length) write(keyOf(form), { at: Date.now(), account: offer.dataset.account, fields });
  else drop(keyOf(form));
}

function offerBack(form) {
  const kept = read(keyOf(form));
  if (!kept || before.has(form)) return;
  before.set(form, kept.fields);
  const lost = textsOf(form).filter(([name, field]) => name in kept.fields && field.value !== kept.fields[name]);
  if (!lost.length) return;
  const notice = offer.content.firstElementChild.cloneNode(true);
  const at = new Date(kept.at);
  const today = at.toDateString() === new Date().toDateString();
  notice.querySelector("time").textContent = at.toLocaleString(document.documentElement.lang, today ? { timeStyle: "short" } : { dateStyle: "short", timeStyle: "short" });
  const answer = (act) => () => {
    before.set(form, {});
    act();
    keep(form);
    notice.remove();
    lost[0][1].focus();
  };
  notice.querySelector("[data-restore]").addEventListener("click", answer(() => {
    lost.forEach(([name, field]) => { field.value = kept.fields[name]; field.dispatchEvent(new Event("change", { bubbles: true })); });
    typed.add(form);
  }));
  notice.querySelector("[data-drop]").addEventListener("click", answer(() => {}));
  form.prepend(notice);
}

function settle() {
  // A page that tells of success ends what was sent; any other page (refused, session ended) leaves it unsent.
  const done = document.querySelector(".message.success, .message.info");
  for (const key of keys()) {
    const kept = read(key);
    if ((offer && kept.account !== offer.dataset.account) || (kept.sent && done)) drop(key);
    else if (kept.sent) write(key, { ...kept, sent: false });
  }
  document.querySelectorAll("[data-kept]").forEach((told) => { told.hidden = !keys().length; });
  if (offer) keepable().forEach(offerBack);
}
settle();
if (offer) {
  document.addEventListener("htmx:load", () => keepable().forEach(offerBack)); // a form that came into the page
  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (!form || form.getAttribute("method") !== "post" || !TEXTS.includes(event.target.type) || secret(form)) return;
    typed.add(form);
    keep(form);
  });
  window.addEventListener("beforeunload", (event) => {
    if (![...typed].some((form) => form.isConnected && !form.dataset.sent && !("saves" in form.dataset) && changed(form).length)) return;
    event.preventDefault();
    setTimeout(unlock, 500); // who stays may send again
  });
}

// A report saves each of its lines ([data-line]: where to) when one leaves a field; what fails is tried again.
const waiting = new Set();
const fieldsOf = (line) => [...line.querySelectorAll("input[name], select[name], textarea[name]")];
const hidden = (line, part) => line.querySelector(`input[name^="${part}-"]`);
const isDirty = (line) => fieldsOf(line).some((field) => (field.tagName === "SELECT" ? !field.selectedOptions[0]?.defaultSelected : field.type !== "hidden" && field.value !== field.defaultValue));

async function saveLine(line, leaving = false) {
  if (line.held) return; // two texts stand there; the person decides
  if (line.saving) { line.again = true; return; }
  const form = line.closest("form");
  const told = line.querySelector("[data-told]");
  const sent = fieldsOf(line).map((field) => [field, field.value]);
  const body = new URLSearchParams(sent.map(([field, value]) => [field.name, value]));
  body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  line.saving = true;
  told.textContent = form.dataset.saving;
  try {
    const answer = await fetch(line.dataset.line, { method: "POST", body, keepalive: leaving, headers: { "X-Requested-With": "fetch" } });
    if (!answer.headers.get("content-type")?.startsWith("application/json")) throw new Error("signed out, or broken");
    const said = await answer.json();
    waiting.delete(line);
    told.textContent = said.told ?? "";
    if ("version" in said) {
      hidden(line, "v").value = said.version;
      hidden(line, "m").value = said.mark;
      if (hidden(line, "c")) hidden(line, "c").value = said.stands;
    }
    line.querySelector(".conflict")?.remove();
    if (said.notice) {
      line.held = true;
      line.querySelector("h3").insertAdjacentHTML("afterend", said.notice);
      line.querySelector("[data-mine]").addEventListener("click", () => { line.held = false; saveLine(line); });
    } else if (answer.ok) {
      if ("asked" in said) {
        line.querySelector("[data-asked]").innerHTML = said.asked;
        const because = line.querySelector("[data-because]");
        because.hidden = !said.asked && !because.querySelector("textarea").value && !said.stands;
      }
      line.querySelector("[data-suggested]")?.remove();
      for (const [field, value] of sent) {
        if (field.tagName === "SELECT") [...field.options].forEach((option) => { option.defaultSelected = option.value === value; });
        else if (field.type !== "hidden") field.defaultValue = value;
      }
      before.set(form, {});
      keep(form);
    }
  } catch {
    waiting.add(line);
    told.textContent = form.dataset.offline;
  } finally {
    line.saving = false;
    if (line.again) { line.again = false; saveLine(line); }
  }
}
if (offer) {
  document.addEventListener("change", (event) => {
    const line = event.target.closest("form[data-saves] [data-line]");
    if (line) saveLine(line);
  });
  const retry = () => [...waiting].forEach((line) => saveLine(line));
  window.addEventListener("online", retry);
  setInterval(retry, 20000);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "hidden") return;
    document.querySelectorAll("form[data-saves]:not([data-sent]) [data-line]").forEach((line) => { if (isDirty(line)) saveLine(line, true); });
  });
}
