// Loads the page again, and gives the writer back what a browser would lose.

import { ownAttribute } from "./elements.js";

const key = "driftless";
/** What was noted and is not all brought back yet, when the page may have to be loaded once more. */
let unfinished;
/** The simulator writes its state into the address a moment after a step. */
const addressMilliseconds = 250;
const readyMilliseconds = 5000;
const fields = "input:not([type=checkbox], [type=radio], [type=file]), textarea, select";
const blocks = "main :is(h1, h2, h3, p, li, tr, dt, dd, pre)";
/** Some of what is in the window may be gone afterwards. */
const blocksMost = 12;

/** Loads the page again. What the overlay needs afterwards is in `overlay`. Never returns. */
export async function reload(overlay) {
  if (document.querySelector("[data-simulator]")) {
    await new Promise((done) => {
      setTimeout(done, addressMilliseconds);
    });
  }
  sessionStorage.setItem(key, JSON.stringify(unfinished ?? note(overlay)));
  history.scrollRestoration = "manual";
  location.reload();
  return new Promise(() => {});
}

function note(overlay) {
  const { activeElement } = document;
  const { selectionStart, selectionEnd } = activeElement ?? {};
  return {
    overlay,
    path: location.pathname,
    scroll: [scrollX, scrollY],
    read: blocksInWindow().map((block) => [referenceTo(block), block.getBoundingClientRect().top]),
    open: [...document.querySelectorAll("details")].map((each) => [referenceTo(each), each.open]),
    values: [...document.querySelectorAll(fields)].filter(isTyped).map((field) => [referenceTo(field), field.value]),
    focus: activeElement && activeElement !== document.body ? referenceTo(activeElement) : null,
    selection: typeof selectionStart === "number" ? [selectionStart, selectionEnd] : null,
  };
}

/**
 * Brings back what was noted: now, and again when the simulator is there.
 *
 * Gives `overlay` as it was, and `finish`, to be called when the overlay is there: the focus may be in it.
 */
export function restore() {
  const noted = JSON.parse(sessionStorage.getItem(key) ?? "null");
  sessionStorage.removeItem(key);
  if (noted?.path !== location.pathname) return { finish() {} };
  unfinished = noted;
  bringBack(noted);
  const simulator = simulatorIsReady().then((isReady) => isReady && bringBack(noted));
  // Before the page is loaded, the browser would still scroll by itself.
  addEventListener(
    "load",
    () =>
      setTimeout(() => {
        history.scrollRestoration = "auto";
      }),
    { once: true },
  );
  const finish = async () => {
    focus(noted);
    await simulator;
    unfinished = undefined;
  };
  return { overlay: noted.overlay, finish };
}

function bringBack(noted) {
  for (const [reference, isOpen] of noted.open) {
    const details = find(reference);
    if (details) details.open = isOpen;
  }
  for (const [reference, value] of noted.values) {
    const field = find(reference);
    if (!field || field.value === value) continue;
    field.value = value;
    field.dispatchEvent(new Event(field.localName === "select" ? "change" : "input", { bubbles: true }));
  }
  focus(noted);
  const [left, top] = noted.scroll;
  scrollTo({ left, top, behavior: "instant" });
  // What was added or removed above must not move what is read.
  const [block, before] =
    noted.read.map(([reference, before]) => [find(reference), before]).find(([each]) => each) ?? [];
  if (block) scrollBy({ top: block.getBoundingClientRect().top - before, behavior: "instant" });
}

function focus({ focus: reference, selection }) {
  if (!reference || document.activeElement !== document.body) return;
  const element = find(reference);
  element?.focus({ preventScroll: true });
  if (selection) element?.setSelectionRange?.(...selection);
}

/** The blocks in the window, those in its middle first; none at the very top, where a writer wants to stay. */
function blocksInWindow() {
  if (scrollY === 0) return [];
  const distance = ({ top, bottom }) => Math.abs((top + bottom - innerHeight) / 2);
  return [...document.querySelectorAll(blocks)]
    .map((block) => ({ block, rect: block.getBoundingClientRect() }))
    .filter(({ rect: { top, bottom, height } }) => height > 0 && bottom > 0 && top < innerHeight)
    .sort((one, other) => distance(one.rect) - distance(other.rect))
    .slice(0, blocksMost)
    .map(({ block }) => block);
}

function isTyped(field) {
  return field.localName === "select"
    ? [...field.options].some(({ selected, defaultSelected }) => selected !== defaultSelected)
    : field.value !== field.defaultValue;
}

/** What an element is found by when the page around it has changed: its kind, what it says, and which of these it is. */
function referenceTo(element) {
  const words = wordsOf(element);
  return [element.localName, words, allWith(element.localName, words).indexOf(element)];
}

function find([kind, words, position]) {
  return allWith(kind, words)[position];
}

function allWith(kind, words) {
  return [...document.querySelectorAll(kind)].filter((each) => wordsOf(each) === words);
}

function wordsOf(element) {
  if (element.id) return `#${element.id}`;
  const text = element.matches("input, textarea, select") ? "" : textOf(element.querySelector("summary") ?? element);
  return JSON.stringify([...["name", "href", "aria-label"].map((name) => element.getAttribute(name)), text.trim()]);
}

/** The text without the marks of findings. */
function textOf(element) {
  const marks = `[${ownAttribute}]`;
  if (!element.querySelector(marks)) return element.textContent;
  const copy = element.cloneNode(true);
  for (const mark of copy.querySelectorAll(marks)) mark.remove();
  return copy.textContent;
}

/** Waits for the simulator; gives false where there is none. */
function simulatorIsReady() {
  const simulator = document.querySelector("[data-simulator] [data-part=sim]");
  return new Promise((done) => {
    if (!simulator) return done(false);
    new MutationObserver(() => done(true)).observe(simulator, { attributeFilter: ["hidden"] });
    setTimeout(() => done(false), readyMilliseconds);
  });
}
