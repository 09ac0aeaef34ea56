// A scenario as the YAML that `driftless simulate` runs. A value is a text exactly as it is written there,
// and only a plain `~` is no value: what YAML could read otherwise is quoted.

/** Words that some reader of YAML takes for something else than a text. */
const reserved = /^(?:null|true|false|yes|no|on|off|y|n)$/i;
const plain = /^\p{L}[\p{L}\p{N}_-]*(?: [\p{L}\p{N}_-]+)*$/u;
/** What a file cannot hold, or a person cannot see. */
const unseen = /[^\p{L}\p{M}\p{N}\p{P}\p{S} ]|["\\]/gu;

/** A text as a scalar that is read back as just this text. */
export function scalar(text) {
  if (plain.test(text) && !reserved.test(text)) return text;
  return `"${text.replace(unseen, (character) => {
    if (character === '"' || character === "\\") return `\\${character}`;
    const code = character.codePointAt(0);
    const [mark, length] = code < 0x100 ? ["x", 2] : code < 0x10000 ? ["u", 4] : ["U", 8];
    return `\\${mark}${code.toString(16).padStart(length, "0")}`;
  })}"`;
}

const isThere = (value) => value !== undefined && value !== null;
const value = (text) => (isThere(text) ? scalar(text) : "~");
const map = (entries) => `{${entries.map(([key, written]) => `${scalar(key)}: ${written}`).join(", ")}}`;
const record = (values) => (isThere(values) ? map(Object.entries(values).map(([name, text]) => [name, value(text)])) : "~");

function rule(entry) {
  if (typeof entry === "string") return scalar(entry);
  const keys = ["from", "to", "apply", "default", "constant"];
  return map(keys.filter((key) => isThere(entry[key])).map((key) => [key, scalar(entry[key])]));
}

function step(event) {
  const [kind] = Object.keys(event);
  if (kind === "change") {
    const { user, attribute, at, to } = event.change;
    return `change: ${map([["user", scalar(user)], ["attribute", scalar(attribute)], ["at", at], ["to", value(to)]])}`;
  }
  return isThere(event[kind]) ? `${kind}: ${scalar(event[kind])}` : `${kind}:`;
}

/** The file of a scenario given as a state of the simulator. Its `step` is no part of it. */
export function scenarioYAML({ title, "identity-system": system, mapping, users, steps }) {
  const list = (key, items) => (items.length > 0 ? [`${key}:`, ...items.map((item) => `  - ${item}`)] : [`${key}: []`]);
  const lines = [
    ...(isThere(title) ? [`title: ${scalar(title)}`] : []),
    `identity-system: ${scalar(system)}`,
    ...(isThere(mapping) ? list("mapping", mapping.map(rule)) : []),
    "users:",
    ...Object.entries(users).flatMap(([name, places]) => [
      `  ${scalar(name)}:`,
      `    identity-system: ${record(places["identity-system"] ?? {})}`,
      `    target: ${record(places.target)}`,
    ]),
    ...list("steps", steps.map(step)),
  ];
  return lines.map((line) => `${line}\n`).join("");
}
