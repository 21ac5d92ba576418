"""The spool on a disk that is full, a folder that goes away, a file system without locks: no take is lost."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from pathlib import Path

import pytest
from spool_rig import BLOCK, NOW_NS, PATIENCE_S, Shelf, record, told, whole

from tray_app.audio.spool import DiskSpool
from tray_app.audio.take_file import TakeFile
from tray_app.core.errors import StorageFault
from tray_app.core.events import DictationId, Event

pytestmark = pytest.mark.expected_warning(r"audio\.spool: a take cannot be written: ")


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
