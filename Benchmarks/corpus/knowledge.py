"""What pages are bound to: tables of outcomes, scenarios and claims, as YAML."""

import json
from dataclasses import dataclass
from itertools import product
from random import Random

from .growth import SYSTEMS, Size

ATTRIBUTES = {
    "title": "Title", "department": "Department", "displayName": "Display name",
    "mobile": "Mobile number", "homePhone": "Home phone", "employeeNumber": "Employee number",
}  # fmt: skip
PEOPLE = ["ana", "bo", "chidi", "dana", "emre", "farah"]
VALUES = ["Agent", "Coach", "Sales", "Support", "Billing", "Team lead", "Planner", "Trainer"]


@dataclass(frozen=True)
class Table:
    id: str
    system: str
    # Of the rows, in their order.
    rows: list[str]
    yaml: str


@dataclass(frozen=True)
class Scenario:
    id: str
    system: str
    yaml: str


@dataclass(frozen=True)
class Claim:
    id: str
    yaml: str


def table(number: int, size: Size, random: Random) -> Table:
    """What becomes of some attributes, the first of them mapped, changed in either place."""
    system = SYSTEMS[number % size.systems]
    attributes = random.sample(list(ATTRIBUTES), random.choice([2, 3]))
    mapped = attributes[:1] if len(attributes) == 2 else attributes[:2]
    places = ["identity-system", "target"]
    axis = "\n".join(f"    {name}: {{label: {json.dumps(ATTRIBUTES[name])}, attribute: {name}}}" for name in attributes)
    lines = [
        f"title: What becomes of attributes, case {number + 1}",
        f"identity-system: {system}",
        f"edit: {random.choice(['set', 'clear'])}",
        f"mapping: [{', '.join(mapped)}]",
        "axes:",
        "  attribute:",
        axis,
        f"  changed-at: [{', '.join(places)}]",
        "columns: {attribute: Attribute, changed-at: Changed at, outcome: Result}",
    ]
    rows = [f"{name}-{place}" for name, place in product(attributes, places)]
    return Table(f"case-{number + 1}", system, rows, "\n".join(lines) + "\n")


def scenario(number: int, size: Size, random: Random) -> Scenario:
    """A short story with one or two people, whose expectations hold for every identity system."""
    system = SYSTEMS[number % size.systems]
    mapped, other, unmapped = random.sample(list(ATTRIBUTES), 3)
    people = random.sample(PEOPLE, random.choice([1, 2]))
    values = {name: random.sample(VALUES, 3) for name in people}
    lines = [
        f"title: A story of {' and '.join(person.capitalize() for person in people)}, {number + 1}",
        f"identity-system: {system}",
        f"mapping: [{mapped}, {other}]",
        "users:",
    ]
    for person in people:
        first, second, third = values[person]
        record = f"{{{mapped}: {first}, {other}: {second}, {unmapped}: {third}}}"
        lines += [f"  {person}:", f"    identity-system: {record}", f"    target: {record}"]
    lines.append("steps:")
    for _ in range(random.choice([2, 3])):
        person = random.choice(people)
        attribute = random.choice([mapped, other, unmapped])
        place = random.choice(["identity-system", "target"])
        value = random.choice(VALUES)
        expected = f"{{{place}: {{{attribute}: {value}}}}}"
        if len(people) > 1:
            expected = f"{{{person}: {expected}}}"
        change = f"{{user: {person}, attribute: {attribute}, at: {place}, to: {value}}}"
        # What a sync makes of a change at the identity system is for the trace to tell.
        lines += [f"  - change: {change}", f"    expect: {expected}"]
    lines += ["  - full-sync:", f"    expect: {{synced: [{', '.join(sorted(people))}]}}"]
    return Scenario(f"story-{number + 1}", system, "\n".join(lines) + "\n")


# Laws of every identity system, and the kinds of attribute for which they are no empty words.
LAWS = [
    ("Nothing here ever changes {attribute} at the identity system",
     "never: [it changes at the identity system, not: it is edited at the identity system]"),
    ("Nobody who was synced waits because of {attribute}", "never: [the user is synced, it is due]"),
    ("Only a sync, or somebody there, changes {attribute} at the target",
     "never: [it changes at the target, not: the user is synced, not: it is edited at the target]"),
    ("What is written to {attribute} is written by a sync",
     "never: [it is written, not: the user is synced]"),
]  # fmt: skip
SCOPES = [
    ("", ""),
    (" after a full sync", "after: a full sync comes"),
    (" after an edit of it at the target", "after: it is edited at the target"),
    (" after an edit of the user", "after: the user is edited at the identity system"),
    (" after a forced sync", "after: a sync is forced"),
    (" before a full sync", "before: a full sync comes"),
    (" until a full sync", "until: a full sync comes"),
    (" before a forced sync", "before: a sync is forced"),
    (" until a forced sync", "until: a sync is forced"),
    (" before an edit at the target", "before: it is edited at the target"),
    (" until an edit at the target", "until: it is edited at the target"),
    (
        " after an edit that is not mapped",
        "after: another unmapped attribute is edited at the identity system",
    ),
    (" after an edit of another one", "after: another attribute is edited at the target"),
    (" after a sync", "after: the user is synced"),
    (" before the user is synced again", "before: the user is edited at the identity system"),
    (" until the user is edited again", "until: the user is edited at the identity system"),
]
KINDS = [
    ("a fed attribute", "[fed, always]"),
    ("an unmapped attribute", "unmapped"),
    ("a mapped attribute", "mapped"),
    ("a fed attribute with a default", "[fed, with-default]"),
    ("a constant", "constant"),
]


def claims(size: Size) -> list[Claim]:
    """As many different laws as wanted, in a fixed order."""
    made = []
    for (words, scope), (name, kind), (says, law) in product(SCOPES, KINDS, LAWS):
        # An unmapped attribute is never due, and nothing is written to it: that would be proved by nothing.
        if (kind in ("unmapped", "constant") and "due" in law) or (kind == "unmapped" and "written" in law):
            continue
        number = len(made) + 1
        lines = [f"- id: law-{number}", f"  says: {says.format(attribute=name)}{words}.",
                 f"  attribute: {kind}", f"  {law}", *([f"  {scope}"] if scope else [])]  # fmt: skip
        made.append(Claim(f"law-{number}", "\n".join(lines) + "\n"))
    if len(made) < size.claims:
        raise ValueError(f"there are {len(made)} laws, and {size.claims} are wanted")
    return made[: size.claims]
