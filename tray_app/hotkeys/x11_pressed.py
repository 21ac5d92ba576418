"""What the settings call the keys of an X keyboard, by their keycodes: for whoever chooses a hotkey by pressing it."""

from __future__ import annotations

from contextlib import closing

from tray_app.core.combination import KEY_NAMES, parse_combination
from tray_app.x11.connection import X11Connection
from tray_app.x11.keysyms import char_of
from tray_app.x11.xkb import Xkb

from .x11_grab import PassiveGrabs
from .x11_keys import Grab, KeyTable, hotkey_grabs


def key_names() -> dict[int, str]:
    """By keycode. Blocks for a few round trips. Raises OSError, DisplayError or ServerLacks without a keyboard."""
    with closing(X11Connection()) as connection:
        return names_of(_table(connection))


def names_of(table: KeyTable) -> dict[int, str]:
    """A key that has no name is called by the character it types, else by its keysym's number."""
    found = {code: name for code in table.keyboard.keys if (name := _character(table, code))}
    # A key that is both AltGr and right Alt is called what its symbol says: the later one counts.
    for name in sorted(KEY_NAMES, key=lambda name: (name == "alt_gr", name)):
        codes = table.codes_of(name)
        found |= {code: name for code in codes if isinstance(code, int) and _is_called(table, code, name)}
    return found


def _is_called(table: KeyTable, code: int, name: str) -> bool:
    """AltGr stands in for right Alt, and the other way round, where a layout has only one of them."""
    symbol = table.keyboard.plain_symbol(code)
    if name == "alt_r":
        return symbol == _ALT_R
    return name != "alt_gr" or symbol != _ALT_R


_ALT_R = 0xFFEA


def _character(table: KeyTable, code: int) -> str:
    symbol = table.keyboard.plain_symbol(code)
    char = char_of(symbol)
    if char is not None and char.isprintable() and not char.isspace():
        return char.lower() if len(char.lower()) == 1 else char
    return f"<{symbol}>" if symbol else ""


def taken_by_another(key: str) -> bool:
    """Whether another program has this hotkey for itself, tried with grabs that are given back at once.

    While our own hotkeys are held back. Blocks for a few round trips. Raises HotkeyFault when this keyboard lacks the
    key, OSError, DisplayError or ServerLacks without a keyboard.
    """
    with closing(X11Connection()) as connection:
        table = _table(connection)
        chord = table.chord(parse_combination(key))
        wanted = hotkey_grabs(table, chord, frozenset(), rival_down=False)
        if not wanted and len(chord.members) == 1:  # a modifier: heard without a grab, but another's all the same
            wanted = frozenset(Grab(code, 0) for code in chord.codes if isinstance(code, int))
        grabs = PassiveGrabs(connection.display)
        refused = grabs.want(wanted, table.lock_masks())
        grabs.want(frozenset(), ())
        connection.sync()
        return bool(refused)


def _table(connection: X11Connection) -> KeyTable:
    xkb = Xkb(connection)
    return KeyTable(xkb.keyboard(), xkb.key_names())
