"""Typing by a keyboard of our own, and pasting with it what is long: sway and its kin, Hyprland, niri, river."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable

from tray_app.core.applications import Application
from tray_app.core.settings import InsertionSettings
from tray_app.core.translation import marked
from tray_app.wayland.clipboard import Clipboard, ClipboardBusy
from tray_app.wayland.virtual_keyboard import (
    CONTROL_SHIFT_V,
    CONTROL_V,
    SHIFT_INSERT,
    BrokenOff,
    Chord,
    VirtualKeyboard,
)
from tray_app.wayland.wire import WaylandFault

from .programs import EMACS, OTHER_MACHINES, PASSWORD_PROMPTS, PASTE_KEY_UNSURE, TERMINALS, slow_reader_ms
from .step import Done, NothingDone, PartlyDone

log = logging.getLogger(__name__)

NAME = "virtual keyboard"
TAKE_S = 6.0
"""A window that has not taken the text by then is told to the user; it may still take it."""
_LOOK_THERE = marked("Look at what stands there; the whole text waits in the menu.")


class VirtualKeyboardStep:
    """A step of the insertion chain; for the thread that inserts."""

    name = NAME
    longest = 1_000_000
    """Characters. What is long is pasted, or typed slowly where it cannot be."""

    def __init__(self, keyboard: VirtualKeyboard, clipboard: Clipboard, still_there: Callable[[], bool]) -> None:
        """`still_there`: whether the window that the text is for has the focus, as far as anybody tells."""
        self._keyboard = keyboard
        self._clipboard = clipboard
        self._still_there = still_there

    def usable(self) -> str | None:
        """None, or why not. Makes the keyboard, which is kept: windows need a moment to see a new one."""
        try:
            self._keyboard.open()
        except WaylandFault as fault:
            return fault.problem.title
        return None

    def prepare(self) -> None:
        """A dictation has begun. Nothing has to be."""

    def insert(self, text: str, settings: InsertionSettings, application: Application | None) -> Done:
        """Blocks for as long as it takes. Raises NothingDone, PartlyDone, or another InsertionFault."""
        names = {application.name} if application is not None and application.name else set()
        chord = paste_chord(names)
        wants_paste = settings.method == "paste" or (
            settings.method == "auto" and len(text) >= settings.paste_from_characters
        )
        if wants_paste and chord is not None and self._clipboard.why_not() is None:
            try:
                return self._paste(text, chord)
            except ClipboardBusy as busy:
                log.info("typed, because the clipboard cannot be lent: %s", busy.problem.detail)
        return self._type(text, max(settings.key_delay_ms, slow_reader_ms(names)) / 1e3)

    def close(self) -> None:
        self._keyboard.close()

    def _type(self, text: str, delay_s: float) -> Done:
        try:
            typed = self._keyboard.type(text, self._still_there, delay_s)
        except BrokenOff as broken:
            raise PartlyDone(broken.problem.title, _LOOK_THERE, broken.problem.detail) from broken
        except WaylandFault as fault:
            raise NothingDone(fault.problem.title, fault.problem.remedy, fault.problem.detail) from fault
        return Done(typed.first_char_ns, typed.last_char_ns, True, "typed")

    def _paste(self, text: str, chord: Chord) -> Done:
        pressed = False
        try:
            with self._clipboard.lend(text) as lent:
                if not self._still_there():  # reading the clipboard took its time
                    raise NothingDone("Another window has the focus.", _LOOK_THERE)
                self._keyboard.open()
                lent.key_is_sent()
                pressed = True
                self._keyboard.chord(chord)
                taken = lent.await_taken(TAKE_S)
                held = lent.held
        except ClipboardBusy:
            raise
        except WaylandFault as fault:
            kind = PartlyDone if pressed else NothingDone
            raise kind(fault.problem.title, fault.problem.remedy, fault.problem.detail) from fault
        if taken is not None:
            return Done(*taken, True, "pasted")
        if held:
            raise PartlyDone(
                "The window has not taken the text.",
                "The text stays on the clipboard: if it does not come by itself, paste it.",
                on_clipboard=True,
            )
        raise PartlyDone(
            "Something else was copied while the text was pasted.",
            "If the text is not in the window, it is in the menu.",
            on_clipboard=True,
        )


def paste_chord(names: Iterable[str]) -> Chord | None:
    """What pastes from the clipboard in the program of these names (lower case); None when that is not known."""
    known = set(names)
    if not known or known & (PASTE_KEY_UNSURE | OTHER_MACHINES | PASSWORD_PROMPTS):
        return None
    if any(name.endswith(".exe") for name in known):
        return None
    if known & TERMINALS:
        return CONTROL_SHIFT_V
    return SHIFT_INSERT if known & EMACS else CONTROL_V
