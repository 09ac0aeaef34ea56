from checks.appearance import forced_colour_problems, motion_problems, scheme_problems
from checks.print import print_problems
from reporting import expect_none


def test_it_looks_as_the_system_of_the_reader_asks(typical_page, visit):
    """One page under all settings: they change styles alone, for which nothing is loaded again."""
    shown = visit(typical_page)
    problems = scheme_problems(shown)
    for scheme in ("light", "dark"):
        shown.tab.emulate_media(color_scheme=scheme, forced_colors="active")
        problems += forced_colour_problems(shown)
    shown.tab.emulate_media(color_scheme="light", forced_colors="none", reduced_motion="reduce")
    problems += motion_problems(shown)
    # Paper shows the content and where its evidence is.
    shown.tab.emulate_media(media="print", reduced_motion="no-preference")
    expect_none([*problems, *print_problems(shown)])
