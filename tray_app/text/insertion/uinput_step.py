"""Pasting by a keyboard of our own (uinput), which works under every compositor: only paste keys are pressed on it, for
what any other key types depends on the layout. The text itself is lent on the clipboard meanwhile."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from tray_app.core.applications import Application, ApplicationKind
from tray_app.core.errors import HoldtalkError, Problem
from tray_app.core.settings import InsertionSettings
from tray_app.core.translation import marked
from tray_app.linux_input.access import modifier_held, why_no_typing
from tray_app.linux_input.codes import INSERT, LEFT_CTRL, LEFT_SHIFT
from tray_app.linux_input.layout import codes_typing
from tray_app.linux_input.uinput import UinputKeyboard

from .programs import EMACS, OLD_TERMINALS, OTHER_MACHINES, PASSWORD_PROMPTS, PASTE_KEY_UNSURE
from .step import Done, NothingDone, PartlyDone

NAME = "uinput"
TAKE_S = 6.0
"""A window that has not taken the text by then is told to the user; it may still take it."""
FINGERS_LIFTED_WITHIN_S = 1.0
"""How long a modifier that is held is waited for: with it, the paste key would be another shortcut."""
_LOOK_S = 0.01
_MAY_PRESS = (LEFT_SHIFT, LEFT_CTRL, INSERT, *range(2, 14), *range(16, 28), *range(30, 42), *range(43, 54), 86)
"""The paste keys' own, and all that V may be on."""
_IN_THE_MENU = marked("The text waits in the menu.")


class Lent(Protocol):
    """A text that stands on the clipboard in place of the user's content."""

    @property
    def held(self) -> bool:
        """Nobody has copied anything since."""

    def key_is_sent(self) -> None:
        """From now on who asks for the text is taken for the window."""

    def await_taken(self, timeout_s: float) -> tuple[int, int] | None:
        """When it was asked for and handed over (monotonic ns); None when it was not within the time."""


class Lender(Protocol):
    """The part of a clipboard that is used."""

    def why_not(self) -> str | None:
        """None where it can lend."""

    def lend(self, text: str) -> AbstractContextManager[Lent]:
        """Raises a HoldtalkError when it cannot be done."""


class Keyboard(Protocol):
    """The part of `UinputKeyboard` that is used."""

    def wait_until_seen(self) -> None: ...
    def press_together(self, codes: Sequence[int]) -> int: ...
    def close(self) -> None: ...


def paste_keys(application: Application | None, v_codes: frozenset[int]) -> Sequence[int] | None:
    """What pastes in this program; `v_codes` are the keys that type a v, as far as the layout is known.

    Ctrl+V where both are known, Shift+Insert otherwise: no layout moves it, and what does not know it does nothing.
    None where it may do something else.
    """
    names = {application.name} if application is not None and application.name else set()
    unsure = PASTE_KEY_UNSURE | OTHER_MACHINES | PASSWORD_PROMPTS
    if names & unsure or any(name.endswith(".exe") for name in names):
        return None
    if application is None or not names or not v_codes or names & (EMACS | OLD_TERMINALS):
        return (LEFT_SHIFT, INSERT)
    if application.kind is ApplicationKind.TERMINAL:
        return (LEFT_CTRL, LEFT_SHIFT, min(v_codes))
    return (LEFT_CTRL, min(v_codes))


