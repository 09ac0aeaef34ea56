// What is the same in Node and in a browser: plays scenarios with the site's script and compares.

/** The value as a text that does not depend on the order of keys. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (value === null || typeof value !== "object") return String(JSON.stringify(value));
  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`);
  return `{${members.join()}}`;
}

/** A line that names what differs, or none. */
export function difference(name, actual, expected) {
  const [one, other] = [canonical(actual), canonical(expected)];
  return one === other ? [] : [`${name}: ${one} is not ${other}`];
}

/** What the site's script tells of a step, in the shape of what is told natively. */
function told(narrator, step) {
  const sentences = (all) => all.map(({ text, rule }) => ({ text, rule }));
  const { event, rule, time, quiet, syncs, withheld, effects } = narrator.step(step);
  return {
    event,
    rule: rule ?? null,
    time,
    quiet: quiet ?? null,
    syncs: sentences(syncs),
    withheld: sentences(withheld),
    effects: sentences(effects),
    line: narrator.line(step),
    accounts: Object.values(step.accounts).map((account) => narrator.account(account)),
  };
}

/**
 * Plays each case, {name, scenario, trace, told}, of which the trace is what `driftless simulate --format
 * json` prints, and gives a line for whatever differs from it, or from what is told natively.
 */
export async function differences(engine, TraceNarrator, cases) {
  const lines = [];
  const compare = (...values) => lines.push(...difference(...values));
  for (const { name, scenario, trace, told: expectedWords, words, places } of cases) {
    const { steps, rules } = await engine.play(scenario);
    const narrator = new TraceNarrator(words, places);
    compare(`${name}, steps`, steps.length, trace.steps.length);
    for (const [index, expected] of trace.steps.entries()) {
      const { step, minute, event, synced, effects, failed, state, ...more } = steps[index];
      const printed = { step, minute, event, synced, effects, ...(failed ? { failed } : {}), state };
      compare(`${name}, step ${index + 1}`, printed, expected);
      compare(`${name}, step ${index + 1}, fault`, more.fault, null);
      compare(
        `${name}, step ${index + 1}, decisions`,
        more.decisions.map(({ length }) => length),
        synced.map(() => rules.length),
      );
      compare(`${name}, step ${index + 1}, origins`, more.origins.length, effects.length);
      compare(`${name}, step ${index + 1}, told`, told(narrator, steps[index]), expectedWords[index]);
    }
  }
  return lines;
}
