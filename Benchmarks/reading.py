"""A page is opened in a browser with a slow network: the shipped one, and one of the same text."""

import json
import shutil
import subprocess
from pathlib import Path

from building import PLAIN
from contest import Contender, Contest
from corpus.folders import source_addresses
from corpus.unbound import without_bindings
from programs import DRIFTLESS, HERE, PYTHON, ROOT, TOOLS

PAGE = "faq/overwriting/changed-back/"
MKDOCS = """\
site_name: Genesys Cloud SCIM help
theme:
  name: material
  # Without fonts from another host.
  font: false
markdown_extensions: [toc, tables, fenced_code]
"""


def build_shipped(directory: Path) -> None:
    output = directory / "Output"
    output.mkdir()
    shutil.copy(ROOT / "Output" / "knowledge.json", output)
    command = [DRIFTLESS, "build", "--content", ROOT / "Content", "--templates", ROOT / "Templates"]
    subprocess.run([*command, "--output", output], check=True, stdout=subprocess.DEVNULL, cwd=ROOT)


def build_material(directory: Path) -> None:
    """The same texts, with plain links instead of bindings."""
    import yaml

    sources = source_addresses()
    for file in (ROOT / "Content" / "faq").rglob("*.md"):
        _, front, body = file.read_text().split("---\n", 2)
        settings = yaml.safe_load(front)
        text = f"# {settings['title']}\n\n{settings.get('answer', '')}\n\n{body}"
        page = directory / "docs" / file.relative_to(ROOT / "Content")
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(without_bindings(text, sources))
    (directory / "docs" / "index.md").write_text("# Genesys Cloud SCIM help\n")
    (directory / "mkdocs.yml").write_text(MKDOCS)
    command = [TOOLS / "bin" / "mkdocs", "build", "--quiet"]
    done = subprocess.run(command, cwd=directory, capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError(f"the site of MkDocs cannot be built:\n{done.stderr}")


def contender(name: str, prepare, site: str, *options: str) -> Contender:
    return Contender(
        name,
        lambda directory: [PYTHON, HERE / "load_page.py", directory / site, PAGE, *options],
        lambda output: {},
        prepare=prepare,
        measured=json.loads,
    )


READING = [
    Contest(
        id="page",
        title="A page is opened for the first time",
        about=(
            f"The page `{PAGE}` of the shipped help centre, and a page of the same text built by "
            "Material for MkDocs, in Chromium, with Lighthouse's numbers for a slow 4G emulated "
            "through the DevTools protocol: 150 ms for each request, 1.6 Mbit/s, a processor "
            "four times as slow. The server compresses. *Blocked* is how long tasks of more than "
            "50 ms went beyond that. The first answer of the finder loads its scripts. The "
            "finder and the simulator are Driftless's own."
        ),
        contenders=[
            contender(PLAIN, build_shipped, "Output/site", "--answers"),
            contender("Material for MkDocs", build_material, "site"),
        ],
        rounds=3,
        measures=(
            ("first paint in ms", "firstPaintMilliseconds", 0),
            ("largest paint in ms", "largestPaintMilliseconds", 0),
            ("blocked for ms", "blockedMilliseconds", 0),
            ("requests", "requests", 0),
            ("KiB, compressed", "kibibytes", 0),
            ("first answer of the finder in ms", "firstFinderMilliseconds", 0),
            ("a further answer of the finder in ms", "finderMilliseconds", 0),
            ("answer of the simulator in ms", "simulatorMilliseconds", 0),
        ),
    )
]
