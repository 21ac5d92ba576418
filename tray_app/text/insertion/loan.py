"""Whether a window has really taken the text that was lent to it on the clipboard. Pure: is told what was asked for.

A program of one process asks for the text when it pastes. Browsers and what is built on them are several: one
process looks at the clipboard as soon as the key comes, and the page, which may be busy for seconds, has it read
once more when it pastes. Before that it has the list of forms read many times over, which is how the two are told
apart. As long as the second reading is owed, the clipboard must hold the text.
"""

from __future__ import annotations

from dataclasses import dataclass

from .browsers import Browser
from .x11_target import Target

SETTLE_MS = 120
"""A program that asks nothing more for this long has the text whole."""
QUIET_MS = 1_000
"""How long nobody has asked for anything before the old content comes back."""
QUIET_BROWSER_MS = 3_000
"""Pages may look, think, and then paste."""
QUIET_DOUBTFUL_MS = 30_000
"""For a program that behaves like a browser that has only looked, and is not known to be one."""
LISTS_OF_A_PASTE = 4
"""So often a browser has the list of forms read before it pastes; once before it looks."""

_MS = 1_000_000


@dataclass(slots=True)
class Loan:
    """The text that stands in for the user's content, and what its window has done about it. Stamps: monotonic ns."""

    text: str
    target: Target
    """The window."""
    browser: Browser | None
    """Its program, when that is a browser or built on one."""
    asked_ns: int = 0
    """When the text was asked for, as far as is known now; 0 when it was not."""
    fetched_ns: int = 0
    """When it was handed over."""
    last_ns: int = 0
    """When anything was handed over last."""
    _lists: int = 0
    _texts: int = 0
    _pasted: bool = False
    _looks_again: bool = False

    def list_handed(self, now_ns: int) -> None:
        """The window's program was told which forms there are."""
        self.last_ns = now_ns
        self._lists += 1
        self._looks_again = self._looks_again or self._texts > 0

    def text_handed(self, asked_ns: int, now_ns: int) -> None:
        """The window's program was given the text."""
        self.last_ns = now_ns
        self._texts += 1
        if not self._pasted:  # what comes later are questions about the same paste
            self.asked_ns, self.fetched_ns = asked_ns, now_ns
        self._pasted = self._texts > 1 or self._lists >= LISTS_OF_A_PASTE

    @property
    def taken(self) -> bool:
        """Whether the text has reached the window, and not only the program around it."""
        return self._pasted or (self._texts > 0 and self.browser is None)

    @property
    def is_simple(self) -> bool:
        """Nothing speaks for a program of several processes, so what it answers now comes after its pasting."""
        return self.browser is None and not self._looks_again

    def settled_ns(self) -> int:
        """When the program counts as done with asking, if it asks nothing until then."""
        return self.last_ns + SETTLE_MS * _MS

    def restore_due_ns(self) -> int | None:
        """When the old content may come back, if nothing is asked until then; None while the text is not taken."""
        if not self.taken:
            return None
        quiet_ms = QUIET_MS
        if not self.is_simple:
            quiet_ms = QUIET_BROWSER_MS if self._pasted else QUIET_DOUBTFUL_MS
        return self.last_ns + quiet_ms * _MS
