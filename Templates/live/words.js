// What the overlay says. It is part of a tool for writers, so the words are the tool's.

const counted = (count, noun) => `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;

/** How many findings there are, with those that are only counted. */
export const total = (findings) => findings.reduce((sum, { more = 0 }) => sum + 1 + more, 0);

function counts(findings) {
  const errors = total(findings.filter(({ severity }) => severity === "error"));
  const warnings = total(findings) - errors;
  return [errors > 0 && counted(errors, "error"), warnings > 0 && counted(warnings, "warning")]
    .filter(Boolean)
    .join(", ");
}

/** How many findings there are, for the bar. */
export function countWords({ here, elsewhere }) {
  if (here.length + elsewhere.length === 0) return "no findings";
  return [here.length > 0 && `${counts(here)} here`, elsewhere.length > 0 && `${counts(elsewhere)} elsewhere`]
    .filter(Boolean)
    .join("; ");
}

export const placeWords = ({ file, line, column }) => `${file}:${line}:${column}`;

export const says = {
  findings: "Findings",
  here: "On this page",
  elsewhere: "Elsewhere",
  previous: "Previous finding",
  next: "Next finding",
  close: "Close",
  write: "Write",
  copy: "Copy",
  copyWords: "Copy the words",
  copyPlace: "Copy the place",
  copied: "Copied",
  accept: "Let the engine's words be written:",
  copyCommand: "Copy the command",
  keys: "F8 goes to the next finding, Shift and F8 to the previous one, Escape closes.",
  show: "Show",
  open: "Open the page",
  lost: "the server is gone; it will go on when it is back",
  gone: "This page is gone. It is shown as it was.",
  broken: "This page cannot be read now. It is shown as it was.",
  home: "Go to the home page",
  more: (count) => `${counted(count, "more finding")}: the terminal has them all.`,
};
