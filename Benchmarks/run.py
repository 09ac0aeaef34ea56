#!/usr/bin/env python3
"""Runs the benchmarks: the contenders of a contest take turns, on a file system in memory.

Writes Benchmarks/results.json, Documentation/benchmarks.md and the plot in it; or prints the page, with
status 1, if something failed or if contenders that must find the same do not.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import time

from centres import MEMORY, forget, temporary_folder
from contest import Contest
from contests import CONTESTS
from corpus.folders import environment
from measure import machine, run
from plot import plot
from programs import HERE
from report import markdown

DOCUMENTATION = HERE.parent / "Documentation"
# No further round of a contest begins after so long, so that all of them end in time on a slow machine.
ROUNDS_SECONDS_MAX = 75


def main() -> int:
    arguments = options()
    os.environ.update(environment())
    contests = [contest for contest in CONTESTS if contest.id in arguments.contests]
    results = {
        "machine": machine(),
        "files": "a file system in memory" if MEMORY.is_dir() else "a disk",
        "contests": [],
    }
    faults = []
    for contest in contests:
        try:
            results["contests"].append(hold(contest, arguments.rounds or contest.rounds))
        except (OSError, RuntimeError, subprocess.SubprocessError) as error:
            # The others are held all the same, and are shown.
            faults.append(f"{contest.id}: {error}")
    forget()
    faults += [fault for contest in results["contests"] for fault in contest["faults"]]
    for fault in faults:
        print(f"bench: {fault}", file=sys.stderr)
    page = markdown(results)
    if arguments.dry_run or faults:
        print(page)
    else:
        (HERE / "results.json").write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n")
        (DOCUMENTATION / "benchmarks.md").write_text(page)
        (DOCUMENTATION / "benchmarks.svg").write_text(plot(results))
    return 1 if faults else 0


def options():
    ids = [contest.id for contest in CONTESTS]
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("contests", nargs="*", default=ids, metavar="contest", help=", ".join(ids))
    parser.add_argument("--rounds", type=int, help="runs of each contender")
    parser.add_argument("--dry-run", action="store_true", help="print the page, and write nothing")
    arguments = parser.parse_args()
    if unknown := set(arguments.contests) - set(ids):
        parser.error(f"no contest is named {', '.join(sorted(unknown))}")
    if arguments.contests != ids and not arguments.dry_run:
        parser.error("some contests alone are no whole page: add --dry-run")
    return arguments


def hold(contest: Contest, rounds: int) -> dict:
    """Prepares the contenders, and lets them run in turn."""
    begin = time.perf_counter()
    directory = temporary_folder()
    try:
        entries = []
        for contender in contest.contenders:
            place = directory / contender.name
            place.mkdir()
            contender.prepare(place)
            entries.append({"name": contender.name, "counts": None, "runs": []})
        faults = []
        first = time.perf_counter()
        for number in range(rounds):
            if number > 0 and time.perf_counter() - first > ROUNDS_SECONDS_MAX:
                print(
                    f"bench: {contest.id}: {number} of {rounds} rounds, to end in time",
                    file=sys.stderr,
                )
                break
            turns = list(zip(contest.contenders, entries))
            # Who begins changes, so that nobody always runs after the same one.
            for contender, entry in turns if number % 2 == 0 else reversed(turns):
                print(f"bench: {contest.id}, round {number + 1}: {contender.name}", file=sys.stderr)
                place = directory / contender.name
                contender.reset(place)
                done = run(contender.command(place), place)
                counts = contender.counts(done.output)
                entry["counts"] = entry["counts"] or counts
                if counts != entry["counts"]:
                    faults.append(f"{contest.id}: {contender.name} found {counts} this time")
                entry["runs"].append(
                    {
                        "seconds": round(done.seconds, 4),
                        "cpuSeconds": round(done.cpu_seconds, 4),
                        "peakMebibytes": round(done.peak_mebibytes, 1),
                        **contender.measured(done.output),
                    }
                )
    finally:
        shutil.rmtree(directory)
    for name in contest.equal:
        found = {entry["name"]: entry["counts"][name] for entry in entries}
        if len(set(found.values())) > 1:
            faults.append(f"{contest.id}: the {name} differ: {found}")
    print(f"bench: {contest.id} took {time.perf_counter() - begin:.0f} s", file=sys.stderr)
    return {
        "id": contest.id,
        "title": contest.title,
        "about": contest.about,
        "pages": contest.pages,
        "measures": [list(measure) for measure in contest.measures],
        "rates": contest.rates,
        "contenders": entries,
        "faults": faults,
    }


if __name__ == "__main__":
    sys.exit(main())
