"""kill -9 in the middle of writing: what was told as kept is there, and the database is whole."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tray_app.core.history import HistoryQuery
from tray_app.core.keeping_settings import HistorySettings
from tray_app.history import database
from tray_app.history.in_place import history_in_place

ROOT = Path(__file__).resolve().parents[3]
KILLS = 50
PATIENCE_S = 60.0

WRITER = """
import os
import sys
from pathlib import Path
sys.path[:0] = ["tests"]
from history_rig import EDITOR, HistoryRig, no_sound
from dataclasses import replace
from perf_records import record
from tray_app.core.dictation import DictationEnded
from tray_app.core.history import HistoryChanged
from tray_app.core.keeping_settings import HistorySettings

def write(number):
    rig = HistoryRig(Path(sys.argv[1]), HistorySettings(keep_sound=False))
    rig.bus.subscribe(HistoryChanged, "the test", lambda news: os.write(1, b"%d\\n" % news.row_id))
    while True:
        number += 1
        of = replace(record(1), dictation_id=number)
        rig.bus.publish(DictationEnded(of, f"word{number} " * 40, EDITOR, no_sound))
        if number % 7 == 0:
            rig.history.edit(number - 3, f"edited{number}")
        while rig.history._worker.waiting > 20:
            pass

for line in sys.stdin:
    if (writer := os.fork()) == 0:
        print(os.getpid(), flush=True)
        write(int(line))
    os.waitpid(writer, 0)
    print("gone", flush=True)
"""
"""For each number it is given, a process that writes; they are forked, because starting one takes longer than all that
is done with it. A line is one write to the pipe, whole or not at all: `print` may write the end of the line apart."""


@pytest.fixture
def writers(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    started = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(tmp_path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    with started:
        yield started
        os.killpg(started.pid, signal.SIGKILL)


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_no_row_is_lost_that_was_told_as_kept(
    writers: subprocess.Popen[str], tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    random.seed(11)
    assert writers.stdin is not None
    assert writers.stdout is not None
    told: set[int] = set()
    for turn in range(KILLS):
        print(1 + turn * 1_000_000, file=writers.stdin, flush=True)
        writer = int(writers.stdout.readline())
        told.add(int(writers.stdout.readline()))
        time.sleep(random.uniform(0, 0.2))
        os.kill(writer, signal.SIGKILL)
        told |= {int(line) for line in iter(writers.stdout.readline, "gone\n")}
        with contextlib.closing(sqlite3.connect(tmp_path / "history" / database.FILE)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            there = {found[0] for found in connection.execute("SELECT row_id FROM rows")}
        assert told <= there
    record_property("rows told as kept", len(told))
    record_property("rows there", len(there))
    assert len(told) > 2 * KILLS
    problems: list[object] = []
    with history_in_place(tmp_path / "history", tmp_path / "takes", HistorySettings(), problems.append) as history:
        last = max(there)
        assert [row.row_id for row in history.find(HistoryQuery(words=f"word{last}"))] == [last]
        history._worker.do(history._writer.check)
    assert problems == []
