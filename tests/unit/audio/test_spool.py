"""The spool: what is kept, for whom, and when it is on the disk."""

from __future__ import annotations

import stat
import threading
import time

import pytest
from spool_rig import BLOCK, NOW_NS, PATIENCE_S, Shelf, record, told, whole

from tray_app.audio import disk_sync
from tray_app.audio.take_file import TakeFile
from tray_app.core.errors import StorageFault
from tray_app.core.events import DictationId
from tray_app.core.wishes import Wishes


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
@pytest.mark.expected_warning(r"audio\.spool: a take cannot be written: ")
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


def test_how_a_take_is_to_be_heard_lies_beside_it_and_goes_with_it(shelf: Shelf) -> None:
    spool, wished = shelf.program(), Wishes("an engine", "de", ("de", "en"))
    for number, wishes in ((1, wished), (2, None)):
        if wishes is not None:
            spool.note(DictationId(number), wishes)
        record(spool, number)
    assert (spool.wishes(DictationId(1)), spool.wishes(DictationId(2))) == (wished, None)
    (beside,) = shelf.root.glob("run-*/*.wishes")
    assert beside.stat().st_mode & 0o777 == 0o600
    spool.close()
    after = shelf.program()
    assert [take.dictation_id for take in after.left_behind()] == [1, 2], "it is no take"
    assert after.wishes(DictationId(1)) == wished
    beside.write_text("[]")
    assert after.wishes(DictationId(1)) is None, "then as the settings say"
    for number in (1, 2):
        after.discard(DictationId(number))
    assert after.flush(PATIENCE_S)
    after.close()
    assert list(shelf.root.glob("run-*/*")) == []


def test_it_may_be_known_a_moment_after_the_take_began(shelf: Shelf) -> None:
    spool = shelf.program()
    spool.begin(DictationId(1))
    spool.note(DictationId(1), Wishes(language="de"))
    assert spool.flush(PATIENCE_S)
    assert spool.wishes(DictationId(1)) == Wishes(language="de")


def test_a_take_that_never_began_leaves_nothing_of_its_wishes(shelf: Shelf) -> None:
    spool = shelf.program()
    spool.note(DictationId(1), Wishes(language="de"))
    spool.discard(DictationId(1))
    record(spool, 1)
    assert spool.wishes(DictationId(1)) is None
