"""What runs in a page under `driftless serve`, with a server that says what the test wants it to say."""

from dataclasses import replace

import pytest

from checks.accessibility import accessibility_problems
from checks.appearance import forced_colour_problems, motion_problems
from checks.layout import overflow_problems
from checks.live import (
    ELSEWHERE,
    HOSTILE,
    PAGE,
    RIGHT,
    SOURCE,
    WRONG,
    break_sentence,
    escaping_problems,
    finding,
    overlay_problems,
    prepare,
    reloading_problems,
    simulator_problems,
)
from checks.print import print_problems
from reader import DESK, PHONE, Reader
from reporting import expect_none
from watching import Watching, eventually, fake_serve

DARK = replace(DESK, scheme="dark")


@pytest.fixture
def serve(site):
    with fake_serve(site.folder) as serve:
        prepare(serve)
        yield serve


@pytest.fixture
def watch(browsers, serve):
    """Opens a page of the server for a reader."""
    yield lambda page=PAGE, reader=DESK: browsers.visit(serve, reader, Watching).open(page)
    browsers.close_visits()


def untroubled(visit: Watching):
    assert visit.troubles == []
    assert visit.ask("() => witness.violations") == []


def test_a_change_loads_the_page_again_where_the_writer_was(watch, serve):
    visit = watch()
    expect_none(reloading_problems(visit, serve))
    untroubled(visit)


def test_a_wrong_sentence_is_marked_until_it_is_mended(watch, serve):
    visit = watch()
    expect_none(overlay_problems(visit, serve))
    untroubled(visit)


def test_what_a_finding_says_is_a_text(watch, serve):
    visit = watch()
    expect_none(escaping_problems(visit, serve))
    untroubled(visit)


def test_the_simulator_keeps_its_state(watch, serve):
    expect_none(simulator_problems(watch("simulator/index.html"), serve))


@pytest.mark.parametrize(
    "check, page, script, old, new, words",
    [
        (reloading_problems, PAGE, "reloading.js", "scrollBy({", "void ({", "what is read has moved"),
        (reloading_problems, PAGE, "reloading.js", "element?.focus(", "void (", "the focus is lost"),
        (reloading_problems, PAGE, "reloading.js", "details.open = isOpen", "void 0", "what was unfolded is folded"),
        (reloading_problems, PAGE, "reloading.js", "field.value = value;", "", "what was typed is lost"),
        (overlay_problems, PAGE, "marks.js", "button.remove();", "", "the mark is still there"),
        (overlay_problems, PAGE, "marks.js", "wordsIn(text, words, near)", "undefined", "marked are"),
        (overlay_problems, PAGE, "panel.js", "this.#status.textContent = words", "void words", "nobody who listens"),
        (overlay_problems, PAGE, "live.js", "popover.dismiss()", "void 0", "Escape does not close"),
        (
            escaping_problems,
            PAGE,
            "elements.js",
            "element.append(",
            "element.insertAdjacentHTML('beforeend', children.filter((c) => typeof c === 'string').join('')); children = children.filter((c) => typeof c !== 'string'); element.append(",
            "read as HTML",
        ),
        (
            simulator_problems,
            "simulator/index.html",
            "reloading.js",
            "details.open = isOpen",
            "void 0",
            "the simulator shows",
        ),
    ],
    ids=lambda part: part.replace(" ", "-") if isinstance(part, str) and " " in part and len(part) < 40 else "",
)
def test_live_check_can_fail(check, page, script, old, new, words, watch, serve):
    serve.scripts[script] = (old, new)
    problems = check(watch(page), serve)
    assert [problem for problem in problems if words in problem], problems


def test_nothing_is_touched_where_nothing_changed(watch, serve):
    visit = watch()
    visit.ask("""() => {
      window.touched = [];
      new MutationObserver(all => touched.push(...all.filter(({target}) => !target.closest?.("[data-driftless]"))))
        .observe(document.documentElement, {subtree: true, childList: true, attributes: true, characterData: true});
    }""")
    serve.tell(ELSEWHERE)
    visit.says(".driftless-count", "1 error elsewhere").settle()
    assert visit.ask("() => touched.length") == 0
    assert visit.is_same_page


def test_a_page_that_is_gone_says_so_and_comes_back(watch, serve):
    visit = watch()
    html, serve.changes[PAGE] = serve.changes[PAGE], None
    serve.tell()
    visit.says(".driftless-notice", "This page is gone")
    assert visit.tab.locator(".driftless-notice a").get_attribute("href") == "/"
    assert RIGHT in visit.tab.locator(".answer").inner_text()
    serve.changes[PAGE] = html.replace("One direction.", "It is back.")
    serve.tell()
    visit.tab.get_by_text("It is back.").wait_for()
    assert not visit.tab.locator(".driftless-notice").is_visible()


