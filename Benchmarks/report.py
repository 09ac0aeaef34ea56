"""The results, as the page that the documentation shows."""

from statistics import median


def spread(values, digits=2):
    """The median, and the range in parentheses."""
    low, middle, high = min(values), median(values), max(values)
    if low == high:
        return f"{middle:,.{digits}f}"
    return f"{middle:,.{digits}f} ({low:,.{digits}f} to {high:,.{digits}f})"


def ratio(values, reference):
    """How many times as much as the reference, run by run of the same round."""
    return [value / other for value, other in zip(values, reference)]


def rate(count, seconds):
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
    rows = [
        ["", *(contender["name"] for contender in contenders)],
        ["---", *("---:" for _ in contenders)],
        ["runs", *(str(len(contender["runs"])) for contender in contenders)],
        ["seconds", *(spread(series(contender, "seconds"), 3) for contender in contenders)],
        ["CPU seconds", *(spread(series(contender, "cpuSeconds"), 3) for contender in contenders)],
        ["peak memory, MiB", *(spread(series(c, "peakMebibytes"), 0) for c in contenders)],
    ]
    names = dict.fromkeys(name for contender in contenders for name in contender["counts"])
    for name in names:
        counts = (contender["counts"].get(name) for contender in contenders)
        rows.append([name, *("" if count is None else f"{count:,}" for count in counts)])
    for name in contest["rates"]:
        for title, key in ("second", "seconds"), ("CPU second", "cpuSeconds"):
            rates = (rate(c["counts"][name], median(series(c, key))) for c in contenders)
            rows.append([f"{name} per {title}", *rates])
    for contender in contenders[1:]:
        for title, key in ("time", "seconds"), ("CPU time", "cpuSeconds"), ("memory", "peakMebibytes"):
            times = spread(ratio(series(contender, key), series(contenders[0], key)), 1)
            others = ("" for _ in contenders[1:-1])
            rows.append([f"{title} of {contender['name']} by that of {contenders[0]['name']}", times, "", *others])
    return ["| " + " | ".join(row) + " |" for row in rows]


def series(contender: dict, key: str) -> list[float]:
    return [run[key] for run in contender["runs"]]
