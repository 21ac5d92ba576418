"""What we read aloud is kept out of takes: when it can be heard, and what becomes of a take then."""

from __future__ import annotations

import numpy as np
from fakes_audio import MS, MemorySpool

from tray_app.audio.own_voice import AHEAD_NS, TAIL_NS, VoiceTrace
from tray_app.audio.take import Take
from tray_app.audio.tones import ToneTrace
from tray_app.core.events import DictationId
from tray_app.core.ports import Pcm

SECOND_NS = 1_000_000_000


def sound(milliseconds: int) -> Pcm:
    return np.full(16 * milliseconds, 500, np.int16)


def silent_ms(pcm: Pcm) -> tuple[int, int]:
    """From where to where it is silence."""
    (silent,) = np.nonzero(pcm == 0)
    return (int(silent[0]) // 16, (int(silent[-1]) + 1) // 16) if len(silent) else (0, 0)


def test_while_nothing_is_read_a_block_is_left_alone() -> None:
    block = sound(10)
    assert VoiceTrace().without_voice(block, SECOND_NS) is block


def test_from_the_first_piece_until_the_air_is_silent_nothing_is_kept() -> None:
    trace = VoiceTrace()
    trace.sound(SECOND_NS)
    trace.sound(SECOND_NS + 50 * MS)
    trace.fall_silent(SECOND_NS + 80 * MS)
    kept = trace.without_voice(sound(400), SECOND_NS - 100 * MS)
    assert silent_ms(kept) == (100, 180 + TAIL_NS // MS)


def test_a_block_is_silence_while_the_end_is_not_known_yet() -> None:
    trace = VoiceTrace()
    trace.sound(SECOND_NS)
    assert silent_ms(trace.without_voice(sound(20), SECOND_NS + 500 * MS)) == (0, 20)


def test_a_player_that_hangs_does_not_make_takes_silent_for_ever() -> None:
    trace = VoiceTrace()
    trace.sound(SECOND_NS)
    block = sound(20)
    assert trace.without_voice(block, SECOND_NS + AHEAD_NS + MS) is block


def test_two_texts_leave_what_is_between_them() -> None:
    trace = VoiceTrace()
    for begin_ns in (SECOND_NS, 3 * SECOND_NS):
        trace.sound(begin_ns)
        trace.fall_silent(begin_ns + 100 * MS)
    kept = trace.without_voice(sound(3_000), SECOND_NS)
    assert kept[16 * 1_000] == 500
    assert kept[16 * 2_100] == 0


def test_the_block_that_was_given_stays_as_it_is() -> None:
    trace, block = VoiceTrace(), sound(20)
    trace.sound(SECOND_NS)
    trace.without_voice(block, SECOND_NS)
    assert block.all()


def test_a_take_keeps_nothing_of_what_was_read_before_it_and_every_sample_counts() -> None:
    tones, spool, key_down_ns = ToneTrace(), MemorySpool(), 10 * SECOND_NS
    tones.voice.sound(key_down_ns - SECOND_NS // 2)
    tones.voice.sound(key_down_ns)
    tones.voice.fall_silent(key_down_ns + 30 * MS)
    take = Take(DictationId(1), key_down_ns, 300 * MS, (spool,), tones)
    take.hear([(sound(1_000), key_down_ns - 300 * MS)])
    kept = spool.samples(DictationId(1))
    assert len(kept) == 16 * 1_000
    assert silent_ms(kept) == (0, 330 + TAIL_NS // MS)
