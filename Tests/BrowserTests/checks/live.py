"""What `driftless serve` keeps when it loads a page again, and what it lays over the page."""

from watching import FakeServe, Watching, eventually, settled

PAGE = "faq/overwriting/one-way/index.html"
SOURCE = "Content/faq/overwriting/one-way.md"
WRONG = "the identity system never overwrites it"
RIGHT = "the identity system overwrites it at some point"
HOSTILE = "<img src=x onerror=\"document.title='hostile'\"><b>bold</b>"


def finding(**parts) -> dict:
    """A finding of the page, wrong words in its answer unless other parts say so."""
    return {
        "code": "D401",
        "severity": "error",
        "file": SOURCE,
        "line": 8,
        "column": 3,
        "endLine": 8,
        "endColumn": 42,
        "message": f"'{WRONG}' is not what happens",
        "hint": f"write: {RIGHT.capitalize()}",
        "related": [],
        "page": PAGE.removesuffix("index.html"),
        "words": WRONG,
        "source": f"  [{WRONG}](outcome:attribute-outcomes/mapped-target).",
        **parts,
    }


ELSEWHERE = finding(
    code="D101",
    file="Content/faq/timing/waiting.md",
    page="faq/timing/waiting/",
    line=3,
    column=1,
    endLine=3,
    endColumn=5,
    message="the YAML is not valid",
    hint=None,
    source="tags [a",
    words=None,
)


def prepare(serve: FakeServe):
    """Gives the page what a served page tells of its source."""
    serve.change(PAGE, r"<html ", f'<html data-source="{SOURCE}" ')
    serve.change(PAGE, r'<div class="answer"><p>', '<div class="answer"><p data-sourcepos="5:3-8:90">')
    serve.change(PAGE, r"<p><strong>One direction", '<p data-sourcepos="15:1-18:110"><strong>One direction')
    serve.change(PAGE, r'<div class="table"', '<div class="table" data-sourcepos="42:1-47:120"')


def break_sentence(serve: FakeServe, *others: dict):
    serve.change(PAGE, f"{RIGHT}<a", f"{WRONG}<a")
    serve.tell(finding(), *others)


def mend_sentence(serve: FakeServe):
    serve.change(PAGE, f"{WRONG}<a", f"{RIGHT}<a")
    serve.tell()


def reloading_problems(visit: Watching, serve: FakeServe) -> list[str]:
    """A paragraph changes, one comes, one goes; what the writer has stays."""
    visit.ask("""() => {
      document.querySelector("details.reply").open = true;
      document.querySelector("footer a").focus({preventScroll: true});
      document.querySelector("#search").value = "typed";
    }""")
    read = "() => Math.round(document.querySelector('#what-it-looks-like-over-time').getBoundingClientRect().top)"
    visit.ask("() => document.querySelector('#what-it-looks-like-over-time').scrollIntoView({block: 'center'})")
    before = visit.ask(read)
    serve.change(PAGE, "One direction\\.", "Only one direction.")
    serve.change(PAGE, r'<div class="table" data-sourcepos.*?</table>\s*</div>', "")
    serve.change(
        PAGE, r'<h2 id="what-it-looks-like-over-time"', '<p>A new paragraph.</p>\n<h2 id="what-it-looks-like-over-time"'
    )
    serve.change(PAGE, r"<p>Ana&#39;s title.*?</p>|<p>Ana's title.*?</p>", "")
    serve.tell()
    visit.tab.get_by_text("Only one direction.").wait_for()
    settled(lambda: abs(visit.ask(read) - before) <= 2, True)
    seen = {
        "the page was patched": visit.is_same_page,
        "the new paragraph is not there": visit.tab.get_by_text("A new paragraph.").count() != 1,
        "the old paragraph is still there": visit.tab.get_by_text("Ana's title").count() > 0,
        f"what is read has moved from {before} to {visit.ask(read)}": abs(visit.ask(read) - before) > 2,
        "what was unfolded is folded": not visit.ask("() => document.querySelector('details.reply').open"),
        "the focus is lost": not visit.ask("() => document.activeElement.matches('footer a')"),
        "what was typed is lost": visit.tab.locator("#search").input_value() != "typed",
    }
    return [problem for problem, is_so in seen.items() if is_so]


