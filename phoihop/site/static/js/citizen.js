// Citizens' forms: a little work against floods while one types, the code from a receipt's or a slip's QR, a receipt that is not lost by accident.
(() => {
  "use strict";
  const proof = document.querySelector("input[data-challenge]");
  const form = proof && proof.form;
  const solve = async () => {
    const { challenge, salt, signature, max } = JSON.parse(proof.dataset.challenge);
    const text = new TextEncoder();
    const head = salt.endsWith("&") ? salt : `${salt}&`;
    for (let number = 0; number <= max; number += 1) {
      const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", text.encode(head + number)));
      if (Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("") === challenge) {
        proof.value = JSON.stringify({ challenge, salt, signature, number });
        return;
      }
    }
  };
  if (form && window.crypto && crypto.subtle) {
    let solved = null;
    form.addEventListener("focusin", () => { solved ??= solve(); }, { once: true });
    form.addEventListener("submit", (event) => {
      if (proof.value) return;
      event.preventDefault();
      form.querySelector("button").disabled = true;
      solved ??= solve();
      solved.finally(() => form.submit());
    });
  }
  const code = document.querySelector("input[name=code]:not([type=hidden])");
  if (code && /^#\d{16}(\d{9})?$/.test(location.hash)) {
    code.value = location.hash.slice(1);
    history.replaceState(null, "", location.pathname);
  }
  const receipt = document.querySelector("[data-keep]");
  if (receipt) {
    let kept = false;
    const print = receipt.querySelector("[data-print]");
    print.hidden = false;
    print.addEventListener("click", () => { kept = true; window.print(); });
    receipt.querySelector("form").addEventListener("submit", () => { kept = true; });
    window.addEventListener("beforeunload", (event) => { if (!kept) event.preventDefault(); });
  }
})();
