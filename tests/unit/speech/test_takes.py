"""Every sample of a take goes to the worker once, from memory or from disk."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from tray_app.core.events import DictationId
from tray_app.core.ports import Pcm
from tray_app.core.spoken import SpokenSegment
from tray_app.speech.takes import BLOCK_SAMPLES, RecentAudio, StoredAudio, Take


def numbered(start: int, end: int) -> Pcm:
    return np.arange(start, end, dtype=np.int16)


def test_memory_keeps_the_newest_samples_and_says_from_where() -> None:
    recent = RecentAudio(kept_samples=1_000)
    for at in range(0, 5_000, 300):
        recent.append(numbered(at, at + 300))
    assert recent.end == 5_100
    assert recent.end - recent.first >= 1_000
    assert recent.end - recent.first < 1_300


def test_audio_after_a_sample_starts_with_exactly_that_sample() -> None:
    recent = RecentAudio()
    for at in range(0, 3_000, 300):
        recent.append(numbered(at, at + 300))
    samples = recent.after(1_234)
    assert samples is not None
    assert samples.tolist() == list(range(1_234, 3_000))
    assert recent.after(3_000) is None


def test_a_long_backlog_goes_in_blocks_without_gap_or_overlap() -> None:
    recent = RecentAudio()
    for at in range(0, 30_000, 700):
        recent.append(numbered(at, min(at + 700, 30_000)))
    sent: list[int] = []
    while (block := recent.after(len(sent))) is not None:
        assert len(block) <= BLOCK_SAMPLES
        sent += block.tolist()
    assert sent == list(range(30_000))


def test_what_left_memory_is_refused_rather_than_skipped() -> None:
    recent = RecentAudio(kept_samples=100)
    recent.append(numbered(0, 200))
    recent.append(numbered(200, 400))
    with pytest.raises(IndexError):
        recent.after(50)


def test_the_disk_is_read_on_from_where_it_ended_when_it_has_grown() -> None:
    on_disk = 1_000

    def read() -> Iterator[Pcm]:
        for at in range(0, on_disk, 256):
            yield numbered(at, min(at + 256, on_disk))

    stored = StoredAudio(read)
    sent: list[int] = []
    while (block := stored.after(100 + len(sent))) is not None:
        sent += block.tolist()
    on_disk = 1_777
    while (block := stored.after(100 + len(sent))) is not None:
        sent += block.tolist()
    assert sent == list(range(100, 1_777))


def test_a_new_worker_starts_where_the_text_ends() -> None:
    take = Take(DictationId(1), StoredAudio(lambda: iter(())), lambda _answer: None)
    take.feed.begun = True
    take.understand("one", (1_600, 4_800), 5_000, 3.0, "a", "en")
    take.worker_lost()
    take.feed.begun = True
    take.understand("two", (0, 1_600), 2_000, 4.0, "a", "en")
    take.worker_lost()
    assert take.feed.sent == take.feed.offset == 7_000
    assert (take.stable, take.decode_ms, take.failures, take.resumed) == ("one two", 7.0, 2, True)
    assert take.spoken == [SpokenSegment(100, 300, "one"), SpokenSegment(312, 412, "two")]


def test_a_worker_lost_before_the_take_began_is_no_fault_of_the_take() -> None:
    take = Take(DictationId(1), StoredAudio(lambda: iter(())), lambda _answer: None)
    take.worker_lost()
    assert (take.failures, take.resumed) == (0, False)


def test_looking_for_the_newest_block_does_not_walk_through_twenty_seconds() -> None:
    class Counted:
        """A block that counts how often somebody asks for its length."""

        asked = 0

        def __init__(self, samples: Pcm) -> None:
            self._samples = samples

        def __len__(self) -> int:
            Counted.asked += 1
            return len(self._samples)

        def __getitem__(self, part: slice) -> Pcm:
            return self._samples[part]

    recent = RecentAudio()
    for at in range(0, 320_000, 160):
        recent.append(Counted(numbered(at % 30_000, at % 30_000 + 160)))  # type: ignore[arg-type]  # stands for Pcm
    Counted.asked = 0
    assert recent.after(recent.end - 160) is not None
    assert Counted.asked < 10


def test_a_reader_that_failed_is_begun_anew() -> None:
    failing = True

    def read() -> Iterator[Pcm]:
        yield numbered(0, 100)
        if failing:
            raise OSError("the share is away")
        yield numbered(100, 200)

    stored = StoredAudio(read)
    assert stored.after(0) is not None
    with pytest.raises(OSError, match="share"):
        stored.after(100)
    failing = False
    rest = stored.after(100)
    assert rest is not None
    assert rest.tolist() == list(range(100, 200))
