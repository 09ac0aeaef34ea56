// The page as the server had it last.

import { difference, needsReload, sinceServed } from "./difference.js";
import { apply, isPossible } from "./patch.js";
import { treeOf } from "./tree.js";

/** Follows what the server has at the address of this page. */
export class ServedPage {
  #html;
  // What scripts do comes after this, as good as always.
  #tree = treeOf(document.documentElement);
  #wasThere = false;

  /**
   * Brings the page up to date. Gives `same`, `patched`, `gone`, `away` where there is no answer, or
   * `reload` where only that helps. `before` is called before the page is touched.
   */
  async follow(revision, before) {
    let response;
    let html;
    try {
      response = await fetch(location.pathname, { cache: "no-store" });
      html = await response.text();
    } catch {
      return "away";
    }
    if (response.status === 404 || response.status === 410) {
      // The page that says so may change too.
      if (!this.#wasThere) return this.#patch(html, revision, before);
      return "gone";
    }
    if (!response.ok) return "away";
    if (!this.#wasThere && this.#html !== undefined) return "reload";
    this.#wasThere = true;
    return this.#patch(html, revision, before);
  }

  #patch(html, revision, before) {
    if (html === this.#html) return "same";
    const isFirst = this.#html === undefined;
    const tree = treeOf(new DOMParser().parseFromString(html, "text/html").documentElement);
    before();
    const change = difference(this.#tree, tree);
    if (isFirst) change.edits = sinceServed(change.edits);
    const isSafe = !change.edits.some(needsReload) && isPossible(change);
    if (!isFirst && !isSafe) return "reload";
    if (!isSafe) change.edits = [];
    apply(change, revision);
    this.#html = html;
    this.#tree = tree;
    return "patched";
  }
}
