"""A page is edited: how long does the editor wait for the language server?"""

import shutil
import sys
from pathlib import Path

import centres
from contest import Contender, Contest
from corpus.folders import SHIPPED
from programs import DRIFTLESS, HERE
from saving import last_line

COUNT = 40
CLAIM = "](claim:"


def contender(name: str, copy) -> Contender:
    """
    - copy: Puts a help centre into a folder.
    """

    def command(directory: Path) -> list:
        centre = directory / "centre"
        pages = sorted((centre / "Content").rglob("*.md"))
        file = next(page for page in pages if CLAIM in page.read_text())
        return [
            sys.executable, HERE / "edit_page.py", "--file", file, "--count", COUNT, "--",
            DRIFTLESS, "lsp", "--content", centre / "Content", "--output", centre / "Output",
        ]  # fmt: skip

    return Contender(
        name,
        command,
        lambda output: {},
        prepare=lambda directory: copy(directory / "centre"),
        measured=last_line,
    )


def copy_shipped(folder: Path) -> None:
    shutil.copytree(SHIPPED, folder / "Content")
    (folder / "Output").mkdir()
    shutil.copy(SHIPPED.parent / "Output" / "knowledge.json", folder / "Output")


def copy_made(pages: int):
    return lambda folder: shutil.copytree(centres.centre(pages) / "bound", folder)


EDITING = [
    Contest(
        id="edit",
        title="A page is edited",
        about=(
            f"An editor opens a page, breaks and mends it {COUNT // 2} times, and whenever it is right "
            "hovers over a claim and completes its name. The times are those until the language server answers. "
            "What we hold ourselves to: 2 ms for a hover, 10 ms for a completion, 100 ms from a "
            "change to its findings. The memory is that of the server and of the program that asks it."
        ),
        contenders=[
            contender("the shipped site", copy_shipped),
            contender("1,000 pages", copy_made(1_000)),
        ],
        rounds=3,
        measures=(
            ("milliseconds for a hover", "hoverMilliseconds", 2),
            ("milliseconds for a hover at most", "hoverMillisecondsMax", 2),
            ("milliseconds for a completion", "completionMilliseconds", 2),
            ("milliseconds for a completion at most", "completionMillisecondsMax", 2),
            ("milliseconds from change to findings", "changeMilliseconds", 1),
            ("milliseconds from change to findings at most", "changeMillisecondsMax", 1),
            ("milliseconds from opening to findings", "openMilliseconds", 0),
            ("peak memory in MiB", "peakMebibytes", 0),
        ),
    )
]
