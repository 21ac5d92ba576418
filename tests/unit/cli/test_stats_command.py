"""`holdtalk stats`, on a database that is really there."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import time
from datetime import date
from pathlib import Path

import pytest
from fakes_history import DAY_NS, HOUR_NS, row

from tray_app import cli
from tray_app.cli.stats import _since_ns
from tray_app.core.errors import SettingsFault
from tray_app.history import database
from tray_app.history.rows import put
from tray_app.history.statistics_files import midnight_ns
from tray_app.paths import history_dir

NOON_NS = midnight_ns(date.today()) + 12 * HOUR_NS


@pytest.fixture
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))


@pytest.fixture
def _dictated(_home: None) -> None:
    with contextlib.closing(database.create(history_dir())) as connection:
        put(connection, row(0, "one two three", now_ns=NOON_NS))
        put(connection, row(DAY_NS, "four", now_ns=NOON_NS, engine="other"))
        put(connection, row(40 * DAY_NS, "five", now_ns=NOON_NS, build="0.0.9"))


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = cli.run(["stats", *arguments])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


@pytest.mark.usefixtures("_dictated")
def test_a_line_a_day_oldest_first(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "--since", "7d")
    heading, *lines = out.splitlines()
    assert code == 0
    assert heading.split()[:3] == ["day", "dictations", "words"]
    assert [line.split()[1:3] for line in lines] == [["1", "1"], ["1", "3"]]


@pytest.mark.usefixtures("_dictated")
def test_shares_as_objects_and_as_a_sheet(capsys: pytest.CaptureFixture[str]) -> None:
    found = [json.loads(line) for line in run(capsys, "--by", "engine", "--json")[1].splitlines()]
    assert [(one["engine"], one["dictations"]) for one in found] == [("moonshine-tiny-en", 2), ("other", 1)]
    lines = list(csv.DictReader(io.StringIO(run(capsys, "--by", "all", "--csv")[1])))
    assert [(line["by"], line["words"]) for line in lines] == [("all", "5")]


@pytest.mark.usefixtures("_dictated")
def test_builds_are_compared_by_their_figures(capsys: pytest.CaptureFixture[str]) -> None:
    out = run(capsys, "--by", "build", "--figures", "--json")[1]
    found = [json.loads(line) for line in out.splitlines()]
    assert {(one["build"], one["count"]) for one in found if one["figure"] == "transcription"} == {
        ("0.0.9", 1), ("0.1.0", 2),
    }  # fmt: skip
    assert "release_to_text" in run(capsys, "--by", "build", "--figures")[1]
    assert run(capsys, "--by", "session", "--figures")[0] == 1


@pytest.mark.usefixtures("_home")
def test_where_nothing_was_counted_it_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys)
    assert (code, out) == (1, "")
    assert "Nothing was counted." in err
    assert not history_dir().exists()


def test_days_are_written_as_people_write_them() -> None:
    today = date(2026, 11, 30)
    assert _since_ns("", today) is None
    assert _since_ns("today", today) == _since_ns("2026-11-30", today)
    assert _since_ns("7d", today) == _since_ns("2026-11-23", today)
    assert (_since_ns("yesterday", today) or 0) / 1e9 == time.mktime((2026, 11, 29, 0, 0, 0, 0, 0, -1))
    for wrong in ("soon", "2026-13-01", "9999999d"):
        with pytest.raises(SettingsFault):
            _since_ns(wrong, today)
