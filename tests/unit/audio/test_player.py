"""The player of what is read: every piece, or silence as soon as that is wanted."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import pytest

from tray_app.audio.output import Output
from tray_app.audio.own_voice import VoiceTrace
from tray_app.audio.player import VoicePlayer
from tray_app.core.ports import Pcm

ROOM = 1_000


class Stream:
    """Stands for sounddevice's: room for so many samples."""

    def __init__(self) -> None:
        self.write_available = ROOM
        self.did: list[str] = []
        self.written: list[int] = []

    def start(self) -> None:
        self.did.append("start")

    def write(self, data: bytes) -> None:
        self.written += np.frombuffer(data, np.int16).tolist()

    def stop(self) -> None:
        self.did.append("stop")

    def abort(self) -> None:
        self.did.append("abort")


class Booth:
    def __init__(self) -> None:
        self.stream = Stream()
        self.trace = VoiceTrace()
        self.now_ns = 1_000_000_000
        self.silenced = threading.Event()
        self.player = VoicePlayer(self.trace, open_at=self._open, clock=lambda: self.now_ns)

    @contextmanager
    def _open(self, rate_hz: int) -> Iterator[Output]:
        self.stream.did.append(f"open at {rate_hz}")
        yield Output(self.stream)
        self.stream.did.append("close")

    def audible(self, at_ns: int) -> bool:
        block = np.ones(16, np.int16)
        return not self.trace.without_voice(block, at_ns).any()


@pytest.fixture
def booth() -> Booth:
    return Booth()


def pieces(*values: int) -> list[Pcm]:
    return [np.full(100, value, np.int16) for value in values]


def test_every_piece_is_played_and_followed_by_what_pushes_it_out(booth: Booth) -> None:
    booth.player.play(pieces(1, 2, 3), 22_050, booth.silenced)
    assert booth.stream.written[:300] == [1] * 100 + [2] * 100 + [3] * 100
    rest = booth.stream.written[300:]
    assert len(rest) >= ROOM
    assert not any(rest)
    assert booth.stream.did == ["open at 22050", "start", "abort", "close"]


def test_once_silenced_no_piece_follows_and_what_waits_is_dropped(booth: Booth) -> None:
    def spoken() -> Iterator[Pcm]:
        yield from pieces(1)
        booth.silenced.set()
        yield from pieces(2, 3)

    booth.now_ns = 5_000_000_000
    assert booth.player.play(spoken(), 22_050, booth.silenced) == 5_000_000_000
    assert booth.stream.written == [1] * 100
    assert "abort" in booth.stream.did


def test_the_microphone_knows_before_the_first_sample_sounds(booth: Booth) -> None:
    def spoken() -> Iterator[Pcm]:
        assert not booth.audible(booth.now_ns)
        yield from pieces(1)
        assert booth.audible(booth.now_ns)

    booth.player.play(spoken(), 22_050, booth.silenced)
    assert not booth.audible(booth.now_ns + 900_000_000), "it fell silent, and that is known as well"


def test_an_output_finishes_a_short_sound_with_silence() -> None:
    stream = Stream()
    output = Output(stream)
    output.write(np.ones(100, np.int16))
    output.finish()
    assert len(stream.written) == output.room_samples
    assert stream.did == ["start", "stop"]
