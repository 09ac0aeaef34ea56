import assert from "node:assert/strict";
import { test } from "node:test";
import { importLive } from "./assets.mjs";

const {
  addressOf,
  bytePlace,
  excerpt,
  grouped,
  innermost,
  isAccepted,
  keyOf,
  partOf,
  rightWords,
  rowOf,
  shownWords,
  sourceRange,
  wordsIn,
} = await importLive("places.js");
const { countWords } = await importLive("words.js");

const finding = (changes) => ({
  code: "D401",
  severity: "error",
  file: "Content/faq/a.md",
  line: 3,
  column: 5,
  endLine: 3,
  endColumn: 9,
  message: "m",
  hint: null,
  related: [],
  page: "faq/a/",
  source: "abcd words and more",
  words: null,
  ...changes,
});

test("a finding belongs to the page of its address or of its file", () => {
  const all = [
    finding({ severity: "warning" }),
    finding({ page: null }),
    finding({ page: "faq/b/", file: "Content/faq/b.md" }),
    finding({ page: null, file: "Content/site.yaml" }),
    finding({ file: "Content/scenarios/s.yaml" }),
  ];
  const { here, elsewhere } = grouped(all, { address: "faq/a/", source: "Content/faq/a.md" });
  assert.deepEqual(here, [all[1], all[4], all[0]]);
  assert.deepEqual(elsewhere, [all[2], all[3]]);
  assert.deepEqual(grouped([finding({ page: null, file: null })], { address: "", source: null }).here, []);
  assert.deepEqual(grouped([finding({ page: "" })], { address: "", source: null }).here.length, 1);
});

test("an address has no index.html", () => {
  assert.equal(addressOf("/faq/a/"), "faq/a/");
  assert.equal(addressOf("/faq/a/index.html"), "faq/a/");
  assert.equal(addressOf("/index.html"), "");
  assert.equal(addressOf("/"), "");
  assert.equal(addressOf("/404.html"), "404.html");
  assert.equal(addressOf("/faq/%C3%A4/"), "faq/ä/");
});

test("columns of findings count characters, those of blocks bytes", () => {
  assert.deepEqual(bytePlace({ line: 2, column: 4, source: "ä😀b wrong" }), { line: 2, column: 8 });
  assert.deepEqual(bytePlace({ line: 2, column: 1, source: "wrong" }), { line: 2, column: 1 });
  assert.deepEqual(bytePlace({ line: 2, column: 4, source: null }), { line: 2, column: 4 });
});

test("reads the places of blocks", () => {
  assert.deepEqual(sourceRange("3:1-5:20"), { start: { line: 3, column: 1 }, end: { line: 5, column: 20 } });
  assert.deepEqual(sourceRange("26:1-30:0"), { start: { line: 26, column: 1 }, end: { line: 29, column: Infinity } });
  for (const text of ["", "3:1", "a:1-2:2", "3:1-5:20 "]) assert.equal(sourceRange(text), undefined);
});

test("finds the smallest block around a place", () => {
  const ranges = ["1:1-9:9", "2:1-4:9", "3:3-3:8", undefined, "6:1-9:9"].map((text) => text && sourceRange(text));
  assert.equal(innermost(ranges, { line: 3, column: 4 }), 2);
  assert.equal(innermost(ranges, { line: 3, column: 9 }), 1);
  assert.equal(innermost(ranges, { line: 5, column: 1 }), 0);
  assert.equal(innermost(ranges, { line: 9, column: 10 }), 4, "past its end, but on its line");
  assert.equal(innermost(ranges, { line: 12, column: 1 }), -1);
  assert.equal(innermost([], { line: 1, column: 1 }), -1);
  assert.equal(
    innermost(["2:1-2:9", "2:1-2:9"].map(sourceRange), { line: 2, column: 1 }),
    1,
    "the inner one comes later",
  );
});

