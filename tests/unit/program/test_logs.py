"""The log: nobody who logs waits for the disk, nothing is lost at the end, and what had to be dropped is told."""

from __future__ import annotations

import faulthandler
import logging
import stat
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tray_app import logs

PATIENCE_S = 10.0


class HangingDisk(logging.Handler):
    """Writes nothing before it is let go."""

    def __init__(self) -> None:
        super().__init__()
        self.go_on = threading.Event()
        self.busy = threading.Event()
        self.written: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.busy.set()
        assert self.go_on.wait(PATIENCE_S)
        self.written.append(record.getMessage())


@pytest.fixture
def disk() -> Iterator[HangingDisk]:
    made = HangingDisk()
    yield made
    made.go_on.set()


def put(outbox: logs.Outbox, count: int) -> None:
    for at in range(count):
        outbox.handle(logging.makeLogRecord({"msg": "line %d", "args": (at,)}))


def test_a_disk_that_hangs_holds_up_nobody_who_logs(disk: HangingDisk) -> None:
    outbox = logs.Outbox()
    writer = outbox.write_to(disk)
    put(outbox, 1)
    assert disk.busy.wait(PATIENCE_S)
    put(outbox, 40)  # returns although the disk stands still
    assert outbox.take_most_lines() == 40
    disk.go_on.set()
    writer.stop()
    assert len(disk.written) == 41
    assert (outbox.take_most_lines(), outbox.take_most_lines()) == (40, 0), (
        "counted from where the last reading left off"
    )


def test_what_finds_no_room_is_dropped_and_told(disk: HangingDisk) -> None:
    outbox = logs.Outbox(room_lines=3)
    put(outbox, 5)
    writer = outbox.write_to(disk)
    disk.go_on.set()
    writer.stop()
    put(outbox, 1)
    writer = outbox.write_to(disk)
    writer.stop()
    assert disk.written[:3] == ["line 0", "line 1", "line 2"]
    assert disk.written[3] == "[2 lines before this one were dropped: the disk hung] line 0"


@pytest.mark.expected_warning("tests: it failed")
def test_the_log_holds_every_line_and_its_thread_once_it_has_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "state" / "holdtalk.log"
    monkeypatch.setattr(logs, "log_path", lambda: path)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # put back afterwards
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    monkeypatch.setattr(faulthandler, "enable", lambda *_file: None)
    assert logs.take_most_lines_waiting() is None
    assert logs.start_logging("info") is None
    logger = logging.getLogger("tray_app.tests")

    def fail() -> None:
        try:
            raise ValueError("a reason")
        except ValueError:
            logger.exception("it failed")

    thread = threading.Thread(target=fail, name="some-thread")
    thread.start()
    thread.join()
    assert logs.take_most_lines_waiting() is not None
    logs.end_logging()
    written = path.read_text(encoding="utf-8")
    assert "some-thread tray_app.tests: it failed" in written
    assert "ValueError: a reason" in written
    assert logs.take_most_lines_waiting() is None


def line(text: str) -> logging.LogRecord:
    return logging.makeLogRecord({"msg": text, "levelno": logging.INFO})


def test_a_crash_is_written_into_the_file_in_use_and_every_file_is_the_users_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dumps_go_to: list[object] = []
    monkeypatch.setattr(faulthandler, "enable", lambda file=None: dumps_go_to.append(file))
    monkeypatch.setattr(logs, "LARGEST_BYTES", 100)
    path = tmp_path / "holdtalk.log"
    (tmp_path / "holdtalk.log.1").write_text("of an earlier version")
    (tmp_path / "holdtalk.log.1").chmod(0o644)
    handler = logs.PrivateLogFile(path)
    assert stat.S_IMODE((tmp_path / "holdtalk.log.1").stat().st_mode) == 0o600
    for number in range(10):
        handler.emit(line(f"line {number} {'x' * 40}"))
        assert dumps_go_to[-1] is handler.stream, "not one that was rotated away"
    handler.close()
    files = sorted(tmp_path.iterdir())
    assert len(files) == 1 + logs.KEPT_FILES
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_a_full_disk_is_told_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(faulthandler, "enable", lambda *_file: None)
    (tmp_path / "holdtalk.log").symlink_to("/dev/full")
    handler = logs.PrivateLogFile(tmp_path / "holdtalk.log")
    for _ in range(3):
        handler.emit(line("x"))
    with suppress(OSError):
        handler.close()
    assert capsys.readouterr().err.count("No space left") == 1


def test_a_log_that_cannot_be_written_goes_to_the_terminal_and_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "state").write_text("a file where the folder should be")
    monkeypatch.setattr(logs, "log_path", lambda: tmp_path / "state" / "holdtalk.log")
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    monkeypatch.setattr(faulthandler, "enable", lambda *_file: None)
    problem = logs.start_logging("info")
    logs.end_logging()
    assert problem is not None
    assert "terminal" in problem.remedy
