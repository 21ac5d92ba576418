"""Which sound files are meant: names, folders with all that is in them, and patterns that no shell has resolved."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tray_app.core.errors import Problem

from . import ffmpeg
from .soundfiles import STANDARD_INPUT

SUFFIXES = ffmpeg.SUFFIXES | {
    ".wav", ".wave", ".rf64", ".w64", ".flac", ".ogg", ".oga", ".opus", ".mp3", ".mp2", ".aif", ".aiff", ".aifc",
    ".caf", ".au", ".snd", ".voc", ".sph",
}  # fmt: skip
"""Names of what is taken from a folder."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One file to be transcribed."""

    path: Path
    place: Path
    """Where in the folder that was named it lies; only its name when it was named itself."""


@dataclass(slots=True)
class Found:
    """What the names on a command line stand for, in their order; within a folder by name."""

    wanted: list[Wanted] = field(default_factory=list)
    left_out: list[tuple[Path, int]] = field(default_factory=list)
    """Folders and how many files in them are no sound."""
    problems: list[tuple[Path, Problem]] = field(default_factory=list)
    """Names that stand for nothing."""


def look_up(names: Sequence[Path]) -> Found:
    """Reads folders, and nothing else of any file. What is named twice is wanted once."""
    found, seen = Found(), set[str]()
    for name in names:
        for one in _of(name, found):
            key = os.path.realpath(one.path) if one.path != STANDARD_INPUT else "-"
            if key not in seen:
                seen.add(key)
                found.wanted.append(one)
    return found


def _of(name: Path, found: Found) -> Iterator[Wanted]:
    if name != STANDARD_INPUT and name.is_dir():
        yield from _in_folder(name, found)
    elif name == STANDARD_INPUT or not glob.has_magic(str(name)) or os.path.lexists(name):
        yield Wanted(name, Path(name.name))
    else:
        matching = sorted(glob.glob(str(name), recursive=True))
        if not matching:
            found.problems.append((name, Problem("No file has such a name.", "Check the name.", str(name))))
        for match in matching:
            yield from _of(Path(match), found)


def _in_folder(folder: Path, found: Found) -> Iterator[Wanted]:
    """Sound below `folder`. What is hidden is left alone, and links to other folders are not followed."""
    others, files = 0, list[Path]()

    def unreadable(error: OSError) -> None:
        told = f"{error.filename}: {error.strerror}"
        found.problems.append((folder, Problem("A folder cannot be read.", "Check its permissions.", told)))

    for place, folders, names in os.walk(folder, onerror=unreadable):
        folders[:] = [name for name in folders if not name.startswith(".")]
        shown = [name for name in names if not name.startswith(".")]
        sounds = [name for name in shown if Path(name).suffix.lower() in SUFFIXES]
        others += len(shown) - len(sounds)
        files += [Path(place, name) for name in sounds]
    if others:
        found.left_out.append((folder, others))
    if not files:
        told = Problem("There is no sound file in this folder.", "Name another one, or the file itself.", str(folder))
        found.problems.append((folder, told))
    for file in sorted(files):
        yield Wanted(file, file.relative_to(folder))
