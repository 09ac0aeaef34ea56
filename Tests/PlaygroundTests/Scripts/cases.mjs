// What is the same in Node and in a browser: plays scenarios with the site's script and compares.

/** The value as a text that does not depend on the order of keys. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (value === null || typeof value !== "object") return String(JSON.stringify(value));
  const members = Object.keys(value).sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`);
  return `{${members.join()}}`;
}

/** A line that names what differs, or none. */
export function difference(name, actual, expected) {
  const [one, other] = [canonical(actual), canonical(expected)];
  return one === other ? [] : [`${name}: ${one} is not ${other}`];
}

/**
 * Plays each case, {name, scenario, trace}, of which the trace is what `driftless simulate --format
 * json` prints, and gives a line for whatever differs from it.
 */
export async function differences(engine, cases) {
  const lines = [];
  const compare = (...values) => lines.push(...difference(...values));
  for (const { name, scenario, trace } of cases) {
    const { steps } = await engine.play(scenario);
    compare(`${name}, steps`, steps.length, trace.steps.length);
    for (const [index, expected] of trace.steps.entries()) {
      const { step, minute, event, synced, effects, state, ...more } = steps[index];
      compare(`${name}, step ${index + 1}`, { step, minute, event, synced, effects, state }, expected);
      compare(`${name}, step ${index + 1}, fault`, more.fault, null);
      compare(`${name}, step ${index + 1}, decisions`, more.decisions.length, synced.length);
      compare(`${name}, step ${index + 1}, origins`, more.origins.length, effects.length);
    }
  }
  return lines;
}
