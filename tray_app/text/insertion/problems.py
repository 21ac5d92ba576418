"""What is told when a text did not get into its window. `detail` is the library's own word for it."""

from __future__ import annotations

from tray_app.core.errors import Problem
from tray_app.core.translation import marked

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
NO_WAY_HERE = Problem(
    "Your text is on the clipboard",
    "This desktop does not let Holdtalk type: paste the text. holdtalk doctor says what would help.",
)
NEITHER_WAY = Problem(
    "The text could neither be typed nor put on the clipboard.",
    "It waits in the menu. holdtalk doctor says what would help.",
)
UNSURE = Problem(
    "Your text is on the clipboard",
    "It was sent to the window, and nobody can tell whether it arrived: if it does not stand there, paste it.",
)
MOVED_AWAY = Problem(
    "Another window has the focus, so nothing was typed.",
    "The text waits in the menu: it could not be put on the clipboard.",
)
PASSWORD_PROMPT = Problem(
    marked("Nothing was written: the window asks for a password"), marked("The text waits in the menu.")
)
_BY_HAND = marked("Select the text and delete it by hand.")
OTHER_WINDOW = Problem(marked("Nothing was undone: another window has the focus."), _BY_HAND)
NOT_THERE = Problem(
    marked("Nothing was undone: the text does not stand right before the caret, or the window does not tell."), _BY_HAND
)
NO_WAY_BACK = Problem(
    marked("Nothing was undone: in this window nobody can tell what would go with the text."), _BY_HAND
)
CARET_WITHIN = Problem(marked("Nothing was undone: the caret was put into the text."), _BY_HAND)
UNKNOWN_TEXT = Problem(marked("Nothing was undone: the text is too long, or too many came behind it."), _BY_HAND)
MENU_OPEN = Problem(
    marked("Nothing was undone: a menu is open, or the screen is locked."), marked("Close it, and undo again.")
)
KEYS_IN_THE_WAY = Problem(
    marked("Nothing was undone: a key like Ctrl was held down."), marked("Let go of the keys, and undo again.")
)
PARTLY_UNDONE = Problem(
    marked("The text was undone only in part."),
    marked("Something came in between: look at what stands there, and delete the rest by hand."),
)
NO_UNDO_HERE = Problem(
    marked("What was written cannot be undone on this system."),
    marked(
        "Windows here do not tell what stands before the caret. Use the program's own Undo, or delete the text by hand."
    ),
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
