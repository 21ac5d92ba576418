"""A disk that is full, a file that is damaged, held or deleted: told once, nothing lost that can be kept."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from history_rig import HistoryRig, wait_for

from tray_app.core.dictation import Outcome
from tray_app.core.errors import StorageFault
from tray_app.core.history import HistoryQuery, RowState
from tray_app.core.keeping_settings import HistorySettings
from tray_app.history import database, writer

EVERYTHING = HistoryQuery(limit=10_000)


def texts(rig: HistoryRig) -> list[str]:
    return [row.text for row in rig.history.find(EVERYTHING)]


def again(rig: HistoryRig, folder: Path) -> HistoryRig:
    """After a restart."""
    rig.close()
    return HistoryRig(folder)


@pytest.mark.expected_warning(r"history\.writer: the history was damaged and is set aside")
@pytest.mark.parametrize("content", [b"", b"no database at all " * 1_000, os.urandom(65_536)])
def test_a_file_that_is_no_database_is_set_aside_and_told(tmp_path: Path, content: bytes) -> None:
    folder = tmp_path / "history"
    folder.mkdir()
    (folder / database.FILE).write_bytes(content)
    rig = HistoryRig(tmp_path)
    rig.say("new words")
    assert texts(rig) == ["new words"]
    aside = list(folder.glob("history-damaged-*.db"))
    assert [path.read_bytes() for path in aside] == ([content] if content else [])
    assert [str(aside[0]) in problem.detail for problem in rig.problems()] == ([True] if content else [])
    rig.close()


def damage(path: Path, share: float) -> None:
    """Overwrite a stretch in the middle; the first page stays."""
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(int(size * share) // 4_096 * 4_096)
        file.write(os.urandom(8 * 4_096))


@pytest.mark.expected_warning(r"history\.writer: the history was damaged and is set aside", r"history cannot be used")
def test_what_can_be_read_of_a_damaged_history_is_saved(tmp_path: Path) -> None:
    rig = HistoryRig(tmp_path)
    count = 400
    for number in range(count):
        rig.say(f"word{number} " + "and something behind it " * 12, number)
    rig = again(rig, tmp_path)
    damage(rig.folder / database.FILE, 0.3)
    rig.history._store()._writer.look()
    rig.say("behind the damage", count)
    left = texts(rig)
    assert left[0] == "behind the damage"
    assert len(left) > count / 3
    (problem,) = rig.problems()
    assert "damaged" in problem.title
    assert rig.history.problem == problem, "it is to be read also by who comes later"
    assert f"Dictations that could be read and are in the new one: {len(left) - 1:,}." in problem.remedy
    assert Path(problem.detail).is_file()
    assert rig.history.find(HistoryQuery(words="word399")) != []
    assert None in rig.changed
    with sqlite3.connect(rig.folder / database.FILE) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
    rig.close()


@pytest.mark.expected_warning(r"history\.writer: the index of the history was damaged")
def test_a_damaged_index_alone_costs_nothing(tmp_path: Path) -> None:
    rig = HistoryRig(tmp_path)
    rig.say("findable")
    rig = again(rig, tmp_path)
    with sqlite3.connect(rig.folder / database.FILE) as connection:
        connection.execute("UPDATE found_data SET block = x'00ff00ff00ff' WHERE id > 1")
    connection.close()
    rig.history._store()._writer.look()
    rig.settle()
    assert [row.text for row in rig.history.find(HistoryQuery(words="find"))] == ["findable"]
    assert (rig.problems(), list(rig.folder.glob("history-damaged-*"))) == ([], [])
    rig.close()


def test_it_is_looked_at_once_a_day(rig: HistoryRig, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[object] = []

    def passes(connection: object) -> bool:
        looked.append(connection)
        return True

    monkeypatch.setattr(database, "passes_check", passes)
    rig.say("words")
    for _ in range(3):
        rig.history._worker.do(rig.history._store().look_after)
    rig.settle()
    assert len(looked) == 1


class FullDisk:
    """A disk that has no room while it is told so."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.is_full = False
        real = writer.Writer._commit

        def commit(self_: writer.Writer, change: writer.Change) -> object:
            if self.is_full:
                self_._open().execute("PRAGMA max_page_count = 1")
                self_._open().execute("CREATE TABLE too_much AS SELECT zeroblob(1000000)")
            return real(self_, change)

        monkeypatch.setattr(writer.Writer, "_commit", commit)


