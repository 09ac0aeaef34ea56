"""The Content-Security-Policy, and nothing on a page that it would forbid."""

from site_folder import Page

# What a script block may be without being script: search engines and our scripts read it.
DATA_BLOCKS = ("application/ld+json", "application/json")
FORBIDDEN = ("'unsafe-inline'", "'unsafe-eval'", "'unsafe-hashes'", "*", "http:", "https:", "data:")
# Images cannot act, so `data:` is harmless there.
HARMLESS = {("img-src", "data:")}


def policy_problems(page: Page) -> list[str]:
    return [f"{page.path}{problem}" for problem in [*_of_policy(page), *_of_elements(page)]]


def _of_policy(page: Page) -> list[str]:
    elements = page.document.elements
    policies = [
        (index, meta)
        for index, meta in enumerate(elements)
        if meta.tag == "meta" and meta["http-equiv"].lower() == "content-security-policy"
    ]
    if len(policies) != 1:
        return [f": {len(policies)} policies, not 1"]
    place, meta = policies[0]
    directives = {}
    for directive in meta["content"].split(";"):
        name, *values = directive.split() or [""]
        directives[name] = values
    problems = [
        f":{meta.line}: the policy has {value} in {name}"
        for name, values in directives.items()
        for value in values
        if value in FORBIDDEN and (name, value) not in HARMLESS
    ]
    if directives.get("default-src") != ["'none'"]:
        problems.append(f":{meta.line}: the policy's default-src is not 'none'")
    for name in ("base-uri", "form-action"):  # default-src does not stand for these
        if name not in directives:
            problems.append(f":{meta.line}: the policy has no {name}")
    # A policy in a page holds for what stands below it only.
    problems += [
        f":{element.line}: <{element.tag}> stands before the policy"
        for element in elements[:place]
        if element.tag in ("script", "link", "style", "img")
    ]
    return problems


def _of_elements(page: Page) -> list[str]:
    problems = []
    for element in page.document.elements:
        place = f":{element.line}: <{element.tag}>"
        if element.tag == "script" and "src" not in element and element["type"] not in DATA_BLOCKS:
            problems.append(f"{place} is an inline script")
        if element.tag == "style":
            problems.append(f"{place} is inline style")
        for name, value in element.attributes.items():
            if name == "style":
                problems.append(f"{place} has inline style")
            if name.startswith("on"):
                problems.append(f"{place} has an inline handler, {name}")
            if value.strip().lower().startswith("javascript:"):
                problems.append(f"{place} has script in {name}")
    return problems
