// The engine in the page: the WebAssembly module that was compiled from the very files by which the site
// was proved. Names become numbers before it and names again after it; the words that travel are
// described in one place, Sources/Playground/Format.swift.

/** The words of the format's enumerations, in the order of their numbers. */
const keywords = {
  starts: ["on-change", "on-schedule"],
  notices: ["mapped-changes", "any-change"],
  sends: ["all-mapped", "changed-only"],
  absent: ["clear", "keep"],
  defaults: ["always", "on-create"],
  "create-only": ["withheld", "resent"],
  forced: ["full", "due-only"],
  covers: ["changed-users", "all-users"],
  apply: ["always", "on-create"],
  at: ["identity-system", "target"],
  why: ["edit", "cycle", "forced", "full-sync"],
  kind: ["edited", "created", "wrote", "overwrote"],
  origin: ["source", "default", "constant"],
};
const version = 1;
const [change, cycle, wait, forcedSync, fullSync] = [0, 1, 2, 3, 4];
const scenarioFaults = [
  "wrong-version", "wrong-length", "out-of-range", "repeated-target", "too-long",
];
const eventFaults = ["no-schedule", "not-provisioned", "clock-ends", "too-many-cycles"];

/** Why a scenario cannot be played at all; `code` is for programs, and there are no other words. */
export class ScenarioError extends Error {
  constructor(code, detail) {
    super(detail === undefined ? code : `${code}: ${detail}`);
    this.name = "ScenarioError";
    this.code = code;
  }
}

/**
 * Plays scenarios. Nothing is fetched before the first one, or before `load`.
 *
 * A scenario is a plain object:
 *
 *     {profile: {sync: {starts: "on-change", …}, cycle: {every: "40m", covers: "changed-users"}},
 *      mapping: ["title", {from, to, apply, default}, {constant, to, apply}, {to, apply}],
 *      users: {ana: {"identity-system": {department: "Sales"}, target: null}},
 *      events: [{change: {user, attribute, at, to}}, {cycle: null}, {wait: "90m"},
 *               {"force-sync": "ana"}, {"full-sync": null}]}
 *
 * written as in content files, with the same defaults for what is left out.
 */
export class Engine {
  #address;
  #module;
  #instance;

  constructor(address = new URL("engine.wasm", import.meta.url)) {
    this.#address = address;
  }

  /** Fetches and compiles the module. After a failure the next call tries again. */
  load() {
    this.#module ??= compile(this.#address).catch((error) => {
      this.#module = undefined;
      throw error;
    });
    return this.#module;
  }

  /**
   * Plays a scenario from its start.
   *
   * Gives `{start, steps}`. A step has `step, minute, event, synced, effects, state`, as `driftless
   * simulate --format json` prints them, and besides `fault` (why the event cannot be played, or null),
   * `decisions` (for each sync what became of each rule of the mapping), `origins` (for each effect
   * where a written value came from) and, as `start`, `untilCycle` (minutes to the next cycle, or null)
   * and `waiting` (the users that a cycle counts as due).
   */
  async play(scenario) {
    const rules = scenario.mapping.map((rule) => (
      typeof rule === "string" ? { from: rule, to: rule } : { ...rule, to: rule.to ?? rule.from }
    ));
    const names = new Names(scenario, rules);
    const words = encode(scenario, rules, names);
    const module = await this.load();
    this.#instance ??= await WebAssembly.instantiate(module, {});
    let trace;
    try {
      trace = run(this.#instance.exports, words);
    } catch (error) {
      // A trap leaves an instance unusable.
      this.#instance = undefined;
      throw error;
    }
    return decode(trace, scenario.events, rules, names);
  }
}

async function compile(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  // Not while it streams: that needs a media type which not every host sends.
  return WebAssembly.compile(await response.arrayBuffer());
}

function run({ memory, reserve, play }, words) {
  const address = reserve(words.length);
  if (address === 0) throw new ScenarioError("too-long");
  new Int32Array(memory.buffer, address, words.length).set(words);
  const trace = play();
  // The memory's buffer is another one whenever the memory has grown.
  const [count] = new Int32Array(memory.buffer, trace, 1);
  return new Int32Array(memory.buffer, trace, count);
}

