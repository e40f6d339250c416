// Loads the WebAssembly once the browser is idle and brings the islands to life.
// The addresses stand on the script element, for they carry hashes.
const here = document.getElementById("boot");

// The framework looks for these; the pages have nothing to put into them.
Object.assign(window, { __RESOLVED_RESOURCES: [], __SERIALIZED_ERRORS: [], __INCOMPLETE_CHUNKS: [] });

async function start() {
  const module = await import(here.dataset.script);
  await module.default({ module_or_path: here.dataset.wasm });
  module.hydrate();
  for (const island of document.querySelectorAll("leptos-island")) {
    module[island.dataset.component]?.(island);
  }
}

// What somebody opened here stays readable without a network: the worker fetches
// this page once more, so that the first visit is kept, too.
async function stay() {
  await navigator.serviceWorker.register(here.dataset.offline);
  await navigator.serviceWorker.ready;
  // Only what it has in hand passes through the worker.
  if (!navigator.serviceWorker.controller) {
    await new Promise((done) => navigator.serviceWorker.addEventListener("controllerchange", done, { once: true }));
  }
  const files = [...document.querySelectorAll("link[rel=stylesheet]")].map((link) => link.href);
  const all = [location.href, ...files, here.src, here.dataset.script, here.dataset.wasm];
  await Promise.all(all.filter(Boolean).map((url) => fetch(url)));
}
if (here?.dataset.offline && navigator.serviceWorker) addEventListener("load", () => stay().catch(() => {}));

if (here?.dataset.script && window.WebAssembly) {
  if (window.requestIdleCallback) requestIdleCallback(start, { timeout: 2000 });
  else setTimeout(start, 200);
}
