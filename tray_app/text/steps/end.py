"""How a text ends."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from tray_app.core.shaped import Edit
from tray_app.text.pipeline.step import Around

_CLOSING = "\"'”’“‘»)]}\u202f\u00a0"
_KEEPS_ITS_DOT = re.compile(r"(?:\.\w|\.|\b(?:etc|usw|ecc|bzw|vs|approx|no|nr))\.$", re.IGNORECASE)
_LONGEST_ABBREVIATION = 10
_STOPS: Mapping[str, str] = {
    "CJK": "。",
    "HIRAGANA": "。",
    "KATAKANA": "。",
    "DEVANAGARI": "।",
    "BENGALI": "।",
    "THAI": "",
}
"""The full stop of scripts that have one of their own, or none, by the first word of their letters' names."""


class End:
    """Of any language: what there is to know stands in the text."""

    name = "end"

    def __init__(self, how: str = "heard") -> None:
        """how: heard (as it is), mark (a full stop where there is no mark), none (no full stop), space (one behind)."""
        self._how = how

    def edits(self, text: str, around: Around) -> Iterator[Edit]:  # noqa: ARG002 - every step is asked so
        end = len(text.rstrip())
        if not end:
            return
        if self._how == "space" and end == len(text):
            yield Edit(end, end, " ")
        elif self._how == "none" and text[end - 1] in ".。।":
            if text[end - 1] != "." or not _KEEPS_ITS_DOT.search(text[max(0, end - _LONGEST_ABBREVIATION) : end]):
                yield Edit(end - 1, end, "")
        elif self._how == "mark" and "\n" not in text[end:]:
            last = text[:end].rstrip(_CLOSING)[-1:]
            if last.isalnum() or (last and unicodedata.category(last)[0] in "MS") or last in ("%", "°"):
                yield Edit(end, end, _stop_of(last))


def _stop_of(last: str) -> str:
    script = unicodedata.name(last, "").partition(" ")[0]
    return _STOPS.get(script, ".")
