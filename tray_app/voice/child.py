"""A text spoken by another program: lines in by its standard input, sound out as a WAV stream while it is made.

Another process, because what speaks may crash, and can be silenced at once by ending it. However long the text is, the
pipes keep what is under way small.
"""

from __future__ import annotations

import contextlib
import os
import struct
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import BinaryIO, cast

import numpy as np

from tray_app.core.errors import VoiceFault
from tray_app.core.ports import Pcm
from tray_app.core.supervision import start_thread

from .passages import lines
from .voice import PIECE_MS

_HEADER_BYTES = 44
_RATE = struct.Struct("<24xI16x")
"""What is wanted of the header; its lengths are unknown while the sound is being made."""
_BYTES_A_SAMPLE = 2


class ChildUtterance:
    """Implements voice.Utterance."""

    def __init__(self, command: Sequence[str], mute: VoiceFault, passages: Iterable[str]) -> None:
        """`mute` is raised when the program ends in error without a sound. Raises VoiceFault when it cannot be
        started."""
        self._passages = passages
        self._mute = mute
        self._stopped = False
        self._rate_hz = 0
        self.processor_s: float | None = None
        self._process = start_program(command)
        self._to_child, self._from_child = pipes(self._process)

    def begin(self) -> int:
        feed(self._to_child, self._passages, close=True)
        header = self._from_child.read(_HEADER_BYTES)
        if len(header) == _HEADER_BYTES and header.startswith(b"RIFF"):
            (self._rate_hz,) = _RATE.unpack(header)
        elif not self._stopped and (header or self._reap() != 0):
            raise self._mute
        return self._rate_hz

    def pieces(self) -> Iterator[Pcm]:
        size = _BYTES_A_SAMPLE * (self._rate_hz * PIECE_MS // 1000)
        while size and (data := self._from_child.read(size)):
            yield np.frombuffer(data, np.int16, len(data) // _BYTES_A_SAMPLE)
        if not self._stopped:
            self._reap()

    def stop(self) -> None:
        self._stopped = True
        self._process.kill()

    def close(self) -> None:
        end(self._process)

    def _reap(self) -> int:
        """Its exit code, once its output has ended."""
        if sys.platform != "win32":
            with contextlib.suppress(ChildProcessError):  # somebody who stopped it came first
                _, status, used = os.wait4(self._process.pid, 0)
                self._process.returncode = os.waitstatus_to_exitcode(status)
                self.processor_s = used.ru_utime + used.ru_stime
        return self._process.wait()


def start_program(command: Sequence[str], environment: Mapping[str, str] | None = None) -> subprocess.Popen[bytes]:
    """Raises VoiceFault."""
    try:
        return subprocess.Popen(
            list(command),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # it may repeat what it was given, which is nobody's to keep
            env=environment,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            # Of its own group, so that Ctrl+C in a terminal is for the tray alone.
            process_group=0 if os.name == "posix" else None,
        )
    except OSError as error:
        raise VoiceFault(
            "The voice cannot be started.", "Install it anew.", f"{command[0]}: {error.strerror}"
        ) from error


def pipes(process: subprocess.Popen[bytes]) -> tuple[BinaryIO, BinaryIO]:
    """To it and from it."""
    return cast(BinaryIO, process.stdin), cast(BinaryIO, process.stdout)


def end(process: subprocess.Popen[bytes]) -> None:
    """Returns when it is gone."""
    if process.returncode is None:
        process.kill()
        process.wait()
    to_child, from_child = pipes(process)
    with contextlib.suppress(OSError):  # what was still to be written has no reader any more
        to_child.close()
    from_child.close()


def feed(to_child: BinaryIO, passages: Iterable[str], *, close: bool) -> None:
    """Hands the text over line by line, on a thread of its own, as whoever speaks it takes it in; behind it an empty
    line, or the end."""

    def hand_over() -> None:
        # It ended already, or was let go of: that is told by what it does not say.
        with contextlib.suppress(OSError, ValueError):
            for passage in passages:
                for line in lines(as_plain_words(passage)):
                    to_child.write(line.encode(errors="replace") + b"\n")
                    to_child.flush()
            if close:
                to_child.close()
            else:
                to_child.write(b"\n")
                to_child.flush()

    start_thread("voice-text", hand_over, again=False)  # it waits for whoever hands the text over


def as_plain_words(text: str) -> str:
    """The text without what espeak-ng takes for commands: [[ begins phonemes, and a zero ends everything."""
    return text.replace("[[", "[ [").replace("\0", " ")
