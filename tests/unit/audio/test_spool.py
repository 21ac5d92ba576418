"""The spool: what is kept, for whom, and what happens when the disk fails."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from tray_app.audio import disk_sync
from tray_app.audio.spool import DiskSpool
from tray_app.audio.take_file import TakeFile
from tray_app.core.errors import Problem, StorageFault
from tray_app.core.events import DictationId, Event, ProblemNoticed
from tray_app.core.ports import Pcm

pytestmark = pytest.mark.expected_warning(r"audio\.spool: a take cannot be written: ")

PATIENCE_S = 10.0
BLOCK = np.arange(160, dtype=np.int16)
NOW_NS = 1_800_000_000_000_000_000


class Shelf:
    """Spools on one folder, closed at the end."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.events: list[Event] = []
        self.spools: list[DiskSpool] = []

    def program(self, *, max_total_bytes: int = 10**9, max_memory_bytes: int = 10**9) -> DiskSpool:
        spool = DiskSpool(
            self.events.append, self.root, max_total_bytes=max_total_bytes, max_memory_bytes=max_memory_bytes
        )
        self.spools.append(spool)
        return spool

    def files(self) -> list[int]:
        return sorted(int(path.stem) for path in self.root.glob("run-*/*.wav"))


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    shelf = Shelf(tmp_path / "takes")
    yield shelf
    for spool in shelf.spools:
        spool.close()


def record(spool: DiskSpool, number: int, blocks: int = 3, *, end: bool = True) -> DictationId:
    dictation_id = DictationId(number)
    spool.begin(dictation_id)
    for _ in range(blocks):
        spool.append(dictation_id, BLOCK)
    if end:
        spool.end(dictation_id)
    assert spool.flush(PATIENCE_S)
    return dictation_id


def told(shelf: Shelf) -> Problem:
    """The one thing the user was told."""
    (event,) = shelf.events
    assert isinstance(event, ProblemNoticed)
    return event.problem


def whole(spool: DiskSpool, dictation_id: DictationId) -> Pcm:
    return np.concatenate(list(spool.read(dictation_id)))


def test_a_take_is_on_disk_while_it_is_recorded_and_only_for_its_owner(shelf: Shelf) -> None:
    spool = shelf.program()
    take = record(spool, NOW_NS, blocks=2, end=False)
    (path,) = shelf.root.glob("run-*/*.wav")
    assert path.stat().st_size == 44 + 2 * 320
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(shelf.root.stat().st_mode) == stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    spool.append(take, BLOCK)
    assert whole(spool, take).tolist() == BLOCK.tolist() * 3


def test_delivered_and_abandoned_takes_leave_nothing(shelf: Shelf) -> None:
    spool = shelf.program()
    delivered = record(spool, NOW_NS)
    abandoned = record(spool, NOW_NS + 1, end=False)
    spool.discard(delivered)
    spool.abandon(abandoned)
    assert spool.flush(PATIENCE_S)
    assert shelf.files() == []
    with pytest.raises(StorageFault):
        spool.read(delivered)


def test_samples_after_an_abandoned_take_go_nowhere(shelf: Shelf) -> None:
    spool = shelf.program()
    take = record(spool, NOW_NS, end=False)
    spool.abandon(take)
    spool.append(take, BLOCK)
    assert spool.flush(PATIENCE_S)
    assert shelf.files() == []
    assert shelf.events == []


def test_takes_of_a_running_program_are_never_left_behind_neither_ours_nor_anothers(shelf: Shelf) -> None:
    one, other = shelf.program(), shelf.program()
    record(one, NOW_NS)
    record(other, NOW_NS + 1, end=False)
    assert one.left_behind() == []
    assert other.left_behind() == []


