"""The settings file: TOML, commented when first written, forgiving when read.

A wrong line never stops the program: the rest of the file counts, what was in force (the default, at a start) stands
in for the wrong value, and the user is told file, line, key and what is allowed.
"""

from __future__ import annotations

import json
import os
import re
import stat
import textwrap
import tomllib
from collections.abc import Callable, Collection, Mapping, MutableMapping
from dataclasses import dataclass, fields, is_dataclass, replace
from pathlib import Path
from typing import Any

from tray_app.core.errors import Problem, SettingsFault, StorageFault
from tray_app.core.setting_values import kinds, wrong_field, wrong_value
from tray_app.core.settings import BindingSettings, Settings
from tray_app.core.translation import Filled, filled, filled_n, lines, marked, sentences
from tray_app.paths import make_private
from tray_app.whole_file import replace_whole

from .settings_lines import line_numbers, line_of
from .settings_reading import Reading

LARGEST_BYTES = 256 * 1024
"""Forty times the file with every comment; reading takes longer than its length from there on."""
LONGEST_LINE = 1_000
"""Characters; the time to read a key grows with the square of its length."""
NAMED_AT_ONCE = 3
"""Mistakes that one notice names."""
LONGEST_OF_SEVERAL = 120
"""Characters about each of them."""

_HEADER = """\
# Holdtalk settings. Changes count as soon as the file is saved.
# A line that starts with # is a default that you may uncomment and change.
"""


@dataclass(frozen=True, slots=True)
class MistakeAt:
    name: str
    """Such as "hotkey.key", as `Mistake.name`; empty where the file as a whole cannot be read."""
    line: int | None
    what: str


@dataclass(frozen=True, slots=True)
class LoadedSettings:
    settings: Settings
    problems: tuple[Problem, ...]
    """The first MOST_MISTAKES, in the order of the file's tables."""
    mistakes: int = 0
    """All of them."""
    instead: str = marked("defaults are used")
    """What counts for what is wrong."""
    at: tuple[MistakeAt, ...] = ()
    """Where each of `problems` is."""

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
            return replace(first, remedy=sentences(_sentence(first.detail), first.remedy), detail="")
        file = first.detail.partition(", line ")[0]  # named last: a menu has room for the beginning only
        named = lines(*(_beginning(one) for one in self.at[:NAMED_AT_ONCE]))
        left = self.mistakes - min(NAMED_AT_ONCE, len(self.problems))
        more = filled("and {n} more: holdtalk config check names them.", n=left) if left else ""
        one = "{n} setting is wrong; {instead}."
        title = filled_n(one, "{n} settings are wrong; {instead}.", self.mistakes, instead=filled(self.instead))
        return Problem(title, lines(named, more, filled("Correct the lines and save: {file}", file=file)))


def _beginning(mistake: MistakeAt) -> str:
    text = _named(mistake)
    if mistake.line:
        text = filled("line {line}: {mistake}", line=mistake.line, mistake=text)
    return _sentence(text) if len(text) <= LONGEST_OF_SEVERAL else text[: LONGEST_OF_SEVERAL - 1] + "…"


def _named(mistake: MistakeAt) -> Filled:
    return filled("{name}: {what}", name=mistake.name, what=filled(mistake.what))


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?")) else filled("{sentence}.", sentence=filled(text))


def default_text() -> str:
    """The file as first written: every setting with its help, its bounds and its default, commented out."""
    defaults, parts = Settings(), [_HEADER]
    for table in fields(Settings):
        section = getattr(defaults, table.name)
        if not is_dataclass(section):
            parts += ["\n", *(f"# {line}\n" for line in textwrap.wrap(table.metadata["help"], 100))]
            parts += [f"#   {line}\n" for line in table.metadata["example"].splitlines()]
            continue
        parts.append(f"\n[{table.name}]\n")
        for item in fields(section):
            meta = item.metadata
            parts.append(f"# {meta['help']}{_bounds(meta)}\n")
            # true, false, numbers and strings are written as in JSON
            parts.append(f"# {item.name} = {json.dumps(getattr(section, item.name), ensure_ascii=False)}\n")
    return "".join(parts)


def _bounds(meta: Any) -> str:
    if meta["choices"]:
        return " (" + ", ".join(meta["choices"]) + ")"
    if meta["minimum"] is not None:
        return f" ({meta['minimum']} to {meta['maximum']})"
    return ""


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
    instead = marked("defaults are used") if in_force is None else marked("what was in force stays")
    try:
        text = _read(path)
        if text is None and in_force is None:
            return LoadedSettings(Settings(), ())
        if text is None:
            raise SettingsFault("The settings file is gone", "Save it again, or restart for the defaults.", str(path))
        content = _parse(path, text)
    except SettingsFault as fault:
        return LoadedSettings(
            in_force or Settings(), (_ending(fault, instead),), 1, instead, (_of_the_file(fault.problem),)
        )
    reading = Reading(content, in_force or Settings(), target_names)
    settings = reading.settings()
    lines = line_numbers(text)
    at = tuple(MistakeAt(one.name, line_of(lines, one.place), one.what) for one in reading.mistakes)
    problems = tuple(_problem(path, one, instead) for one in at)
    return LoadedSettings(settings, problems, reading.count, instead, at)


