// Loads the page again where it cannot be patched, and brings back what the reader had before.

const key = "driftless";
/** The simulator writes its state into the address a moment after a step. */
const addressMilliseconds = 250;
const readyMilliseconds = 5000;
const typed = "input:not([type=checkbox], [type=radio], [type=file]), textarea, select";

/** Notes what the reader has, and loads the page again. */
export async function reload() {
  if (document.querySelector("[data-simulator]")) {
    await new Promise((done) => { setTimeout(done, addressMilliseconds); });
  }
  const { activeElement } = document;
  const values = [...document.querySelectorAll(typed)].filter(isTyped).map((field) => [selectorOf(field), field.value]);
  sessionStorage.setItem(key, JSON.stringify({
    path: location.pathname, scroll: [scrollX, scrollY], values,
    open: [...document.querySelectorAll("details")].map((each, index) => (each.open ? index : -1)).filter((index) => index >= 0),
    focus: activeElement && activeElement !== document.body ? selectorOf(activeElement) : null,
    selection: typeof activeElement?.selectionStart === "number" ? [activeElement.selectionStart, activeElement.selectionEnd] : null,
  }));
  location.reload();
}

/** Brings back what was noted, now and again when the simulator is there. */
export async function restore() {
  const noted = sessionStorage.getItem(key);
  sessionStorage.removeItem(key);
  if (!noted) return;
  const had = JSON.parse(noted);
  if (had.path !== location.pathname) return;
  bringBack(had);
  if (await isSimulatorThere()) bringBack(had);
}

function bringBack({ scroll: [left, top], values, open, focus, selection }) {
  const details = document.querySelectorAll("details");
  for (const index of open) if (details[index]) details[index].open = true;
  for (const [selector, value] of values) {
    const field = document.querySelector(selector);
    if (!field || field.value === value) continue;
    field.value = value;
    if (field.localName === "select") field.dispatchEvent(new Event("change", { bubbles: true }));
  }
  const focused = focus && document.querySelector(focus);
  if (focused) {
    focused.focus({ preventScroll: true });
    if (selection && focused.setSelectionRange) focused.setSelectionRange(...selection);
  }
  scrollTo({ left, top, behavior: "instant" });
}

function isTyped(field) {
  return field.localName === "select"
    ? [...field.options].some(({ selected, defaultSelected }) => selected !== defaultSelected)
    : field.value !== field.defaultValue;
}

/** Waits until the simulator is there; false where there is none. */
function isSimulatorThere() {
  const simulator = document.querySelector("[data-simulator] [data-part=sim]");
  if (!simulator) return false;
  return new Promise((done) => {
    const end = () => {
      observer.disconnect();
      done(!simulator.hidden);
    };
    const observer = new MutationObserver(() => simulator.hidden || end());
    observer.observe(simulator, { attributeFilter: ["hidden"] });
    setTimeout(end, readyMilliseconds);
  });
}

/** A selector of one element, from the next one around it that has an id. */
function selectorOf(element) {
  const parts = [];
  for (let each = element; each; each = each.parentElement) {
    if (each.id) return [`#${CSS.escape(each.id)}`, ...parts].join(" > ");
    const same = [...(each.parentElement?.children ?? [])].filter(({ localName }) => localName === each.localName);
    parts.unshift(same.length > 1 ? `${each.localName}:nth-of-type(${same.indexOf(each) + 1})` : each.localName);
  }
  return parts.join(" > ");
}
