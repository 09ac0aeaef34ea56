from dataclasses import replace

import pytest

from checks.accessibility import accessibility_problems
from reader import DESK, PHONE
from reporting import expect_none


# Each scheme and each width once: axe takes longest of all, and colours do not depend on the width.
@pytest.mark.parametrize("reader", [DESK, replace(PHONE, scheme="dark")], ids=str)
def test_axe_finds_no_violation(typical_page, reader, visit):
    expect_none(accessibility_problems(visit(typical_page, reader)))
