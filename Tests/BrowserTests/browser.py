"""Where the browser is. Run as a program, it prints the path, or fails with what is missing."""

import os
import shutil
import sys

# Debian's shell without windows opens a page in a third of the time.
NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)


def find_browser() -> str | None:
    """The browser that `CHROMIUM` names, or the first that is installed."""
    return next(filter(None, map(shutil.which, (os.environ.get("CHROMIUM", ""), *NAMES))), None)


if __name__ == "__main__":
    found = find_browser()
    print(found) if found else sys.exit("no Chromium and no Google Chrome is installed")
