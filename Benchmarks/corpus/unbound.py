"""Pages without their bindings: the same words and links, for programs that know no bindings."""

import posixpath
import re

BASE = "https://help.example/"
BINDING = re.compile(r"\]\((claim|outcome|value|source):([^)\s]+)\)")
DIRECTIVE = re.compile(r"<!-- (?:table|trace): .*-->\n")
PAGE_LINK = re.compile(r"\]\(([^):\s]+)\.md(#[^)\s]*)?\)")


def without_bindings(text: str, sources: dict[str, str]) -> str:
    """The same text with plain links to where the bindings' evidence is.

    - sources: The addresses of the cited pages by id.
    """

    def address(match: re.Match) -> str:
        kind, target = match[1], match[2].split("@")[0]
        match kind:
            case "source":
                return f"]({sources[target]})"
            case "claim":
                return f"]({BASE}claims/{target}/)"
            case "outcome":
                return f"]({BASE}evidence/{target}/)"
            case _:
                system, _, key = target.partition("/")
                if system == "attributes":
                    return f"]({BASE}attributes/{key.split('/')[0]}/)"
                return f"]({BASE}identity-systems/{system}/#{key})"

    return DIRECTIVE.sub("", BINDING.sub(address, text))


def with_addresses(text: str, name: str) -> str:
    """The same text whose links to pages are addresses from the root of the site.

    - name: The page's path in the content.
    """
    folder = posixpath.dirname(name)

    def address(match: re.Match) -> str:
        path = posixpath.normpath(posixpath.join(folder, match[1]))
        return f"](/{path}/{match[2] or ''})"

    return PAGE_LINK.sub(address, text)
