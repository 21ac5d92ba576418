"""Single changes of the settings file, checked before anything is written, each of which can be taken back.

Everything else in the file stays: comments, order, what it is a link to. The file is changed as text where a line is
to go, for a TOML library takes the comments behind a table along with it.
"""

from __future__ import annotations

import copy
import json
import re
import tomllib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tray_app.core.errors import SettingsFault
from tray_app.core.setting_values import kinds
from tray_app.core.settings import BindingSettings, ProfileSettings, Settings
from tray_app.core.translation import filled, marked
from tray_app.settings_file import readable_text, rewrite
from tray_app.settings_lines import Place, line_numbers
from tray_app.settings_moves import Move, Rename
from tray_app.settings_reading import Mistake, Reading

_ROWS: Mapping[str, type] = {"binding": BindingSettings}
_NAMED: Mapping[str, type | None] = {"profile": ProfileSettings, "targets": None}
_YES = frozenset({"true", "on", "yes", "1"})
_NO = frozenset({"false", "off", "no", "0"})


@dataclass(frozen=True, slots=True)
class Edit:
    place: Place
    """Of a value or a table; one that ends in a number is that of a row, before which another is put."""
    value: Any = None
    """A mapping makes a table hold exactly that. None takes away what is there; then its default counts."""


Change = Edit | Move | Rename


@dataclass(frozen=True, slots=True)
class Written:
    """What became of a file, and what takes it back."""

    before: str
    after: str
    back: tuple[Change, ...]


def write_edits(path: Path, edits: Sequence[Change], target_names: Collection[str] = ()) -> Written:
    """Make these changes, all or none. `target_names` as `Reading` has them.

    Raises SettingsFault, and nothing is written, when one of them would be a mistake or the file cannot be read;
    StorageFault when it cannot be written.
    """
    back: list[Change] = []

    def work(text: str) -> str:
        changed = text
        for edit in edits:
            if isinstance(edit, Edit):
                back.insert(0, _back(tomllib.loads(changed), edit))
                changed = _with(changed, edit)
            else:
                back.insert(0, edit.back)
                changed = _moved(changed, edit)
        _refuse_mistakes(text, changed, target_names)
        return changed

    before, after = rewrite(path, work)
    return Written(before, after, tuple(back))


def take_back(path: Path, written: Written, target_names: Collection[str] = ()) -> Written:
    """The file to the letter as it was before; where somebody has changed it since, only what was written then.

    Raises as `write_edits` does.
    """
    if readable_text(path, marked("it was not changed")) != written.after:
        return write_edits(path, written.back, target_names)
    before, after = rewrite(path, lambda _text: written.before)
    return Written(before, after, ())


# --- names and values as people write them --------------------------------------------------


def place_named(name: str) -> Place:
    """The place of a name such as "hotkey.key", "binding.2.mode" or "targets.release_to_text".

    Raises SettingsFault when the settings have no such place.
    """
    table, _, rest = name.partition(".")
    if table in _ROWS:
        number, _, key = rest.partition(".")
        if number.isdecimal() and int(number) > 0 and (not key or key in kinds(_ROWS[table])):
            return (table, int(number) - 1, key) if key else (table, int(number) - 1)
    elif table in _NAMED and rest:
        own, _, key = rest.rpartition(".") if _NAMED[table] is not None else (rest, "", "")
        own, key = (own, key) if own else (rest, "")
        if not key or key in kinds(_NAMED[table]):
            return (table, own, key) if key else (table, own)
    elif table in kinds(Settings) and table not in _NAMED and rest in kinds(kinds(Settings)[table]):
        return (table, rest)
    raise SettingsFault(filled("There is no setting “{name}”.", name=name), "holdtalk config get lists them.")


