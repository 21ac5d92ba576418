"""The history as a file: whole or not at all, and no formula in a sheet."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from history_rig import HistoryRig

from tray_app.core.dictation import Outcome
from tray_app.core.errors import HoldtalkError, StorageFault
from tray_app.core.history import HistoryQuery, RowState
from tray_app.core.undoing import TextUndone
from tray_app.core.wishes import Wishes

EVERYTHING = HistoryQuery()


def test_csv_is_no_formula_and_can_be_read_back(rig: HistoryRig, tmp_path: Path) -> None:
    texts = ["=1+1", "+49 30", "-5", "@here", "\tx", " =2", 'quotes " and, commas', "two\nlines", "今天", "plain"]
    for number, text in enumerate(texts):
        rig.say(text, number)
    path = tmp_path / "history.csv"
    assert rig.history.export(EVERYTHING, path) == len(texts)
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    read = [row["text"] for row in reversed(rows)]
    assert read[:6] == ["'=1+1", "'+49 30", "'-5", "'@here", "'\tx", "' =2"]
    assert read[6:] == texts[6:]
    assert (rows[0]["state"], rows[0]["at_utc"][:4], rows[0]["engine"]) == ("written", "2027", "moonshine-tiny-en")
    assert path.stat().st_mode & 0o777 == 0o600


def test_json_has_all_that_there_is(rig: HistoryRig, tmp_path: Path) -> None:
    row_id = rig.say("今天 “quoted”", 1, heard="今天")
    rig.say("", 2, Outcome.FAILED)
    path = tmp_path / "history.json"
    rig.history.export(EVERYTHING, path)
    missed, written = json.loads(path.read_text(encoding="utf-8"))
    assert (written["row_id"], written["text"], written["heard"]) == (row_id, "今天 “quoted”", "今天")
    assert written["figures"]["release_to_text"] == 90.0
    assert (missed["state"], missed["wait_ms"]) == ("unheard", None)
    rig.history.export(HistoryQuery(words="nowhere"), path)
    assert json.loads(path.read_text()) == []


def test_markdown_is_to_read_and_no_text_becomes_markup(rig: HistoryRig, tmp_path: Path) -> None:
    rig.say("# not *a* heading\n<b>[x]</b>", 1)
    rig.say("", 2, Outcome.FAILED)
    path = tmp_path / "history.md"
    rig.history.export(EVERYTHING, path, "md")
    lines = path.read_text().splitlines()
    assert lines[0] == "# What was dictated"
    assert lines[2].startswith("## 2027-01-1")
    assert lines[4].endswith(r"** \# not \*a\* heading  ")
    assert lines[5] == r"\<b\>\[x\]\</b\>"
    assert len(lines) == 6


def test_every_format_says_which_text_was_undone(rig: HistoryRig, tmp_path: Path) -> None:
    row_id = rig.say("It goes.", 1, wishes=Wishes("an engine", "de"))
    rig.say("It stays.", 2)
    rig.bus.publish(TextUndone(row_id))
    rig.settle()
    for name in ("csv", "json", "md"):
        rig.history.export(EVERYTHING, tmp_path / f"history.{name}")
    with (tmp_path / "history.csv").open(encoding="utf-8", newline="") as file:
        stays, goes = csv.DictReader(file)
    assert (stays["state"], goes["state"], goes["text"]) == ("written", "undone", "It goes.")
    assert (stays["wished_engine"], goes["wished_engine"], goes["wished_language"]) == ("", "an engine", "de")
    assert [row["state"] for row in json.loads((tmp_path / "history.json").read_text())] == ["written", "undone"]
    stays_line, goes_line = (line for line in (tmp_path / "history.md").read_text().splitlines() if "It " in line)
    assert ", undone** It goes." in goes_line
    assert "undone" not in stays_line
    assert [row.text for row in rig.history.find(HistoryQuery(states=[RowState.UNDONE]))] == ["It goes."]


def test_what_was_there_stays_until_all_is_written(rig: HistoryRig, tmp_path: Path) -> None:
    rig.say("words")
    with pytest.raises(HoldtalkError, match="format"):
        rig.history.export(EVERYTHING, tmp_path / "history.xls")
    with pytest.raises(StorageFault):
        rig.history.export(EVERYTHING, tmp_path / "nowhere" / "history.csv")
    path = tmp_path / "history.csv"
    path.write_text("yesterday")
    rig.folder.joinpath("history.db").write_bytes(b"x" * 10_000)
    for beside in ("-wal", "-shm"):
        rig.folder.joinpath(f"history.db{beside}").unlink()
    with pytest.raises(StorageFault):
        rig.history.export(EVERYTHING, path)
    assert path.read_text() == "yesterday"
    assert not list(tmp_path.glob(".*.part"))
    rig.history._store()._writer.look = lambda: None  # type: ignore[method-assign] # it is damaged on purpose
