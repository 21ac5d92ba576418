"""Word lists of other programs: CSV, JSON, or lines as our own list has them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

from tray_app.core.errors import SettingsFault

from .entries import LineMistake, WordList, parse
from .list_file import read_text

_WORD = ("word", "phrase", "written", "text", "name", "term", "value", "displayas", "replacement")
_SOUNDS = ("soundslike", "sounds", "aliases", "pronunciation", "pronunciations", "heard", "spoken")
"""Names of columns and of members, without case, blanks and marks."""


def read_words(path: Path) -> WordList:
    """By the ending of its name: .csv and .tsv, .json, else lines of our own. What is no entry is in `mistakes`.

    Blocks for the disk. Raises SettingsFault for a file that cannot be read at all.
    """
    if not path.exists():
        raise SettingsFault("There is no such file.", "Check its name.", str(path))
    text = read_text(path)
    kind = path.suffix.lower()
    if kind in (".csv", ".tsv"):
        return _parsed(_from_table(text, "\t" if kind == ".tsv" else _delimiter(text)))
    if kind == ".json":
        try:
            return _parsed(_from_json(json.loads(text)))
        except (ValueError, RecursionError) as error:
            raise SettingsFault("This is no JSON that can be read.", "Export it again.", f"{path}: {error}") from error
    return parse(text)


def _parsed(lines: Iterator[tuple[int, str, list[str]]]) -> WordList:
    """Of (line, word, sounds): each is held to what a line of the list may say."""
    found = WordList()
    for number, word, sounds in lines:
        if any(mark in word for mark in ("=", "->", "→", "\n")) or word.startswith(("!", "#")):
            found.mistakes.append(LineMistake(number, "It has a sign in it that means something in the list."))
            continue
        said = [sound for sound in (" ".join(sound.replace(",", " ").split()) for sound in sounds) if sound != word]
        line = f"{' '.join(word.split())} = {', '.join(said)}" if any(said) else " ".join(word.split())
        one = parse(line)
        if one.mistakes:
            found.mistakes.append(LineMistake(number, one.mistakes[0].what))
        elif one.entries and not one.lines.keys() & found.lines.keys():
            found.entries += one.entries
            found.lines |= dict.fromkeys(one.lines, number)
    return found


def _delimiter(text: str) -> str:
    first = text.partition("\n")[0]
    return max(",;\t", key=first.count)


def _from_table(text: str, delimiter: str) -> Iterator[tuple[int, str, list[str]]]:
    """Without a line of names the word stands in the first column and its sounds in the others."""
    reader = csv.reader(io.StringIO(text), delimiter=delimiter)
    word_at, sounds_at = 0, None
    for row in reader:
        if reader.line_num == 1 and any(_plain(cell) in _WORD for cell in row):
            names = [_plain(cell) for cell in row]
            word_at = next(at for at, name in enumerate(names) if name in _WORD)
            sounds_at = [at for at, name in enumerate(names) if name in _SOUNDS]
            continue
        others = [cell for at, cell in enumerate(row) if at != word_at and (sounds_at is None or at in sounds_at)]
        if word_at < len(row) and row[word_at].strip():
            yield reader.line_num, row[word_at].strip(), [part.strip() for cell in others for part in cell.split(",")]


def _from_json(content: object) -> Iterator[tuple[int, str, list[str]]]:
    """A list of words or of objects, or an object of words and what they sound like."""
    if isinstance(content, dict) and not any(_plain(name) in _WORD for name in content):
        lists = [value for name, value in content.items() if _plain(name) in ("words", "phrases", "vocabulary")]
        content = lists[0] if lists else [{"word": word, "sounds": sounds} for word, sounds in content.items()]
    for number, one in enumerate(content if isinstance(content, list) else [content], start=1):
        if isinstance(one, dict):
            members = {_plain(name): value for name, value in one.items()}
            word = next((members[name] for name in _WORD if name in members), "")
            sounds = next((members[name] for name in _SOUNDS if name in members), ())
            yield number, str(word), [sounds] if isinstance(sounds, str) else list(map(str, sounds or ()))
        else:
            yield number, str(one), []


def _plain(name: object) -> str:
    return "".join(filter(str.isalnum, str(name).casefold()))