def value_written(place: Place, text: str) -> Any:
    """The value that `text` is for the setting there. Raises SettingsFault when it is none of its kind."""
    kind = _kind_at(place)
    if kind is str:
        return text
    if kind is bool and text.strip().lower() in _YES | _NO:
        return text.strip().lower() in _YES
    try:
        if kind is int:
            return int(text)
        if kind is float:
            number = float(text)
            return int(number) if number.is_integer() else number
    except (ValueError, OverflowError):
        pass
    allowed = {
        bool: marked("Allowed is true or false."),
        int: marked("Allowed is a whole number."),
        float: marked("Allowed is a number."),
    }
    raise SettingsFault(
        filled("It cannot be “{text}”.", text=text), allowed.get(kind, marked("It is a table: set what is in it."))
    )


def value_at(settings: Settings, place: Place) -> Any:
    """What is in force there; None where there is nothing."""
    found: Any = settings
    for part in place:
        if isinstance(found, Mapping):
            found = found.get(part)
        elif isinstance(part, int):
            found = found[part] if part < len(found) else None
        else:
            found = getattr(found, part, None)
    return found


def _kind_at(place: Place) -> Any:
    table = str(place[0])
    if table in _ROWS or table in _NAMED:
        row = _ROWS.get(table) or _NAMED.get(table)
        if row is None:
            return float
        return kinds(row)[str(place[2])] if len(place) > 2 else dict
    return kinds(kinds(Settings)[table])[str(place[1])]


# --- as plain values ------------------------------------------------------------------------


def _back(content: Mapping[str, Any], edit: Edit) -> Edit:
    """What takes the edit back, while the file holds `content`."""
    if isinstance(edit.place[-1], int) and edit.value is not None:
        return Edit(edit.place)
    return Edit(edit.place, _found(content, edit.place))


def _found(content: Any, place: Place) -> Any:
    for part in place:
        if isinstance(part, int):
            content = content[part] if isinstance(content, list) and part < len(content) else None
        else:
            content = content.get(part) if isinstance(content, dict) else None
    return content


def _changed(content: dict[str, Any], edit: Edit) -> dict[str, Any]:
    """What the file has to mean afterwards. Raises ValueError when it has no such place."""
    result = copy.deepcopy(content)
    *way, last = edit.place
    holder: Any = result
    for part, following in zip(way, edit.place[1:], strict=True):
        if isinstance(part, int):
            if part >= len(holder):
                raise ValueError(f"there is no row {part + 1}")
            holder = holder[part]
        else:
            holder = holder.setdefault(part, [] if isinstance(following, int) else {})
    if isinstance(last, int):
        if edit.value is not None:
            holder.insert(last, dict(edit.value))
        elif last < len(holder):
            del holder[last]
        else:
            raise ValueError(f"there is no row {last + 1}")
    elif edit.value is None:
        holder.pop(last, None)
    else:
        holder[last] = copy.deepcopy(edit.value)
    return result


def _full(content: Mapping[str, Any]) -> dict[str, Any]:
    """Without empty tables of the settings: whether their heading stands in the file does not matter."""
    return {key: value for key, value in content.items() if value not in ({}, [])}


# --- as text --------------------------------------------------------------------------------


def _with(text: str, edit: Edit) -> str:
    """The file's text with this one change. Raises ValueError when that cannot be made."""
    wanted = _changed(tomllib.loads(text), edit)
    if _full(wanted) == _full(tomllib.loads(text)):
        return text
    ways = (_without_lines, _by_library) if edit.value is None else (_by_library,)
    for way in ways:
        made = way(text, edit)
        if made is not None and _means(made, wanted):
            return made
    raise ValueError(f"{'.'.join(map(str, edit.place))} stands there in a form that cannot be changed")


def _moved(text: str, change: Move | Rename) -> str:
    """As `_with`. Where the file has no headings to be moved or renamed, the values are."""
    content = tomllib.loads(text)
    wanted = change.meant(content)
    made = change.as_text(text)
    if made is not None and _means(made, wanted):
        return made
    if isinstance(change, Rename):
        new = Edit(change.new_place, _found(content, change.place))
        return _with(_with(text, new), Edit(change.place))
    made = _by_library(text, Edit(change.place[:-1], _found(wanted, change.place[:-1])))
    if made is None or not _means(made, wanted):
        raise ValueError(f"{'.'.join(map(str, change.place))} stands there in a form that cannot be moved")
    return made


