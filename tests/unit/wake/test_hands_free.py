"""Switching the wake word on and off, what is posted, and the figures it gives."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from fakes_audio import MS, FakeMicrophone

from tray_app.core import events as e
from tray_app.core.dictation import DictationEnded, DictationRecord, Outcome, Stamps, Start
from tray_app.core.errors import Problem, WakeWordFault
from tray_app.core.ports import Pcm
from tray_app.core.settings import HandsFreeSettings
from tray_app.wake import words
from tray_app.wake.detector import WordModel
from tray_app.wake.hands_free import HandsFree
from tray_app.wake.words import WakeWord

GENEROUS_S = 10.0
ON = HandsFreeSettings(enabled=True, word="computer")


class SureModel:
    """Hears the word in everything."""

    def __init__(self) -> None:
        self._heard = 0
        self.sure = 1.0

    def hear(self, samples: Pcm) -> Iterator[tuple[int, float]]:
        self._heard += len(samples)
        yield self._heard // 2, self.sure
        yield self._heard, self.sure


class Room:
    def __init__(self, folder: Path) -> None:
        self.events: list[e.Event] = []
        self.microphone = FakeMicrophone(self.events.append, ())
        self.now_ns = 1_000_000 * MS
        self.loaded: list[str] = []
        self.said_by_us = ""
        self.fault: WakeWordFault | None = None
        self.model = SureModel()
        self.hands_free = HandsFree(
            self.events.append,
            self.microphone,
            without_voice=self._without_voice,
            own_words=folder,
            load=self._load,
            clock=lambda: self.now_ns,
        )

    def _without_voice(self, samples: Pcm, _first_ns: int, phrase: str) -> Pcm:
        return samples * (phrase != self.said_by_us)

    def _load(self, word: WakeWord) -> WordModel:
        if self.fault is not None:
            raise self.fault
        self.loaded.append(word.name)
        return self.model

    def apply(self, settings: HandsFreeSettings) -> None:
        self.hands_free.apply(settings)
        if self.hands_free._worker._thread is not None:
            assert self.hands_free._worker.settle(GENEROUS_S)

    def stands(self) -> tuple[str, Problem | None]:
        return self.hands_free.phrase, self.hands_free.problem

    def hear(self, milliseconds: int) -> None:
        """Noise that begins out of stillness, until now."""
        pcm: Pcm = np.random.default_rng(2).normal(0, 1_000, milliseconds * 16).astype(np.int16)
        pcm[:320] = 0
        for listener in self.microphone.listeners:
            listener(pcm, self.now_ns - milliseconds * MS)

    def end(self, outcome: Outcome, word_end_ns: int | None = 1, mode: str = "hands-free") -> None:
        stamps = Stamps(word_end_ns=word_end_ns, key_down_event_ns=self.now_ns)
        record = DictationRecord(
            e.DictationId(1), outcome, Start.WARM, "", "", 0, 0, 0, 0, 0, 0.0, None, 0, stamps, mode=mode
        )
        self.hands_free.ended(DictationEnded(record, "", None, lambda: None))  # type: ignore[arg-type, return-value] # nobody asks for the sound


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Room]:
    monkeypatch.setattr(words, "library_folder", lambda: tmp_path / "library")
    told = {"model": "computer.tflite", "wake_word": "Computer", "micro": {"probability_cutoff": 0.8}}
    (tmp_path / "computer.json").write_text(json.dumps(told))
    (tmp_path / "computer.tflite").write_bytes(b"\0\0\0\0TFL3")
    made = Room(tmp_path)
    yield made
    made.hands_free.close()


def test_while_it_is_off_nothing_runs_and_nothing_listens(room: Room) -> None:
    room.apply(HandsFreeSettings())
    room.apply(HandsFreeSettings(sensitivity=70))
    assert room.hands_free._worker._thread is None
    assert (room.microphone.listeners, room.events, room.loaded) == ([], [], [])
    assert room.hands_free.false_wakes() is None
    assert room.hands_free.cost_percent() is None


def test_a_word_that_is_heard_is_posted_with_its_end(room: Room) -> None:
    room.apply(ON)
    assert room.events == [e.HandsFreeChanged("Computer")]
    room.hear(1_000)
    [_, wake] = room.events
    assert isinstance(wake, e.WakeHeard)
    assert wake.origin is e.Origin.WAKE_WORD
    assert wake.event_ns == wake.handled_ns == room.now_ns
    assert room.now_ns - 1_000 * MS <= wake.word_end_ns <= room.now_ns


def test_what_our_own_voice_says_is_not_heard(room: Room) -> None:
    room.said_by_us = "Computer"
    room.apply(ON)
    room.hear(1_000)
    assert room.events == [e.HandsFreeChanged("Computer")]


def test_switched_off_it_hears_nothing_more(room: Room) -> None:
    room.apply(ON)
    room.apply(HandsFreeSettings(word="computer"))
    assert room.microphone.listeners == []
    assert room.events == [e.HandsFreeChanged("Computer"), e.HandsFreeChanged("")]


def test_only_what_concerns_the_listening_begins_it_anew(room: Room) -> None:
    room.apply(ON)
    room.apply(HandsFreeSettings(enabled=True, word="computer", mode="continuous", end_silence_ms=900))
    assert room.loaded == ["computer"]
    room.apply(HandsFreeSettings(enabled=True, word="computer", sensitivity=60))
    assert room.loaded == ["computer", "computer"]
    assert len(room.microphone.listeners) == 1


@pytest.mark.expected_warning(r"wake\.hands_free: no wake word: ")
def test_a_word_that_cannot_be_had_is_told_and_nothing_is_listened_for(room: Room) -> None:
    room.apply(HandsFreeSettings(enabled=True, word="alexa"))
    [off, told] = room.events
    assert off == e.HandsFreeChanged("")
    assert isinstance(told, e.ProblemNoticed)
    assert "computer" in told.problem.remedy
    assert room.microphone.listeners == []
    assert room.stands() == ("", told.problem)
    room.apply(ON)
    assert room.stands() == ("Computer", None)
    assert room.events[-1] == e.HandsFreeChanged("Computer")


@pytest.mark.expected_warning(r"wake\.hands_free: no wake word: ")
def test_a_model_that_does_not_load_is_told(room: Room) -> None:
    room.fault = WakeWordFault("It does not load.", "Reinstall it.")
    room.apply(ON)
    assert e.ProblemNoticed(room.fault.problem) in room.events


def test_wakes_after_which_nothing_was_said_are_counted_for_an_hour(room: Room) -> None:
    room.apply(ON)
    for outcome in (Outcome.EMPTY, Outcome.INSERTED, Outcome.CANCELLED):
        room.end(outcome)
    room.end(Outcome.EMPTY, word_end_ns=None)
    assert room.hands_free.false_wakes() == 1.0
    room.now_ns += 3_601 * 1_000 * MS
    assert room.hands_free.false_wakes() == 0.0


def half_hear(room: Room) -> None:
    room.model.sure = 0.6
    for _ in range(6):
        room.now_ns += 700 * MS
        room.hear(700)
    room.model.sure = 0.0


def test_a_word_half_heard_after_which_somebody_takes_a_key_was_missed(room: Room) -> None:
    room.apply(ON)
    assert room.hands_free.missed_wakes() == 0.0
    half_hear(room)
    for mode, outcome in (("hands-free", Outcome.INSERTED), ("hold", Outcome.TOO_SHORT)):
        room.end(outcome, mode=mode)
        assert room.hands_free.missed_wakes() == 0.0
    room.now_ns += 2_000 * MS
    room.end(Outcome.INSERTED, word_end_ns=None, mode="hold")
    room.end(Outcome.INSERTED, word_end_ns=None, mode="hold")
    assert room.hands_free.missed_wakes() == 1.0
    room.now_ns += 3_601 * 1_000 * MS
    assert room.hands_free.missed_wakes() == 0.0


def test_a_word_half_heard_that_is_said_again_was_missed_and_long_ago_it_was_not(room: Room) -> None:
    room.apply(ON)
    for pause_ms, missed in ((20_000, 0.0), (3_000, 1.0)):
        half_hear(room)
        room.now_ns += pause_ms * MS
        room.model.sure = 1.0
        room.hear(1_000)
        assert room.hands_free.missed_wakes() == missed


def test_the_cost_is_processor_time_and_begins_anew_with_each_sample(room: Room) -> None:
    room.apply(ON)
    room.hear(2_000)
    room.now_ns += 1_000 * MS
    cost = room.hands_free.cost_percent()
    assert cost is not None
    assert cost > 0
    room.now_ns += 1_000 * MS
    assert room.hands_free.cost_percent() == 0.0


def test_the_library_is_not_loaded_before_it_is_wanted() -> None:
    program = "import sys, tray_app.runtime; print(*[name for name in sys.modules if 'wake' in name])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) == {"tray_app.wake", "tray_app.wake.hands_free"}
