"""Without a mouse: a way past the header, every link in the order of the page, and a visible focus."""

from visit import Visit

# The element that has the focus, as the reader sees it; null at the end of the page.
FOCUS = """() => {
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return null;
  const style = getComputedStyle(element), box = element.getClientRects()[0];
  witness.stops ??= [];
  const known = witness.stops.indexOf(element), last = witness.stops.at(-1);
  if (known < 0) witness.stops.push(element);
  const onScreen = box && box.width > 1 && box.height > 1 && box.right > 0 && box.bottom > 0
    && box.left < innerWidth && box.top < innerHeight;
  const top = onScreen && document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return {
    name: witness.name(element) + " " + element.textContent.trim().slice(0, 40),
    href: element.href ?? "",
    isWithinPage: (element.getAttribute("href") ?? "").startsWith("#"),
    isInMain: !!element.closest("main"),
    isKnown: known >= 0,
    isAfterLast: !last || !!(last.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING),
    isOnScreen: !!onScreen,
    isCovered: !!top && !element.contains(top) && !top.contains(element),
    isMarked: (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1) || style.boxShadow !== "none",
  };
}"""

UNREACHED = """() => [...document.querySelectorAll("a[href], button:enabled, summary")]
  .filter(element => element.tabIndex >= 0 && element.checkVisibility() && !element.closest("[inert]"))
  .filter(element => !witness.stops?.includes(element))
  .map(element => witness.name(element) + " " + element.textContent.trim().slice(0, 40))"""

# What loads by itself when it is seen, the simulator, is there: later its stops would come behind the focus.
IS_THERE = "() => document.querySelector('[data-simulator] [data-part=loading]')?.hidden ?? true"

STOPS = 1_000


def skip_link_problems(visit: Visit) -> list[str]:
    """The first stop leads past the header, and the stop after it is in the content."""
    first = _next(visit)
    if not first or not first["isWithinPage"]:
        return [f"{visit.path}: the first stop is {_name(first)}, not a link past the header"]
    if not first["isOnScreen"]:
        return [f"{visit.path}: {first['name']} cannot be seen when it has the focus"]
    visit.tab.keyboard.press("Enter")
    second = _next(visit)
    if second and not second["isInMain"] and visit.ask("() => !!document.querySelector('main :is(a[href], button)')"):
        return [f"{visit.path}: {first['name']} leads to {second['name']}, not into the content"]
    return []


def focus_problems(visit: Visit) -> list[str]:
    """Goes through the whole page with the Tab key."""
    visit.settle().tab.wait_for_function(IS_THERE)
    wanted = {
        "isOnScreen": "cannot be seen when it has the focus",
        "isMarked": "looks the same with and without the focus",
        "isAfterLast": "stands before the stop before it",
    }
    problems = []
    for _ in range(STOPS):
        stop = _next(visit)
        if not stop or stop["isKnown"]:
            break
        problems += [f"{stop['name']} {words}" for key, words in wanted.items() if not stop[key]]
        if stop["isCovered"]:
            problems.append(f"{stop['name']} has the focus and is covered")
    problems += [f"{name} is not reached" for name in visit.ask(UNREACHED)]
    return [f"{visit.path}: {problem}" for problem in problems]


def tab_to(visit: Visit, address: str) -> bool:
    """Presses Tab until the link to an address has the focus."""
    for _ in range(STOPS):
        stop = _next(visit)
        if not stop or stop["isKnown"]:
            return False
        if stop["href"] == address:
            return True
    return False


def _next(visit: Visit) -> dict | None:
    visit.tab.keyboard.press("Tab")
    return visit.ask(FOCUS)


def _name(stop: dict | None) -> str:
    return stop["name"] if stop else "nothing"
