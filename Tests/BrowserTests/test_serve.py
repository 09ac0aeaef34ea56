"""A writer's way: `driftless serve` in a terminal, a browser beside it, and an editor."""

import os
import shutil
import signal
import subprocess
from dataclasses import replace

import pytest

from checks.serving import (
    contents,
    ending_problems,
    is_blank,
    kept_problems,
    mended_problems,
    read,
    replaced,
    shows,
    told_problems,
)
from reader import DESK
from reporting import expect_none
from serving import DRIFTLESS, ENVIRONMENT, commit, copied_site, new_site, run, serving
from watching import Watching, eventually

PAGE = "faq/first-steps/overwriting/index.html"
SOURCE = "Content/faq/first-steps/overwriting.md"
RIGHT = "the directory overwrites it at some point"
WRONG = "the directory never overwrites it"
MANY = 2000


@pytest.fixture(scope="module")
def starter(tmp_path_factory):
    return new_site(tmp_path_factory.mktemp("starter"))


@pytest.fixture
def site(starter, tmp_path):
    """A writer's own copy of the small help centre."""
    return shutil.copytree(starter, tmp_path / "help", symlinks=True)


@pytest.fixture
def serve(site):
    with serving(site) as serve:
        yield serve


@pytest.fixture(scope="module")
def resting(starter, tmp_path_factory):
    """One server for what is not about changes."""
    site = shutil.copytree(starter, tmp_path_factory.mktemp("resting") / "help", symlinks=True)
    with serving(site) as serve:
        yield serve


@pytest.fixture
def watch(browsers):
    """Opens a page of a server. A page that still glides to a finding cannot be measured."""
    calm = replace(DESK, prefers_less_motion=True)
    yield lambda serve, page=PAGE: browsers.visit(serve, calm, Watching).open(page)
    browsers.close_visits()


def played(visit: Watching) -> dict:
    return {name: visit.tab.locator(f"[data-part={name}]").inner_text() for name in ("step", "happened", "agreement")}


def test_a_sentence_is_broken_accepted_and_committed(site, serve, watch):
    visit, simulator = watch(serve), watch(serve, "simulator/index.html")
    simulator.tab.locator("[data-part=sim]").wait_for()
    simulator.tab.locator("[data-at=target] input").first.fill("Trainer")
    simulator.tab.locator("[data-at=target] input").first.press("Enter")
    simulator.tab.locator("[data-act=full-sync]").click()
    before = simulator.settle() and played(simulator)
    place = read(visit)
    serve.forget()

    replaced(site / SOURCE, RIGHT, WRONG)
    expect_none(told_problems(visit, serve, "1 error here", "D401", f"{SOURCE}:4:"))
    assert visit.marked == [WRONG]
    assert visit.tab.locator(".answer .driftless-mark").count() == 1
    expect_none(kept_problems(visit, place))
    visit.tab.keyboard.press("F8")
    assert RIGHT in visit.tab.locator(".driftless-popover").inner_text().lower()
    visit.tab.keyboard.press("Escape")
    place = read(visit)
    assert shows(simulator, ".driftless-count", "elsewhere")
    assert played(simulator) == before

    run(site, DRIFTLESS, "accept", "--reason", "back to what happens")
    expect_none([*mended_problems(visit, RIGHT), *kept_problems(visit, place)])
    assert shows(simulator, ".driftless-count", "no findings")
    assert played(simulator) == before
    assert RIGHT in (site / SOURCE).read_text()
    commit(site, "As the engine says") if run(site, "git", "status", "--porcelain") else None
    assert run(site, "git", "status", "--porcelain") == ""


def test_a_sentence_that_is_right_is_shown_where_it_was_read(site, serve, watch):
    visit = watch(serve)
    place = read(visit)
    replaced(site / SOURCE, "the directory sends a user again", "the directory sends a person again")
    assert shows(visit, "main", "sends a person again")
    expect_none(kept_problems(visit, place))


def test_a_table_and_a_trace_are_marked_where_they_are_wrong(site, serve, watch):
    visit = watch(serve)
    replaced(site / SOURCE, "The change stays in Example Desk", "The change is lost in Example Desk")
    replaced(site / SOURCE, "4. The next scheduled cycle runs.", "4. The second cycle runs.")
    assert shows(visit, ".driftless-count", "2 errors here")
    assert visit.tab.locator("table.outcomes tr:last-child .driftless-mark").count() == 1
    assert visit.tab.locator("ol.trace > li:last-child .driftless-mark").count() == 1


