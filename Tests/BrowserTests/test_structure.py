from checks.structure import structure_problems
from reporting import expect_none


def test_every_page_has_a_language_a_title_and_one_heading(site):
    expect_none([problem for page in site.pages for problem in structure_problems(page)])
