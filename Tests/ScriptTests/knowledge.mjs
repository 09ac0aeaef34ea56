// What simulator.json knows, small: a system that syncs on change, and one with a schedule.

const sync = {
  starts: "on-change",
  notices: "mapped-changes",
  sends: "all-mapped",
  absent: "clear",
  defaults: "always",
  "create-only": "withheld",
  forced: "full",
};

export function smallKnowledge() {
  return {
    target: "Genesys Cloud",
    systems: [
      {
        id: "okta",
        name: "Okta",
        profile: { sync, cycle: null },
        mapping: [{ from: "email", to: "userName" }, "title", "department", { to: "manager" }],
      },
      {
        id: "entra-id",
        name: "Microsoft Entra ID",
        profile: { sync: { ...sync, starts: "on-schedule" }, cycle: { every: "40m", covers: "changed-users" } },
        mapping: ["title", "department"],
      },
      { id: "busy", name: "Busy", profile: { sync, cycle: { every: "1m", covers: "all-users" } }, mapping: ["title"] },
      {
        id: "rare",
        name: "Rare",
        profile: { sync, cycle: { every: "1m", covers: "changed-users" } },
        mapping: ["title"],
      },
    ],
    attributes: ["userName", "title", "department", "mobile", "manager"].map((id) => ({ id, name: id })),
  };
}

export function smallState() {
  return {
    title: "A case",
    "identity-system": "okta",
    mapping: ["department", "title"],
    users: {
      ana: {
        "identity-system": { department: "Sales", title: null, nickname: "Ann" },
        target: { department: "Sales" },
      },
      ben: { "identity-system": {}, target: null },
    },
    steps: [
      { change: { user: "ana", attribute: "department", at: "target", to: "Support" } },
      { wait: "90m" },
      { "force-sync": "ana" },
      { "full-sync": null },
    ],
    step: 1,
  };
}
