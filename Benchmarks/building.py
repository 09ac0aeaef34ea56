"""Sites are built: from nothing, again with nothing to do, and after a change of one page."""

import re
import shutil
import time
from pathlib import Path

import centres
from contest import Contender, Contest
from measure import run
from programs import compile_floor, driftless_build, hugo_build

# Rounds by the number of pages.
ROUNDS = {100: 7, 1_000: 5, 10_000: 3, 50_000: 1}
# Hugo would need too much memory for more.
HUGO_PAGES_MAX = 10_000

REST_SECONDS = 0.1

PLAIN, CHECKING, HUGO, FLOOR = "Driftless", "Driftless, checking", "Hugo", "floor in C"


def number(pattern: str):
    """Reads a count of files from what a program says."""
    return lambda output: {"files": int(re.search(pattern, output)[1])}


driftless_files = number(r"(\d+) files? written")
hugo_files = number(r"Pages\s+│\s+(\d+)")


def empty(directory: Path, centre: Path) -> None:
    """Nothing is left of an earlier build but the record of behaviour."""
    output = directory / "Output"
    shutil.rmtree(output, ignore_errors=True)
    output.mkdir()
    shutil.copy(centre / "Output" / "knowledge.json", output)


def driftless(name: str, pages: int, kind: str) -> Contender:
    return Contender(
        name,
        lambda directory: driftless_build(centres.centre(pages) / kind, directory / "Output"),
        driftless_files,
        reset=lambda directory: empty(directory, centres.centre(pages) / kind),
    )


def cold(pages: int) -> Contest:
    contenders = [driftless(PLAIN, pages, "unbound"), driftless(CHECKING, pages, "bound")]
    if pages <= HUGO_PAGES_MAX:
        contenders.append(
            Contender(
                HUGO,
                lambda directory: hugo_build(centres.centre(pages), directory / "site"),
                hugo_files,
                reset=lambda directory: shutil.rmtree(directory / "site", ignore_errors=True),
            )
        )
    contenders.append(
        Contender(
            FLOOR,
            lambda directory: [
                directory / "floor", centres.centre(pages) / "addressed", directory / "site"
            ],
            number(r"(\d+) files"),
            prepare=compile_floor,
            reset=lambda directory: shutil.rmtree(directory / "site", ignore_errors=True),
        )
    )  # fmt: skip
    return Contest(
        id=f"build-{pages}",
        title=f"A site of {pages:,} pages is built from nothing",
        about="",
        contenders=contenders,
        rounds=ROUNDS[pages],
        pages=pages,
    )


def change_one_page(content: Path) -> None:
    """Adds a word to the prose of a page, and takes it away again the next time."""
    file = min(content.rglob("page-*.md"))
    before, after = "## What to do\n\n", "## What to do\n\nFirst of all: "
    text = file.read_text()
    file.write_text(text.replace(after, before) if after in text else text.replace(before, after))


def own_copy(pages: int, parts: list[str]):
    """Gives a contender a help centre of its own, whose pages may be changed."""

    def prepare(directory: Path) -> None:
        for part in parts:
            shutil.copytree(centres.centre(pages) / part, directory / part)

    return prepare


def again(pages: int, is_changed: bool) -> Contest:
    """After a build, of which programs may use what they left."""

    def contender(name: str, command, parts: list[str], content: str) -> Contender:
        def prepare(directory: Path) -> None:
            # Its own, because pages are changed.
            for part in parts:
                shutil.copytree(centres.centre(pages) / part, directory / part)
            # A file that was written a moment ago may change once more without another date.
            time.sleep(REST_SECONDS)
            run(command(directory), directory)

        def reset(directory: Path) -> None:
            if is_changed:
                change_one_page(directory / content)

        return Contender(name, command, lambda output: {}, prepare=prepare, reset=reset)

    return Contest(
        id=f"{'one-page' if is_changed else 'nothing'}-{pages}",
        title=f"A site of {pages:,} pages is built again "
        + ("after a change of one page" if is_changed else "with nothing to do"),
        about="The site is there already. Driftless checks every statement, too.",
        contenders=[
            contender(
                CHECKING,
                lambda place: driftless_build(place / "bound", place / "bound" / "Output"),
                ["bound"],
                "bound/Content",
            ),
            contender(
                HUGO,
                lambda place: hugo_build(place, place / "site"),
                ["addressed", "hugo"],
                "addressed",
            ),
        ],
        rounds=2,
    )


BUILDING = [
    *(cold(pages) for pages in ROUNDS),
    *(again(10_000, is_changed) for is_changed in (False, True)),
]
