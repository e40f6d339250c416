// Keeps the checklists, undertakings and comparisons that were opened in this
// browser, for when there is no network. Every other page comes from the network.
const PAGES = "pages";
const FILES = "files";
const MOST = 40;
const KEPT = /^(\/en)?(\/thu-tuc\/[^/]+\/cua-toi|\/ho-so-cua-toi|\/so-sanh)$/;
const PATIENCE = 4000;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (KEPT.test(url.pathname)) event.respondWith(page(event));
  // Their names carry hashes: what is here is right.
  else if (url.pathname.startsWith("/pkg/") || url.pathname === "/favicon.svg") event.respondWith(file(request));
});

async function page(event) {
  const { request } = event;
  const cache = await caches.open(PAGES);
  const fresh = fetch(request).then((response) => {
    if (response.ok) event.waitUntil(keep(cache, request, response.clone()));
    return response;
  });
  const kept = await cache.match(request.url, { ignoreVary: true });
  if (!kept) return fresh;
  // A slow line is no network.
  const late = new Promise((resolve) => setTimeout(() => resolve(kept), PATIENCE));
  return Promise.race([fresh.catch(() => kept), late]);
}

async function file(request) {
  const cache = await caches.open(FILES);
  const kept = await cache.match(request.url, { ignoreVary: true });
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) await keep(cache, request, response.clone());
  return response;
}

async function keep(cache, request, response) {
  await cache.delete(request.url);
  await cache.put(request.url, response);
  // The oldest go first.
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - MOST)).map((key) => cache.delete(key)));
}
