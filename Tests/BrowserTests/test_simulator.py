"""The simulator: a reader tries a case, sends it to others, and plays it at a terminal."""

import json
import os
import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from checks.accessibility import accessibility_problems
from checks.layout import overflow_problems
from reader import DESK, PHONE, TABLET
from reporting import expect_none

REPOSITORY = Path(__file__).parents[2]
DRIFTLESS = os.environ.get("DRIFTLESS", REPOSITORY / ".build/debug/driftless")
PAGE = "simulator/index.html"
QUESTION = "faq/overwriting/one-way/index.html"
LINK = "a[href*='simulator/#']"

# The trace of the state in the address, as the page's engine plays it, without what the command line
# does not print.
TRACE = """async () => {
  const root = new URL(document.documentElement.dataset.root, document.baseURI);
  const [{Engine}, {read, rules}] = await Promise.all(
    ["engine", "state"].map(name => import(new URL(`assets/${name}.js`, root))));
  const knowledge = await (await fetch(new URL("simulator.json", root))).json();
  const state = read(location.hash.slice(1), knowledge);
  const system = knowledge.systems.find(({id}) => id === state["identity-system"]);
  const {steps} = await new Engine().play({
    profile: system.profile, mapping: rules(state, system), users: state.users, events: state.steps,
    attributes: Object.fromEntries(knowledge.attributes.map(attribute => [attribute.id, attribute]))});
  return steps.map(({step, minute, event, synced, effects, failed, state}) =>
    ({step, minute, event, synced, effects, ...(failed ? {failed} : {}), state}));
}"""

REFUSED = """async (fragments) => {
  const root = new URL(document.documentElement.dataset.root, document.baseURI);
  const {read} = await import(new URL("assets/state.js", root));
  const knowledge = await (await fetch(new URL("simulator.json", root))).json();
  return fragments.flatMap(fragment => {
    try { read(fragment, knowledge); return []; }
    catch (error) { return [`${error.message}: ${decodeURIComponent(fragment)}`]; }
  });
}"""


EXPORTS = REPOSITORY / "Tests/Exports"

# Lets somebody drop files, given as lists of a name and a text, on the simulator.
DROP = """files => {
  const transfer = new DataTransfer();
  for (const [name, text] of files) transfer.items.add(new File([text], name));
  const place = document.querySelector("[data-part=own]");
  for (const kind of ["dragenter", "dragover", "drop"]) {
    place.dispatchEvent(new DragEvent(kind, { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }
}"""


class Simulator:
    """The simulator as a reader uses it."""

    def __init__(self, visit):
        self.visit = visit
        self.tab = visit.tab
        self.tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
        self.part("sim").wait_for()

    def part(self, name):
        return self.tab.locator(f"[data-part={name}]")

    def field(self, attribute, place):
        return self.tab.locator(f"[data-attribute='{attribute}'][data-at={place}] input")

    def set(self, attribute, place, value):
        """Types a value over the one that is there."""
        self.field(attribute, place).fill(value)
        self.field(attribute, place).press("Enter")
        return self.settle()

    def press(self, selector):
        self.tab.locator(selector).click()
        return self.settle()

    def settle(self):
        self.visit.settle()
        return self

    def copy(self, selector):
        self.press(selector)
        return self.tab.evaluate("() => navigator.clipboard.readText()")

    def choose(self, *files):
        """Chooses exported files as the reader's own mapping, with the keyboard as far as it goes."""
        if self.part("own").get_attribute("open") is None:
            self.part("own").locator("summary").press("Enter")
        self.part("files").set_input_files([EXPORTS / file for file in files])
        self.part("own-summary").wait_for()
        return self.settle()

    @property
    def said(self):
        return self.part("said").text_content()

    @property
    def shown(self):
        """What the reader sees of the case and of its story."""
        values = self.tab.locator(".sim-records input[type=text]")
        return {
            "values": [values.nth(index).input_value() for index in range(values.count())],
            **{
                name: self.part(name).inner_text()
                for name in ("title", "agreement", "next", "step", "happened", "steps", "lines")
            },
        }


@pytest.fixture
def simulator(visit):
    """Opens the simulator with what a link has behind its `#`."""
    return lambda fragment="", reader=DESK: Simulator(visit(f"simulator/#{fragment}" if fragment else PAGE, reader))


@pytest.fixture
def question(visit):
    """The simulator, by the link "try it" of the first question's page."""
    opened = visit(QUESTION)
    opened.tab.locator(LINK).first.click()
    opened.tab.wait_for_load_state("load")
    return Simulator(opened)


def simulate(yaml, *options):
    command = [DRIFTLESS, "simulate", "-", "--content", REPOSITORY / "Content", *options]
    return subprocess.run(command, input=yaml, capture_output=True, text=True, check=True).stdout


