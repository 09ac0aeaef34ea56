// Reads exports with the page's script: `node import.mjs ASSETS KNOWLEDGE CASES`. Each case is a list of
// files, each with a name and a text; prints what the script makes of each, one a line.

import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [assets, knowledgePath, casesPath] = process.argv.slice(2);
const folder = await mkdtemp(join(tmpdir(), "driftless-import-"));
await cp(assets, folder, { recursive: true });
await writeFile(join(folder, "package.json"), '{"type": "module"}');
const { importFiles } = await import(pathToFileURL(join(folder, "importing.js")));
const knowledge = JSON.parse(await readFile(knowledgePath, "utf8"));
for (const files of JSON.parse(await readFile(casesPath, "utf8"))) {
  console.log(JSON.stringify(importFiles(files, knowledge)));
}
await rm(folder, { recursive: true });
