// The bar that counts the findings, and the panel that lists them.

import { button, copyButton, fill, make } from "./elements.js";
import { grounds, sign, told } from "./finding.js";
import { isAccepted, keyOf } from "./places.js";
import { countWords, says, total } from "./words.js";

/** So many are listed of a group; a branch that was checked out may have thousands. */
const listedMost = 100;
const acceptCommand = "driftless accept";

/** The bar and the panel of the page. */
export class Panel {
  #host;
  #bar;
  #panel;
  #count;
  #moves;
  #status;
  #items = new Map();
  #acts;

  /** `acts` are `go(by)`, which shows the next mark, and `show(finding)`, which shows that of a finding. */
  constructor(host, acts) {
    this.#host = host;
    this.#acts = acts;
    this.#panel = make("section", {
      class: "driftless-panel",
      id: "driftless-panel",
      "aria-label": says.findings,
      hidden: true,
    });
    this.#count = button(
      { class: "driftless-count", "aria-expanded": "false", "aria-controls": "driftless-panel" },
      "",
      () => this.toggle(),
    );
    this.#moves = make(
      "span",
      { class: "driftless-moves", hidden: true },
      button({ "aria-label": says.previous, title: `${says.previous} (Shift+F8)` }, "‹", () => acts.go(-1)),
      button({ "aria-label": says.next, title: `${says.next} (F8)` }, "›", () => acts.go(1)),
    );
    this.#bar = make("div", { class: "driftless-bar" }, this.#count, this.#moves);
    this.#status = make("p", { class: "driftless-unseen", role: "status" });
    host.append(this.#status, this.#panel, this.#bar);
  }

  get isOpen() {
    return !this.#panel.hidden;
  }

  toggle(isOpen = this.#panel.hidden) {
    this.#panel.hidden = !isOpen;
    this.#count.setAttribute("aria-expanded", isOpen);
    if (!isOpen) this.#count.focus({ preventScroll: true });
  }

  /** Tells of these findings. */
  show({ here, elsewhere }, summary) {
    const words = countWords({ here, elsewhere });
    const hasError = [...here, ...elsewhere].some(({ severity }) => severity === "error");
    const isFine = here.length + elsewhere.length === 0;
    this.#host.classList.toggle("driftless-fine", isFine);
    fill(
      this.#count,
      isFine
        ? make("span", { class: "driftless-sign", "aria-hidden": "true" }, "∎")
        : sign({ severity: hasError ? "error" : "warning" }),
      words,
    );
    if (this.#status.textContent !== words) this.#status.textContent = words;
    this.#moves.hidden = here.length === 0;

    const used = new Map();
    const group = (title, findings) =>
      findings.length > 0 &&
      make(
        "section",
        {},
        make("h2", {}, `${title} (${total(findings).toLocaleString("en")})`),
        make("ol", {}, ...findings.slice(0, listedMost).map((finding) => this.#item(finding, findings === here, used))),
        total(findings) > listedMost &&
          make("p", {}, says.more(total(findings) - Math.min(findings.length, listedMost))),
      );
    const isAcceptable = [...here, ...elsewhere].some(isAccepted);
    fill(
      this.#panel,
      ...[
        make(
          "div",
          { class: "driftless-head" },
          make("p", {}, summary),
          button({ class: "driftless-close", "aria-label": says.close }, "×", () => this.toggle(false)),
        ),
        isAcceptable &&
          make(
            "p",
            { class: "driftless-accept" },
            says.accept,
            " ",
            make("code", {}, acceptCommand),
            copyButton(says.copyCommand, acceptCommand),
          ),
        group(says.here, here),
        group(says.elsewhere, elsewhere),
        here.length > 0 && make("p", { class: "driftless-keys" }, says.keys),
      ].filter(Boolean),
    );
    this.#items = used;
  }

  /** The same finding keeps its element, so that what has the focus keeps it. */
  #item(finding, isHere, used) {
    const key = `${keyOf(finding)} ${isHere} ${finding.source} ${finding.hint}`;
    const act = isHere
      ? button({}, says.show, () => {
          this.toggle(false); // It may lie over the words.
          this.#acts.show(finding);
        })
      : finding.page !== null && make("a", { href: `/${finding.page}` }, says.open);
    const made = this.#items.get(key) ?? make("li", {}, ...told(finding, act), ...grounds(finding));
    used.set(key, made);
    return made;
  }
}