def test_a_change_of_the_title_takes_the_department_along(question, visit):
    simulator = question
    simulator.press("[data-part=steps] li:first-child button")
    department = simulator.field("department", "identity-system").input_value()
    simulator.set("department", "target", "Marketing")
    assert simulator.part("agreement").get_attribute("class").endswith("slipped")
    simulator.set("title", "identity-system", "Director")
    lost = simulator.tab.locator(".sim-happened .overwrote")
    assert lost.count() == 1
    assert "Marketing" in lost.inner_text() and "department" in lost.inner_text()
    assert lost.locator("a").inner_text() == "R9"
    assert lost.locator("a").get_attribute("href").endswith("/rules/#R9")
    assert "Marketing" in simulator.said
    assert simulator.field("department", "target").input_value() == department
    assert not simulator.part("agreement").get_attribute("class").endswith("slipped")

    link = simulator.copy("[data-copy-link]")
    before = simulator.shown
    fragment = link.split("#")[1]
    assert Simulator(visit(f"simulator/#{fragment}")).shown == before

    assert link in simulator.copy("[data-copy=sim-report]")
    same_as_at_a_terminal(simulator)
    assert simulator.visit.troubles == []


def same_as_at_a_terminal(simulator):
    """The copied file gives the same trace, told in the same words."""
    report = simulator.copy("[data-copy=sim-report]")
    yaml = simulator.copy("[data-copy=sim-scenario]")
    assert yaml in report
    assert json.loads(simulate(yaml, "--format", "json"))["steps"] == simulator.visit.ask(TRACE)
    told = re.search(r"^1\. .*?(?=\n\n)", report, re.DOTALL | re.MULTILINE)[0]
    assert told in simulate(yaml)


def test_a_user_who_leaves_is_deactivated_and_comes_back(visit):
    """From a scenario about life cycles, by its link "try it"."""
    opened = visit("scenarios/entra-id-out-of-scope/index.html")
    opened.tab.locator(LINK).first.click()
    opened.tab.wait_for_load_state("load")
    simulator = Simulator(opened)
    same_as_at_a_terminal(simulator)
    simulator.press("[data-part=steps] li:first-child button")
    account = simulator.part("account")
    summary = account.locator("summary")
    assert "is active" in summary.inner_text()
    summary.press("Enter")
    leave = account.locator("[data-becoming=assignment]")
    leave.press("Enter")
    simulator.settle()
    assert "not in the scope" in summary.inner_text()
    assert leave.evaluate("button => button === document.activeElement")
    assert "R17" in simulator.part("happened").inner_text()
    assert "deactivates" in simulator.part("next").inner_text()
    simulator.press("[data-act=cycle]")
    assert "is inactive" in summary.inner_text()
    assert "R18" in simulator.part("happened").inner_text()

    link = simulator.copy("[data-copy-link]")
    before = simulator.shown
    assert Simulator(visit(f"simulator/#{link.split('#')[1]}")).shown == before
    simulator.press("[data-becoming=assignment]").press("[data-act=cycle]")
    assert "is active" in summary.inner_text()
    simulator.press("[data-becoming=deletion-at-target]")
    assert "is deleted" in summary.inner_text()
    assert account.locator("[data-becoming=deletion-at-target]").get_attribute("aria-disabled") == "true"
    simulator.set("department", "target", "Billing")
    assert "deleted" in simulator.said
    simulator.press("[data-becoming=connection]")
    assert "fails" in simulator.part("next").inner_text()
    simulator.press("[data-act=cycle]")
    assert "R23" in simulator.part("happened").inner_text()
    simulator.press("[data-becoming=connection]").press("[data-act=full-sync]")
    assert "R22" in simulator.part("happened").inner_text()
    same_as_at_a_terminal(simulator)
    assert simulator.visit.troubles == []


def test_what_will_happen_is_said_before_it_happens(simulator):
    opened = simulator()
    opened.tab.locator("[data-part=system]").select_option("entra-id")
    opened.settle().set("department", "identity-system", "Research")
    foretold = opened.part("next").inner_text()
    assert "40" in foretold and "department" in foretold
    opened.press("[data-act=cycle]")
    assert "Research" in opened.part("happened").inner_text()
    assert opened.field("department", "target").input_value() == "Research"
    assert "department" not in opened.part("next").inner_text()


