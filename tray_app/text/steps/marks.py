"""How marks stand in a line: on which sides they have a blank, by the language."""

from __future__ import annotations

from dataclasses import dataclass

from tray_app.text.pipeline.phrases import BLANKS

QUOTE_OPENS, QUOTE_CLOSES = '"(', '")'
"""A straight quotation mark that is known to open, or to close."""
MINUS = "-0"
"""Not the hyphen."""
SENTENCE_ENDS = ".?!"
_CLOSING = ",.;:?!…)]}%°"
_OPENING = "([{¿¡"
_BEFORE_A_WORD = "@#$£€"
_JOINING = "-_/\\'"
_PARTED = {"de": "%°", "fr": "?!;:%°", "es": "%°"}
"""Those that have a blank before them in a language, of those that have none in others."""
_SPOKEN_FOR_THE_ENGINE = ",.;:?!…"
"""What the engine writes where it hears a pause."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One as it is to be written."""

    written: str
    blank_before: bool
    blank_behind: bool
    is_quote: bool = False

    @property
    def opens(self) -> bool:
        return self.blank_before and not self.blank_behind

    @property
    def closes(self) -> bool:
        """A bracket or quotation mark."""
        return (self.is_quote and not self.blank_before) or self.written in ")]}"

    @property
    def ends_sentence(self) -> bool:
        return self.written in SENTENCE_ENDS

    @property
    def parts(self) -> bool:
        """Takes the place of any pause the engine heard there."""
        return self.written in _SPOKEN_FOR_THE_ENGINE or self.written in ("–", "—")


def mark_of(name: str, language: str) -> Mark:
    """`name`: the mark, one of the two quotation marks, or the minus."""
    if name in (QUOTE_OPENS, QUOTE_CLOSES):
        return Mark('"', name == QUOTE_OPENS, name == QUOTE_CLOSES, True)
    if name == MINUS:
        return Mark("-", True, True)
    if name in _OPENING or name in _BEFORE_A_WORD:
        return Mark(name, True, False)
    if name in _JOINING or (name == "—" and language in ("en", "")):
        return Mark(name, False, False)
    if name in _CLOSING:
        return Mark(name, name in _PARTED.get(language, ""), True)
    return Mark(name, True, True)


def between(before: str, behind: str) -> str:
    """The blank, or none, between two characters of which one is a mark's neighbour; empty: the text's beginning or
    end."""
    if not before or not behind or before in BLANKS + "\n\t([{¿¡" or behind in BLANKS + "\n\t,.;:?!…)]}":
        return ""
    return " "