def _of_the_file(problem: Problem) -> MistakeAt:
    """Whoever parses it names the line within a sentence."""
    found = re.search(r"\bline (\d+)", problem.detail)
    return MistakeAt("", int(found[1]) if found else None, problem.detail)


def _problem(path: Path, mistake: MistakeAt, instead: str) -> Problem:
    where = filled("{path}, line {line}", path=path, line=mistake.line) if mistake.line else str(path)
    detail = filled("{where}: {mistake}", where=where, mistake=_named(mistake))
    title = filled("A setting is wrong; {instead}.", instead=filled(instead))
    return Problem(title, "Correct the line and save.", detail)


def _open_at_once(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _read(path: Path) -> str | None:
    """The file's text, None when there is none. Raises SettingsFault with a title that has no end yet.

    Opening what is no file (a pipe, a device) must not wait for anybody, and reading it would not end.
    """
    try:
        with open(path, "rb", opener=_open_at_once) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise _unreadable(path, "it is no file")
            content = file.read(LARGEST_BYTES + 1)
    except FileNotFoundError:
        if path.is_symlink():
            raise _unreadable(path, "it is a link to a file that is not there") from None
        return None
    except IsADirectoryError:
        raise _unreadable(path, "it is no file") from None
    except OSError as error:
        raise _unreadable(path, error.strerror or "it cannot be read") from error
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
    return replace(
        fault.problem, title=filled("{what}; {instead}.", what=filled(fault.problem.title), instead=filled(instead))
    )


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


def save_targets(path: Path, targets: Mapping[str, float]) -> None:
    """Make the table [targets] hold exactly `targets`; everything else stays, comments included.

    Raises SettingsFault when a target is not a number above zero or the file cannot be read, StorageFault when it
    cannot be written.
    """
    for name, value in targets.items():
        wrong = wrong_value(float, {}, value)
        if wrong is not None:
            raise SettingsFault(filled("targets.{name} cannot be {value:g}.", name=name, value=value), wrong)

    def change(section: MutableMapping[str, Any]) -> None:
        for gone in [name for name in section if name not in targets]:
            del section[gone]
        for name, value in targets.items():
            plain = int(value) if value == int(value) else value
            if section.get(name) != plain:
                section[name] = plain

    _change(path, lambda document: change(_table_of(document, "targets")))


def save_value(path: Path, table: str, key: str, value: str | int | bool) -> None:
    """Change one value in the file and keep everything else, comments included.

    Raises SettingsFault when the value is not allowed or the file cannot be read, StorageFault when it cannot be
    written.
    """
    wrong = wrong_field(kinds(Settings)[table], key, value)
    if wrong is not None:
        raise SettingsFault(filled("{table}.{key} cannot be {value!r}.", table=table, key=key, value=value), wrong)
    _change(path, lambda document: _table_of(document, table).update({key: value}))


def save_mode(path: Path, key: str, mode: str) -> None:
    """Change what presses of the hotkey `key` mean, in its [[binding]] or, where there is none, in [hotkey].

    Raises as `save_value` does.
    """
    wrong = wrong_field(BindingSettings, "mode", mode)
    if wrong is not None:
        raise SettingsFault(filled("The mode cannot be {mode!r}.", mode=mode), wrong)

    def change(document: MutableMapping[str, Any]) -> None:
        rows = document.get("binding") or [_table_of(document, "hotkey")]
        row = next((row for row in rows if row.get("key", key) == key), None)
        if row is None:
            raise ValueError(f"no hotkey {key}")
        row["mode"] = mode

    _change(path, change)


def _table_of(document: MutableMapping[str, Any], table: str) -> MutableMapping[str, Any]:
    """The file's table, made when it is not there."""
    import tomlkit

    found: MutableMapping[str, Any] = document.setdefault(table, tomlkit.table())
    return found


def _change(path: Path, change: Callable[[MutableMapping[str, Any]], None]) -> None:
    """Let `change` have the file; what it leaves alone stays as it was."""
    import tomlkit  # 30 ms that only a change of settings should pay

    def work(text: str) -> str:
        document = tomlkit.parse(text)
        change(document)
        return tomlkit.dumps(document)

    rewrite(path, work)


def rewrite(path: Path, work: Callable[[str], str]) -> tuple[str, str]:
    """Let `work` make another text of the file's, which is written. Gives both, as it was and as it is.

    Raises SettingsFault when the file cannot be read or `work` cannot do it, StorageFault when it cannot be written.
    """
    from tomlkit.exceptions import TOMLKitError

    write_default(path)
    before = readable_text(path, marked("it was not changed"))
    try:
        after = work(before)
    except (TOMLKitError, TypeError, ValueError, RecursionError) as error:
        raise SettingsFault("The setting cannot be written.", "Write it by hand.", f"{path}: {error}") from error
    if after != before:
        _write(path, after)
    return before, after


def readable_text(path: Path, instead: str) -> str:
    """The text of a file that is valid TOML, whatever stands in it; empty without one. Raises SettingsFault, whose
    title says what comes of it by `instead`."""
    try:
        text = _read(path) or ""
        _parse(path, text)
    except SettingsFault as fault:
        problem = _ending(fault, instead)
        raise SettingsFault(problem.title, problem.remedy, problem.detail) from fault
    return text


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
