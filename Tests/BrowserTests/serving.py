"""`driftless serve` in a folder of a writer's own, and what it prints."""

import json
import os
import re
import shutil
import signal
import subprocess
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

from watching import eventually

REPOSITORY = Path(__file__).parents[2]
BUILT = [REPOSITORY / ".build" / kind / "driftless" for kind in ("release", "debug")]
DRIFTLESS = os.environ.get("DRIFTLESS") or str(next(filter(Path.exists, BUILT), BUILT[0]))
ADDRESS = re.compile(r"http://(?:127\.0\.0\.1|localhost):\d+")
# A person accepts, not a machine.
ENVIRONMENT = {key: value for key, value in os.environ.items() if key != "CI"} | {"NO_COLOR": "1"}
STARTS_WITHIN = 60


def run(folder: Path, *command: str) -> str:
    """Runs a command in the folder, which must succeed."""
    done = subprocess.run(command, cwd=folder, env=ENVIRONMENT, capture_output=True, text=True)
    assert done.returncode == 0, f"{' '.join(command)}: {done.stdout}{done.stderr}"
    return done.stdout


def new_site(folder: Path) -> Path:
    """A small help centre in a repository of its own."""
    run(folder, DRIFTLESS, "new", "site", "help")
    return committed(folder / "help")


def copied_site(folder: Path) -> Path:
    """A copy of the real content in a repository of its own."""
    site = folder / "help"
    shutil.copytree(REPOSITORY / "Content", site / "Content")
    (site / "Output").mkdir()
    shutil.copy(REPOSITORY / "Output/knowledge.json", site / "Output")
    return committed(site)


def committed(site: Path) -> Path:
    run(site, "git", "init", "-q", "-b", "main")
    for key, value in {"user.name": "A Writer", "user.email": "writer@example.org"}.items():
        run(site, "git", "config", key, value)
    commit(site, "The site")
    return site


def commit(site: Path, message: str):
    run(site, "git", "add", "-A")
    run(site, "git", "commit", "-q", "-m", message)


class Serve:
    """The running server. `printed` is all that it has said so far, on both streams."""

    def __init__(self, site: Path, port: str = "0"):
        self.site = site
        self.printed = ""
        # A group of its own, as a terminal has it: ^C goes to the server and not to the tests.
        self.process = subprocess.Popen(
            [DRIFTLESS, "serve", "--port", port],
            cwd=site,
            env=ENVIRONMENT,
            text=True,
            bufsize=1,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        self._reader = Thread(target=self._read, daemon=True)
        self._reader.start()
        self.origin = eventually(lambda: self.is_running and ADDRESS.search(self.printed), STARTS_WITHIN).group()

    def _read(self):
        for line in self.process.stdout:
            self.printed += line

    @property
    def is_running(self) -> bool:
        if self.process.poll() is None:
            return True
        raise AssertionError(f"it ended with {self.process.returncode}: {self.printed}")

    def says(self, words: str, seconds=40) -> bool:
        """Waits until the terminal has these words."""
        try:
            return bool(eventually(lambda: self.is_running and words in self.printed, seconds))
        except AssertionError as error:
            raise AssertionError(f"the terminal does not say '{words}' but:\n{self.printed}") from error

    def forget(self):
        """What was printed before is no answer to what comes."""
        self.printed = ""

    def interrupt(self, seconds=10) -> int:
        """Presses ^C, and gives the exit status."""
        os.killpg(self.process.pid, signal.SIGINT)
        status = self.process.wait(seconds)
        self._reader.join(seconds)
        return status

    def news(self, seconds=3):
        """Yields what pages are told, until there is no more for some seconds."""
        connection = HTTPConnection(urlsplit(self.origin).netloc, timeout=seconds)
        connection.request("GET", "/__driftless/events")
        answer = connection.getresponse()
        try:
            while line := answer.readline():
                if line.startswith(b"data:"):
                    yield json.loads(line.removeprefix(b"data:"))
        except TimeoutError:
            return
        finally:
            connection.close()

    def address(self, page: str) -> str:
        return f"{self.origin}/{page.removesuffix('index.html')}"

    def path(self, address: str) -> str:
        path = urlsplit(address).path.removeprefix("/")
        return f"{path}index.html" if path == "" or path.endswith("/") else path


@contextmanager
def serving(site: Path, port: str = "0"):
    serve = Serve(site, port)
    try:
        yield serve
    finally:
        if serve.process.poll() is None:
            serve.process.kill()
            serve.process.wait()
