from dataclasses import replace

import pytest

from checks.layout import overflow_problems, shift_problems, text_size_problems
from reader import DESK, PHONE, TABLET
from reporting import expect_none

LARGE_TEXT = replace(DESK, text_scale=2)
# WCAG 1.4.10: a window of 1280 px, enlarged four times, has 320.
ENLARGED = 320


def test_text_has_the_size_that_the_reader_set_and_nothing_sticks_out(typical_page, visit):
    usual, large = visit(typical_page), visit(typical_page, LARGE_TEXT)
    problems = text_size_problems(usual, large, times=2)
    problems += overflow_problems(usual, (ENLARGED, PHONE.width, TABLET.width, DESK.width))
    expect_none(problems + overflow_problems(large, (PHONE.width, DESK.width)))


def test_no_text_of_a_writer_is_wider_than_a_small_window(site, visit):
    """A long word in a table would widen the whole page."""
    texts = [page for page in site.pages if page.path.startswith("faq/")]
    assert len(texts) > 20
    shown = visit(texts[0])
    expect_none([problem for page in texts for problem in overflow_problems(shown.open(page), (ENLARGED, PHONE.width))])


@pytest.mark.parametrize("reader", [PHONE, DESK], ids=str)
def test_nothing_moves_while_the_page_loads(typical_page, reader, visit):
    expect_none(shift_problems(visit(typical_page, replace(reader, late=0.1)).settle()))
