"""The settings file: TOML, commented when first written, forgiving when read.

A wrong line never stops the program: the rest of the file counts, what was in force (the default, at a start) stands
in for the wrong value, and the user is told file, line, key and what is allowed.
"""

from __future__ import annotations

import difflib
import json
import os
import stat
import sys
import tomllib
from collections.abc import Callable, Collection, Mapping, MutableMapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from tray_app.core.errors import Problem, SettingsFault, StorageFault
from tray_app.core.settings import TABLES, Settings, check_together, check_value, with_value
from tray_app.paths import make_private
from tray_app.whole_file import replace_whole

LARGEST_BYTES = 256 * 1024
"""Forty times the file with every comment; reading takes longer than its length from there on."""
LONGEST_LINE = 1_000
"""Characters; the time to read a key grows with the square of its length."""
MOST_PROBLEMS = 100
"""Mistakes that are named; of more of them only the number is told."""
NAMED_AT_ONCE = 3
"""Mistakes that one notice names."""
LONGEST_OF_SEVERAL = 120
"""Characters about each of them."""

_HEADER = """\
# Holdtalk settings. Changes count as soon as the file is saved.
# A line that starts with # is a default that you may uncomment and change.
"""


@dataclass(frozen=True, slots=True)
class LoadedSettings:
    settings: Settings
    problems: tuple[Problem, ...]
    """The first MOST_PROBLEMS mistakes, in the order of the file's tables."""
    mistakes: int = 0
    """All of them."""
    instead: str = "defaults are used"
    """What counts for what is wrong."""

    @property
    def details(self) -> tuple[str, ...]:
        """File, line, key and what is wrong of each of `problems`."""
        return tuple(problem.detail for problem in self.problems)

    def summary(self) -> Problem | None:
        """One problem that tells of all of them; None when there are none."""
        if not self.problems:
            return None
        first = self.problems[0]
        if self.mistakes == 1:
            return replace(first, remedy=f"{_sentence(first.detail)} {first.remedy}", detail="")
        file = first.detail.partition(", line ")[0]  # named last: a menu has room for the beginning only
        named = "\n".join(_beginning(detail.removeprefix(f"{file}, ")) for detail in self.details[:NAMED_AT_ONCE])
        left = self.mistakes - min(NAMED_AT_ONCE, len(self.problems))
        more = f"\nand {left} more: holdtalk config check names them." if left else ""
        title = f"{self.mistakes} settings are wrong; {self.instead}."
        return Problem(title, f"{named}{more}\nCorrect the lines and save: {file}")


def _beginning(text: str) -> str:
    return _sentence(text) if len(text) <= LONGEST_OF_SEVERAL else text[: LONGEST_OF_SEVERAL - 1] + "…"


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?")) else f"{text}."


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
    if os.path.lexists(path):
        return False
    make_private(path.parent)
    _write(path, default_text())
    return True


def load(path: Path, target_names: Collection[str] = (), in_force: Settings | None = None) -> LoadedSettings:
    """Read the file. Never raises: what is wrong is in `problems`, and for it what is `in_force` counts.

    Without `in_force` (at a start) those are the defaults, and a file that is missing means them.
    """
    instead = "defaults are used" if in_force is None else "what was in force stays"
    try:
        text = _read(path)
        if text is None and in_force is None:
            return LoadedSettings(Settings(), ())
        if text is None:
            raise SettingsFault("The settings file is gone", "Save it again, or restart for the defaults.", str(path))
        content = _parse(path, text)
    except SettingsFault as fault:
        return LoadedSettings(in_force or Settings(), (_ending(fault, instead),), 1, instead)
    return _Reading(path, text, target_names, in_force or Settings(), instead).read(content)


_AT_ONCE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)  # each on its own system only


