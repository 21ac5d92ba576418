"""What a parsed settings file means: a dataclass a table, field by field, by type.

What is right counts. For what is wrong the value in force goes on counting, and the mistake is noted with its place.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, get_args, get_origin

from tray_app.core.bindings import id_of
from tray_app.core.combination import parse_hotkeys
from tray_app.core.setting_values import allowed_for, kinds, refusal, wrong_value
from tray_app.core.settings import BindingSettings, HotkeySettings, Settings
from tray_app.core.translation import filled, marked, sentences

from .settings_lines import Place

MOST_MISTAKES = 100
"""Mistakes that are named; of more of them only the number is told."""
MOST_BINDINGS = 20
_LONGEST_SHOWN = 60
"""Characters of a wrong name or value that are repeated to the user."""


@dataclass(frozen=True, slots=True)
class Mistake:
    place: Place
    what: str

    @property
    def name(self) -> str:
        """Such as "hotkey.key", and "binding.2.mode" in the second table of that name."""
        parts = (str(part + 1) if isinstance(part, int) else part for part in self.place)
        return ".".join(part[:_LONGEST_SHOWN] for part in parts)


class Reading:
    """One pass over a file."""

    def __init__(self, content: Mapping[str, Any], in_force: Settings, target_names: Collection[str]) -> None:
        """`target_names` are those that [targets] may have; when there are none, any will do."""
        self._content = content
        self._in_force = in_force
        self._target_names = target_names
        self.mistakes: list[Mistake] = []
        """The first MOST_MISTAKES, in the order of the file's tables."""
        self.count = 0
        """All of them."""

    def settings(self) -> Settings:
        """To be called once."""
        settings = self._told_apart(self._table((), Settings, self._content, self._in_force))
        profile = self._profile(("hands_free", "profile"), settings.hands_free.profile, settings)
        return replace(settings, hands_free=replace(settings.hands_free, profile=profile))

    # --- by type -------------------------------------------------------------------------

    def _table(self, place: Place, table: Any, values: Mapping[str, Any], in_force: Any) -> Any:
        known = kinds(table)
        found = {}
        for key, value in values.items():
            if key in known:
                allowed = allowed_for(table, key)
                found[key] = self._value((*place, key), known[key], allowed, value, getattr(in_force, key))
                continue
            what = marked("There is no such setting") if place else marked("There is no such table")
            self._complain((*place, key), self._suggestion(what, key, known))
            found.update({meant: getattr(in_force, meant) for meant in _closest(key, known) if meant not in values})
        for item in fields(table):
            if item.metadata.get("required") and item.name not in values:
                self._complain((*place, item.name), marked("It is missing."))
        return table(**found)

    def _value(self, place: Place, kind: Any, allowed: Mapping[str, Any], value: object, in_force: Any) -> Any:
        if get_origin(kind) is tuple:
            return self._rows(place, get_args(kind)[0], value, in_force)
        if get_origin(kind) is None and not is_dataclass(kind):
            return self._plain(place, kind, allowed, value, in_force)
        if not isinstance(value, dict):
            self._complain(place, filled("It is a table: write [{name}] on a line of its own.", name=_written(place)))
            return in_force
        if get_origin(kind) is not None:
            return self._named(place, get_args(kind)[1], value, in_force)
        return self._table(place, kind, value, in_force or kind())

    def _plain(self, place: Place, kind: Any, allowed: Mapping[str, Any], value: Any, in_force: Any) -> Any:
        wrong = wrong_value(kind, allowed, value)
        if wrong is None:
            return float(value) if kind is float else value
        named = allowed.get("private") or (isinstance(value, str) and f'"{value}"' in wrong)
        self._complain(
            place, wrong if named else sentences(filled("It cannot be {value}.", value=_shown(value)), wrong)
        )
        return in_force

    def _named(self, place: Place, kind: Any, values: Mapping[str, Any], in_force: Mapping[str, Any]) -> dict[str, Any]:
        """A table of the user's own names; what is wrong and was not there before is left out."""
        known = self._target_names if place == ("targets",) else ()
        found = {}
        for name, value in values.items():
            if known and name not in known:
                self._complain((*place, name), self._suggestion(marked("There is no such figure"), name, known))
                continue
            read = self._value((*place, name), kind, {}, value, in_force.get(name))
            if read is not None:
                found[name] = read
        return found

    def _rows(self, place: Place, kind: Any, value: object, in_force: tuple[Any, ...]) -> tuple[Any, ...]:
        """All of them, for the sake of their numbers; one that cannot count is left out in the end.

        As many as before are taken for the same ones.
        """
        if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
            self._complain(place, filled("It is a row of tables: write [[{name}]] above each.", name=_written(place)))
            return in_force
        before = in_force if len(in_force) == len(value) else tuple(kind() for _ in value)
        return tuple(self._table((*place, number), kind, row, before[number]) for number, row in enumerate(value))

    # --- hotkeys that cannot be told apart -----------------------------------------------

    def _told_apart(self, settings: Settings) -> Settings:
        if not settings.binding:
            return replace(settings, hotkey=self._one_hotkey(settings.hotkey))
        for key in ("key", "mode"):
            if self._is_written("hotkey", key):
                self._complain(("hotkey", key), marked("It does not count beside [[binding]]. Remove the line."))
        if len(settings.binding) > MOST_BINDINGS:
            self._complain(("binding", MOST_BINDINGS), filled("No more than {n} hotkeys count.", n=MOST_BINDINGS))
            settings = replace(settings, binding=settings.binding[:MOST_BINDINGS])
        settings = replace(settings, hotkey=self._free_cancel_key(settings))
        kept: list[BindingSettings] = []
        for number, row in enumerate(settings.binding):
            kept += self._beside(kept, number, row, settings)
        return replace(settings, binding=tuple(kept) or self._in_force.binding)

    def _one_hotkey(self, hotkey: HotkeySettings) -> HotkeySettings:
        wrong = _clash([hotkey.key], hotkey.cancel_key)
        if wrong is None:
            return hotkey
        for key in ("key", "cancel_key"):
            if self._is_written("hotkey", key) or not self._is_written("hotkey", "key", "cancel_key"):
                self._complain(("hotkey", key), wrong)
        return replace(hotkey, key=self._in_force.hotkey.key, cancel_key=self._in_force.hotkey.cancel_key)

    def _free_cancel_key(self, settings: Settings) -> HotkeySettings:
        """The one in force, where only the one that is written is also a hotkey."""
        hotkey, before = settings.hotkey, self._in_force.hotkey.cancel_key
        for key in (row.key for row in settings.binding if row.key):
            wrong = _clash([key], hotkey.cancel_key)
            if wrong is not None and _clash([key], before) is None:
                self._complain(("hotkey", "cancel_key"), wrong)
                return replace(hotkey, cancel_key=before)
        return hotkey

    def _beside(
        self, kept: list[BindingSettings], number: int, row: BindingSettings, settings: Settings
    ) -> list[BindingSettings]:
        """The row as it can count beside those before it; nothing when it cannot."""
        place: Place = ("binding", number)

        def clash(key: str) -> str | None:
            return _clash([*(one.key for one in kept), key], settings.hotkey.cancel_key)

        if not row.key:
            return []  # told by the reading
        wrong = clash(row.key)
        if wrong is not None:
            self._complain((*place, "key"), wrong)
            before = self._in_force.binding
            if len(before) != len(settings.binding) or clash(before[number].key) is not None:
                return []
            row = replace(row, key=before[number].key)
        row = replace(row, profile=self._profile((*place, "profile"), row.profile, settings))
        if any(id_of(row) == id_of(one) for one in kept):
            told = filled('Another hotkey is named "{name}". Choose another name.', name=id_of(row))
            self._complain((*place, "name"), told)
            row = replace(row, name="")
        return [] if any(id_of(row) == id_of(one) for one in kept) else [row]

    def _profile(self, place: Place, name: str, settings: Settings) -> str:
        """The name where there is such a profile; else empty, which means the general tables."""
        if not name or name in settings.profile:
            return name
        self._complain(
            place, self._suggestion(filled("There is no [profile.{name}]", name=name), name, settings.profile)
        )
        return ""

    def _is_written(self, table: str, *keys: str) -> bool:
        values = self._content.get(table)
        return isinstance(values, dict) and any(key in values for key in keys)

    # --- what is wrong -------------------------------------------------------------------

    def _complain(self, place: Place, what: str) -> None:
        self.count += 1
        if self.count <= MOST_MISTAKES:
            self.mistakes.append(Mistake(place, what))

    def _suggestion(self, what: str, name: str, known: Collection[str]) -> str:
        """What is wrong, with what may be meant as long as somebody reads it: comparing names takes long."""
        close = () if self.count >= MOST_MISTAKES else _closest(name, known)
        if close:
            return filled("{what}; did you mean {name}?", what=filled(what), name=close[0])
        if known:
            return filled("{what}; there are {names}.", what=filled(what), names=", ".join(sorted(known)))
        return filled("{sentence}.", sentence=filled(what))


def _clash(keys: list[str], cancel_key: str) -> str | None:
    return refusal(lambda: parse_hotkeys(keys, cancel_key))


def _written(place: Place) -> str:
    return ".".join(str(part) for part in place if isinstance(part, str))


def _shown(value: object) -> str:
    try:
        shown = json.dumps(value, ensure_ascii=False, default=str)
    except RecursionError:  # deeper nested than Python writes
        return "this"
    return shown if len(shown) <= _LONGEST_SHOWN else shown[: _LONGEST_SHOWN - 1] + "…"


def _closest(name: str, known: Collection[str]) -> list[str]:
    return difflib.get_close_matches(name[:_LONGEST_SHOWN], known, n=1)