def test_no_value_and_mapping_are_choices(simulator):
    opened = simulator()
    row = opened.tab.locator("tr", has=opened.field("department", "target"))
    row.locator("[data-at=target] button").click()
    opened.settle()
    assert opened.field("department", "target").input_value() == ""
    assert opened.part("agreement").get_attribute("class").endswith("slipped")
    row.locator("[type=checkbox]").uncheck()
    opened.settle()
    assert not opened.part("agreement").get_attribute("class").endswith("slipped")
    opened.press("[data-act=full-sync]")
    assert opened.field("department", "target").input_value() == ""
    row.locator("[type=checkbox]").check()
    opened.settle()
    assert opened.field("department", "target").input_value() != ""
    assert opened.tab.locator(".sim-happened .overwrote").count() == 1


def test_the_keyboard_goes_through_the_story_and_changes_it(simulator):
    opened = simulator()
    opened.field("department", "target").focus()
    for key in ("Control+A", "S", "Enter"):
        opened.tab.keyboard.press(key)
    opened.settle()
    opened.tab.locator("[data-act=full-sync]").press("Enter")
    opened.settle()
    assert opened.tab.evaluate("() => document.activeElement.dataset.act") == "full-sync"
    opened.tab.locator(".sim-steps [aria-current]").focus()
    places = []
    for key in ("ArrowUp", "ArrowLeft", "ArrowLeft", "ArrowDown", "End", "Home"):
        opened.tab.keyboard.press(key)
        opened.settle()
        places.append(
            opened.tab.evaluate(
                "() => [...document.querySelectorAll('.sim-steps button')].indexOf(document.activeElement)"
            )
        )
    assert places == [1, 0, 0, 1, 2, 0]
    opened.tab.locator("[data-act=wait]").press("Enter")
    opened.settle()
    assert opened.tab.locator(".sim-steps li").count() == 2


def test_another_address_opens_another_case_and_a_place_in_the_page_does_not(simulator):
    opened = simulator()
    before = opened.shown
    opened.set("department", "target", "Marketing")
    changed, address = opened.shown, opened.copy("[data-copy-link]")
    opened.visit.ask("() => { location.hash = 'main' }")
    assert opened.settle().shown == changed
    opened.press("[data-act=full-sync]")
    opened.visit.ask("address => { location.href = address }", address)
    assert opened.settle().shown == changed != before


def test_each_link_to_the_simulator_can_be_played(site, visit):
    pattern = re.compile(r'href="[^"]*simulator/#([^"]+)"')
    fragments = {found for page in site.opened for found in pattern.findall(page.html)}
    assert fragments
    expect_none(visit(PAGE).ask(REFUSED, sorted(fragments)))


@pytest.mark.parametrize(
    "fragment",
    ["%7B%22title", "%5B%5D", "%ff", "x" * 50_000, "%7B%22users%22%3A%7B%7D%7D"],
    ids=["cut off", "a list", "no text", "long", "without users"],
)
def test_a_broken_address_is_told_and_the_usual_case_opens(fragment, simulator):
    usual = simulator().shown
    opened = simulator(fragment)
    assert opened.part("refused").is_visible()
    assert opened.shown == usual
    assert opened.visit.troubles == []


def test_nothing_is_fetched_before_the_simulator_is_seen(visit):
    parts = {"simulator.json", "assets/engine.wasm", "assets/simulator.js"}
    opened = visit(PAGE, replace(DESK, height=120)).settle()
    assert not parts & opened.asked
    opened.ask("() => document.querySelector('[data-simulator]').scrollIntoView()")
    Simulator(opened)
    assert parts <= opened.asked


def test_a_failure_to_load_is_told_and_can_be_tried_again(visit, served):
    opened = visit("index.html")
    opened.tab.route("**/engine.wasm", lambda route: route.abort())
    opened.open(PAGE)
    failed = opened.tab.locator("[data-part=failed]")
    failed.wait_for()
    opened.tab.unroute("**/engine.wasm")
    failed.locator("button").click()
    Simulator(opened)
    assert failed.is_hidden()


@pytest.mark.parametrize(
    "reader",
    [
        DESK,
        TABLET,
        PHONE,
        replace(DESK, scheme="dark"),
        replace(PHONE, scheme="dark"),
        replace(DESK, forces_colours=True),
        replace(DESK, text_scale=2),
    ],
    ids=str,
)
def test_a_story_fits_and_is_accessible(reader, simulator):
    opened = simulator(reader=reader)
    opened.set("department", "target", "Marketing").set("title", "identity-system", "Director")
    opened.press("[data-act=wait]").press("[data-part=account] summary")
    opened.press("[data-becoming=assignment]")
    expect_none(accessibility_problems(opened.visit))
    expect_none(overflow_problems(opened.visit, (reader.width,)))


