#!/usr/bin/env python3
"""Opens a page of a built site in Chromium as somebody with a slow telephone does, and prints JSON:
when it shows, how long it keeps the reader waiting, and what was asked of the server.

The network and the processor are emulated through the DevTools protocol, with Lighthouse's numbers for
a slow 4G: 150 ms for each request, 1.6 Mbit/s, a processor four times as slow. The server is on this machine
and compresses. Nothing is kept from an earlier visit.
"""

import argparse
import gzip
import json
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "Tests" / "BrowserTests"))
from browser import find_browser

NETWORK = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}
PROCESSOR_TIMES_SLOWER = 4
# Nothing is asked of the server for so long: the page is there.
QUIET_SECONDS = 2
COMPRESSED = (".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".wasm")

OBSERVE = """() => {
  window.seen = {largest: 0, blocked: 0};
  new PerformanceObserver(list => list.getEntries().forEach(entry => seen.largest = entry.startTime))
    .observe({type: "largest-contentful-paint", buffered: true});
  new PerformanceObserver(list => list.getEntries().forEach(entry => seen.blocked += entry.duration - 50))
    .observe({type: "longtask", buffered: true});
}"""
TIMES = """() => ({
  firstPaintMilliseconds: performance.getEntriesByName("first-contentful-paint")[0].startTime,
  largestPaintMilliseconds: seen.largest,
  blockedMilliseconds: seen.blocked,
})"""

# Milliseconds from a reader's choice to the answer: the text of one element becomes another.
ANSWER = """([change, answer]) => new Promise(done => {
  const shown = document.querySelector(answer);
  const start = performance.now();
  new MutationObserver((_, observer) => {
    observer.disconnect();
    requestAnimationFrame(() => done(performance.now() - start));
  }).observe(shown, {childList: true, characterData: true, subtree: true});
  new Function(change)();
})"""
CHOOSE = """
const choice = document.querySelector("[data-finder] select[name=identity-system]");
choice.selectedIndex = (choice.selectedIndex + 1) % choice.options.length;
choice.dispatchEvent(new Event("change", {bubbles: true}));
"""
TYPE = """
const field = document.querySelector("[data-attribute=title][data-at=target] input");
field.value = `Title ${performance.now()}`;
field.dispatchEvent(new Event("input", {bubbles: true}));
field.dispatchEvent(new Event("change", {bubbles: true}));
"""


def main() -> int:
    arguments = options()
    with Server(arguments.site) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser())
        measured = load(browser, server, arguments.page)
        if arguments.answers:
            measured |= answers(browser, server)
        browser.close()
    print(json.dumps({key: round(value, 1) for key, value in measured.items()}))
    return 0


def options():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("site", type=Path, help="the folder of the built site")
    parser.add_argument("page", help="an address inside the site, such as 'faq/one/'")
    parser.add_argument("--answers", action="store_true", help="use the finder and the simulator, too")
    return parser.parse_args()


def opened(browser, server, address: str):
    """A tab with the page, loaded by a reader who was never there."""
    tab = browser.new_context(viewport={"width": 412, "height": 823}).new_page()
    session = tab.context.new_cdp_session(tab)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", NETWORK)
    session.send("Emulation.setCPUThrottlingRate", {"rate": PROCESSOR_TIMES_SLOWER})
    tab.add_init_script(f"({OBSERVE})()")
    tab.goto(f"{server.origin}/{address}", wait_until="load")
    server.wait_until_quiet(tab)
    return tab


def load(browser, server, address: str) -> dict:
    server.requests = server.bytes = 0
    tab = opened(browser, server, address)
    measured = tab.evaluate(TIMES) | {"requests": server.requests, "kibibytes": server.bytes / 1024}
    tab.context.close()
    return measured


def answers(browser, server) -> dict:
    """The first answer, for which scripts are loaded, and one after it."""
    measured = {}
    tab = opened(browser, server, "")
    for name in "firstFinder", "finder":
        measured[f"{name}Milliseconds"] = tab.evaluate(ANSWER, [CHOOSE, "[data-finder] [data-says]"])
    tab.context.close()
    tab = opened(browser, server, "simulator/")
    tab.locator("[data-part=sim]").wait_for()
    measured["simulatorMilliseconds"] = tab.evaluate(ANSWER, [TYPE, "[data-part=said]"])
    tab.context.close()
    return measured


class Server:
    """Serves a folder on this machine, and counts."""

    def __init__(self, folder: Path):
        self.requests = self.bytes = 0
        handler = partial(Handler, self, directory=str(folder))
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.server.daemon_threads = True
        self.origin = f"http://127.0.0.1:{self.server.server_address[1]}"

    def __enter__(self):
        Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()

    def wait_until_quiet(self, tab) -> None:
        before = None
        while before != self.requests:
            before = self.requests
            tab.wait_for_timeout(1_000 * QUIET_SECONDS)


class Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # The body must not wait until the browser has acknowledged the headers.
    disable_nagle_algorithm = True
    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, ".wasm": "application/wasm"}

    def __init__(self, counted: Server, *arguments, **options):
        self.counted = counted
        super().__init__(*arguments, **options)

    def do_GET(self):
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.counted.requests += 1
            return self.send_error(404)
        body = path.read_bytes()
        is_compressed = path.suffix in COMPRESSED
        if is_compressed:
            body = gzip.compress(body, 6, mtime=0)
        self.counted.requests += 1
        self.counted.bytes += len(body)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(body)))
        if is_compressed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


if __name__ == "__main__":
    sys.exit(main())
