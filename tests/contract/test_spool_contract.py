"""What every spool promises: the fake of the tests, and the real one on a disk."""

from __future__ import annotations

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
