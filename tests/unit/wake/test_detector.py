"""When a word counts as said, and where it ended; a model that is told what to believe, and sound made of numbers."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from tray_app.core.ports import Pcm
from tray_app.wake.detector import Detection, Detector, threshold

STEP_SAMPLES = 480
PERIOD_NS = 62_500
FIRST_NS = 5_000_000_000
LOUD, QUIET = 3_000, 30
MS = 1_000_000


class ScriptedModel:
    """Sure in the given milliseconds of the stream."""

    def __init__(self, *sure_ms: tuple[int, int], probability: float = 0.99) -> None:
        self._sure_ms = sure_ms
        self._probability = probability
        self._heard = self._told = 0

    @property
    def told_ms(self) -> float:
        return self._told / 16

    def hear(self, samples: Pcm) -> Iterator[tuple[int, float]]:
        self._heard += len(samples)
        while self._told + STEP_SAMPLES <= self._heard:
            self._told += STEP_SAMPLES
            sure = any(begin <= self._told / 16 <= end for begin, end in self._sure_ms)
            yield self._told, self._probability if sure else 0.0


def detector(model: ScriptedModel, lag_ms: int = 120, refractory_ms: int = 1_500) -> Detector:
    return Detector(model, above=0.85, refractory_ms=refractory_ms, lag_ms=lag_ms)


def sound(*parts: tuple[int, int]) -> Pcm:
    """(milliseconds, amplitude) one behind the other. It begins with a moment of stillness, so that all of it stands
    out of the room."""
    noise = np.random.default_rng(7)
    pcm: Pcm = np.concatenate([noise.normal(0, level, ms * 16) for ms, level in parts]).astype(np.int16)
    pcm[:320] = 0
    return pcm


def heard(one: Detector, pcm: Pcm, block_ms: int = 80) -> list[Detection]:
    blocks = range(0, len(pcm), block_ms * 16)
    told = (one.hear(pcm[at : at + block_ms * 16], FIRST_NS + at * PERIOD_NS) for at in blocks)
    return [detection for detection in told if detection is not None]


def wakes(one: Detector, pcm: Pcm) -> list[Detection]:
    return [detection for detection in heard(one, pcm) if not detection.half_heard]


def end_ms(detection: Detection) -> float:
    return (detection.word_end_ns - FIRST_NS) / MS


@pytest.mark.parametrize("block_ms", [10, 40, 80, 130])
@pytest.mark.parametrize("late_ms", [60, 120, 200])
def test_the_end_of_the_word_is_found_in_the_quiet_behind_it_however_late_the_model_is_sure(
    block_ms: int, late_ms: int
) -> None:
    pcm = sound((1_000, QUIET), (700, LOUD), (300, QUIET), (1_000, LOUD))
    one = detector(ScriptedModel((1_700 + late_ms - 60, 2_400)))
    [detection] = heard(one, pcm, block_ms)
    assert 1_690 <= end_ms(detection) <= 2_000


def test_a_model_that_is_sure_before_the_end_is_waited_for() -> None:
    pcm = sound((1_000, QUIET), (700, LOUD), (300, QUIET), (1_000, LOUD))
    [detection] = heard(detector(ScriptedModel((1_540, 2_000)), lag_ms=-90), pcm)
    assert 1_690 <= end_ms(detection) <= 2_000


def test_in_even_sound_the_end_is_where_it_usually_is() -> None:
    [detection] = heard(detector(ScriptedModel((1_500, 2_000))), sound((3_000, LOUD)))
    assert abs(end_ms(detection) - (1_560 - 120)) < 120


def test_what_does_not_stand_out_of_the_room_is_told_to_no_model_and_the_end_is_found_all_the_same() -> None:
    model = ScriptedModel((1_500 + 760, 3_000))
    room = np.random.default_rng(8).normal(0, QUIET, 10_000 * 16).astype(np.int16)
    word_and_more = sound((700, LOUD), (300, QUIET), (1_000, LOUD))[320:]
    [detection] = heard(detector(model), np.concatenate((room, word_and_more)))
    assert model.told_ms < 4_500
    assert 10_670 <= end_ms(detection) <= 10_990


def test_a_single_step_wakes_nobody() -> None:
    assert wakes(detector(ScriptedModel((1_500, 1_529))), sound((3_000, LOUD))) == []


def test_a_word_below_the_threshold_wakes_nobody() -> None:
    assert wakes(detector(ScriptedModel((1_500, 2_000), probability=0.84)), sound((3_000, LOUD))) == []


def test_a_word_half_heard_is_told_once_when_it_has_had_its_time() -> None:
    model = ScriptedModel((1_500, 1_700), probability=0.6)
    [detection] = heard(detector(model), sound((3_000, LOUD)))
    assert detection.half_heard
    assert abs(end_ms(detection) - 1_560) < 100


def test_a_word_heard_whole_or_below_half_is_not_half_heard() -> None:
    for probability, words in ((0.99, 1), (0.4, 0)):
        model = ScriptedModel((1_500, 1_700), probability=probability)
        assert [one.half_heard for one in heard(detector(model), sound((5_000, LOUD)))] == [False] * words


def test_the_word_is_not_heard_twice_within_the_refractory_time() -> None:
    model = ScriptedModel((1_000, 1_500), (2_000, 2_300), (3_500, 3_800))
    assert len(heard(detector(model), sound((5_000, LOUD)))) == 2


def test_sound_that_is_missing_parts_a_word() -> None:
    one = detector(ScriptedModel((500, 545)))
    pcm = sound((520, LOUD), (1_000, LOUD))
    assert one.hear(pcm[: 520 * 16], FIRST_NS) is None
    behind = one.hear(pcm[520 * 16 :], FIRST_NS + 10_000 * MS)
    assert behind is None or behind.half_heard


def test_the_end_is_told_by_the_times_of_the_samples() -> None:
    """The stream's clock is corrected now and then; what counts is the newest."""
    one = detector(ScriptedModel((500, 700)))
    pcm = sound((1_000, LOUD))
    one.hear(pcm[:4_800], FIRST_NS)
    detection = one.hear(pcm[4_800:], FIRST_NS + 300 * MS + 20 * MS)
    assert detection is not None
    assert abs(end_ms(detection) - (540 - 120 + 20)) < 120


@pytest.mark.parametrize(("sensitivity", "expected"), [(0, 0.995), (25, 0.9225), (50, 0.85), (75, 0.675), (100, 0.5)])
def test_sensitivity_moves_the_threshold_of_the_model(sensitivity: int, expected: float) -> None:
    assert threshold(0.85, sensitivity) == pytest.approx(expected)


def test_a_threshold_above_the_end_of_the_scale_stays() -> None:
    assert threshold(0.999, 0) == threshold(0.999, 50) == 0.999
