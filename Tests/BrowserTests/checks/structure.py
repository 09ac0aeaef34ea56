"""What every page has: a language, a title, one heading of the first level."""

from itertools import takewhile

from site_folder import Element, Page


def structure_problems(page: Page) -> list[str]:
    document = page.document
    counts = {
        "h1": len(document.named("h1")),
        "main": len(document.named("main")),
        "html with lang": sum(bool(html["lang"]) for html in document.named("html")),
        "title with words": sum(bool(title.text.strip()) for title in _titles(page)),
        "viewport": sum(meta["name"] == "viewport" for meta in document.named("meta")),
    }
    wanted = ("html with lang", "title with words") if page.is_redirect else tuple(counts)
    return [f"{page.path}: {counts[name]} {name}, not 1" for name in wanted if counts[name] != 1]


def _titles(page: Page) -> list[Element]:
    """Those of the page: a picture in its body may have one too."""
    head = takewhile(lambda element: element.tag != "body", page.document.elements)
    return [element for element in head if element.tag == "title"]
