// Wires up what the page has. The rest is loaded at the reader's first touch.

const root = new URL(document.documentElement.dataset.root || "./", document.baseURI);
const asked = new URLSearchParams(location.search);

const field = document.getElementById("search");
if (field) {
  const open = once(() => import("./search.js"), (module, event) => module.start(field, root, event));
  field.addEventListener("focus", open);
  // Sent before this script was there.
  if (asked.get("q")) {
    field.value = asked.get("q");
    field.focus();
    open();
  }
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest?.("input, textarea, select")) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
}

for (const form of document.querySelectorAll("[data-finder]")) {
  const open = once(() => import("./finder.js"), (module) => module.start(form, root));
  for (const touch of ["pointerover", "focusin", "change"]) form.addEventListener(touch, open);
  if ([...form.elements].some((choice) => choice.name && asked.has(choice.name))) open();
}

let copying;
document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-copy], [data-copy-link]");
  if (!button) return;
  copying ??= import("./copying.js");
  copying.then((module) => module.copy(button));
});

/** Loads and starts a module at the first call; again only if that failed. */
function once(load, start) {
  let started;
  return (event) => {
    started ??= load().then((module) => start(module, event)).catch(() => (started = undefined));
  };
}