def test_the_readers_own_mapping_changes_what_happens(simulator):
    opened = simulator()
    opened.tab.locator("[data-part=system]").select_option("entra-id")
    opened.settle().set("title", "target", "Boss").press("[data-act=full-sync]")
    assert opened.field("title", "target").input_value() != "Boss"

    asked = set(opened.visit.asked)
    opened.choose("entra-genesys.json")
    summary = opened.part("own-summary").inner_text()
    assert "Microsoft Entra ID" in summary and summary in opened.said
    left = opened.part("own-remarks").inner_text()
    assert "entra-genesys.json" in left and "active" in left
    # The site was asked for scripts and words only, and told nothing.
    assert {path for path in opened.visit.asked - asked if not path.startswith("assets/")} == {"own-mapping.json"}

    # The title is written on creation only.
    opened.set("title", "target", "Chief").press("[data-act=full-sync]")
    assert opened.field("title", "target").input_value() == "Chief"
    yaml = opened.copy("[data-copy=sim-scenario]")
    assert "jobTitle" in yaml and "on-create" in yaml
    # An expression of the export is played too.
    opened.set("telephoneNumber", "identity-system", "555-0100").press("[data-act=cycle]")
    assert "555-0100" in opened.field("workPhone", "target").input_value()
    yaml = opened.copy("[data-copy=sim-scenario]")
    opened.copy("[data-copy-link]")
    assert json.loads(simulate(yaml, "--format", "json"))["steps"] == opened.visit.ask(TRACE)
    opened.press("[data-part=usual]")
    assert opened.visit.troubles == []


def test_files_of_okta_are_dropped_together(simulator):
    opened = simulator()
    files = [[name, (EXPORTS / name).read_text(encoding="utf-8")] for name in ("okta-schema.json", "okta-mapping.json")]
    opened.visit.ask(DROP, files)
    opened.part("own-summary").wait_for()
    opened.settle()
    assert "Okta" in opened.part("own-summary").inner_text()
    assert opened.tab.locator("[data-part=system]").input_value() == "okta"
    assert opened.field("homePhone", "target").count() == 1
    assert opened.visit.troubles == []


def test_own_mapping_that_does_not_load_is_told_and_can_be_tried_again(simulator):
    opened = simulator()
    before = opened.shown
    opened.tab.route("**/own-mapping.json", lambda route: route.abort())
    opened.choose("entra-genesys.json")
    assert opened.part("own-summary").inner_text() == opened.said
    assert opened.shown == before
    opened.tab.unroute("**/own-mapping.json")
    opened.choose("entra-genesys.json")
    assert "Microsoft Entra ID" in opened.said


@pytest.mark.parametrize("file", ["okta-list.json", "entra-disabled.json", "okta-inbound.json"])
def test_a_file_that_is_no_mapping_changes_nothing(file, simulator):
    opened = simulator()
    before = opened.shown
    opened.choose(file)
    assert file in opened.part("own-remarks").inner_text()
    assert opened.shown == before
    assert opened.visit.troubles == []


def test_hostile_files_are_harmless(simulator, tmp_path):
    opened = simulator()
    opened.choose("entra-hostile.json")
    assert opened.tab.locator("main img, main script, main b").count() == 0
    assert opened.visit.ask("() => ({}).polluted === undefined && Object.keys(Object.prototype).length === 0")
    before = opened.shown
    hostile = {
        "deep.json": "[" * 100_000,
        "cut.json": '{"synchronizationRules": [',
        "empty.json": "",
        "page.json": "<script>alert(1)</script>",
        "bytes.json": "\udcff",
        "<img src=x onerror=alert(1)>.json": '{"__proto__": {"polluted": 1}}',
        "many.json": json.dumps(
            {
                "synchronizationRules": [
                    {
                        "objectMappings": [
                            {
                                "sourceObjectName": "User",
                                "targetObjectName": "User",
                                "attributeMappings": [{"targetAttributeName": "title"}] * 10_000,
                            }
                        ]
                    }
                ]
            }
        ),
    }
    for name, text in hostile.items():
        path = tmp_path / name
        path.write_bytes(text.encode("utf-8", "surrogateescape"))
        opened.part("files").set_input_files(path)
        opened.settle()
        assert name in opened.part("own-remarks").inner_text()
        assert opened.shown == before
    assert opened.tab.locator("main img, main script").count() == 0
    assert opened.visit.troubles == []


@pytest.mark.parametrize("reader", [PHONE, replace(DESK, scheme="dark"), replace(DESK, text_scale=2)], ids=str)
def test_the_readers_own_mapping_fits_and_is_accessible(reader, simulator):
    opened = simulator(reader=reader)
    opened.choose("entra-genesys.json")
    expect_none(accessibility_problems(opened.visit))
    expect_none(overflow_problems(opened.visit, (reader.width,)))