def _read(path: Path) -> str | None:
    """The file's text, None when there is none. Raises SettingsFault with a title that has no end yet.

    Opening what is no file (a pipe, a device) must not wait for anybody, and reading it would not end.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | _AT_ONCE)
    except FileNotFoundError:
        if path.is_symlink():
            raise _unreadable(path, "it is a link to a file that is not there") from None
        return None
    except OSError as error:
        raise _unreadable(path, error.strerror or "it cannot be opened") from error
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise _unreadable(path, "it is no file")
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            content = file.read(LARGEST_BYTES + 1)
    except OSError as error:
        raise _unreadable(path, error.strerror or "it cannot be read") from error
    finally:
        os.close(descriptor)
    if len(content) > LARGEST_BYTES:
        raise _unreadable(path, f"it is larger than {LARGEST_BYTES // 1024} KiB")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise _unreadable(path, f"line {line} is not UTF-8 text: save it in that encoding") from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _unreadable(path: Path, why: str) -> SettingsFault:
    return SettingsFault("The settings file cannot be read", "Correct it and save.", f"{path}: {why}")


def _ending(fault: SettingsFault, instead: str) -> Problem:
    return replace(fault.problem, title=f"{fault.problem.title}; {instead}.")


def _parse(path: Path, text: str) -> dict[str, Any]:
    """Raises SettingsFault with a title that has no end yet."""
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > LONGEST_LINE:
            raise _unreadable(path, f"line {number} is longer than {LONGEST_LINE} characters")
    try:
        return tomllib.loads(text)
    except RecursionError:
        why = "it is nested too deeply"
    except tomllib.TOMLDecodeError as error:
        why = str(error)
    raise SettingsFault("The settings file is not valid TOML", "Correct the line and save.", f"{path}: {why}")


class _Reading:
    """One pass over a parsed file, collecting what is wrong with its line numbers."""

    def __init__(self, path: Path, text: str, target_names: Collection[str], in_force: Settings, instead: str) -> None:
        self._path = path
        self._lines = _line_numbers(text)
        self._target_names = target_names
        self._in_force = in_force
        self._instead = instead
        self._problems: list[Problem] = []
        self._mistakes = 0
        self._settings = Settings()

    def read(self, content: dict[str, Any]) -> LoadedSettings:
        for table, values in content.items():
            if table not in TABLES and table != "targets":
                known = (*TABLES, "targets")
                self._complain(table, "", "There is no such table" + self._suggestion(table, known))
                self._keep_tables(table, known)
            elif not isinstance(values, dict):
                self._complain("", table, f"It is a table: write [{table}] on a line of its own.")
                self._keep_tables(table, (table,))
            elif table == "targets":
                self._read_targets(values)
            else:
                self._read_table(table, values)
        self._check_together()
        return LoadedSettings(self._settings, tuple(self._problems), self._mistakes, self._instead)

    def _read_table(self, table: str, values: dict[str, Any]) -> None:
        names = [item.name for item in fields(getattr(self._settings, table))]
        for key, value in values.items():
            if key in names:
                self._read_value(table, key, value)
                continue
            self._complain(table, key, "There is no such setting" + self._suggestion(key, names))
            for meant in _closest(key, names):
                if meant not in values:
                    self._keep(table, meant)

    def _read_value(self, table: str, key: str, value: object) -> None:
        wrong = check_value(table, key, value)
        if wrong is None:
            self._settings = with_value(self._settings, table, key, value)
        else:
            named = isinstance(value, str) and f'"{value}"' in wrong
            self._complain(table, key, wrong if named else f"It cannot be {_shown(value)}. {wrong}")
            self._keep(table, key)

    def _read_targets(self, values: dict[str, Any]) -> None:
        targets: dict[str, float] = {}
        for name, value in values.items():
            if self._target_names and name not in self._target_names:
                self._complain("targets", name, "There is no such figure" + self._suggestion(name, self._target_names))
            elif not _is_target(value):
                self._complain("targets", name, f"It cannot be {_shown(value)}. {_TARGETS_ALLOWED}")
                if name in self._in_force.targets:
                    targets[name] = self._in_force.targets[name]
            else:
                targets[name] = float(value)
        self._settings = replace(self._settings, targets=targets)

    def _check_together(self) -> None:
        wrong = check_together(self._settings)
        for (table, key), what in wrong.items():
            if (table, key) in self._lines or not self._lines.keys() & wrong.keys():
                self._complain(table, key, what)
        for table, key in wrong:
            self._keep(table, key)

    # --- what is wrong -------------------------------------------------------------------

    def _keep(self, table: str, key: str) -> None:
        """The value in force goes on counting."""
        self._settings = with_value(self._settings, table, key, getattr(getattr(self._in_force, table), key))

    def _keep_tables(self, name: str, known: Collection[str]) -> None:
        for table in _closest(name, known):
            self._settings = replace(self._settings, **{table: getattr(self._in_force, table)})

    def _suggestion(self, name: str, known: Collection[str]) -> str:
        """Nothing once nobody reads it any more: comparing names takes long."""
        close = () if self._mistakes >= MOST_PROBLEMS else _closest(name, known)
        return f"; did you mean {close[0]}?" if close else f"; there are {', '.join(sorted(known))}."

    def _complain(self, table: str, key: str, what: str) -> None:
        self._mistakes += 1
        if self._mistakes > MOST_PROBLEMS:
            return
        line = _line_of(self._lines, table, key)
        where = f"{self._path}, line {line}" if line else str(self._path)
        name = ".".join(part[:_LONGEST_SHOWN] for part in (table, key) if part)
        self._problems.append(
            Problem(f"A setting is wrong; {self._instead}.", "Correct the line and save.", f"{where}: {name}: {what}")
        )


_TARGETS_ALLOWED = "Allowed is a number above 0."
_LONGEST_SHOWN = 60
"""Characters of a wrong name or value that are repeated to the user."""


def _is_target(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 < value <= sys.float_info.max


def _shown(value: object) -> str:
    try:
        shown = json.dumps(value, ensure_ascii=False, default=str)
    except RecursionError:  # deeper nested than Python writes
        return "this"
    return shown if len(shown) <= _LONGEST_SHOWN else shown[: _LONGEST_SHOWN - 1] + "…"


def _closest(name: str, known: Collection[str]) -> list[str]:
    return difflib.get_close_matches(name[:_LONGEST_SHOWN], known, n=1)


def _line_numbers(text: str) -> dict[tuple[str, str], int]:
    """Where each key of each table stands, counted from 1; the heading of a table has the key ""."""
    found: dict[tuple[str, str], int] = {}
    current = ""
    for number, line in enumerate(text.split("\n"), start=1):
        stripped = line.strip()
        if stripped.startswith("["):
            current = _plain(stripped.lstrip("[").partition("]")[0])
            found.setdefault((current, ""), number)
        elif "=" in stripped and not stripped.startswith("#"):
            name = _plain(stripped.partition("=")[0])
            table, _, key = (current, "", name) if current else name.rpartition(".")
            found.setdefault((table, key), number)
    return found


def _plain(name: str) -> str:
    return name.replace('"', "").replace("'", "").strip()


def _line_of(lines: Mapping[tuple[str, str], int], table: str, key: str) -> int | None:
    """The line of a key, of the heading of its table, or of the table on one line."""
    return lines.get((table, key)) or lines.get((table, "")) or lines.get(("", table))


def save_targets(path: Path, targets: Mapping[str, float]) -> None:
    """Make the table [targets] hold exactly `targets`; everything else stays, comments included.

    Raises SettingsFault when a target is not a number above zero or the file cannot be read, StorageFault when it
    cannot be written.
    """
    for name, value in targets.items():
        if not _is_target(value):
            raise SettingsFault(f"targets.{name} cannot be {value:g}.", _TARGETS_ALLOWED)

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

    Raises SettingsFault when the value is not allowed or the file cannot be read, StorageFault when it cannot be
    written.
    """
    wrong = check_value(table, key, value)
    if wrong is not None:
        raise SettingsFault(f"{table}.{key} cannot be {value!r}.", wrong)

    def change(section: MutableMapping[str, Any]) -> None:
        section[key] = value

    _change_table(path, table, change)


def _change_table(path: Path, table: str, change: Callable[[MutableMapping[str, Any]], None]) -> None:
    """Let `change` have the file's table, made when it is not there; what it leaves alone stays as it was."""
    import tomlkit  # 30 ms that only a change of settings should pay
    from tomlkit.exceptions import TOMLKitError

    write_default(path)
    try:
        text = _read(path) or ""
        _parse(path, text)
    except SettingsFault as fault:
        problem = _ending(fault, "it was not changed")
        raise SettingsFault(problem.title, problem.remedy, problem.detail) from fault
    try:
        document = tomlkit.parse(text)
        change(document.setdefault(table, tomlkit.table()))
        text = tomlkit.dumps(document)
    except (TOMLKitError, TypeError, ValueError, RecursionError) as error:
        raise SettingsFault("The setting cannot be written.", "Write it by hand.", f"{path}: {error}") from error
    _write(path, text)


def _write(path: Path, text: str) -> None:
    """Raises StorageFault."""
    try:
        replace_whole(path, text.encode())
    except OSError as error:
        raise StorageFault(
            "The settings cannot be saved.",
            "Check the permissions of the settings file and the free space of its disk.",
            f"{path}: {error.strerror}",
        ) from error
