"""The rules on disk: read whole, changed line by line, so that remarks and order stay."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tray_app.core.errors import Problem, SettingsFault
from tray_app.core.translation import filled, filled_n, marked
from tray_app.core.translation import lines as as_lines
from tray_app.text.user_file import UserFile

from .lines import RuleList, name_of, parse

LARGEST_BYTES = 1024 * 1024
NAMED_AT_ONCE = 3
"""Mistakes that one notice names."""

_FILE = UserFile(
    LARGEST_BYTES,
    marked("Your replacements and snippets cannot be read."),
    marked("There would be too many replacements and snippets."),
    marked("Your replacements and snippets cannot be saved."),
)

HEADER = """\
# Your replacements and snippets, one a line. Changes count as soon as the file is saved.
#   btw -> by the way                      words become other words, with a capital where a sentence begins
#   "(c)" -> ©                             exactly these characters, within words too
#   /colou?r(s?)/ -> color\\1               a regular expression; /…/i: capitals or not
#   um -> ""                               left out
#   my address => Main Street 1\\nSpringfield   a snippet: a text that is written exactly so
#   minutes => Minutes of {date}: {cursor}   {date} {date:%d.%m.%Y} {time} {clipboard} {cursor}; {{ is {, and }} is }
#   [de]                                   what stands below is for German; [de, fr] for both; [all] for every language
# \\n is a line break, \\t a tab, \\\\ a backslash. Line breaks and tabs are written where steps.layout allows them.
"""


def read_rules(path: Path) -> RuleList:
    """Empty when there is no file. Blocks for the disk; raises SettingsFault for one that cannot be read at all."""
    return parse(_FILE.read(path))


def mistakes_told(path: Path, rules: RuleList) -> Problem | None:
    """What is wrong in the file, in a few lines; None when nothing is."""
    if not rules.mistakes:
        return None
    count = len(rules.mistakes)
    title = (
        marked("A line of your replacements is wrong; the others count.")
        if count == 1
        else filled_n("", "{n} lines of your replacements are wrong; the others count.", count)
    )
    told = rules.mistakes[:NAMED_AT_ONCE]
    named = as_lines(*(filled("line {line}: {mistake}", line=one.line, mistake=filled(one.what)) for one in told))
    left = count - NAMED_AT_ONCE
    more = filled("and {n} more: holdtalk rules list names them.", n=left) if left > 0 else ""
    return Problem(title, as_lines(named, more, filled("Correct and save: {path}", path=path)))


def add_lines(path: Path, lines: Sequence[str]) -> int:
    """For every language: before the first section. The file is made when there is none.
    The number of the first of them.

    Raises SettingsFault, also when one of them is wrong or there already: then none is added; StorageFault.
    """
    there = (_FILE.read(path) or HEADER).splitlines()
    at = next((number for number, line in enumerate(there) if line.lstrip().startswith("[")), len(there))
    while at and not there[at - 1].strip():
        at -= 1
    _write_checked(path, [*there[:at], *lines, *there[at:]], range(at + 1, at + len(lines) + 1))
    return at + 1


def remove(path: Path, trigger: str) -> int:
    """Every line with this trigger, in all sections. How many there were. Raises SettingsFault, StorageFault."""
    text = _FILE.read(path)
    wanted = {name_of(trigger), name_of(f'"{trigger}"')}
    gone = {rule.line for rule in parse(text).rules if name_of(rule.trigger) in wanted}
    if gone:
        kept = [line for number, line in enumerate(text.splitlines(), start=1) if number not in gone]
        _FILE.write(path, "\n".join((*kept, "")))
    return len(gone)


def set_line(path: Path, name: str, line: str) -> int:
    """Put `line` in the place of the one of that name (`Rule.name`; empty: with the others for every language); an
    empty `line` takes it away. Everything else stays as it is. The number of the line; 0 where it is
    gone.

    Raises SettingsFault when it is wrong or is no longer there, StorageFault.
    """
    if not name:
        return add_lines(path, [line])
    text = _FILE.read(path)
    at = next((rule.line for rule in parse(text).rules if rule.name == name), 0)
    if not at:
        raise SettingsFault(
            marked("This is no longer among your replacements."), marked("It was changed meanwhile: choose again.")
        )
    there = text.splitlines()
    there[at - 1 : at] = [line] if line else []
    _write_checked(path, there, [at] if line else [])
    return at if line else 0


def _write_checked(path: Path, lines: Sequence[str], new: Sequence[int]) -> None:
    """`new`: the numbers of the lines that must be right."""
    found = parse("\n".join(lines))
    wrong = next((one for one in found.mistakes if one.line in new), None)
    if wrong is not None or not {*new} <= {rule.line for rule in found.rules}:
        raise SettingsFault(
            marked("This cannot stand among your replacements."),
            wrong.what if wrong is not None else marked("Write: what is heard -> what is written."),
            lines[wrong.line - 1] if wrong is not None else "",
        )
    _FILE.write(path, "\n".join((*lines, "")))