test("marks the source from column to column, over lines, and never nothing", () => {
  assert.deepEqual(excerpt(finding({})), [{ before: "abcd", marked: " wor", after: "ds and more" }]);
  assert.deepEqual(excerpt(finding({ source: "a😀bc 😀wor", column: 2, endColumn: 3 })), [
    { before: "a", marked: "😀", after: "bc 😀wor" },
  ]);
  assert.deepEqual(
    excerpt(finding({ endColumn: 5 })).map(({ marked }) => marked),
    [" "],
  );
  assert.deepEqual(
    excerpt(finding({ endLine: 5, endColumn: 3, source: "abcd one\ntwo\nthree" })).map(({ before, marked, after }) => [
      before,
      marked,
      after,
    ]),
    [
      ["abcd", " one", ""],
      ["", "two", ""],
      ["", "th", "ree"],
    ],
  );
  assert.deepEqual(excerpt(finding({ source: null })), []);
});

test("finds the words of a text, wherever its lines break", () => {
  assert.deepEqual(wordsIn("It is\n  kept. (a+b)", "is kept."), { start: 3, end: 13 });
  assert.deepEqual(wordsIn("It is kept. (a+b)", "(a+b)"), { start: 12, end: 17 });
  assert.deepEqual(wordsIn("at once", "At once"), { start: 0, end: 7 });
  assert.equal(wordsIn("kept", "lost"), undefined);
  assert.equal(wordsIn("kept", "  "), undefined);
  const text = "at once and then at once";
  assert.equal(wordsIn(text, "at once", 0).start, 0);
  assert.equal(wordsIn(text, "at once", 0.9).start, 17);
  assert.equal(partOf(sourceRange("3:1-6:1"), { line: 5 }), 0.5);
  assert.equal(partOf(sourceRange("3:1-3:9"), { line: 3 }), 0);
});

test("words without a link are read from the source", () => {
  assert.equal(shownWords(finding({ words: "as bound" })), "as bound");
  assert.equal(
    shownWords(finding({ source: "## The [title](x.md) here", column: 1, endColumn: 26 })),
    "The title here",
  );
  assert.equal(shownWords(finding({ source: "| a | b |", column: 3, endColumn: 4 })), "a");
  assert.equal(shownWords(finding({ source: null })), "");
});

test("a row of a table is counted from its end", () => {
  const lines = sourceRange("10:1-14:9"); // head, line, three rows
  assert.equal(rowOf(lines, { line: 14 }, 4), 3);
  assert.equal(rowOf(lines, { line: 12 }, 4), 1);
  assert.equal(rowOf(lines, { line: 10 }, 4), 0);
  assert.equal(rowOf(sourceRange("9:1-14:9"), { line: 13 }, 4), 2, "with the comment above");
  assert.equal(rowOf(sourceRange("3:1-5:9"), { line: 4 }, 3), 1, "a list");
  assert.equal(rowOf(lines, { line: 12 }, 9), undefined);
  assert.equal(rowOf(lines, { line: 12 }, 0), undefined);
});

test("a hint that says what to write gives the words", () => {
  assert.equal(rightWords({ hint: "write: It is kept: always" }), "It is kept: always");
  assert.equal(rightWords({ hint: "remove it" }), undefined);
  assert.equal(rightWords({ hint: null }), undefined);
});

test("'driftless accept' is offered for what it corrects", () => {
  for (const code of ["D401", "D402", "D403", "D501", "D502"]) assert.ok(isAccepted({ code }));
  for (const code of ["D101", "D302", "D404", "D504"]) assert.ok(!isAccepted({ code }));
});

test("findings are told apart by what they say and where", () => {
  assert.equal(keyOf(finding({})), keyOf(finding({ hint: "other" })));
  assert.notEqual(keyOf(finding({})), keyOf(finding({ column: 6 })));
  assert.notEqual(keyOf(finding({})), keyOf(finding({ message: "n" })));
});

test("the bar counts in words", () => {
  const [error, warning] = [finding({}), finding({ severity: "warning" })];
  assert.equal(countWords({ here: [], elsewhere: [] }), "no findings");
  assert.equal(countWords({ here: [error], elsewhere: [] }), "1 error here");
  assert.equal(
    countWords({ here: [error, error, warning], elsewhere: [warning] }),
    "2 errors, 1 warning here; 1 warning elsewhere",
  );
  assert.equal(countWords({ here: [], elsewhere: Array(1500).fill(error) }), "1,500 errors elsewhere");
});
