"""axe, with every rule of WCAG 2.0 to 2.2, levels A and AA."""

from axe_playwright_python.sync_playwright import Axe

from visit import Visit

OPTIONS = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "rules": {"target-size": {"enabled": True}},  # off unless asked for
    "resultTypes": ["violations"],
}


def accessibility_problems(visit: Visit) -> list[str]:
    # What is folded away is read as well.
    visit.ask("() => document.querySelectorAll('details').forEach(details => details.open = true)")
    violations = Axe().run(visit.tab, options=OPTIONS).response["violations"]
    return [
        f"{visit.path}: {violation['id']}: {violation['help']}: {node['html'][:160]}"
        for violation in violations
        for node in violation["nodes"]
    ]
