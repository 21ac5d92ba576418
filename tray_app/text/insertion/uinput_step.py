"""Pasting by a keyboard of our own (uinput), which works under every compositor: only paste keys are pressed on it, for
what any other key types depends on the layout. The text itself is lent on the clipboard meanwhile."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import NamedTuple, Protocol

from tray_app.core.applications import Application, ApplicationKind
from tray_app.core.errors import HoldtalkError, InsertionFault, Problem
from tray_app.core.translation import marked
from tray_app.linux_input.access import modifier_held, why_no_typing
from tray_app.linux_input.codes import INSERT, LEFT_CTRL, LEFT_SHIFT
from tray_app.linux_input.layout import codes_typing
from tray_app.linux_input.uinput import UinputKeyboard

from .problems import KEY_HELD
from .programs import EMACS, OLD_TERMINALS, OTHER_MACHINES, PASTE_KEY_UNSURE

TAKEN_WITHIN_S = 1.5
"""A window that has not asked for the text by then is taken not to know the key."""
FINGERS_LIFTED_WITHIN_S = 1.0
"""How long a modifier that is held is waited for: with it, the paste key would be another shortcut."""
_LOOK_S = 0.01
_MAY_PRESS = (LEFT_SHIFT, LEFT_CTRL, INSERT, *range(2, 14), *range(16, 28), *range(30, 42), *range(43, 54), 86)
"""The paste keys' own, and all that V may be on."""
_ON_THE_CLIPBOARD = marked("The text is on the clipboard: paste it.")


class Lent(Protocol):
    """A text that stands on the clipboard in place of the user's content."""

    def key_is_sent(self) -> None:
        """From now on who asks for the text is taken for the window."""

    def await_taken(self, timeout_s: float) -> tuple[int, int] | None:
        """When it was asked for and handed over (monotonic ns); None when it was not within the time."""


class Lender(Protocol):
    """The part of a clipboard that is used."""

    def lend(self, text: str) -> AbstractContextManager[Lent]:
        """Raises a HoldtalkError when it cannot be done."""


class Keyboard(Protocol):
    """The part of `UinputKeyboard` that is used."""

    def wait_until_seen(self) -> None: ...
    def press_together(self, codes: Sequence[int]) -> int: ...
    def close(self) -> None: ...


class Pasted(NamedTuple):
    first_char_ns: int
    """When the window asked for the text."""
    last_char_ns: int
    """When it had it."""
    verified: bool


def paste_keys(application: Application | None, v_codes: frozenset[int]) -> Sequence[int] | None:
    """What pastes in this program; `v_codes` are the keys that type a v, as far as the layout is known.

    Ctrl+V where both are known, Shift+Insert otherwise: no layout moves it, and what does not know it does nothing.
    None where it may do something else.
    """
    names = {application.name} if application is not None else set()
    if names & (PASTE_KEY_UNSURE | OTHER_MACHINES):
        return None
    if application is None or not application.name or not v_codes or names & (EMACS | OLD_TERMINALS):
        return (LEFT_SHIFT, INSERT)
    if application.kind is ApplicationKind.TERMINAL:
        return (LEFT_CTRL, LEFT_SHIFT, min(v_codes))
    return (LEFT_CTRL, min(v_codes))


class UinputStep:
    """A step of the insertion chain; for the thread that inserts.

    The keyboard is made when it is first asked for (`usable`), so that the compositor has noticed it by the time that a
    text is there, and kept: many keyboards that come and go have compositors tell every window of a new layout.
    """

    name = "uinput"
    longest = 1_000_000
    """Characters; a clipboard takes them all."""

    def __init__(
        self,
        clipboard: Lender,
        application: Callable[[], Application | None] = lambda: None,
        layout: Callable[[], str] = lambda: "",
        *,
        make_keyboard: Callable[[Sequence[int]], Keyboard] = UinputKeyboard,
        why_not: Callable[[], Problem | None] = why_no_typing,
        modifier_held: Callable[[], bool] = modifier_held,
    ) -> None:
        """`application` tells what the focused window belongs to, `layout` the compositor's XKB keymap; where nobody
        does, None and an empty text."""
        self._clipboard = clipboard
        self._application = application
        self._layout = layout
        self._make_keyboard = make_keyboard
        self._why_not = why_not
        self._modifier_held = modifier_held
        self._keyboard: Keyboard | None = None

    def usable(self) -> Problem | None:
        """None where it is, and then its keyboard is there; else why not. Once made it is not asked about again."""
        if self._keyboard is None:
            problem = self._why_not()
            if problem is not None:
                return problem
            try:
                self._keyboard = self._make_keyboard(_MAY_PRESS)
            except OSError as error:
                return Problem("No keyboard could be made.", "Start the computer again.", str(error))
        return None

    def insert(self, text: str) -> Pasted:
        """Blocks until the window has taken the text. Raises InsertionFault when it has not, or may not have."""
        problem = self.usable()
        if problem is not None:
            raise InsertionFault(problem.title, problem.remedy, problem.detail)
        assert self._keyboard is not None, "made, for it is usable"
        keys = paste_keys(self._application(), self._v_codes())
        if keys is None:
            raise InsertionFault("Which key pastes in this program is not known.", "Copy the text from the menu.")
        try:
            with self._clipboard.lend(text) as lent:
                return self._press(self._keyboard, keys, lent)
        except InsertionFault:
            raise
        except HoldtalkError as fault:  # the clipboard's
            raise InsertionFault(fault.problem.title, fault.problem.remedy, fault.problem.detail) from fault

    def close(self) -> None:
        """The keyboard is unplugged. Again is harmless."""
        keyboard, self._keyboard = self._keyboard, None
        if keyboard is not None:
            keyboard.close()

    def _press(self, keyboard: Keyboard, keys: Sequence[int], lent: Lent) -> Pasted:
        keyboard.wait_until_seen()
        self._await_fingers()
        lent.key_is_sent()
        try:
            keyboard.press_together(keys)
        except OSError as error:
            self.close()  # its keys come up with it, and the next text gets another
            raise InsertionFault("The paste key could not be pressed.", _ON_THE_CLIPBOARD, str(error)) from error
        taken = lent.await_taken(TAKEN_WITHIN_S)
        if taken is None:
            raise InsertionFault("The window did not take the text.", _ON_THE_CLIPBOARD)
        return Pasted(*taken, verified=True)

    def _await_fingers(self) -> None:
        until_s = time.monotonic() + FINGERS_LIFTED_WITHIN_S
        while self._modifier_held():
            if time.monotonic() > until_s:
                raise InsertionFault(KEY_HELD.title, KEY_HELD.remedy)
            time.sleep(_LOOK_S)

    def _v_codes(self) -> frozenset[int]:
        """Empty where nobody tells."""
        layout = self._layout()
        try:
            return codes_typing(layout, lambda _keysym, char: char == "v") & {*_MAY_PRESS} if layout else frozenset()
        except (OSError, ValueError):
            return frozenset()
