from checks.weight import loaded_problem, weight_problems
from reporting import expect_none


def test_pages_keep_within_their_budgets(site):
    expect_none(weight_problems(site.opened, site))


def test_a_browser_loads_no_more_than_the_budget(typical_page, visit, site):
    expect_none(loaded_problem(typical_page, visit(typical_page).settle().asked, site))
