import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const assets = fileURLToPath(new URL("../../Templates/assets/", import.meta.url));

/** Imports a script of the site. Node takes `.js` for a module only where a package file says so. */
export async function importAsset(name) {
  const folder = await mkdtemp(join(tmpdir(), "driftless-scripts-"));
  await cp(assets, folder, { recursive: true });
  await writeFile(join(folder, "package.json"), '{"type": "module"}');
  const module = await import(pathToFileURL(join(folder, name)));
  await rm(folder, { recursive: true });
  return module;
}
