"""A history of every version there was is brought up to date, and nothing of it is lost."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

import pytest
from history_rig import FIRST_NS, HistoryRig

from tray_app.core import events as e
from tray_app.core.history import HistoryQuery, RowState
from tray_app.core.undoing import TextUndone
from tray_app.core.wishes import NO_WISHES
from tray_app.history import database
from tray_app.history.schema import NEWEST, STEPS, migrate, prepare, version_of

TEXTS = ("first words", "今天天气很好", "", "last words")


def shape(connection: sqlite3.Connection) -> list[Sequence[str]]:
    """Tables, indices and columns."""
    named = connection.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY name").fetchall()
    columns = connection.execute("PRAGMA table_info(rows)").fetchall()
    return [(kind, name, " ".join((sql or "").split())) for kind, name, sql in named if name != "rows"] + columns


def of_version(folder: Path, version: int) -> sqlite3.Connection:
    """As a program of then left it, with rows in it once there is a place for them."""
    folder.mkdir(exist_ok=True)
    connection = sqlite3.connect(folder / database.FILE, isolation_level=None)
    prepare(connection)
    for number, step in enumerate(STEPS[:version]):
        for statement in step:
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {number + 1}")
        if number == 0:
            rows = [(FIRST_NS + at, "written", text) for at, text in enumerate(TEXTS)]
            connection.executemany("INSERT INTO rows(row_id, state, text) VALUES (?, ?, ?)", rows)
    return connection


@pytest.mark.parametrize("version", range(NEWEST + 1))
def test_each_version_becomes_the_newest(tmp_path: Path, version: int) -> None:
    new = sqlite3.connect(":memory:", isolation_level=None)
    prepare(new)
    migrate(new)
    old = of_version(tmp_path / "history", version)
    migrate(old)
    assert version_of(old) == NEWEST
    assert shape(old) == shape(new)
    assert old.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    old.close()
    new.close()


@pytest.mark.parametrize("version", range(1, NEWEST + 1))
def test_an_old_history_is_read_and_searched_before_anything_is_written(tmp_path: Path, version: int) -> None:
    of_version(tmp_path / "history", version).close()
    rig = HistoryRig(tmp_path)
    assert [row.text for row in rig.history.find(HistoryQuery())] == list(reversed(TEXTS))
    assert [row.text for row in rig.history.find(HistoryQuery(words="天气"))] == ["今天天气很好"]
    rig.history.delete([e.DictationId(FIRST_NS)])
    rig.say("new words", 1)
    assert [row.text for row in rig.history.find(HistoryQuery(words="words"))] == ["new words", "last words"]
    rig.close()


def test_a_step_that_fails_leaves_the_version_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = of_version(tmp_path, 1)
    before = shape(old)
    monkeypatch.setattr("tray_app.history.schema.STEPS", (STEPS[0], (*STEPS[1], "CREATE NONSENSE"), STEPS[2]))
    with pytest.raises(sqlite3.OperationalError):
        migrate(old)
    assert (version_of(old), shape(old)) == (1, before)
    old.close()


@pytest.mark.parametrize("version", range(1, NEWEST + 1))
def test_a_text_of_an_old_history_can_be_undone_and_tells_no_wishes(tmp_path: Path, version: int) -> None:
    of_version(tmp_path / "history", version).close()
    rig = HistoryRig(tmp_path)
    rig.bus.publish(TextUndone(e.DictationId(FIRST_NS)))
    rig.settle()
    row = rig.row(e.DictationId(FIRST_NS))
    assert (row.state, row.text, row.wishes) == (RowState.UNDONE, TEXTS[0], NO_WISHES)
    assert rig.row(e.DictationId(FIRST_NS + 1)).state is RowState.WRITTEN
    rig.close()


@pytest.mark.expected_warning(r"history\.writer: the history cannot be used: version 99")
def test_one_that_a_newer_program_wrote_is_left_alone_and_told(tmp_path: Path) -> None:
    connection = of_version(tmp_path / "history", NEWEST)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    rig = HistoryRig(tmp_path)
    rig.say("words")
    (problem,) = rig.problems()
    assert "newer" in problem.title
    assert sqlite3.connect(rig.folder / database.FILE).execute("SELECT count(*) FROM rows").fetchone() == (4,)
    assert rig.changed == []
    rig.history._store()._writer._waiting.clear()
    rig.close()


def test_the_published_steps_are_as_they_were() -> None:
    """Who changes one breaks the histories of those who have gone it: add another."""
    import hashlib

    digests = [
        hashlib.sha256("".join(" ".join(sql.split()) for sql in step).encode()).hexdigest()[:12] for step in STEPS
    ]
    assert digests == ["5f84e96e5888", "4df67d822fc9", "b608e5f93d71", "7f36a5448151", "fa66108ea814"]
