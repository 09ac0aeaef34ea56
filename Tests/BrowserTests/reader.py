"""Who reads, and with what: the settings under which the pages are tried."""

from dataclasses import dataclass

# The default size of text in browsers, in px.
TEXT = 16


@dataclass(frozen=True)
class Reader:
    width: int = 1280
    height: int = 800
    scheme: str = "light"
    has_script: bool = True
    prefers_less_motion: bool = False
    forces_colours: bool = False
    prints: bool = False
    # How much larger the reader has set the text in the browser.
    text_scale: int = 1
    # By how many seconds scripts, pictures and fonts come later than the page.
    late: float = 0

    def __str__(self) -> str:
        words = [f"{self.width}px", self.scheme]
        words += ["no-script"] if not self.has_script else []
        words += ["less-motion"] if self.prefers_less_motion else []
        words += ["forced-colours"] if self.forces_colours else []
        words += ["print"] if self.prints else []
        words += [f"text-{self.text_scale}00%"] if self.text_scale != 1 else []
        return " ".join(words)


DESK = Reader()
PHONE = Reader(width=390, height=844)
TABLET = Reader(width=820, height=1180)
