"""The spool: what is kept, for whom, how long, and what happens when the disk fails."""

from __future__ import annotations

import errno
import stat
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from tray_app.audio import spool as spool_module
from tray_app.audio.spool import DiskSpool
from tray_app.audio.take_file import TakeFile
from tray_app.core.errors import StorageFault
from tray_app.core.events import DictationId, Event, ProblemNoticed
from tray_app.core.ports import Pcm

PATIENCE_S = 10.0
BLOCK = np.arange(160, dtype=np.int16)
NOW_NS = 1_800_000_000_000_000_000
DAY_NS = 24 * 3600 * 1_000_000_000


class Shelf:
    """Spools on one folder, closed at the end."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.events: list[Event] = []
        self.spools: list[DiskSpool] = []

    def program(self, *, max_takes: int = 100, max_total_bytes: int = 10**9) -> DiskSpool:
        spool = DiskSpool(
            self.events.append,
            self.root,
            max_takes=max_takes,
            max_total_bytes=max_total_bytes,
            max_age_s=30 * 24 * 3600,
            now_unix=lambda: NOW_NS / 1e9,
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
    assert found[0].recorded_at_unix == NOW_NS / 1e9
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


def test_beyond_the_number_allowed_the_oldest_goes_and_the_user_is_told(shelf: Shelf) -> None:
    spool = shelf.program(max_takes=3)
    for number in range(4):
        record(spool, NOW_NS + number)
    assert shelf.files() == [NOW_NS + 1, NOW_NS + 2, NOW_NS + 3]
    (event,) = shelf.events
    assert isinstance(event, ProblemNoticed)
    assert "deleted" in event.problem.title


def test_beyond_the_size_allowed_the_oldest_goes(shelf: Shelf) -> None:
    spool = shelf.program(max_total_bytes=3 * (44 + 960))
    for number in range(4):
        record(spool, NOW_NS + number)
    assert shelf.files() == [NOW_NS + 1, NOW_NS + 2, NOW_NS + 3]


def test_a_take_of_last_month_goes_when_the_next_is_recorded(shelf: Shelf) -> None:
    spool = shelf.program()
    record(spool, NOW_NS - 31 * DAY_NS)
    record(spool, NOW_NS - 29 * DAY_NS)
    record(spool, NOW_NS)
    assert shelf.files() == [NOW_NS - 29 * DAY_NS, NOW_NS]


def test_the_take_being_recorded_is_never_deleted_for_another(shelf: Shelf) -> None:
    spool = shelf.program(max_takes=1)
    record(spool, NOW_NS, end=False)
    record(spool, NOW_NS + 1, end=False)
    assert shelf.files() == [NOW_NS, NOW_NS + 1]


def test_a_full_disk_is_told_once_and_keeps_what_it_has(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    spool = shelf.program()
    take = record(spool, NOW_NS, blocks=2, end=False)

    def full(_self: TakeFile, _pcm: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(TakeFile, "append", full)
        spool.append(take, BLOCK)
        spool.append(take, BLOCK)
        assert spool.flush(PATIENCE_S)
    spool.append(take, BLOCK)
    spool.end(take)
    (event,) = shelf.events
    assert isinstance(event, ProblemNoticed)
    assert "No space left" in event.problem.detail
    assert whole(spool, take).tolist() == BLOCK.tolist() * 2
    record(spool, NOW_NS + 1)
    assert NOW_NS + 1 in shelf.files()


def test_a_folder_that_cannot_be_made_is_a_storage_fault(tmp_path: Path) -> None:
    (tmp_path / "takes").write_text("in the way")
    with pytest.raises(StorageFault):
        DiskSpool(lambda event: None, tmp_path / "takes")


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
    monkeypatch.setattr(spool_module, "SYNC_INTERVAL_S", 0.01)
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
    assert "stumbled" in caplog.text
