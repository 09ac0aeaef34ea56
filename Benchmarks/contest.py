"""What a contest is."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

# What a run reports: title, key, digits.
MEASURES = (
    ("seconds", "seconds", 3),
    ("CPU seconds", "cpuSeconds", 3),
    ("peak memory in MiB", "peakMebibytes", 0),
)


@dataclass(frozen=True)
class Contender:
    name: str
    command: Callable[[Path], list]
    # What the output says was done, by name: must be the same in each run.
    counts: Callable[[str], dict]
    # Makes what the command needs in the directory; not timed.
    prepare: Callable[[Path], None] = lambda directory: None
    # Makes the directory ready for another run; not timed.
    reset: Callable[[Path], None] = lambda directory: None
    # What the output says was measured, by key: differs from run to run.
    measured: Callable[[str], dict] = lambda output: {}


@dataclass(frozen=True)
class Contest:
    id: str
    title: str
    about: str
    # The others are compared with the first one.
    contenders: list[Contender]
    # Rates are reported for each of these counts.
    rates: list[str] = field(default_factory=list)
    # These counts must be the same for all contenders.
    equal: list[str] = field(default_factory=list)
    rounds: int = 5
    measures: tuple = MEASURES
    # Of a help centre that is built from nothing: how many pages it has.
    pages: int | None = None
