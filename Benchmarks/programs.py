"""Where the programs are that are measured, and how they are called."""

import os
import subprocess
from functools import cache
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
DRIFTLESS = Path(os.environ.get("DRIFTLESS", ROOT / ".build" / "release" / "driftless"))
TOOLS = ROOT / ".tools" / "venv"
PYTHON = TOOLS / "bin" / "python"


@cache
def hugo() -> Path:
    """The program itself, without the script in Python that would start it."""
    return next(TOOLS.glob("lib/python*/site-packages/hugo/binaries/hugo*"))


def compile_floor(directory: Path) -> None:
    """Compiles the program in C that makes pages as fast as it can be done."""
    libraries = ["-lcmark-gfm", "-lcmark-gfm-extensions"]
    options = ["-O3", "-march=native", "-o", directory / "floor"]
    subprocess.run(["gcc", *options, HERE / "floor" / "floor.c", *libraries], check=True)


def hugo_build(centre: Path, output: Path) -> list:
    return [
        hugo(), "--source", centre / "hugo", "--contentDir", centre / "addressed",
        "--destination", output, "--cacheDir", output.parent / "cache",
    ]  # fmt: skip


def driftless_build(centre: Path, output: Path) -> list:
    """- centre: A folder with `Content`."""
    return [DRIFTLESS, "build", "--content", centre / "Content", "--output", output]
