"""A session is counted as its dictations end; its words are in no file, no figure and no log."""

from __future__ import annotations

import json
import logging
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from perf_records import record

from tray_app import cli
from tray_app.core.applications import Application, ApplicationKind
from tray_app.core.bus import Bus
from tray_app.core.dictation import DictationEnded, Outcome
from tray_app.core.keeping_settings import SessionSettings
from tray_app.core.ports import TakeAudio
from tray_app.core.recent_texts import RecentTexts
from tray_app.perf.metric import Group
from tray_app.perf.monitor import Monitor
from tray_app.perf.report import FORMATS, build
from tray_app.usage import keeper as keepers
from tray_app.usage.keeper import UsageKeeper
from tray_app.usage.summaries import Summaries
from tray_app.usage.tally import Tally

TEXT = "seven secret words that nobody may keep"


def no_sound() -> TakeAudio:
    raise AssertionError("sessions need no sound")


def ended(
    number: int,
    text: str = TEXT,
    outcome: Outcome = Outcome.INSERTED,
    *,
    mode: str = "hold",
    timed_out: bool = False,
    kind: ApplicationKind | None = ApplicationKind.ANY,
) -> DictationEnded:
    """Held for two seconds, its text 90 ms later."""
    of = replace(record(number, outcome=outcome), mode=mode, timed_out=timed_out)
    return DictationEnded(of, text, None if kind is None else Application("xterm", kind), no_sound)


class Rig:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.bus, self.monitor, self.recent = Bus(), Monitor(), RecentTexts(4_000)
        self.keeper = UsageKeeper(self.bus, self.monitor, SessionSettings(enabled=True), folder, self.recent)

    def end(self, *news: DictationEnded) -> None:
        for one in news:
            if one.record.outcome in (Outcome.INSERTED, Outcome.OFFERED):  # as the controller does
                self.recent.add(one.text, one.application)
            self.bus.publish(one)
        assert self.keeper._worker.settle(10)

    def files(self) -> list[Path]:
        return sorted(self.folder.glob("*")) if self.folder.is_dir() else []

    def newest(self, name: str) -> float:
        return float(self.monitor.samples(name)[1][-1])


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    made = Rig(tmp_path / "sessions")
    yield made
    made.keeper.close()


def wait_for(happened: Callable[[], bool]) -> bool:
    deadline_s = time.monotonic() + 10
    while not happened() and time.monotonic() < deadline_s:
        time.sleep(0.01)
    return happened()


def test_words_speed_and_time_saved_follow_from_stamps(rig: Rig) -> None:
    rig.end(ended(1), ended(2))
    found = rig.keeper.summary()
    assert (found["dictations"], found["words"]) == (2, 14)
    assert found["words_per_minute"] == pytest.approx(60 * 7 / 2.09, abs=0.1)
    assert found["saved_s"] == pytest.approx(14 * 60 / 40 - 2 * 2.09, abs=0.1)
    assert rig.newest("session_words_per_minute") == pytest.approx(200.96, abs=0.1)
    assert rig.newest("session_speed") == pytest.approx(100 * 21 / 4.18, abs=1)


def test_what_became_of_them_is_counted_apart(rig: Rig) -> None:
    rig.end(
        ended(1), ended(2, outcome=Outcome.OFFERED), ended(3, "", Outcome.EMPTY), ended(4, "", Outcome.CANCELLED),
        ended(5, "", Outcome.TOO_SHORT), ended(6, "", Outcome.FAILED),
        ended(7, "", Outcome.FAILED, timed_out=True),
    )  # fmt: skip
    results = {"success": 2, "nothing said": 1, "cancelled": 2, "error": 1, "timeout": 1}
    assert rig.keeper.summary()["results"] == results
    assert rig.newest("session_success") == 50.0, "of the four that were not called off"


def test_they_are_told_apart_by_mode_application_and_engine(rig: Rig) -> None:
    rig.end(ended(1), ended(2, mode="toggle", kind=ApplicationKind.TERMINAL), ended(3, kind=None))
    found = rig.keeper.summary()
    assert found["by_mode"] == {"hold": {"dictations": 2, "words": 14}, "toggle": {"dictations": 1, "words": 7}}
    assert {name: share["words"] for name, share in found["by_application"].items()} == {
        "any": 7, "terminal": 7, "unknown": 7,
    }  # fmt: skip
    assert found["by_engine"] == {"moonshine-tiny-en": {"dictations": 3, "words": 21}}
    assert found["by_language"] == {"unknown": {"dictations": 3, "words": 21}}


def test_words_of_each_language_are_counted_apart_and_without_blanks_too(rig: Rig) -> None:
    for number, (text, language) in enumerate((("today is fine", "en"), ("今天天气很好，我们出去吧。", "zh"))):
        one = ended(number, text)
        rig.end(replace(one, record=replace(one.record, language=language)))
    assert rig.keeper.summary()["by_language"] == {
        "en": {"dictations": 1, "words": 3}, "zh": {"dictations": 1, "words": 6},
    }  # fmt: skip


