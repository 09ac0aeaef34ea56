// The search field: a combobox over the answers of the index, with filters, and the full text of all
// pages when a reader asks for it. All words come from the page.

import { loadIndex } from "./answers.js";
import { prepare, search } from "./matching.js";

const fullTextMost = 12;

/** Takes over the search around `field`, which got the focus with `event`. */
export function start(field, root, event) {
  const host = field.closest("[role=search]");
  const part = (selector) => host.querySelector(selector);
  const panel = part("#search-panel");
  const list = part("[role=listbox]");
  const status = part("[role=status]");
  const more = part("[data-full-text]");
  const template = part("template");
  const filters = [...host.querySelectorAll("[data-filter]")];
  const options = list.getElementsByClassName("result");
  let cameFrom = event?.relatedTarget;
  let active = -1;
  let asked = 0; // results that come late must not join those of other words
  let preparing;
  let refreshing;

  const prepared = () => (preparing ??= loadIndex(root).then(offerFilters).then(prepare));

  /** Fills the filters with what the index knows. */
  function offerFilters(index) {
    for (const select of filters) {
      const names = index[`${select.dataset.filter}s`].map(([id, name]) => new Option(name, id));
      select.replaceChildren(select.options[0], ...names);
    }
    return index;
  }

  function show(isShown) {
    if (!isShown) asked += 1;
    panel.hidden = !isShown;
    field.setAttribute("aria-expanded", isShown);
    select(-1);
  }

  function select(position) {
    options[active]?.setAttribute("aria-selected", false);
    active = position;
    const option = options[active];
    option?.setAttribute("aria-selected", true);
    option?.scrollIntoView({ block: "nearest" });
    if (option) field.setAttribute("aria-activedescendant", option.id);
    else field.removeAttribute("aria-activedescendant");
  }

  function say(key) {
    status.textContent = status.dataset[key].replace("{count}", options.length);
  }

  const count = () => say(["none", "one"][options.length] ?? "many");

  function append({ title, kind, says, where, address }) {
    const item = template.content.cloneNode(true);
    const option = item.querySelector(".result");
    option.id = `search-result-${options.length}`;
    option.href = new URL(address, root);
    const texts = { title, answer: says, where };
    for (const key in texts) option.querySelector(`.result-${key}`).textContent = texts[key] ?? "";
    if (kind) option.querySelector(".shape").classList.add(kind);
    list.append(item);
  }

  /** An answer with its title and place in words: the page says how they are put together. */
  function told({ systems, attributes, labels }, { choice, ...result }) {
    if (!choice) return result;
    const names = {
      attribute: attributes[choice.attribute][1],
      "identity-system": systems[choice.system][1],
      place: labels["changed-at"][choice.place],
      mapping: labels.mapping[choice.mapping],
      edit: labels.edit[choice.edit],
    };
    const tell = (key) => template.dataset[key].replace(/\{([\w-]+)\}/g, (_, name) => names[name]);
    return { ...result, title: tell("title"), where: tell("where") };
  }

  /** Runs `job`, and says so if it fails; `job` is told whether its words are still asked for. */
  async function attempt(job) {
    const own = (asked += 1);
    const isAsked = () => own === asked;
    try {
      await job(isAsked);
    } catch {
      preparing = undefined; // the next use tries again
      if (!isAsked()) return;
      show(true);
      say("failed");
    }
  }

  function update() {
    refreshing = attempt(async (isAsked) => {
      const { index, ...rest } = await prepared();
      if (!isAsked()) return;
      const filter = {};
      for (const { value, dataset } of filters) {
        if (value) filter[dataset.filter] = index[`${dataset.filter}s`].findIndex(([id]) => id === value);
      }
      list.replaceChildren();
      for (const result of search({ index, ...rest }, field.value, filter)) append(told(index, result));
      more.hidden = !field.value.trim();
      if (more.hidden && options.length === 0) status.textContent = "";
      else count();
      show(true);
    });
  }

  function searchFullText() {
    field.focus();
    more.disabled = true;
    return attempt(async (isAsked) => {
      const pagefind = await import(new URL("pagefind/pagefind.js", root));
      await pagefind.options({ baseUrl: root.pathname });
      const chosen = filters.filter(({ value }) => value).map(({ value, dataset }) => [dataset.filter, value]);
      const { results } = await pagefind.search(field.value, { filters: Object.fromEntries(chosen) });
      const pages = await Promise.all(results.slice(0, fullTextMost).map((result) => result.data()));
      if (!isAsked()) return;
      const shown = new Set(Array.from(options, ({ pathname }) => pathname));
      for (const { url, meta, plain_excerpt: says } of pages) {
        if (!shown.has(url)) append({ title: meta.title, says, address: url });
      }
      more.hidden = true;
      count();
    }).finally(() => (more.disabled = false));
  }

  const keys = {
    ArrowDown: () => (panel.hidden ? update() : select(active + 1 < options.length ? active + 1 : 0)),
    ArrowUp: () => (panel.hidden ? update() : select(active > 0 ? active - 1 : options.length - 1)),
    Escape: () => {
      if (!panel.hidden) show(false);
      else if (cameFrom) cameFrom.focus();
      else field.blur();
    },
  };
  field.addEventListener("keydown", (event) => {
    if (!keys[event.key] || event.isComposing) return;
    event.preventDefault();
    keys[event.key]();
  });
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    show(false);
    field.focus();
  });
  // Enter opens the selected result, or else the first; without one, it looks further.
  field.form.addEventListener("submit", async (event) => {
    event.preventDefault();
    await refreshing;
    const option = options[Math.max(active, 0)];
    if (option) option.click();
    else if (field.value.trim()) searchFullText();
  });
  field.addEventListener("input", update);
  field.addEventListener("focus", ({ relatedTarget }) => {
    if (!host.contains(relatedTarget)) cameFrom = relatedTarget;
  });
  for (const select of filters) select.addEventListener("change", update);
  more.addEventListener("click", searchFullText);
  const leave = (element) => element && !host.contains(element) && show(false);
  document.addEventListener("pointerdown", ({ target }) => leave(target));
  host.addEventListener("focusout", ({ relatedTarget }) => leave(relatedTarget));

  // What was typed before this module was there.
  if (field.value.trim()) update();
  else prepared().catch(() => (preparing = undefined));
}
