import pytest

from checks.appearance import forced_colour_problems, motion_problems, scheme_problems
from reader import Reader
from reporting import expect_none


def test_light_and_dark_are_what_they_are_called(typical_page, visit):
    expect_none(scheme_problems(visit(typical_page), visit(typical_page, Reader(scheme="dark"))))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_leave_everything_visible(typical_page, scheme, visit):
    expect_none(forced_colour_problems(visit(typical_page, Reader(scheme=scheme, forces_colours=True))))


def test_nothing_moves_for_who_wants_less_motion(typical_page, visit):
    expect_none(motion_problems(visit(typical_page, Reader(prefers_less_motion=True))))
