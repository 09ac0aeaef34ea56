// The simulator under a reader's own mapping. The files are read here and go nowhere; what they hold is
// shown as text, whatever it looks like.

import { fileMost, importFiles } from "./importing.js";
import { checked } from "./state.js";
import { fill } from "./telling.js";

const filesMost = 10;
const nameMost = 120;

/** Plays on in the simulator under the mapping in these files, and tells what became of them. */
export async function playOwn(files, { parts, root, knowledge, follow, say, state }) {
  if (files.length === 0) return;
  const shownIn = { summary: parts["own-summary"], remarks: parts["own-remarks"] };
  shownIn.summary.hidden = false;
  parts.own.open = true;
  let own;
  try {
    own = await load(root);
  } catch {
    shownIn.summary.textContent = shownIn.summary.dataset.unavailable;
    shownIn.remarks.hidden = true;
    say(shownIn.summary.textContent);
    return;
  }
  const read = await readOwn(files, knowledge, own);
  const told = { words: own.words, system: knowledge.systems.find(({ id }) => id === read.system)?.name ?? "" };
  const refuse = (problems) => say(tell({ problems }, shownIn, told));
  if (read.problems.length > 0) {
    refuse(read.problems);
    return;
  }
  await follow(() => {
    try {
      return underOwn(state(), read, knowledge);
    } catch {
      refuse([{ problem: "too-much", name: "", file: files[0].name, line: 1 }]);
      return undefined;
    }
  }, () => tell(read, shownIn, told));
}

/** What own-mapping.json knows: what attributes are called in exports, and words. */
async function load(root) {
  const response = await fetch(new URL("own-mapping.json", root));
  if (!response.ok) throw new Error(response.status);
  return response.json();
}

/** Reads chosen or dropped files as an export; `{problems}` if they cannot be read. */
export async function readOwn(files, { systems }, { attributes }) {
  const texts = [];
  for (const file of [...files].slice(0, filesMost)) {
    const problem = (name) => ({ problems: [{ problem: name, name: "", file: file.name, line: 1, column: 1 }] });
    if (file.size > fileMost) return problem("file-too-large");
    try {
      texts.push({ name: file.name, text: new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer()) });
    } catch (error) {
      return problem(error instanceof TypeError ? "invalid-encoding" : "unreadable-file");
    }
  }
  const read = importFiles(texts, { systems, attributes });
  return read.problems.length > 0 ? read : withoutUnplayed(read);
}

/** The page's engine has no word for these rules; the command line plays them. */
const isPlayed = ({ expression, values, apply }) => expression === undefined && values === undefined && apply !== "if-empty";

function withoutUnplayed(read) {
  const unplayed = read.rules.filter(({ rule }) => !isPlayed(rule))
    .map(({ rule, file, line, column }) => ({ reason: "not-played", name: rule.to, detail: null, file, line, column }));
  return {
    ...read, rules: read.rules.filter(({ rule }) => isPlayed(rule)), notCarriedOver: [...unplayed, ...read.notCarriedOver],
  };
}

/** The state under the mapping that was read, with its attributes in each record; throws what `checked` throws. */
export function underOwn({ title, ...state }, { system, rules }, knowledge) {
  const mapping = rules.map(({ rule }) => (
    rule.from === rule.to && Object.keys(rule).length === 2 ? rule.to : rule));
  const complete = (record, names) => (record === null ? null : Object.fromEntries(
    [...new Set([...Object.keys(record), ...names])].map((name) => [name, Object.hasOwn(record, name) ? record[name] : null])));
  const sources = rules.flatMap(({ rule: { from } }) => from ?? []);
  const users = Object.fromEntries(Object.entries(state.users).map(([name, user]) => [name, {
    "identity-system": complete(user["identity-system"], sources),
    target: complete(user.target, rules.map(({ rule: { to } }) => to)),
  }]));
  return checked({ ...state, "identity-system": system, mapping, users }, knowledge);
}

/** Shows what was read, and what was left out and why. `words` are the page's sentences, by kind. */
function tell(read, { summary, remarks }, { words, system }) {
  const say = (kind, values = {}) => fill(words[kind] ?? words.other ?? "", values);
  const item = ({ reason, problem, name, detail, file, line }) => {
    const made = document.createElement("li");
    made.textContent = fill(words.item ?? "", {
      file: visible(file), line, told: say(reason ?? problem, { name: visible(name), detail: visible(detail ?? ""), file: visible(file) }),
    });
    return made;
  };
  const isRead = read.problems.length === 0;
  summary.textContent = isRead
    ? say("carried", { system, carried: read.rules.length, left: read.notCarriedOver.length }) : say("failed");
  remarks.replaceChildren(...(isRead ? [...read.notCarriedOver, ...read.notes] : read.problems).map(item));
  remarks.hidden = remarks.children.length === 0;
  return summary.textContent;
}

/** A name from a file, short, and without what is unseen or turns the text around. */
function visible(text) {
  const letters = [...text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "\uFFFD")];
  return letters.length > nameMost ? `${letters.slice(0, nameMost).join("")}…` : letters.join("");
}
