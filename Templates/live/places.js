// Where a finding stands on the page, and what is said of it. Findings are those of the server's events.

/** What `driftless accept` writes anew: words, tables, traces, and the record of behaviour. */
const acceptedCodes = ["D401", "D402", "D403", "D501", "D502"];

export const isAccepted = ({ code }) => acceptedCodes.includes(code);

/** What tells findings apart. */
export function keyOf({ code, file, line, column, endLine, endColumn, message }) {
  return JSON.stringify([code, file, line, column, endLine, endColumn, message]);
}

/** The findings of the page with this address and source file, and all others, errors first in both. */
export function grouped(findings, { address, source }) {
  const isHere = ({ page, file }) => (page !== null && page === address) || (source !== null && file === source);
  const errorsFirst = (all) =>
    [...all].sort((one, other) => (one.severity === "error" ? 0 : 1) - (other.severity === "error" ? 0 : 1));
  return {
    here: errorsFirst(findings.filter(isHere)),
    elsewhere: errorsFirst(findings.filter((finding) => !isHere(finding))),
  };
}

/** The path of a page below the site's root, as findings have it: without `index.html`. */
export function addressOf(path) {
  return decodeURIComponent(path)
    .replace(/^\//, "")
    .replace(/(^|\/)index\.html$/, "$1");
}

/** The words that a hint gives; undefined if it says something else. */
export function rightWords({ hint }) {
  return hint?.startsWith("write: ") ? hint.slice("write: ".length) : undefined;
}

const countedBytes = new TextEncoder();

/** The place where a finding begins, its column in bytes, as `data-sourcepos` counts. */
export function bytePlace({ line, column, source }) {
  const first = [...(source ?? "").split("\n")[0]].slice(0, column - 1).join("");
  return { line, column: Math.max(countedBytes.encode(first).length, source ? 0 : column - 1) + 1 };
}

/** `data-sourcepos` as `{start, end}`; undefined if it is none. */
export function sourceRange(text) {
  const found = /^(\d+):(\d+)-(\d+):(\d+)$/.exec(text);
  if (!found) return undefined;
  const [line, column, endLine, endColumn] = found.slice(1).map(Number);
  // A list may be said to end before the first column of the line after it.
  if (endColumn === 0) return { start: { line, column }, end: { line: endLine - 1, column: Infinity } };
  return { start: { line, column }, end: { line: endLine, column: endColumn } };
}

const isBefore = (one, other) => one.line < other.line || (one.line === other.line && one.column <= other.column);

/** The position of the smallest of some ranges in which the place lies, or else on whose lines; -1 without one. */
export function innermost(ranges, place) {
  const around = (test) => {
    let best = -1;
    ranges.forEach((range, index) => {
      if (range && test(range) && (best < 0 || isWithin(range, ranges[best]))) best = index;
    });
    return best;
  };
  const exact = around(({ start, end }) => isBefore(start, place) && isBefore(place, end));
  return exact >= 0 ? exact : around(({ start, end }) => start.line <= place.line && place.line <= end.line);
}

const isWithin = (range, other) => isBefore(other.start, range.start) && isBefore(range.end, other.end);

/** The source that the finding marks, as lines `{before, marked, after}`; columns count characters. */
export function excerpt({ line, column, endLine, endColumn, source }) {
  if (!source) return [];
  return source.split("\n").map((text, index) => {
    const characters = [...text];
    const from = index === 0 ? column - 1 : 0;
    const isLast = line + index === endLine;
    const to = isLast ? Math.max(endColumn - 1, index === 0 ? from + 1 : 0) : characters.length;
    const part = (start, end) => characters.slice(start, end).join("");
    return { before: part(0, from), marked: part(from, to), after: part(to) };
  });
}

/** The words that the page shows where the finding is: those of its link, or what its source says. */
export function shownWords(finding) {
  if (finding.words) return finding.words;
  const marked = excerpt(finding)
    .map(({ marked: text }) => text)
    .join(" ");
  return marked
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/^\s*(?:[#>|]+|[-*+]|\d+[.)])\s+/, "")
    .replace(/[*_`\\|]/g, "")
    .trim();
}

/**
 * Where `words` stand in `text`, as `{start, end}`, white space being one space; undefined if they do not.
 * Of several places it is the one nearest to the part `near`, 0 to 1, of the text.
 */
export function wordsIn(text, words, near = 0) {
  const parts = words
    .trim()
    .split(/\s+/)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  if (parts[0] === "") return undefined;
  const found = [...text.matchAll(new RegExp(parts.join("\\s+"), "giu"))];
  const distance = ({ index }) => Math.abs(index - near * text.length);
  found.sort((one, other) => distance(one) - distance(other));
  return found[0] && { start: found[0].index, end: found[0].index + found[0][0].length };
}

/** How far into a range a line is, 0 to 1. */
export function partOf({ start, end }, { line }) {
  return end.line > start.line ? (line - start.line) / (end.line - start.line + 1) : 0;
}

/**
 * The position of the row, of so many, that was made of a line of a block which ends with the last row; the
 * first for a line above them. Undefined where lines are no rows.
 */
export function rowOf({ start, end }, { line }, count) {
  const lines = end.line - start.line + 1;
  // A table has a line under its head, and either may have a comment above it.
  return count === 0 || lines < count || lines > count + 2 || line > end.line
    ? undefined
    : Math.max(count - 1 - (end.line - line), 0);
}
