#!/usr/bin/env python3
"""Runs the benchmarks: the contenders of a contest take turns, on a file system in memory.

Writes Benchmarks/results.json and Documentation/benchmarks.md. The status is 1 if contenders that
must find the same do not.
"""

import argparse
import json
import shutil
import sys
import tempfile
from pathlib import Path

from contests import CONTESTS, HERE, Contest
from measure import machine, run
from report import markdown

MEMORY = Path("/dev/shm")


def main() -> int:
    arguments = options()
    contests = [contest for contest in CONTESTS if contest.id in arguments.contests]
    results = {
        "machine": machine(),
        "files": "a file system in memory" if MEMORY.is_dir() else "a disk",
        "contests": [hold(contest, arguments.rounds or contest.rounds) for contest in contests],
    }
    faults = [fault for contest in results["contests"] for fault in contest["faults"]]
    for fault in faults:
        print(f"bench: {fault}", file=sys.stderr)
    page = markdown(results)
    if arguments.dry_run:
        print(page)
    elif not faults:
        (HERE / "results.json").write_text(json.dumps(results, indent=1) + "\n")
        (HERE.parent / "Documentation" / "benchmarks.md").write_text(page)
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
    directory = Path(tempfile.mkdtemp(dir=MEMORY if MEMORY.is_dir() else None))
    try:
        entries = []
        for contender in contest.contenders:
            place = directory / contender.name
            place.mkdir()
            contender.prepare(place)
            entries.append({"name": contender.name, "counts": None, "runs": []})
        faults = []
        for number in range(rounds):
            turns = list(zip(contest.contenders, entries))
            # Who begins changes, so that nobody always runs after the same one.
            for contender, entry in turns if number % 2 == 0 else reversed(turns):
                print(f"bench: {contest.id}, round {number + 1}: {contender.name}", file=sys.stderr)
                place = directory / contender.name
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
                    }
                )
    finally:
        shutil.rmtree(directory)
    for name in contest.equal:
        found = {entry["name"]: entry["counts"][name] for entry in entries}
        if len(set(found.values())) > 1:
            faults.append(f"{contest.id}: the {name} differ: {found}")
    return {
        "id": contest.id,
        "title": contest.title,
        "about": contest.about,
        "rates": contest.rates,
        "contenders": entries,
        "faults": faults,
    }


if __name__ == "__main__":
    sys.exit(main())
