// A search index as the generator writes it, with two identity systems and five attributes. Each answer
// names its own choice, so that a wrong place in the matrix shows.

const systems = [
  ["entra-id", "Microsoft Entra ID", ["Azure AD", "Entra"]],
  ["okta", "Okta", []],
];
const attributes = [
  [
    "department",
    "Department",
    ["dept", "team", "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department"],
  ],
  ["mobile", "Mobile number", ["cell", "cell phone", "mobile phone number", 'phoneNumbers[type eq "mobile"].value']],
  ["workPhone", "Work phone", ["office phone", "work number", 'phoneNumbers[type eq "work"].value']],
  ["workEmail", "Work email", ["secondary email"]],
  ["externalId", "External ID", ["external identifier"]],
];

export function smallIndex() {
  const cases = systems.flatMap(([system]) =>
    attributes.flatMap(([attribute]) =>
      ["mapped", "unmapped", "usual"].flatMap((mapping) =>
        ["identity-system", "target"].flatMap((place) =>
          ["set", "clear"].map((edit) => [system, attribute, mapping, place, edit].join(" ")),
        ),
      ),
    ),
  );
  return {
    systems,
    attributes,
    words: {
      "changed-at": {
        "identity-system": ["the identity system", "changed in {identity-system}"],
        target: ["Genesys Cloud", "Genesys"],
      },
      mapping: { mapped: ["mapped"], unmapped: ["not mapped", "unmapped"], usual: ["do not map"] },
      edit: { set: ["changed", "set"], clear: ["emptied", "cleared"] },
    },
    labels: {},
    stop: ["in", "the", "not", "is", "to", "what", "happens", "does", "a"],
    usual: [
      ["mapped", "mapped", "mapped", "unmapped", "unmapped"],
      ["mapped", "unmapped", "mapped", "unmapped", "sent-empty"],
    ],
    answers: cases.map((each) => [each, each.includes("target") ? "kept" : "replaced"]),
    matrix: cases.map((_, at) => at),
    pages: [
      ["What happens to a change in Genesys Cloud?", "It is overwritten at some point.", "faq/change/", [0, 1], [0, 1]],
      ["Why does the cycle take 40 minutes?", "Microsoft Entra ID has a fixed interval.", "faq/cycle/", [0], []],
      ["Entfällt der Zugang für Café-Personal?", "", "faq/café/", [1], [3]],
    ],
  };
}
