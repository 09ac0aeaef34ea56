// The checked answers of the search index (search-index.json), and their addresses.

const mappings = ["mapped", "unmapped", "usual"];
const places = ["identity-system", "target"];
const edits = ["set", "clear"];

/**
 * The answer to a choice: `system` and `attribute` by position, the others by name. Undefined for a
 * choice that the index does not know.
 */
export function answer(index, { system, attribute, mapping, place, edit }) {
  const { systems, attributes } = index;
  const digits = [system, attribute, mappings.indexOf(mapping), places.indexOf(place), edits.indexOf(edit)];
  const bases = [systems.length, attributes.length, mappings.length, places.length, edits.length];
  if (!digits.every((digit, at) => digit >= 0 && digit < bases[at])) return undefined;
  const position = digits.reduce((sum, digit, at) => sum * bases[at] + digit);
  const [says, kind] = index.answers[index.matrix[position]];
  const mapped = mapping === "usual" ? index.usual[system][attribute] : mapping;
  const path = [systems[system][0], attributes[attribute][0], mapped].map(component);
  return {
    says,
    kind,
    address: `outcomes/${path.join("/")}/${place}-${edit}/`,
    attributeAddress: `attributes/${path[1]}/`,
  };
}

/** The choice of mapping that a system usually has for an attribute, both by position. */
export function usualMapping(index, system, attribute) {
  const usual = index.usual[system][attribute];
  return mappings.includes(usual) ? usual : "usual";
}

/**
 * A name as one component of a path: what is not a letter of ASCII, a digit, or one of `-_.` becomes
 * `~` and its bytes in hexadecimal, and so does a dot in front (as SiteAddress.component).
 */
export function component(name) {
  return Array.from(new TextEncoder().encode(name), (byte, at) => {
    const character = String.fromCharCode(byte);
    const plain = at > 0 ? /[\w.-]/ : /[\w-]/;
    return plain.test(character) ? character : "~" + byte.toString(16).padStart(2, "0");
  }).join("");
}

/** Fetches the index. Fails if there is none. */
export async function loadIndex(root) {
  const response = await fetch(new URL("search-index.json", root));
  if (!response.ok) throw new Error(response.status);
  return response.json();
}
