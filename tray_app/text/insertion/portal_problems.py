"""What is told when the desktop's portal does not type. That a text waits in the menu is true of every one of them."""

from __future__ import annotations

from tray_app.core.errors import Mend, Problem
from tray_app.core.translation import marked

_WAITS = marked("The text waits in the menu.")
_ASK_AGAIN = marked(
    "Have it ask again, by the button here or with `holdtalk ask-again`. Texts wait in the menu meanwhile."
)

NO_PORTAL = Problem(
    marked("This desktop has no portal through which programs may type."),
    marked("Install xdg-desktop-portal and the part of it for your desktop, then log in again."),
)
ASKING = Problem(
    marked("Your desktop asks whether Holdtalk may type."),
    marked(
        "Allow it in the window that opened; on GNOME switch Allow Remote Interaction on first. It is asked only once. "
        "This text waits in the menu."
    ),
)
REFUSED = Problem(
    marked("Your desktop was told that Holdtalk may not type."),
    _ASK_AGAIN,
    mend=Mend.ASK_FOR_TYPING,
)
SWITCH_OFF = Problem(
    marked("Your desktop lets Holdtalk in, but not type."),
    marked(
        "Have it ask again, by the button here or with `holdtalk ask-again`, and switch Allow Remote Interaction on "
        "then. Texts wait in the menu meanwhile."
    ),
    mend=Mend.ASK_FOR_TYPING,
)
UNANSWERED = Problem(
    marked("The question whether Holdtalk may type was not answered."),
    _ASK_AGAIN,
    mend=Mend.ASK_FOR_TYPING,
)
NOT_ON_KEYBOARD = Problem(
    marked("Some characters are not on your keyboard layout, and the clipboard cannot be used here."),
    _WAITS,
)
NO_PASTE_KEY = Problem(
    marked("Some characters are not on your keyboard layout, and by which key this program pastes is not known."),
    _WAITS,
)
NO_CLIPBOARD = Problem(marked("The desktop lends no clipboard as long as it does not let Holdtalk type."), _WAITS)
NOT_PASTED = Problem(
    marked("The window did not take the text."),
    marked("The text is on the clipboard: paste it, in a terminal with Ctrl+Shift+V."),
)
BROKEN_OFF = Problem(
    marked("The desktop stopped in the middle of the text."),
    marked("Look at what stands there. The whole text waits in the menu."),
)
GIVEN = Problem(
    marked("Your desktop lets Holdtalk type."),
    marked("The next text is written into its window."),
)
CLIPBOARD_UNREAD = Problem(
    marked("What was on the clipboard before could not be read, so it is gone."),
    marked("Copy it again."),
)


def went_wrong(detail: str) -> Problem:
    return Problem(
        marked("The desktop's portal did not let Holdtalk type."),
        marked("The text waits in the menu; the next one is tried anew."),
        detail,
    )
