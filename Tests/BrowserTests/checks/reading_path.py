"""A reader goes from the home page to a question and from its answer to the evidence, by links."""

from checks.keyboard import tab_to
from server import Served
from visit import Visit

# The first folders of the pages that each step may lead to.
STEPS = (("faq",), ("claims", "outcomes", "scenarios"))

LINKS = (
    "() => [...document.querySelectorAll('main a[href]')].filter(link => link.checkVisibility()).map(link => link.href)"
)


def reading_path_problems(visit: Visit, go=None) -> list[str]:
    """`go` follows the link to an address, and says whether it could; by default with the mouse."""
    for folders in STEPS:
        start = visit.path
        address = _first(visit.ask(LINKS), folders, visit.served)
        if not address:
            return [f"{start}: no link leads to {' or '.join(folders)}"]
        if not (go or follow_with_mouse)(visit, address):
            return [f"{start}: the link to {visit.served.path(address)} could not be followed"]
        if visit.path != visit.served.path(address):
            return [f"{start}: a link led to {visit.path}, not to {visit.served.path(address)}"]
        if not visit.tab.locator("h1").inner_text().strip():
            return [f"{visit.path}: it has no heading"]
    return []


def follow_with_mouse(visit: Visit, address: str) -> bool:
    position = visit.ask(LINKS).index(address)
    visit.tab.locator("main a[href]:visible").nth(position).click()
    visit.tab.wait_for_load_state("load")
    return True


def follow_with_keyboard(visit: Visit, address: str) -> bool:
    if not tab_to(visit, address):
        return False
    visit.tab.keyboard.press("Enter")
    visit.tab.wait_for_url(address)
    return True


def _first(addresses: list[str], folders: tuple[str, ...], served: Served) -> str | None:
    return next((address for address in addresses if served.path(address).split("/")[0] in folders), None)
