// Marks what findings speak of: a wavy line under the words, and a button after them.

import { own, ownAttribute } from "./elements.js";
import { bytePlace, innermost, keyOf, partOf, rowOf, shownWords, sourceRange, wordsIn } from "./places.js";

/** More would cover the page. */
const marksMost = 200;
/** What is written beside the words of the page. */
const besideWords = `.mark, .unseen, .permalink, script, style, template, [${ownAttribute}]`;
/** No button may stand in these. */
const closed = "a, button, summary, label, select, .bound";

/** The marks on the page, in its order. */
export class Marks {
  #marks = [];
  #split = [];

  get all() {
    return this.#marks;
  }

  /** Takes all marks off the page: it is again as it was. */
  clear() {
    for (const { button } of this.#marks) button.remove();
    for (const [first, second] of this.#split.reverse()) {
      first.appendData(second.data);
      second.remove();
    }
    this.#marks = [];
    this.#split = [];
    for (const severity of ["error", "warning"]) globalThis.CSS?.highlights?.delete(`driftless-${severity}`);
  }

  /** Marks the findings of this page. Those of one source file have a place; others are told at the title. */
  show(findings, source) {
    const focusedKey = document.activeElement?.dataset?.finding;
    this.clear();
    const blocks = [...document.querySelectorAll("[data-sourcepos]")];
    const ranges = blocks.map((block) => sourceRange(block.dataset.sourcepos));
    const places = findings
      .slice(0, marksMost)
      .map((finding) => ({ finding, ...placeOf(finding, blocks, ranges, source) }));
    for (const { finding, range, end } of places) {
      const button = own(
        "button",
        {
          type: "button",
          class: `driftless-mark driftless-${finding.severity}`,
          "data-finding": keyOf(finding),
          "aria-label": `${finding.severity} ${finding.code}: ${finding.message}`,
        },
        "!",
      );
      this.#marks.push({ finding, range, button });
      this.#put(button, range, end);
    }
    this.#marks.sort(({ button: one }, { button: other }) =>
      one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
    );
    highlight(this.#marks);
    this.#marks.find(({ button }) => button.dataset.finding === focusedKey)?.button.focus({ preventScroll: true });
  }

  /** The mark whose words are at a point of the window. */
  at(x, y) {
    return this.#marks.find(
      ({ range }) =>
        range &&
        [...range.getClientRects()].some(
          (rect) => x >= rect.left && x <= rect.right && y >= rect.top && y <= rect.bottom,
        ),
    );
  }

  /** After the words, or at the end of the element. */
  #put(button, range, end) {
    if (!range) {
      end.append(button);
      return;
    }
    const { endContainer: text, endOffset } = range;
    const around = outermost(text.parentElement);
    if (around) around.after(button);
    else {
      if (endOffset < text.length) this.#split.push([text, text.splitText(endOffset)]);
      text.after(button);
    }
  }
}

/** What has no button in itself, around an element. */
function outermost(element) {
  let found = null;
  for (let around = element.closest(closed); around; around = around.parentElement?.closest(closed)) found = around;
  return found;
}

function placeOf(finding, blocks, ranges, source) {
  const main = document.querySelector("main") ?? document.body;
  const title = main.querySelector("h1") ?? main;
  if (finding.file !== source) return { end: title };
  const place = bytePlace(finding);
  const at = innermost(ranges, place);
  // A page that cannot be made is shown as it was, and then its lines are others.
  const anywhere = () => (finding.words ? rangeOf(main, finding.words, 0) : undefined);
  if (at < 0) {
    const range = anywhere();
    return range ? { range } : { end: title };
  }
  const part = rowIn(blocks[at], ranges[at], place);
  const near = part === blocks[at] ? partOf(ranges[at], place) : 0;
  const range = rangeOf(part, shownWords(finding), near) ?? anywhere() ?? rangeOf(part);
  return range ? { range } : { end: part };
}

/** The row of a table or the item of a list that the line made, or the block itself. */
function rowIn(block, range, place) {
  const list = block.matches("table, ol, ul") ? block : block.querySelector("table, ol.trace");
  if (!list) return block;
  const rows = [...(list.matches("table") ? list.rows : list.children)];
  const row = rows[rowOf(range, place, rows.length)];
  // A step of a trace holds the records too.
  return row?.querySelector(".event") ?? row ?? block;
}

/** The range of the words in an element, or of all its words. */
function rangeOf(element, words, near) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest(besideWords) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  const texts = [];
  let text = "";
  while (walker.nextNode()) {
    texts.push({ node: walker.currentNode, start: text.length });
    text += walker.currentNode.data;
  }
  const found =
    words === undefined
      ? { start: text.length - text.trimStart().length, end: text.trimEnd().length }
      : wordsIn(text, words, near);
  if (!found || found.end <= found.start) return undefined;
  const range = document.createRange();
  const first = texts.findLast(({ start }) => start <= found.start);
  const last = texts.findLast(({ start }) => start < found.end);
  range.setStart(first.node, found.start - first.start);
  range.setEnd(last.node, found.end - last.start);
  return range;
}

function highlight(marks) {
  if (!globalThis.CSS?.highlights) return; // The buttons are there.
  for (const severity of ["error", "warning"]) {
    const ranges = marks
      .filter(({ finding, range }) => range && finding.severity === severity)
      .map(({ range }) => range);
    if (ranges.length > 0) CSS.highlights.set(`driftless-${severity}`, new Highlight(...ranges));
  }
}
