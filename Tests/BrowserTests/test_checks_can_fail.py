"""Each check is asked of a page that was broken on purpose, and has to say so.

A row breaks a copy of the home page, or the style of the site, and names the words that the check
must then say. The check must not say them of the copy as it was.
"""

import os
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest

from checks.accessibility import accessibility_problems
from checks.appearance import forced_colour_problems, motion_problems, scheme_problems
from checks.keyboard import focus_problems, skip_link_problems
from checks.layout import overflow_problems, shift_problems, text_size_problems
from checks.links import link_problems, repeated_ids, style_link_problems
from checks.markup import markup_problems
from checks.opening import opening_problems
from checks.policy import policy_problems
from checks.print import print_problems
from checks.reading_path import follow_with_keyboard, follow_with_mouse, reading_path_problems
from checks.structure import structure_problems
from checks.weight import LIMITS, TYPICAL, loaded_problem, weight_problems
from reader import DESK, PHONE, Reader
from server import serve
from site_folder import Page, SiteFolder

BROKEN = "index.html"
DARK = replace(DESK, scheme="dark")
LARGE_TEXT = replace(DESK, text_scale=2)


@dataclass(frozen=True)
class Copy:
    """A copy of the site. What breaks it must change something, or the row is void."""

    folder: Path

    def change(self, pattern: str, replacement: str, path: str = BROKEN):
        file = self.folder / path
        text = file.read_text(encoding="utf-8")
        changed = re.sub(pattern, lambda _: replacement, text, count=1, flags=re.DOTALL)
        assert changed != text, f"{path} holds no {pattern}"
        file.write_text(changed, encoding="utf-8")

    def write(self, path: str, text: str):
        (self.folder / path).write_text(text, encoding="utf-8")

    def style(self, rule: str):
        for file in (self.folder / "assets").rglob("*.css"):
            file.write_text(file.read_text(encoding="utf-8") + rule, encoding="utf-8")

    @property
    def site(self) -> SiteFolder:
        return SiteFolder(self.folder)

    @property
    def page(self) -> Page:
        return self.site.page(BROKEN)


Break = Callable[[Copy], None]


def adding(html: str) -> Break:
    """At the end of the content."""
    return lambda copy: copy.change("</main>", f"{html}</main>")


def starting(html: str) -> Break:
    """Before the content."""
    return lambda copy: copy.change(r"<h1", f"{html}<h1")


def without(pattern: str, replacement: str = "") -> Break:
    return lambda copy: copy.change(pattern, replacement)


def styled(rule: str) -> Break:
    return lambda copy: copy.style(rule)


def both(first: Break, second: Break) -> Break:
    return lambda copy: (first(copy), second(copy))


def allowing(sources: str) -> Break:
    """The page's policy with other sources of script."""
    return lambda copy: copy.change(
        r"default-src 'none';(?: script-src [^;\"]*;)?", f"default-src 'none'; script-src {sources};"
    )


@pytest.fixture
def copy(site, tmp_path) -> Copy:
    """What a row may change is copied, everything else is a link: a copy of all takes a second."""
    folder = tmp_path / "site"
    folder.mkdir()
    for part in site.folder.iterdir():
        if part.is_file():
            shutil.copy(part, folder)
        elif part.name == "assets":
            shutil.copytree(part, folder / part.name)
        else:
            (folder / part.name).symlink_to(part, target_is_directory=True)
    return Copy(folder)


@pytest.fixture
def open_copy(copy, browsers):
    with serve(copy.folder) as served:
        yield lambda reader=DESK: browsers.visit(served, reader).open(BROKEN)
        browsers.close_visits()


@pytest.fixture(scope="session")
def unbroken(browsers, served):
    """What each check says of the page as it is, which is looked at once."""

    @cache
    def problems(check: str) -> list[str]:
        ask, reader = BROWSER_CHECKS[check]
        return ask(browsers.visit(served, reader).open(BROKEN))

    return problems


def expect_found(words: str, before: list[str], after: list[str]):
    assert not [problem for problem in before if words in problem]
    assert [problem for problem in after if words in problem], after


def heavy(size: int) -> str:
    """A comment that does not get smaller when it is compressed."""
    return f"<!--{os.urandom(size).hex()}-->"


def named(part) -> str:
    """The name of a row: its check and the words, without what breaks it."""
    return part if isinstance(part, str) else "says"


