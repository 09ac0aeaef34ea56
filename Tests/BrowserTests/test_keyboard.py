import pytest

from checks.keyboard import focus_problems, skip_link_problems
from reader import DESK, PHONE
from reporting import expect_none


def test_the_first_stop_leads_past_the_header(typical_page, visit):
    expect_none(skip_link_problems(visit(typical_page)))


@pytest.mark.parametrize("reader", [PHONE, DESK], ids=str)
def test_every_stop_is_reached_in_order_and_visible(typical_page, reader, visit):
    expect_none(focus_problems(visit(typical_page, reader)))
