"""The settings file: TOML, commented when first written, forgiving when read.

A wrong line never stops the program: the rest of the file counts, the default stands in for the
wrong value, and the user is told file, line, key and what is allowed.
"""

from __future__ import annotations

import contextlib
import difflib
import math
import os
import re
import tomllib
from collections.abc import Callable, Collection, Mapping, MutableMapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from tray_app.core.errors import Problem, SettingsFault
from tray_app.core.settings import TABLES, Settings, check_value, with_value
from tray_app.paths import make_private

_HEADER = """\
# Holdtalk settings. Changes count as soon as the file is saved.
# A line that starts with # is a default that you may uncomment and change.
"""


@dataclass(frozen=True, slots=True)
class LoadedSettings:
    settings: Settings
    problems: tuple[Problem, ...]


def default_text() -> str:
    """The file as first written: every setting with its help, its bounds and its default, commented out."""
    defaults, parts = Settings(), [_HEADER]
    for table in TABLES:
        parts.append(f"\n[{table}]\n")
        section = getattr(defaults, table)
        for item in fields(section):
            meta = item.metadata
            parts.append(f"# {meta['help']}{_bounds(meta)}\n")
            parts.append(f"# {item.name} = {_toml_value(getattr(section, item.name))}\n")
    parts.append("\n[targets]\n# Your own targets, by the names the performance window shows, in their units:\n")
    parts.append("# release_to_text = 100\n")
    return "".join(parts)


def _bounds(meta: Any) -> str:
    if meta["choices"]:
        return " (" + ", ".join(meta["choices"]) + ")"
    if meta["minimum"] is not None:
        return f" ({meta['minimum']} to {meta['maximum']})"
    return ""


def _toml_value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int) else f'"{value}"'


def write_default(path: Path) -> bool:
    """Write the commented file if there is none; True when it was written. Raises StorageFault."""
    if path.exists():
        return False
    make_private(path.parent)
    _write_atomically(path, default_text())
    return True


def load(path: Path, target_names: Collection[str] = ()) -> LoadedSettings:
    """Read the file; a missing one means defaults. Never raises: what is wrong is in `problems`."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return LoadedSettings(Settings(), ())
    except (OSError, UnicodeDecodeError) as error:
        problem = Problem("The settings file cannot be read; defaults are used.", "Check it.", f"{path}: {error}")
        return LoadedSettings(Settings(), (problem,))
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        problem = Problem(
            "The settings file is not valid TOML; defaults are used.", "Correct the line.", f"{path}: {error}"
        )
        return LoadedSettings(Settings(), (problem,))
    return _Reading(path, text, target_names).read(content)


class _Reading:
    """One pass over a parsed file, collecting what is wrong with its line numbers."""

    def __init__(self, path: Path, text: str, target_names: Collection[str]) -> None:
        self._path = path
        self._lines = text.splitlines()
        self._target_names = target_names
        self._problems: list[Problem] = []
        self._settings = Settings()

    def read(self, content: dict[str, Any]) -> LoadedSettings:
        for table, values in content.items():
            if table not in TABLES and table != "targets":
                self._complain(table, "", f"there is no such table; there are {', '.join((*TABLES, 'targets'))}")
            elif not isinstance(values, dict):
                self._complain("", table, f"is a table: write [{table}] on a line of its own")
            elif table == "targets":
                self._read_targets(values)
            else:
                for key, value in values.items():
                    self._read_value(table, key, value)
        return LoadedSettings(self._settings, tuple(self._problems))

    def _read_value(self, table: str, key: str, value: object) -> None:
        try:
            allowed = check_value(table, key, value)
        except KeyError:
            names = [item.name for item in fields(getattr(self._settings, table))]
            self._complain(table, key, "is not a setting" + _suggestion(key, names))
            return
        if allowed is None:
            self._settings = with_value(self._settings, table, key, value)
        else:
            self._complain(table, key, f"is {value!r}; allowed is {allowed}")

    def _read_targets(self, values: dict[str, Any]) -> None:
        targets: dict[str, float] = {}
        for name, value in values.items():
            if self._target_names and name not in self._target_names:
                self._complain("targets", name, "is not a metric" + _suggestion(name, self._target_names))
            elif isinstance(value, bool) or not isinstance(value, int | float) or not value > 0:
                self._complain("targets", name, f"is {value!r}; allowed is a number above 0")
            else:
                targets[name] = float(value)
        self._settings = replace(self._settings, targets=targets)

    def _complain(self, table: str, key: str, what: str) -> None:
        line = _line_of(self._lines, table, key)
        where = f"{self._path}, line {line}" if line else str(self._path)
        name = ".".join(part for part in (table, key) if part)
        self._problems.append(
            Problem("A setting is wrong; its default is used.", "Correct the line and save.", f"{where}: {name} {what}")
        )


def _suggestion(name: str, known: Collection[str]) -> str:
    close = difflib.get_close_matches(name, known, n=1)
    return f"; did you mean {close[0]}?" if close else f"; there are {', '.join(known)}"


def _line_of(lines: list[str], table: str, key: str) -> int | None:
    """Line number (from 1) of a key in a table, or of the table's heading when `key` is empty."""
    current = ""
    for number, line in enumerate(lines, start=1):
        heading = re.match(r"\s*\[\s*([^\[\]]+?)\s*\]", line)
        if heading:
            current = heading[1].strip("\"' ")
            if current == table and not key:
                return number
        found = re.match(r"\s*([\w\".'-]+)\s*=", line)
        if found and key:
            name = found[1].replace('"', "").replace("'", "")
            if (current == table and name == key) or (not current and name == f"{table}.{key}".strip(".")):
                return number
    return None


