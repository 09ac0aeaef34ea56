import assert from "node:assert/strict";
import { test } from "node:test";
import { importAsset } from "./assets.mjs";
import { smallIndex } from "./small-index.mjs";

const { distance, prepare, search, words } = await importAsset("matching.js");
const prepared = prepare(smallIndex());

/** The answers found for `query`, as the small index tells them, and the addresses of pages. */
const found = (query, filter) =>
  search(prepared, query, filter).map((result) => (result.choice ? result.says : result.address));
const answers = (query, filter) =>
  search(prepared, query, filter)
    .filter((each) => each.choice)
    .map((each) => each.says);
const pages = (query, filter) =>
  search(prepared, query, filter)
    .filter((each) => !each.choice)
    .map((each) => each.address);

const oktaMobile = "okta mobile unmapped target set";
for (const query of [
  "mobile number, changed in Genesys Cloud, Okta, not mapped",
  "okta not mapped mobile number changed in genesys cloud",
  "unmapped cell okta",
  "MOBILE Okta",
  "okta cell phone",
  'okta phoneNumbers[type eq "mobile"]',
  'okta phoneNumbers[type eq "mobile"].value',
  "moblie okta",
  "mobil okt",
  "ok mo",
  "mobilé ókta",
  "mobile number in okta",
  "what happens to the mobile number in okta",
]) {
  test(`finds one answer for ${query}`, () => assert.deepEqual(answers(query), [oktaMobile]));
}

for (const [query, expected] of [
  ["departmnet entra", "entra-id department mapped target set"],
  ["dpeartmetn entra", "entra-id department mapped target set"],
  ["dept azure ad", "entra-id department mapped target set"],
  ["department emptied in the identity system okta", "okta department mapped identity-system clear"],
  ["department emptied okta", "okta department mapped target clear"],
  ["department changed in okta", "okta department mapped identity-system set"],
  ["department changed in genesys, okta", "okta department mapped target set"],
  ["department okta unmapped", "okta department unmapped target set"],
  ["not mapped department okta", "okta department unmapped target set"],
  ["mapped mobile okta", "okta mobile mapped target set"],
  ["external id entra id", "entra-id externalId unmapped target set"],
  ["entra id external id", "entra-id externalId unmapped target set"],
  ["work e-mail okta", "okta workEmail unmapped target set"],
  ["workemail okta", "okta workEmail unmapped target set"],
  ["okta urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department", "okta department mapped target set"],
  ["external id okta", "okta externalId usual target set"],
  ["office okta", "okta workPhone mapped target set"],
]) {
  test(`understands ${query}`, () => assert.deepEqual(answers(query), [expected]));
}

test("answers for each identity system with its usual mapping when none is named", () => {
  assert.deepEqual(answers("mobile"), ["entra-id mobile mapped target set", oktaMobile]);
});

test("offers every attribute that a shared word may mean", () => {
  assert.deepEqual(answers("work okta"), ["okta workPhone mapped target set", "okta workEmail unmapped target set"]);
  assert.deepEqual(answers("phone okta"), [oktaMobile, "okta workPhone mapped target set"]);
});

test("offers what begins with a word, too, when another has that word itself", () => {
  const index = smallIndex();
  const attributes = [...index.attributes.slice(0, 4), ["phoneticName", "Phonetic name", []]];
  const names = search(prepare({ ...index, attributes }), "phone okta")
    .filter((each) => each.choice)
    .map(({ choice }) => choice.attribute);
  assert.deepEqual(names, [1, 2, 4]);
});

test("does not take the words of SCIM's schemas for names", () => {
  assert.deepEqual(answers("user okta"), []);
  assert.deepEqual(answers("extension okta"), []);
});

test("puts what is named in full before what a word begins", () => {
  const index = smallIndex();
  const attributes = [
    ["userName", "User name", []],
    ...index.attributes.slice(1, 4),
    ["active", "Active", ["deactivated"]],
  ];
  const names = search(prepare({ ...index, attributes }), "deactivated user okta").filter((each) => each.choice);
  assert.deepEqual(
    names.map(({ choice }) => choice.attribute),
    [4, 0],
  );
});

test("answers for two attributes", () => {
  assert.deepEqual(answers("department and mobile okta"), ["okta department mapped target set", oktaMobile]);
});

test("takes no word of another meaning for a typing error", () => {
  assert.deepEqual(answers("well"), []);
  assert.deepEqual(answers("ott"), []);
});

test("composes no answer without an attribute", () => {
  assert.deepEqual(answers("okta not mapped"), []);
});

test("puts answers before pages", () => {
  assert.deepEqual(found("department change okta"), ["okta department mapped target set", "faq/change/"]);
});

