"""What a person calls a key."""

from __future__ import annotations

from collections.abc import Mapping

from tray_app.core.bindings import binding_of, bindings_of
from tray_app.core.combination import parse_combination
from tray_app.core.errors import HotkeyFault
from tray_app.core.events import ANY_BINDING, BindingId
from tray_app.core.settings import Settings
from tray_app.core.translation import marked, tr

_SIDE = {"_l": marked("Left {key}"), "_r": marked("Right {key}")}
_ON_KEYS = "key|"
"""Tells what stands on a key from the same word elsewhere, for translators: "Delete" is "Entf" there."""
_NAMES = {
    "ctrl": marked("key|Ctrl"),
    "shift": marked("key|Shift"),
    "alt": marked("key|Alt"),
    "cmd": marked("key|Super"),
    "alt_gr": marked("key|AltGr"),
    "esc": marked("key|Esc"),
    "space": marked("key|Space"),
    "enter": marked("key|Enter"),
    "tab": marked("key|Tab"),
    "backspace": marked("key|Backspace"),
    "delete": marked("key|Delete"),
    "insert": marked("key|Insert"),
    "home": marked("key|Home"),
    "end": marked("key|End"),
    "page_up": marked("key|Page Up"),
    "page_down": marked("key|Page Down"),
    "up": marked("key|Up"),
    "down": marked("key|Down"),
    "left": marked("key|Left"),
    "right": marked("key|Right"),
    "caps_lock": marked("key|Caps Lock"),
    "num_lock": marked("key|Num Lock"),
    "scroll_lock": marked("key|Scroll Lock"),
    "print_screen": marked("key|Print Screen"),
    "pause": marked("key|Pause"),
    "menu": marked("key|Menu"),
    "media_play_pause": marked("key|Media Play Pause"),
    "media_stop": marked("key|Media Stop"),
    "media_volume_mute": marked("key|Media Volume Mute"),
    "media_volume_down": marked("key|Media Volume Down"),
    "media_volume_up": marked("key|Media Volume Up"),
    "media_previous": marked("key|Media Previous"),
    "media_next": marked("key|Media Next"),
}

_called: Mapping[str, str] = {}


def describe(key: str) -> str:
    """Such as "Right Ctrl" or "Left Alt + Space" for a setting, in the user's language; the setting itself
    when it is not valid."""
    try:
        parse_combination(key)
    except HotkeyFault:
        return key
    return " + ".join(_describe_one(part.strip().lower()) for part in key.split("+") if part.strip()) or key


def call_keys(called: Mapping[str, str]) -> None:
    """Which keys stand in for those of the settings, where a desktop gave others: in our notation, or in the desktop's
    own words. An empty one is not heard at all."""
    global _called
    _called = called


def called() -> Mapping[str, str]:
    """As `call_keys` was told last."""
    return _called


def heard_name(key: str) -> str:
    """As `describe` has it, of the key that is pressed for this one of the settings; empty where none is heard."""
    return describe(_called.get(key, key))


def key_name(settings: Settings, binding_id: BindingId = ANY_BINDING) -> str:
    """Of that hotkey; of the first one to dictate with when none is named."""
    return heard_name(binding_of(bindings_of(settings), binding_id).key)


def _describe_one(name: str) -> str:
    base, side = (name[:-2], _SIDE[name[-2:]]) if name[-2:] in _SIDE else (name, "{key}")
    if base == "control":
        base = "ctrl"
    if base in _NAMES:
        key = tr(_NAMES[base]).removeprefix(_ON_KEYS)
    else:
        key = base.replace("_", " ").title() if len(base) > 1 else base.upper()
    return tr(side).format(key=key)
