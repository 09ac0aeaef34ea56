"""Writes help centres to folders."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Sequence
from functools import partial
from multiprocessing import Pool
from pathlib import Path
from random import Random

from . import knowledge as known
from .growth import SYSTEMS, Size, size
from .pages import SECTIONS, Knowledge, page, path
from .unbound import BASE, with_addresses, without_bindings

SEED = 2026
HERE = Path(__file__).resolve().parent
SHIPPED = HERE.parents[1] / "Content"
# The engine's words for outcomes, attributes and steps are those of the content that ships.
WORDS = ["attributes.yaml", "outcomes.yaml", "phrases.yaml", "sources.yaml", "glossary.yaml"]
BLOCKS_PER_PAGE = 100
SYSTEMS_LINE = re.compile("^identity-systems: .*\n", re.MULTILINE)
ORDER = re.compile("^order: ", re.MULTILINE)

SITE = f"""\
name: Help of ten thousand pages
target: Genesys Cloud
language: en
base: {BASE}
"""
VOCABULARY = "vocabulary: [overwrite, overwrites, overwritten, synced, cycle, cycles]\n"
# Small, for a help centre that verifies nothing.
ONE_SYSTEM = "name: the identity system\nmapping: [userName]\n"


def environment() -> dict:
    """Sources are judged as of the day on which the last of them was checked."""
    days = re.findall(r"checked: (\d+-\d+-\d+)", (SHIPPED / "sources.yaml").read_text())
    seconds = subprocess.run(
        ["date", "-u", "-d", max(days), "+%s"], check=True, capture_output=True, text=True
    ).stdout.strip()
    return {**os.environ, "SOURCE_DATE_EPOCH": seconds, "CI": ""}


def write_bound(folder: Path, pages: int, driftless: Path) -> None:
    """A help centre for Driftless, its record included, in `Content` and `Output`."""
    wanted = size(pages)
    random = Random(SEED)
    tables = [known.table(number, wanted, random) for number in range(wanted.tables)]
    scenarios = [known.scenario(number, wanted, random) for number in range(wanted.scenarios)]
    claims = known.claims(wanted)
    content = folder / "Content"
    write_knowledge(content, wanted, tables, scenarios, claims)
    blocks = engines_words(folder, driftless, [*tables, *scenarios])
    knowledge = Knowledge(
        size=wanted, tables=tables, scenarios=scenarios, claims=claims, blocks=blocks,
        outcomes={table.id: results(blocks[table.id]) for table in tables},
        names={name: system_name(name) for name in SYSTEMS},
        sources=list(source_addresses()),
    )  # fmt: skip
    on_all_cores(partial(write_page, content, knowledge), range(pages))
    accept(folder, driftless)


def write_page(content: Path, knowledge: Knowledge, number: int) -> None:
    write(content / path(number, knowledge.size), page(number, SEED, knowledge))


def write_unbound(folder: Path, bound: Path, driftless: Path) -> None:
    """The pages of a help centre without their bindings, for Driftless, in `Content` and `Output`."""
    content = folder / "Content"
    names = pages_of(bound)
    write(content / "site.yaml", SITE + navigation(names))
    for name in "outcomes.yaml", "phrases.yaml":
        shutil.copy(SHIPPED / name, content)
    write(content / "identity-systems" / "reference.yaml", ONE_SYSTEM)
    # The record says nothing of pages without bindings: any page is enough to make it.
    write(content / names[0], "---\ntitle: Any page\n---\nWords.\n")
    accept(folder, driftless)
    write_page = partial(write_unbound_page, content, bound / "Content", source_addresses())
    on_all_cores(write_page, names)


def write_unbound_page(content: Path, bound: Path, sources: dict[str, str], name: str) -> None:
    text = re.sub(SYSTEMS_LINE, "", (bound / name).read_text(), count=1)
    write(content / name, without_bindings(text, sources))


def write_addressed(folder: Path, unbound: Path) -> None:
    """The same pages for programs that do not resolve links to files, right in the folder."""
    on_all_cores(partial(write_addressed_page, folder, unbound / "Content"), pages_of(unbound))


def write_addressed_page(folder: Path, unbound: Path, name: str) -> None:
    """Hugo sorts by `weight`."""
    text = re.sub(ORDER, f"section: {name.split('/')[1]}\nweight: ", (unbound / name).read_text(), count=1)
    write(folder / name, with_addresses(text, name))


def on_all_cores(function: Callable, items: Sequence) -> None:
    # Few pieces: each brings all that is known with it.
    piece = max(1, len(items) // 20)
    with Pool() as pool:
        pool.map(function, items, piece)


def write_hugo(folder: Path, addressed: Path) -> None:
    """A site for Hugo, with the pages of another folder as its content."""
    shutil.copytree(HERE.parent / "hugo", folder)
    for name in "site.css", "site.js", "favicon.svg":
        write(
            folder / "static" / "assets" / name,
            (HERE.parents[1] / "Templates" / "assets" / name).read_text(),
        )
    sections = sorted({file.name for file in (addressed / "faq").iterdir()}, key=SECTIONS.index)
    with (folder / "hugo.toml").open("a") as settings:
        settings.write(
            "".join(f'[[params.sections]]\nfolder = "{name}"\ntitle = "{name.capitalize()}"\n' for name in sections)
        )


def accept(folder: Path, driftless: Path) -> None:
    """Makes the record, and puts the engine's words in empty blocks."""
    command = [driftless, "accept", "--reason", "the beginning"]
    done = subprocess.run(command, cwd=folder, env=environment(), capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError(f"the help centre is not right:\n{done.stderr[:4000]}{done.stdout[:2000]}")


def write_knowledge(content: Path, wanted: Size, tables, scenarios, claims) -> None:
    for name in WORDS:
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(SHIPPED / name, content)
    names = [path(number, wanted) for number in range(wanted.pages)]
    write(content / "site.yaml", SITE + navigation(names) + VOCABULARY)
    for name in SYSTEMS[: wanted.systems]:
        file = f"identity-systems/{name}.yaml"
        write(content / file, (SHIPPED / file).read_text())
    for entry in [*tables, *scenarios]:
        write(content / "scenarios" / f"{entry.id}.yaml", entry.yaml)
    write(content / "claims" / "laws.yaml", "".join(claim.yaml for claim in claims))


def engines_words(folder: Path, driftless: Path, entries: list) -> dict[str, str]:
    """The Markdown of tables and traces, which `accept` writes under their comments."""
    asked = folder / "Content" / "faq" / "asked"
    for start in range(0, len(entries), BLOCKS_PER_PAGE):
        blocks = (
            f"<!-- {'table' if isinstance(entry, known.Table) else 'trace'}: {entry.id} -->\n"
            for entry in entries[start : start + BLOCKS_PER_PAGE]
        )
        write(asked / f"{start}.md", f"---\ntitle: Words {start}\n---\n" + "\n".join(blocks))
    accept(folder, driftless)
    blocks = {}
    for file in asked.iterdir():
        for part in re.split(r"<!-- (?=table|trace)", file.read_text())[1:]:
            head, _, block = part.partition(" -->\n")
            blocks[head.split(": ")[1]] = block.strip()
    shutil.rmtree(asked)
    shutil.rmtree(folder / "Output")
    return blocks


def results(table: str) -> list[str]:
    """The last cells of a table of Markdown."""
    return [line.strip("| ").split(" | ")[-1] for line in table.splitlines()[2:]]


def system_name(system: str) -> str:
    text = (SHIPPED / "identity-systems" / f"{system}.yaml").read_text()
    return re.search(r"^name: (.*)$", text, re.MULTILINE)[1]


def source_addresses() -> dict[str, str]:
    text = (SHIPPED / "sources.yaml").read_text()
    return dict(re.findall(r"^- id: (\S+)\n(?:  .*\n)*?  url: (\S+)$", text, re.MULTILINE))


def pages_of(folder: Path) -> list[str]:
    content = folder / "Content"
    return sorted(str(file.relative_to(content)) for file in (content / "faq").rglob("*.md"))


def navigation(names: list[str]) -> str:
    sections = sorted({name.split("/")[1] for name in names}, key=SECTIONS.index)
    return "navigation:\n" + "".join(f"  {name}: {name.capitalize()}\n" for name in sections)


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
