"""What can be read at once: no file is a scroll, no function more than a screenful."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FILE_LINES, FUNCTION_LINES = 450, 45
DEFINES = re.compile(r"( *)(?:async )?def (\w+)")


@cache
def files() -> Mapping[str, Sequence[str]]:
    found = (file for room in ("tray_app", "packaging", "tests") for file in sorted((ROOT / room).rglob("*.py")))
    return {str(file.relative_to(ROOT)): file.read_text(encoding="utf-8").splitlines() for file in found}


def test_no_file_is_longer_than_can_be_kept_in_mind() -> None:
    assert {name: len(lines) for name, lines in files().items() if len(lines) > FILE_LINES} == {}


def test_no_function_is_longer_than_a_screen() -> None:
    assert [f"{name}:{told}" for name, lines in files().items() for told in long_functions(lines)] == []


def long_functions(lines: Sequence[str]) -> Iterator[str]:
    """By their indents: parsing all of it takes twenty times as long."""
    for at, line in enumerate(lines):
        found = DEFINES.match(line)
        if found is None:
            continue
        inside, last = found[1] + " ", at
        for number, after in enumerate(lines[at + 1 :], at + 1):
            if after and not after.startswith((inside, found[1] + ")")):
                break
            last = number if after else last
        if last - at + 1 > FUNCTION_LINES:
            yield f"{at + 1} {found[2]}: {last - at + 1} lines"


def test_a_long_function_is_found() -> None:
    body = ["    count = 1", ""] * FUNCTION_LINES
    lines = ["def short(", "    a: int,", ") -> None:", "    pass", "", "def long() -> None:", *body]
    assert [*long_functions(lines)] == [f"6 long: {2 * FUNCTION_LINES} lines"]