@pytest.mark.expected_warning(r"history\.writer: the history cannot be used: .*full")
def test_a_full_disk_is_told_once_and_all_is_kept_once_there_is_room(
    rig: HistoryRig, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = FullDisk(monkeypatch)
    rig.say("before", 1)
    disk.is_full = True
    for number in range(2, 6):
        rig.say(f"text {number}", number)
    (problem,) = rig.problems()
    assert "full" in problem.title
    assert "goes on" in problem.remedy
    assert texts(rig) == ["before"]
    assert len(rig.changed) == 1, "nothing is told as kept that is not"
    assert [rig.history.problem] == [problem]
    disk.is_full = False
    rig.say("after", 6)
    assert rig.history.problem is None
    assert texts(rig) == ["after", "text 5", "text 4", "text 3", "text 2", "before"]


@pytest.mark.expected_warning(r"history\.writer: the history cannot be used: .*locked")
def test_one_that_another_program_holds_is_waited_for(rig: HistoryRig, monkeypatch: pytest.MonkeyPatch) -> None:
    rig.say("before", 1)
    monkeypatch.setattr(writer, "RETRY_BUSY_S", 0.05)
    monkeypatch.setattr(database, "_BUSY_S", 0.05)
    rig.history._store()._writer._connection.execute("PRAGMA busy_timeout = 20")  # type: ignore[union-attr] # it is open
    other = sqlite3.connect(rig.folder / database.FILE, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    rig.say("meanwhile", 2)
    assert texts(rig) == ["before"], "it can be read"
    other.execute("COMMIT")
    other.close()
    assert wait_for(lambda: texts(rig) == ["meanwhile", "before"])
    assert len(rig.problems()) == 1
    assert 1.0 in rig.monitor.samples("history_busy")[1]


@pytest.mark.expected_warning(r"history\.writer: the history cannot be used")
def test_a_folder_that_cannot_be_made_is_told_once_and_dictation_goes_on(tmp_path: Path) -> None:
    (tmp_path / "history").write_text("in the way")
    rig = HistoryRig(tmp_path)
    rig.say("one", 1)
    rig.say("two", 2)
    assert len(rig.problems()) == 1
    (tmp_path / "history").unlink()
    rig.say("three", 3)
    assert texts(rig) == ["three", "two", "one"]
    rig.close()


def test_a_history_that_somebody_deletes_is_begun_anew(rig: HistoryRig) -> None:
    rig.say("before", 1)
    for path in rig.folder.glob("history.db*"):
        path.unlink()
    assert texts(rig) == []
    rig.say("after", 2)
    assert texts(rig) == ["after"]


@pytest.mark.expected_warning(r"history\.store: the sound of a dictation is not kept")
def test_sound_that_the_disk_refuses_costs_no_row(tmp_path: Path) -> None:
    rig = HistoryRig(tmp_path, HistorySettings(keep_sound=True))
    rig.folder.mkdir()
    (rig.folder / "sounds").write_text("in the way")
    row_id = rig.say("words")
    assert (rig.row(row_id).text, rig.row(row_id).sound) == ("words", False)
    assert len(rig.problems()) == 1
    assert rig.recordings() == [], "and the spool is not held up"
    rig.close()


def test_a_cancelled_take_without_a_sample_is_no_fault(rig: HistoryRig) -> None:
    row_id = rig.say("", outcome=Outcome.CANCELLED)
    rig.news(row_id, RowState.TAKEN)
    rig.news(rig.say("waits", 1, Outcome.OFFERED), RowState.TAKEN)
    rig.news(row_id, RowState.TAKEN)
    assert rig.problems() == []


@pytest.mark.expected_warning(r"core\.supervision: the thread history died")
def test_a_change_that_is_a_bug_does_not_stop_the_next(rig: HistoryRig) -> None:
    def broken(_connection: sqlite3.Connection) -> list[None]:
        raise ZeroDivisionError

    rig.history._store()._writer.write(broken)
    rig.say("words")
    assert texts(rig) == ["words"]


def test_who_reads_a_damaged_one_is_told_and_has_it_looked_at(rig: HistoryRig, monkeypatch: pytest.MonkeyPatch) -> None:
    rig.say("words")
    error = sqlite3.DatabaseError("database disk image is malformed")
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    looked: list[bool] = []
    monkeypatch.setattr(rig.history._store()._writer, "look", lambda: looked.append(True))
    monkeypatch.setattr(database, "open_to_read", _raising(error))
    with pytest.raises(StorageFault):
        texts(rig)
    assert looked == [True]


def _raising(error: Exception) -> Callable[[Path], None]:
    def raising(_folder: Path) -> None:
        raise error

    return raising
