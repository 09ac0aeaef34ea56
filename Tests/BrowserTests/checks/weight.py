"""What a page costs its reader: page, style, script and fonts, compressed."""

import gzip
import posixpath
import re
import statistics
from functools import cache
from pathlib import Path

from site_folder import Page, SiteFolder

# Compressed bytes. The typical page is the median of all.
TYPICAL = 30_000
# A page whose first folder is not named here has the limit of "any".
LIMITS = {
    "any": 30_000,
    # Traces of long stories, and proofs in every identity system.
    "scenarios": 45_000,
    "outcomes": 45_000,
    "claims": 45_000,
    # With the engine, ten identity systems, and the words in which it tells what happened. Small modules
    # are compressed one by one, which costs 3,000 bytes.
    "simulator": 70_500,
}
LOADED = ("stylesheet", "preload", "modulepreload")
# The suffixes of what counts when a browser asks for it.
COUNTED = (".html", ".css", ".js", ".mjs", ".json", ".wasm", ".woff2")
IN_STYLE = re.compile(r"""url\(\s*["']?([^"')#]+)|@import\s+["']([^"']+)""")
IN_SCRIPT = re.compile(r"""(?:\bfrom|\bimport)\s*["'](\.[^"']+)["']""")


def limit(page: Page) -> int:
    return LIMITS.get(page.kind[0], LIMITS["any"])


def weight_problems(pages: list[Page], site: SiteFolder) -> list[str]:
    weights = {page.path: weight(page, site) for page in pages}
    problems = [
        f"{page.path}: {weights[page.path]} bytes, the limit is {limit(page)}"
        for page in pages
        if weights[page.path] > limit(page)
    ]
    typical = statistics.median(weights.values())
    if typical >= TYPICAL:
        problems.append(f"a typical page has {typical:.0f} bytes, the limit is {TYPICAL}")
    return problems


def weight(page: Page, site: SiteFolder) -> int:
    """The page with all that it names."""
    parts = {page.path}
    waiting = [posixpath.join(posixpath.dirname(page.path), address) for address in _named(page)]
    while waiting:
        path = posixpath.normpath(waiting.pop()).lstrip("/")
        if path not in parts and (site.folder / path).is_file():
            parts.add(path)
            waiting += _named_in(site.folder / path, posixpath.dirname(path))
    return sum(compressed_size((site.folder / path).read_bytes()) for path in parts)


def loaded_problem(page: Page, paths: set[str], site: SiteFolder) -> list[str]:
    """`paths` is what a browser asked for while it opened the page, before the reader did anything."""
    counted = [site.folder / path for path in paths if path.endswith(COUNTED)]
    loaded = sum(compressed_size(path.read_bytes()) for path in counted if path.is_file())
    if loaded <= limit(page):
        return []
    return [f"{page.path}: a browser loads {loaded} bytes, the limit is {limit(page)}"]


@cache
def compressed_size(data: bytes) -> int:
    """As servers compress: gzip, at their usual level."""
    return len(gzip.compress(data, compresslevel=6, mtime=0))


def _named(page: Page) -> list[str]:
    links = [link["href"] for link in page.document.named("link") if set(link["rel"].split()) & set(LOADED)]
    return links + [script["src"] for script in page.document.named("script") if "src" in script]


def _named_in(path: Path, folder: str) -> list[str]:
    pattern = {".css": IN_STYLE, ".js": IN_SCRIPT, ".mjs": IN_SCRIPT}.get(path.suffix)
    matches = pattern.finditer(path.read_text(encoding="utf-8")) if pattern else ()
    return [posixpath.join(folder, next(filter(None, match.groups()))) for match in matches]
