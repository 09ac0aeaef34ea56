"""The text of one page, with its bindings."""

import json
from dataclasses import dataclass
from random import Random

from .growth import Size
from .knowledge import VALUES, Claim, Scenario, Table
from .prose import Prose

SECTIONS = [
    "accounts", "addresses", "calendars", "contacts", "departments", "devices", "directories",
    "groups", "licences", "locations", "managers", "names", "numbers", "offices", "people",
    "profiles", "queues", "reports", "roles", "teams",
]  # fmt: skip


@dataclass(frozen=True)
class Knowledge:
    """What pages can be bound to, and what the engine says of it."""

    size: Size
    tables: list[Table]
    scenarios: list[Scenario]
    claims: list[Claim]
    # The Markdown of tables and traces by id.
    blocks: dict[str, str]
    # The outcomes of tables by id, in the order of the rows.
    outcomes: dict[str, list[str]]
    # The names of identity systems by id.
    names: dict[str, str]
    sources: list[str]


def path(number: int, size: Size) -> str:
    """Pages of a section have neighbouring numbers."""
    section = SECTIONS[number * size.sections // size.pages]
    return f"faq/{section}/page-{number + 1}.md"


def page(number: int, seed: int, knowledge: Knowledge) -> str:
    """The page's Markdown. Pages that differ in their number are bound to different things."""
    random = Random(f"{seed}/{number}")
    prose = Prose(random)
    size = knowledge.size
    table = knowledge.tables[number % size.tables]
    row = random.randrange(len(table.rows))
    outcome = f"outcome:{table.id}/{table.rows[row]}"
    says = knowledge.outcomes[table.id][row].removesuffix(".")
    # No two of the pages with one table have the same pair of claims.
    turn = number // size.tables
    first = (number % size.tables + turn) % size.claims
    second = (first + 1 + turn // size.claims) % size.claims
    claims = [knowledge.claims[index].id for index in (first, second)]
    source = random.choice(knowledge.sources)
    links = [link(number, random, size) for _ in range(3)]
    system = table.system
    name = f"[{knowledge.names[system]}](value:{system}/name)"
    trace = ""
    if number % 5 == 0:
        scenario = knowledge.scenarios[number // 5 % size.scenarios]
        trace = f"## What it looks like over time\n\n<!-- trace: {scenario.id} -->\n{knowledge.blocks[scenario.id]}\n\n"
    record = {"userName": f"user-{number + 1}", "active": True, "title": random.choice(VALUES)}
    return f"""\
---
title: {json.dumps(f"{prose.question()[:-1]} ({number + 1})?")}
description: {json.dumps(prose.sentences(1).replace("*", ""))}
answer: {json.dumps(f"[{says}]({outcome}), and [that is so by a law](claim:{claims[0]}).")}
identity-systems: [{system}]
tags: [{random.choice(["scim", "people", "contact"])}, {random.choice(["basics", "details"])}]
order: {number + 1}
---
## Why

{prose.sentences(3)}
[This is so by a law](claim:{claims[1]}).
What follows is about {name}.

{prose.sentences(2)}
There is more on [{links[0][0]}]({links[0][1]}).

## What to do

{prose.sentences(1)}
[So the manual says](source:{source}).

{prose.tasks()}

```json
{json.dumps(record, indent=2)}
```

## What becomes of the attribute

{prose.sentences(1)}
In one line: [{says}]({outcome}).

<!-- table: {table.id} -->
{knowledge.blocks[table.id]}

{trace}## See also

{prose.sentences(1)}
Read [{links[1][0]}]({links[1][1]}) and then [{links[2][0]}]({links[2][1]}#what-to-do).
"""


def link(number: int, random: Random, size: Size) -> tuple[str, str]:
    """The words and the relative path of a link to another page."""
    other = random.randrange(size.pages)
    return f"page {other + 1}", f"../{path(other, size).removeprefix('faq/')}"
