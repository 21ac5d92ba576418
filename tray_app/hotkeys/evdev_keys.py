"""Where a keyboard has the keys of a combination, by the kernel's codes."""

from __future__ import annotations

from collections.abc import Callable

from tray_app.core.errors import HotkeyFault
from tray_app.core.translation import filled, marked
from tray_app.linux_input.codes import CODES
from tray_app.linux_input.layout import codes_typing

_SAME_EVERYWHERE = marked("Choose a key that every layout has in the same place, such as ctrl_r or f9.")


def layout_of_seat() -> str:
    """The compositor's, as an XKB keymap. Empty when it does not tell."""
    from tray_app.wayland.seat_keymap import told_keymap  # only for a hotkey that is a character

    return told_keymap()


class KeyPlaces:
    """Asks for the layout each time that a character is looked up, since nobody tells when it changes."""

    def __init__(self, layout: Callable[[], str] = layout_of_seat) -> None:
        self._layout = layout

    def codes_of(self, name: str) -> frozenset[int]:
        """Of a key by its name, a single character, or a keysym's number in angle brackets; none when no key has it.

        Raises HotkeyFault when nobody tells which key types a character.
        """
        if name in CODES:
            return frozenset({CODES[name]})
        number = int(name.strip("<>")) if len(name) > 1 else -1
        try:
            return codes_typing(self._layout(), lambda keysym, char: keysym == number or char.lower() == name)
        except (OSError, ValueError) as error:
            raise HotkeyFault(
                filled("Which key types {key} is not known here.", key=name), _SAME_EVERYWHERE, str(error)
            ) from error
