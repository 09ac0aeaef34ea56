// Finds answers and pages for what a reader types. The same words and the same index always lead to
// the same results in the same order.

import { answer, usualMapping } from "./answers.js";

const lettersMost = 400;
const wordsMost = 16;
const answersMost = 9;
const pagesMost = 6;

const systemMark = "{identity-system}";

/** The words of a text, without case and accents. */
export function words(text) {
  const folded = text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
  return folded.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** What searching needs of an index, computed once. */
export function prepare(index) {
  const choices = []; // of equal fits the first counts
  const phrases = [];
  const add = (dimension, value, texts) => {
    const names = texts.map(words).filter((name) => name.length > 0);
    if (names.length === 0) return;
    choices.push({ dimension, value, names: [...names, ...names.map((name) => [name.join("")])] });
  };
  for (const [dimension, values] of Object.entries(index.words)) {
    for (const [value, texts] of Object.entries(values)) {
      add(dimension, value, texts.filter((text) => !text.includes(systemMark)));
      // "changed in {identity-system}" says both the system and the place.
      for (const text of texts.filter((text) => text.includes(systemMark))) {
        phrases.push({ dimension, value, words: [], before: words(text.split(systemMark)[0]) });
      }
    }
  }
  index.attributes.forEach(([id, name, also], at) => add("attribute", at, [id, name, ...also]));
  index.systems.forEach(([id, name, also], at) => add("system", at, [id, name, ...also]));

  const frequency = new Map();
  const pages = index.pages.map(([title, says, address, systems, attributes]) => {
    const page = { title, says, address, systems, attributes, inTitle: words(title), inAnswer: words(says) };
    for (const word of new Set([...page.inTitle, ...page.inAnswer])) {
      frequency.set(word, (frequency.get(word) ?? 0) + 1);
    }
    return page;
  });
  const known = new Set(choices.flatMap((choice) => choice.names.flat()));
  return { index, choices, phrases, pages, frequency, known, stop: new Set(index.stop) };
}

/**
 * Answers first, then pages. `filter` restricts both to a `system` and an `attribute`, each by its
 * position in the index.
 */
export function search(prepared, query, filter = {}) {
  const typed = typedWords(prepared, query);
  if (typed.length === 0 && filter.system == null && filter.attribute == null) return [];
  const found = recognise(prepared, typed);
  return [
    ...answerResults(prepared.index, typed, found, filter),
    ...pageResults(prepared, typed, found, filter),
  ];
}

/** The typed words, each with what it may mean among the choices. */
function typedWords({ known, stop }, query) {
  const all = words(query.slice(0, lettersMost)).slice(0, wordsMost);
  for (let at = 0; at + 1 < all.length; at += 1) {
    const joined = all[at] + all[at + 1];
    // "e-mail" is "email".
    if (known.has(joined) && !(known.has(all[at]) && known.has(all[at + 1]))) all.splice(at, 2, joined);
  }
  const isOnlyStops = all.every((text) => stop.has(text));
  return all.map((text) => ({
    text,
    isStop: !isOnlyStops && stop.has(text),
    means: meanings(text, known),
  }));
}

/** The known words that a typed one may mean, with how well each fits, up to 1. */
function meanings(typed, known) {
  const found = new Map();
  for (const word of known) {
    if (word === typed) found.set(word, 1);
    else if (typed.length > 1 && word.startsWith(typed)) {
      found.set(word, 0.6 + (0.3 * typed.length) / word.length);
    }
  }
  if (found.size > 0) return found;
  let best = 0.1;
  for (const word of known) {
    const start = word.slice(0, typed.length);
    const fit = Math.max(0.7 - mistakes(typed, word), 0.5 - mistakes(typed, start));
    if (fit > best) found.clear();
    best = Math.max(fit, best);
    if (fit === best) found.set(word, fit);
  }
  return found;
}

/** What the typing errors cost: one is allowed from 4 letters, two from 8. */
function mistakes(typed, word) {
  const length = Math.min(typed.length, word.length);
  const most = length < 4 ? 0 : length < 8 ? 1 : 2;
  // In short words a wrong first letter is mostly another word: "well" is not "cell".
  if (length < 6 && typed[0] !== word[0]) return 1;
  const errors = distance(typed, word, most);
  return errors > most ? 1 : 0.15 * (errors - 1);
}

/** The least number of letters to add, leave out, replace or exchange with the next, up to `most` + 1. */
export function distance(from, to, most) {
  if (Math.abs(from.length - to.length) > most) return most + 1;
  let before;
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const isSame = from[row - 1] === to[column - 1];
      const isExchanged = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      next.push(Math.min(
        last[column] + 1,
        next[column - 1] + 1,
        last[column - 1] + (isSame ? 0 : 1),
        isExchanged ? before[column - 2] + 1 : Infinity,
      ));
    }
    [before, last] = [last, next];
  }
  return Math.min(last[to.length], most + 1);
}

