"""What a writer sees while `driftless serve` runs: in the browser, in the terminal, and on the disk."""

from pathlib import Path

from playwright.sync_api import Error

from serving import Serve
from watching import Watching, settled

# What a writer waits for, at most: these are no times of the tool's own.
SECONDS = 40


def replaced(file: Path, old: str, new: str):
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{file} holds no {old}"
    file.write_text(text.replace(old, new), encoding="utf-8")


def shows(visit: Watching, selector: str, words: str) -> bool:
    """Whether an element says these words within the time."""
    try:
        visit.tab.locator(selector, has_text=words).first.wait_for(timeout=SECONDS * 1000)
        return True
    except Error:
        return False


def is_blank(visit: Watching) -> bool:
    return not visit.tab.locator("main h1").inner_text().strip()


def told_problems(visit: Watching, serve: Serve, count: str, code: str, place: str) -> list[str]:
    """The overlay counts the findings, and the terminal prints the one with this code at its place."""
    problems = []
    if not shows(visit, ".driftless-count", count):
        there = visit.tab.locator(".driftless-count").inner_text()
        problems.append(f"the overlay says '{there}', not '{count}'")
    try:
        serve.says(f"[{code}]", SECONDS)
        if place not in serve.printed:
            problems.append(f"the terminal does not name {place}:\n{serve.printed}")
    except AssertionError as error:
        problems.append(str(error))
    return problems


# At the very top of a page a browser keeps that, and not what is read.
READ = "[...document.querySelectorAll('.prose h2')].at(-1)"


def read(visit: Watching) -> float:
    """Scrolls to where a writer reads, and gives where that is in the window."""
    visit.ask(f"() => {READ}.scrollIntoView({{block: 'center', behavior: 'instant'}})")
    return place(visit)


def place(visit: Watching) -> float:
    return visit.ask(f"() => {READ}.getBoundingClientRect().top")


def kept_problems(visit: Watching, before: float) -> list[str]:
    """What the writer reads has not moved in the window."""
    problems = []
    if not settled(lambda: abs(place(visit) - before) <= 2, True):
        problems.append(f"what is read has moved from {before} to {place(visit)}")
    return [*problems, *(["the page is blank"] if is_blank(visit) else [])]


def mended_problems(visit: Watching, words: str) -> list[str]:
    """Nothing is marked, and the page says these words."""
    problems = []
    if not shows(visit, ".driftless-count", "no findings"):
        there = visit.tab.locator(".driftless-count").inner_text()
        problems.append(f"the overlay still says '{there}'")
    if visit.marked:
        problems.append(f"still marked: {visit.marked}")
    if not shows(visit, "main", words):
        problems.append(f"the page does not say '{words}'")
    return problems


def ending_problems(serve: Serve, status: int, before: dict[str, bytes]) -> list[str]:
    """^C is no failure, and leaves every file as it was."""
    problems = [] if status in (0, 130) else [f"it ended with {status}: {serve.printed}"]
    after = contents(serve.site)
    return problems + [
        f"{name} {words}"
        for name in sorted({*before, *after})
        for words in [told_change(before.get(name), after.get(name))]
        if words
    ]


def told_change(before: bytes | None, after: bytes | None) -> str | None:
    if before is None:
        return "was left"
    if after is None:
        return "is gone"
    return "was changed" if before != after else None


def contents(site: Path) -> dict[str, bytes]:
    """Every file of a writer's folder, but for those of the repository itself."""
    return {
        str(file.relative_to(site)): file.read_bytes()
        for file in site.rglob("*")
        if file.is_file() and ".git" not in file.relative_to(site).parts
    }
