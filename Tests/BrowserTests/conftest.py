"""The browser tests: `pytest Tests/BrowserTests --site FOLDER`, as `make test-browser` runs them.

Each file of `checks` holds one concern as functions that return problems, each `test_*.py` asks
them of the pages, and `test_checks_can_fail.py` asks them of pages broken on purpose.
"""

from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from reader import DESK
from server import serve
from site_folder import SiteFolder
from visit import Browsers

REPOSITORY = Path(__file__).parents[2]


def pytest_addoption(parser):
    parser.addoption("--site", type=Path, default=REPOSITORY / "Output/site", help="the folder of the built site")


def pytest_configure(config):
    folder = config.getoption("--site").resolve()
    if not (folder / "index.html").is_file():
        raise pytest.UsageError(f"no site is in {folder}: run `driftless build`, or give --site")
    config.site = SiteFolder(folder)


def pytest_generate_tests(metafunc):
    """`any_page` is each page of the site (of very many of one kind some), `typical_page` those that stand for their kind."""
    site = metafunc.config.site
    for name, pages in (("any_page", site.samples), ("typical_page", site.representatives)):
        if name in metafunc.fixturenames:
            metafunc.parametrize(name, pages, ids=[page.path for page in pages])


@pytest.fixture(scope="session")
def site(request) -> SiteFolder:
    return request.config.site


@pytest.fixture(scope="session")
def served(site):
    with serve(site.folder) as served:
        yield served


@pytest.fixture(scope="session")
def browsers():
    with sync_playwright() as playwright:
        browsers = Browsers(playwright)
        yield browsers
        browsers.close()


@pytest.fixture
def visit(browsers, served):
    """Opens a page for a reader: `visit(page)`, `visit(page, PHONE)`."""
    yield lambda page, reader=DESK: browsers.visit(served, reader).open(page)
    browsers.close_visits()
