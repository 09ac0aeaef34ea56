"""Serves a folder on loopback, at the root and below a path, as a host of static files would."""

import time
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

from site_folder import Page

# A site is often published below a path: an absolute link leads out of it.
PREFIX = "/below/a/path"
# A request with this header gets scripts, pictures and fonts this many seconds late, after the page
# and its style have been painted.
LATE = "Late-By"


class Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # The body must not wait until the browser has acknowledged the headers.
    disable_nagle_algorithm = True
    extensions_map = {
        **SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".mjs": "text/javascript",
        ".json": "application/json",
        ".wasm": "application/wasm",
        ".svg": "image/svg+xml",
    }

    def do_GET(self):
        address = urlsplit(self.path).path
        if LATE in self.headers and not address.endswith((".html", "/", ".css")):
            time.sleep(float(self.headers[LATE]))
        super().do_GET()

    def translate_path(self, path):
        return super().translate_path(path.removeprefix(PREFIX))

    def send_error(self, code, message=None, explain=None):
        missing = Path(self.directory) / "404.html"
        if code != 404 or not missing.exists():
            return super().send_error(code, message, explain)
        body = missing.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


class Served:
    """The addresses of a site that is being served."""

    def __init__(self, port: int):
        self.origin = f"http://127.0.0.1:{port}"

    def address(self, page: Page | str) -> str:
        """Below the path, except for what only works at the root."""
        path = page if isinstance(page, str) else page.path
        return f"{self.origin}{'' if path == '404.html' else PREFIX}/{path}"

    def path(self, address: str) -> str:
        """What an address shows, relative to the site's folder."""
        path = urlsplit(address).path.removeprefix(PREFIX).removeprefix("/")
        return f"{path}index.html" if path == "" or path.endswith("/") else path


@contextmanager
def serve(folder: Path):
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
    server.daemon_threads = True
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield Served(server.server_address[1])
    finally:
        server.shutdown()
        server.server_close()