for (const [query, expected] of [
  ["cycle", ["faq/cycle/"]],
  ["minutes cycle", ["faq/cycle/"]],
  ["interval", ["faq/cycle/"]],
  ["ovewritten", ["faq/change/"]],
  ["cafe", ["faq/café/"]],
  ["ENTFALLT", ["faq/café/"]],
  ["change", ["faq/change/"]],
]) {
  test(`finds the page for ${query}`, () => assert.deepEqual(pages(query), expected));
}

test("restricts to an identity system", () => {
  assert.deepEqual(answers("mobile", { system: 1 }), [oktaMobile]);
  assert.deepEqual(answers("mobile entra", { system: 1 }), []);
  assert.deepEqual(pages("cycle", { system: 1 }), []);
});

test("restricts to an attribute, and answers about it without its name", () => {
  assert.deepEqual(answers("okta", { attribute: 1 }), [oktaMobile]);
  assert.deepEqual(answers("", { attribute: 1, system: 1 }), [oktaMobile]);
  assert.deepEqual(answers("department", { attribute: 1 }), []);
  assert.deepEqual(pages("change", { attribute: 4 }), []);
});

test("finds nothing without words and filters", () => {
  assert.deepEqual(found(""), []);
  assert.deepEqual(found("  \t "), []);
  assert.deepEqual(found("?!"), []);
});

test("finds nothing for what is unknown", () => {
  assert.deepEqual(found("xylophone"), []);
  assert.deepEqual(found("qqqqqqqqqqqq", { attribute: 1 }), []);
});

test("shows at most nine answers and six pages", () => {
  const index = smallIndex();
  const systems = Array.from({ length: 12 }, (_, at) => [`system-${at}`, `System ${at}`, []]);
  const pages = Array.from({ length: 12 }, (_, at) => [`About mobile ${at}`, "", `about/${at}/`, [at], [1]]);
  const many = prepare({
    ...index,
    systems,
    pages,
    usual: systems.map(() => index.usual[0]),
    matrix: Array(systems.length * index.attributes.length * 12).fill(0),
  });
  const results = search(many, "mobile");
  assert.equal(results.filter((each) => each.choice).length, 9);
  assert.deepEqual(
    results.filter((each) => !each.choice).map((each) => each.address),
    [0, 1, 2, 3, 4, 5].map((at) => `about/${at}/`),
  );
});

test("looks at the first 200 letters only", () => {
  assert.deepEqual(answers(`${"okta ".repeat(38)}mobile`), [oktaMobile]);
  assert.deepEqual(answers(`${"okta ".repeat(40)}mobile`), []);
});

for (const query of [
  "__proto__",
  "constructor toString hasOwnProperty",
  "<script>alert(1)</script>",
  "\\",
  "[",
  "(((",
  "*",
  "\u0000",
  "\ud800",
  "a".repeat(100_000),
  "mobile ".repeat(10_000),
  "\u0301\u0301",
  "${x}",
  "%00%ff",
  "{identity-system}",
]) {
  test(`bears ${JSON.stringify(query.slice(0, 30))} (${query.length})`, () => {
    assert.ok(Array.isArray(found(query)));
  });
}

test("gives the same results for the same words", () => {
  const again = prepare(smallIndex());
  for (const query of ["phone", "work", "change genesys", "e", "mobile entra okta", "in"]) {
    assert.deepEqual(search(again, query), search(prepared, query));
    assert.deepEqual(search(prepared, query), search(prepared, query));
  }
});

test("works with an index without pages and stop words", () => {
  const { stop, ...index } = smallIndex();
  assert.deepEqual(
    search(prepare({ ...index, pages: [] }), "mobile okta").map((each) => each.says),
    [oktaMobile],
  );
});

test("folds case and accents, and splits at what is no letter and no digit", () => {
  assert.deepEqual(words('Café ÉCOLE phoneNumbers[type eq "mobile"].value'), [
    "cafe",
    "ecole",
    "phonenumbers",
    "type",
    "eq",
    "mobile",
    "value",
  ]);
});

for (const [from, to, errors] of [
  ["mobile", "mobile", 0],
  ["moblie", "mobile", 1],
  ["mobil", "mobile", 1],
  ["mmobile", "mobile", 1],
  ["mabile", "mobile", 1],
  ["departmnet", "department", 1],
  ["dpeartmetn", "department", 2],
  ["abc", "xyz", 3],
  ["", "abcd", 4],
  ["ab", "ba", 1],
]) {
  test(`counts ${errors} errors from ${from} to ${to}`, () => assert.equal(distance(from, to), errors));
}
