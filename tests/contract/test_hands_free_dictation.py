"""A whole dictation without hands: a voice, the real microphone room, detector, controller and worker."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from fakes_audio import MemorySpool
from fakes_core import World
from live_voice import LiveVoice
from wake_voices import need_voices

from tray_app.audio.microphone import SoundDeviceMicrophone
from tray_app.core import events as e
from tray_app.core.controller import Controller, Inbox
from tray_app.core.dictation import Outcome
from tray_app.core.ports import Pcm
from tray_app.core.settings import HandsFreeSettings, MicrophoneSettings, Settings, SpeechSettings
from tray_app.perf.stages import figures
from tray_app.review.wake_words import hush, say
from tray_app.speech.link import SpeechLink
from tray_app.wake.hands_free import HandsFree

PATIENCE_S = 60.0
LETTER = "please write this letter to my mother"
BOOK = "the book is on the table"


class Room:
    def __init__(self, settings: Settings) -> None:
        self.world = World()
        self.voice = LiveVoice()
        self.spool = MemorySpool()
        self._inbox = Inbox()
        self.events: list[e.Event] = []
        self._changed = threading.Condition()
        self.link = SpeechLink(self.post, SpeechSettings(), self.spool.read)
        self.microphone = SoundDeviceMicrophone(
            self.post, MicrophoneSettings(), (self.spool, self.link), stream_factory=self.voice.open
        )
        self.hands_free = HandsFree(self.post, self.microphone, own_words=Path("nowhere"))
        parts = replace(self.world.parts(), microphone=self.microphone, speech=self.link)
        self.controller = Controller(parts, settings, inbox=self._inbox)
        self._loop = threading.Thread(target=self.controller.run, daemon=True)
        self.link.start()
        self._loop.start()
        self.hands_free.apply(settings.hands_free)
        self.wait_for(e.EngineReady)
        self.wait_for(e.HandsFreeChanged)

    def post(self, event: e.Event) -> None:
        self._inbox.post(event)
        with self._changed:
            self.events.append(event)
            self._changed.notify_all()

    def of(self, kind: type[e.Event]) -> list[e.Event]:
        return [event for event in self.events if isinstance(event, kind)]

    def wait_for(self, kind: type[e.Event], count: int = 1) -> None:
        with self._changed:
            assert self._changed.wait_for(lambda: len(self.of(kind)) >= count, PATIENCE_S), f"no {kind.__name__}"

    def insertions(self, count: int) -> list[str]:
        """What the window is given, each answered as typed."""
        until_s = time.monotonic() + PATIENCE_S
        answered = 0
        while answered < count:
            assert time.monotonic() < until_s, "nothing goes to the window"
            for request in self.world.requests[answered:]:
                now_ns = time.monotonic_ns()
                self.post(e.Inserted(request.dictation_id, "typed", now_ns, now_ns, len(request.text)))
                answered += 1
            time.sleep(0.01)
        assert self._inbox.settle(PATIENCE_S)
        return [request.form(same_window=True) for request in self.world.requests]

    def close(self) -> None:
        self.hands_free.close()
        self.microphone.close()
        self.post(e.Shutdown())
        self._loop.join(PATIENCE_S)
        self.link.close()


@pytest.fixture
def make_room() -> Iterator[Callable[..., Room]]:
    need_voices()
    rooms: list[Room] = []

    def make(**settings: str | int) -> Room:
        hands_free = replace(HandsFreeSettings(enabled=True, word="okay_nabu"), **settings)  # type: ignore[arg-type] # the names are the caller's
        rooms.append(Room(Settings(hands_free=hands_free)))
        return rooms[-1]

    yield make
    for room in rooms:
        room.close()


def test_a_voice_wakes_it_dictates_and_falls_silent_and_nothing_from_before_the_word_was_heard_by_anybody(
    make_room: Callable[..., Room],
) -> None:
    room = make_room()
    word = say("okay nabu", "en-gb", 160)
    before, behind = say(BOOK, "en-gb"), say(LETTER, "en-gb")
    room.voice.say(hush(1_000), before, hush(700), word, hush(150), behind)
    room.wait_for(e.WakeHeard)
    assert room.insertions(1) == ["Please write this letter to my mother."]
    [record] = room.world.records
    assert record.outcome is Outcome.INSERTED
    [dictation_id] = room.spool.blocks
    found = figures(record)
    assert found["kept_before_word"] == 0
    assert 0 < found["wake_latency"] < 1_000
    # What lies on disk is counted as well: it ends with the voice, and is no longer than that and the silence.
    kept = room.spool.samples(dictation_id)
    most = len(behind) / 16 + 150 + 1_200 + 400
    assert len(kept) / 16 <= most
    whole = np.concatenate((before, hush(700), word))
    assert not _holds(kept, whole[-16_000:-8_000]), "of the word there is nothing"
    assert _holds(kept, behind[1_600:9_600])


def test_continuous_dictation_writes_each_sentence_at_its_pause_and_the_stop_word_ends_it(
    make_room: Callable[..., Room],
) -> None:
    room = make_room(mode="continuous", end_silence_ms=700)
    room.voice.say(hush(800), say("okay nabu", "en-gb", 160), hush(150), say(LETTER, "en-gb"), hush(1_300))
    room.voice.say(say(BOOK, "en-gb"), hush(1_300), say("stop listening", "en-gb"), hush(1_500))
    assert room.insertions(2) == ["Please write this letter to my mother.", " The book is on the table."]
    until_s = time.monotonic() + PATIENCE_S
    while len(room.world.records) < 4:
        assert time.monotonic() < until_s, "the stop word ends nothing"
        time.sleep(0.01)
    outcomes = [record.outcome for record in room.world.records]
    assert sorted(one.value for one in outcomes[2:]) == ["cancelled", "cancelled"]
    assert len(room.of(e.WakeHeard)) == 1


def _holds(sound: Pcm, part: Pcm) -> bool:
    """Whether `part` is in it, sample for sample."""
    wanted = part.tobytes()
    return wanted in sound.tobytes()
