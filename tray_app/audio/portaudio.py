"""PortAudio through sounddevice: loaded late, opened with small blocks, its faults told plainly.

Importing sounddevice costs about 100 ms and 14 MB, so it happens on the thread that first needs it.
"""

from __future__ import annotations

import atexit
import contextlib
import ctypes
import functools
import logging
import os
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

from tray_app.core.errors import MicrophoneFault
from tray_app.core.ports import SAMPLE_RATE_HZ

from . import alsa, told
from .capture import Block, CloseStream

_log = logging.getLogger(__name__)

BLOCK_SAMPLES = 160
"""10 ms: the wait for the last block after key up is half of this on average, at 2.6 % of a core while open."""


class StreamCount:
    """How many streams exist, because PortAudio may only look for new devices when there are none."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._count = 0

    @contextlib.contextmanager
    def one_more(self) -> Iterator[None]:
        """While a stream may exist, or PortAudio's list is being read: it would change underneath.

        Raises MicrophoneFault when the search for devices hangs in a frozen sound system.
        """
        if not self._lock.acquire(timeout=_SEARCH_S):
            raise MicrophoneFault(told.STUCK.title, told.STUCK.remedy)
        self._count += 1
        self._lock.release()
        try:
            yield
        finally:
            with self._lock:
                self._count -= 1

    @contextlib.contextmanager
    def alone(self) -> Iterator[bool]:
        """True when no stream exists and nobody else is alone; none can be opened until the block is left."""
        if not self._lock.acquire(blocking=False):
            yield False
            return
        try:
            yield self._count == 0
        finally:
            self._lock.release()


open_streams = StreamCount()
_loading = threading.Lock()
_gate = threading.Lock()
_GATE_S = 0.5
_SEARCH_S = 2.0
"""How long an opening waits for a search for devices, which takes a tenth of a second while the sound server lives."""


def load() -> Any:
    """The sounddevice module. Raises MicrophoneFault when the system's PortAudio is missing."""
    try:
        with _loading:
            return _imported()
    except OSError as error:
        raise MicrophoneFault(
            "The sound library PortAudio is missing.",
            "Install it (Debian and Ubuntu: sudo apt install libportaudio2; Fedora: sudo dnf install portaudio) "
            "and start Holdtalk again.",
            str(error),
        ) from error


@functools.cache
def _imported() -> Any:
    """Raises OSError without the system's PortAudio."""
    alsa.prepare()
    import sounddevice

    if hasattr(os, "RTLD_NODELETE"):
        # The interpreter's exit unloads PortAudio, also from under a thread that a frozen sound server holds inside it,
        # which is a crash. Marked like this it stays until the process is gone.
        ctypes.CDLL(sounddevice._libname, os.RTLD_NOW | os.RTLD_NODELETE)
    _leave_without_waiting(sounddevice._exit_handler)
    return sounddevice


def _leave_without_waiting(terminate: Callable[[], None]) -> None:
    """At exit PortAudio waits for every open stream; one that hangs would keep the program from ending."""

    def terminate_unless_open() -> None:
        with open_streams.alone() as alone:
            if alone:
                terminate()

    atexit.unregister(terminate)
    atexit.register(terminate_unless_open)


def rescan() -> bool:
    """Make PortAudio look for devices again. False (and nothing done) while any stream is open."""
    sound = load()
    with open_streams.alone() as alone:
        if alone:
            # It reads its device list once, at initialisation; sounddevice has no public call for that.
            sound._terminate()
            sound._initialize()
        return alone


@contextlib.contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Around every opening and closing: PortAudio keeps its streams in a list that it does not lock.

    One that hangs in a frozen sound system holds the others up for half a second, not for ever.
    """
    entered = _gate.acquire(timeout=_GATE_S)
    try:
        yield
    finally:
        if entered:
            _gate.release()


@contextlib.contextmanager
def open_stream(make: Callable[[], Any]) -> Iterator[Any]:
    """One of sounddevice's streams, closed behind the block. Opening and closing may hang with the sound system."""
    with open_streams.one_more():
        with _one_at_a_time():
            stream = make()
        try:
            yield stream
        finally:
            with _one_at_a_time():
                stream.close(ignore_errors=True)


def open_input(index: int | None, source: str, put: Callable[[Block], None], ended: Callable[[], None]) -> CloseStream:
    """Open and start the sound server's `source`, or where that is empty PortAudio's device `index` (None: the
    system's default). Blocks; raises MicrophoneFault."""
    sound = load()
    if source:
        index = _chosen_index()
    elif index is None and not any(device["max_input_channels"] > 0 for device in sound.query_devices()):
        rescan()  # PortAudio looked when there was no sound server yet

    def callback(indata: Any, _frames: int, moment: Any, status: Any) -> None:
        age_ns = int((moment.currentTime - moment.inputBufferAdcTime) * 1e9)
        put(Block(bytes(indata), time.monotonic_ns(), age_ns, bool(status)))

    def make() -> Any:
        if source:
            alsa.choose(source)
        return sound.RawInputStream(
            samplerate=SAMPLE_RATE_HZ,
            blocksize=BLOCK_SAMPLES,
            device=index,
            channels=1,
            dtype="int16",
            latency="low",
            callback=callback,
            finished_callback=ended,
        )

    with contextlib.ExitStack() as closing:
        try:
            stream = closing.enter_context(open_stream(make))
            stream.start()
        except (sound.PortAudioError, ValueError) as error:
            raise _fault(error) from error
        # Never abort(): on Linux it cancels the callback's thread, even while that waits for Python's lock, which then
        # nobody gets again.
        closing.callback(stream.stop, ignore_errors=True)
        return closing.pop_all().close


def _chosen_index() -> int:
    """PortAudio's index of the way to a source of the sound server. Raises MicrophoneFault when there is none."""
    index = _index_of(alsa.CHOSEN_DEVICE)
    if index is None and rescan():  # the server was not there yet when PortAudio looked
        index = _index_of(alsa.CHOSEN_DEVICE)
    if index is None:
        raise MicrophoneFault(
            "The microphone cannot be chosen on this system; its default is used instead.",
            "Make it the default in the system's sound settings, or install ALSA's plugins for the sound server "
            "(Debian and Ubuntu: sudo apt install libasound2-plugins).",
        )
    return index


def _index_of(name: str) -> int | None:
    return next((index for index, row in enumerate(load().query_devices()) if row["name"] == name), None)


def _fault(error: Exception) -> MicrophoneFault:
    """PortAudio's words, in the user's."""
    words = str(error)
    if isinstance(error, ValueError) or "querying device" in words or "Invalid device" in words:
        return MicrophoneFault(told.NONE.title, told.NONE.remedy, words)
    if "unavailable" in words:
        return MicrophoneFault(
            "The microphone is in use by another program, or gone.",
            "Close the program that uses it, or choose another microphone in the menu under Microphone.",
            words,
        )
    if "sample rate" in words:
        return MicrophoneFault(
            "This microphone cannot be recorded at 16 kHz.",
            "Choose the system's default microphone, which converts, in the menu under Microphone.",
            words,
        )
    return MicrophoneFault(
        "The microphone could not be opened.",
        "Check that the sound server runs (systemctl --user status pipewire pulseaudio), then try again.",
        words,
    )
