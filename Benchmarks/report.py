"""The results, as the page that the documentation shows."""

import re
from statistics import median

# What each run tells: title, key, digits.
MEASURES = [
    ("seconds", "seconds", 3),
    ("CPU seconds", "cpuSeconds", 3),
    ("peak memory in MiB", "peakMebibytes", 0),
]


def spread(values, digits) -> str:
    """The median, and the range in parentheses."""
    low, middle, high = min(values), median(values), max(values)
    if low == high:
        return f"{middle:,.{digits}f}"
    return f"{middle:,.{digits}f} ({low:,.{digits}f} to {high:,.{digits}f})"


def ratio(values, reference) -> list[float]:
    """How many times as much as the reference, run by run of the same round."""
    return [value / other for value, other in zip(values, reference)]


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
    for contest in results["contests"]:
        lines += ["", f"## {contest['title']}", "", contest["about"], ""]
        lines += table(contest)
    return "\n".join(lines) + "\n"


def table(contest: dict) -> list[str]:
    contenders = contest["contenders"]
    first = contenders[0]
    rows = [
        ["", *(contender["name"] for contender in contenders)],
        ["---", *("---:" for _ in contenders)],
        ["runs", *(str(len(contender["runs"])) for contender in contenders)],
    ]
    for title, key, digits in MEASURES:
        rows.append([title, *(spread(series(c, key), digits) for c in contenders)])
    if len(contenders) > 1:
        for title, key, _ in MEASURES:
            times = (ratio(series(c, key), series(first, key)) for c in contenders)
            rows.append([f"{title}, times {first['name']}'s", *(spread(t, 1) for t in times)])
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
    return [run[key] for run in contender["runs"]]
