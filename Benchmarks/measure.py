"""Runs one command and reports what it took."""

import os
import re
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

# How often the memory of a command's processes is added up.
SAMPLE_SECONDS = 0.1
PAGE_MEBIBYTES = os.sysconf("SC_PAGE_SIZE") / 1024**2


@dataclass(frozen=True)
class Run:
    """What one run of a command took, and what it printed."""

    seconds: float
    cpu_seconds: float
    peak_mebibytes: float
    output: str


def run(command, directory: Path) -> Run:
    """Runs `command` in `directory`; a failure of it is an error.

    The peak of memory is that of the largest process, or of all processes together where a sample of
    them found more. The former is asked of `time`, a small program, because a process counts the
    memory of the one that started it as its own.
    """
    peak = directory / "peak"
    timed = ["time", "--quiet", "--format=%M", f"--output={peak}", *map(str, command)]
    start = time.perf_counter()
    process = subprocess.Popen(
        timed, cwd=directory, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        start_new_session=True,
    )  # fmt: skip
    with Sampling(process.pid) as sampling:
        output = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise RuntimeError(f"{command[0]} failed with {process.returncode}:\n{output}")
    mebibytes = max(int(peak.read_text()) / 1024, sampling.peak_mebibytes)
    return Run(seconds, usage.ru_utime + usage.ru_stime, mebibytes, output)


class Sampling:
    """Adds up the memory of a session's processes from time to time."""

    def __init__(self, session: int):
        self.session = session
        self.peak_mebibytes = 0.0
        self.end = Event()
        self.thread = Thread(target=self.sample)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.end.set()
        self.thread.join()

    def sample(self) -> None:
        while not self.end.wait(SAMPLE_SECONDS):
            self.peak_mebibytes = max(self.peak_mebibytes, self.mebibytes())

    def mebibytes(self) -> float:
        """Memory that processes share is counted for each of them."""
        pages = 0
        for process in filter(str.isdigit, os.listdir("/proc")):
            try:
                with open(f"/proc/{process}/stat") as file:
                    # After the name, which may hold anything: state, parent, group, session, …
                    fields = file.read().rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[3]) == self.session:
                pages += int(fields[21])
        return pages * PAGE_MEBIBYTES


def machine() -> dict:
    """The machine in neutral words, and how busy it is with other work."""
    memory = re.search(r"MemTotal:\s+(\d+)", Path("/proc/meminfo").read_text())
    return {
        "cores": len(os.sched_getaffinity(0)),
        "memoryGibibytes": round(int(memory[1]) / 1024**2) if memory else None,
        "architecture": os.uname().machine,
        "loadBefore": round(os.getloadavg()[0], 2),
    }
