"""What a reader gets from a built page, to tell whether programs built equal pages."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

from corpus.unbound import BASE

VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "path", "circle"}
# What Driftless adds to the text of a page for its evidence.
ADDED = {"mark", "permalink", "shape", "timeline", "try", "unseen"}


@dataclass
class Reading:
    """The title, the short answer and the body: words, links and headings in their order."""

    words: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    headings: list[tuple[str, str]] = field(default_factory=list)


def read(html: str, address: str, leaves_stories_out: bool = False) -> Reading:
    """Reads the page at an address of the site.

    - leaves_stories_out: Whether to leave out the stories, of which Driftless shows more than a list.
    """
    reader = Reader(BASE + address, leaves_stories_out)
    reader.feed(html)
    reader.close()
    return reader.reading


def readings(site: Path, leaves_stories_out: bool = False) -> dict[str, Reading]:
    """The pages of help of a built site, by their addresses."""
    return {
        address: read(file.read_text(), address, leaves_stories_out)
        for file in sorted((site / "faq").rglob("index.html"))
        for address in [f"{file.parent.relative_to(site)}/"]
    }


class Reader(HTMLParser):
    def __init__(self, address: str, leaves_stories_out: bool):
        super().__init__()
        self.address = address
        self.left_out_tags = {"ol", "caption"} if leaves_stories_out else {"caption"}
        self.reading = Reading()
        # Names and classes of the elements around.
        self.open: list[tuple[str, set[str]]] = []
        self.heading: list[str] | None = None
        # The cells of a row that others above it fill, by column; a cell's words are repeated there.
        self.spanning: dict[int, tuple[int, list[str]]] = {}
        self.column = 0
        self.cell: tuple[int, int] | None = None

    @property
    def is_wanted(self) -> bool:
        names = [name for name, _ in self.open]
        classes = set().union(*(classes for _, classes in self.open))
        return (
            ("h1" in names or bool(classes & {"answer", "prose"}))
            and not classes & ADDED
            and not self.left_out_tags & set(names)
        )

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag not in VOID:
            self.open.append((tag, set((values.get("class") or "").split())))
        if tag == "a" and self.is_link(values):
            self.reading.links.append(urljoin(self.address, values["href"]))
        if not self.is_wanted:
            return
        if tag in ("h1", "h2", "h3"):
            self.heading = []
        if tag == "tr":
            self.column = 0
        if tag in ("td", "th"):
            self.skip_spanned()
            self.cell = (int(values.get("rowspan", 1)), len(self.reading.words))

    def is_link(self, values) -> bool:
        """A mark leads where the bound words before it would lead."""
        if self.is_wanted:
            return True
        classes = self.open[-1][1]
        around = set().union(*(classes for _, classes in self.open[:-1]))
        return "mark" in classes and "bound" in around and bool(around & {"answer", "prose"})

    def handle_endtag(self, tag):
        if tag in VOID or not self.open:
            return
        if self.is_wanted:
            if tag in ("h1", "h2", "h3") and self.heading is not None:
                self.reading.headings.append((tag, " ".join(self.heading)))
                self.heading = None
            if tag in ("td", "th") and self.cell is not None:
                rows, start = self.cell
                if rows > 1:
                    self.spanning[self.column] = (rows - 1, self.reading.words[start:])
                self.column += 1
        self.open.pop()

    def skip_spanned(self):
        while self.column in self.spanning:
            rows, words = self.spanning.pop(self.column)
            self.reading.words += words
            if rows > 1:
                self.spanning[self.column] = (rows - 1, words)
            self.column += 1

    def handle_data(self, data):
        if self.is_wanted:
            self.reading.words += data.split()
            if self.heading is not None:
                self.heading += data.split()
