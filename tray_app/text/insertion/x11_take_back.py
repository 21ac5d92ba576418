"""Takes a text out of a window again, where it can be shown that nothing else goes with it.

Windows with a selection are asked: Shift+Left marks what stands before the caret, they put what is marked on the
PRIMARY selection, and only when that is the text, to the letter, it is deleted. Neither their own idea of what one step
of the caret is, nor whether they completed or corrected something, matters then. Not more steps are taken than are sure
to stay within the text, and none before the last ones have shown: so nothing is under way when the text is deleted.

Terminals have no selection by keys. There plain ASCII of one line is erased, a BackSpace for each character.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress

from tray_app.x11.connection import X11Connection
from tray_app.x11.keyboard import SHIFT
from tray_app.x11.keysyms import BACKSPACE, DELETE, LEFT, RIGHT

from .caret_steps import own_steps
from .hindrance import Hindered, Hindrance
from .selection_content import Content, text_content
from .selection_reader import SelectionReader
from .x11_clipboard import X11Clipboard
from .x11_target import Target, X11Targets
from .x11_typing import Gate, X11Typing

TOLD_MS = 2_000
"""A window that has not told by then what is marked tells it never."""
STEP_MS = 40
"""More for each step: GTK 4 takes five to ten milliseconds for one, and a busy machine several times as long."""
LOOK_MS = 10
WHOLE_MS = 12_000
"""For all steps of one text, with as much more for each character."""
READ_MS = 250
"""For what the user had marked, which is given back."""
DELETED_MS = 500


class NotThere(Exception):
    """What stands before the caret is something else, or the window does not tell. Nothing was changed."""


class Interrupted(Exception):
    """The window or the keyboard is somebody else's meanwhile. Nothing was removed."""

    def __init__(self, hindrance: Hindrance, *, is_marked: bool) -> None:
        """`is_marked`: some of the text still is, so that it has to be let go of first."""
        super().__init__(hindrance.value)
        self.hindrance = hindrance
        self.is_marked = is_marked


