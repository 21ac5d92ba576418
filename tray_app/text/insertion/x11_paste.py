"""Pastes a text through the clipboard and puts back what was there, in every form.

Once the paste key is sent, the window will paste whatever the clipboard holds when it gets round to it. So the text
stays there until it is known to have been taken, and nothing is typed in its place, however long that lasts.
"""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from Xlib.ext import xfixes

from tray_app.core.errors import InsertionFault
from tray_app.x11.connection import X11Connection
from tray_app.x11.event_loop import EventLoop

from .browsers import browser_of
from .clipboard_owner import start_owner
from .loan import Loan
from .policy import PasteKey
from .selection_content import PASSWORD_HINT, Content, text_content
from .selection_reader import SelectionReader
from .x11_clipboard import X11Clipboard
from .x11_target import Target, X11Targets
from .x11_typing import Gate, Typed, X11Typing

log = logging.getLogger(__name__)

EARLY_READ_BUDGET_MS = 3_000
"""For reading the clipboard while the user still speaks."""
LATE_READ_BUDGET_MS = 300
"""For reading it while the user waits."""
PATIENCE_MS = 6_000
"""A window that has not taken the text by then is told to the user; it may still take it."""
PING_MS, LOOK_AGAIN_MS = 100, 250
PAGES_LATEST_MS = 60_000
"""Pages that are busy for longer have something else to do."""
FINISH_MS, OWNER_START_MS = 1_200, 1_500


class TextLeft(InsertionFault):
    """The paste key was sent, and nobody knows yet whether the window takes the text. Where it is, the problem says."""


