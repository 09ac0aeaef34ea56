"""A page is saved while a server watches: when does it show what was written?"""

import json
import shutil
import sys
from pathlib import Path

import centres
from contest import Contender, Contest
from programs import DRIFTLESS, HERE, hugo

# Each server has its own, so that a server that does not end is not taken for another.
PORTS = {"Driftless": 18_431, "Hugo": 18_432}
SAVES = 10


def driftless(directory: Path, port: int) -> list:
    bound = directory / "bound"
    return [
        DRIFTLESS,
        "serve",
        "--content",
        bound / "Content",
        "--output",
        bound / "Output",
        "--port",
        port,
    ]


def hugo_server(directory: Path, port: int) -> list:
    return [
        hugo(), "server", "--source", directory / "hugo", "--contentDir", directory / "addressed",
        "--bind", "127.0.0.1", "--port", port, "--cacheDir", directory / "cache",
    ]  # fmt: skip


def contender(name: str, pages: int, command, parts: list[str], content: str) -> Contender:
    def prepare(directory: Path) -> None:
        for part in parts:
            shutil.copytree(centres.centre(pages) / part, directory / part)

    def watched(directory: Path) -> list:
        # In the middle, so that it does not matter whether a server begins with the first or the last.
        files = sorted((directory / content).rglob("page-*.md"))
        file = files[len(files) // 2]
        address = f"{file.relative_to(directory / content).with_suffix('')}/"
        port = PORTS[name]
        return [
            sys.executable, HERE / "save_and_look.py", "--file", file, "--saves", SAVES,
            "--address", f"http://127.0.0.1:{port}/{address}", "--", *command(directory, port),
        ]  # fmt: skip

    return Contender(name, watched, lambda output: {}, prepare=prepare, measured=last_line)


def last_line(output: str) -> dict:
    """What servers say goes before it."""
    return json.loads(output.strip().splitlines()[-1])


def contest(pages: int) -> Contest:
    return Contest(
        id=f"save-{pages}",
        title=f"One of {pages:,} pages is saved",
        about=(
            "From saving a page to the new page over HTTP, while `driftless serve` or `hugo "
            f"server` watches: the median of {SAVES} saves in each run. Driftless checks the "
            "page. To begin is to build the site and answer with the page for the first time. "
            "The memory is that of the server and of the program that asks it."
        ),
        contenders=[
            contender("Driftless", pages, driftless, ["bound"], "bound/Content"),
            contender("Hugo", pages, hugo_server, ["addressed", "hugo"], "addressed"),
        ],
        rounds=1,
        measures=(
            ("milliseconds from save to page", "saveMilliseconds", 0),
            ("milliseconds at most", "slowestMilliseconds", 0),
            ("seconds to begin", "beginSeconds", 2),
            ("peak memory in MiB", "peakMebibytes", 0),
        ),
    )


SAVING = [contest(pages) for pages in (1_000, 10_000)]