/** The order of the Unicode scalars; JavaScript's own order is that of UTF-16. */
export function byScalars(left, right) {
  const [one, other] = [[...left], [...right]];
  for (let index = 0; index < Math.min(one.length, other.length); index += 1) {
    const difference = one[index].codePointAt(0) - other[index].codePointAt(0);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}

/** Gives names numbers, in the order in which they come. */
class Interner {
  names = [];
  #numbers = new Map();

  number(name) {
    if (typeof name !== "string") throw new ScenarioError("not-a-text", name);
    if (!this.#numbers.has(name)) {
      this.#numbers.set(name, this.names.length);
      this.names.push(name);
    }
    return this.#numbers.get(name);
  }
}

/** The names of one scenario behind the engine's numbers. */
class Names {
  attributes = new Interner();
  values = new Interner();
  /** A cycle syncs in this order. */
  users;

  constructor({ users, events }, rules) {
    this.users = Object.keys(users).sort(byScalars);
    for (const rule of rules) {
      if (isThere(rule.from)) this.attributes.number(rule.from);
      this.attributes.number(rule.to);
    }
    for (const user of Object.values(users)) {
      for (const place of keywords.at) {
        for (const attribute of Object.keys(user[place] ?? {})) this.attributes.number(attribute);
      }
    }
    for (const event of events) {
      if (event.change) this.attributes.number(event.change.attribute);
    }
  }

  user(name) {
    const number = this.users.indexOf(name);
    if (number < 0) throw new ScenarioError("unknown-user", name);
    return number;
  }

  value(text) {
    return isThere(text) ? this.values.number(text) : -1;
  }
}

function isThere(value) {
  return value !== undefined && value !== null;
}

/** The number of a keyword; one that is left out is the first. */
function choice(key, word) {
  const number = isThere(word) ? keywords[key].indexOf(word) : 0;
  if (number < 0) throw new ScenarioError("unknown-word", word);
  return number;
}

/** The minutes of a duration such as `90m`, `2h` or `1d30m`. */
export function minutes(duration) {
  const parts = /^(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?$/.exec(duration);
  const total = parts
    ? Number(parts[1] ?? 0) * 1440 + Number(parts[2] ?? 0) * 60 + Number(parts[3] ?? 0)
    : NaN;
  if (duration === "" || !(total < 2 ** 31)) throw new ScenarioError("no-duration", duration);
  return total;
}

function encode({ profile, users, events }, rules, names) {
  const sync = profile.sync ?? {};
  const attributes = names.attributes.names;
  const words = [version];
  for (const key of [
    "starts", "notices", "sends", "absent", "defaults", "create-only", "forced",
  ]) words.push(choice(key, sync[key]));
  words.push(profile.cycle ? minutes(profile.cycle.every) : 0);
  words.push(choice("covers", profile.cycle?.covers));
  words.push(attributes.length, rules.length, names.users.length, events.length);
  for (const rule of rules) {
    const to = names.attributes.number(rule.to);
    const apply = choice("apply", rule.apply);
    if (isThere(rule.from)) {
      words.push(0, names.attributes.number(rule.from), names.value(rule.default), to, apply);
    } else if (isThere(rule.constant)) {
      words.push(1, -1, names.value(rule.constant), to, apply);
    } else {
      words.push(2, -1, -1, to, apply);
    }
  }
  for (const name of names.users) {
    const user = users[name];
    words.push(isThere(user.target) ? 1 : 0);
    for (const place of keywords.at) {
      const record = new Map(Object.entries(user[place] ?? {}));
      for (const attribute of attributes) words.push(names.value(record.get(attribute)));
    }
  }
  for (const event of events) words.push(...encodedEvent(event, names));
  return Int32Array.from(words);
}

function encodedEvent(event, names) {
  const [kind] = Object.keys(event);
  switch (kind) {
    case "change": {
      const { user, attribute, at, to } = event.change;
      return [
        change, names.user(user), names.attributes.number(attribute), choice("at", at),
        names.value(to),
      ];
    }
    case "cycle": return [cycle, 0, 0, 0, 0];
    case "wait": return [wait, 0, 0, 0, minutes(event.wait)];
    case "force-sync": return [forcedSync, names.user(event[kind]), 0, 0, 0];
    case "full-sync": return [fullSync, 0, 0, 0, 0];
    default: throw new ScenarioError("unknown-event", kind);
  }
}

function decode(words, events, rules, names) {
  let position = 1;
  const next = () => words[position++];
  const list = (count, element) => Array.from({ length: count }, element);
  const nameOrNull = (all, number) => (number < 0 ? null : all[number]);
  const attributes = names.attributes.names;
  const values = names.values.names;
  const sorted = attributes.map((name, number) => ({ name, number }))
    .sort((left, right) => byScalars(left.name, right.name));

  const [fault, place] = [next(), next()];
  if (fault !== 0) throw new ScenarioError(scenarioFaults[fault - 1] ?? fault, place);

  const record = () => {
    const numbers = list(attributes.length, next);
    // Not by assignment: an attribute may be called like a property that every object has.
    return Object.fromEntries(
      sorted.filter(({ number }) => numbers[number] >= 0)
        .map(({ name, number }) => [name, values[numbers[number]]]));
  };
  const set = () => {
    const flags = list(attributes.length, next);
    return sorted.filter(({ number }) => flags[number] === 1).map(({ name }) => name);
  };
  const moment = () => {
    const untilCycle = next();
    const waiting = [];
    const state = Object.fromEntries(names.users.map((name) => {
      const isProvisioned = next() === 1;
      if (next() === 1) waiting.push(name);
      const [identitySystem, target] = [record(), record()];
      const user = {
        "identity-system": identitySystem, target: isProvisioned ? target : null,
        due: set(), edited: set(),
      };
      return [name, user];
    }));
    return { state, untilCycle: untilCycle < 0 ? null : untilCycle, waiting };
  };
  const effect = () => ({
    minute: next(), user: names.users[next()], attribute: nameOrNull(attributes, next()),
    at: keywords.at[next()], kind: keywords.kind[next()], before: nameOrNull(values, next()),
    after: nameOrNull(values, next()), rule: `R${next()}`, origin: next(),
  });
  const step = (event, index) => {
    const [minute, fault, syncCount, effectCount] = list(4, next);
    const decisions = [];
    const synced = list(syncCount, () => {
      const sync = {
        user: names.users[next()], minute: next(), why: keywords.why[next()], full: next() === 1,
      };
      decisions.push(rules.map(({ to }) => {
        const decider = next();
        return { to, carried: decider > 0, rule: `R${Math.abs(decider)}` };
      }));
      return sync;
    });
    const effects = list(effectCount, effect);
    const origins = effects.map((effect) => nameOrNull(keywords.origin, effect.origin));
    for (const effect of effects) delete effect.origin;
    return {
      step: index + 1, minute, event, synced, effects, ...moment(), decisions, origins,
      fault: fault === 0 ? null : eventFaults[fault - 1],
    };
  };
  return { start: moment(), steps: events.map(step) };
}
