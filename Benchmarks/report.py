"""The results, as the page that the documentation shows."""

import re
from statistics import median

from building import CHECKING, FLOOR, HUGO, PLAIN


def spread(values, digits) -> str:
    """The median, and the range in parentheses."""
    low, middle, high = min(values), median(values), max(values)
    if low == high:
        return f"{middle:,.{digits}f}"
    return f"{middle:,.{digits}f} ({low:,.{digits}f} to {high:,.{digits}f})"


def ratio(values, reference) -> list[float]:
    """How many times as much as the reference, run by run of the same round."""
    return [value / other for value, other in zip(values, reference) if other]


def rate(count, seconds) -> str:
    per_second = count / seconds
    return f"{per_second / 1e6:,.2f} million" if per_second >= 1e6 else f"{per_second:,.0f}"


def markdown(results: dict) -> str:
    machine = results["machine"]
    lines = [
        "# Benchmarks",
        "",
        "`make bench` wrote this page; the numbers of each run are in `Benchmarks/results.json`. "
        "Times are medians of runs that take turns, with the fastest and the slowest; they differ "
        "from machine to machine, so look at the ratios.",
        "",
        f"The machine: {machine['cores']} cores ({machine['architecture']}), "
        f"{machine['memoryGibibytes']} GiB of memory, load {machine['loadBefore']} when the first "
        f"run began; files are on {results['files']}. Wall-clock times suffer from a loaded "
        "machine, CPU times much less.",
    ]
    built = [contest for contest in results["contests"] if contest["pages"]]
    if built:
        lines += ["", "## Sites are built from nothing", "", ABOUT_BUILDING, "", *growth(built)]
        lines += ["", "![Milliseconds for each page by the number of pages](benchmarks.svg)"]
    for contest in results["contests"]:
        lines += ["", f"{'###' if contest['pages'] else '##'} {contest['title']}", ""]
        if contest["about"]:
            lines += [contest["about"], ""]
        lines += table(contest)
    return "\n".join(lines) + "\n"


ABOUT_BUILDING = (
    "Help centres made from a seed (`Benchmarks/corpus`): pages of about 400 words with front "
    "matter, prose, a table, a code block, and links to each other, in up to 20 sections. A test "
    "compares the words, links and headings that the programs make of each page. *Driftless* has "
    "the pages without bindings, as the others have. In *Driftless, checking*, each page has "
    "about ten statements that are checked, the rows of its table among them, and each fifth page "
    "has a checked trace; there is a table and a scenario for each 20 pages, a claim for each 200, "
    "and up to ten identity systems, and the pages of all that evidence are written, too. *Hugo* "
    "has layouts that give the same page, writes nothing that Driftless does not write, and "
    "resolves no links. The *floor* parses with cmark-gfm and its extensions, renders, wraps the "
    "pages in a fixed layout and writes them, in two processes (`Benchmarks/floor`). What an "
    "earlier build left is removed before each run."
)


def growth(contests: list[dict]) -> list[str]:
    """The cost of each page as their number grows, and how far Driftless is from the others."""
    names = list(dict.fromkeys(c["name"] for contest in contests for c in contest["contenders"]))
    rows = [
        ["pages", *(f"{contest['pages']:,}" for contest in contests)],
        ["---", *("---:" for _ in contests)],
    ]
    for title, key, factor, digits in (
        ("ms for each page", "seconds", 1_000, 3),
        ("CPU ms for each page", "cpuSeconds", 1_000, 3),
        ("peak KiB for each page", "peakMebibytes", 1_024, 0),
    ):
        for name in names:
            costs = []
            for contest in contests:
                values = of(contest, name, key)
                cost = median(values) * factor / contest["pages"] if values else None
                costs.append("" if cost is None else f"{cost:,.{digits}f}")
            rows.append([f"{name}: {title}", *costs])
    for title, name, other, key in (
        ("Hugo's seconds, times Driftless's", HUGO, PLAIN, "seconds"),
        ("Hugo's seconds, times those of Driftless, checking", HUGO, CHECKING, "seconds"),
        ("Driftless's seconds, times the floor's", PLAIN, FLOOR, "seconds"),
        ("Hugo's peak memory, times Driftless's", HUGO, PLAIN, "peakMebibytes"),
        ("Hugo's peak memory, times that of Driftless, checking", HUGO, CHECKING, "peakMebibytes"),
    ):
        times = [ratio(of(c, name, key), of(c, other, key)) for c in contests]
        rows.append([title, *(spread(values, 1) if values else "" for values in times)])
    return ["| " + " | ".join(row) + " |" for row in rows]


def of(contest: dict, name: str, key: str) -> list[float]:
    return [run[key] for c in contest["contenders"] if c["name"] == name for run in c["runs"]]


def table(contest: dict) -> list[str]:
    contenders = contest["contenders"]
    first = contenders[0]
    rows = [
        ["", *(contender["name"] for contender in contenders)],
        ["---", *("---:" for _ in contenders)],
        ["runs", *(str(len(contender["runs"])) for contender in contenders)],
    ]
    for title, key, digits in contest["measures"]:
        rows.append([title, *(spread(s, digits) if (s := series(c, key)) else "" for c in contenders)])
    if len(contenders) > 1:
        for title, key, _ in contest["measures"]:
            times = [ratio(series(c, key), series(first, key)) for c in contenders]
            if all(times):
                rows.append([f"{title}, times {first['name']}'s", *(spread(t, 2) for t in times)])
    for name in dict.fromkeys(name for contender in contenders for name in contender["counts"]):
        counts = (contender["counts"].get(name) for contender in contenders)
        rows.append([words(name), *("" if count is None else f"{count:,}" for count in counts)])
    for name in contest["rates"]:
        for title, key in ("second", "seconds"), ("CPU second", "cpuSeconds"):
            rates = (rate(c["counts"][name], median(series(c, key))) for c in contenders)
            rows.append([f"{words(name)} per {title}", *rates])
    return ["| " + " | ".join(row) + " |" for row in rows]


def words(name: str) -> str:
    """A name of the JSON as words."""
    return re.sub("[A-Z]", lambda letter: " " + letter[0].lower(), name)


def series(contender: dict, key: str) -> list[float]:
    """What each run reported of it; nothing if this contender does not report it."""
    return [run[key] for run in contender["runs"] if key in run]
