from checks.markup import markup_problems
from reporting import expect_none


def test_the_html_checker_finds_no_error(site):
    expect_none(markup_problems(site.folder))
