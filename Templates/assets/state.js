// The simulator's state: a scenario, in the shape of a scenario's file, and the number of the step that is
// shown. It travels in addresses, so whatever comes from there is checked before it is played.

import { minutes } from "./engine.js";

/** What an address may hold. A name's limit keeps its quoted form below what YAML takes for a key. */
const most = { address: 40_000, title: 300, name: 100, value: 2_000, users: 20, attributes: 60, steps: 300 };
const longestWait = 3650 * 1440;
/** Syncs of one story: more would take a page's time and memory. */
const mostSyncs = 200_000;
const places = ["identity-system", "target"];
/** They have a meaning of their own beside users in a scenario's file. */
const namesOfNobody = ["identity-system", "target", "synced", "overwritten"];

/** Why data are no state; the message is for programs. */
export class Refused extends Error {}

function must(condition, message) {
  if (!condition) throw new Refused(message);
}

function text(value, length, what) {
  must(typeof value === "string" && value.length <= length, `${what} is no text, or too long`);
  // Half a character cannot stand in an address or a file, and readers of files drop a byte order mark.
  must(!/\p{Surrogate}|^\uFEFF/u.test(value), `${what} is not well formed`);
  return value;
}

const isThere = (value) => value !== undefined && value !== null;
const name = (value, what) => text(value, most.name, what) || must(false, `${what} is empty`);
const valueOrNull = (value, what) => (isThere(value) ? text(value, most.value, what) : null);

function entries(value, what, count) {
  must(isThere(value) && typeof value === "object" && !Array.isArray(value), `${what} is no map`);
  const all = Object.entries(value);
  must(all.length <= count, `${what} has too much`);
  return all;
}

function list(value, what, count) {
  must(Array.isArray(value) && value.length <= count, `${what} is no list, or too long`);
  return value;
}

/** The values of a map that has no other keys than the known ones. */
function fields(value, what, known) {
  const all = entries(value, what, known.length);
  for (const [key] of all) must(known.includes(key), `${what} has an unknown key`);
  return Object.fromEntries(all);
}

/**
 * Gives `data` in the one form that is played here, or throws `Refused`.
 *
 * The second argument is simulator.json. Attributes may have any name here: evidence speaks of "another
 * attribute" too.
 */
export function checked(data, { systems }) {
  const known = ["title", "identity-system", "mapping", "users", "steps", "step"];
  const state = fields(data, "state", known);
  const system = systems.find(({ id }) => id === state["identity-system"]);
  must(system, "the identity system is unknown");

  const record = (values) => Object.fromEntries(entries(values, "record", most.attributes)
    .map(([attribute, value]) => [name(attribute, "attribute"), valueOrNull(value, "value")]));
  const users = Object.fromEntries(entries(state.users, "users", most.users).map(([user, value]) => {
    must(!namesOfNobody.includes(name(user, "user")), "a user has the name of a key");
    const both = fields(value, "user", places);
    return [user, {
      "identity-system": record(both["identity-system"] ?? {}),
      target: isThere(both.target) ? record(both.target) : null,
    }];
  }));
  const names = Object.keys(users);
  must(names.length > 0, "there is no user");

  const knownUser = (user) => {
    const found = isThere(user) ? user : names.length === 1 ? names[0] : undefined;
    must(names.includes(found), "a step's user is unknown");
    return found;
  };
  const event = (step) => {
    const alone = typeof step === "string" ? { [step]: null } : step;
    const all = entries(alone, "step", 2).filter(([key]) => key !== "expect");
    must(all.length === 1, "a step has no event, or two");
    const [[kind, value]] = all;
    switch (kind) {
      case "change": {
        const { user, attribute, at, to } = fields(value, "change", ["user", "attribute", "at", "to"]);
        must(places.includes(at), "a change is nowhere");
        const changed = { attribute: name(attribute, "attribute"), at, to: valueOrNull(to, "value") };
        return { change: { user: knownUser(user), ...changed } };
      }
      case "wait": return { wait: duration(value) };
      case "force-sync": return { "force-sync": knownUser(value) };
      case "cycle": case "full-sync":
        must(!isThere(value), "an event takes nothing");
        return { [kind]: null };
      default: throw new Refused("an event is unknown");
    }
  };
  const steps = list(state.steps, "steps", most.steps).map(event);

  const result = { "identity-system": system.id, users, steps };
  if (isThere(state.title)) result.title = text(state.title, most.title, "title");
  if (isThere(state.mapping)) result.mapping = checkedMapping(state.mapping);
  const { step } = state;
  if (Number.isInteger(step) && step >= 0 && step < steps.length) result.step = step;
  must(syncsMost(result, system) <= mostSyncs, "the story is too long");
  return result;
}

function duration(value) {
  text(value, most.name, "wait");
  try {
    must(minutes(value) <= longestWait, "a wait is too long");
  } catch {
    throw new Refused("a wait is no duration");
  }
  return value;
}

