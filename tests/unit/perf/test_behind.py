"""When an engine was slower than speech, what is over its target is laid at its door, by name."""

from __future__ import annotations

from dataclasses import replace

import pytest
from perf_records import record

from tray_app.core.dictation import DictationRecord, Start
from tray_app.core.engines import EMBEDDED_ENGINE, ENGINES, EngineDescriptor
from tray_app.perf.advice import recommendations
from tray_app.perf.behind import BACKLOG, TRANSCRIPTION, row_for
from tray_app.perf.catalog import CATALOG, targets_with
from tray_app.perf.monitor import Monitor
from tray_app.perf.stages import figures

TARGETS = targets_with({})
AUDIO_MS = 2_300
"""Of the records of the tests."""


@pytest.fixture(autouse=True)
def parrot(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ENGINES, "parrot", EngineDescriptor("parrot", "Parrot 0.6B", "", "", ("en",), 1))


def behind(number: int = 1, *, engine: str = "parrot", behind_ms: float = 2_300.0, wait_ms: int = 4_000,
           start: Start = Start.WARM) -> DictationRecord:  # fmt: skip
    made = record(number, wait_ms=wait_ms, start=start)
    return replace(made, engine=engine, behind_ms=behind_ms, decode_ms=0.7 * AUDIO_MS)


def test_the_backlog_is_a_figure_of_each_dictation_that_was_decoded() -> None:
    assert figures(behind())[BACKLOG] == 2_300.0
    assert figures(record())[BACKLOG] == 0.0
    assert BACKLOG not in figures(replace(record(), decode_ms=0.0))


def test_a_slow_transcription_names_the_engine_its_factor_and_a_remedy() -> None:
    blamed = row_for(behind(), CATALOG[TRANSCRIPTION], TARGETS)
    assert "Parrot 0.6B fell behind you" in blamed.remedy
    assert "real-time factor 0.70" in blamed.remedy
    assert "smaller model" in blamed.remedy
    assert EMBEDDED_ENGINE in blamed.try_text


def test_an_engine_that_kept_up_is_not_blamed() -> None:
    kept_up = behind(behind_ms=100.0)
    assert row_for(kept_up, CATALOG[TRANSCRIPTION], TARGETS) is CATALOG[TRANSCRIPTION]
    assert row_for(behind(), CATALOG["insertion"], TARGETS) is CATALOG["insertion"]


def test_the_smallest_engine_is_not_told_to_be_replaced_by_a_smaller_one() -> None:
    blamed = row_for(behind(engine=EMBEDDED_ENGINE), CATALOG[TRANSCRIPTION], TARGETS)
    assert "smaller" not in blamed.remedy
    assert "processor core" in blamed.remedy


def test_the_session_s_advice_names_the_engine_that_fell_behind_most_often() -> None:
    monitor = Monitor()
    for number in range(1, 5):
        monitor.record_dictation(behind(number))
    monitor.record_dictation(behind(5, engine=EMBEDDED_ENGINE, behind_ms=900.0))
    advice = {found.metric: found for found in recommendations(monitor.snapshot())}
    assert {TRANSCRIPTION, BACKLOG} <= advice.keys()
    assert "Parrot 0.6B fell behind you in 4 dictations" in advice[TRANSCRIPTION].remedy
    assert "2300 ms" in advice[BACKLOG].remedy.replace(",", "").replace("\u202f", "").replace("2.30 s", "2300 ms")


def test_resumed_dictations_say_nothing_of_the_engine_s_speed() -> None:
    resumed = behind(start=Start.RESUMED)
    assert BACKLOG not in figures(resumed), "it was being loaded while one spoke"
    monitor = Monitor()
    for number in range(1, 5):
        monitor.record_dictation(behind(number, start=Start.RESUMED))
        monitor.record_dictation(record(number + 10, wait_ms=900))
    advice = {(found.metric, found.start): found for found in recommendations(monitor.snapshot())}
    assert "fell behind" not in advice[TRANSCRIPTION, "warm"].remedy
    loaded = advice[TRANSCRIPTION, "resumed"]
    assert "loaded first" in loaded.remedy
    assert "unload_after_min" in loaded.try_text
    assert row_for(resumed, CATALOG[TRANSCRIPTION], TARGETS).remedy == loaded.remedy
