#!/usr/bin/env python3
"""Speaks the Language Server Protocol as an editor does, and measures how long answers take.

Prints JSON: the milliseconds from opening a page to its first findings, and the median and the slowest of
hovers over a claim, of completions of a claim, and of changes of the page until its findings.
"""

import argparse
import json
import re
import statistics
import subprocess
import sys
import time
from pathlib import Path

CLAIM = re.compile(r"\]\(claim:([a-z0-9-]+)")


def main() -> int:
    arguments = options()
    text = arguments.file.read_text()
    claim = CLAIM.search(text)
    if not claim:
        raise SystemExit(f"{arguments.file} binds nothing to a claim")
    # Each change breaks the page or mends it: a file without findings is not reported again and again.
    broken = text.replace(claim[0], "](claim:no-such-law", 1)
    client = Client(arguments.server, arguments.file)
    begin = client.open(broken)
    times: dict[str, list[float]] = {"hover": [], "completion": [], "change": []}
    for number in range(arguments.count):
        times["change"].append(client.change(broken if number % 2 else text))
        if number % 2:
            continue
        for method in ("hover", "completion"):
            times[method].append(client.ask(method, text, claim.start(1) + 1))
    client.end()
    measured = {"openMilliseconds": round(begin, 1)}
    for name, values in times.items():
        measured[f"{name}Milliseconds"] = round(statistics.median(values), 2)
        measured[f"{name}MillisecondsMax"] = round(max(values), 2)
    print(json.dumps(measured))
    return 0


def options():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--file", required=True, type=Path, help="a page with words bound to a claim")
    parser.add_argument("--count", type=int, default=30)
    parser.add_argument("server", nargs="+", help="the command")
    return parser.parse_args()


class Client:
    def __init__(self, command: list[str], file: Path):
        self.server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=sys.stderr)
        self.uri = file.resolve().as_uri()
        self.version = 0
        self.id = 0
        self.request("initialize", {"processId": None, "rootUri": None, "capabilities": {}})
        self.send({"method": "initialized", "params": {}})

    def open(self, text: str) -> float:
        document = {"uri": self.uri, "languageId": "markdown", "version": 0, "text": text}
        return self.until_findings("textDocument/didOpen", {"textDocument": document})

    def change(self, text: str) -> float:
        self.version += 1
        document = {"uri": self.uri, "version": self.version}
        changes = [{"text": text}]
        return self.until_findings("textDocument/didChange", {"textDocument": document, "contentChanges": changes})

    def ask(self, method: str, text: str, offset: int) -> float:
        before = text[:offset]
        position = {"line": before.count("\n"), "character": offset - before.rfind("\n") - 1}
        parameters = {"textDocument": {"uri": self.uri}, "position": position}
        start = time.perf_counter()
        answer = self.request(f"textDocument/{method}", parameters)
        milliseconds = 1_000 * (time.perf_counter() - start)
        if not answer.get("result"):
            raise SystemExit(f"{method} has no answer: {answer}")
        return milliseconds

    def end(self) -> None:
        self.request("shutdown", None)
        self.send({"method": "exit"})
        if self.server.wait(10) != 0:
            raise SystemExit(f"the server ended with {self.server.returncode}")

    def until_findings(self, method: str, parameters: dict) -> float:
        start = time.perf_counter()
        self.send({"method": method, "params": parameters})
        while True:
            message = self.receive()
            if message.get("method") != "textDocument/publishDiagnostics":
                continue
            found = message["params"]
            if found["uri"] == self.uri and found.get("version", self.version) == self.version:
                return 1_000 * (time.perf_counter() - start)

    def request(self, method: str, parameters) -> dict:
        self.id += 1
        self.send({"id": self.id, "method": method, "params": parameters})
        while True:
            message = self.receive()
            if message.get("id") == self.id and "method" not in message:
                return message

    def send(self, message: dict) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.server.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self.server.stdin.flush()

    def receive(self) -> dict:
        length = None
        while line := self.server.stdout.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        if length is None:
            raise SystemExit("the server says nothing more")
        return json.loads(self.server.stdout.read(length))


if __name__ == "__main__":
    sys.exit(main())
