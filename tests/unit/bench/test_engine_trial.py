"""A trial of an engine, with a worker that does as the test says."""

from __future__ import annotations

import sys
from functools import partial

import numpy as np
import pytest
import scripted_worker

from tray_app.bench import engine_trial
from tray_app.bench.engine_trial import EngineFigures, EngineTrial, Spoken
from tray_app.bench.scores import plain
from tray_app.core.engines import EngineDescriptor
from tray_app.core.settings import SpeechSettings
from tray_app.speech.link import SpeechLink

SCRIPTED = EngineDescriptor("scripted", "Scripted", "Nobody", "", ("en",), 1)
CLIP = np.arange(8_000).astype(np.int16)


def tried(monkeypatch: pytest.MonkeyPatch, behaviour: str, engine: EngineDescriptor = SCRIPTED) -> EngineFigures:
    command = [sys.executable, scripted_worker.__file__, behaviour]
    monkeypatch.setattr(engine_trial, "SpeechLink", partial(SpeechLink, command=command))
    said: list[str] = []
    clips = [Spoken(CLIP, "0 7999", "en"), Spoken(CLIP[:4_000], "0 1 3999", "en")]
    return EngineTrial(clips, plain, SpeechSettings(), said.append).run(engine, [1], 2)


def test_every_clip_is_scored_and_every_length_timed(monkeypatch: pytest.MonkeyPatch) -> None:
    figures = tried(monkeypatch, "well")
    assert figures.problem is None
    assert [(clip.edits, clip.words) for clip in figures.clips] == [(0, 2), (1, 3)]
    assert figures.audio_s == pytest.approx(0.75)
    assert figures.load_ms == 1.0
    assert [len(waits) for waits in figures.waits_ms.values()] == [2]
    assert all(wait_ms > 0 for wait_ms in figures.waits_ms[1])
    facts = figures.as_json()
    assert facts["wrong_percent"] == pytest.approx(20.0)
    assert facts["peak_mb"] >= facts["memory_mb"] > 1
    assert "7999" not in str(facts), "no word of what was heard"


@pytest.mark.expected_warning(r"speech\.keeper: speech worker lost:")
@pytest.mark.parametrize(("behaviour", "told"), [("no-model", "No model."), ("refuses", "Too hard.")])
def test_an_engine_that_fails_has_the_reason_in_its_row(
    monkeypatch: pytest.MonkeyPatch, behaviour: str, told: str
) -> None:
    figures = tried(monkeypatch, behaviour)
    assert figures.problem is not None
    assert figures.problem.title == told
    facts = figures.as_json()
    assert facts["wrong_percent"] is None
    assert told in facts["problem"]


def test_the_figures_of_another_engine_are_never_taken_for_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    other = EngineDescriptor("parrot", "Parrot", "Nobody", "", ("en",), 1)
    figures = tried(monkeypatch, "well", other)
    assert figures.problem is not None
    assert "Another engine" in figures.problem.title
