// What is said when there is nothing to follow: no server, or no page.

import { fill, make } from "./elements.js";
import { says } from "./words.js";

/** A quiet line at the top of the window. */
export class Notices {
  #box = make("p", { class: "driftless-notice", role: "status" });
  #isLost = false;
  #missing;

  constructor(host) {
    host.append(this.#box);
  }

  set isLost(value) {
    this.#isLost = value;
    this.#tell();
  }

  /** `gone`, `broken` if its file is there, or undefined. */
  set missing(value) {
    this.#missing = value;
    this.#tell();
  }

  #tell() {
    if (this.#isLost) fill(this.#box, says.lost);
    else if (this.#missing === "broken") fill(this.#box, says.broken);
    else if (this.#missing) fill(this.#box, says.gone, " ", make("a", { href: "/" }, says.home));
    else fill(this.#box);
  }
}
