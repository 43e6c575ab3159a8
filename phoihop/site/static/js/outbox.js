// What citizens wrote while there was no line: kept in this browser alone, each under its key, until it is sent or deleted.
// Pages and the service worker share it.
self.outbox = (() => {
  "use strict";
  const opened = () => new Promise((done, failed) => {
    const asked = indexedDB.open("outbox", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("words", { keyPath: "key" });
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
  });
  const within = async (mode, act) => {
    const base = await opened();
    try {
      return await new Promise((done, failed) => {
        const asked = act(base.transaction("words", mode).objectStore("words"));
        asked.onsuccess = () => done(asked.result);
        asked.onerror = () => failed(asked.error);
      });
    } finally {
      base.close();
    }
  };
  return {
    put: (word) => within("readwrite", (words) => words.put(word)),
    get: (key) => within("readonly", (words) => words.get(key)),
    all: () => within("readonly", (words) => words.getAll()),
    drop: (key) => within("readwrite", (words) => words.delete(key)),
  };
})();
