"""What every microphone promises the controller: the fake of the tests, and the real one on a sound server."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from audio_rig import FakeRig, Listener, RealRig, Rig, expect, sound_of, start, stop
from fakes_audio import MS, PERIOD_NS

from tray_app.core.events import DictationId, TakeClosed, TakeStarted
from tray_app.core.settings import MicrophoneSettings

BLOCK_SAMPLES = 160
POST_ROLL_MS = MicrophoneSettings().post_roll_ms


@pytest.fixture(params=["fake", pytest.param("real", marks=pytest.mark.desktop)])
def rig(request: pytest.FixtureRequest) -> Iterator[Rig]:
    """A warm microphone: one take is over, and more was heard than a pre-roll holds."""
    if request.param == "fake":
        yield FakeRig()
        return
    with sound_of(request.getfixturevalue("desktop")):
        real = RealRig()
        start(real, 0)
        expect(real, TakeStarted)
        stop(real, 0)
        expect(real, TakeClosed)
        real.hold(500)
        yield real
        real.microphone.close()


def test_a_take_is_started_closed_and_heard(rig: Rig) -> None:
    down_ns = start(rig, 1)
    started = expect(rig, TakeStarted)
    assert started.dictation_id == 1
    assert not started.cold
    assert started.first_sample_ns <= down_ns
    rig.hold(400)
    up_ns = stop(rig, 1)
    closed = expect(rig, TakeClosed)
    assert closed.dictation_id == 1
    assert closed.first_sample_ns == started.first_sample_ns
    assert closed.last_sample_ns >= up_ns
    assert closed.samples == len(rig.spool.samples(DictationId(1)))
    assert rig.spool.ended[-1] == 1
    assert rig.quiet()


def test_no_sample_between_key_down_and_key_up_is_lost_without_being_told(rig: Rig) -> None:
    down_ns = start(rig, 1)
    expect(rig, TakeStarted)
    rig.hold(700)
    up_ns = stop(rig, 1)
    closed = expect(rig, TakeClosed)
    missing = (up_ns - down_ns) / PERIOD_NS - closed.samples_key_held
    assert missing <= BLOCK_SAMPLES or closed.overflows  # a starved sound server stands still
    assert missing >= -4 * BLOCK_SAMPLES, (
        "the stamps of a device that has just woken may be wrong by 40 ms, not by more"
    )


def test_pre_roll_and_post_roll_are_in_the_take(rig: Rig) -> None:
    down_ns = start(rig, 1)
    expect(rig, TakeStarted)
    rig.hold(300)
    up_ns = stop(rig, 1)
    closed = expect(rig, TakeClosed)
    assert abs(closed.first_sample_ns - (down_ns - 300 * MS)) <= 10 * MS
    assert abs(closed.last_sample_ns - (up_ns + POST_ROLL_MS * MS)) <= 10 * MS


def test_a_take_may_begin_at_a_time_that_is_over_and_has_nothing_from_before_it(rig: Rig) -> None:
    from_ns = rig.now_ns() - 150 * MS
    rig.microphone.start_take(DictationId(1), rig.now_ns(), from_ns)
    started = expect(rig, TakeStarted)
    assert 0 <= started.first_sample_ns - from_ns <= PERIOD_NS
    rig.hold(300)
    stop(rig, 1)
    closed = expect(rig, TakeClosed)
    assert closed.first_sample_ns == started.first_sample_ns
    assert closed.samples == len(rig.spool.samples(DictationId(1)))


def test_an_abandoned_take_has_no_answer(rig: Rig) -> None:
    start(rig, 1)
    expect(rig, TakeStarted)
    rig.hold(100)
    rig.microphone.abandon_take(DictationId(1))
    stop(rig, 1)
    assert rig.quiet()
    assert rig.spool.abandoned == [1]


def test_a_take_nobody_started_has_no_answer(rig: Rig) -> None:
    stop(rig, 7)
    rig.microphone.abandon_take(DictationId(8))
    assert rig.quiet()


def test_takes_follow_one_another_without_a_pause(rig: Rig) -> None:
    answers = []
    for number in (1, 2, 3):
        start(rig, number)
        rig.hold(100)
        stop(rig, number)
    for _ in range(6):
        answers.append(rig.next_event())
    closed = [event.dictation_id for event in answers if isinstance(event, TakeClosed)]
    assert closed == [1, 2, 3]


def test_closing_in_a_take_closes_the_take(rig: Rig) -> None:
    start(rig, 1)
    expect(rig, TakeStarted)
    rig.hold(100)
    rig.microphone.close()
    assert expect(rig, TakeClosed).dictation_id == 1
    assert rig.spool.ended[-1] == 1


def test_who_listens_hears_before_in_and_after_a_take_and_nothing_after_the_end(rig: Rig) -> None:
    listener = Listener(rig.microphone)
    rig.hold(300)
    down_ns = start(rig, 1)
    assert not expect(rig, TakeStarted).cold
    rig.hold(300)
    up_ns = stop(rig, 1)
    closed = expect(rig, TakeClosed)
    rig.hold(400)
    listener.end()
    rig.hold(100)
    heard = len(listener.blocks)
    assert listener.blocks[0][0] < down_ns
    assert listener.blocks[-1][0] > up_ns
    assert listener.gaps() <= closed.overflows
    rig.hold(200)
    listener.end()
    assert len(listener.blocks) == heard
    assert closed.samples == len(rig.spool.samples(DictationId(1)))
    assert rig.quiet()


def test_the_level_stays_within_its_scale(rig: Rig) -> None:
    start(rig, 1)
    assert -90.0 <= rig.microphone.level_dbfs() <= 0.0
    stop(rig, 1)
