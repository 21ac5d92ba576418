"""What a person calls a key."""

from __future__ import annotations

from tray_app.core.bindings import binding_of, bindings_of
from tray_app.core.combination import parse_combination
from tray_app.core.errors import HotkeyFault
from tray_app.core.events import ANY_BINDING, BindingId
from tray_app.core.settings import Settings

_SIDE = {"_l": "Left ", "_r": "Right "}
_BASE = {"ctrl": "Ctrl", "shift": "Shift", "alt": "Alt", "cmd": "Super", "alt_gr": "AltGr", "esc": "Esc"}


def describe(key: str) -> str:
    """Such as "Right Ctrl" or "Left Alt + Space" for a setting; the setting itself when it is not valid."""
    try:
        parse_combination(key)
    except HotkeyFault:
        return key
    return " + ".join(_describe_one(part.strip().lower()) for part in key.split("+") if part.strip()) or key


def key_name(settings: Settings, binding_id: BindingId = ANY_BINDING) -> str:
    """Of that hotkey; of the first one to dictate with when none is named."""
    return describe(binding_of(bindings_of(settings), binding_id).key)


def _describe_one(name: str) -> str:
    base, side = (name[:-2], _SIDE[name[-2:]]) if name[-2:] in _SIDE else (name, "")
    if base == "control":
        base = "ctrl"
    return side + _BASE.get(base, base.replace("_", " ").title() if len(base) > 1 else base.upper())
