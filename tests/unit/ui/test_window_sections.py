"""Which rows stand in which group, and what the first line says."""

from __future__ import annotations

from dataclasses import replace

from perf_records import record

from tray_app.core.dictation import Start
from tray_app.perf.breaches import State
from tray_app.perf.catalog import CATALOG
from tray_app.perf.monitor import Monitor
from tray_app.ui.window.sections import headline, sections


def test_before_the_first_dictation_every_metric_stands_once() -> None:
    found = sections(Monitor().snapshot())
    assert [section.title for section in found] == [
        "Dictation, microphone open",
        "Speech, microphone open",
        "Resources",
        "Health",
    ]
    assert sorted(series.metric.name for section in found for series in section.rows) == sorted(
        name for name, metric in CATALOG.items() if not metric.optional
    )


def test_starts_are_never_mixed_and_each_group_has_all_of_its_rows() -> None:
    monitor = Monitor()
    monitor.record_dictation(record(1, start=Start.COLD))
    monitor.record_dictation(record(2))
    found = {section.title: section for section in sections(monitor.snapshot())}
    assert list(found)[:2] == ["Dictation, microphone open", "Dictation, microphone closed"]
    assert [row.metric.name for row in found["Dictation, microphone open"].rows] == [
        row.metric.name for row in found["Dictation, microphone closed"].rows
    ]
    assert {row.start for row in found["Dictation, microphone closed"].rows} == {"cold"}
    assert "microphone had to be opened" in found["Dictation, microphone closed"].subtitle


def test_only_cold_dictations_leave_no_empty_warm_group() -> None:
    monitor = Monitor()
    monitor.record_dictation(record(1, start=Start.COLD))
    titles = [section.title for section in sections(monitor.snapshot())]
    assert "Dictation, microphone open" not in titles
    assert "Dictation, microphone closed" in titles


def test_the_first_line_says_what_to_do_when_there_is_nothing_yet() -> None:
    line = headline(Monitor().snapshot(), paused=False, hotkey="Right Ctrl")
    assert (line.state, line.text) == (State.NO_DATA, "No dictation yet")
    assert line.hint == "Hold Right Ctrl and speak: figures appear here."


def test_the_first_line_names_what_broke_with_its_figure_target_and_remedy() -> None:
    monitor = Monitor()
    for at in range(2):
        monitor.observe("transcription", 450.0, at, "warm")
    monitor.record_dictation(record(1))
    line = headline(monitor.snapshot(), paused=False, hotkey="F9")
    assert line.state is State.CLEARING
    assert line.text == "Transcription (microphone open): 70 ms again after 450 ms, target 200 ms"
    assert line.hint == CATALOG["transcription"].remedy


def test_the_first_line_names_an_engine_that_is_slower_than_speech() -> None:
    monitor = Monitor()
    for number in range(1, 4):
        late = replace(record(number, wait_ms=4_000), engine="parrot", behind_ms=3_000.0, decode_ms=2_000.0)
        monitor.record_dictation(late)
    line = headline(monitor.snapshot(), paused=False, hotkey="F9")
    assert line.state is State.BREACH
    assert line.hint.startswith("parrot fell behind you")


def test_all_well_counts_only_figures_that_have_data() -> None:
    monitor = Monitor()
    monitor.record_dictation(record(1))
    with_data = sum(metric.by_start for metric in CATALOG.values())
    assert (
        headline(monitor.snapshot(), paused=False, hotkey="F9").text == f"All {with_data} figures within their targets"
    )


def test_what_is_over_target_but_no_breach_yet_is_not_called_well() -> None:
    monitor = Monitor()
    monitor.record_dictation(record(1, wait_ms=200))
    line = headline(monitor.snapshot(), paused=False, hotkey="F9")
    assert line.state is State.PENDING
    assert line.text.startswith("The last text came 200 ms after you let go")


def test_paused_says_that_figures_are_still_collected() -> None:
    line = headline(Monitor().snapshot(), paused=True, hotkey="F9")
    assert line.state is State.PAUSED
    assert "still collected" in line.hint


def test_the_first_line_is_about_the_newest_dictation_where_that_was_slow() -> None:
    """An old breach that is mending must not stand before what was felt just now."""
    monitor = Monitor()
    for at in range(2):
        monitor.observe("transcription", 450.0, at, "warm")
    for number in (1, 2):
        monitor.record_dictation(record(number))
    monitor.record_dictation(record(7, start=Start.COLD, wait_ms=1_336))
    line = headline(monitor.snapshot(), paused=False, hotkey="F9")
    assert line.text.startswith("The last text came 1\u202f336 ms after you let go")
    assert line.state is State.PENDING
    assert "took" in line.hint
    monitor.record_dictation(record(8))
    assert not headline(monitor.snapshot(), paused=False, hotkey="F9").text.startswith("The last text")


def test_what_the_window_itself_costs_is_never_held_against_anybody() -> None:
    monitor = Monitor()
    monitor.record_dictation(record(1))
    for at in range(20):
        monitor.observe("window_cost", 50.0, at * 1_000_000_000)
    assert monitor.snapshot().breaches == ()
    assert headline(monitor.snapshot(), paused=False, hotkey="F9").state is State.OK
