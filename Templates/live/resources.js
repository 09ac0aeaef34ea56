// What the page has loaded beside itself, and what of it is no longer the same.

import { fetchedAnew, swapStyle } from "./patch.js";

const own = "/__driftless/";
/** The search reads it when it is used first; a finder shows an answer of it. */
const index = "search-index.json";

/** A number that differs if some bytes differ, as good as always (FNV-1a). */
export function digest(bytes) {
  let number = 0x811c9dc5;
  for (const byte of bytes) number = Math.imul(number ^ byte, 0x01000193) >>> 0;
  return `${bytes.length} ${number}`;
}

/** What follows from a changed file: `style`, `picture`, `reload`, or `nothing`. */
export function consequence(path, { hasFinder }) {
  const ending = path.slice(path.lastIndexOf(".") + 1);
  if (ending === "css") return "style";
  if (["svg", "png", "jpg", "jpeg", "gif", "webp", "avif"].includes(ending)) return "picture";
  if (path.endsWith(index)) return hasFinder ? "reload" : "nothing";
  return ["js", "json", "wasm"].includes(ending) ? "reload" : "nothing";
}

async function digestOf(address) {
  try {
    const response = await fetch(address, { cache: "no-store" });
    return response.ok ? digest(new Uint8Array(await response.arrayBuffer())) : "";
  } catch {
    return undefined; // The server is gone, which is told elsewhere.
  }
}

/** The files that the page has loaded. */
export class Resources {
  #digests = new Map();

  constructor() {
    new PerformanceObserver((list) => list.getEntries().forEach(({ name }) => this.#note(name)))
      .observe({ type: "resource", buffered: true });
  }

  #note(name) {
    const url = new URL(name);
    const isOther = url.origin !== location.origin || url.pathname.startsWith(own) || url.pathname === location.pathname;
    if (isOther || consequence(url.pathname, { hasFinder: true }) === "nothing" || this.#digests.has(url.pathname)) return;
    this.#digests.set(url.pathname, digestOf(url.pathname));
  }

  /** The paths whose files have changed since they were asked for last. */
  async changed() {
    const all = await Promise.all([...this.#digests].map(async ([path, before]) => {
      const now = await digestOf(path);
      if (now === undefined) return undefined;
      this.#digests.set(path, Promise.resolve(now));
      return [undefined, now].includes(await before) ? undefined : path;
    }));
    return all.filter((path) => path !== undefined);
  }
}

/** Shows the changed styles and pictures. Gives whether the page must be loaded again. */
export function renew(paths, revision) {
  const hasFinder = document.querySelector("[data-finder]") !== null;
  for (const path of paths) {
    const isOf = (address) => new URL(address, document.baseURI).pathname === path;
    const what = consequence(path, { hasFinder });
    if (what === "reload") return true;
    if (what === "style") {
      for (const link of document.querySelectorAll("link[rel=stylesheet]")) {
        if (isOf(link.href) && link.sheet) swapStyle(link, link.getAttribute("href"), revision);
      }
    } else if (what === "picture") {
      for (const picture of document.querySelectorAll("img[src]")) {
        if (isOf(picture.src)) picture.src = fetchedAnew(picture.getAttribute("src"), revision);
      }
    }
  }
  return false;
}
