import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** Imports a script of the site. Node takes `.js` for a module only where a package file says so. */
export const importAsset = (name) => importFrom("assets", name);

/** Imports a script of what `driftless serve` lays over a page. */
export const importLive = (name) => importFrom("live", name);

async function importFrom(templates, name) {
  const folder = await mkdtemp(join(tmpdir(), "driftless-scripts-"));
  await cp(fileURLToPath(new URL(`../../Templates/${templates}/`, import.meta.url)), folder, { recursive: true });
  await writeFile(join(folder, "package.json"), '{"type": "module"}');
  const module = await import(pathToFileURL(join(folder, name)));
  await rm(folder, { recursive: true });
  return module;
}