@pytest.mark.parametrize(
    "old, new, code",
    [
        ("answer: >-", "answer: [", "D101"),
        ("title: ", "titel: ", "D103"),
        ("(claim:one-way)", "(claim:no-way)", "D404"),
        ("<!-- table: attribute-outcomes -->", "<!-- table: nothing -->", "D404"),
    ],
    ids=["YAML", "a key", "a claim", "a table"],
)
def test_a_broken_page_is_shown_as_it_was(old, new, code, site, serve, watch):
    visit = watch(serve)
    place = read(visit)
    serve.forget()
    replaced(site / SOURCE, old, new)
    expect_none(told_problems(visit, serve, " here", code, SOURCE))
    expect_none(kept_problems(visit, place))
    # Who opens it now gets it too.
    assert not is_blank(watch(serve))
    replaced(site / SOURCE, new, old)
    expect_none([*mended_problems(visit, RIGHT), *kept_problems(visit, place)])


@pytest.mark.parametrize(
    "file", ["site.yaml", "phrases.yaml", "identity-systems/directory.yaml", "scenarios/one-afternoon.yaml"]
)
def test_what_pages_stand_on_may_break(file, site, serve, watch):
    visit = watch(serve)
    text = (site / "Content" / file).read_text()
    serve.forget()
    (site / "Content" / file).write_text("[broken")
    serve.says(f"Content/{file}:")
    assert shows(visit, ".driftless-count", "error")
    assert not is_blank(visit) and not is_blank(watch(serve)) and not is_blank(watch(serve, "index.html"))
    (site / "Content" / file).write_text(text)
    expect_none(mended_problems(visit, RIGHT))


def test_a_page_that_is_deleted_and_comes_back(site, serve, watch):
    visit = watch(serve)
    text = (site / SOURCE).read_text()
    (site / SOURCE).unlink()
    assert shows(visit, ".driftless-notice", "This page is gone")
    assert not is_blank(visit)
    (site / SOURCE).write_text(text.replace("sends a user", "sends a person"))
    assert shows(visit, "main", "sends a person again")
    visit.tab.locator(".driftless-notice").wait_for(state="hidden")


def test_a_new_page_shows_when_it_is_written(site, serve, watch):
    visit = watch(serve, "faq/first-steps/second/index.html")
    (site / SOURCE).with_name("second.md").write_text(
        (site / SOURCE).read_text().replace("title: Is", "title: Again, is")
    )
    visit.tab.get_by_role("heading", level=1, name="Again, is").wait_for()


@pytest.mark.parametrize("folder", ["Content/faq", "Content"])
def test_a_folder_that_is_deleted_and_comes_back(folder, site, serve, watch):
    visit = watch(serve)
    shutil.rmtree(site / folder)
    assert (
        shows(visit, ".driftless-notice", "This page is gone")
        if folder == "Content/faq"
        else shows(visit, ".driftless-count", "error")
    )
    assert not is_blank(visit)
    run(site, "git", "checkout", "-q", "--", folder)
    expect_none(mended_problems(visit, RIGHT))
    # Its files are watched again.
    replaced(site / SOURCE, "sends a user again", "sends a person again")
    assert shows(visit, "main", "sends a person again")


def test_thousands_of_files_at_once(site, watch):
    run(site, "git", "checkout", "-q", "-b", "many")
    for number in range(MANY):
        page = site / f"Content/faq/many-{number % 20}/page-{number}.md"
        page.parent.mkdir(exist_ok=True)
        page.write_text(f"---\ntitle: Question {number}?\nanswer: Answer {number}.\n---\nText {number}.\n")
    replaced(site / SOURCE, "sends a user again", "sends a person again")
    commit(site, "Many pages")
    run(site, "git", "checkout", "-q", "main")
    with serving(site) as serve:
        visit = watch(serve)
        run(site, "git", "checkout", "-q", "many")
        visit.tab.get_by_text("sends a person again").wait_for(timeout=60_000)
        many = watch(serve, "faq/many-7/page-1007/index.html")
        many.tab.get_by_role("heading", level=1, name="Question 1007?").wait_for(timeout=60_000)
        run(site, "git", "checkout", "-q", "main")
        many.tab.locator(".driftless-notice", has_text="This page is gone").wait_for(timeout=60_000)
        visit.tab.get_by_text("sends a user again").wait_for(timeout=60_000)
        assert serve.is_running


def test_templates_may_break(site, serve, watch):
    visit = watch(serve)
    (site / "Templates").mkdir()
    (site / "Templates/page.mustache").write_text("{{#broken")
    assert shows(visit, ".driftless-count", "error")
    serve.says("Templates/page.mustache:")
    assert not is_blank(visit) and not is_blank(watch(serve))
    (site / "Templates/page.mustache").unlink()
    expect_none(mended_problems(visit, RIGHT))


def test_a_stylesheet_of_the_site_is_shown(site, serve, watch):
    visit = watch(serve)
    (site / "Templates/assets").mkdir(parents=True)
    (site / "Templates/assets/site.css").write_text("h1 { border-top: 3px solid }")
    visit.tab.wait_for_function("() => getComputedStyle(document.querySelector('h1')).borderTopWidth === '3px'")


