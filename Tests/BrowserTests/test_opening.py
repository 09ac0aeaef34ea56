from checks.opening import opening_problems
from checks.weight import loaded_problem
from reader import Reader
from reporting import expect_none


def test_page_opens_below_a_path_without_a_complaint(any_page, visit):
    expect_none(opening_problems(visit(any_page)))


def test_page_settles_without_a_complaint_and_within_its_budget(typical_page, visit, site):
    shown = visit(typical_page).settle()
    expect_none([*opening_problems(shown), *loaded_problem(typical_page, shown.asked, site)])


def test_page_opens_without_script_without_a_complaint(typical_page, visit):
    expect_none(opening_problems(visit(typical_page, Reader(has_script=False))))


def test_a_missing_page_is_answered_with_the_page_for_it(visit, served):
    tab = visit("404.html").tab
    shown = tab.locator("h1").inner_text()
    answer = tab.goto(f"{served.origin}/a/b/no-such-page")
    assert answer.status == 404
    assert tab.locator("h1").inner_text() == shown
