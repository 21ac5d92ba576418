"""What every spool promises: the fake of the tests, and the real one on a disk."""

from __future__ import annotations

import wave
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from fakes_audio import MemorySpool

from tray_app.audio.spool import DiskSpool
from tray_app.core.errors import StorageFault
from tray_app.core.events import DictationId

TAKE = DictationId(1_800_000_000_000_000_000)
WORD = np.array([1, -2, 3, -32_768, 32_767], dtype=np.int16)


@pytest.fixture(params=["fake", "real"])
def spool(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[DiskSpool | MemorySpool]:
    if request.param == "fake":
        yield MemorySpool()
        return
    disk = DiskSpool(lambda event: None, tmp_path)
    yield disk
    disk.close()


def record(spool: DiskSpool | MemorySpool) -> None:
    spool.begin(TAKE)
    spool.append(TAKE, WORD)
    spool.append(TAKE, WORD)


def test_what_was_said_so_far_can_be_read_during_and_after_the_take(spool: DiskSpool | MemorySpool) -> None:
    record(spool)
    assert np.concatenate(list(spool.read(TAKE))).tolist() == WORD.tolist() * 2
    spool.end(TAKE)
    assert np.concatenate(list(spool.read(TAKE))).tolist() == WORD.tolist() * 2


@pytest.mark.parametrize("way", ["discard", "abandon"])
def test_a_take_removed_is_gone_and_removing_it_again_is_no_fault(spool: DiskSpool | MemorySpool, way: str) -> None:
    record(spool)
    getattr(spool, way)(TAKE)
    getattr(spool, way)(TAKE)
    with pytest.raises(StorageFault):
        spool.read(TAKE)


def gone(spool: DiskSpool | MemorySpool) -> bool:
    try:
        spool.read(TAKE)
    except StorageFault:
        return True
    return False


def test_a_claimed_take_stays_until_the_last_claim_is_released(spool: DiskSpool | MemorySpool) -> None:
    record(spool)
    spool.end(TAKE)
    first, second = spool.claim(TAKE), spool.claim(TAKE)
    spool.discard(TAKE)
    first.release()
    first.release()
    assert np.concatenate(list(second.read())).tolist() == WORD.tolist() * 2
    second.release()
    assert gone(spool)
    with pytest.raises(StorageFault):
        second.read()


def test_a_claim_that_is_forgotten_is_released(spool: DiskSpool | MemorySpool) -> None:
    record(spool)
    claim = spool.claim(TAKE)
    spool.discard(TAKE)
    assert not gone(spool)
    del claim
    assert gone(spool)


def test_a_released_take_whose_text_was_not_delivered_is_still_needed(spool: DiskSpool | MemorySpool) -> None:
    record(spool)
    spool.claim(TAKE).release()
    assert not gone(spool)
    spool.discard(TAKE)
    assert gone(spool)


def test_a_take_that_is_kept_is_a_file_of_its_owner_and_leaves_the_spool(
    spool: DiskSpool | MemorySpool, tmp_path: Path
) -> None:
    record(spool)
    spool.end(TAKE)
    claim = spool.claim(TAKE)
    spool.discard(TAKE)
    with pytest.raises(StorageFault):
        claim.keep(tmp_path / "nowhere" / "take.wav")
    claim.keep(tmp_path / "take.wav")
    assert gone(spool)
    with wave.open(str(tmp_path / "take.wav")) as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (16_000, 1, 2)
        assert np.frombuffer(file.readframes(file.getnframes()), dtype="<i2").tolist() == WORD.tolist() * 2
    assert (tmp_path / "take.wav").stat().st_mode & 0o077 == 0


def test_our_own_takes_were_not_left_behind(spool: DiskSpool | MemorySpool) -> None:
    record(spool)
    spool.end(TAKE)
    assert spool.left_behind() == []


def test_samples_handed_over_may_be_overwritten_by_their_owner(spool: DiskSpool | MemorySpool) -> None:
    mine = WORD.copy()
    spool.begin(TAKE)
    spool.append(TAKE, mine)
    mine[:] = 0
    assert np.concatenate(list(spool.read(TAKE))).tolist() == WORD.tolist()
