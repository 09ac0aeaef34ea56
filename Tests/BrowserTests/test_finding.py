"""A reader with one question: from the home page to the answer, by finder, search and links."""

import json
from dataclasses import replace

import pytest

from checks.accessibility import accessibility_problems
from reader import DESK, PHONE
from reporting import expect_none

HOME = "index.html"
# Mobile number, changed in Genesys Cloud, Okta, not mapped.
ANSWER = "outcomes/okta/mobile/unmapped/target-set/index.html"
CHOICE = {"attribute": "mobile", "identity-system": "okta", "mapping": "unmapped"}
WITHOUT_SCRIPT = [replace(DESK, has_script=False), replace(PHONE, has_script=False)]


def sentence(site):
    """What the generated page says."""
    page = (site.folder / ANSWER).read_text(encoding="utf-8")
    says = json.loads(page.partition('application/ld+json">')[2].partition("</script>")[0])
    return says["mainEntity"][0]["acceptedAnswer"]["text"]


def said(visit):
    return visit.tab.locator("[data-finder] [data-says]").inner_text().strip()


def expect_answer(visit, site):
    visit.tab.wait_for_url("**/" + ANSWER.removesuffix("index.html"))
    assert sentence(site) in visit.tab.locator(".answer").first.inner_text()


@pytest.mark.parametrize("reader", [DESK, PHONE, replace(PHONE, scheme="dark")], ids=str)
def test_the_finder_answers_in_three_choices_and_keeps_them_in_the_address(reader, visit, site):
    at_home = visit(HOME, reader)
    for name, value in CHOICE.items():
        at_home.tab.locator(f"[data-finder] select[name={name}]").select_option(value)
        at_home.settle()
    assert said(at_home) == sentence(site)
    for name, value in CHOICE.items():
        assert f"{name}={value}" in at_home.tab.url
    at_home.tab.reload()
    at_home.settle()
    assert said(at_home) == sentence(site)
    at_home.tab.locator("[data-evidence]").click()
    expect_answer(at_home, site)


def test_the_finder_says_what_stands_on_each_generated_page(visit, site):
    """A sample over all dimensions: each sentence of the index is that of its page."""
    at_home = visit("answers/index.html", DESK)
    places = at_home.tab.locator("[data-finder] select[name=changed-at] option")
    systems = at_home.tab.locator("[data-finder] select[name=identity-system] option")
    assert places.count() == 2 and systems.count() >= 3
    for number in range(systems.count()):
        system = systems.nth(number).get_attribute("value")
        at_home.tab.locator("select[name=identity-system]").select_option(system)
        at_home.tab.locator("select[name=mapping]").select_option("unmapped")
        at_home.settle()
        href = at_home.tab.locator("[data-evidence]").get_attribute("href")
        assert f"outcomes/{system}/" in href
        page = at_home.served.path(href)
        assert said(at_home) in (site.folder / page).read_text(encoding="utf-8").replace("&#39;", "'")


@pytest.mark.parametrize("reader", WITHOUT_SCRIPT, ids=str)
def test_links_lead_to_the_answer_in_two_steps_without_script(reader, visit, site):
    at_home = visit(HOME, reader)
    assert not at_home.tab.locator("[data-finder]").first.is_visible()
    at_home.tab.locator("main a[href='attributes/mobile/']").first.click()
    link = f"a[href$='{ANSWER.removesuffix('index.html')}']"
    at_home.tab.locator(link).first.click()
    expect_answer(at_home, site)


@pytest.mark.parametrize(
    "words",
    [
        "mobile okta not mapped",
        "not mapped okta cell",
        "moblie okta unmapped",
        'phoneNumbers[type eq "mobile"] okta unmapped',
    ],
)
@pytest.mark.parametrize("reader", [DESK, PHONE], ids=str)
def test_the_search_shows_the_answer_first_and_enter_opens_it(reader, words, visit, site):
    at_home = visit(HOME, reader)
    at_home.tab.keyboard.press("/")
    at_home.tab.keyboard.type(words)
    first = at_home.tab.locator("#search-results .result").first
    first.wait_for()
    at_home.settle()
    assert sentence(site) in first.inner_text()
    at_home.tab.keyboard.press("Enter")
    expect_answer(at_home, site)


