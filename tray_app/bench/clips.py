"""Speech of which is known what it says: the user's own, or the recording that comes with the engine."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tray_app.core.errors import HoldtalkError
from tray_app.speech.installed import SAMPLE_LANGUAGE, sample_speech
from tray_app.speech.sound_folders import SUFFIXES

TABLE = "transcripts.tsv"
_HOW = (
    f"Put sound files into a folder, and what each says beside it: NAME.txt for NAME.wav, or one {TABLE} with the "
    "columns file and transcript. Then: holdtalk bench engines --clips FOLDER"
)
_SAMPLE = (
    "It was the best of times, it was the worst of times, it was the age of wisdom, it was the age of foolishness, it "
    "was the epoch of belief, it was the epoch of incredulity, it was the season of Light, it was the season of "
    "Darkness, it was the spring of hope, it was the winter of despair, we had everything before us, we had nothing "
    "before us, we were all going direct to Heaven, we were all going direct the other way. In short, the period was "
    "so far like the present period, that some of its noisiest authorities insisted on its being received, for good or "
    "for evil, in the superlative degree of comparison only."
)
"""Dickens, A Tale of Two Cities: what is read in the recording."""


@dataclass(frozen=True, slots=True)
class Clip:
    file: Path
    said: str
    language: str = ""
    """ISO 639 code; empty where nobody says."""


def find(folder: Path | None) -> list[Clip]:
    """By name. Raises HoldtalkError when there is none, or one that is named is missing."""
    if folder is None:
        recording = sample_speech()
        if recording is None:
            raise HoldtalkError("There is no speech to try engines on.", _HOW)
        return [Clip(recording, _SAMPLE, SAMPLE_LANGUAGE)]
    if not folder.is_dir():
        raise HoldtalkError("There is no such folder.", _HOW, str(folder))
    table = folder / TABLE
    found = list(_of_table(table)) if table.is_file() else list(_with_texts(folder))
    if not found:
        raise HoldtalkError("There is no sound with its text in this folder.", _HOW, str(folder))
    return sorted(found, key=lambda clip: clip.file.name)


def _of_table(table: Path) -> Iterator[Clip]:
    try:
        with table.open(encoding="utf-8-sig", newline="") as lines:
            rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
            for number, row in enumerate(rows, start=2):
                name, said = row.get("file"), row.get("transcript")
                if not name or not said:
                    raise HoldtalkError(f"Line {number} has no file or no transcript.", _HOW, str(table))
                if not (table.parent / name).is_file():
                    raise HoldtalkError(
                        f"Line {number} names a file that is not there.", "Correct it.", f"{table}: {name}"
                    )
                yield Clip(table.parent / name, said, (row.get("language") or "").strip())
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise HoldtalkError("The table of transcripts cannot be read.", _HOW, f"{table}: {error}") from error


def _with_texts(folder: Path) -> Iterator[Clip]:
    for file in sorted(folder.iterdir()):
        text = file.with_suffix(".txt")
        if file.suffix.lower() in SUFFIXES and text.is_file():
            try:
                said = " ".join(text.read_text(encoding="utf-8-sig").split())
            except (OSError, UnicodeDecodeError) as error:
                raise HoldtalkError("A transcript cannot be read.", "Save it as UTF-8.", f"{text}: {error}") from error
            if said:
                yield Clip(file, said)
