#!/usr/bin/env python3
"""Starts a server that watches pages, saves one again and again, and waits for each to show.

Prints JSON: the seconds until the server answered first, the median and the slowest of the milliseconds
from each save to the new page.
"""

import argparse
import http.client
import json
import statistics
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

BEGIN_SECONDS_MAX = 120
SAVE_SECONDS_MAX = 60
# Between two questions. A server must not be kept from its work.
PAUSE_SECONDS = 0.005
# Between two saves at least. Some servers look at what changed at a fixed interval: the rests differ, so
# that saves do not always come at the same moment of it.
REST_SECONDS = 0.5
REST_SECONDS_MORE = 0.5
HEADING = "## What to do\n\n"


def main() -> int:
    arguments = options()
    page = Page(arguments.address)
    file = Path(arguments.file)
    text = file.read_text()
    start = time.perf_counter()
    server = subprocess.Popen(arguments.server, stdout=subprocess.DEVNULL, stderr=sys.stderr)
    try:
        begin = page.seconds_until("", start, BEGIN_SECONDS_MAX, server)
        saves = []
        for number in range(arguments.saves):
            time.sleep(REST_SECONDS + REST_SECONDS_MORE * number / arguments.saves)
            words = f"Edition {number + 1} of it."
            start = time.perf_counter()
            file.write_text(text.replace(HEADING, f"{HEADING}{words} "))
            saves.append(1_000 * page.seconds_until(words, start, SAVE_SECONDS_MAX, server))
    finally:
        file.write_text(text)
        server.terminate()
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()
    measured = {
        "beginSeconds": round(begin, 3),
        "saveMilliseconds": round(statistics.median(saves), 1),
        "slowestMilliseconds": round(max(saves), 1),
    }
    print(json.dumps(measured))
    return 0


def options():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--file", required=True, help="the page that is saved")
    parser.add_argument("--address", required=True, help="where it shows")
    parser.add_argument("--saves", type=int, default=10)
    parser.add_argument("server", nargs="+", help="the command")
    return parser.parse_args()


class Page:
    def __init__(self, address: str):
        parts = urlsplit(address)
        self.host, self.path = parts.netloc, parts.path

    def text(self) -> str | None:
        """What the server shows; nothing as long as it does not answer."""
        try:
            connection = http.client.HTTPConnection(self.host, timeout=SAVE_SECONDS_MAX)
            connection.request("GET", self.path)
            answer = connection.getresponse()
            text = answer.read().decode()
            connection.close()
        except (OSError, http.client.HTTPException):
            return None
        return text if answer.status == 200 else None

    def seconds_until(self, words: str, start: float, seconds_max: float, server) -> float:
        while True:
            text = self.text()
            now = time.perf_counter()
            if text is not None and words in text:
                return now - start
            if now - start > seconds_max:
                raise SystemExit(f"after {seconds_max} seconds the page does not show '{words}'")
            if server.poll() is not None:
                raise SystemExit(f"the server ended with {server.returncode}")
            time.sleep(PAUSE_SECONDS)


if __name__ == "__main__":
    sys.exit(main())