def save_targets(path: Path, targets: Mapping[str, float]) -> None:
    """Make the table [targets] hold exactly `targets`; everything else stays, comments included.

    Raises SettingsFault when a target is not a number above zero or the file is not valid TOML, StorageFault or
    OSError when it cannot be written.
    """
    for name, value in targets.items():
        if not 0 < value < math.inf:
            raise SettingsFault(f"targets.{name} cannot be {value:g}.", "Allowed is a number above 0.")

    def change(section: MutableMapping[str, Any]) -> None:
        for gone in [name for name in section if name not in targets]:
            del section[gone]
        for name, value in targets.items():
            plain = int(value) if value == int(value) else value
            if section.get(name) != plain:
                section[name] = plain

    _change_table(path, "targets", change)


def save_value(path: Path, table: str, key: str, value: str | int | bool) -> None:
    """Change one value in the file and keep everything else, comments included.

    Raises SettingsFault when the value is not allowed or the file is not valid TOML, StorageFault
    or OSError when it cannot be written.
    """
    allowed = check_value(table, key, value)
    if allowed is not None:
        raise SettingsFault(f"{table}.{key} cannot be {value!r}.", f"Allowed is {allowed}.")

    def change(section: MutableMapping[str, Any]) -> None:
        section[key] = value

    _change_table(path, table, change)


def _change_table(path: Path, table: str, change: Callable[[MutableMapping[str, Any]], None]) -> None:
    """Let `change` have the file's table, made when it is not there; what it leaves alone stays as it was."""
    import tomlkit  # 30 ms that only a change of settings should pay
    from tomlkit.exceptions import TOMLKitError

    write_default(path)
    try:
        document = tomlkit.parse(path.read_text(encoding="utf-8"))
        change(document.setdefault(table, tomlkit.table()))
        text = tomlkit.dumps(document)
    except (TOMLKitError, TypeError) as error:
        raise SettingsFault("The settings file is not valid TOML.", "Correct it first.", f"{path}: {error}") from error
    _write_atomically(path, text)


def _write_atomically(path: Path, text: str) -> None:
    """A reader sees the old file or the new one, never half of it."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        temporary.write_text(text, encoding="utf-8")
        temporary.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
