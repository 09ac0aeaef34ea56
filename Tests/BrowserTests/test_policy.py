from checks.policy import policy_problems
from reporting import expect_none


def test_every_page_has_a_strict_policy_and_keeps_it(site):
    expect_none([problem for page in site.pages for problem in policy_problems(page)])
