"""The page fits its window, follows the reader's size of text, and stands still while it loads."""

from visit import Visit

# What sticks out is named even if the page hides it, since then it cannot be read. A box that
# scrolls by itself may be wider within.
OVERFLOW = """() => {
  const page = document.documentElement, right = page.clientWidth;
  // What is placed by itself leaves the boxes around it that are not.
  const around = box => getComputedStyle(box).position === "absolute" ? box.offsetParent : box.parentElement;
  const scrolls = element => {
    for (let box = around(element); box && box !== document.body; box = around(box)) {
      const style = getComputedStyle(box);
      if (style.overflowX !== "visible" || style.clipPath !== "none") return true;
    }
    return false;
  };
  const out = [...document.body.querySelectorAll("*")].filter(element => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.right > right + 1 && element.checkVisibility() && !scrolls(element);
  });
  const problems = out.slice(0, 5).map(element =>
    `${witness.name(element)} ends at ${Math.round(element.getBoundingClientRect().right)} px, the window at ${right} px`);
  if (page.scrollWidth > right) problems.push(`it is ${page.scrollWidth} px wide in ${right} px`);
  return problems;
}"""

SIZE_OF_TEXT = "() => parseFloat(getComputedStyle(document.querySelector('main') ?? document.body).fontSize)"

SHIFTS = """() => {
  witness.note(witness.movement.takeRecords());
  return witness.shifts.map(shift => `${shift.moved} moved while the page loaded (${shift.value.toFixed(4)})`);
}"""


def overflow_problems(visit: Visit, widths: tuple[int, ...]) -> list[str]:
    problems = []
    for width in widths:
        visit.tab.set_viewport_size({"width": width, "height": 800})
        problems += visit.ask(OVERFLOW)
    return [f"{visit.path}: {problem}" for problem in problems]


def text_size_problems(usual: Visit, enlarged: Visit, times: int) -> list[str]:
    before, after = usual.ask(SIZE_OF_TEXT), enlarged.ask(SIZE_OF_TEXT)
    if abs(after - times * before) < 1:
        return []
    return [f"{usual.path}: text has {before} px, and {after} px for who wants it {times} times as large"]


def shift_problems(visit: Visit) -> list[str]:
    return [f"{visit.path}: {problem}" for problem in visit.ask(SHIFTS)]
