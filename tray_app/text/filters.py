"""What is done to the engine's text before it is inserted: as little as possible.

The words stay exactly the engine's: no case, no spelling, no normal form is changed. What goes is
what could act on the target instead of standing in it (newlines, tabs, control characters) and
what no keyboard and no clipboard can carry (lone surrogates, noncharacters).
"""

from __future__ import annotations

import re
import unicodedata

from tray_app.core.layout import Layout

_BREAKS = re.compile("[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
"""Runs that become one plain space. No-break spaces are not among them: a French writer means them."""

_BREAK = re.compile("\r\n|[\r\x85\u2028\u2029]")

_BYTE_ORDER_MARK = 0xFEFF


def clean_text(text: str) -> str:
    """One line that holds nothing but printable text, without blanks at its ends.

    Never contains a character that acts as Enter, Tab or Escape in a window, so inserting it
    cannot send a message or run a command.
    """
    return re.sub(" +", " ", harmless_text(text)).strip(" ")


def harmless_text(text: str) -> str:
    """The text with spaces for line breaks and without control characters; blanks at its ends stay."""
    if text.isprintable():  # as nearly all are; a look at each character takes a hundred times as long
        return text
    return "".join(char for char in _BREAKS.sub(" ", text) if _can_stand_in_text(char))


def laid_out(text: str, layout: Layout) -> str:
    """The same with those line breaks and tabs left that may reach the window: each break is one "\\n"."""
    if layout is Layout.NONE:
        return harmless_text(text)
    kept = "\n\t" if layout is Layout.ALL else "\n"
    parts = re.split(f"([{kept}])", _BREAK.sub("\n", text))
    return "".join(part if part in kept else harmless_text(part) for part in parts if part)


def _can_stand_in_text(char: str) -> bool:
    code = ord(char)
    if code == _BYTE_ORDER_MARK or 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE:
        return False
    return unicodedata.category(char) not in ("Cc", "Cs")
