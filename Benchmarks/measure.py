"""Runs one command and tells what it took."""

import os
import re
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Run:
    """What one run of a command took, and what it printed."""

    seconds: float
    cpu_seconds: float
    peak_mebibytes: float
    output: str


def run(command, directory: Path) -> Run:
    """Runs `command` in `directory`; a failure of it is an error.

    The peak of memory is asked of `time`, a small program, because a process counts the memory of
    the one that started it as its own.
    """
    peak = directory / "peak"
    timed = ["time", "--quiet", "--format=%M", f"--output={peak}", *map(str, command)]
    start = time.perf_counter()
    process = subprocess.Popen(
        timed, cwd=directory, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise RuntimeError(f"{command[0]} failed with {process.returncode}:\n{output}")
    return Run(seconds, usage.ru_utime + usage.ru_stime, int(peak.read_text()) / 1024, output)


def machine() -> dict:
    """The machine in neutral words, and how busy it is with other work."""
    memory = re.search(r"MemTotal:\s+(\d+)", Path("/proc/meminfo").read_text())
    return {
        "cores": len(os.sched_getaffinity(0)),
        "memoryGibibytes": round(int(memory[1]) / 1024**2) if memory else None,
        "architecture": os.uname().machine,
        "loadBefore": round(os.getloadavg()[0], 2),
    }
