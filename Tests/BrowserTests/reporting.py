"""How problems are reported."""

import pytest

SHOWN = 40


def expect_none(problems: list[str]):
    """Fails with the problems, one a line, and nothing else."""
    if problems:
        more = [f"and {len(problems) - SHOWN} more"] if len(problems) > SHOWN else []
        pytest.fail("\n".join([*problems[:SHOWN], *more]), pytrace=False)