def test_the_summary_is_the_users_alone_and_holds_no_word(rig: Rig, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        rig.end(ended(1), ended(2))
        rig.keeper.close()
    (path,) = rig.files()
    assert (path.stat().st_mode & 0o777, rig.folder.stat().st_mode & 0o777) == (0o600, 0o700)
    kept = path.read_text()
    assert json.loads(kept)["words"] == 14
    reports = [render(build(rig.monitor, {})) for render in FORMATS.values()]
    for text in (kept, caplog.text, *reports):
        assert "secret" not in text
    assert "secret" not in repr(vars(rig.keeper))


@pytest.mark.parametrize("format_name", ["html", "md"])
def test_the_report_tells_what_the_session_was_used_for(rig: Rig, format_name: str) -> None:
    rig.end(ended(1), ended(2, mode="toggle"))
    page = FORMATS[format_name](build(rig.monitor, {}, session=rig.keeper.summary()))
    assert "This session" in page
    assert "2 dictations, 14 words, 201 words a minute" in page
    assert "17 s faster than typing at 40 words a minute" in unescape(page).replace("\u00a0", " ")
    assert "toggle" in page
    assert "This session" not in FORMATS[format_name](build(rig.monitor, {}))


def test_a_session_without_a_dictation_leaves_nothing(rig: Rig) -> None:
    rig.keeper.close()
    assert rig.files() == []


def test_its_rows_are_there_only_while_it_counts(rig: Rig) -> None:
    def shown() -> bool:
        return any(series.metric.group == Group.SESSION for series in rig.monitor.snapshot().series)

    assert shown()
    rig.keeper.close()
    assert not shown()


def test_memory_growth_is_held_against_when_its_parts_were_warm(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keepers, "MEMORY_SETTLES_S", 0.0)
    for number, held_bytes in enumerate((60, 70, 75, 79, 80_000_000, 80_500_000, 83_000_000), 1):
        monkeypatch.setattr(rig.keeper, "_written_bytes", lambda held_bytes=held_bytes: held_bytes)
        rig.end(ended(number))
        assert rig.keeper._worker.settle(10), "and what was due by then"
    assert wait_for(lambda: len(rig.monitor.samples("session_memory_growth")[1]) == 2)
    assert list(rig.monitor.samples("session_memory_growth")[1]) == [0.5, 3.0]
    assert rig.keeper.summary()["memory_growth_mb"] == 3.0


def test_another_typing_speed_counts_at_once(rig: Rig) -> None:
    rig.end(ended(1))
    rig.keeper.apply(SessionSettings(enabled=True, typing_words_per_minute=7))
    rig.keeper._worker.settle(10)
    assert rig.keeper.summary()["saved_s"] == pytest.approx(60 - 2.09, abs=0.1)


# --- the context of recent texts ---------------------------------------------------------


def test_the_oldest_texts_leave_when_the_room_is_full() -> None:
    recent = RecentTexts(10)
    assert [recent.add(text) for text in ("aaaa", "bbbb", "cc", "dddddd")] == [0, 0, 0, 2]
    assert recent.texts() == ("cc", "dddddd")
    assert recent.fill_percent == 80
    assert recent.limit(6) == 1
    assert recent.texts() == ("dddddd",)


def test_of_a_text_longer_than_the_room_the_end_is_kept() -> None:
    recent = RecentTexts(4)
    recent.add("abcdefgh")
    assert recent.texts() == ("efgh",)
    nothing = RecentTexts(0)
    assert (nothing.add("abc"), nothing.texts()) == (0, ())


def test_pruning_is_a_figure_and_never_lets_the_context_outgrow_its_room(rig: Rig) -> None:
    rig.recent.limit(100)
    rig.end(*(ended(number) for number in range(1, 41)))
    fills = rig.monitor.samples("context_fill")[1]
    assert max(fills) <= 100
    assert sum(rig.monitor.samples("context_pruned")[1]) == 40 - len(rig.recent.texts())


def test_earlier_sessions_can_be_listed(
    rig: Rig, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert cli.run(["sessions"]) == 1
    assert "[session]" in capsys.readouterr().err
    rig.end(ended(1), ended(2, "", Outcome.FAILED))
    Summaries(tmp_path / "holdtalk" / "sessions").write(1_800_000_000.0, rig.keeper.summary())
    assert cli.run(["sessions"]) == 0
    assert capsys.readouterr().out.splitlines()[1].split()[2:] == ["2", "7", "201", "0.1", "min", "1"]
    assert cli.run(["sessions", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["results"] == {"success": 1, "error": 1}


# --- old sessions ------------------------------------------------------------------------


def test_old_sessions_go_by_age_and_then_by_size(tmp_path: Path) -> None:
    now_unix = 1_800_000_000.0
    summaries = Summaries(tmp_path)
    for days in (100, 80, 3, 2, 1):
        assert summaries.write(now_unix - days * 86_400, {"schema": 1, "days": days, "padding": "x" * 1_000})
    stranger = tmp_path / "session-notes.json"
    stranger.write_text("mine")
    os.symlink(stranger, tmp_path / "session-1000000000000000000.json")
    assert summaries.clean(keep_days=90, keep_bytes=10**6, now_unix=now_unix) == 4
    assert summaries.clean(keep_days=90, keep_bytes=2_500, now_unix=now_unix) == 2
    assert [found["days"] for found in summaries.read()] == [2, 1]
    assert stranger.read_text() == "mine"


@pytest.mark.expected_warning(r"usage\.summaries: the summary of this session cannot be written")
def test_a_disk_that_refuses_costs_only_the_summary(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")
    assert not Summaries(in_the_way / "sessions").write(1_800_000_000.0, {})


def test_before_the_first_text_there_is_no_speed_and_no_share() -> None:
    tally = Tally(0.0, 40)
    assert (tally.words_per_minute, tally.success_percent, tally.saved_s) == (None, None, 0.0)
