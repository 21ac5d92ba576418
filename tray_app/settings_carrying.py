"""Settings carried out of the program and into it as files; what comes in is looked through before it counts."""

from __future__ import annotations

import time
import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, is_dataclass
from pathlib import Path
from typing import Any

from tray_app.core.errors import SettingsFault, StorageFault
from tray_app.core.setting_values import kinds
from tray_app.core.settings import Settings
from tray_app.core.translation import marked
from tray_app.settings_edits import Edit, Written, value_at, write_edits
from tray_app.settings_file import default_text, load, readable_text
from tray_app.settings_lines import Place
from tray_app.whole_file import replace_whole

MOST_NAMED = 10
"""Mistakes of a file that is refused."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A setting that would be another one."""

    place: Place
    now: Any
    """A plain value, or what is in a table as the file has it; None for nothing."""
    then: Any


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a file would change."""

    path: Path
    differences: tuple[Difference, ...]
    edits: tuple[Edit, ...]


def export_settings(path: Path, to: Path) -> None:
    """Copy the file as it is, with its comments. Raises SettingsFault when it cannot be read, StorageFault when the
    copy cannot be written."""
    _keep(to, readable_text(path, marked("nothing was exported")) or default_text())


def compare(path: Path, other: Path, target_names: Collection[str] = ()) -> Comparison:
    """What would change if the settings were those of the file `other`. Raises SettingsFault when one of the files
    cannot be read, or `other` has mistakes: all are named."""
    theirs = tomllib.loads(readable_text(other, marked("nothing was changed")))
    if not other.is_file():
        raise SettingsFault("The file is not there.", "Choose another file.", str(other))
    loaded = load(other, target_names)
    if loaded.at:
        named = [f"{one.name}: {one.what}" for one in loaded.at[:MOST_NAMED]]
        left = loaded.mistakes - len(named)
        more = [f"and {left} more"] if left else []
        raise SettingsFault(
            "Some of its settings are wrong; nothing was changed.", "Correct the file.", "\n".join([*named, *more])
        )
    mine = tomllib.loads(readable_text(path, marked("it cannot be compared")))
    settings = load(path, target_names).settings
    differences = tuple(_differences(mine, theirs, settings, loaded.settings))
    return Comparison(other, differences, tuple(edit for one in differences for edit in _edits(one, mine, theirs)))


def take_over(path: Path, comparison: Comparison, target_names: Collection[str] = ()) -> tuple[Written, Path]:
    """Make these changes; gives what takes them back, and where a copy of the file lies as it was before.

    Raises as `write_edits` does.
    """
    kept = path.with_name(f"{path.stem}-before-import-{time.strftime('%Y%m%d-%H%M%S')}{path.suffix}")
    _keep(kept, readable_text(path, marked("it was not changed")))
    return write_edits(path, comparison.edits, target_names), kept


def all_defaults(path: Path) -> list[Edit]:
    """What takes away every setting that the file has. Raises SettingsFault when it cannot be read."""
    content = tomllib.loads(readable_text(path, marked("it was not changed")))
    found = []
    for table, kind in kinds(Settings).items():
        if table in content and not is_dataclass(kind):
            found.append(Edit((table,)))
        elif isinstance(content.get(table), dict):
            found += [Edit((table, key)) for key in content[table] if key in kinds(kind)]
    return found


def _differences(
    mine: Mapping[str, Any], theirs: Mapping[str, Any], now: Settings, then: Settings
) -> Iterator[Difference]:
    for table, kind in kinds(Settings).items():
        if not is_dataclass(kind):
            if mine.get(table) != theirs.get(table):
                yield Difference((table,), mine.get(table), theirs.get(table))
            continue
        table_kind: Any = kind
        for key in kinds(table_kind):
            old, new = value_at(now, (table, key)), value_at(then, (table, key))
            if old != new:
                yield Difference((table, key), old, new)


def _edits(difference: Difference, mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> list[Edit]:
    """A row of tables is written anew, and so is a table of tables. What they leave to its default is left to it."""
    place, then = difference.place, difference.then
    if len(place) > 1:
        return [Edit(place, then if place[1] in theirs.get(str(place[0]), {}) else None)]
    gone = [Edit(place)] if place[0] in mine else []
    if isinstance(then, list):
        return [*gone, *(Edit((*place, number), row) for number, row in enumerate(then))]
    if then is None:
        return gone
    if all(isinstance(value, dict) for value in then.values()):
        return [*gone, *(Edit((*place, name), inside) for name, inside in then.items())]
    return [Edit(place, then)]


def _keep(path: Path, text: str) -> None:
    try:
        replace_whole(path, text.encode())
    except OSError as error:
        raise StorageFault(
            "The file cannot be written.", "Choose another folder.", f"{path}: {error.strerror}"
        ) from error