def _means(text: str, wanted: dict[str, Any]) -> bool:
    try:
        return _full(tomllib.loads(text)) == _full(wanted)
    except tomllib.TOMLDecodeError:
        return False


_COMMENT_BEHIND = re.compile(r"^(\s*)(?:[^\"'#]|\"(?:[^\"\\]|\\.)*\"|'[^']*')*?(#.*)$")


def _without_lines(text: str, edit: Edit) -> str | None:
    """Without the line of a value, but with the comment behind it; without a table's heading and values, but with the
    comments that follow them, which may be about what comes next. None where it has no line of its own."""
    lines, place = line_numbers(text), edit.place
    rows = text.split("\n")
    if place not in lines:
        return None
    if not isinstance(_found(tomllib.loads(text), place), dict | list):
        number = lines[place] - 1
        behind = _COMMENT_BEHIND.match(rows[number])
        rows[number : number + 1] = [behind[1] + behind[2]] if behind else []
        return "\n".join(rows)
    inside = [number for known, number in lines.items() if known[: len(place)] == place]
    del rows[min(inside) - 1 : max(inside)]
    return "\n".join(rows)


def _by_library(text: str, edit: Edit) -> str | None:
    import tomlkit  # 30 ms that only a change of settings should pay

    document = tomlkit.parse(text if text.endswith("\n") or not text else f"{text}\n")
    *way, last = edit.place
    holder: Any = document
    for part, following in zip(way, edit.place[1:], strict=True):
        if isinstance(part, str) and part not in holder:
            holder[part] = tomlkit.aot() if isinstance(following, int) else tomlkit.table(_is_around(edit, part))
        holder = holder[part]
    if isinstance(last, int) and edit.value is not None:
        row = tomlkit.table()
        row.update(edit.value)
        row.trivia.indent = "\n" if text.strip() else ""
        holder.insert(last, row)
    elif edit.value is None:
        del holder[last]
        if isinstance(last, int) and not len(holder):
            del document[str(way[0])]
    elif isinstance(edit.value, Mapping):
        _fill(holder.setdefault(last, tomlkit.table()), edit.value)
    else:
        holder[last] = edit.value
    return tomlkit.dumps(document)


def _is_around(edit: Edit, name: str) -> bool:
    """Whether the table holds nothing but tables, and needs no heading."""
    inside = edit.place[edit.place.index(name) + 1 :]
    return len(inside) > 1 or isinstance(edit.value, Mapping)


def _fill(table: MutableMapping[str, Any], wanted: Mapping[str, Any]) -> None:
    for gone in [key for key in table if key not in wanted]:
        del table[gone]
    for key, value in wanted.items():
        if table.get(key) != value:
            table[key] = value


# --- what would be wrong --------------------------------------------------------------------


def _refuse_mistakes(before: str, after: str, target_names: Collection[str]) -> None:
    """Raises SettingsFault for the first mistake that the file did not have before."""
    known = Counter(_kinds_of(_mistakes(before, target_names)))
    for mistake, kind in zip(found := _mistakes(after, target_names), _kinds_of(found), strict=True):
        known[kind] -= 1
        if known[kind] < 0:
            raise SettingsFault(mistake.what, "", mistake.name)


def _mistakes(text: str, target_names: Collection[str]) -> list[Mistake]:
    reading = Reading(tomllib.loads(text), Settings(), target_names)
    reading.settings()
    return reading.mistakes


def _kinds_of(mistakes: Iterable[Mistake]) -> list[tuple[object, str]]:
    """Rows have other numbers once one before them has gone."""
    return [(one.place[-1], one.what) for one in mistakes]


def as_written(value: object) -> str:
    """A value as `value_written` takes it."""
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)