FOLDER_CHECKS = {
    "structure": lambda copy: structure_problems(copy.page),
    "links": lambda copy: link_problems(copy.page, copy.site),
    "links of style": lambda copy: style_link_problems(copy.site),
    "ids": lambda copy: repeated_ids(copy.page),
    "policy": lambda copy: policy_problems(copy.page),
    "weight": lambda copy: weight_problems([copy.page], copy.site),
}


@pytest.mark.parametrize(
    "check, break_it, words",
    [
        ("structure", adding("<h1>Again</h1>"), "2 h1"),
        ("structure", without(r"<h1.*?</h1>"), "0 h1"),
        ("structure", without(r"<title>.*?</title>"), "0 title"),
        ("structure", without(r"<title>.*?</title>", "<title> </title>"), "0 title"),
        ("structure", without("</head>", "<title>Again</title></head>"), "2 title"),
        ("structure", without(r' lang="[^"]*"'), "0 html with lang"),
        ("structure", without(r'<meta name="viewport"[^>]*>'), "0 viewport"),
        ("links", adding('<a href="nowhere.html">x</a>'), "'nowhere.html' leads to no file"),
        ("links", adding('<a href="#nowhere">x</a>'), "no such id: '#nowhere'"),
        ("links", adding('<a href="404.html#nowhere">x</a>'), "no such id: '404.html#nowhere'"),
        ("links", adding('<a href="simulator/#{%22steps%22">x</a>'), "no JSON in 'simulator/#"),
        ("links", adding('<a href="rules/#{}">x</a>'), "no such id: 'rules/#{}'"),
        ("links", adding('<a href="/index.html">x</a>'), "leads to the root of the host"),
        ("links", adding('<a href="../index.html">x</a>'), "leads out of the site"),
        ("links", adding('<a href="http://example.org/">x</a>'), "not fetched by https"),
        ("links", adding('<img src="nowhere.png" alt="">'), "'nowhere.png' leads to no file"),
        ("links", adding('<img srcset="nowhere.png 2x" alt="">'), "'nowhere.png' leads to no file"),
        ("links", starting('<meta http-equiv="refresh" content="0; url=nowhere/">'), "'nowhere/' leads"),
        ("links of style", styled("p { background: url(nowhere.png) }"), "'nowhere.png' leads to no file"),
        ("ids", adding('<p id="twice"></p><p id="twice"></p>'), "2 elements have the id 'twice'"),
        ("policy", without(r'<meta http-equiv="Content-Security-Policy"[^>]*>'), "0 policies"),
        ("policy", allowing("'self' 'unsafe-inline'"), "has 'unsafe-inline' in script-src"),
        ("policy", allowing("'self' 'unsafe-eval'"), "has 'unsafe-eval' in script-src"),
        ("policy", allowing("*"), "has * in script-src"),
        ("policy", without("default-src 'none'", "default-src 'self'"), "default-src is not 'none'"),
        ("policy", without("base-uri 'none'", ""), "has no base-uri"),
        ("policy", without("<head>", '<head><script src="a.js"></script>'), "stands before the policy"),
        ("policy", adding("<script>alert(1)</script>"), "<script> is an inline script"),
        ("policy", adding("<style>p { color: red }</style>"), "<style> is inline style"),
        ("policy", adding('<p style="color: red"></p>'), "<p> has inline style"),
        ("policy", adding('<p onclick="alert(1)"></p>'), "<p> has an inline handler, onclick"),
        ("policy", adding('<a href="javascript:alert(1)">x</a>'), "<a> has script in href"),
        ("weight", adding(heavy(LIMITS["any"])), "the limit is"),
        ("weight", styled(f"/* {os.urandom(TYPICAL).hex()} */"), "a typical page has"),
        (
            "weight",
            both(
                lambda copy: copy.write("assets/a.js", 'import { b } from "./b.js";'),
                both(
                    lambda copy: copy.write("assets/b.js", f"// {os.urandom(LIMITS['any']).hex()}"),
                    adding('<script src="assets/a.js" type="module"></script>'),
                ),
            ),
            "the limit is",
        ),
    ],
    ids=named,
)
def test_folder_check_can_fail(check, break_it, words, copy):
    before = FOLDER_CHECKS[check](copy)
    break_it(copy)
    expect_found(words, before, FOLDER_CHECKS[check](copy))


def test_policy_check_allows_data_blocks_and_modules_of_webassembly(copy):
    before = policy_problems(copy.page)
    adding('<script type="application/ld+json">{}</script>')(copy)
    allowing("'wasm-unsafe-eval' 'self'")(copy)
    assert policy_problems(copy.page) == before


