"""One reader at one page: a tab of the browser, and everything that went wrong in it."""

import os
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Playwright
from playwright.sync_api import Page as Tab

from browser import find_browser
from reader import TEXT, Reader
from server import LATE, Served
from site_folder import Page

WITNESS = (Path(__file__).parent / "witness.js").read_text(encoding="utf-8")

# Two pictures have been painted, and no script has anything to do.
IDLE = """() => new Promise(done =>
  requestAnimationFrame(() => requestAnimationFrame(() => requestIdleCallback(done))))"""

ROUNDS = 200


@dataclass
class Visit:
    """What a reader sees.

    `troubles` are errors in the console, failed requests and the like; `asked` are the files of
    the site that the browser asked for.
    """

    tab: Tab
    served: Served
    troubles: list[str] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)
    waiting: int = 0
    answers: int = 0

    def __post_init__(self):
        tab = self.tab
        tab.on("console", self._heard)
        tab.on("pageerror", lambda error: self.troubles.append(f"script failed: {error}"))
        tab.on("request", self._asked)
        tab.on("response", self._answered)
        tab.on("requestfailed", self._failed)
        tab.on("requestfinished", self._ended)

    def _heard(self, message):
        if message.type in ("error", "warning"):
            self.troubles.append(f"console {message.type}: {message.text}")

    def _asked(self, request):
        self.waiting += 1
        self.asked.add(self.served.path(request.url))
        if not request.url.startswith((self.served.origin, "data:", "blob:")):
            self.troubles.append(f"a request to another host: {request.url}")

    def _answered(self, response):
        if response.status >= 400:
            self.troubles.append(f"status {response.status}: {response.url}")

    def _failed(self, request):
        self.troubles.append(f"no answer: {request.url} ({request.failure})")
        self._ended(request)

    def _ended(self, _):
        self.waiting -= 1
        self.answers += 1

    @property
    def path(self) -> str:
        """The page that is shown, relative to the site's folder."""
        return self.served.path(self.tab.url)

    def open(self, page: Page | str) -> "Visit":
        self.tab.goto(self.served.address(page), wait_until="load")
        return self

    def settle(self) -> "Visit":
        """Waits until scripts have nothing left to do and to load."""
        for _ in range(ROUNDS):
            before = self.answers
            self.tab.evaluate(IDLE)
            if self.answers == before and not self.waiting:
                return self
        self.troubles.append(f"it still loads: {self.waiting} requests wait")
        return self

    def ask(self, expression: str, argument=None):
        return self.tab.evaluate(expression, argument)


class Browsers:
    """The browsers of one run: one for each size of text, since it is a setting of the browser."""

    def __init__(self, playwright: Playwright):
        self._playwright = playwright
        self._running: dict[int, Browser] = {}
        self._contexts: list[BrowserContext] = []

    @cached_property
    def _executable(self) -> str:
        found = find_browser()
        assert found, "no browser: run `Scripts/setup browser`"
        return found

    def _browser(self, text_scale: int) -> Browser:
        if text_scale not in self._running:
            sizes = f"--blink-settings=defaultFontSize={TEXT * text_scale}"
            # Chromium's sandbox refuses to run as root, as in a container.
            root = ["--no-sandbox"] if os.geteuid() == 0 else []
            self._running[text_scale] = self._playwright.chromium.launch(
                executable_path=self._executable, args=[sizes, *root]
            )
        return self._running[text_scale]

    def visit(self, served: Served, reader: Reader, kind: type[Visit] = Visit) -> Visit:
        context = self._browser(reader.text_scale).new_context(
            viewport={"width": reader.width, "height": reader.height},
            color_scheme=reader.scheme,
            java_script_enabled=reader.has_script,
            reduced_motion="reduce" if reader.prefers_less_motion else "no-preference",
            forced_colors="active" if reader.forces_colours else "none",
            extra_http_headers={LATE: str(reader.late)} if reader.late else {},
        )
        context.set_default_timeout(15_000)
        context.add_init_script(WITNESS)
        self._contexts.append(context)
        tab = context.new_page()
        if reader.prints:
            tab.emulate_media(media="print")
        return kind(tab, served)

    def close_visits(self):
        while self._contexts:
            self._contexts.pop().close()

    def close(self):
        self.close_visits()
        for browser in self._running.values():
            browser.close()
