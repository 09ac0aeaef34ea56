// Plays cases with the site's own script, which fetches the module from a server, and tries what is
// wrong. Prints a line for whatever is not as it should be.
//
//     node script-in-node.mjs ENGINE.js MODULE CASES.json
//
// narrator.js and engine-tables.js stand beside engine.js.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { pathToFileURL } from "node:url";
import { difference, differences } from "./cases.mjs";

const [script, module, casesPath] = process.argv.slice(2);
const { Engine, ScenarioError } = await import(pathToFileURL(script));
const { TraceNarrator } = await import(new URL("narrator.js", pathToFileURL(script)));
const cases = JSON.parse(readFileSync(casesPath, "utf8"));

let requests = 0;
let isDown = true;
const server = createServer((_request, response) => {
  requests += 1;
  response.writeHead(isDown ? 503 : 200).end(isDown ? "" : readFileSync(module));
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const engine = new Engine(new URL(`http://127.0.0.1:${server.address().port}/engine.wasm`));

const lines = [];
const compare = (...values) => lines.push(...difference(...values));
const failure = (scenario) =>
  engine.play(scenario).then(
    () => "nothing",
    (error) => error,
  );

compare("requests before the first scenario", requests, 0);
compare("without the module", (await failure(cases[0].scenario)).message.slice(0, 3), "503");
isDown = false;
lines.push(...(await differences(engine, TraceNarrator, cases)));
compare("requests, the first of which failed", requests, 2);

const [{ scenario }] = cases;
for (const [code, change] of [
  ["unknown-user", { events: [{ "force-sync": "nobody" }] }],
  ["unknown-word", { profile: { sync: { sends: "nothing" } } }],
  ["no-duration", { events: [{ wait: "30m1h" }] }],
  ["no-duration", { events: [{ wait: "" }] }],
  ["unknown-event", { events: [{ sing: null }] }],
  ["not-a-text", { users: { ana: { "identity-system": { title: 1 } } }, events: [] }],
  ["repeated-target", { mapping: [{ to: "a" }, "a"] }],
  ["out-of-range", { events: [{ wait: "36501d" }] }],
  ["unknown-word", { events: [{ connection: "wobbles" }] }],
  ["unknown-word", { events: [{ "life-cycle": { user: "z", at: "target", becomes: "assigned" } }], users: { z: {} } }],
  ["unknown-user", { events: [{ "life-cycle": { user: "nobody", at: "target", becomes: "active" } }] }],
  ["unknown-word", { users: { ana: { account: "lost" } }, events: [] }],
]) {
  const error = await failure({ ...scenario, ...change });
  compare(`a scenario with ${code}`, error instanceof ScenarioError && error.code, code);
}

const world = {
  profile: { cycle: { every: "1h" } },
  mapping: ["title"],
  users: { ana: { "identity-system": { title: "A" } }, bo: { "identity-system": {}, target: {} } },
};
const { start, steps } = await engine.play({
  ...world,
  events: [{ wait: "20m" }, { "force-sync": "ana" }],
});
compare("at the start", [start.untilCycle, start.waiting], [60, ["ana"]]);
compare("later", [steps[0].untilCycle, steps[0].waiting], [40, ["ana"]]);
compare("after the sync", [steps[1].untilCycle, steps[1].waiting], [40, []]);
compare("decisions", steps[1].decisions, [[{ to: "title", carried: true, rule: "R6" }]]);
compare("origins", steps[1].origins, [null, "source"]);

// Members: as lists, added and removed; a rule with `values` is one for each.
const roles = await engine.play({
  profile: {},
  mapping: [{ from: "appRoles", to: "roles", values: "add-only" }],
  users: { ana: { "identity-system": { appRoles: ["A", "B"] }, target: { roles: ["B", "C"] } } },
  events: [
    { change: { user: "ana", attribute: "roles", at: "target", remove: "B" } },
    { change: { user: "ana", attribute: "appRoles", at: "identity-system", add: "D" } },
  ],
});
compare(
  "rules for members",
  roles.rules.map(({ from, to }) => `${from} ${to}`),
  ["A", "B", "C", "D"].map((value) => `appRoles[value eq "${value}"] roles[value eq "${value}"]`),
);
compare("a member removed", roles.steps[0].event, {
  change: { user: "ana", attribute: 'roles[value eq "B"]', at: "target", to: null },
});
compare("members", Object.values(roles.steps[1].state.ana.target), ["A", "B", "C", "D"]);

// Facts of the target, its references, and what its accounts are.
const managed = await engine.play({
  profile: { "life-cycle": { unassigned: "delete", missing: "fail" } },
  mapping: ["title", "manager"],
  attributes: { title: { mutability: "immutable", "lost-when-deleted": true }, manager: { refers: true } },
  users: {
    ana: { "identity-system": { title: "A", manager: "bo" }, target: {} },
    bo: { "identity-system": {}, target: null, assigned: false },
  },
  events: [
    { "full-sync": null },
    { "life-cycle": { user: "ana", at: "target", becomes: "deleted" } },
    { change: { user: "ana", attribute: "title", at: "identity-system", to: "B" } },
  ],
});
compare(
  "a reference",
  managed.steps[0].decisions[0].map(({ rule }) => rule),
  ["R6", "R15"],
);
compare(
  "what is lost",
  managed.steps[1].effects.map(({ kind, before }) => [kind, before]),
  [
    ["edited", null],
    ["lost", "A"],
  ],
);
compare("what fails", managed.steps[2].failed, [{ minute: 0, user: "ana", why: "edit" }]);
compare("accounts", managed.steps[2].accounts, {
  ana: { account: "enabled", assigned: true, status: "deleted", linked: true, waits: false },
  bo: { account: "enabled", assigned: false, status: null, linked: false, waits: false },
});

const unplayable = await engine.play({ ...world, profile: {}, events: [{ cycle: null }] });
compare("an event that cannot be played", unplayable.steps[0].fault, "no-schedule");
server.close();
for (const line of lines) console.log(line);
