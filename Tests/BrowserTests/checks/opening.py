"""A page opens: nothing fails, nothing is forbidden, nothing is asked of another host."""

from visit import Visit


def opening_problems(visit: Visit) -> list[str]:
    violations = visit.ask("() => witness.violations")
    return [f"{visit.path}: {trouble}" for trouble in [*visit.troubles, *violations]]
