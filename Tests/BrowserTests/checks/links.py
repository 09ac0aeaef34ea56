"""Each address within the site is a file of it, each fragment an id, and no id is there twice."""

import json
import posixpath
import re
from collections import Counter
from urllib.parse import unquote, urlsplit

from site_folder import Element, Page, SiteFolder

# (element, attribute) pairs that hold one address; `srcset` holds several.
ADDRESSES = (
    ("a", "href"),
    ("link", "href"),
    ("area", "href"),
    ("use", "href"),
    ("img", "src"),
    ("script", "src"),
    ("source", "src"),
    ("video", "src"),
    ("video", "poster"),
    ("audio", "src"),
    ("iframe", "src"),
    ("object", "data"),
    ("form", "action"),
)
IN_STYLE = re.compile(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""")
# Their fragments are what the reader plays there, as JSON, and no ids.
PLAYED = ("simulator/index.html",)
# Their addresses are known to the page alone.
WITHOUT_FILE = ("data", "mailto", "tel")

LONGEST = 300


def link_problems(page: Page, site: SiteFolder) -> list[str]:
    problems = []
    for element in page.document.elements:
        for address in _addresses(element):
            problem = _problem(address, page.path, site, element.tag)
            if problem:
                problems.append(f"{page.path}:{element.line}: {problem}"[:LONGEST])
    return problems


def style_link_problems(site: SiteFolder) -> list[str]:
    problems = []
    for path in sorted(site.folder.rglob("*.css")):
        place = path.relative_to(site.folder).as_posix()
        for match in IN_STYLE.finditer(path.read_text(encoding="utf-8")):
            problem = _problem(match[1] or match[2], place, site, "style")
            problems += [f"{place}: {problem}"] if problem else []
    return problems


def repeated_ids(page: Page) -> list[str]:
    times = Counter(element["id"] for element in page.document.elements if "id" in element)
    return [f"{page.path}: {count} elements have the id '{id}'" for id, count in times.items() if count > 1]


def _addresses(element: Element) -> list[str]:
    found = [element[attribute] for tag, attribute in ADDRESSES if tag == element.tag and attribute in element]
    found += [part.split()[0] for part in element["srcset"].split(",") if part.strip()]
    if element.tag == "meta" and element["http-equiv"].lower() == "refresh":
        found.append(element["content"].partition("=")[2].strip("'\" "))
    return found


def _problem(address: str, place: str, site: SiteFolder, tag: str) -> str | None:
    """What is wrong with an address that stands at a place of the site."""
    parts = urlsplit(address)
    if parts.scheme in WITHOUT_FILE:
        return None
    if parts.scheme or parts.netloc:
        return None if parts.scheme == "https" else f"'{address}' is not fetched by https"
    if address.startswith("/") and place != "404.html":
        return f"'{address}' leads to the root of the host, which may not be the site's"
    folder = "" if address.startswith("/") else posixpath.dirname(place)
    path = unquote(parts.path).lstrip("/")
    is_place = not path and not address.startswith("/")
    target = place if is_place else posixpath.normpath(posixpath.join(folder, path))
    if target.startswith(".."):
        return f"'{address}' leads out of the site"
    if (site.folder / target).is_dir():
        target = posixpath.normpath(posixpath.join(target, "index.html"))
    if not (site.folder / target).is_file():
        return f"'{address}' leads to no file"
    # In a link it names a place; elsewhere, as in an SVG's `use`, it names a part.
    fragment = unquote(parts.fragment).partition(":~:")[0]
    if fragment and tag == "a" and target.endswith(".html"):
        if target in PLAYED and fragment.startswith("{"):
            return None if _is_json(fragment) else f"there is no JSON in '{address}'"
        if fragment not in site.page(target).ids:
            return f"there is no such id: '{address}'"
    return None


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True
