from dataclasses import replace

import pytest

from checks.reading_path import follow_with_keyboard, follow_with_mouse, reading_path_problems
from reader import DESK, PHONE
from reporting import expect_none

READERS = [DESK, PHONE, replace(DESK, has_script=False), replace(PHONE, has_script=False)]


@pytest.mark.parametrize("go", [follow_with_mouse, follow_with_keyboard])
@pytest.mark.parametrize("reader", READERS, ids=str)
def test_home_leads_to_a_question_and_to_its_evidence(reader, go, visit):
    expect_none(reading_path_problems(visit("index.html", reader), go))
