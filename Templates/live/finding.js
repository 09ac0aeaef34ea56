// What is told of one finding, in the panel and beside the sentence.

import { copyButton, make } from "./elements.js";
import { excerpt, rightWords } from "./places.js";
import { placeWords, says } from "./words.js";

/** The finding's elements: what is wrong, what to do, and where, with what can be done there. */
export function told(finding, ...acts) {
  const right = rightWords(finding);
  const place = placeWords(finding);
  return [
    make(
      "p",
      { class: "driftless-message" },
      sign(finding),
      make("b", {}, `${finding.severity} ${finding.code}`),
      ` ${finding.message}`,
    ),
    right !== undefined &&
      make(
        "div",
        { class: "driftless-right" },
        make("p", {}, make("b", {}, says.write), make("q", {}, right)),
        copyButton(says.copyWords, right),
      ),
    right === undefined && finding.hint && make("p", {}, finding.hint),
    make(
      "p",
      { class: "driftless-place" },
      make("code", {}, place),
      copyButton(says.copyPlace, place),
      ...acts.filter(Boolean),
    ),
  ].filter(Boolean);
}

/** The finding's source with what it marks, and the places that belong to it. */
export function grounds(finding) {
  const lines = excerpt(finding);
  return [
    lines.length > 0 &&
      make(
        "pre",
        { tabindex: "0" },
        ...lines
          .flatMap(({ before, marked, after }, index) => [
            index > 0 ? "\n" : "",
            before,
            marked !== "" && make("mark", {}, marked),
            after,
          ])
          .filter((part) => part !== "" && part !== false),
      ),
    finding.related.length > 0 &&
      make(
        "ul",
        { class: "driftless-related" },
        ...finding.related.map((related) =>
          make("li", {}, make("code", {}, placeWords(related)), ` ${related.message}`),
        ),
      ),
  ].filter(Boolean);
}

/** A shape beside the words, which say the same. */
export function sign({ severity }) {
  return make("span", { class: `driftless-sign driftless-${severity}`, "aria-hidden": "true" }, "!");
}
