"""A file's text goes through the steps for all, segment by segment, unless it is wanted as it was heard."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from tray_app.cli.transcribing import _shape_of
from tray_app.core.settings import Settings
from tray_app.core.shaped import Edit
from tray_app.core.spoken import SpokenSegment
from tray_app.core.step_settings import StepsSettings
from tray_app.speech.transcripts import FileTranscript
from tray_app.text.pipeline import making
from tray_app.text.pipeline.pipeline import Pipeline
from tray_app.text.pipeline.step import Around

HEARD = FileTranscript(
    Path("talk.wav"),
    "We have two. Um two new line more.",
    spoken=(SpokenSegment(0, 900, "We have two."), SpokenSegment(900, 2_000, "Um two new line more.")),
    language="en",
)
SETTINGS = replace(Settings(), steps=StepsSettings(layout="lines"))


class Writing:
    name = "writing"

    def edits(self, text: str, around: Around) -> Iterable[Edit]:
        for old, new in (("Um ", ""), ("two", "2"), (" new line ", "\n")):
            if (at := text.find(old)) >= 0:
                yield Edit(at, at + len(old), new)


@pytest.fixture(autouse=True)
def steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "pipeline_of", lambda _steps, _rules=None: Pipeline([Writing()]))


def test_text_and_segments_are_written_alike() -> None:
    found = _shape_of(SETTINGS, argparse.Namespace(as_heard=False))(HEARD)
    assert [one.text for one in found.spoken] == ["We have 2.", "2\nmore."]
    assert found.text == "We have 2. 2\nmore."
    assert [(one.start_ms, one.end_ms) for one in found.spoken] == [(0, 900), (900, 2_000)]


def test_a_text_without_segments_is_written_whole() -> None:
    found = _shape_of(SETTINGS, argparse.Namespace(as_heard=False))(replace(HEARD, spoken=()))
    assert found.text == "We have 2. Um two\nmore.".replace("Um ", "")


def test_as_heard_nothing_is_done() -> None:
    assert _shape_of(SETTINGS, argparse.Namespace(as_heard=True))(HEARD) is HEARD
