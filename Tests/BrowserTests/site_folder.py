"""The built site as it lies on the disk: its pages, and which of them stand for the others."""

import os
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath

# Of so many pages of one kind each is opened; `BROWSER_SAMPLES=1000000` opens all.
SAMPLES_MAX = int(os.environ.get("BROWSER_SAMPLES", "12"))


@dataclass
class Element:
    """A start tag, its line in the file, and the text up to the next start tag."""

    tag: str
    attributes: dict[str, str]
    line: int
    text: str = ""

    def __getitem__(self, name: str) -> str:
        return self.attributes.get(name, "")

    def __contains__(self, name: str) -> bool:
        return name in self.attributes


class Document(HTMLParser):
    """The start tags of a page in their order, with the text that follows each."""

    def __init__(self, html: str):
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        attributes = {name: value or "" for name, value in attrs}
        self.elements.append(Element(tag, attributes, self.getpos()[0]))

    def handle_data(self, data):
        if self.elements:
            self.elements[-1].text += data

    def named(self, *tags: str) -> list[Element]:
        return [element for element in self.elements if element.tag in tags]


@dataclass(frozen=True)
class Page:
    """An HTML file of the site. Its path is relative to the site's folder."""

    path: str
    folder: Path

    @cached_property
    def html(self) -> str:
        return (self.folder / self.path).read_text(encoding="utf-8")

    @cached_property
    def document(self) -> Document:
        return Document(self.html)

    @cached_property
    def ids(self) -> frozenset[str]:
        return frozenset(element["id"] for element in self.document.elements)

    @cached_property
    def is_redirect(self) -> bool:
        return any(meta["http-equiv"].lower() == "refresh" for meta in self.document.named("meta"))

    @property
    def kind(self) -> tuple[str, int]:
        """Pages of one kind come from one template: same first folder, same depth."""
        parts = PurePosixPath(self.path).parts
        return parts[0], len(parts)


@dataclass(frozen=True)
class SiteFolder:
    """Everything is computed from the folder, so that a new kind of page is tested at once."""

    folder: Path

    @cached_property
    def pages(self) -> list[Page]:
        paths = sorted(path.relative_to(self.folder) for path in self.folder.rglob("*.html"))
        return [Page(path.as_posix(), self.folder) for path in paths]

    @cached_property
    def opened(self) -> list[Page]:
        """The pages at which a reader stays."""
        return [page for page in self.pages if not page.is_redirect]

    @cached_property
    def samples(self) -> list[Page]:
        """Every page, but of a kind that has very many only some, evenly spaced."""
        kinds = defaultdict(list)
        for page in self.opened:
            kinds[page.kind].append(page)
        return [page for pages in kinds.values() for page in pages[:: -(-len(pages) // SAMPLES_MAX)]]

    @cached_property
    def representatives(self) -> list[Page]:
        """The longest and the shortest page of each kind, for the checks that take long."""
        kinds = defaultdict(list)
        for page in self.opened:
            kinds[page.kind].append(page)
        extremes = set()
        for pages in kinds.values():
            pages.sort(key=lambda page: (len(page.html), page.path))
            extremes |= {pages[0].path, pages[-1].path}
        return [page for page in self.opened if page.path in extremes]

    def page(self, path: str) -> Page:
        return self._read.setdefault(path, Page(path, self.folder))

    @cached_property
    def _read(self) -> dict[str, Page]:
        """A page that is asked for again is not parsed again."""
        return {page.path: page for page in self.pages}
