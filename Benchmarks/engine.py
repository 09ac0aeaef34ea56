"""The simulator: exploration and proofs."""

import json
import re
import subprocess
from pathlib import Path

from contest import Contender, Contest
from programs import DRIFTLESS, HERE, ROOT

EXPLORATION = ROOT / ".build" / "release" / "WorldExploration"


def explore(*arguments):
    return lambda directory: [EXPLORATION, *arguments]


def compile_spin(directory: Path):
    # -o2: whose a value is, is only ever written in the model, and still belongs to its states.
    # The other options are those that made SPIN fastest.
    subprocess.run(["spin", "-o2", "-a", HERE / "world.pml"], cwd=directory, check=True)
    # Counts are printed in full, not rounded to eight digits.
    source = directory / "pan.c"
    source.write_text(source.read_text().replace("%9.8g", "%.0f"))
    options = ["-O3", "-march=native", "-DSAFETY", "-DNOREDUCE", "-DMEMLIM=8000"]
    subprocess.run(["gcc", *options, "-o", "pan", "pan.c"], cwd=directory, check=True)


def spin_counts(output: str) -> dict:
    """SPIN's counts of the world: without the state before a beginning is chosen, and its steps."""
    if "errors: 0" not in output or "search depth too small" in output:
        raise RuntimeError(f"SPIN did not explore in full:\n{output}")

    def number(pattern):
        return int(re.search(pattern, output)[1])

    stored, matched = number(r"(\d+) states, stored"), number(r"(\d+) states, matched")
    return {"states": stored - 1, "arrivals": stored - 1 + matched}


def exploration_counts(output: str) -> dict:
    counts = json.loads(output)
    return counts | {"arrivals": counts["beginnings"] + counts["transitions"]}


def proof_counts(output: str) -> dict:
    claims = json.loads(output)["claims"]
    results = [result for claim in claims for result in claim["results"]]
    if any(result["verdict"] != "proved" for result in results):
        raise RuntimeError("a claim of the shipped content is not proved")
    attributes = sum(len(result["attributes"]) for result in results)
    return {"claims": len(claims), "verdicts": len(results), "searches": attributes}


ENGINE = [
    Contest(
        id="exploration",
        title="Exploration of a large world",
        about=(
            "One user with an attribute of each plain fed kind, under the settings of Microsoft Entra "
            "ID, from every beginning without a record at the target, explored in full. Which "
            "states can be reached depends on the rules, so equal counts say something about the "
            "rules, too. SPIN runs a model written by hand (`Benchmarks/world.pml`). Driftless "
            "composes the world of tables that its simulator makes for each attribute. Both "
            "start from nothing in each run and use one core; SPIN is compiled before. "
            "*Arrivals* are transitions and choices of a beginning."
        ),
        contenders=[
            Contender("Driftless", explore("large"), exploration_counts),
            Contender(
                "SPIN",
                lambda directory: [directory / "pan", "-m1000000", "-w24"],
                spin_counts,
                compile_spin,
            ),
        ],
        rates=["states", "arrivals"],
        equal=["states", "arrivals"],
        rounds=3,
    ),
    Contest(
        id="comparison",
        title="Comparison of that exploration with the simulator",
        about=(
            "Every step of a smaller composed world (one attribute fewer, from every beginning) "
            "is compared with the simulator's, and every step from each state on 1,000 random "
            "walks through the large one."
        ),
        contenders=[Contender("Driftless", explore("compare"), json.loads)],
        rates=["transitions"],
        rounds=1,
    ),
    Contest(
        id="universes",
        title="Exploration of what proofs need",
        about=(
            "The universes of all kinds of attribute under the same settings, 20 times, each "
            "step taken by the simulator and described in the phrases of claims."
        ),
        contenders=[Contender("Driftless", explore("universes"), json.loads)],
        rates=["states", "transitions"],
        rounds=15,
    ),
    Contest(
        id="proofs",
        title="Proofs of the shipped claims",
        about=(
            "`driftless prove`: content is read, every claim is decided for every identity "
            "system that it names (a verdict), for every kind of attribute that fits (a search)."
        ),
        contenders=[
            Contender(
                "Driftless",
                lambda directory: [
                    DRIFTLESS,
                    "prove",
                    "--format",
                    "json",
                    "--content",
                    ROOT / "Content",
                ],
                proof_counts,
            )
        ],
        rates=["verdicts", "searches"],
        rounds=15,
    ),
]
