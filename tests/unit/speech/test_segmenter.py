"""Where takes are cut, told in frames of 32 ms."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import pytest

from tray_app.speech.segmenter import Segment, Segmenter, SegmentRule, frames, rule_for
from tray_app.speech.vad import FRAME_MS

LEAD, TRAIL = frames(SegmentRule().lead_ms), frames(SegmentRule().trail_ms)
SPEECH, SILENCE = 0.9, 0.01


def run(segmenter: Segmenter, *stretches: tuple[float, int], level: float = 1.0) -> list[Segment]:
    """Pushes `count` frames of each probability; the segments that were closed."""
    pushed = (segmenter.push(probability, level) for probability, count in stretches for _ in range(count))
    return [segment for segment in pushed if segment is not None]


def seconds(value: float) -> int:
    return round(value * 1000 / FRAME_MS)


def test_silence_gives_no_segment() -> None:
    segmenter = Segmenter()
    assert run(segmenter, (SILENCE, 5_000)) == []
    assert segmenter.finish() is None


def test_less_than_128_ms_of_speech_is_noise() -> None:
    segmenter = Segmenter()
    run(segmenter, (SILENCE, 40), (SPEECH, 3), (SILENCE, 2))
    assert segmenter.finish() is None


def test_128_ms_of_speech_is_speech() -> None:
    segmenter = Segmenter()
    run(segmenter, (SILENCE, 40), (SPEECH, 4))
    assert segmenter.finish() == Segment(40 - LEAD, 44, 44)


def test_doubtful_speech_has_to_last() -> None:
    for count, is_speech in ((15, False), (16, True)):
        segmenter = Segmenter()
        run(segmenter, (SILENCE, 40), (0.7, count))
        assert (segmenter.finish() is not None) is is_speech


def test_one_frame_beyond_doubt_makes_speech_of_its_neighbours() -> None:
    segmenter = Segmenter()
    run(segmenter, (SILENCE, 40), (0.6, 2), (SPEECH, 1), (0.6, 1))
    assert segmenter.finish() is not None


def test_a_click_before_speech_does_not_drag_its_silence_along() -> None:
    segmenter = Segmenter()
    run(segmenter, (SPEECH, 2), (SILENCE, seconds(3)), (SPEECH, 50))
    rest = segmenter.finish()
    assert rest is not None
    assert rest.start == 2 + seconds(3) - LEAD


def test_a_segment_starts_before_its_speech_and_ends_after_it() -> None:
    segmenter = Segmenter()
    closed = run(segmenter, (SILENCE, 100), (SPEECH, 30), (SILENCE, seconds(2)))
    assert closed == [Segment(100 - LEAD, 130 + TRAIL, 130)]


@pytest.mark.parametrize(("spoken_s", "pause_ms", "closes"), [(3, 544, False), (6.5, 544, True), (6.5, 224, False),
                                                               (10.5, 224, True), (10.5, 160, False)])  # fmt: skip
def test_the_longer_a_segment_the_shorter_the_pause_that_closes_it(
    spoken_s: float, pause_ms: int, closes: bool
) -> None:
    closed = run(Segmenter(), (SPEECH, seconds(spoken_s)), (SILENCE, pause_ms // FRAME_MS))
    assert bool(closed) is closes


def test_speech_without_a_pause_is_cut_at_its_weakest_frame() -> None:
    segmenter = Segmenter()
    longest = frames(SegmentRule().longest_ms)
    weakest = longest - 60
    closed = [segmenter.push(SPEECH, 0.1 if at == weakest else 1.0) for at in range(longest)]
    assert closed[:-1] == [None] * (longest - 1)
    assert closed[-1] is not None
    assert abs(closed[-1].end - weakest) <= 2
    rest = segmenter.finish()
    assert rest is not None
    assert (rest.start, rest.end) == (closed[-1].end, longest)


def test_segments_never_overlap_and_lose_no_speech() -> None:
    segmenter = Segmenter()
    pattern = [(SPEECH, 200), (SILENCE, 8), (SPEECH, 330), (SILENCE, 20), (SPEECH, 700), (SILENCE, 60), (SPEECH, 9)]
    closed = run(segmenter, *pattern)
    rest = segmenter.finish()
    assert rest is not None
    everything = [*closed, rest]
    for earlier, later in pairwise(everything):
        assert earlier.end <= later.start
    spoken = set(_speech_frames(pattern))
    heard = {frame for segment in everything for frame in range(segment.start, segment.end)}
    assert spoken <= heard


def test_audio_that_is_still_needed_is_never_given_away() -> None:
    segmenter = Segmenter()
    for at, probability in enumerate([SPEECH, SILENCE, SILENCE] * 400):
        needed_before = segmenter.needed_from
        closed = segmenter.push(probability, float(at % 7))
        if closed is not None:
            assert closed.start >= needed_before


def test_a_long_open_segment_may_be_split_at_its_last_pause_that_leaves_enough_on_both_sides() -> None:
    segmenter = Segmenter()
    run(segmenter, (SPEECH, 80), (SILENCE, 7), (SPEECH, 40), (SILENCE, 7), (SPEECH, 60), (SILENCE, 7), (SPEECH, 10))
    parts = segmenter.first_parts()
    assert [part.speech_end for part in parts] == [127, 80]
    segmenter.split(parts[0])
    rest = segmenter.finish()
    assert rest is not None
    assert (rest.start, rest.end) == (127 + TRAIL, 211)


@pytest.mark.parametrize(
    "pattern",
    [
        [(SPEECH, 60), (SILENCE, 7), (SPEECH, 60)],
        [(SPEECH, 90), (SILENCE, 4), (SPEECH, 90)],
        [(SPEECH, 30), (SILENCE, 7), (SPEECH, 150)],
        [(SPEECH, 180)],
    ],
)
def test_a_short_segment_or_one_without_a_real_pause_is_not_split(pattern: list[tuple[float, int]]) -> None:
    segmenter = Segmenter()
    run(segmenter, *pattern)
    assert segmenter.first_parts() == []


def _speech_frames(pattern: Iterable[tuple[float, int]]) -> list[int]:
    at = 0
    spoken: list[int] = []
    for probability, count in pattern:
        if probability == SPEECH:
            spoken += range(at, at + count)
        at += count
    return spoken


@pytest.mark.parametrize("longest_s", [3.0, 8.0, 15.0, 30.0])
def test_a_segment_is_no_longer_than_the_engine_hears_in_one_piece(longest_s: float) -> None:
    segmenter = Segmenter(rule_for(longest_s))
    closed = run(segmenter, (SPEECH, seconds(100)))
    assert max(one.end - one.start for one in closed) <= seconds(longest_s) + LEAD
    assert min(one.end - one.start for one in closed) >= seconds(longest_s / 2)


def test_the_rule_that_was_tuned_is_that_of_an_engine_that_hears_15_s() -> None:
    assert rule_for(15.0) == SegmentRule()


def test_where_pieces_must_be_short_a_short_pause_closes_one_sooner() -> None:
    segmenter = Segmenter(rule_for(6.0))
    assert run(segmenter, (SPEECH, seconds(4.2)), (SILENCE, frames(200)))
