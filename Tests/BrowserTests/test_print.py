from checks.print import print_problems
from reader import Reader
from reporting import expect_none


def test_paper_shows_the_content_and_where_its_evidence_is(typical_page, visit):
    expect_none(print_problems(visit(typical_page, Reader(prints=True))))