def test_what_a_closed_program_did_not_deliver_is_left_behind_oldest_first(shelf: Shelf) -> None:
    first = shelf.program()
    record(first, NOW_NS + 5, blocks=2)
    record(first, NOW_NS, blocks=4, end=False)
    first.close()
    second = shelf.program()
    found = second.left_behind()
    assert [(take.dictation_id, take.samples) for take in found] == [(NOW_NS, 640), (NOW_NS + 5, 320)]
    assert whole(second, found[1].dictation_id).tolist() == BLOCK.tolist() * 2
    assert second.left_behind() == found


def test_a_left_behind_take_belongs_to_the_first_program_that_asks(shelf: Shelf) -> None:
    first = shelf.program()
    record(first, NOW_NS)
    first.close()
    second, third = shelf.program(), shelf.program()
    assert len(second.left_behind()) == 1
    assert third.left_behind() == []
    second.close()
    assert len(third.left_behind()) == 1


def test_a_left_behind_take_can_be_discarded_and_its_folder_goes_too(shelf: Shelf) -> None:
    first = shelf.program()
    take = record(first, NOW_NS)
    first.close()
    second = shelf.program()
    assert len(second.left_behind()) == 1
    second.discard(take)
    second.close()
    assert list(shelf.root.iterdir()) == []


def test_an_empty_take_is_not_worth_keeping(shelf: Shelf) -> None:
    first = shelf.program()
    record(first, NOW_NS, blocks=0)
    first.close()
    assert shelf.program().left_behind() == []
    assert shelf.files() == []


@pytest.mark.expected_warning(r"audio\.spool: a take that was in memory only is lost:")
def test_where_too_much_waits_to_be_read_nothing_is_deleted_and_the_next_take_is_kept_in_memory(shelf: Shelf) -> None:
    spool = shelf.program(max_total_bytes=3 * (44 + 960))
    for number in range(5):
        record(spool, NOW_NS + number)
    assert shelf.files() == [NOW_NS, NOW_NS + 1, NOW_NS + 2]
    assert len(whole(spool, DictationId(NOW_NS + 4))) == 480
    assert "holdtalk recover" in told(shelf).remedy


@pytest.mark.parametrize("number", [946_684_800_000_000_000, 2_600_000_000_000_000_000])
def test_a_take_made_by_a_clock_that_was_wrong_is_kept_like_any_other(shelf: Shelf, number: int) -> None:
    first = shelf.program()
    record(first, number)
    first.close()
    second = shelf.program()
    assert [take.dictation_id for take in second.left_behind()] == [number]
    record(second, NOW_NS)
    assert shelf.files() == sorted([number, NOW_NS])
    assert shelf.events == []


def refuse_writing(patch: pytest.MonkeyPatch, number: int = errno.ENOSPC) -> None:
    def refuse(_self: TakeFile, _pcm: bytes) -> None:
        raise OSError(number, os.strerror(number))

    patch.setattr(TakeFile, "append", refuse)


