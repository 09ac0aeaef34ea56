from checks.weight import weight_problems
from reporting import expect_none


def test_pages_keep_within_their_budgets(site):
    expect_none(weight_problems(site.opened, site))
