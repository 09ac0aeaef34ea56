// What both records of a user show: a line for each attribute, fed by its rule or on its own.

import { feeds } from "./state.js";

/**
 * The lines of the records, each `{source, target, rule}`: the attributes at both places that belong
 * together (null where there is none) and the rule that feeds one from the other, or undefined.
 *
 * They stand in the order in which the story speaks of them, whatever is mapped. `catalogue` are the
 * attributes that the target has.
 */
export function lines(state, rules, catalogue) {
  const [atSource, atTarget] = ["identity-system", "target"].map((place) => new Set([
    ...Object.values(state.users).flatMap((user) => Object.keys(user[place] ?? {})),
    ...state.steps.filter(({ change }) => change?.at === place).map(({ change }) => change.attribute),
  ]));
  const source = (rule) => rule.from ?? rule.to;
  const used = rules.filter((rule) => atSource.has(source(rule)) || atTarget.has(rule.to));
  const [fedFrom, fed] = [new Set(used.map(source)), new Set(used.map(({ to }) => to))];
  const result = [];
  for (const attribute of new Set([...atSource, ...atTarget])) {
    for (const rule of used) {
      const isNew = !result.some((line) => line.rule === rule);
      if (isNew && (source(rule) === attribute || rule.to === attribute)) {
        result.push({ source: source(rule), target: rule.to, rule });
      }
    }
    const line = {
      source: fedFrom.has(attribute) ? null : attribute,
      target: fed.has(attribute) || !catalogue.includes(attribute) ? null : attribute,
    };
    if ((line.source !== null && (line.target !== null || atSource.has(attribute)))
      || (line.target !== null && atTarget.has(attribute))) result.push(line);
  }
  return result;
}

/** A record's value, or null. Attributes may be called like what every object has. */
export function held(record, attribute) {
  return record && attribute !== null && Object.hasOwn(record, attribute) ? record[attribute] : null;
}

/** Whether the records differ in a mapped attribute; `user` is a user of a trace's state. */
export function differs({ source, target, rule }, user) {
  if (!feeds(rule) || user.target === null) return false;
  const [sent, there] = [rule.constant ?? held(user["identity-system"], source), held(user.target, target)];
  // Without a value, the default may stand in.
  return there !== sent && (sent !== null || there !== (rule.default ?? null));
}
