from checks.links import link_problems, repeated_ids, style_link_problems
from reporting import expect_none


def test_every_link_leads_to_a_file_and_an_id(site):
    expect_none([problem for page in site.pages for problem in link_problems(page, site)])


def test_every_link_of_a_style_leads_to_a_file(site):
    expect_none(style_link_problems(site))


def test_no_id_is_there_twice(site):
    expect_none([problem for page in site.pages for problem in repeated_ids(page)])