class X11Paste:
    """All methods run on the thread that serves the connection by `loop`. What was there comes back by itself."""

    def __init__(self, connection: X11Connection, loop: EventLoop, typing: X11Typing, targets: X11Targets) -> None:
        self._connection = connection
        self._loop = loop
        self._typing = typing
        self._targets = targets
        self.reader = SelectionReader(connection)
        self.clipboard = X11Clipboard(connection, self._on_served)
        self._saved: dict[int, Content] = {}
        """The user's content; nothing where nobody owned the selection."""
        self._loan: Loan | None = None
        self._lent: dict[int, Content] = {}
        """What stands in for the user's content just now."""
        self._pasted_from = self.clipboard.clipboard
        self._restore_after_ns = 0
        self._readers: set[int] = set()
        """Windows of other programs that were given the lent text."""
        self._copied_from_us: set[int] = set()
        """Selections that were taken from us by somebody who had been given the lent text."""
        self._agent = False
        """A program takes over whatever is copied, so that nobody can tell what a window has pasted."""
        self._owner_pids: list[int] = []
        self._handed_over_ms: dict[int, int] = {}
        self._watch_owners()

    def _watch_owners(self) -> None:
        extension = self._connection.display.query_extension("XFIXES")
        self._sees_owners = bool(extension.present)
        if not self._sees_owners:
            return  # then nothing read early can be trusted later, and it is read when it is needed
        self._connection.display.xfixes_query_version()
        mask = (
            xfixes.XFixesSetSelectionOwnerNotifyMask
            | xfixes.XFixesSelectionWindowDestroyNotifyMask
            | xfixes.XFixesSelectionClientCloseNotifyMask
        )
        for selection in (self.clipboard.clipboard, self.clipboard.primary):
            self._connection.display.xfixes_select_selection_input(self._connection.window, selection, mask)
        self._connection.on(extension.first_event, self._on_owner)

    def _on_owner(self, event: Any) -> None:
        owner_id = int(getattr(event.owner, "id", event.owner))
        if owner_id == self._connection.window.id:
            return
        has_read = any(self._connection.same_client(owner_id, reader_id) for reader_id in self._readers)
        if event.selection in self._lent and has_read:
            self._copied_from_us.add(event.selection)
            return
        self._copied_from_us.discard(event.selection)
        self._lent.pop(event.selection, None)  # the user copied something: that is what stays
        self._saved.pop(event.selection, None)

    # --- the user's content --------------------------------------------------------------

    def read_early(self, key: PasteKey, give_up: Callable[[], bool]) -> None:
        """Reads what a paste would have to put back, while there is time. Blocks up to EARLY_READ_BUDGET_MS."""
        if self._sees_owners and not self._agent:
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
        self._connection.dispatch()
        if selection in self._lent and not (self._holds_lent(selection) or self._agent_holds_lent(selection)):
            self._lent.pop(selection, None)  # something was copied or offered since
            self._saved.pop(selection, None)
        if selection not in self._saved:
            held = self.clipboard.content(selection)
            fresh = held or self.reader.read(selection, budget_ms=budget_ms, give_up=give_up)
            if fresh is None:
                return False
            self._saved[selection] = fresh
        return True

    def _holds_lent(self, selection: int) -> bool:
        lent = self._lent.get(selection)
        return lent is not None and self.clipboard.content(selection) is lent

    # --- pasting -------------------------------------------------------------------------

    def paste(self, text: str, target: Target, key: PasteKey, passes: Gate) -> bool:
        """Lends the text and sends the paste key; `await_taken` tells the rest.

        False when typing is called for: nothing was done then, and the clipboard is as before. So it is too when
        `passes`, which is asked last of all, raises Hindered.
        """
        self._connection.dispatch()
        if self._agent or self._is_owed():
            return False
        selections = self._selections(key)
        if not all(self._save(selection, LATE_READ_BUDGET_MS, lambda: False) for selection in selections):
            self.forget_content()
            return False
        self._pasted_from = selections[-1]
        self._lend(text, target, selections)
        sent = False
        try:
            if all(map(self._holds_lent, selections)):
                passes()  # reading the clipboard took its time
                with suppress(InsertionFault):  # the layout has no such key, and nothing was sent
                    self._typing.chord(key.keysym, key.modifiers)
                    sent = True
        finally:
            if not sent:
                self._put_back()
        return sent

    def _is_owed(self) -> bool:
        """Whether a slow window may still come for an earlier text, which must be on the clipboard then."""
        if self._loan is None or self._loan.taken:
            return False
        return any(map(self._holds_lent, self._lent)) and not self._targets.is_closed(self._loan.target)

    def _lend(self, text: str, target: Target, selections: tuple[int, ...]) -> None:
        self._loan = Loan(text, target, browser_of(self._connection, target))
        content = text_content(self._connection, text, keep_out_of_history=True)
        self._readers.clear()
        for selection in selections:
            self._lent[selection] = content
            self._copied_from_us.discard(selection)
            self.clipboard.own(selection, content)

    def await_taken(self) -> Typed:
        """When the target of the last `paste` took the text. Blocks until it has asked for all that it wants.

        Raises TextLeft when it has not taken the text within PATIENCE_MS, or nobody can tell.
        """
        loan, selection = self._loan, self._pasted_from
        assert loan is not None
        deadline_ns = time.monotonic_ns() + PATIENCE_MS * 1_000_000
        while (now_ns := time.monotonic_ns()) < deadline_ns and not self._loop.is_stopping:
            until_ns = min(loan.settled_ns(), deadline_ns) if loan.taken else deadline_ns
            if now_ns >= until_ns or not (loan.taken or self._holds_lent(selection)):
                break
            self._wait_for_request(loan, selection, until_ns)
        if loan.taken:
            return Typed(loan.asked_ns, loan.fetched_ns)
        raise self._left(selection)

    def _wait_for_request(self, loan: Loan, selection: int, until_ns: int) -> None:
        seen_ns, was_taken = loan.last_ns, loan.taken

        def happened() -> bool:
            return loan.last_ns != seen_ns or not (was_taken or self._holds_lent(selection)) or self._loop.is_stopping

        self._connection.wait(happened, (until_ns - time.monotonic_ns()) / 1e6)

    def _left(self, selection: int) -> TextLeft:
        """What is told of a text that may come yet. The clipboard is left as it is in each case."""
        if self._holds_lent(selection):
            return TextLeft(
                "The window has not taken the text.",
                "The text stays on the clipboard: if it does not come by itself, paste it.",
            )
        if self._agent_holds_lent(selection):
            self._agent = True
            log.info("a program takes over what is copied before windows can have it: texts are typed from now on")
            return TextLeft(
                "Another program took the clipboard over while the text was pasted.",
                "If the text is not in the window, paste it. Later texts are typed.",
            )
        return TextLeft(
            "Something else was copied while the text was pasted.",
            "If the text is not in the window, it is in the menu.",
        )

    def _on_served(self, selection: int, requestor_id: int, form: int, asked_ns: int) -> None:
        loan = self._loan
        if loan is None or not self._holds_lent(selection):
            return
        now_ns = time.monotonic_ns()
        # Clipboard histories ask as well; only the target's own asking means that the text arrived.
        if not self._connection.same_client(requestor_id, loan.target.focus_id):
            self._readers.add(requestor_id)
        elif form == self.clipboard.targets:
            loan.list_handed(now_ns)
        elif form != self._connection.atom(PASSWORD_HINT):
            loan.text_handed(asked_ns, now_ns)
        self._await_restore()

    # --- putting back --------------------------------------------------------------------

    def _await_restore(self) -> None:
        due_ns = self._restore_due_ns()
        if due_ns is not None:
            self._loop.at("put the clipboard back", (due_ns - time.monotonic_ns()) / 1e9, self._restore)

    def _restore_due_ns(self) -> int | None:
        """None when there is nothing to put back, or the text is not taken yet."""
        if self._loan is None or not self._lent:
            return None
        due_ns = self._loan.restore_due_ns()
        return None if due_ns is None else max(due_ns, self._restore_after_ns)

    def _restore(self) -> None:
        """Puts the user's content back if the target is done, and else looks again later."""
        if self._loan is None or self._restore_due_ns() is None:
            return
        if not self._is_done(self._loan):
            self._restore_after_ns = time.monotonic_ns() + LOOK_AGAIN_MS * 1_000_000
        due_ns = self._restore_due_ns()
        if due_ns is not None and due_ns <= time.monotonic_ns():
            self._put_back()
        self._reap()
        self._await_restore()

    def _is_done(self, loan: Loan) -> bool:
        """Whether the target has handled the paste key with all that it does then, or cannot any more."""
        target = loan.target
        if target.answers_ping and not self._targets.caught_up(target, PING_MS) and not self._targets.is_closed(target):
            return False
        # A page may read the text, think for long, and then paste.
        long_ago = time.monotonic_ns() - loan.last_ns > PAGES_LATEST_MS * 1_000_000
        return loan.browser is None or long_ago or loan.browser.is_at_rest()

    def _put_back(self) -> None:
        """Puts the user's content back, unless the user copied something in the meantime."""
        self._connection.sync()
        self._connection.dispatch()
        for selection in tuple(self._lent):
            saved = self._saved.pop(selection, None)
            if saved is None or not (self._holds_lent(selection) or self._agent_holds_lent(selection)):
                continue
            if not saved:
                self.clipboard.give_up(selection)
            elif self.clipboard.own(selection, saved):
                self._hand_over(selection)
        self._lent.clear()
        self._loan = None

    def _agent_holds_lent(self, selection: int) -> bool:
        """Whether somebody who copies what is copied holds our text now, rather than a copy that the user made."""
        self._connection.sync()  # that we lost the selection, and to whom, are told by two events
        self._connection.dispatch()
        if selection not in self._copied_from_us:
            return False
        held = self.reader.read(selection, budget_ms=LATE_READ_BUDGET_MS, give_up=lambda: False)
        utf8 = self._connection.atom("UTF8_STRING")
        form = held.get(utf8) if held is not None else None
        lent = self._lent.get(selection)
        return form is not None and lent is not None and form.data == lent[utf8].data

    # --- beyond our end ------------------------------------------------------------------

    def _hand_over(self, selection: int) -> None:
        """Gives what we hold there to a process of its own, which survives us."""
        owned = self.clipboard.owned.get(selection)
        if owned is None or self._handed_over_ms.get(selection) == owned.since_ms:
            return
        self._handed_over_ms[selection] = owned.since_ms
        pid = start_owner(self._connection.display.get_display_name(), selection, *owned)
        if pid is not None:
            self._owner_pids.append(pid)

    def _reap(self) -> None:
        for pid in tuple(self._owner_pids):
            with suppress(ChildProcessError):
                if os.waitpid(pid, os.WNOHANG) == (0, 0):
                    continue
            self._owner_pids.remove(pid)

    def finish(self) -> None:
        """Leaves the clipboard in other hands. Blocks up to about four seconds, when nobody answers."""
        loan, due_ns = self._loan, self._restore_due_ns()
        if loan is not None and due_ns is not None:
            if not (loan.is_simple and self._targets.caught_up(loan.target, PING_MS)):
                self._connection.wait(lambda: False, min(FINISH_MS, max(0.0, (due_ns - time.monotonic_ns()) / 1e6)))
            if loan.browser is None or not loan.browser.has_busy_page():
                self._put_back()
        selection = self.clipboard.clipboard
        if self._loan is not None and self._holds_lent(selection):
            self.clipboard.offer(self._loan.text)  # nobody will put anything back: a secret no more, but what there is
        if selection in self.clipboard.owned and not self.clipboard.hand_to_clipboard_history():
            self._hand_over(selection)
        if self._owner_pids:
            self._connection.wait(lambda: selection not in self.clipboard.owned, OWNER_START_MS)
        self._reap()