/** Which choices the typed words name: the best fit first, and each word for one of them. */
function recognise({ choices, phrases, stop }, typed) {
  const found = { attribute: [], system: [], "changed-at": [], mapping: [], edit: [] };
  const used = new Set();
  const fits = choices.map((choice) => fit(choice, typed, stop));
  fits.sort((one, other) => other.strength - one.strength);
  for (const each of fits) {
    const same = found[each.dimension];
    const isFresh = each.words.some((word) => !typed[word].isStop && !used.has(word));
    // "phone" is any phone.
    const isTied = same.some((one) => `${one.words}` === `${each.words}` && each.strength > one.strength - 0.3);
    const isMany = each.dimension === "attribute" || each.dimension === "system";
    if (isMany ? isFresh || isTied : isFresh && each.isComplete && same.length === 0) {
      same.push(each);
      each.words.forEach((word) => used.add(word));
    }
  }
  const isAfter = (word, before) =>
    before.every((text, at) => typed[word - before.length + at]?.text === text);
  for (const phrase of phrases) {
    const isSaid = found.system.some((each) => each.words.some((word) => isAfter(word, phrase.before)));
    if (isSaid && found[phrase.dimension].length === 0) found[phrase.dimension].push(phrase);
  }
  return found;
}

/** How the typed words fit one choice: which of them name it, and how completely. */
function fit({ dimension, value, names }, typed, stop) {
  const fits = typed.map(({ means }) => Math.max(0, ...names.flat().map((word) => means.get(word) ?? 0)));
  const named = [...typed.keys()].filter((at) => fits[at] > 0);
  const lacks = names.map((name) => name
    .filter((word) => !typed.some(({ means }) => means.has(word)))
    .reduce((sum, word) => sum + (stop.has(word) ? 0.01 : 0.15), 0));
  const lack = Math.min(...lacks);
  return {
    dimension,
    value,
    words: named,
    strength: named.reduce((sum, at) => sum + fits[at] * (typed[at].isStop ? 0.3 : 1), -lack),
    isComplete: lack < 0.15,
  };
}

function answerResults(index, typed, found, filter) {
  if (typed.length > 0 && Object.values(found).every((each) => each.length === 0)) return [];
  const named = (dimension) => found[dimension][0]?.value;
  const place = named("changed-at") ?? "target";
  const edit = named("edit") ?? "set";
  const attributes = chosen(found.attribute, filter.attribute, []);
  const systems = chosen(found.system, filter.system, [...index.systems.keys()]);
  const choices = attributes.flatMap((attribute) => systems.map((system) => {
    const mapping = named("mapping") ?? usualMapping(index, system, attribute);
    return { system, attribute, mapping, place, edit };
  }));
  return choices.slice(0, answersMost).map((choice) => ({ choice, ...answer(index, choice) }));
}

/** The values that were named, or else `otherwise`, as far as the filter lets them through. */
function chosen(found, filter, otherwise) {
  const named = found.map((each) => each.value);
  if (filter == null) return named.length > 0 ? named : otherwise;
  return named.length === 0 || named.includes(filter) ? [filter] : [];
}

function pageResults({ pages, frequency }, typed, found, filter) {
  const known = [...frequency.keys()];
  const means = typed.map(({ text, isStop }) => (isStop ? [] : [...meanings(text, known)]));
  const least = typed.filter((word) => !word.isStop).length / 2;
  const isListed = (page, word) =>
    found.attribute.some((each) => page.attributes.includes(each.value) && each.words.includes(word))
    || found.system.some((each) => page.systems.includes(each.value) && each.words.includes(word));
  const score = (page) => means.map((each, word) => Math.max(
    isListed(page, word) ? 0.5 : 0,
    ...each.map(([text, fit]) => {
      const weight = page.inTitle.includes(text) ? 2 : page.inAnswer.includes(text) ? 1 : 0;
      return weight * fit * Math.log(1 + pages.length / frequency.get(text));
    })));
  return pages
    .filter((page) => (filter.system == null || page.systems.includes(filter.system))
      && (filter.attribute == null || page.attributes.includes(filter.attribute)))
    .map((page) => ({ page, scores: score(page).filter((each) => each > 0) }))
    .filter(({ scores }) => scores.length >= least)
    .map(({ page, scores }) => ({ page, sum: scores.reduce((sum, each) => sum + each, 0) }))
    .sort((one, other) => other.sum - one.sum)
    .slice(0, pagesMost)
    .map(({ page: { title, says, address } }) => ({ title, says, address }));
}
