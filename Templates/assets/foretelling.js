// What will happen next, said before it happens: the engine plays it, and only the words are ours.

import { capitalized, fill } from "./telling.js";

/**
 * Sentences about the next cycle and a full sync.
 *
 * `cycle` and `full` are the steps that would be played (`cycle` null without a schedule), `moment` is
 * the step or start that is shown, `words` are the page's sentences.
 */
export function foretell({ telling, words, moment, cycle, full }) {
  const areSeveral = Object.keys(moment.state).length > 1;
  const say = (key, values = {}) => capitalized(fill(words[key], {
    "identity-system": telling.place("identity-system"), target: telling.place("target"), ...values,
  }));
  const names = (pairs) => {
    const all = pairs.map(({ user, attribute }) => (areSeveral ? fill(words.of, { attribute, user }) : attribute));
    return telling.list([...new Set(all)]);
  };
  const of = (step, kinds) => step.effects.filter(({ kind }) => kinds.includes(kind));
  const waiting = Object.entries(moment.state)
    .flatMap(([user, { due }]) => due.map((attribute) => ({ user, attribute })));

  const sentences = [];
  if (cycle === null) {
    sentences.push(waiting.length > 0 ? say("waits", { attributes: names(waiting) }) : say("noSchedule"));
  } else {
    const duration = telling.duration(moment.untilCycle);
    const created = of(cycle, ["created"]);
    const [sent, lost] = [of(cycle, ["wrote", "overwrote"]), of(cycle, ["overwrote"])];
    const users = telling.list(cycle.synced.map(({ user }) => user));
    if (created.length > 0) {
      sentences.push(say("creates", { duration, users: telling.list(created.map(({ user }) => user)) }));
    } else if (sent.length > 0) {
      sentences.push(say("sends", { duration, attributes: names(sent) }));
    } else if (cycle.synced.length > 0) {
      sentences.push(say("same", { duration, users }));
    } else {
      sentences.push(say("idle", { duration }));
    }
    if (lost.length > 0) sentences.push(say("loses", { attributes: names(lost) }));
  }
  const [sent, lost] = [of(full, ["wrote", "overwrote"]), of(full, ["overwrote"])];
  if (lost.length > 0) sentences.push(say("fullLoses", { attributes: names(lost) }));
  else if (sent.length > 0) sentences.push(say("fullSends", { attributes: names(sent) }));
  return sentences;
}