def overlay_problems(visit: Watching, serve: FakeServe) -> list[str]:
    """A sentence is broken and mended: it is marked as long as it is wrong."""
    break_sentence(serve, ELSEWHERE)
    visit.says(".driftless-count", "1 error here; 1 error elsewhere")
    problems = []
    if visit.marked != [WRONG]:
        problems.append(f"marked are {visit.marked}")
    if visit.tab.locator(".driftless-unseen[role=status]").text_content() != "1 error here; 1 error elsewhere":
        problems.append("nobody who listens hears of it")
    button = visit.tab.locator(".answer .driftless-mark")
    if button.count() != 1:
        return [*problems, "no button stands in the answer"]
    popover = visit.tab.locator(".driftless-popover")
    button.focus()
    if RIGHT not in popover.inner_text().lower():
        problems.append("the right words are not told at the focus")
    visit.tab.keyboard.press("Enter")
    if not visit.ask("() => document.activeElement.matches('.driftless-popover')"):
        problems.append("Enter does not lead to what is told")
    visit.tab.keyboard.press("Escape")
    if popover.is_visible():
        problems.append("Escape does not close")
    if not visit.ask("() => document.activeElement.matches('.driftless-mark')"):
        problems.append("the focus does not come back to the mark")
    serve.tell(ELSEWHERE)
    if settled(lambda: (visit.marked, visit.tab.locator(".driftless-mark").count()), ([], 0)) != ([], 0):
        problems.append("the mark is still there")
    mend_sentence(serve)
    visit.says(".driftless-count", "no findings")
    if RIGHT not in visit.tab.locator(".answer").inner_text():
        problems.append("the right words are not there")
    return problems


def escaping_problems(visit: Watching, serve: FakeServe) -> list[str]:
    """What a finding says is a text."""
    serve.tell(
        finding(
            message=HOSTILE,
            hint=f"write: {HOSTILE}",
            source=HOSTILE,
            file=SOURCE,
            column=1,
            endColumn=9,
            related=[{"file": HOSTILE, "line": 1, "column": 1, "message": HOSTILE}],
        ),
        finding(file=HOSTILE, page=HOSTILE, message=HOSTILE, hint=HOSTILE, code=HOSTILE, severity="warning"),
    )
    serve.summary = HOSTILE
    visit.says(".driftless-count", "1 error here")
    visit.tab.locator(".driftless-mark").focus()
    visit.tab.locator(".driftless-count").click()
    visit.settle()
    made = visit.ask("() => document.querySelectorAll('.driftless-live :is(img, b b), .driftless-mark *').length")
    bold = visit.ask(
        "() => [...document.querySelectorAll('.driftless-live b')].filter(b => b.textContent === 'bold').length"
    )
    hostile = visit.tab.title() == "hostile"
    shown = HOSTILE in visit.tab.locator(".driftless-panel").text_content()
    return [
        *(["a text was read as HTML"] if made or bold or hostile else []),
        *([] if shown else ["the text is not shown"]),
    ]


def simulator_problems(visit: Watching, serve: FakeServe) -> list[str]:
    """The page around the simulator changes, then what the simulator plays."""
    page = "simulator/index.html"
    visit.tab.locator("[data-part=sim]").wait_for()
    field = visit.tab.locator("[data-at=target] input").first
    field.fill("Trainer")
    field.press("Enter")
    visit.tab.locator("[data-act=full-sync]").click()
    visit.settle()
    visit.tab.locator("[data-part=account] summary").click()
    visit.ask("() => scrollTo(0, 300)")

    def shown():
        return {
            **{
                name: visit.tab.locator(f"[data-part={name}]").inner_text()
                for name in ("step", "happened", "agreement", "account")
            },
            "scroll": visit.scroll,
        }

    before = shown()
    problems = []
    serve.change(page, r"<footer class=\"site\">", '<footer class="site"><p>Newly there</p>')
    serve.tell()
    visit.tab.get_by_text("Newly there").wait_for()
    for words in ("a change beside it", "a change of what it plays"):
        visit.tab.locator("[data-part=sim]").wait_for()
        after = settled(lambda: visit.settle() and shown(), before)
        if after != before:
            problems.append(f"after {words} the simulator shows {after}, not {before}")
        visit.ask("() => { window.isSamePage = true }")
        serve.change("simulator.json", r"\{", "{ ")
        serve.tell()
        eventually(lambda: not visit.is_same_page)
    return problems
