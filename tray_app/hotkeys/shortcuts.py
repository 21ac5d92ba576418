"""What a desktop is asked to keep for us: one shortcut for each hotkey, and one for the cancel key."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tray_app.core.bindings import DEFAULT, ListenedKeys
from tray_app.core.combination import SILENT_KEYS, Combination, Modifiers, parse_combination
from tray_app.core.events import BindingId
from tray_app.core.translation import marked, tr

from .triggers import single_key

STAND_INS = ("f9", "f8", "f7", "f6")
"""For a hotkey that no desktop keeps, such as Right Ctrl by itself: keys that one finger can hold, that type nothing
and that few programs need. The first that no other hotkey is."""
CANCEL = "cancel"

_DICTATE = marked("Dictate")
_CANCEL_WORDS = marked("Throw the recording away")


@dataclass(frozen=True, slots=True)
class Shortcut:
    shortcut_id: str
    """What the desktop keeps it by, its choice of a key included: another key makes it another shortcut, which is asked
    for anew."""
    key: str
    """As the settings have it; what the program calls it by."""
    asked: str
    """The key the desktop is asked for; another one than `key` where that is none for it."""
    words: str
    """What the desktop shows of it."""

    @property
    def name(self) -> str:
        """What it is for, the same whatever its key is."""
        return self.shortcut_id.partition("-")[0]

    @property
    def combination(self) -> Combination:
        return parse_combination(self.asked)


def shortcuts_of(keys: ListenedKeys, *, with_keys: bool = True) -> tuple[Shortcut, ...]:
    """Also those that rest, so that the desktop does not forget them. `with_keys`: the desktop chooses by the key that
    it is asked for; else users bind the name of the shortcut, which must not change with it."""
    all_keys = keys.with_resting or keys.hotkeys
    spare = iter([key for key in STAND_INS if not _is_among(key, all_keys)])
    found = [_shortcut(binding, key, spare, with_keys=with_keys) for binding, key in all_keys]
    if can_be_kept(keys.cancel_key) and is_missed_nowhere(keys.cancel_key):
        shortcut_id = f"{CANCEL}-{_slug(keys.cancel_key)}" if with_keys else CANCEL
        found.append(Shortcut(shortcut_id, keys.cancel_key, keys.cancel_key, tr(_CANCEL_WORDS)))
    return tuple(found)


def keys_of_before(before: Sequence[Shortcut], wanted: Sequence[Shortcut]) -> dict[str, str]:
    """Which key of the settings each of those of before stands for now, by its id: by its name, or, where a hotkey that
    is known by its key got another one, by its place."""
    keys = {shortcut.name: shortcut.key for shortcut in wanted}
    found = {shortcut.shortcut_id: keys[shortcut.name] for shortcut in before if shortcut.name in keys}
    if len(before) == len(wanted):
        names = {shortcut.name for shortcut in before}
        for old, new in zip(before, wanted, strict=True):
            if old.name not in keys and new.name not in names:
                found[old.shortcut_id] = new.key
    return found


def can_be_kept(key: str) -> bool:
    """Whether a desktop keeps it as a shortcut. A key that is none is not."""
    return single_key(parse_combination(key)) is not None


def is_missed_nowhere(key: str) -> bool:
    """Whether it may be kept from every window all the time, as desktops do: Esc by itself may not."""
    combination = parse_combination(key)
    others = Modifiers.CTRL | Modifiers.ALT | Modifiers.SUPER
    return bool(combination.modifiers & others) or combination.names <= SILENT_KEYS


def _shortcut(binding: BindingId, key: str, spare: Iterable[str], *, with_keys: bool) -> Shortcut:
    asked = key if can_be_kept(key) else next(iter(spare), STAND_INS[0])
    words = tr(_DICTATE) if binding == DEFAULT else str(binding)
    name = _slug(str(binding))
    return Shortcut(f"{name}-{_slug(asked)}" if with_keys else name, key, asked, words)


def _is_among(key: str, keys: Iterable[tuple[BindingId, str]]) -> bool:
    wanted = parse_combination(key).names
    return any(wanted & parse_combination(other).names for _binding, other in keys)


def _slug(text: str) -> str:
    """Letters, digits and underscores, for users may have to type it; other characters by their number."""
    return re.sub(r"[^a-z0-9_]", lambda found: f"x{ord(found[0]):x}", text.casefold().replace("+", "_"))
