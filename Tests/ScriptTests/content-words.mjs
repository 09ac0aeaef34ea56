import { readFile } from "node:fs/promises";

/**
 * The phrases of the shipped content by their paths, as simulator.json has them.
 *
 * Reads the part of YAML in which they are written: maps by indentation, or in braces on one line, with
 * texts that are plain or in double quotes.
 */
export async function contentWords() {
  const text = await readFile(new URL("../../Content/phrases.yaml", import.meta.url), "utf8");
  const words = {};
  const path = [];
  const unquoted = (value) => (value.startsWith('"') ? JSON.parse(value) : value);
  for (const line of text.split("\n")) {
    const [, indent, key, value] = /^( *)("[^"]*"|[^\s#:][^:]*):(?: +(.*))?$/.exec(line) ?? [];
    if (key === undefined) continue;
    path.splice(indent.length / 2, Infinity, unquoted(key));
    if (value === undefined) continue;
    if (!value.startsWith("{")) words[path.join(".")] = unquoted(value);
    else
      for (const [, key, inner] of value.matchAll(/([\w-]+): ("[^"]*"|[^,}]*)/g))
        words[`${path.join(".")}.${key}`] = unquoted(inner);
  }
  return words;
}
