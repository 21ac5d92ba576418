"""The word list on disk: read whole, changed line by line, so that remarks and order stay."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tray_app.core.errors import Problem, SettingsFault
from tray_app.core.translation import filled, filled_n, lines, marked
from tray_app.text.user_file import UserFile

from .entries import REMARK, Entry, WordList, key_of, name_of, parse

LARGEST_BYTES = 256 * 1024
"""2,000 entries of a hundred characters, with remarks."""
NAMED_AT_ONCE = 3
"""Mistakes that one notice names."""

_FILE = UserFile(
    LARGEST_BYTES,
    marked("Your word list cannot be read."),
    marked("Your word list would get too long."),
    marked("Your word list cannot be saved."),
)

_HEADER = """\
# Your own words, one a line. Changes count as soon as the file is saved.
#   Inverashiel                            a name, or a word that few people know
#   Inverashiel = inver a sheel, in very shield     with what it sounds like, or was heard as
#   btw -> by the way                      exactly these words are replaced
#   ! crying on                            these words are never replaced
"""


def read_list(path: Path) -> WordList:
    """Empty when there is no file. Blocks for the disk; raises SettingsFault for one that cannot be read at all."""
    return parse(read_text(path))


def read_text(path: Path) -> str:
    """As `read_list`."""
    return _FILE.read(path)


def mistakes_told(path: Path, words: WordList) -> Problem | None:
    """What is wrong in the file, in a few lines; None when nothing is."""
    if not words.mistakes:
        return None
    count = len(words.mistakes)
    title = (
        marked("A line of your word list is wrong; the others count.")
        if count == 1
        else filled_n("", "{n} lines of your word list are wrong; the others count.", count)
    )
    told = words.mistakes[:NAMED_AT_ONCE]
    named = lines(*(filled("line {line}: {mistake}", line=one.line, mistake=filled(one.what)) for one in told))
    left = count - NAMED_AT_ONCE
    more = filled("and {n} more: holdtalk words list names them.", n=left) if left > 0 else ""
    return Problem(title, lines(named, more, filled("Correct and save: {path}", path=path)))


def add_lines(path: Path, lines: Iterable[str]) -> None:
    """Behind what is there; the file is made when there is none. Raises SettingsFault, StorageFault."""
    text = read_text(path) or _HEADER
    write_text(path, "\n".join((text.rstrip("\n"), *lines, "")))


def remove(path: Path, word: str) -> int:
    """Every line about this word: as an entry, as what is replaced, or as what is never replaced. How many there were.

    Raises SettingsFault, StorageFault.
    """
    text = read_text(path)
    lines = parse(text).lines
    gone = {lines[name] for name in (name_of(word, kind) for kind in ("=", "", "!")) if name in lines}
    if gone:
        kept = [line for number, line in enumerate(text.splitlines(), start=1) if number not in gone]
        write_text(path, "\n".join((*kept, "")))
    return len(gone)


def set_line(path: Path, name: str, line: str) -> None:
    """Put `line` in the place of the one of that name (`name_of`; empty: behind all others); an empty `line` takes it
    away. Its remark, and everything else, stays as it is.

    Raises SettingsFault when it says nothing, is wrong or is no longer there, StorageFault.
    """
    text = read_text(path)
    lines = text.splitlines() or _HEADER.splitlines()
    at = parse(text).lines.get(name, 0) if name else len(lines) + 1
    if not at:
        raise SettingsFault("This is no longer in your word list.", "It was changed meanwhile: choose again.")
    if line:
        lines[at - 1 : at] = [line + (_remark_of(lines[at - 1]) if name else "")]
        said = parse("\n".join(lines))
        wrong = next((one.what for one in said.mistakes if one.line == at), "")
        if wrong or at not in said.lines.values():
            raise SettingsFault("This cannot stand in your word list.", wrong or marked("Write a word."))
    else:
        del lines[at - 1]
    write_text(path, "\n".join((*lines, "")))


def merge(path: Path, new: WordList) -> tuple[int, int]:
    """Add what is not there yet: how many lines are new, and how many entries got other sounds.

    Raises SettingsFault, StorageFault.
    """
    text = read_text(path)
    known = parse(text)
    lines = text.splitlines()
    entries = {key_of(entry.written): entry for entry in known.entries}
    added: list[str] = []
    extended = 0
    for entry in new.entries:
        mine = entries.get(key_of(entry.written))
        if mine is None:
            added.append(_line_of(entry))
            continue
        more = [sound for sound in entry.sounds if key_of(sound) not in map(key_of, mine.sounds)]
        if more:
            at = known.lines[name_of(entry.written, "=")] - 1
            lines[at] = _line_of(Entry(mine.written, (*mine.sounds, *more))) + _remark_of(lines[at])
            extended += 1
    added += [f"{one.heard} -> {one.written}" for one in new.replacements if name_of(one.heard, "") not in known.lines]
    added += [f"! {heard}" for heard in new.kept if name_of(heard, "!") not in known.lines]
    if added or extended:
        write_text(path, "\n".join((*(lines or _HEADER.splitlines()), *added, "")))
    return len(added), extended


def _line_of(entry: Entry) -> str:
    return f"{entry.written} = {', '.join(entry.sounds)}" if entry.sounds else entry.written


def _remark_of(line: str) -> str:
    found = REMARK.search(line)
    return "" if found is None else found[0]


def write_text(path: Path, text: str) -> None:
    """Raises StorageFault."""
    _FILE.write(path, text)
