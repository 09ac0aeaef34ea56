// The same cases in a browser: serves a page that plays them and sends back what differs.
//
//     node script-in-browser.mjs BROWSER ENGINE.js MODULE CASES.json
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, join } from "node:path";

const [browser, script, module, cases] = process.argv.slice(2);
const page = `<!doctype html><script type="module">
import { Engine } from "/assets/engine.js";
import { TraceNarrator } from "/assets/narrator.js";
import { differences } from "/cases.mjs";
let lines;
try {
  lines = await differences(new Engine(), TraceNarrator, await (await fetch("/cases.json")).json());
} catch (error) {
  lines = [String(error)];
}
await fetch("/lines", { method: "POST", body: JSON.stringify(lines) });
</script>`;
const files = {
  "/": ["text/html", () => page],
  "/assets/engine.js": ["text/javascript", () => readFileSync(script)],
  "/assets/narrator.js": ["text/javascript", () => readFileSync(join(dirname(script), "narrator.js"))],
  "/assets/engine-tables.js": ["text/javascript", () => readFileSync(join(dirname(script), "engine-tables.js"))],
  "/assets/engine.wasm": ["application/wasm", () => readFileSync(module)],
  "/cases.mjs": ["text/javascript", () => readFileSync(new URL("cases.mjs", import.meta.url))],
  "/cases.json": ["application/json", () => readFileSync(cases)],
};

let child;
const lines = await new Promise((done) => {
  const server = createServer(async (request, response) => {
    if (request.url === "/lines") {
      let body = "";
      for await (const part of request) body += part;
      response.end();
      done(JSON.parse(body));
    } else if (files[request.url]) {
      const [type, contents] = files[request.url];
      response.writeHead(200, { "content-type": type }).end(contents());
    } else {
      response.writeHead(404).end();
    }
  });
  server.listen(0, "127.0.0.1", () => {
    child = spawn(
      browser,
      [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        `--user-data-dir=${join(dirname(cases), "browser")}`,
        `http://127.0.0.1:${server.address().port}/`,
      ],
      { stdio: "ignore", detached: true },
    );
    // Only so that a browser that hangs cannot stop all tests.
    setTimeout(() => done(["the browser has not played everything in five minutes"]), 300_000).unref();
    child.on("error", (error) => done([String(error)]));
    child.on("exit", () => done(["the browser ended before it had played everything"]));
  });
});
for (const line of lines) console.log(line);
// The browser may be a shell that started another process: the whole group ends, and nothing else.
process.kill(-child.pid, "SIGKILL");
process.exit();
