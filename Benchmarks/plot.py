"""The cost of each page as their number grows, as a picture that needs no program to be shown."""

from html import escape
from math import ceil, floor, log10
from statistics import median

WIDTH, HEIGHT = 640, 400
LEFT, RIGHT, TOP, BOTTOM = 64, 150, 40, 52
# Colours for a light and a dark ground, and the shape of the points.
SERIES = [
    ("#0b6e4f", "#5fd3a6", "circle"),
    ("#8a3ffc", "#c4a1ff", "square"),
    ("#b3261e", "#ff9a8f", "triangle"),
    ("#5f6368", "#b8bcc2", "diamond"),
]
STYLE = """
text { font: 13px system-ui, sans-serif; fill: #202124 }
.grid { stroke: #dadce0 } .axis { stroke: #5f6368 }
path.line { fill: none; stroke-width: 2 }
"""
DARK = "text { fill: #e8eaed } .grid { stroke: #3c4043 } .axis { stroke: #9aa0a6 }"


def plot(results: dict) -> str:
    lines = costs(results)
    values = [cost for line in lines.values() for _, cost in line]
    counts = sorted({pages for line in lines.values() for pages, _ in line})
    low, high = floor(log10(min(values))), ceil(log10(max(values)))

    def x(pages: float) -> float:
        span = log10(counts[-1]) - log10(counts[0])
        return LEFT + (WIDTH - LEFT - RIGHT) * (log10(pages) - log10(counts[0])) / (span or 1)

    def y(cost: float) -> float:
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (log10(cost) - low) / (high - low)

    right, bottom = WIDTH - RIGHT, HEIGHT - BOTTOM
    body = [text(LEFT, 20, "Milliseconds for each page, when a site is built from nothing")]
    for power in range(low, high + 1):
        height = y(10.0**power)
        body.append(f'<path class="grid" d="M{LEFT} {height:.1f}H{right}"/>')
        body.append(text(LEFT - 8, height + 4, f"{10.0**power:g} ms", "end"))
    for pages in counts:
        body.append(f'<path class="axis" d="M{x(pages):.1f} {bottom}v6"/>')
        body.append(text(x(pages), bottom + 22, f"{pages:,}", "middle"))
    body.append(f'<path class="axis" d="M{LEFT} {bottom}H{right}"/>')
    body.append(text((LEFT + right) / 2, HEIGHT - 8, "pages", "middle"))
    body += drawn(lines, x, y)
    rules = [f".s{n} {{ stroke: {light}; fill: {light} }}" for n, (light, _, _) in enumerate(SERIES)]
    dark = [f".s{n} {{ stroke: {dark}; fill: {dark} }}" for n, (_, dark, _) in enumerate(SERIES)]
    style = f"{''.join(rules)}{STYLE}@media (prefers-color-scheme: dark) {{ {DARK} {''.join(dark)} }}"
    size = f'width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}"'
    title = "Milliseconds for each page, by the number of pages, for " + ", ".join(lines)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">\n'
        f"<title>{escape(title)}</title>\n<style>{style}</style>\n" + "\n".join(body) + "\n</svg>\n"
    )


def costs(results: dict) -> dict[str, list[tuple[int, float]]]:
    """The medians of milliseconds for each page, by contender, in the order of the first contest."""
    lines: dict[str, list[tuple[int, float]]] = {}
    for contest in results["contests"]:
        if not contest["pages"]:
            continue
        for contender in contest["contenders"]:
            seconds = median(run["seconds"] for run in contender["runs"])
            cost = 1_000 * seconds / contest["pages"]
            lines.setdefault(contender["name"], []).append((contest["pages"], cost))
    return lines


def drawn(lines: dict, x, y) -> list[str]:
    """Lines with points, each with its name at its end, one below the other."""
    parts = []
    heights = spread({name: y(line[-1][1]) for name, line in lines.items()})
    for number, (name, line) in enumerate(lines.items()):
        shape = SERIES[number % len(SERIES)][2]
        places = [(x(pages), y(cost)) for pages, cost in line]
        path = "L".join(f"{across:.1f} {down:.1f}" for across, down in places)
        parts.append(f'<g class="s{number % len(SERIES)}"><path class="line" d="M{path}"/>')
        parts += [point(shape, across, down) for across, down in places]
        parts.append(f"{point(shape, WIDTH - RIGHT + 18, heights[name])}</g>")
        parts.append(text(WIDTH - RIGHT + 28, heights[name] + 4, name))
    return parts


def spread(heights: dict[str, float]) -> dict[str, float]:
    """The same heights, moved down until names do not touch."""
    moved, last = {}, 0.0
    for name, height in sorted(heights.items(), key=lambda item: item[1]):
        last = moved[name] = max(height, last + 18)
    return moved


def point(shape: str, x: float, y: float) -> str:
    match shape:
        case "circle":
            return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4"/>'
        case "square":
            return f'<path d="M{x - 4:.1f} {y - 4:.1f}h8v8h-8z"/>'
        case "triangle":
            return f'<path d="M{x:.1f} {y - 5:.1f}l5 9h-10z"/>'
        case _:
            return f'<path d="M{x:.1f} {y - 5:.1f}l5 5l-5 5l-5 -5z"/>'


def text(x: float, y: float, words: str, anchor: str = "start") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'