def test_a_page_that_goes_while_it_is_loaded_says_so(watch, serve):
    serve.passing.add(PAGE)
    visit = watch()
    visit.says(".driftless-notice", "This page is gone")
    assert RIGHT in visit.tab.locator(".answer").inner_text()


def test_a_page_that_cannot_be_read_is_not_called_gone(watch, serve):
    visit = watch()
    html, serve.changes[PAGE] = serve.changes[PAGE], None
    serve.tell(finding(code="D101", page=None, words=None))
    visit.says(".driftless-notice", "This page cannot be read now")
    serve.changes[PAGE] = html
    serve.tell()
    visit.tab.locator(".driftless-notice").wait_for(state="hidden")
    assert visit.is_same_page


def test_a_page_that_is_not_there_yet_shows_when_it_is(watch, serve):
    visit = watch("faq/nowhere/index.html")
    assert not visit.tab.locator(".driftless-notice").is_visible()
    serve.changes["faq/nowhere/index.html"] = serve.text(PAGE)
    serve.tell()
    visit.tab.get_by_role("heading", level=1, name="Do changes").wait_for()


def test_a_server_that_stops_and_starts_is_followed(watch, serve):
    visit = watch()
    serve.stop()
    visit.says(".driftless-notice", "the server is gone; it will go on when it is back")
    assert RIGHT in visit.tab.locator(".answer").inner_text()
    serve.session, serve.revision = "two", 0
    serve.change(PAGE, "One direction\\.", "Another direction.")
    serve.start()
    visit.tab.get_by_text("Another direction.").wait_for()
    visit.tab.locator(".driftless-notice").wait_for(state="hidden")
    serve.tell(finding())
    visit.says(".driftless-count", "1 error here")


@pytest.mark.parametrize(
    "file, addition, shows",
    [
        ("assets/site.js", "window.isNewer = true;", "window.isNewer"),
        (
            "assets/site.css",
            "h1 { border-top: 3px solid }",
            "getComputedStyle(document.querySelector('h1')).borderTopWidth === '3px'",
        ),
    ],
)
def test_a_changed_file_of_the_page_loads_it_again(file, addition, shows, watch, serve):
    visit = watch()
    visit.ask("() => scrollTo(0, 900)")
    serve.changes[file] = f"{serve.text(file)}\n{addition}"
    serve.tell()
    visit.tab.wait_for_function(f"() => {shows} && Math.abs(scrollY - 900) < 5")


def test_a_choice_in_the_finder_stays(watch, serve):
    visit = watch("index.html")
    visit.tab.locator("select[name=attribute]").select_option("mobile")
    visit.settle()
    says = visit.tab.locator("[data-says]").inner_text()
    serve.change("index.html", "<footer", "<p>Newly there</p><footer")
    serve.tell()
    visit.tab.get_by_text("Newly there").wait_for()
    eventually(lambda: visit.tab.locator("[data-says]").inner_text() == says)
    assert visit.tab.locator("select[name=attribute]").input_value() == "mobile"


def test_the_panel_stays_open_and_the_focus_at_its_finding(watch, serve):
    visit = watch()
    serve.tell(finding(), ELSEWHERE)
    visit.says(".driftless-count", "1 error here; 1 error elsewhere")
    visit.tab.locator(".driftless-count").press("Enter")
    visit.tab.get_by_role("link", name="Open the page").focus()
    serve.change(PAGE, r"One direction\.", "Another direction.")
    serve.tell(finding(), ELSEWHERE)
    visit.tab.get_by_text("Another direction.").wait_for()
    visit.tab.locator(".driftless-panel").wait_for()
    assert visit.ask("() => document.activeElement.textContent") == "Open the page"


def test_the_panel_lists_what_is_wrong_here_and_elsewhere(watch, serve):
    visit = watch()
    visit.tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
    break_sentence(
        serve, ELSEWHERE, *[finding(page=None, file="Content/site.yaml", line=n, code="D301") for n in range(1, 1201)]
    )
    visit.says(".driftless-count", "1 error here; 1,201 errors elsewhere")
    visit.tab.locator(".driftless-count").press("Enter")
    panel = visit.tab.locator(".driftless-panel")
    words = panel.inner_text()
    for wanted in (
        "79 pages, 1,281 statements",
        "On this page (1)",
        "Elsewhere (1,201)",
        f"{SOURCE}:8:3",
        "error D101 the YAML is not valid",
        "1,101 more findings",
        "driftless accept",
    ):
        assert wanted in words
    assert panel.locator("mark").first.inner_text() == f"[{WRONG}]("[:39]
    for name, text in (
        ("Copy the command", "driftless accept"),
        ("Copy the place", f"{SOURCE}:8:3"),
        ("Copy the words", RIGHT.capitalize()),
    ):
        panel.get_by_role("button", name=name).first.click()
        assert visit.tab.evaluate("() => navigator.clipboard.readText()") == text
    assert panel.get_by_role("link", name="Open the page").get_attribute("href") == "/faq/timing/waiting/"
    visit.tab.keyboard.press("Escape")
    assert not panel.is_visible()
    assert visit.ask("() => document.activeElement.matches('.driftless-count')")