def test_html_checker_can_fail(copy, tmp_path):
    adding("<ul><p>A paragraph in a list</p></ul><search>younger</search>")(copy)
    page = tmp_path / "alone" / BROKEN
    page.parent.mkdir()
    shutil.copy(copy.folder / BROKEN, page)
    problems = markup_problems(page.parent)
    assert [problem for problem in problems if "“p” not allowed as child of element “ul”" in problem]
    assert not [problem for problem in problems if "search" in problem]


def settled(check):
    return lambda visit: check(visit.settle())


BROWSER_CHECKS = {
    "opening": (settled(opening_problems), DESK),
    "axe": (accessibility_problems, DESK),
    "axe in the dark": (accessibility_problems, DARK),
    "overflow": (lambda visit: overflow_problems(visit, (390, 1280)), DESK),
    "shift": (settled(shift_problems), replace(PHONE, late=0.1)),
    "skip link": (skip_link_problems, DESK),
    "focus": (focus_problems, DESK),
    "path by mouse": (lambda visit: reading_path_problems(visit, follow_with_mouse), DESK),
    "path by keyboard": (lambda visit: reading_path_problems(visit, follow_with_keyboard), Reader(has_script=False)),
    "print": (print_problems, Reader(prints=True)),
    "forced colours": (forced_colour_problems, Reader(forces_colours=True)),
    "motion": (motion_problems, Reader(prefers_less_motion=True)),
}

LINK_TO_QUESTION = r'href="(?=faq/)'


