"""The page looks as the reader's system asks: light or dark, few colours, little motion."""

from visit import Visit

# Luminances, as WCAG defines them, of the page's ground and of the text in its content.
LUMINANCES = """() => {
  const luminance = colour => {
    const context = new OffscreenCanvas(1, 1).getContext("2d");
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    const parts = [...context.getImageData(0, 0, 1, 1).data].slice(0, 3).map(value => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  };
  const [body, page] = [document.body, document.documentElement].map(e => getComputedStyle(e).backgroundColor);
  const none = "rgba(0, 0, 0, 0)";
  const canvas = () => {  // what the browser paints where the page paints nothing
    document.documentElement.style.backgroundColor = "Canvas";
    const colour = getComputedStyle(document.documentElement).backgroundColor;
    document.documentElement.style.backgroundColor = "";
    return colour;
  };
  const ground = body !== none ? body : page !== none ? page : canvas();
  const main = document.querySelector("main") ?? document.body;
  return {ground: luminance(ground), text: luminance(getComputedStyle(main).color)};
}"""

# Pictures drawn with a line are not coloured by the system, so their lines must be.
LOST_LINES = """() => [...document.querySelectorAll("svg path, svg line, svg circle, svg rect")]
  .filter(shape => shape.checkVisibility())
  .filter(shape => getComputedStyle(shape).stroke === getComputedStyle(document.body).backgroundColor)
  .map(shape => `a line of ${witness.name(shape.closest("svg"))} has the colour of the ground`)"""

MOVING = """() => {
  const long = list => list.split(",").some(time => parseFloat(time) > 0.01);
  const moves = ["all", "transform", "translate", "scale", "rotate", "left", "right", "top", "bottom",
    "width", "height", "margin", "inset"];
  const problems = [];
  for (const element of document.querySelectorAll("*")) {
    for (const part of [null, "::before", "::after"]) {
      const style = getComputedStyle(element, part);
      if (style.animationName !== "none" && long(style.animationDuration))
        problems.push(`${witness.name(element)}${part ?? ""} runs ${style.animationName}`);
      if (long(style.transitionDuration) && style.transitionProperty.split(", ").some(name => moves.includes(name)))
        problems.push(`${witness.name(element)}${part ?? ""} moves ${style.transitionProperty}`);
    }
  }
  const isSmooth = getComputedStyle(document.documentElement).scrollBehavior === "smooth";
  return isSmooth ? [...problems, "the page scrolls smoothly"] : problems;
}"""

DARK, LIGHT, CONTRAST = 0.1, 0.7, 7


def scheme_problems(visit: Visit) -> list[str]:
    problems, pictures = [], []
    for scheme, fits in (
        ("light", lambda colours: colours["ground"] > LIGHT),
        ("dark", lambda colours: colours["ground"] < DARK),
    ):
        visit.tab.emulate_media(color_scheme=scheme)
        colours = visit.ask(LUMINANCES)
        pictures.append(visit.tab.screenshot())
        if not fits(colours):
            problems.append(f"the ground of the {scheme} scheme has the luminance {colours['ground']:.2f}")
        problems += _contrast(colours, f"the {scheme} scheme")
    if pictures[0] == pictures[1]:
        problems.append("the light and the dark scheme look the same")
    return [f"{visit.path}: {problem}" for problem in problems]


def forced_colour_problems(visit: Visit) -> list[str]:
    problems = _contrast(visit.ask(LUMINANCES), "forced colours") + visit.ask(LOST_LINES)
    if not visit.ask("() => matchMedia('(forced-colors: active)').matches"):
        problems.append("the browser does not force colours")
    if visit.ask("() => getComputedStyle(document.body).forcedColorAdjust") == "none":
        problems.append("the page refuses the reader's colours")
    return [f"{visit.path}: {problem}" for problem in problems]


def motion_problems(visit: Visit) -> list[str]:
    return [f"{visit.path}: {problem}" for problem in visit.ask(MOVING)]


def _contrast(colours: dict, where: str) -> list[str]:
    lower, higher = sorted((colours["ground"], colours["text"]))
    ratio = (higher + 0.05) / (lower + 0.05)
    return [] if ratio >= CONTRAST else [f"text and ground have a contrast of {ratio:.1f} with {where}"]
