"""Pastes a text through the clipboard and puts back what was there, in every form."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Any

from Xlib.ext import xfixes

from tray_app.core.errors import InsertionFault

from .policy import PasteKey
from .selection_content import PASSWORD_HINT, text_content
from .selection_reader import Saved, SelectionReader
from .x11_clipboard import X11Clipboard
from .x11_link import XLink
from .x11_target import Target, X11Targets
from .x11_typing import Typed, X11Typing

log = logging.getLogger(__name__)

EARLY_READ_BUDGET_MS = 3_000
"""For reading the clipboard while the user still speaks."""
LATE_READ_BUDGET_MS = 300
"""For reading it while the user waits."""
QUICK_MS, BUSY_MS, SILENT_MS = 400, 5_000, 3_000
RESTORE_QUIET_MS, RESTORE_LATEST_MS = 200, 2_000
"""The old content comes back once nobody has asked for the text for a while; some programs ask twice."""


class X11Paste:
    """All methods run on the link's thread."""

    def __init__(self, link: XLink, typing: X11Typing, targets: X11Targets) -> None:
        self._link = link
        self._typing = typing
        self._targets = targets
        self._reader = SelectionReader(link)
        self.clipboard = X11Clipboard(link, self._on_served)
        self._saved: dict[int, Saved] = {}
        self._lent: set[int] = set()
        """Selections in which our text stands in for the user's content just now."""
        self._target: Target | None = None
        self._asked_ns = 0
        self._fetched_ns = 0
        self._restore_quiet_ns = self._restore_latest_ns = 0
        self._hint = link.atom(PASSWORD_HINT)
        self._watch_owners()

    def _watch_owners(self) -> None:
        extension = self._link.display.query_extension("XFIXES")
        self._sees_owners = bool(extension.present)
        if not self._sees_owners:
            return  # then nothing read early can be trusted later, and it is read when it is needed
        self._link.display.xfixes_query_version()
        mask = (
            xfixes.XFixesSetSelectionOwnerNotifyMask
            | xfixes.XFixesSelectionWindowDestroyNotifyMask
            | xfixes.XFixesSelectionClientCloseNotifyMask
        )
        for selection in (self.clipboard.clipboard, self.clipboard.primary):
            self._link.display.xfixes_select_selection_input(self._link.window, selection, mask)
        self._link.on(extension.first_event, self._on_owner)

    def _on_owner(self, event: Any) -> None:
        if int(getattr(event.owner, "id", event.owner)) != self._link.window.id and event.selection not in self._lent:
            self._saved.pop(event.selection, None)

    # --- the user's content --------------------------------------------------------------

    def read_early(self, key: PasteKey, give_up: Callable[[], bool]) -> None:
        """Reads what a paste would have to put back, while there is time. Blocks up to EARLY_READ_BUDGET_MS."""
        if self._sees_owners:
            for selection in self._selections(key):
                self._save(selection, EARLY_READ_BUDGET_MS, give_up)

    def forget_content(self) -> None:
        """Drops what was read in vain."""
        for selection in [item for item in self._saved if item not in self._lent]:
            del self._saved[selection]

    def _selections(self, key: PasteKey) -> tuple[int, ...]:
        own = self.clipboard
        return (own.clipboard, own.primary) if key.from_primary else (own.clipboard,)

    def _save(self, selection: int, budget_ms: float, give_up: Callable[[], bool]) -> bool:
        """Whether the selection's content is known and may be put back later."""
        self._link.dispatch()
        if selection in self._lent and not self.clipboard.owns(selection):
            self._lent.discard(selection)  # the user copied something since
            self._saved.pop(selection, None)
        if selection not in self._saved:
            held = self.clipboard.content(selection)
            fresh = (
                Saved(held, private=False)
                if held is not None
                else self._reader.read(selection, budget_ms=budget_ms, give_up=give_up)
            )
            if fresh is None:
                return False
            self._saved[selection] = fresh
        return not self._saved[selection].private

    # --- pasting -------------------------------------------------------------------------

    def paste(self, text: str, target: Target, key: PasteKey) -> Typed | None:
        """Pastes, or gives None when typing is called for: nothing was done then, and the clipboard is as before.

        Blocks until the target has taken the text. Raises InsertionFault when it does not respond; the text
        then stays on the clipboard.
        """
        selections = self._selections(key)
        if not all(self._save(selection, LATE_READ_BUDGET_MS, lambda: False) for selection in selections):
            self.forget_content()
            return None
        content = text_content(self._link, text, keep_out_of_history=True)
        self._target, self._fetched_ns = target, 0
        self._lent.update(selections)
        owned = [self.clipboard.own(selection, content) for selection in selections]
        if all(owned):
            self._typing.chord(key.keysym, key.modifiers)
            self._await_fetch(target)
        now_ns = time.monotonic_ns()
        self._restore_quiet_ns = now_ns + RESTORE_QUIET_MS * 1_000_000
        self._restore_latest_ns = now_ns + RESTORE_LATEST_MS * 1_000_000
        if not self._fetched():
            self.restore()
            return None
        return Typed(self._asked_ns, self._fetched_ns)

    def _fetched(self) -> bool:
        return self._fetched_ns > 0

    def _await_fetch(self, target: Target) -> None:
        """Returns when the text was taken, or when the target has seen the key and did not want the text."""
        if self._link.wait(self._fetched, QUICK_MS):
            return
        if target.answers_ping:
            if self._targets.caught_up(target, BUSY_MS):
                self._link.wait(self._fetched, QUICK_MS)
                return
        elif self._link.wait(self._fetched, SILENT_MS):
            return
        if self._fetched():
            return
        # The key is still on its way: neither typing nor putting the old content back would be right now.
        for selection in self._lent:
            self._saved.pop(selection, None)
        self._lent.clear()
        raise InsertionFault(
            "The window did not respond to being pasted into.",
            "The text is on the clipboard: paste it once the window responds again.",
        )

    def _on_served(self, selection: int, requestor_id: int, target: int, asked_ns: int) -> None:
        if selection not in self._lent or target == self._hint or self._target is None:
            return
        now_ns = time.monotonic_ns()
        self._restore_quiet_ns = now_ns + RESTORE_QUIET_MS * 1_000_000
        # Clipboard histories ask as well; only the target's own asking means that the text arrived.
        if self._link.same_client(requestor_id, self._target.focus_id) and not self._fetched():
            self._asked_ns, self._fetched_ns = asked_ns, now_ns

    # --- putting back --------------------------------------------------------------------

    def restore_due_ns(self) -> int | None:
        """When `restore` is to be called; None when there is nothing to put back."""
        return min(self._restore_quiet_ns, self._restore_latest_ns) if self._lent else None

    def restore(self) -> None:
        """Puts the user's content back, unless the user copied something in the meantime."""
        self._link.dispatch()
        for selection in tuple(self._lent):
            saved = self._saved.pop(selection, None)
            if self.clipboard.owns(selection) and saved is not None:
                if saved.content is None:
                    self.clipboard.give_up(selection)
                else:
                    self.clipboard.own(selection, saved.content)
        self._lent.clear()
        self._target = None
