/// What means something to the readers of the texts that are changed.
enum Tokens {
  static let common = [
    "", " ", "\n", "\t", "\r\n", "\r", "\u{85}", "\u{2028}", "\u{A0}", "\u{FEFF}", "é", "e\u{301}",
    "\u{301}", "\u{200D}", "\u{202E}", "😀", "👩‍👩‍👧", "\u{FFFD}", "\u{F0000}", "0", "-1", "1e999",
    "99999999999999999999", "2147483648", "null", "true", "~", "'", "\"", "\\", "%", "&", "<", ">",
    "{file}", "{", "}", "[", "]", "(", ")", "a", "A", "../", "/", "//", ".", "..", "https://",
    "javascript:", "http://a/", "--", "::error", "$", "`",
  ]

  static let yaml =
    common + [
      ": ", ":", "- ", "-", "? ", "#", " #", "&a ", "*a", "!!str ", "! ", "|", ">", "|-", ">+",
      "|2",
      "---\n", "...\n", "%YAML 1.2\n", "%TAG ! x\n", "{a: b}", "[a, b]", "{?a: b}", "[[[[", "{{{{",
      "<<: ", "\"\\x41\"", "\"\\u0000\"", "\"\\U0010FFFF\"", "\"\\uD800\"", "''", "\"\"", "- - - ",
      "  ", "\n  ", "\n- ", "id", "name", "path", "also", "many: true", "refers: true", "source",
      "mutability: read-only", "mutability: immutable", "title", "mapping", "from", "to",
      "constant",
      "default", "apply: if-empty", "apply: on-create", "expression", "of", "values: add-only",
      "sync", "cycle", "every", "covers: all-users", "life-cycle", "quarantine", "stops-after",
      "evidence", "assumed", "defined", "sources", "checked: 2026-02-30", "good-for: 1d", "40m",
      "0m", "36500d", "1h30m", "users", "steps", "expect", "change", "attribute", "at: target",
      "at: identity-system", "add", "remove", "wait: 10d", "force-sync:", "full-sync:", "cycle:",
      "connection: fails", "becomes: deleted", "becomes: unassigned", "synced: []", "target: ~",
      "overwritten", "status: inactive", "linked: false", "axes", "columns", "outcome",
      "changed-at",
      "edit: [set, clear]", "identity-system", "directory", "reference", "claims", "says", "never",
      "always", "eventually", "may", "when", "then", "after", "before", "until", "by", "either",
      "not", "for", "starting", "assuming", "it is written", "it agrees", "unmapped", "all",
      "redirects", "attributes", "navigation", "vocabulary", "expressible", "term", "means",
      "redirect-from", "draft: true", "order: 1", "tags", "answer", "description",
    ]

  static let page =
    yaml + [
      "](", "![", "[", "![x](x.png)", "[words](outcome:attribute-outcomes/mapped-target)",
      "[words](claim:one-way)", "[w](claim:one-way@directory)", "[w](value:directory/cycle.every)",
      "[w](value:attributes/title.path)", "[w](source:page)", "[x]: y\n", "[x][y]", "<!-- table: ",
      "<!-- trace: ", "<!-- not behaviour: ", "<!-- not modelled: x -->", " -->", "<b>", "</b>",
      "<https://a>", "a@b.c", "www.a.b", "**", "*", "_", "~~", "```\n", "    ", "# ", "## ", "> ",
      "1. ", "* ", "|", "|---|\n", "| a | b |\n|---|---|\n| c | d |\n", "&amp;", "&#1;", "&#x2028;",
      "&nbsp;", "\\|", "  \n", "***\n", "===\n", "(a \"t\")", "<a b>", "#heading", "claim:",
      "outcome:", "value:", "source:", "mailto:", "tel:", "overwrites", "sync",
    ]

  static let template =
    common + [
      "{{", "}}", "{{{", "}}}", "{{#", "{{^", "{{/", "{{>", "{{!", "{{&", "{{=", "{{.}}",
      "{{% CONTENT_TYPE: TEXT}}\n", "{{% CONTENT_TYPE: HTML}}", "{{title}}", "{{{body}}}",
      "{{> partials/head}}\n", "  {{> partials/head}}\n", "{{#navigation}}", "{{/navigation}}",
      "{{#pages}}", "{{/pages}}", "{{#sections}}", "{{/sections}}", "{{^answer}}", "{{/answer}}",
      "{{#interface}}", "{{interface.search}}", "{{#legend}}{{mark}}{{/legend}}", "{{root}}",
      "{{a.b.c}}", "{{#steps}}{{#effects}}", "{{/effects}}{{/steps}}", "{{address}}",
    ]

  static let json =
    common + [
      ",", ":", "[]", "{}", "[[", "\"\\u0041\"", "\"\\ud83d\\ude00\"", "\"\\ud800\"", "\"\\q\"",
      "-0", "01", "1.", ".5", "1E+2", "NaN", "Infinity", "//", "/* */", "\"a\": 1", "{\"a\":{}}",
      "\"synchronizationRules\"", "\"objectMappings\"", "\"attributeMappings\"", "\"source\"",
      "\"expression\"", "\"targetAttributeName\"", "\"flowType\"", "\"flowBehavior\"", "\"type\"",
      "\"parameters\"", "\"properties\"", "\"expression\": \"user.title\"", "\"pushStatus\"",
      "\"definitions\"", "\"externalName\"", "\"externalNamespace\"", "\"defaultValue\"",
      "\"Constant\"", "\"Function\"", "\"Attribute\"", "\"Append\"", "\"Switch\"", "String.len(",
      "hasText(", " ? ", " == ", " + ", "\"changes\": {", "\"outcomes\": {", "  },\n",
      "    \"a\": 1,\n", "\"is new\"", "\"1 2026-11-24\": \"x\"",
    ]
}
