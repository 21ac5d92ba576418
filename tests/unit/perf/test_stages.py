from __future__ import annotations

import math
from dataclasses import replace

import pytest
from perf_records import MS, lost, record, stamps

from tray_app.core.dictation import Outcome, Stamps, Start
from tray_app.perf.catalog import CATALOG
from tray_app.perf.metric import Group
from tray_app.perf.monitor import Monitor
from tray_app.perf.stages import ended_ns, figures, guilty_stage, stage_ms, waterfall


def test_every_stage_is_the_exact_difference_of_its_two_stamps() -> None:
    assert stage_ms(record()) == {
        "key_press": 0.25,
        "recording_start": -300.0,
        "recording_stop": 45.0,
        "response_total": 45.25,
        "transcription": 70.0,
        "filtering": 0.001234,
        "insertion": 19.998766,
        "first_character": 80.0,
        "release_to_text": 90.0,
    }


def test_nanoseconds_survive_a_clock_that_has_run_for_years() -> None:
    late = 2**62
    found = stage_ms(record(at=Stamps(key_down_event_ns=late, key_down_handled_ns=late + 1)))
    assert found == {"key_press": 1e-6}


def test_a_stage_whose_stamp_is_missing_has_no_value_rather_than_zero() -> None:
    found = stage_ms(record(at=replace(stamps(), last_char_ns=None, first_char_ns=None)))
    assert "insertion" not in found
    assert "release_to_text" not in found
    assert found["transcription"] == 70.0


@pytest.mark.parametrize("outcome", [Outcome.CANCELLED, Outcome.TOO_SHORT, Outcome.EMPTY])
def test_what_was_not_a_dictation_says_nothing_about_latency(outcome: Outcome) -> None:
    assert stage_ms(record(outcome=outcome)) == {}


def test_a_failed_dictation_is_over_every_target_and_keeps_the_stages_it_reached() -> None:
    found = stage_ms(lost(1))
    assert math.isinf(found["release_to_text"])
    assert found["key_press"] == 0.25
    assert "transcription" not in found


def test_an_offered_text_has_a_transcription_but_no_insertion() -> None:
    at = replace(stamps(), first_char_ns=None, last_char_ns=None)
    found = stage_ms(record(outcome=Outcome.OFFERED, at=at))
    assert found["transcription"] == 70.0
    assert "release_to_text" not in found


def test_figures_of_speech() -> None:
    found = figures(record())
    assert found["real_time_factor"] == pytest.approx(230 / 2300)
    assert found["first_partial"] == 800.0
    assert found["partial_interval"] == pytest.approx(1_200 / 3)
    assert found["captured_share"] == 100.0
    assert found["overflows"] == 0.0


def test_lost_samples_lower_the_captured_share() -> None:
    assert figures(replace(record(), samples_key_held=31_200))["captured_share"] == pytest.approx(97.5)


def test_silence_still_tells_whether_sound_was_lost() -> None:
    assert set(figures(replace(record(outcome=Outcome.EMPTY), overflows=2))) == {"captured_share", "overflows"}


def test_a_cold_start_counts_into_the_total_but_a_pre_roll_does_not_shorten_it() -> None:
    cold = replace(stamps(), first_sample_ns=1_040 * MS)
    assert stage_ms(record(at=cold))["response_total"] == 0.25 + 40 + 45


def test_every_figure_of_a_dictation_is_in_the_table() -> None:
    assert set(figures(record())) == {name for name, metric in CATALOG.items() if metric.by_start}


def test_the_waterfall_starts_at_key_down_and_ends_with_the_last_character() -> None:
    assert [(span.stage, span.depth) for span in waterfall(record())] == [
        ("key_press", 1), ("recording_start", 1), ("release_to_text", 0), ("recording_stop", 1), ("transcription", 1),
        ("filtering", 1), ("insertion", 1),
    ]  # fmt: skip
    spans = {span.stage: span for span in waterfall(record())}
    assert (spans["key_press"].start_ms, spans["key_press"].end_ms) == (0.0, 0.25)
    assert (spans["release_to_text"].start_ms, spans["release_to_text"].end_ms) == (2_000.0, 2_090.0)
    assert spans["insertion"].end_ms == 2_090.0
    assert spans["recording_start"].end_ms == -300.0


def test_the_guilty_stage_is_the_part_furthest_over_its_own_target() -> None:
    targets = {name: metric.target for name, metric in CATALOG.items()}
    assert guilty_stage(record(wait_ms=90), targets) is None
    assert guilty_stage(record(wait_ms=900), targets) == "transcription"
    slow_paste = replace(stamps(wait_ms=90), last_char_ns=(1_000 + 2_000 + 700) * MS)
    assert guilty_stage(record(at=slow_paste), targets) == "insertion"


def test_the_end_of_a_dictation_is_its_latest_stamp() -> None:
    assert ended_ns(record()) == (1_000 + 2_090) * MS
    assert ended_ns(record(at=Stamps())) is None


def test_what_a_wake_word_began_has_figures_of_its_own_whatever_it_had_to_wait_for() -> None:
    handled_ns = stamps().key_down_handled_ns
    assert handled_ns is not None
    end_ns = handled_ns - 170 * MS
    behind = record(1, start=Start.COLD, at=replace(stamps(), word_end_ns=end_ns, first_sample_ns=end_ns))
    before = record(2, at=replace(stamps(), word_end_ns=end_ns, first_sample_ns=end_ns - 10 * MS))
    assert (figures(behind)["wake_latency"], figures(behind)["kept_before_word"]) == (170, 0)
    assert figures(before)["kept_before_word"] == 320, "bytes in 10 ms"
    assert "wake_latency" not in figures(record())
    monitor = Monitor()
    monitor.set_part(Group.HANDS_FREE, on=True)
    monitor.record_dictation(behind)
    [row] = [one for one in monitor.snapshot().series if one.metric.name == "wake_latency"]
    assert (row.start, row.version) == ("", 1)
