"""Takes that somebody still wants to hear after their text was delivered, and what a crash makes of them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from tray_app.audio.run_folder import RunFolder
from tray_app.audio.spool import DiskSpool
from tray_app.audio.take_file import TakeFile
from tray_app.core.errors import StorageFault
from tray_app.core.events import DictationId

TAKE, OTHER = DictationId(1_800_000_000_000_000_000), DictationId(1_800_000_000_000_000_001)
BLOCK = np.arange(160, dtype=np.int16)
PATIENCE_S = 10.0


@pytest.fixture
def spool(tmp_path: Path) -> Iterator[DiskSpool]:
    spool = DiskSpool(lambda event: None, tmp_path)
    yield spool
    spool.close()


def record(spool: DiskSpool, dictation_id: DictationId = TAKE) -> None:
    spool.begin(dictation_id)
    spool.append(dictation_id, BLOCK)
    spool.end(dictation_id)
    assert spool.flush(PATIENCE_S)


def files(root: Path) -> set[str]:
    return {path.name for path in root.glob("run-*/*") if path.name != "lock"}


def crash(spool: DiskSpool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its lock goes with it, and nothing is tidied up."""
    assert spool.flush(PATIENCE_S)
    with monkeypatch.context() as patch:
        patch.setattr(DiskSpool, "_save_all", lambda self: None)
        patch.setattr(RunFolder, "leave", lambda self: self._lock.release(remove=False))
        spool.close()


def test_without_a_claim_a_delivered_take_leaves_nothing(spool: DiskSpool, tmp_path: Path) -> None:
    record(spool)
    spool.discard(TAKE)
    assert spool.flush(PATIENCE_S)
    assert files(tmp_path) == set()


def test_a_claimed_take_that_was_delivered_is_marked_and_goes_with_its_mark(spool: DiskSpool, tmp_path: Path) -> None:
    record(spool)
    claim = spool.claim(TAKE)
    assert spool.flush(PATIENCE_S)
    assert files(tmp_path) == {f"{TAKE}.wav"}, "claiming alone costs no disk"
    spool.discard(TAKE)
    assert spool.flush(PATIENCE_S)
    assert files(tmp_path) == {f"{TAKE}.wav", f"{TAKE}.delivered"}
    claim.release()
    assert spool.flush(PATIENCE_S)
    assert files(tmp_path) == set()


def test_after_a_crash_a_delivered_take_is_not_offered_but_removed_and_any_other_is(
    spool: DiskSpool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record(spool, TAKE)
    record(spool, OTHER)
    claims = [spool.claim(TAKE), spool.claim(OTHER)]
    spool.discard(TAKE)
    crash(spool, monkeypatch)
    assert files(tmp_path) == {f"{TAKE}.wav", f"{TAKE}.delivered", f"{OTHER}.wav"}
    after = DiskSpool(lambda event: None, tmp_path)
    assert [take.dictation_id for take in after.left_behind()] == [OTHER]
    assert files(tmp_path) == {f"{OTHER}.wav"}
    after.close()
    del claims


@pytest.mark.expected_warning(r"audio\.run_folder: a take cannot be marked as delivered:")
def test_a_claimed_take_that_cannot_be_marked_is_removed_rather_than_offered_again(
    spool: DiskSpool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record(spool)
    claim = spool.claim(TAKE)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "touch", lambda self, mode: (_ for _ in ()).throw(OSError(28, os.strerror(28))))
        spool.discard(TAKE)
        assert spool.flush(PATIENCE_S)
    assert files(tmp_path) == set()
    with pytest.raises(StorageFault):
        claim.read()


def test_a_mark_that_a_crash_left_without_its_take_goes(
    spool: DiskSpool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record(spool)
    claim = spool.claim(TAKE)
    spool.discard(TAKE)
    crash(spool, monkeypatch)
    next(tmp_path.glob("run-*/*.wav")).unlink()
    after = DiskSpool(lambda event: None, tmp_path)
    assert after.left_behind() == []
    after.close()
    assert list(tmp_path.iterdir()) == []
    del claim


def test_a_claim_that_outlives_the_program_leaves_nothing_behind(spool: DiskSpool, tmp_path: Path) -> None:
    record(spool)
    claim = spool.claim(TAKE)
    spool.discard(TAKE)
    spool.close()
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(StorageFault):
        claim.read()
    claim.release()


def test_an_adopted_take_that_is_claimed_and_delivered_is_not_listed_again(spool: DiskSpool, tmp_path: Path) -> None:
    record(spool)
    spool.close()
    after = DiskSpool(lambda event: None, tmp_path)
    assert len(after.left_behind()) == 1
    claim = after.claim(TAKE)
    after.discard(TAKE)
    assert after.flush(PATIENCE_S)
    assert after.left_behind() == []
    assert np.concatenate(list(claim.read())).tolist() == BLOCK.tolist()
    after.close()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.expected_warning(r"audio\.spool: a take cannot be written:")
def test_a_claimed_take_in_memory_can_be_heard_and_is_not_written_once_it_was_delivered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spool = DiskSpool(lambda event: None, tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(TakeFile, "append", lambda self, pcm: (_ for _ in ()).throw(OSError(28, os.strerror(28))))
        record(spool)
    claim = spool.claim(TAKE)
    spool.discard(TAKE)
    assert np.concatenate(list(claim.read())).tolist() == BLOCK.tolist()
    spool.close()
    assert list(tmp_path.iterdir()) == []


def test_keeping_fails_without_a_trace_and_can_be_tried_again(
    spool: DiskSpool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record(spool)
    claim = spool.claim(TAKE)
    spool.discard(TAKE)
    goal = tmp_path / "take.wav"
    with monkeypatch.context() as patch:
        patch.setattr(TakeFile, "append", lambda self, pcm: (_ for _ in ()).throw(OSError(28, os.strerror(28))))
        with pytest.raises(StorageFault):
            claim.keep(goal)
    assert not goal.exists()
    claim.keep(goal)
    assert goal.stat().st_size == 44 + 320
    with pytest.raises(StorageFault):
        claim.read()


def test_a_kept_take_is_on_the_disk_before_the_claim_is_given_up(
    spool: DiskSpool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record(spool)
    claim = spool.claim(TAKE)
    synced: list[int] = []
    goal = tmp_path / "take.wav"
    monkeypatch.setattr("os.fsync", lambda descriptor: synced.append(os.fstat(descriptor).st_ino))
    claim.keep(goal)
    assert goal.stat().st_ino in synced