class UinputStep:
    """A step of the insertion chain (`step.Step`); for the thread that inserts.

    The keyboard is made when the first text needs it, and kept: where it is never needed the desktop has no keyboard
    more than those of the user, and each that comes or goes has compositors tell every window of a layout.
    """

    name = NAME
    longest = 1_000_000
    """Characters; a clipboard takes them all."""

    def __init__(
        self,
        clipboard: Lender,
        still_there: Callable[[], bool],
        layout: Callable[[], str] = lambda: "",
        *,
        make_keyboard: Callable[[Sequence[int]], Keyboard] = UinputKeyboard,
        why_not: Callable[[], Problem | None] = why_no_typing,
        modifier_held: Callable[[], bool] = modifier_held,
    ) -> None:
        """`still_there`: whether the window that the text is for has the focus, as far as anybody tells; `layout` tells
        the compositor's XKB keymap, and an empty text where nobody knows it."""
        self._clipboard = clipboard
        self._still_there = still_there
        self._layout = layout
        self._make_keyboard = make_keyboard
        self._why_not = why_not
        self._modifier_held = modifier_held
        self._keyboard: Keyboard | None = None
        self._known_layout = ""
        self._known_v_codes: frozenset[int] = frozenset()

    def usable(self) -> Problem | str | None:
        """None, or why not. Nothing is made by it."""
        problem = self._why_not() if self._keyboard is None else None
        return problem or self._clipboard.why_not()

    def prepare(self) -> None:
        """A dictation has begun. What was needed once is there."""

    def insert(self, text: str, settings: InsertionSettings, application: Application | None) -> Done:  # noqa: ARG002 - the step's signature: there is but one way here
        """Blocks until the window has taken the text. Raises NothingDone or PartlyDone when it has not."""
        keys = paste_keys(application, self._v_codes() if application is not None else frozenset())
        if keys is None:
            raise NothingDone("Which key pastes in this program is not known.", _IN_THE_MENU)
        pressed = False
        try:
            keyboard = self._made_keyboard()
            with self._clipboard.lend(text) as lent:
                self._wait_until_it_may_be_pressed(keyboard)
                lent.key_is_sent()
                pressed = True
                keyboard.press_together(keys)
                taken, held = lent.await_taken(TAKE_S), lent.held
        except NothingDone:
            raise
        except OSError as error:
            self.close()  # its keys come up with it, and the next text gets another
            kind = PartlyDone if pressed else NothingDone
            raise kind("The paste key could not be pressed.", _IN_THE_MENU, str(error)) from error
        except HoldtalkError as fault:  # the clipboard's
            kind = PartlyDone if pressed else NothingDone
            raise kind(fault.problem.title, fault.problem.remedy, fault.problem.detail) from fault
        if taken is None:
            raise _not_taken(held=held)
        return Done(*taken, True, "pasted")

    def close(self) -> None:
        """The keyboard is unplugged. Again is harmless."""
        keyboard, self._keyboard = self._keyboard, None
        if keyboard is not None:
            keyboard.close()

    def _made_keyboard(self) -> Keyboard:
        """Raises OSError where there can be none."""
        if self._keyboard is None:
            self._keyboard = self._make_keyboard(_MAY_PRESS)
        return self._keyboard

    def _wait_until_it_may_be_pressed(self, keyboard: Keyboard) -> None:
        """Raises NothingDone when that is not so in time."""
        keyboard.wait_until_seen()
        until_s = time.monotonic() + FINGERS_LIFTED_WITHIN_S
        while self._modifier_held():
            if time.monotonic() > until_s:
                raise NothingDone("A modifier key is still held down.", _IN_THE_MENU)
            time.sleep(_LOOK_S)
        if not self._still_there():
            raise NothingDone("Another window has the focus.", _IN_THE_MENU)

    def _v_codes(self) -> frozenset[int]:
        """Empty where nobody tells."""
        layout = self._layout()
        if layout != self._known_layout:  # to read it takes ten milliseconds
            self._known_layout, self._known_v_codes = layout, _v_codes_of(layout)
        return self._known_v_codes


def _v_codes_of(layout: str) -> frozenset[int]:
    try:
        return codes_typing(layout, lambda _keysym, char: char == "v") & {*_MAY_PRESS} if layout else frozenset()
    except (OSError, ValueError):
        return frozenset()


def _not_taken(*, held: bool) -> PartlyDone:
    if held:
        return PartlyDone(
            "The window has not taken the text.",
            "The text stays on the clipboard: if it does not come by itself, paste it.",
            on_clipboard=True,
        )
    return PartlyDone(
        "Something else was copied while the text was pasted.",
        "If the text is not in the window, it is in the menu.",
        on_clipboard=True,
    )
