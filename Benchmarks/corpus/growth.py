"""How a help centre grows: what there is of each kind at a number of pages."""

import math
from dataclasses import dataclass

# The order in which identity systems come into the help centre.
SYSTEMS = [
    "reference", "entra-id", "okta", "google-workspace", "onelogin", "pingone", "jumpcloud",
    "pingfederate", "custom", "okta-wizard",
]  # fmt: skip


@dataclass(frozen=True)
class Size:
    pages: int
    sections: int
    systems: int
    tables: int
    scenarios: int
    claims: int


def size(pages: int) -> Size:
    """Pages bring tables and scenarios with them; claims, sections and systems come more slowly."""
    return Size(
        pages=pages,
        sections=max(1, min(20, pages // 20)),
        systems=max(1, min(len(SYSTEMS), round(3 * math.log10(pages)) - 2)),
        tables=max(2, pages // 20),
        scenarios=max(2, pages // 20),
        claims=8 + pages // 200,
    )
