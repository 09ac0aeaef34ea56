"""On paper there is nothing to press, and a mark tells where its evidence is."""

from visit import Visit

PRINTED = """() => {
  const problems = [];
  const isShown = element => element.checkVisibility({visibilityProperty: true});
  const pressed = "header nav, header form, header button, aside, .skip";
  for (const element of document.querySelectorAll(pressed))
    if (isShown(element)) problems.push(`${witness.name(element)} is printed`);
  const main = document.querySelector("main");
  if (!main || !isShown(main) || !main.innerText.trim()) problems.push("the content is not printed");
  for (const mark of document.querySelectorAll("a.mark")) {
    const address = mark.getAttribute("href"), words = getComputedStyle(mark, "::after").content;
    const told = words.includes(address) || document.body.innerText.includes(address);
    if (!isShown(mark)) problems.push(`the mark of ${address} is not printed`);
    else if (!told) problems.push(`the address ${address} of a mark is not printed`);
  }
  return problems;
}"""


def print_problems(visit: Visit) -> list[str]:
    return [f"{visit.path}: {problem}" for problem in visit.ask(PRINTED)]
