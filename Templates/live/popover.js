// What is told of a finding beside its sentence: for the pointer, the focus and a click.

import { fill, make, own } from "./elements.js";
import { told } from "./finding.js";

/** How long a pointer may be on its way from the words to what is told of them. */
const graceMilliseconds = 300;
const gap = 8;

/** The one popover of the page. */
export class Popover {
  #box = make("div", { class: "driftless-popover", role: "group", tabindex: "-1", hidden: true });
  #mark;
  #isPinned = false;
  #leaving;
  #dismissed;

  /** `host` is the overlay, `markAt` gives the mark at a point of the window. */
  constructor(host, markAt) {
    host.append(this.#box);
    let isWaiting = false;
    document.addEventListener("pointermove", ({ clientX, clientY, target, pointerType }) => {
      if (pointerType === "touch" || isWaiting) return;
      isWaiting = true;
      requestAnimationFrame(() => {
        isWaiting = false;
        if (this.#box.contains(target)) this.#stay();
        else if (host.contains(target)) this.#hover(undefined);
        else this.#hover(markAt(clientX, clientY, target));
      });
    });
    this.#box.addEventListener("focusout", ({ relatedTarget }) => {
      if (!this.#box.contains(relatedTarget) && relatedTarget) this.close();
    });
    for (const kind of ["scroll", "resize"]) addEventListener(kind, () => this.#place(), { passive: true });
  }

  get isOpen() {
    return this.#mark !== undefined;
  }

  /** Tells of the mark; pinned, it stays when the pointer leaves. */
  open(mark, isPinned) {
    this.#stay();
    this.#isPinned ||= isPinned;
    if (this.#mark?.button === mark.button) return;
    this.#isPinned = isPinned;
    this.#mark = mark;
    this.#box.setAttribute("aria-label", mark.button.getAttribute("aria-label"));
    fill(this.#box, ...told(mark.finding));
    this.#box.hidden = false;
    this.#place();
    if (isPinned) mark.button.scrollIntoView({ block: "nearest", behavior: "instant" });
  }

  /** Moves the focus into what is told. */
  enter() {
    this.#box.focus({ preventScroll: true });
  }

  /** The focus has come to the mark, or is nowhere near one. */
  follow(mark) {
    if (mark && mark.button === this.#dismissed) return;
    this.#dismissed = undefined;
    if (mark) this.open(mark, true);
    else if (this.isOpen) this.close();
  }

  /** Closes until the pointer or the focus comes again. */
  dismiss() {
    this.#dismissed = this.#mark?.button;
    this.close();
  }

  /** Says nothing more; the focus goes back to the mark if it was here. */
  close() {
    const hadFocus = this.#box.contains(document.activeElement);
    const button = this.#mark?.button;
    this.#stay();
    this.#mark = undefined;
    this.#isPinned = false;
    this.#box.hidden = true;
    if (hadFocus && button?.isConnected) button.focus({ preventScroll: true });
  }

  /** After the marks were made anew: tells of the same finding, if it is still there. */
  renew(marks) {
    if (!this.#mark) return;
    const same = marks.find(({ button }) => button.dataset.finding === this.#mark.button.dataset.finding);
    if (!same) this.close();
    else {
      if (same.finding.hint !== this.#mark.finding.hint) fill(this.#box, ...told(same.finding));
      this.#mark = same;
      this.#place();
    }
  }

  #hover(mark) {
    if (mark?.button === this.#dismissed && mark) return;
    this.#dismissed = undefined;
    if (mark) this.open(mark, false);
    else if (this.isOpen && !this.#isPinned) this.#leaving ??= setTimeout(() => this.close(), graceMilliseconds);
  }

  #stay() {
    clearTimeout(this.#leaving);
    this.#leaving = undefined;
  }

  /** Under the words, or above them where there is no room. */
  #place() {
    if (!this.#mark) return;
    const { range, button } = this.#mark;
    const rects = [...(range?.getClientRects() ?? []), button.getBoundingClientRect()].filter(({ width }) => width > 0);
    if (rects.length === 0) return;
    const box = this.#box.getBoundingClientRect();
    const { clientWidth, clientHeight } = document.documentElement;
    const bottom = Math.max(...rects.map((rect) => rect.bottom));
    const top = Math.min(...rects.map((rect) => rect.top));
    const isBelow = bottom + gap + box.height <= clientHeight || top - gap - box.height < 0;
    const within = (value, size, all) => Math.max(Math.min(value, all - size - gap), gap);
    this.#box.style.left = `${within(rects[0].left, box.width, clientWidth)}px`;
    this.#box.style.top = `${within(isBelow ? bottom + gap : top - gap - box.height, box.height, clientHeight)}px`;
  }
}

/** A place for all that is laid over the page. */
export function overlay() {
  return document.body.appendChild(own("aside", { class: "driftless-live", "aria-label": "driftless serve" }));
}
