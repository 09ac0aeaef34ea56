// Whether the page and the files that it loaded are still what the server has.

const ownFolder = "/__driftless/";
const shownKinds = /\.(css|js|json|wasm|svg|png|jpe?g|gif|webp|avif)$/;
/** The search reads it when it is used first; only the finder's answer comes from it at once. */
const searchIndex = /\/search-index\.json$/;

async function look(path) {
  try {
    const { status, headers } = await fetch(path, { method: "HEAD", cache: "no-store" });
    return status < 500 ? { status, version: headers.get("etag") } : undefined;
  } catch {
    return undefined; // The server is gone, which the event stream notices.
  }
}

/** Compares the open page with the server's. */
export class Versions {
  /** Where the browser does not say so, the first comparison does. */
  #wasThere = performance.getEntriesByType("navigation")[0]?.responseStatus === 200;
  /** What each loaded file was when it was first seen. */
  #files = new Map();

  constructor() {
    new PerformanceObserver((list) => {
      for (const { name } of list.getEntries()) this.#add(new URL(name));
    }).observe({ type: "resource", buffered: true });
  }

  #add({ origin, pathname }) {
    const isOther = origin !== location.origin || pathname.startsWith(ownFolder) || !shownKinds.test(pathname);
    if (!isOther && !this.#files.has(pathname)) this.#files.set(pathname, look(pathname));
  }

  /** Gives `same`, `changed`, `gone`, or `away` where there is no answer. */
  async compare() {
    const page = await look(location.pathname);
    if (!page) return "away";
    if (page.status === 404 && this.#wasThere) return "gone";
    this.#wasThere ||= page.status === 200;
    const isSame = page.version === document.documentElement.dataset.version;
    return isSame && !(await this.#haveFilesChanged()) ? "same" : "changed";
  }

  async #haveFilesChanged() {
    const hasFinder = document.querySelector("[data-finder]") !== null;
    const all = await Promise.all(
      [...this.#files].map(async ([path, first]) => {
        const [before, now] = await Promise.all([first, look(path)]);
        return before && now && before.version !== now.version && (hasFinder || !searchIndex.test(path));
      }),
    );
    return all.includes(true);
  }
}