@pytest.mark.parametrize(
    "check, break_it, words",
    [
        ("opening", adding("<script>alert(1)</script>"), "script-src-elem forbids inline"),
        ("opening", adding('<p style="color: red"></p>'), "style-src-attr forbids inline"),
        ("opening", adding('<script src="nowhere.js"></script>'), "status 404"),
        ("opening", adding('<img src="https://example.org/a.png" alt="">'), "example.org"),
        (
            "opening",
            both(
                lambda copy: copy.write("assets/a.js", "console.error('Told'); throw new Error('Thrown')"),
                both(allowing("'self'"), adding('<script src="assets/a.js"></script>')),
            ),
            "console error: Told",
        ),
        (
            "opening",
            both(
                lambda copy: copy.write("assets/a.js", "throw new Error('Thrown')"),
                both(allowing("'self'"), adding('<script src="assets/a.js"></script>')),
            ),
            "script failed: Thrown",
        ),
        ("axe", adding('<img src="assets/favicon.svg">'), "image-alt"),
        ("axe", both(styled(".pale { color: #bbb }"), adding('<p class="pale">Pale</p>')), "color-contrast"),
        (
            "axe in the dark",
            both(
                styled("@media (prefers-color-scheme: dark) { .pale { color: #444 } }"),
                adding('<p class="pale">Pale</p>'),
            ),
            "color-contrast",
        ),
        (
            "axe",
            both(
                styled(".tiny a { display: block; width: 9px; height: 9px; font-size: 6px }"),
                adding('<div class="tiny"><a href="404.html">a</a><a href="404.html">b</a></div>'),
            ),
            "target-size",
        ),
        ("axe", adding("<details><summary>More</summary><button></button></details>"), "button-name"),
        ("overflow", both(styled(".wide { min-width: 500px }"), adding('<p class="wide">Wide</p>')), "ends at"),
        (
            "overflow",
            both(styled("html { overflow-x: hidden } .wide { min-width: 1300px }"), adding('<p class="wide">Wide</p>')),
            "the window at 1280 px",
        ),
        (
            "overflow",
            both(
                styled(".box { overflow: auto } .far { position: absolute; left: 2000px; width: 9px }"),
                adding('<div class="box"><p class="far">Far</p></div>'),
            ),
            "px wide in 1280 px",
        ),
        ("shift", starting('<img src="assets/favicon.svg" alt="">'), "moved while the page loaded"),
        ("skip link", without(r'<a class="skip".*?</a>'), "not a link past the header"),
        ("skip link", styled(".skip:focus { left: -100vw !important }"), "cannot be seen"),
        ("skip link", without(r'href="#main"', 'href="#"'), "not into the content"),
        (
            "focus",
            styled(":focus-visible { outline: none !important; box-shadow: none !important }"),
            "looks the same with and without the focus",
        ),
        ("focus", adding('<a href="404.html" tabindex="1">Early</a>'), "stands before the stop before it"),
        (
            "focus",
            both(
                styled(".gone { position: absolute; left: -999px }"), adding('<a class="gone" href="404.html">Gone</a>')
            ),
            "cannot be seen when it has the focus",
        ),
        (
            "focus",
            both(styled(".lid { position: fixed; inset: 0; z-index: 9 }"), adding('<p class="lid">Lid</p>')),
            "has the focus and is covered",
        ),
        ("path by mouse", styled('main a[href*="faq/"] { display: none }'), "no link leads to faq"),
        (
            "path by mouse",
            styled(
                'main a:is([href*="claims/"], [href*="outcomes/"], [href*="scenarios/"]) { display: none !important }'
            ),
            "no link leads to claims",
        ),
        (
            "path by keyboard",
            lambda copy: copy.write(
                BROKEN, re.sub(LINK_TO_QUESTION, 'tabindex="-1" href="', (copy.folder / BROKEN).read_text("utf-8"))
            ),
            "could not be followed",
        ),
        (
            "print",
            both(
                without("<header[^>]*>", "<header><nav>Sections</nav>"),
                styled("@media print { header nav { display: block !important } }"),
            ),
            "<nav> is printed",
        ),
        ("print", styled("@media print { .skip { display: block !important } }"), "is printed"),
        ("print", styled("@media print { main { display: none } }"), "the content is not printed"),
        (
            "print",
            both(styled(".mark::after { content: none !important }"), adding('<a class="mark" href="rules/">∎</a>')),
            "of a mark is not printed",
        ),
        (
            "print",
            both(styled("@media print { .mark { display: none } }"), adding('<a class="mark" href="rules/">∎</a>')),
            "is not printed",
        ),
        ("forced colours", styled("body { forced-color-adjust: none }"), "refuses the reader's colours"),
        (
            "forced colours",
            styled("body { forced-color-adjust: none; background: #777; color: #888 }main { color: #888 }"),
            "text and ground have a contrast",
        ),
        (
            "forced colours",
            both(
                styled(".lost path { stroke: Canvas !important }"),
                adding('<svg class="lost" width="9" height="9" viewBox="0 0 9 9"><path d="M1 1h7"/></svg>'),
            ),
            "has the colour of the ground",
        ),
        ("motion", styled("@keyframes turn { to { rotate: 1turn } } h1 { animation: turn 2s infinite }"), "runs turn"),
        ("motion", styled("h1 { transition: transform 1s }"), "moves transform"),
        ("motion", styled("html { scroll-behavior: smooth !important }"), "scrolls smoothly"),
    ],
    ids=named,
)
def test_browser_check_can_fail(check, break_it, words, copy, open_copy, unbroken):
    ask, reader = BROWSER_CHECKS[check]
    break_it(copy)
    expect_found(words, unbroken(check), ask(open_copy(reader)))


@pytest.mark.parametrize(
    "rule, words",
    [
        ("body, main { font-size: 16px !important }", "for who wants it 2 times as large"),
    ],
)
def test_check_of_the_size_of_text_can_fail(rule, words, copy, open_copy):
    before = text_size_problems(open_copy(), open_copy(LARGE_TEXT), times=2)
    copy.style(rule)
    expect_found(words, before, text_size_problems(open_copy(), open_copy(LARGE_TEXT), times=2))


@pytest.mark.parametrize(
    "rule, words",
    [
        ("body { background: #fff !important; color: #000 !important }", "the ground of the dark scheme"),
        ("body { background: #000 !important; color: #fff !important }", "the ground of the light scheme"),
        ("main { color: #888 !important }", "text and ground have a contrast"),
        ("html, body { visibility: hidden; background: #fff !important }", "look the same"),
    ],
)
def test_check_of_the_schemes_can_fail(rule, words, copy, open_copy):
    before = scheme_problems(open_copy())
    copy.style(rule)
    expect_found(words, before, scheme_problems(open_copy()))


def test_check_of_what_a_browser_loads_can_fail(copy, open_copy):
    copy.write("assets/a.js", 'import("./b.js")')
    copy.write("assets/b.js", f"// {os.urandom(LIMITS['any']).hex()}")
    allowing("'self'")(copy)
    adding('<script src="assets/a.js"></script>')(copy)
    problems = loaded_problem(copy.page, open_copy().settle().asked, copy.site)
    expect_found("a browser loads", [], problems)
