"""Every statement is checked, and nothing is written."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import centres
from contest import Contender, Contest
from corpus import knowledge
from corpus.folders import SHIPPED, accept
from corpus.growth import SYSTEMS, size
from programs import DRIFTLESS

PAGES = 1_000


def counts(output: str) -> dict:
    summary = json.loads(output)["summary"]
    if summary["errors"]:
        raise RuntimeError("the help centre is not right")
    statements = sum(summary["statements"][strength] for strength in STRENGTHS)
    return {"statements": statements, "claims": summary["claims"]}


STRENGTHS = ("proved", "simulated", "cited", "assumed")


def check(centre: Path) -> list:
    command = [DRIFTLESS, "check", "--format", "json", "--content", centre / "Content"]
    return [*command, "--output", centre / "Output"]


def with_more(name: str, add) -> Contender:
    """The same help centre with something more in its content."""

    def prepare(directory: Path) -> None:
        shutil.copytree(centres.centre(PAGES) / "bound", directory / "bound")
        add(directory / "bound" / "Content")
        accept(directory / "bound", DRIFTLESS)

    return Contender(name, lambda directory: check(directory / "bound"), counts, prepare=prepare)


def add_claim(content: Path) -> None:
    wanted = size(PAGES)
    claim = knowledge.claims(replace(wanted, claims=wanted.claims + 1))[-1]
    with (content / "claims" / "laws.yaml").open("a") as laws:
        laws.write(claim.yaml)


def add_system(content: Path) -> None:
    system = f"identity-systems/{SYSTEMS[size(PAGES).systems]}.yaml"
    shutil.copy(SHIPPED / system, content / system)


def contest(pages: int, further: list[Contender], rounds: int) -> Contest:
    return Contest(
        id=f"check-{pages}",
        title=f"The statements of {pages:,} pages are checked",
        about=(
            "`driftless check`: a claim counts once for all identity systems."
            + (" How much one more claim and one more identity system cost." if further else "")
        ),
        contenders=[
            Contender("Driftless", lambda _: check(centres.centre(pages) / "bound"), counts),
            *further,
        ],
        rates=["statements"],
        rounds=rounds,
    )


VERIFYING = [
    contest(
        PAGES,
        [
            with_more("one more claim", add_claim),
            with_more("one more identity system", add_system),
        ],
        rounds=5,
    ),
    contest(10_000, [], rounds=2),
]