@pytest.mark.parametrize("moment", ["at rest", "in the middle"])
def test_ctrl_c_ends_it_and_leaves_nothing(moment, site, serve, watch):
    visit = watch(serve)
    if moment == "in the middle":
        for number in range(300):
            (site / SOURCE).with_name(f"page-{number}.md").write_text((site / SOURCE).read_text())
    before = contents(site)
    expect_none(ending_problems(serve, serve.interrupt(), before))
    assert shows(visit, ".driftless-notice", "the server is gone; it will go on when it is back")
    assert not is_blank(visit)


def test_a_port_in_use_is_said(site, serve):
    port = serve.origin.rpartition(":")[2]
    second = subprocess.Popen(
        [DRIFTLESS, "serve", "--port", port],
        cwd=site,
        env=ENVIRONMENT,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        told, _ = second.communicate(timeout=30)
    except subprocess.TimeoutExpired:
        os.killpg(second.pid, signal.SIGKILL)
        told, _ = second.communicate()
    assert port in told and second.returncode in (2, 3), (second.returncode, told)
    assert serve.is_running


def test_the_page_goes_on_when_the_server_is_started_again(site, serve, watch):
    visit = watch(serve)
    port = serve.origin.rpartition(":")[2]
    serve.interrupt()
    assert shows(visit, ".driftless-notice", "the server is gone")
    replaced(site / SOURCE, "sends a user again", "sends a person again")
    with serving(site, port):
        assert shows(visit, "main", "sends a person again")
        visit.tab.locator(".driftless-notice").wait_for(state="hidden")


def test_the_real_content(tmp_path, watch):
    site = copied_site(tmp_path)
    source, page = "Content/faq/overwriting/one-way.md", "faq/overwriting/one-way/index.html"
    right, wrong = (
        "the identity system neither takes it over nor overwrites it",
        "the identity system overwrites it every night",
    )
    with serving(site) as serve:
        visit = watch(serve, page)
        place = read(visit)
        serve.forget()
        replaced(site / source, f"[{right}]", f"[{wrong}]")
        expect_none(told_problems(visit, serve, "1 error here", "D401", f"{source}:18:"))
        assert visit.marked == [wrong]
        expect_none(kept_problems(visit, place))
        run(site, DRIFTLESS, "accept", "--reason", "back to what happens")
        expect_none([*mended_problems(visit, right), *kept_problems(visit, place)])
        assert run(site, "git", "status", "--porcelain", "Content") == ""


def test_a_saved_page_is_told_of_before_all_is_looked_at(site, serve):
    eventually(lambda: "assumed" in serve.printed or "proved" in serve.printed)
    # What is computed after the start is reported, too.
    for _ in serve.news():
        pass
    news = serve.news()
    next(news)
    replaced(site / SOURCE, RIGHT, WRONG)
    told = [[finding["code"] for finding in message["findings"]] for message in news]
    # What the baseline says of it is reported once everything is checked.
    assert told == [["D401"], ["D401", "D502"]]


def broken_and_not_mended(visit, serve) -> list[str]:
    replaced(serve.site / SOURCE, RIGHT, WRONG)
    eventually(lambda: visit.marked)
    problems = mended_problems(visit, WRONG)
    replaced(serve.site / SOURCE, WRONG, RIGHT)
    eventually(lambda: not visit.marked)
    return problems


@pytest.mark.parametrize(
    "check, words",
    [
        (lambda visit, serve: told_problems(visit, serve, "1 error here", "D401", SOURCE), "not '1 error here'"),
        (lambda visit, serve: told_problems(visit, serve, "no findings", "D999", SOURCE), "the terminal does not say"),
        (lambda visit, serve: kept_problems(visit, read(visit) - 9), "what is read has moved"),
        (
            lambda visit, serve: (
                visit.ask("() => document.querySelector('h1').replaceChildren()") or kept_problems(visit, 0)
            ),
            "the page is blank",
        ),
        (lambda visit, serve: mended_problems(visit, WRONG), "the page does not say"),
        (lambda visit, serve: broken_and_not_mended(visit, serve), "still marked"),
        (lambda visit, serve: ending_problems(serve, 3, contents(serve.site)), "it ended with 3"),
        (lambda visit, serve: ending_problems(serve, 0, contents(serve.site) | {"gone": b""}), "gone is gone"),
        (lambda visit, serve: ending_problems(serve, 0, dict(list(contents(serve.site).items())[1:])), "was left"),
        (lambda visit, serve: ending_problems(serve, 0, contents(serve.site) | {SOURCE: b""}), "was changed"),
    ],
    ids=lambda part: part.replace(" ", "-") if isinstance(part, str) else "says",
)
def test_serve_check_can_fail(check, words, resting, watch, monkeypatch):
    monkeypatch.setattr("checks.serving.SECONDS", 2)
    problems = check(watch(resting), resting)
    assert [problem for problem in problems if words in problem], problems