def test_the_search_is_used_by_keyboard_alone(visit):
    at_home = visit(HOME, DESK)
    at_home.tab.keyboard.press("/")
    at_home.tab.keyboard.type("department")
    field = at_home.tab.locator("#search")
    at_home.tab.locator("#search-results .result").nth(1).wait_for()
    at_home.tab.keyboard.press("ArrowDown")
    at_home.tab.keyboard.press("ArrowDown")
    active = field.get_attribute("aria-activedescendant")
    assert at_home.tab.locator(f"[id='{active}']").get_attribute("aria-selected") == "true"
    at_home.tab.keyboard.press("Escape")
    assert field.get_attribute("aria-expanded") == "false"
    assert at_home.tab.locator("#search-panel").is_hidden()


def test_filters_leave_only_what_they_name(visit):
    at_home = visit(HOME, DESK)
    at_home.tab.keyboard.press("/")
    at_home.tab.keyboard.type("department")
    at_home.tab.locator("#search-results .result").first.wait_for()
    at_home.tab.locator("[data-filter=system]").select_option("okta")
    at_home.settle()
    answers = at_home.tab.locator("#search-results .result[href*='outcomes/']")
    assert answers.count() >= 1
    for number in range(answers.count()):
        assert "outcomes/okta/" in answers.nth(number).get_attribute("href")


def test_the_full_text_is_fetched_only_when_asked_for(visit, site):
    assert (site.folder / "pagefind/pagefind.js").is_file(), "run Scripts/index-site"
    at_home = visit(HOME, DESK)
    fetched = []
    at_home.tab.on("request", lambda request: fetched.append(request.url))
    at_home.tab.keyboard.press("/")
    at_home.tab.keyboard.type("Profile Editor")
    at_home.settle()
    assert not any("/pagefind/" in address for address in fetched)
    at_home.tab.locator("[data-full-text]").click()
    found = at_home.tab.locator("#search-results .result[href*='by-identity-system']")
    found.first.wait_for()
    assert any("/pagefind/" in address for address in fetched)


def test_nothing_is_fetched_before_the_first_touch(visit):
    at_home = visit(HOME, DESK)
    loaded = at_home.ask("() => performance.getEntriesByType('resource').map(each => each.name)")
    assert all(address.endswith((".css", ".svg", "assets/site.js")) for address in loaded), loaded


@pytest.mark.parametrize("page", ["faq/overwriting/one-way/index.html", ANSWER])
def test_a_reply_is_copied_as_it_stands(page, visit):
    at_page = visit(page, DESK)
    at_page.tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
    at_page.tab.locator(".reply summary").click()
    for source in ("reply-text", "reply-markdown"):
        button = at_page.tab.locator(f"[data-copy={source}]")
        button.click()
        at_page.settle()
        copied = at_page.tab.evaluate("() => navigator.clipboard.readText()")
        assert copied == at_page.tab.locator(f"#{source}").text_content()
        assert "https://" in copied and "accepted on 20" in copied
        assert button.text_content() == button.get_attribute("data-done")


@pytest.mark.parametrize("reader", [DESK, replace(DESK, scheme="dark"), replace(PHONE, scheme="dark")], ids=str)
def test_the_open_search_and_the_open_reply_are_accessible(reader, visit):
    at_page = visit("faq/overwriting/one-way/index.html", reader)
    at_page.tab.locator(".reply summary").click()
    expect_none(accessibility_problems(at_page))
    at_page.tab.locator(".reply summary").click()
    at_page.tab.keyboard.press("/")
    at_page.tab.keyboard.type("department")
    at_page.tab.locator("#search-results .result").first.wait_for()
    at_page.settle()
    expect_none(accessibility_problems(at_page))