function checkedMapping(mapping) {
  const taken = new Set();
  return list(mapping, "mapping", most.attributes).map((entry) => {
    if (typeof entry === "string") {
      must(!taken.has(name(entry, "to")), "two rules go to one attribute");
      taken.add(entry);
      return entry;
    }
    const rule = fields(entry, "rule", ["from", "to", "apply", "default", "constant"]);
    const to = name(rule.to ?? rule.from, "to");
    must(!taken.has(to), "two rules go to one attribute");
    taken.add(to);
    must(!("constant" in rule && "from" in rule), "a rule has two sources");
    must(!("default" in rule) || "from" in rule, "a default needs a source");
    must(["always", "on-create"].includes(rule.apply ?? "always"), "a rule applies never");
    if ("from" in rule) name(rule.from, "from");
    for (const key of ["default", "constant"]) if (isThere(rule[key])) text(rule[key], most.value, key);
    must(rule.constant !== null, "a constant is no value");
    return Object.fromEntries(Object.entries({ ...rule, to }).filter(([, value]) => isThere(value)));
  });
}

/** How many syncs the story may start, where cycles sync everybody. */
function syncsMost({ users, steps }, { profile: { cycle } }) {
  if (cycle?.covers !== "all-users") return 0;
  const waited = steps.reduce((sum, step) => sum + (step.wait ? minutes(step.wait) : 0), 0);
  return (waited / minutes(cycle.every)) * Object.keys(users).length;
}

/** The state of an address's fragment, without its `#`; throws `Refused` for anything else. */
export function read(fragment, knowledge) {
  must(fragment.length <= most.address, "the address is too long");
  let data;
  try {
    data = JSON.parse(decodeURIComponent(fragment));
  } catch {
    throw new Refused("the address holds no state");
  }
  return checked(data, knowledge);
}

/** The fragment of a state's address, without its `#`. */
export function write(state) {
  return encodeURIComponent(JSON.stringify(state));
}

/** How many steps have happened. */
export function shown({ step, steps }) {
  return step ?? steps.length;
}

/** The state after so many steps. */
export function at(state, step) {
  const { step: _, ...rest } = state;
  const place = Math.min(Math.max(step, 0), state.steps.length);
  return place === state.steps.length ? rest : { ...rest, step: place };
}

/** What comes after the shown step gives way to the event, if there is one. */
export function continued(state, event) {
  const steps = state.steps.slice(0, shown(state));
  return at({ ...changed(state), steps: event ? [...steps, event] : steps }, Infinity);
}

/** Another story has no longer the title of the first. */
export function changed({ title, ...rest }, change = {}) {
  return { ...rest, ...change };
}

/** The rules of the mapping in force, each as a map. */
export function rules(state, system) {
  return (state.mapping ?? system.mapping)
    .map((rule) => (typeof rule === "string" ? { from: rule, to: rule } : { ...rule, to: rule.to ?? rule.from }));
}

/** Whether a rule sends a value; one without a source only empties. */
export function feeds(rule) {
  return rule !== undefined && (isThere(rule.from) || isThere(rule.constant));
}

/** Maps the target's attribute, as the system usually does if it does, or no longer maps it. */
export function toggled(state, system, attribute, isMapped) {
  const goesTo = (rule) => rule.to ?? rule.from ?? rule;
  const usual = system.mapping.find((rule) => goesTo(rule) === attribute);
  const isUsualFed = usual !== undefined && (typeof usual === "string" || feeds(usual));
  const without = (state.mapping ?? system.mapping).filter((rule) => goesTo(rule) !== attribute);
  const rule = isMapped === isUsualFed ? usual : isMapped ? attribute : undefined;
  const mapping = rule === undefined ? without : [...without, rule];
  // In the usual order as far as there is one, so that what is undone is as it was.
  const order = system.mapping.map(goesTo);
  const place = (rule) => (order.includes(goesTo(rule)) ? order.indexOf(goesTo(rule)) : order.length);
  if (!state.mapping || isSame(mapping, system.mapping)) mapping.sort((one, other) => place(one) - place(other));
  if (isUsual({ mapping }, system)) {
    const { mapping: _, ...rest } = changed(state);
    return rest;
  }
  return changed(state, { mapping });
}

/** Whether two mappings have the same rules, however they are written and in whatever order. */
function isSame(...mappings) {
  const keys = ["from", "to", "apply", "default", "constant"];
  const [one, other] = mappings.map((mapping) => JSON.stringify(rules({ mapping })
    .map((rule) => JSON.stringify(keys.map((key) => rule[key] ?? null))).sort()));
  return one === other;
}

/** Whether the state maps as its system usually does. */
export function isUsual(state, system) {
  return isSame(state.mapping ?? system.mapping, system.mapping);
}

/** With an attribute that has no value anywhere yet. */
export function withAttribute(state, attribute) {
  const add = (record) => record && Object.fromEntries([...Object.entries(record), ...(Object.hasOwn(record, attribute) ? [] : [[attribute, null]])]);
  const users = Object.fromEntries(Object.entries(state.users).map(([name, user]) => [
    name, Object.fromEntries(places.map((place) => [place, add(user[place])])),
  ]));
  return changed(state, { users });
}
