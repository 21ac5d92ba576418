"""What a dictation leaves in the history, and what it does not."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import soundfile
from history_rig import FIRST_NS, PASSWORDS, SOUND, HistoryRig, wait_for

import tray_app
from tray_app.core import events as e
from tray_app.core.applications import Application
from tray_app.core.dictation import Outcome
from tray_app.core.events import DictationId
from tray_app.core.history import HistoryQuery, RowState
from tray_app.core.keeping_settings import HistorySettings
from tray_app.history.sounds import read
from tray_app.perf.metric import Group

EVERYTHING = HistoryQuery()


def test_a_written_text_is_a_row_with_its_figures_and_the_build_that_heard_it(rig: HistoryRig) -> None:
    row_id = rig.say("Dear Miss Tilney.", heard="Dear Miss Till me.", language="en", mode="hold")
    row = rig.row(row_id)
    assert (row.state, row.text, row.heard) == (RowState.WRITTEN, "Dear Miss Tilney.", "Dear Miss Till me.")
    assert (row.words, row.audio_ms, row.wait_ms) == (3, 2_300.0, 90.0)
    assert (row.application, row.application_kind, row.engine) == ("kate", "any", "moonshine-tiny-en")
    assert (row.language, row.mode, row.start, row.method) == ("en", "hold", "warm", "typed")
    assert row.build == tray_app.__version__
    assert row.figures["release_to_text"] == 90.0
    assert row.figures["real_time_factor"] == 0.1
    assert not row.sound
    assert rig.changed == [row_id]


@pytest.mark.parametrize(
    ("outcome", "text", "state"),
    [
        (Outcome.OFFERED, "Words.", RowState.WAITING),
        (Outcome.FAILED, "", RowState.UNHEARD),
        (Outcome.FAILED, "Words.", RowState.WAITING),
        (Outcome.CANCELLED, "", RowState.CANCELLED),
        (Outcome.EMPTY, "", RowState.EMPTY),
    ],
)
def test_how_it_ended_is_its_state(rig: HistoryRig, outcome: Outcome, text: str, state: RowState) -> None:
    row = rig.row(rig.say(text, outcome=outcome, why="The window was gone."))
    assert (row.state, row.text, row.problem) == (state, text, "The window was gone.")
    json.dumps(dict(row.figures), allow_nan=False)


def test_a_press_that_was_too_short_is_no_row(rig: HistoryRig) -> None:
    rig.say("", outcome=Outcome.TOO_SHORT)
    assert rig.history.find(EVERYTHING) == []


def test_what_was_thrown_away_leaves_no_text(rig: HistoryRig) -> None:
    row = rig.row(rig.say("It was transcribed already.", outcome=Outcome.CANCELLED))
    assert (row.text, row.words) == ("", 0)


@pytest.mark.parametrize("application", [PASSWORDS, Application("keepassxc"), Application("Signal")])
def test_a_private_program_leaves_neither_text_nor_sound(tmp_path: Path, application: Application) -> None:
    settings = HistorySettings(keep_sound=True, private_apps="signal , KeePassXC")
    rig = HistoryRig(tmp_path, settings)
    for number, outcome in enumerate((Outcome.INSERTED, Outcome.CANCELLED, Outcome.OFFERED)):
        row_id = rig.say("my secret", number, outcome, application, heard="my secreet")
        row = rig.row(row_id)
        assert (row.text, row.heard, row.words, row.private) == ("", "", 0, True)
        assert row.application == application.name
        assert row.figures or outcome is Outcome.CANCELLED
    rig.news(row_id, RowState.WAITING, "my secret, recovered")
    rig.news(row_id, RowState.TAKEN)
    assert rig.row(row_id).state is RowState.TAKEN
    assert rig.sounds() == []
    assert_nowhere(rig.folder, "secret")
    rig.close()


def assert_nowhere(folder: Path, word: str) -> None:
    found = [path for path in folder.rglob("*") if path.is_file() and word.encode() in path.read_bytes().lower()]
    assert found == []


def test_while_it_is_off_nothing_is_kept_and_nothing_is_opened(tmp_path: Path) -> None:
    rig = HistoryRig(tmp_path, HistorySettings(keep=False))
    row_id = rig.say("unkept")
    rig.news(row_id, RowState.WAITING, "unkept")
    assert rig.history.find(EVERYTHING) == []
    assert (rig.history.count(EVERYTHING), rig.history.row(row_id), rig.history.values("engine")) == (0, None, [])
    assert not rig.folder.exists()
    assert rig.history._made is None
    rig.close()


def test_it_can_be_paused_and_resumed_and_what_is_there_stays_to_be_read(rig: HistoryRig) -> None:
    def shown() -> bool:
        return any(series.metric.group == Group.STORAGE for series in rig.monitor.snapshot().series)

    rig.say("before", 1)
    assert shown()
    rig.history.apply(HistorySettings(keep=False))
    rig.say("between", 2)
    assert not shown()
    assert [row.text for row in rig.history.find(EVERYTHING)] == ["before"]
    rig.history.apply(HistorySettings())
    rig.say("after", 3)
    assert [row.text for row in rig.history.find(EVERYTHING)] == ["after", "before"]


def test_what_waits_is_noted_as_taken_although_it_is_paused(rig: HistoryRig) -> None:
    row_id = rig.say("waits", outcome=Outcome.OFFERED)
    rig.history.apply(HistorySettings(keep=False))
    rig.news(row_id, RowState.TAKEN)
    assert rig.row(row_id).state is RowState.TAKEN


def test_the_files_are_the_users_alone(tmp_path: Path) -> None:
    rig = HistoryRig(tmp_path, HistorySettings(keep_sound=True))
    rig.say("one")
    rig.say("", 1, Outcome.CANCELLED)
    files = [path for path in rig.folder.rglob("*") if path.is_file()]
    assert {path.name.rpartition(".")[2] for path in files} == {"db", "db-wal", "db-shm", "flac", "wav"}
    assert {path.stat().st_mode & 0o777 for path in files} == {0o600}
    assert {path.stat().st_mode & 0o777 for path in (rig.folder, rig.folder / "sounds")} == {0o700}
    rig.close()


# --- sound -------------------------------------------------------------------------------


def test_sound_is_kept_only_where_the_settings_say_so(rig: HistoryRig) -> None:
    first = rig.say("one", 1)
    assert (rig.history.sound_file(first), rig.sounds()) == (None, [])
    rig.history.apply(HistorySettings(keep_sound=True))
    second = rig.say("two", 2)
    path = rig.history.sound_file(second)
    assert path is not None
    assert rig.row(second).sound
    sound, rate_hz = soundfile.read(path, dtype="int16")
    assert (rate_hz, sound.tolist()) == (16_000, SOUND.tolist())
    assert rig.recordings() == [], "the spool is not held up"


def test_a_cancelled_take_can_be_heard_for_some_hours(rig: HistoryRig) -> None:
    row_id = rig.say("", outcome=Outcome.CANCELLED)
    path = rig.history.sound_file(row_id)
    assert path is not None
    assert [value for block in read(path) for value in block.tolist()] == SOUND.tolist()
    rig.history._store().remove_old()
    rig.settle()
    assert rig.row(row_id).sound
    os.utime(path, (0, 0))
    rig.history.apply(HistorySettings(spare_hours=23))
    rig.settle()
    assert (rig.row(row_id).sound, rig.sounds()) == (False, [])


def test_nothing_is_spared_where_the_settings_say_none(tmp_path: Path) -> None:
    rig = HistoryRig(tmp_path, HistorySettings(spare_hours=0))
    rig.say("", outcome=Outcome.CANCELLED)
    rig.news(rig.say("Words.", 1, Outcome.OFFERED), RowState.TAKEN)
    assert (rig.sounds(), rig.recordings()) == ([], [])
    rig.close()


def test_a_take_that_failed_has_its_sound_where_it_was_recorded_and_then_for_some_hours(rig: HistoryRig) -> None:
    row_id = rig.say("", outcome=Outcome.FAILED)
    assert rig.row(row_id).sound
    assert rig.history.sound_file(row_id) == next(rig.takes.rglob("*.wav"))
    rig.news(row_id, RowState.WAITING, "at last")
    assert (rig.row(row_id).text, rig.row(row_id).state) == ("at last", RowState.WAITING)
    rig.news(row_id, RowState.TAKEN)
    assert rig.recordings() == []
    path = rig.history.sound_file(row_id)
    assert path is not None
    assert path.parent == rig.folder / "sounds"


def test_the_oldest_sound_goes_where_it_is_too_much_but_never_what_waits(tmp_path: Path) -> None:
    rig = HistoryRig(tmp_path, HistorySettings(keep_sound=True))
    ids = [rig.say(f"text {number}", number) for number in range(4)]
    cancelled = rig.say("", 4, Outcome.CANCELLED)
    rig.history._store()._change_row(cancelled, lambda row: replace(row, state=RowState.WAITING, text="words"))
    rig.settle()
    sizes = [path.stat().st_size for path in (rig.folder / "sounds").iterdir()]
    settings = HistorySettings(keep_sound=True, sound_mb=5)
    object.__setattr__(settings, "sound_mb", (sum(sizes) - min(sizes) // 2) / 1e6)  # less than the settings allow
    rig.history.apply(settings)
    rig.settle()
    assert [rig.row(row_id).sound for row_id in (*ids, cancelled)] == [False, True, True, True, True]
    assert [row.text for row in rig.history.find(EVERYTHING)] == ["words", "text 3", "text 2", "text 1", "text 0"]
    rig.close()


def test_a_sound_that_no_row_knows_is_removed_and_what_is_not_ours_stays(rig: HistoryRig) -> None:
    rig.say("", outcome=Outcome.CANCELLED)
    for name in ("17.wav", "18.flac", "notes.txt"):
        (rig.folder / "sounds" / name).write_text("x")
    rig.history.apply(HistorySettings(spare_hours=25))
    rig.settle()
    assert [path.name for path in sorted((rig.folder / "sounds").iterdir())] == [f"{FIRST_NS}.wav", "notes.txt"]


# --- changing ----------------------------------------------------------------------------


def test_an_edited_text_keeps_what_was_heard_beside_it_and_is_found_by_its_new_words(rig: HistoryRig) -> None:
    row_id = rig.say("Dear Till me.")
    rig.history.edit(row_id, "Dear Miss Tilney.")
    rig.history.edit(row_id, "Dear Miss Tilney!")
    rig.settle()
    row = rig.row(row_id)
    assert (row.text, row.heard, row.words) == ("Dear Miss Tilney!", "Dear Till me.", 3)
    assert [row.row_id for row in rig.history.find(HistoryQuery(words="tilney"))] == [row_id]
    assert rig.history.find(HistoryQuery(words="till")) == []


def test_what_was_taken_waits_no_longer_here_nor_in_the_menu(rig: HistoryRig) -> None:
    row_id = rig.say("Words.", outcome=Outcome.OFFERED)
    rig.history.took(row_id)
    rig.settle()
    assert rig.row(row_id).state is RowState.TAKEN
    assert rig.posted == [e.OfferTaken(row_id)]


def test_deleted_words_are_in_no_file_any_more(rig: HistoryRig) -> None:
    kept = rig.say("harmless", 1)
    gone = [rig.say(f"confidential matter {number}", 2 + number) for number in range(30)]
    gone.append(rig.say("", 50, Outcome.CANCELLED))
    gone.append(rig.say("confidential, and it waits", 51, Outcome.OFFERED))
    rig.history.delete(gone)
    rig.settle()
    assert [row.row_id for row in rig.history.find(EVERYTHING)] == [kept]
    assert (rig.sounds(), rig.recordings()) == ([], [])
    assert e.OfferTaken(gone[-1]) in rig.posted
    rig.news(gone[-1], RowState.TAKEN)  # what the controller then says brings nothing back
    assert rig.history.count(EVERYTHING) == 1
    assert wait_for(lambda: not rig.history._store()._tidy_is_due)
    rig.settle()
    for part in ("confidential", "confid"):
        assert_nowhere(rig.folder, part)


def test_a_text_that_waits_goes_to_the_clipboard_by_its_own_id(rig: HistoryRig) -> None:
    waits, written = rig.say("waits", 1, Outcome.OFFERED), rig.say("written", 2)
    rig.history.copy(waits)
    rig.history.copy(written)
    assert rig.copied == [("waits", waits), ("written", 0)]


# --- age and size ------------------------------------------------------------------------


def test_old_rows_go_but_none_that_still_waits(rig: HistoryRig) -> None:
    old = 1_000_000_000_000_000_000
    offset = (old - FIRST_NS) // 1_000_000_000
    waits = rig.say("waits", offset, Outcome.OFFERED)
    unheard = rig.say("", offset + 1, Outcome.FAILED)
    rig.say("old", offset + 2)
    new = rig.say("new", 1)
    rig.history.apply(HistorySettings(days=1))
    rig.settle()
    assert [row.row_id for row in rig.history.find(EVERYTHING)] == [new, unheard, waits]


def test_the_oldest_rows_go_where_it_is_too_large_but_none_that_still_waits(rig: HistoryRig) -> None:
    waits = rig.say("waits", 0, Outcome.OFFERED)
    store = rig.history._store()
    from tray_app.history import rows

    def fill(connection: sqlite3.Connection) -> Iterator[DictationId]:
        row = rig.row(waits)
        for number in range(4_000):
            text = f"word{number} " + f"more{number} " * 150
            new = replace(row, row_id=DictationId(FIRST_NS + 1 + number), state=RowState.WRITTEN, text=text)
            rows.put(connection, new)
        return iter(())

    store._writer.write(fill)
    rig.settle()
    rig.history.apply(HistorySettings(max_mb=5))
    rig.settle()
    left = rig.history.find(HistoryQuery(limit=10_000))
    assert 100 < len(left) < 3_500
    assert left[-1].row_id == waits
    assert left[0].row_id == FIRST_NS + 4_000
    assert wait_for(lambda: not store._tidy_is_due)
    rig.settle()
    assert (rig.folder / "history.db").stat().st_size < 6_000_000
