"""What is answered, in the shapes that OpenAI's API has and its clients expect."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path

from tray_app.core.engines import EngineDescriptor
from tray_app.core.errors import HoldtalkError, Problem
from tray_app.core.events import Final
from tray_app.speech.transcripts import FileTranscript, as_srt, as_vtt
from tray_app.text.filters import clean_text

FORMATS = ("json", "text", "verbose_json", "srt", "vtt")

_TYPES: Mapping[str, str] = {"text": "text/plain", "srt": "application/x-subrip", "vtt": "text/vtt"}


@dataclass(frozen=True, slots=True)
class Page:
    status: HTTPStatus
    content_type: str
    body: bytes = field(repr=False)


def transcript(final: Final, response_format: str) -> Page:
    """`response_format` is one of FORMATS."""
    text = clean_text(final.text)
    if response_format == "json":
        return _json({"text": text})
    if response_format == "verbose_json":
        return _json(_verbose(final, text))
    content = f"{text}\n"
    if response_format != "text":
        whole = FileTranscript(Path(), final.text, final.audio_ms / 1000, final.segments, spoken=final.spoken)
        content = as_srt(whole) if response_format == "srt" else as_vtt(whole)
    return Page(HTTPStatus.OK, f"{_TYPES[response_format]}; charset=utf-8", content.encode())


def _verbose(final: Final, text: str) -> dict[str, object]:
    """Without what only Whisper's own decoder could tell (tokens, probabilities)."""
    segments = [
        {"id": number, "start": one.start_ms / 1000, "end": one.end_ms / 1000, "text": clean_text(one.text)}
        for number, one in enumerate(final.spoken)
    ]
    about = {"task": "transcribe", "language": final.language, "duration": round(final.audio_ms / 1000, 3)}
    return {**about, "text": text, "segments": segments, "model": final.engine}


def models(engines: Sequence[EngineDescriptor]) -> Page:
    return _json({"object": "list", "data": [_model(one) for one in engines]})


def model(engine: EngineDescriptor) -> Page:
    return _json(_model(engine))


def _model(engine: EngineDescriptor) -> dict[str, object]:
    about = {"id": engine.name, "object": "model", "created": 0, "owned_by": engine.maker}
    return {**about, "languages": [*engine.languages]}


def fault(status: HTTPStatus, problem: Problem, code: str, param: str | None = None) -> Page:
    kind = "server_error" if status >= HTTPStatus.INTERNAL_SERVER_ERROR else "invalid_request_error"
    message = f"{problem.title} {problem.remedy}".strip()
    return _json({"error": {"message": message, "type": kind, "param": param, "code": code}}, status)


class BadRequest(HoldtalkError):
    """The client's mistake, with the field that it is about."""

    def __init__(self, status: HTTPStatus, title: str, remedy: str, code: str, param: str | None = None) -> None:
        super().__init__(title, remedy)
        self.page = fault(status, self.problem, code, param)


def _json(content: object, status: HTTPStatus = HTTPStatus.OK) -> Page:
    return Page(status, "application/json", json.dumps(content, ensure_ascii=False).encode())
