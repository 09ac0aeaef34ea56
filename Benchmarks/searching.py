"""Sites are built with what their search needs."""

import shutil
from pathlib import Path

import centres
from building import PLAIN, driftless, driftless_files, empty, hugo_files
from contest import Contender, Contest
from programs import ROOT, driftless_build, hugo_build


def with_index(command: list, site: Path) -> list:
    script = 'site=$1; shift; "$@" && "$0" "$site"'
    return ["sh", "-c", script, ROOT / "Scripts" / "index-site", site, *command]


def contest(pages: int, rounds: int) -> Contest:
    def centre() -> Path:
        return centres.centre(pages)

    return Contest(
        id=f"search-{pages}",
        title=f"A site of {pages:,} pages is built with its search",
        about=(
            "Driftless writes an index of titles and answers with every site. The index of the "
            "full text is Pagefind's, for Driftless as for Hugo (`Scripts/index-site`)."
        ),
        contenders=[
            driftless(PLAIN, pages, "unbound"),
            Contender(
                "Driftless with Pagefind",
                lambda directory: with_index(
                    driftless_build(centre() / "unbound", directory / "Output"),
                    directory / "Output" / "site",
                ),
                driftless_files,
                reset=lambda directory: empty(directory, centre() / "unbound"),
            ),
            Contender(
                "Hugo with Pagefind",
                lambda directory: with_index(hugo_build(centre(), directory / "site"), directory / "site"),
                hugo_files,
                reset=lambda directory: shutil.rmtree(directory / "site", ignore_errors=True),
            ),
        ],
        rounds=rounds,
    )


SEARCHING = [contest(1_000, rounds=3), contest(10_000, rounds=1)]
