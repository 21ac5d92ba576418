"""Where transcripts go: nowhere but the screen, into one file, or into a folder under the names of their sounds."""

from __future__ import annotations

import errno
import os
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tray_app.core.errors import HoldtalkError, Problem, StorageFault
from tray_app.speech.sound_folders import Wanted
from tray_app.speech.soundfiles import STANDARD_INPUT
from tray_app.speech.transcripts import ENDINGS, FORMATS, ONE_A_FILE, FileTranscript
from tray_app.whole_file import replace_whole

_FORMAT_OF_ENDING = {ending: name for name, ending in ENDINGS.items()} | {"markdown": "md"}
_STANDARD_INPUT_NAME = "standard-input"


@dataclass(frozen=True, slots=True)
class Target:
    """Of one run."""

    format_name: str
    sounds: tuple[Path, ...]
    files: dict[Path, Path]
    """Where the transcript of each sound goes; empty where they are printed."""
    force: bool

    @property
    def writes(self) -> bool:
        return bool(self.files)

    def to_do(self, refuse: Callable[[Problem], None]) -> list[Path]:
        """The sounds whose transcripts may be written; `refuse` hears about the others, before any work is done."""
        return [sound for sound in self.sounds if not self._is_taken(sound, refuse)]

    def _is_taken(self, sound: Path, refuse: Callable[[Problem], None]) -> bool:
        file = self.files.get(sound)
        if file is None or not os.path.lexists(file):
            return False
        if os.path.realpath(file) == os.path.realpath(sound):
            refuse(Problem("The transcript would be written over the sound.", "Name another file.", str(file)))
            return True
        if self.force:
            return False
        refuse(Problem("There is such a file already.", "Name another one, or write over it with --force.", str(file)))
        return True

    def rendered(self, found: FileTranscript) -> str:
        return FORMATS[self.format_name](found)

    def write(self, found: FileTranscript) -> Path:
        """Whole or not at all; gives the file. Raises StorageFault."""
        file = self.files[found.file]
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            replace_whole(file, self.rendered(found).encode())
        except OSError as error:
            full = error.errno in (errno.ENOSPC, errno.EDQUOT)
            remedy = "Free some space." if full else "Name another place with -o."
            told = f"{file}: {error.strerror or error}"
            raise StorageFault("The transcript cannot be written, so it is printed.", remedy, told) from error
        return file


def plan(
    wanted: Sequence[Wanted], named: Sequence[Path], output: str | None, format_name: str | None, *, force: bool
) -> Target:
    """`named` are the names that `wanted` was found by. Raises HoldtalkError where it cannot be done as wished."""
    sounds = tuple(one.path for one in wanted)
    if output is None:
        if format_name in ONE_A_FILE and len(sounds) > 1:
            raise HoldtalkError("Subtitles of several files cannot be printed.", "Name a folder for them: -o FOLDER")
        return Target(format_name or "text", sounds, {}, force)
    many = len(named) > 1 or len(sounds) > 1 or named[0].is_dir()
    if many or output.endswith(("/", os.sep)) or Path(output).is_dir():
        format_name = format_name or "text"
        folder = _folder(Path(output))
        return Target(format_name, sounds, _named(wanted, folder, ENDINGS[format_name]), force)
    file = Path(output)
    if not file.absolute().parent.is_dir():
        raise StorageFault("The folder for the transcript does not exist.", "Make it first.", str(file.parent))
    format_name = format_name or _FORMAT_OF_ENDING.get(file.suffix.lower().removeprefix("."), "text")
    return Target(format_name, sounds, dict.fromkeys(sounds, file), force)


def _folder(folder: Path) -> Path:
    """Made, if need be. Raises StorageFault."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        detail = f"{folder}: {error.strerror}"
        raise StorageFault("The folder for the transcripts cannot be made.", "Name another one.", detail) from error
    return folder


def _named(wanted: Sequence[Wanted], folder: Path, ending: str) -> dict[Path, Path]:
    """Each by the name of its sound, in the folders that it lay in; where two would have one name, with the ending of
    the sound too, and a number if that does not part them."""
    places = [Path(_STANDARD_INPUT_NAME) if one.path == STANDARD_INPUT else one.place for one in wanted]
    alike = Counter(place.with_suffix("") for place in places)
    found: dict[Path, Path] = {}
    taken: set[Path] = set()
    for one, place in zip(wanted, places, strict=True):
        stem = place.with_suffix("") if alike[place.with_suffix("")] == 1 else place
        file, number = folder / stem.with_name(f"{stem.name}.{ending}"), 1
        while file in taken:
            number += 1
            file = folder / stem.with_name(f"{stem.name}-{number}.{ending}")
        taken.add(file)
        found[one.path] = file
    return found
