// Works for public pages alone: keeps the house's files and the pages that were read, and what was written without a line.
"use strict";
importScripts("{% static 'js/outbox.js' %}");
const SHELL = `shell-{{ version }}${location.search}`;
const PAGES = `pages-{{ version }}${location.search}`;
const MOST = 40;
const OFFLINE = "{% url 'portal:offline' %}";
const WRITE = "{% url 'portal:write_offline' %}";
const WAITING = "{% url 'portal:waiting' %}";
const FILES = {{ files|safe }};

const isForm = (path) => path.endsWith("/phan-anh/") && path !== "{% url 'portal:feedback' %}" || /^\/phan-anh\/don-vi\/\d+\/$/.test(path);

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(SHELL).then((cache) => cache.addAll([OFFLINE, WRITE, WAITING, ...FILES])).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const old = (name) => name !== SHELL && name !== PAGES;
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name)))).then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname, search } = new URL(request.url);
  if (origin !== location.origin) return;
  if (request.method === "POST" && request.mode === "navigate" && isForm(pathname)) event.respondWith(posted(request, pathname + search));
  else if (request.method !== "GET") return;
  else if (FILES.includes(pathname)) event.respondWith(caches.match(request).then((kept) => kept || fetch(request)));
  else if (request.mode === "navigate") event.respondWith(page(request, pathname));
});

// A page as it is now; without a line as it was last read, if everybody may read it.
async function page(request, pathname) {
  try {
    const response = await fetch(request);
    if (response.ok && /\bpublic\b/.test(response.headers.get("Cache-Control") || "")) await keep(request, response.clone());
    return response;
  } catch {
    const kept = await caches.match(request, { ignoreVary: true }) || await caches.match(pathname, { ignoreVary: true });
    return kept || caches.match(isForm(pathname) ? WRITE : OFFLINE);
  }
}

async function keep(request, response) {
  const cache = await caches.open(PAGES);
  await cache.put(request, response);
  const kept = await cache.keys();
  await Promise.all(kept.slice(0, Math.max(kept.length - MOST, 0)).map((one) => cache.delete(one)));
}

// A word goes its way; where there is none it waits, with the seed of its form: arrived after all, it counts once.
async function posted(request, url) {
  const sent = await request.clone().formData();
  if (!sent.has("viet_khi_mat_mang")) {
    try {
      return await fetch(request);
    } catch { /* no line */ }
  }
  const key = sent.get("cho_gui") || Math.random().toString(36).slice(2);
  const ours = ["csrfmiddlewaretoken", "viet_khi_mat_mang", "cho_gui"];
  await self.outbox.put({ key, url, fields: [...sent].filter(([name]) => !ours.includes(name)) });
  return Response.redirect(`${WAITING}?vua-viet`, 303);
}
