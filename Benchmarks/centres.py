"""The help centres that are built, each made once."""

import atexit
import os
import shutil
import sys
import tempfile
from functools import cache
from pathlib import Path

from corpus.folders import write_addressed, write_bound, write_hugo, write_unbound
from programs import DRIFTLESS

MEMORY = Path("/dev/shm")


def temporary_folder() -> Path:
    """A new folder, in memory if there is such a file system."""
    return Path(tempfile.mkdtemp(prefix="bench-", dir=MEMORY if MEMORY.is_dir() else None))


@cache
def _place() -> Path:
    folder = temporary_folder()
    # Processes that are forked do not clean up.
    owner = os.getpid()
    atexit.register(lambda: os.getpid() == owner and shutil.rmtree(folder, ignore_errors=True))
    return folder


@cache
def centre(pages: int) -> Path:
    """A help centre of so many pages.

    In `bound` and `unbound` for Driftless, with and without bindings, each a folder with `Content` and
    `Output`; in `addressed`, the pages of the latter for other programs; in `hugo`, a site for Hugo.
    """
    print(f"bench: a help centre of {pages:,} pages is made", file=sys.stderr)
    folder = _place() / str(pages)
    write_bound(folder / "bound", pages, DRIFTLESS)
    write_unbound(folder / "unbound", folder / "bound", DRIFTLESS)
    write_addressed(folder / "addressed", folder / "unbound")
    write_hugo(folder / "hugo", folder / "addressed")
    return folder


def forget() -> None:
    """Removes the help centres."""
    centre.cache_clear()
    for folder in _place().iterdir():
        shutil.rmtree(folder)
