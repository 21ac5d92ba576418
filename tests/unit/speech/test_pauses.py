"""What the worker tells of speech and silence in a take whose pauses were asked for."""

from __future__ import annotations

from worker_line import SILENCE, TAKE, Line

from tray_app.speech import wire
from tray_app.speech.pauses import Pauses
from tray_app.speech.segmenter import Segmenter
from tray_app.speech.vad import FRAME_MS, FRAME_SAMPLES

SPOKEN, QUIET = 0.9, 0.1
PAUSE_MS = 640
PAUSE_FRAMES = PAUSE_MS // FRAME_MS


class Take:
    def __init__(self, *, spoken: bool = False) -> None:
        self._segmenter = Segmenter()
        self._pauses = Pauses(PAUSE_MS, spoken=spoken)

    def hear(self, probability: float, frames: int) -> list[int | None]:
        """What is told meanwhile."""
        self._pauses.news.clear()
        for _ in range(frames):
            self._pauses.look(self._segmenter, self._segmenter.push(probability, probability))
        return self._pauses.news


def test_speech_is_told_once_and_each_pause_behind_it_at_the_frame_at_which_it_is_long_enough() -> None:
    take = Take()
    assert take.hear(QUIET, 50) == []
    assert take.hear(SPOKEN, 20) == [None]
    assert take.hear(QUIET, PAUSE_FRAMES - 1) == []
    assert take.hear(QUIET, 100) == [50 + 20 + PAUSE_FRAMES]
    assert take.hear(SPOKEN, 20) == []
    assert take.hear(QUIET, 100) == [50 + 20 + PAUSE_FRAMES - 1 + 100 + 20 + PAUSE_FRAMES]


def test_a_click_is_no_speech_and_does_not_make_a_pause_longer() -> None:
    take = Take()
    assert take.hear(SPOKEN, 2) == []
    assert take.hear(QUIET, 100) == []
    take.hear(SPOKEN, 20)
    take.hear(QUIET, 10)
    take.hear(SPOKEN, 1)
    assert len(take.hear(QUIET, PAUSE_FRAMES)) == 1


def test_who_goes_on_at_the_last_moment_is_not_cut_off() -> None:
    take = Take()
    take.hear(SPOKEN, 20)
    take.hear(QUIET, PAUSE_FRAMES - 1)
    assert take.hear(SPOKEN, 20) == []


def test_a_pause_longer_than_the_one_that_closes_a_segment_is_told_as_well() -> None:
    take = Take()
    take.hear(SPOKEN, 6_500 // FRAME_MS)
    assert len(take.hear(QUIET, 100)) == 1


def test_behind_speech_that_another_worker_heard_silence_alone_is_a_pause() -> None:
    assert Take(spoken=True).hear(QUIET, 100) == [PAUSE_FRAMES]


def test_the_worker_tells_pauses_over_the_wire_where_they_were_asked_for(line: Line) -> None:
    line.begin(pause_ms=PAUSE_MS)
    line.speak(20)
    line.speak(PAUSE_FRAMES, SILENCE)
    assert wire.take_id(line.next(wire.SPEECH)) == TAKE
    assert line.next(wire.PAUSE).data["sample"] == (20 + PAUSE_FRAMES) * FRAME_SAMPLES
    line.say(wire.of_take(wire.FORGET, TAKE))  # nobody answers its decode