def test_accepting_is_offered_only_for_what_it_corrects(watch, serve):
    visit = watch()
    serve.tell(ELSEWHERE)
    visit.says(".driftless-count", "1 error elsewhere")
    assert visit.tab.locator(".driftless-accept").count() == 0


def test_findings_are_gone_through_with_the_keyboard(watch, serve):
    visit = watch(reader=replace(DESK, prefers_less_motion=True))
    row = finding(
        code="D402",
        line=46,
        endLine=46,
        column=45,
        endColumn=63,
        words=None,
        hint="correct it",
        message="the cell",
        source="| Unmapped (mobile) | The identity system | It is overwritten. |",
    )
    unplaced = finding(code="D103", line=3, endLine=3, words=None, message="unknown key", source="tagz: [scim]")
    source = finding(
        code="D407",
        severity="warning",
        line=15,
        column=20,
        endLine=15,
        endColumn=90,
        message="old",
        words="The identity system syncs to Genesys Cloud, and nothing syncs the other way",
    )
    break_sentence(serve, row, unplaced, source)
    visit.says(".driftless-count", "3 errors, 1 warning here")
    codes = []
    for _ in range(5):
        visit.tab.keyboard.press("F8")
        codes.append(visit.tab.locator(".driftless-popover b").first.inner_text())
        assert visit.ask("""() => {
          const {top, bottom} = document.activeElement.getBoundingClientRect();
          return top >= 0 && bottom <= innerHeight;
        }""")
    assert codes == ["error D103", "error D401", "warning D407", "error D402", "error D103"]
    visit.tab.keyboard.press("Shift+F8")
    assert visit.tab.locator(".driftless-popover b").first.inner_text() == "error D402"
    assert visit.tab.locator("tr .driftless-mark").count() == 1
    assert "does not overwrite" in next(words for words in visit.marked if "Unmapped" in words)


def test_the_pointer_over_the_words_is_enough(watch, serve):
    visit = watch()
    break_sentence(serve)
    visit.says(".driftless-count", "1 error here")
    visit.tab.locator(".answer", has_text=WRONG).wait_for()
    x, y = visit.ask("""() => {
      const {left, top, height} = [...CSS.highlights.get("driftless-error")][0].getClientRects()[0];
      return [left + 5, top + height / 2];
    }""")
    visit.tab.mouse.move(x, y)
    visit.tab.locator(".driftless-popover", has_text="is not what happens").wait_for()
    visit.tab.mouse.move(5, 5)
    visit.tab.locator(".driftless-popover").wait_for(state="hidden")


@pytest.mark.parametrize("reader", [DESK, DARK, PHONE, replace(PHONE, scheme="dark")], ids=str)
def test_everybody_can_read_what_is_wrong(reader, watch, serve):
    visit = watch(reader=reader)
    break_sentence(
        serve, ELSEWHERE, finding(code="D407", severity="warning", line=15, column=20, words="One direction")
    )
    visit.says(".driftless-count", "1 error, 1 warning here")
    visit.tab.locator(".driftless-mark").first.focus()
    problems = accessibility_problems(visit)
    problems += overflow_problems(visit, (reader.width,))
    visit.tab.locator(".driftless-count").click()
    problems += accessibility_problems(visit) + overflow_problems(visit, (reader.width,))
    expect_none(problems)


def test_few_colours_and_little_motion_are_respected(watch, serve):
    serve.tell(finding())
    expect_none(forced_colour_problems(watch(reader=Reader(forces_colours=True))))
    expect_none(motion_problems(watch(reader=Reader(prefers_less_motion=True))))


def test_nothing_of_it_is_printed(watch, serve):
    serve.tell(finding())
    visit = watch(reader=DESK)
    visit.tab.emulate_media(media="print")
    expect_none(print_problems(visit))
    assert not visit.tab.locator(".driftless-mark").first.is_visible()


def test_hostile_words_of_a_page_are_marked_as_they_are(watch, serve):
    visit = watch()
    serve.change(PAGE, f"{RIGHT}<a", "a &lt;b&gt; (or [c]) $&amp; d<a")
    serve.tell(finding(words="a <b> (or [c]) $& d"))
    eventually(lambda: visit.marked == ["a <b> (or [c]) $& d"])
    assert HOSTILE not in visit.tab.locator(".answer").inner_html()
