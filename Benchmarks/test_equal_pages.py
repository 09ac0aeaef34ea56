"""What is compared is equal: the programs make pages with the same words, links and headings."""

import os
import subprocess
from itertools import pairwise

import pytest

import centres
from building import empty
from corpus.folders import environment, write_bound
from corpus.growth import size
from equality import read, readings
from programs import DRIFTLESS, compile_floor, driftless_build, hugo_build

PAGES = 100


@pytest.fixture(scope="module")
def sites(tmp_path_factory):
    """The folders of the built sites, by the name of what built them."""
    os.environ.update(environment())
    folder, centre = tmp_path_factory.mktemp("sites"), centres.centre(PAGES)
    compile_floor(folder)
    commands = {
        "hugo": hugo_build(centre, folder / "hugo"),
        "floor": [folder / "floor", centre / "addressed", folder / "floor-site"],
    }
    for kind in "bound", "unbound":
        (folder / kind).mkdir()
        empty(folder / kind, centre / kind)
        commands[kind] = driftless_build(centre / kind, folder / kind / "Output")
    for command in commands.values():
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return {
        "hugo": folder / "hugo",
        "floor": folder / "floor-site",
        "bound": folder / "bound" / "Output" / "site",
        "unbound": folder / "unbound" / "Output" / "site",
    }


@pytest.mark.parametrize("other", ["hugo", "floor"])
def test_others_make_the_same_pages(sites, other):
    pages = readings(sites["unbound"])
    assert len(pages) == PAGES
    assert readings(sites[other]) == pages


def test_bindings_change_neither_words_nor_links(sites):
    assert readings(sites["bound"], True) == readings(sites["unbound"], True)


def test_pages_have_what_help_pages_have(sites):
    for page in readings(sites["unbound"]).values():
        assert 300 <= len(page.words) <= 550
        assert len(page.links) >= 6
        assert len(page.headings) >= 4


@pytest.mark.parametrize(
    "before, after",
    [
        ("See also", "See too"),
        ('href="https://help.example/claims/', 'href="https://help.example/laws/'),
        ('<h2 id="why">Why</h2>', '<h3 id="why">Why</h3>'),
        ("<td>Genesys Cloud</td>", "<td>Genesys</td>"),
    ],
)
def test_a_difference_is_seen(sites, before, after):
    address = "faq/accounts/page-1/"
    html = (sites["floor"] / address / "index.html").read_text()
    assert before in html
    assert read(html.replace(before, after), address) != read(html, address)


def test_the_words_of_a_bound_table_are_seen(sites):
    address = "faq/accounts/page-1/"
    html = (sites["bound"] / address / "index.html").read_text()
    page = read(html, address, True)
    assert page == readings(sites["bound"], True)[address]
    assert read(html.replace("Changed at", "Changed in"), address, True) != page
    assert read(html.replace('rowspan="2"', 'rowspan="1"'), address, True) != page


def test_equal_seeds_make_equal_centres(sites, tmp_path):
    write_bound(tmp_path, PAGES, DRIFTLESS)
    first = centres.centre(PAGES) / "bound"
    subprocess.run(["diff", "-r", first / "Content", tmp_path / "Content"], check=True)


def test_everything_grows():
    sizes = [size(pages) for pages in (100, 1_000, 10_000, 50_000)]
    for small, large in pairwise(sizes):
        assert small.tables < large.tables and small.claims < large.claims
        assert small.systems <= large.systems and small.sections <= large.sections