def test_a_disk_that_fills_up_is_told_once_and_the_take_goes_on_in_memory(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    spool = shelf.program()
    take = record(spool, NOW_NS, blocks=2, end=False)
    with monkeypatch.context() as patch:
        refuse_writing(patch)
        spool.append(take, BLOCK)
        spool.append(take, BLOCK)
        assert spool.flush(PATIENCE_S)
    spool.append(take, BLOCK)
    spool.end(take)
    assert "No space left" in told(shelf).detail
    assert whole(spool, take).tolist() == BLOCK.tolist() * 5
    record(spool, NOW_NS + 1)
    assert shelf.files() == [NOW_NS, NOW_NS + 1]


def test_what_was_in_memory_is_written_at_the_end_when_the_disk_allows_it_again(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = shelf.program()
    with monkeypatch.context() as patch:
        refuse_writing(patch)
        record(first, NOW_NS)
    first.close()
    assert [take.samples for take in shelf.program().left_behind()] == [480]


def test_a_take_in_memory_is_gone_once_its_text_was_delivered(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    spool = shelf.program(max_memory_bytes=960)
    refuse_writing(monkeypatch)
    for number in range(3):
        take = record(spool, NOW_NS + number)
        assert len(whole(spool, take)) == 480
        spool.discard(take)
    with pytest.raises(StorageFault):
        spool.read(DictationId(NOW_NS + 2))
    assert shelf.files() == []


@pytest.mark.expected_warning(r"audio\.kept_take: no more room")
def test_memory_is_bounded_and_a_take_in_it_never_has_a_hole(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    spool = shelf.program(max_memory_bytes=700)
    refuse_writing(monkeypatch)
    earlier = record(spool, NOW_NS, blocks=1)
    take = record(spool, NOW_NS + 1, blocks=2, end=False)
    spool.discard(earlier)
    spool.append(take, BLOCK)
    assert spool.flush(PATIENCE_S)
    assert whole(spool, take).tolist() == BLOCK.tolist()


def test_a_folder_that_cannot_be_made_is_told_and_takes_are_kept_in_memory_until_it_can(shelf: Shelf) -> None:
    shelf.root.write_text("in the way")
    spool = shelf.program()
    take = record(spool, NOW_NS)
    record(spool, NOW_NS + 1)
    assert whole(spool, take).tolist() == BLOCK.tolist() * 3
    assert "folder" in told(shelf).title
    assert spool.left_behind() == []
    shelf.root.unlink()
    record(spool, NOW_NS + 2)
    assert shelf.files() == [NOW_NS + 2]


@pytest.mark.parametrize("whole_root", [True, False])
def test_a_folder_deleted_in_between_is_made_again_with_its_lock(shelf: Shelf, whole_root: bool) -> None:
    spool = shelf.program()
    record(spool, NOW_NS)
    (own,) = shelf.root.iterdir()
    shutil.rmtree(shelf.root if whole_root else own)
    record(spool, NOW_NS + 1)
    assert shelf.files() == [NOW_NS + 1]
    assert shelf.program().left_behind() == []
    assert shelf.events == []


def test_what_is_no_recording_is_left_alone_told_once_and_hides_no_recording(shelf: Shelf) -> None:
    first = shelf.program()
    record(first, NOW_NS)
    (own,) = shelf.root.iterdir()
    first.close()
    for name in ("2².wav", "9" * 200 + ".wav", "٣.wav", "-5.wav", "007.wav", ".wav"):
        (own / name).write_bytes(b"x" * 100)
    (own / "10.wav").mkdir()
    os.mkfifo(own / "11.wav")
    (own / "12.wav").symlink_to("/dev/zero")
    (own / "13.wav").write_bytes(b"junk" * 100)
    (own / "14.wav").touch()
    second = shelf.program()
    assert [take.dictation_id for take in second.left_behind()] == [NOW_NS]
    assert second.left_behind() == second.left_behind()
    assert "not a recording" in told(shelf).title
    record(second, NOW_NS + 1)
    assert len(whole(second, DictationId(NOW_NS + 1))) == 480
    with pytest.raises(StorageFault):
        second.read(DictationId(11))
    second.discard(DictationId(NOW_NS))
    second.close()
    assert {"2².wav", "10.wav", "11.wav", "12.wav", "13.wav"} <= {path.name for path in own.iterdir()}


@pytest.mark.expected_warning(r"audio\.spool: a take of an earlier run cannot be read now")
def test_a_take_that_cannot_be_read_just_now_is_not_taken_for_an_empty_one(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = shelf.program()
    record(first, NOW_NS)
    first.close()
    second = shelf.program()
    with monkeypatch.context() as patch:
        patch.setattr("tray_app.audio.spool.samples_in", lambda path: (_ for _ in ()).throw(OSError(24, "too many")))
        assert second.left_behind() == []
    assert len(second.left_behind()) == 1


def test_without_a_free_descriptor_delivered_takes_still_go_and_the_threads_live_on(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    spool = shelf.program()
    delivered, spoken = record(spool, NOW_NS), record(spool, NOW_NS + 1, end=False)
    with monkeypatch.context() as patch:
        for call in ("os.dup", "os.open", "os.scandir", "os.listdir"):
            patch.setattr(call, lambda *_args, **_kw: (_ for _ in ()).throw(OSError(errno.EMFILE, "too many files")))
        spool.end(spoken)
        spool.discard(delivered)
        assert spool.flush(PATIENCE_S)
        record(spool, NOW_NS + 2)
    assert shelf.files() == [NOW_NS + 1]
    assert len(whole(spool, DictationId(NOW_NS + 2))) == 480
    record(spool, NOW_NS + 3)
    assert shelf.files() == [NOW_NS + 1, NOW_NS + 3]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows locks otherwise")
def test_a_file_system_without_locks_does_not_confuse_the_living_with_the_dead(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_descriptor: int, _operation: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("fcntl.flock", refuse)
    one, other = shelf.program(), shelf.program()
    record(one, NOW_NS)
    assert other.left_behind() == []
    assert len(list(shelf.root.iterdir())) == 2
    one.close()
    assert [take.dictation_id for take in other.left_behind()] == [NOW_NS]
    assert shelf.program().left_behind() == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows locks otherwise")
def test_what_a_killed_program_left_on_a_file_system_without_locks_is_found(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_descriptor: int, _operation: int) -> None:
        raise OSError(errno.EOPNOTSUPP, "Operation not supported")

    monkeypatch.setattr("fcntl.flock", refuse)
    record(shelf.program(), NOW_NS)
    (owner,) = shelf.root.glob("run-*/owner-*")
    host, boot, _pid = owner.read_text().split()
    owner.write_text(f"{host} {boot} {2**22 + 1}")
    assert len(shelf.program().left_behind()) == 1


def test_a_slow_disk_does_not_hold_up_the_microphone(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    release = threading.Event()
    append = TakeFile.append

    def slow(self: TakeFile, pcm: bytes) -> None:
        release.wait(PATIENCE_S)
        append(self, pcm)

    monkeypatch.setattr(TakeFile, "append", slow)
    spool = shelf.program()
    spool.begin(DictationId(NOW_NS))
    for _ in range(100):
        spool.append(DictationId(NOW_NS), BLOCK)  # would block here for ten seconds a block
    assert not spool.flush(0.0)
    release.set()
    assert len(whole(spool, DictationId(NOW_NS))) == 16_000


def test_open_takes_are_synced_to_the_disk_again_and_again(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    synced = threading.Semaphore(0)
    monkeypatch.setattr(disk_sync, "SYNC_INTERVAL_S", 0.01)
    monkeypatch.setattr("os.fsync", lambda descriptor: synced.release())
    spool = shelf.program()
    record(spool, NOW_NS, end=False)
    assert synced.acquire(timeout=PATIENCE_S)
    assert synced.acquire(timeout=PATIENCE_S)


def test_a_closed_take_is_synced_once_more_and_then_left_alone(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    synced = threading.Semaphore(0)
    monkeypatch.setattr("os.fsync", lambda descriptor: synced.release())
    spool = shelf.program()
    started = time.monotonic()
    record(spool, NOW_NS)
    spool.close()
    assert synced.acquire(timeout=PATIENCE_S)
    assert not synced.acquire(timeout=0)
    assert time.monotonic() - started < PATIENCE_S


@pytest.mark.expected_warning(r"core\.supervision: the thread spool-writer died")
def test_an_inbox_that_fails_does_not_stop_the_writer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(event: Event) -> None:
        raise RuntimeError("no inbox yet")

    spool = DiskSpool(fail, tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(TakeFile, "append", lambda self, pcm: (_ for _ in ()).throw(OSError(errno.ENOSPC, "full")))
        record(spool, NOW_NS)
    record(spool, NOW_NS + 1)
    assert len(whole(spool, DictationId(NOW_NS + 1))) == 480
    spool.close()
    assert "spool-writer died" in caplog.text
