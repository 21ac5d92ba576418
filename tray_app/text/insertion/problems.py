"""What is told when a text did not get into its window. `detail` is the library's own word for it."""

from __future__ import annotations

from tray_app.core.errors import Problem

KEY_HELD = Problem(
    "A modifier key is still held down.",
    "The text is on the clipboard: let go of the keys and paste it.",
)


GRABBED = Problem(
    "Your text is on the clipboard",
    "The screen is locked or a menu is open, which would have got the keys, so nothing was typed. The text is on the "
    "clipboard and in the menu.",
)
BROKEN_OFF = Problem(
    "Your text is on the clipboard",
    "The window lost the keyboard while the text was typed, so its beginning may stand there. The whole text is on "
    "the clipboard and in the menu.",
)
SPOILT = Problem(
    "Your text is on the clipboard",
    "A key like Ctrl went down just while the text was typed, and the window took some of it for commands: look at "
    "what stands there. The whole text is on the clipboard and in the menu.",
)


def window_gone(detail: str) -> Problem:
    return Problem("The window went away while the text was inserted.", "The text is on the clipboard.", detail)


def went_wrong(detail: str) -> Problem:
    return Problem("The text could not be inserted.", "The text is on the clipboard.", detail)


def not_copied(detail: str = "") -> Problem:
    return Problem(
        "The text could not be put on the clipboard.", "It still waits in the menu and for holdtalk recover.", detail
    )


def display_gone(detail: str) -> Problem:
    return Problem("The display went away.", "Start Holdtalk again in the new session.", detail)
