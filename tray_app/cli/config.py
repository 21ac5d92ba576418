"""`holdtalk config`: where the settings are, whether they are right, and single ones of them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from tray_app.core.settings import Settings
from tray_app.paths import settings_path
from tray_app.settings_file import LoadedSettings, load


def config(parsed: argparse.Namespace) -> int:
    path = settings_path()
    if parsed.action == "path":
        print(path)
        return 0
    loaded = _load(path)
    if parsed.action == "check":
        return _check(path, loaded)
    if parsed.action == "get":
        return _get(loaded, parsed.name)
    return _change(path, parsed.name, parsed.value if parsed.action == "set" else None)


def _load(path: Path) -> LoadedSettings:
    from tray_app.perf.catalog import CATALOG
    from tray_app.speech.engines import find_engines

    find_engines()
    return load(path, CATALOG)


def _check(path: Path, loaded: LoadedSettings) -> int:
    """Every mistake with its line."""
    if not loaded.problems:
        print(f"{path}: {'fine' if path.exists() else 'not written yet; defaults are used'}")
        return 0
    _print_mistakes(loaded)
    return 1


def _print_mistakes(loaded: LoadedSettings) -> None:
    """One a line, with what they have in common said once."""
    if loaded.mistakes <= 1:
        print(loaded.problems[0], file=sys.stderr)
        return
    left = loaded.mistakes - len(loaded.problems)
    more = [f"and {left} more"] if left else []
    title = f"{loaded.mistakes} settings are wrong; {loaded.instead}."
    print(title, *loaded.details, *more, "Correct the lines and save.", sep="\n", file=sys.stderr)


def _get(loaded: LoadedSettings, name: str | None) -> int:
    """What counts; what is wrong in the file is told beside it."""
    from tray_app.settings_edits import as_written, place_named, value_at

    if name is None:
        for known, value in _all(loaded.settings):
            print(f"{known} = {as_written(value)}")
        return 0
    value = value_at(loaded.settings, place_named(name))
    wrong = [one for one in loaded.at if one.name == name]
    for one in wrong:
        print(f"holdtalk: in the file: {one.what}", file=sys.stderr)
    if value is None or isinstance(value, Mapping) or is_dataclass(value):
        print(f"holdtalk: {name} is not set.", file=sys.stderr)
        return 1
    print(as_written(value))
    return 1 if wrong else 0


def _all(settings: Settings) -> Iterator[tuple[str, Any]]:
    """Each value that counts, by its name."""
    for table in fields(Settings):
        inside = getattr(settings, table.name)
        rows: list[tuple[str, Any]]
        if is_dataclass(inside):
            rows = [(table.name, inside)]
        elif isinstance(inside, Mapping):
            rows = [(f"{table.name}.{name}", row) for name, row in inside.items()]
        else:
            rows = [(f"{table.name}.{number}", row) for number, row in enumerate(inside, start=1)]
        for name, row in rows:
            if not is_dataclass(row):
                yield name, row
                continue
            values = [(item.name, getattr(row, item.name)) for item in fields(row)]
            yield from ((f"{name}.{key}", value) for key, value in values if value is not None)


def _change(path: Path, name: str, text: str | None) -> int:
    """A running program hears of it by itself."""
    from tray_app.perf.catalog import CATALOG
    from tray_app.settings_edits import Edit, place_named, value_written, write_edits

    place = place_named(name)
    write_edits(path, [Edit(place, None if text is None else value_written(place, text))], CATALOG)
    return 0
