"""What a file says, in the formats that people and programs want."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path

from tray_app.core.errors import Problem
from tray_app.core.joining import joined
from tray_app.core.spoken import SpokenSegment

from .subtitles import Subtitle, subtitles

_PARAGRAPH_PAUSE_MS = 2_000
_PARAGRAPH_LENGTH = 600
"""Letters after which the next pause between segments ends a paragraph."""


@dataclass(frozen=True, slots=True)
class FileTranscript:
    """What one file says, or why it could not be read, or why there is no more of it."""

    file: Path
    text: str = ""
    seconds: float = 0.0
    segments: int = 0
    problem: Problem | None = None
    spoken: tuple[SpokenSegment, ...] = ()
    engine: str = ""
    language: str = ""

    @property
    def is_there(self) -> bool:
        """There is a transcript, even if it is of a part only, or of silence."""
        return self.problem is None or bool(self.text)


def shown(name: object) -> str:
    """As text, also where it is none: names of files may be any bytes."""
    return str(name).encode(errors="surrogateescape").decode(errors="replace")


def as_text(found: FileTranscript) -> str:
    return found.text + "\n"


def as_json(found: FileTranscript) -> str:
    """One object on one line; times in seconds from the begin of the file."""
    facts = {
        "file": shown(found.file),
        "text": found.text,
        "seconds": round(found.seconds, 3),
        "language": found.language,
        "engine": found.engine,
        "segments": [
            {"start": one.start_ms / 1000, "end": one.end_ms / 1000, "text": one.text} for one in found.spoken
        ],
    }
    if found.problem is not None:
        facts["error"] = shown(found.problem)
    return json.dumps(facts, ensure_ascii=False) + "\n"


def as_srt(found: FileTranscript) -> str:
    return "".join(
        f"{number}\n{_clock(one.start_ms, ',')} --> {_clock(one.end_ms, ',')}\n{_lines(one)}\n\n"
        for number, one in enumerate(subtitles(found.spoken), start=1)
    )


def as_vtt(found: FileTranscript) -> str:
    cues = (
        f"{_clock(one.start_ms, '.')} --> {_clock(one.end_ms, '.')}\n{_escaped(_lines(one))}\n\n"
        for one in subtitles(found.spoken)
    )
    return "WEBVTT\n\n" + "".join(cues)


def as_markdown(found: FileTranscript) -> str:
    about = [_clock(round(found.seconds * 1000), "")[:8], found.language, found.engine]
    parts = [f"# {_plain(shown(found.file.name))}", " · ".join(filter(None, about))]
    if found.problem is not None:
        parts.append(f"> {_plain(shown(found.problem))}")
    for paragraph in _paragraphs(found.spoken):
        text = joined([one.text for one in paragraph], repeat(found.language))
        parts.append(f"**{_clock(paragraph[0].start_ms, '')[:8]}** {_plain(text)}")
    return "\n\n".join(parts) + "\n"


FORMATS: Mapping[str, Callable[[FileTranscript], str]] = {
    "text": as_text, "json": as_json, "srt": as_srt, "vtt": as_vtt, "md": as_markdown,
}  # fmt: skip
ENDINGS: Mapping[str, str] = {"text": "txt", "json": "json", "srt": "srt", "vtt": "vtt", "md": "md"}
"""Of files in each format."""
ONE_A_FILE = frozenset({"srt", "vtt"})
"""Formats in which several files cannot stand one behind the other."""


def _paragraphs(spoken: Sequence[SpokenSegment]) -> list[list[SpokenSegment]]:
    found: list[list[SpokenSegment]] = []
    length = 0
    for one in spoken:
        pause_ms = one.start_ms - found[-1][-1].end_ms if found else 0
        if not found or pause_ms >= _PARAGRAPH_PAUSE_MS or length >= _PARAGRAPH_LENGTH:
            found.append([])
            length = 0
        found[-1].append(one)
        length += len(one.text)
    return found


def _clock(ms: int, point: str) -> str:
    """01:02:03.456"""
    seconds, rest_ms = divmod(ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}{point}{rest_ms:03}"


def _lines(one: Subtitle) -> str:
    return "\n".join(one.lines).replace("-->", "→")


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _plain(text: str) -> str:
    """No word is markup."""
    for mark in ("\\", "`", "*", "_", "<", "[", "#"):
        text = text.replace(mark, "\\" + mark)
    return text
