// Plays scenarios with the site's own script, which fetches the module from a server.
//
//     node engine-test.mjs ENGINE.mjs MODULE CASES.json
//
// CASES is a list of {name, scenario, trace}; the trace is what `driftless simulate --format json`
// prints. What differs is printed, a line each; nothing is printed if all are the same.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { pathToFileURL } from "node:url";

const [script, module, casesPath] = process.argv.slice(2);
const { Engine, ScenarioError } = await import(pathToFileURL(script));
const cases = JSON.parse(readFileSync(casesPath, "utf8"));

let requests = 0;
let isDown = true;
const server = createServer((request, response) => {
  requests += 1;
  response.writeHead(isDown ? 503 : 200).end(isDown ? "" : readFileSync(module));
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const engine = new Engine(new URL(`http://127.0.0.1:${server.address().port}/engine.wasm`));

function same(name, actual, expected) {
  try {
    assert.deepStrictEqual(actual, expected);
  } catch (error) {
    console.log(`${name}: ${error.message}`);
  }
}

same("nothing is fetched early", requests, 0);
await assert.rejects(engine.play(cases[0].scenario), /503/);
isDown = false;
for (const { name, scenario, trace } of cases) {
  const { steps } = await engine.play(scenario);
  for (const [index, expected] of trace.steps.entries()) {
    const { step, minute, event, synced, effects, state, decisions, origins, fault } = steps[index];
    const printed = { step, minute, event, synced, effects, state };
    same(`${name}, step ${index + 1}`, printed, expected);
    same(`${name}, step ${index + 1}, fault`, fault, null);
    same(`${name}, step ${index + 1}, decisions`, decisions.length, synced.length);
    same(`${name}, step ${index + 1}, origins`, origins.length, effects.length);
  }
  same(`${name}, steps`, steps.length, trace.steps.length);
}
same("the module is fetched once after it failed once", requests, 2);

const [{ scenario }] = cases;
for (const [code, change] of [
  ["unknown-user", { events: [{ "force-sync": "nobody" }] }],
  ["unknown-word", { profile: { sync: { sends: "nothing" } } }],
  ["no-duration", { events: [{ wait: "30m1h" }] }],
  ["unknown-event", { events: [{ sing: null }] }],
  ["repeated-target", { mapping: [{ to: "a" }, { to: "a" }] }],
  ["out-of-range", { events: [{ wait: "36501d" }] }],
]) {
  await assert.rejects(engine.play({ ...scenario, ...change }), (error) => {
    same(`a scenario with ${code}`, error instanceof ScenarioError && error.code, code);
    return true;
  });
}
const { steps: [unplayable] } = await engine.play({
  ...scenario, profile: {}, users: {}, events: [{ cycle: null }],
});
same("an event that cannot be played", unplayable.fault, "no-schedule");
server.close();
