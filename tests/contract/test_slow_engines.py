"""Engines that are slow on this machine, in the real worker: the plan goes by what their decodes took."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from measure_plan import Slow, write_engine
from measure_release import dictate
from speech_rig import two_cities

from tray_app.core.events import EngineLost
from tray_app.core.ports import Pcm
from tray_app.speech.cost import SHORTEST_S
from tray_app.speech.engines import ENGINE_FOLDER_VARIABLE, find_engines
from tray_app.speech.hearing import PAUSE_DRAFT_S

SILENCE_S = 0.75
"""Heard behind each piece that is over."""
LEAD_AND_TRAIL_S = 0.5
MEASURED_S = 4
"""Dictated before what is looked at: one decode, by which the plan goes from then on."""
NOTHING: Pcm = two_cities(1)[:0]

Make = Callable[..., Slow]


@pytest.fixture
def slow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Make]:
    monkeypatch.setenv(ENGINE_FOLDER_VARIABLE, str(tmp_path))
    names = itertools.count()
    with ExitStack() as made:

        def make(factor: float, fixed_s: float = 0.0, traits: str = "", hang_timeout_ms: int = 60_000) -> Slow:
            name = write_engine(tmp_path, factor, fixed_s, traits, suffix=str(next(names)))
            find_engines()
            one = Slow(tmp_path, name, hang_timeout_ms)
            made.callback(one.link.close)
            return one

        yield make
    monkeypatch.undo()
    find_engines()


@pytest.mark.slow
def test_an_engine_slower_than_a_third_of_speech_gets_shorter_pieces_once_that_was_measured(slow: Make) -> None:
    one = slow(0.6)
    spoken = two_cities(12)
    dictate(one.link, one.events, two_cities(MEASURED_S), NOTHING, one.worker_pid)
    one.pieces_s()
    dictate(one.link, one.events, spoken, NOTHING, one.worker_pid)
    assert max(one.pieces_s()) <= SHORTEST_S + SILENCE_S + LEAD_AND_TRAIL_S


@pytest.mark.slow
def test_an_engine_with_drafts_makes_none_that_would_take_the_time_from_its_pieces(slow: Make) -> None:
    factor = 0.6
    one = slow(factor, traits="drafts=True, interruptible=True")
    spoken = two_cities(12)
    dictate(one.link, one.events, two_cities(MEASURED_S), NOTHING, one.worker_pid)
    one.pieces_s()
    seen = dictate(one.link, one.events, spoken, NOTHING, one.worker_pid)
    pieces_s = sorted(one.pieces_s())
    drafts_s = pieces_s[: len(pieces_s) - seen.text.count("Piece.")]
    longest_s = PAUSE_DRAFT_S + factor * (SILENCE_S + LEAD_AND_TRAIL_S)
    assert all(factor * draft_s <= longest_s for draft_s in drafts_s)


@pytest.mark.slow
def test_a_slow_engine_that_lives_is_waited_for_longer_than_it_says_itself(slow: Make) -> None:
    """Its own patience is a second; each piece takes six, as the decode behind its load has shown."""
    one = slow(0.0, fixed_s=6.0, traits="patience_s=1.0", hang_timeout_ms=8_000)
    seen = dictate(one.link, one.events, two_cities(4), NOTHING, one.worker_pid)
    assert seen.text == "Piece."
    assert not any(isinstance(one.events.get(), EngineLost) for _ in range(one.events.qsize()))


@pytest.mark.slow
def test_what_was_complete_at_key_up_and_had_no_text_yet_is_told_as_backlog(slow: Make) -> None:
    one = slow(0.7)
    spoken = two_cities(10)  # its first piece is over after eight seconds, and keeps the engine for six
    seen = dictate(one.link, one.events, spoken, NOTHING, one.worker_pid)
    assert seen.behind_ms > 1_000
    assert seen.behind_ms <= seen.after_key_up_ms
    seen = dictate(one.link, one.events, two_cities(2), NOTHING, one.worker_pid)
    assert seen.behind_ms == 0
