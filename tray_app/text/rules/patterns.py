"""Regular expressions of the user's, each with a time limit: imported only for who has one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import regex

from tray_app.core.translation import filled, marked

_PART = re.compile(r"\\(\d)|\\g<(\w+)>|\\[nt\\]|[^\\]+|\\")
_ESCAPED = {"\\n": "\n", "\\t": "\t", "\\\\": "\\"}


class Pattern:
    def __init__(self, heard: str, template: str = "", *, any_case: bool = False) -> None:
        """`template` holds groups as \\1 and \\g<name>. Raises ValueError, whose text is marked."""
        try:
            self._compiled: Any = regex.compile(heard, regex.IGNORECASE if any_case else 0)
            empty = self._compiled.search("") is not None
        except (regex.error, ValueError, OverflowError, RecursionError) as error:
            raise ValueError(filled("This regular expression cannot be used: {why}.", why=str(error))) from error
        if empty:
            raise ValueError(marked("It finds places with nothing in them: it would write everywhere."))
        self._parts = [*self._parsed(template)]

    def _parsed(self, template: str) -> Iterator[str | int]:
        """Texts, and numbers of groups."""
        for found in _PART.finditer(template):
            if found[1] is None and found[2] is None:
                yield _ESCAPED.get(found[0], found[0])
                continue
            number = int(found[1]) if found[1] else self._compiled.groupindex.get(found[2], -1)
            if not 0 <= number <= self._compiled.groups:
                raise ValueError(filled("There is no group {group} in it.", group=found[0]))
            yield number

    def found_in(self, text: str, limit_s: float) -> Iterator[tuple[int, int, str]]:
        """Beginning, end, and what its template makes of it. Raises TimeoutError."""
        for match in self._compiled.finditer(text, timeout=limit_s):
            if match.end() > match.start():
                parts = (part if isinstance(part, str) else match[part] or "" for part in self._parts)
                yield match.start(), match.end(), "".join(parts)
