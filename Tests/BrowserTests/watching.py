"""A tab that `driftless serve` keeps up to date, and a server that says what a test wants it to say."""

import json
import queue
import re
import time
import zlib
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Error

from server import Handler
from visit import Visit

SCRIPTS = Path(__file__).parents[2] / "Templates/live"
OWN = "/__driftless/"
INJECTED = (
    '<link rel="stylesheet" href="/__driftless/live.css">'
    '<script type="module" src="/__driftless/live.js" blocking="render"></script></head>'
)
WAIT = 10


def eventually(happens, seconds=WAIT):
    """Waits until something happens; gives what it is, or fails with the last that was there."""
    end = time.monotonic() + seconds
    while True:
        found = happens()
        if found:
            return found
        assert time.monotonic() < end, f"it did not happen in {seconds} s"
        time.sleep(0.02)


def settled(look, wanted, seconds=3):
    """What is there as soon as it is what is wanted, or at the end."""
    end = time.monotonic() + seconds
    while (found := look()) != wanted and time.monotonic() < end:
        time.sleep(0.05)
    return found


class Watching(Visit):
    """A reader's tab. The stream of events is always open; a server that is gone is no trouble, nor is what
    loading the page again interrupts."""

    def _asked(self, request):
        if not request.url.endswith("/events"):
            super()._asked(request)

    def _ended(self, request):
        if not request.url.endswith("/events"):
            super()._ended(request)

    def _failed(self, request):
        if request.url.endswith("/events"):
            return
        if request.failure == "net::ERR_ABORTED":
            return self._ended(request)
        super()._failed(request)

    def open(self, page) -> "Watching":
        super().open(page)
        # The page that was served is known, and the first findings are shown.
        self.tab.locator(".driftless-count:not(:empty)").wait_for()
        self.ask("() => { window.isSamePage = true }")
        return self

    def ask(self, expression: str, argument=None):
        """Asks the page, again if it is just being loaded again."""
        end = time.monotonic() + WAIT
        while True:
            try:
                return super().ask(expression, argument)
            except Error as error:
                if "navigat" not in str(error) or time.monotonic() > end:
                    raise

    @property
    def is_same_page(self) -> bool:
        """Whether it was not loaded again since it was opened."""
        return self.ask("() => window.isSamePage === true")

    def says(self, selector: str, words: str):
        """Waits until an element says these words."""
        self.tab.locator(selector, has_text=words).first.wait_for()
        return self

    @property
    def marked(self) -> list[str]:
        """The words that are marked."""
        return self.ask("""() => ["error", "warning"].flatMap(severity =>
          [...(CSS.highlights.get(`driftless-${severity}`) ?? [])].map(range => range.toString()))""")

    @property
    def scroll(self) -> int:
        return round(self.ask("() => scrollY"))


class FakeServe:
    """Serves a built site as `driftless serve` does: from memory, with changes that a test makes."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.changes: dict[str, str | None] = {}
        # What is there only when it is asked for first.
        self.passing: set[str] = set()
        self.scripts: dict[str, tuple[str, str]] = {}
        self.session, self.revision = "one", 0
        self.findings, self.summary = [], "79 pages, 1,281 statements"
        self.port = 0
        self._streams: list[queue.Queue] = []
        self.start()

    def start(self):
        self._server = ThreadingHTTPServer(("127.0.0.1", self.port), handler(self))
        self._server.daemon_threads = True
        self.port = self._server.server_address[1]
        Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def stop(self):
        self._server.shutdown()
        self._server.server_close()
        for stream in self._streams:
            stream.put(None)
        self._streams = []

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def address(self, page) -> str:
        return f"{self.origin}/{page.removesuffix('index.html')}"

    def path(self, address: str) -> str:
        path = urlsplit(address).path.removeprefix("/")
        return f"{path}index.html" if path == "" or path.endswith("/") else path

    def text(self, path: str) -> str | None:
        if path in self.passing:
            self.passing.remove(path)
            text, self.changes[path] = self.text(path), None
            return text
        if path in self.changes:
            return self.changes[path]
        file = self.folder / path
        return file.read_text(encoding="utf-8") if file.is_file() else None

    def change(self, path: str, pattern: str, replacement: str):
        text = self.text(path)
        changed = re.sub(pattern, lambda _: replacement, text, count=1, flags=re.DOTALL)
        assert changed != text, f"{path} holds no {pattern}"
        self.changes[path] = changed

    def tell(self, *findings: dict):
        """A new revision with these findings."""
        self.revision += 1
        self.findings = list(findings)
        for stream in self._streams:
            stream.put(self.message)

    @property
    def message(self) -> str:
        return json.dumps(
            {"revision": self.revision, "session": self.session, "findings": self.findings, "summary": self.summary}
        )

    def script(self, name: str) -> str:
        text = (SCRIPTS / name).read_text(encoding="utf-8")
        if name in self.scripts:
            old, new = self.scripts[name]
            assert old in text, f"{name} holds no {old}"
            text = text.replace(old, new)
        return text


VERSION = re.compile(rb"<html data-version='([^']*)'")


def tag(body: bytes) -> str:
    return f'"{zlib.crc32(body)}"'


def handler(serve: FakeServe):
    class FakeHandler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_HEAD(self):
            self.do_GET()

        def do_GET(self):
            path = unquote(urlsplit(self.path).path)
            if path == f"{OWN}events":
                return self.events()
            if path.startswith(OWN):
                return self.send(200, path, serve.script(path.removeprefix(OWN)).encode())
            file = path.removeprefix("/")
            file = f"{file}index.html" if file == "" or file.endswith("/") else file
            if file.endswith((".wasm", ".png")):
                return self.send(200, file, (serve.folder / file).read_bytes())
            text, status = serve.text(file), 200
            if text is None:
                text, status, file = serve.text("404.html"), 404, "404.html"
            if file.endswith(".html"):
                text = text.replace("</head>", INJECTED)
                text = text.replace("<html", f"<html data-version='{tag(text.encode())}'", 1)
            return self.send(status, file, text.encode())

        def send(self, status, path, body):
            self.send_response(status)
            kind = Handler.extensions_map.get(
                Path(path).suffix,
                {".html": "text/html; charset=utf-8", ".css": "text/css"}.get(Path(path).suffix, "text/plain"),
            )
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            version = VERSION.search(body)
            self.send_header("ETag", version[1].decode() if version else tag(body))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

        def events(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.send_header("Connection", "close")
            self.end_headers()
            self.close_connection = True
            stream = queue.Queue()
            stream.put(serve.message)
            serve._streams.append(stream)
            try:
                while (message := stream.get()) is not None:
                    self.wfile.write(f"data: {message}\n\n".encode())
            except OSError:
                pass

        def log_message(self, *arguments):
            pass

    return FakeHandler


@contextmanager
def fake_serve(folder: Path):
    serve = FakeServe(folder)
    try:
        yield serve
    finally:
        serve.stop()