class X11TakeBack:
    """All methods run on the connection's thread."""

    def __init__(
        self,
        connection: X11Connection,
        typing: X11Typing,
        targets: X11Targets,
        reader: SelectionReader,
        clipboard: X11Clipboard,
    ) -> None:
        self._connection = connection
        self._typing = typing
        self._targets = targets
        self._reader = reader
        self._clipboard = clipboard
        self._is_marked = False

    def erase(self, characters: int, passes: Gate) -> None:
        """A round trip each. Raises Hindered, which says how many are gone."""
        self._typing.tap(BACKSPACE, 0, characters, passes=passes, at_once=1)

    def let_go(self, passes: Gate) -> None:
        """Of what is marked: the caret is where it was. Raises Hindered."""
        self._typing.tap(RIGHT, 0, 1, passes=passes)

    def delete(self, text: str, target: Target, passes: Gate) -> None:
        """Blocks for five to ten milliseconds a character, and up to WHOLE_MS and STEP_MS for each of them.

        Raises NotThere, Interrupted, and Hindered when a key came in between with which something else may have gone.
        """
        self._is_marked = stays_marked = False
        before = self._take_selection()
        try:
            self._mark_or_let_go(text, target, passes)
            try:
                self._typing.tap(DELETE, 0, 1, passes=passes)
            except Hindered as hindered:
                if hindered.typed:
                    raise
                raise self._interrupted(hindered, passes) from hindered
            self._await_deletion(target)
        except Interrupted as interrupted:
            stays_marked = interrupted.is_marked  # who loses the selection may put the caret to its beginning
            raise
        finally:
            if not stays_marked:
                self._give_selection_back(before)

    def select(self, text: str, target: Target, passes: Gate) -> None:
        """As `delete`, but that it stays marked, and is what the PRIMARY selection holds. Raises NotThere,
        Interrupted."""
        self._is_marked = False
        before = self._take_selection()
        try:
            self._mark_or_let_go(text, target, passes)
        except NotThere:
            self._give_selection_back(before)
            raise
        except Interrupted as interrupted:
            if not interrupted.is_marked:
                self._give_selection_back(before)
            raise

    def _mark_or_let_go(self, text: str, target: Target, passes: Gate) -> None:
        try:
            self._mark(text, target, passes)
        except NotThere:
            with suppress(Hindered):
                self.let_go(passes)
            raise
        except Hindered as hindered:
            raise self._interrupted(hindered, passes) from hindered

    def _interrupted(self, hindered: Hindered, passes: Gate) -> Interrupted:
        self._is_marked = self._is_marked or bool(hindered.typed)
        if self._is_marked:
            with suppress(Hindered):
                self.let_go(passes)
                self._is_marked = False
        return Interrupted(hindered.hindrance, is_marked=self._is_marked)

    # --- marking -------------------------------------------------------------------------

    def _mark(self, text: str, target: Target, passes: Gate) -> None:
        wanted, marked = _plain(text), ""
        deadline_ns = time.monotonic_ns() + (WHOLE_MS + STEP_MS * len(text)) * 1_000_000
        while marked != wanted:
            rest = wanted[: len(wanted) - len(marked)]
            steps = max(1, own_steps(rest, marked)) if marked else 1
            self._typing.tap(LEFT, SHIFT, steps, passes=passes)
            self._is_marked = True
            marked = self._told(target, _grown_by(steps, wanted, marked), TOLD_MS + STEP_MS * steps)
            if not wanted.endswith(marked) or time.monotonic_ns() > deadline_ns:
                raise NotThere
        self._connection.wait(lambda: False, LOOK_MS)
        somebody_types = any(self._connection.display.query_keymap())
        if somebody_types:
            passes()  # the hotkey puts it off
        if somebody_types or self._marked_in(target) != wanted:
            raise NotThere

    def _told(self, target: Target, is_it: Callable[[str], bool], patience_ms: int) -> str:
        """What the window has marked, once it is that. Raises NotThere when it never is."""
        deadline_ns = time.monotonic_ns() + patience_ms * 1_000_000
        self._targets.caught_up(target, patience_ms)
        while not is_it(marked := self._marked_in(target)):
            if time.monotonic_ns() > deadline_ns:
                raise NotThere
            self._connection.wait(lambda: False, LOOK_MS)
        return marked

    def _marked_in(self, target: Target) -> str:
        """As that window tells; empty while another program has the selection."""
        owner = self._connection.display.get_selection_owner(self._clipboard.primary)
        if not owner or not self._connection.same_client(owner.id, target.focus_id):
            return ""
        return _plain(self._reader.text(self._clipboard.primary, budget_ms=TOLD_MS) or "")

    # --- what the user had marked --------------------------------------------------------

    def _take_selection(self) -> Content:
        """Ours, so that what shows there was marked after it. Gives what was there, as far as it can be had."""
        primary = self._clipboard.primary
        held = self._clipboard.content(primary)
        before = held or self._reader.read(primary, budget_ms=READ_MS, give_up=lambda: False)
        self._clipboard.own(primary, text_content(self._connection, "", keep_out_of_history=True))
        return before or {}

    def _give_selection_back(self, before: Content) -> None:
        """Also where there was nothing: the window would go on offering what it had marked."""
        primary = self._clipboard.primary
        nothing = text_content(self._connection, "", keep_out_of_history=True)
        if self._clipboard.own(primary, before or nothing) and not before:
            self._clipboard.give_up(primary)

    def _await_deletion(self, target: Target) -> None:
        """A window that loses the selection may forget what is marked, so it has to have deleted it before."""
        if not self._targets.caught_up(target, DELETED_MS):
            self._connection.wait(lambda: False, DELETED_MS)


def _grown_by(steps: int, wanted: str, marked: str) -> Callable[[str], bool]:
    """Whether all steps have been taken: more than one are as many characters, and a single one some."""
    if steps == 1:
        return lambda seen: seen not in ("", marked)
    return lambda seen: seen == wanted[len(wanted) - len(marked) - steps :]


def _plain(text: str) -> str:
    """As it is compared: pages write some blanks as no-break ones."""
    return text.replace("\u00a0", " ")
