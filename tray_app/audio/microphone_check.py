"""The line of `holdtalk doctor` about the microphone: it is really opened and listened to."""

from __future__ import annotations

import time
from queue import Empty, SimpleQueue

import numpy as np

from tray_app.core.checks import Check
from tray_app.core.errors import MicrophoneFault, Problem
from tray_app.core.ports import SAMPLE_RATE_HZ
from tray_app.core.settings import MicrophoneSettings

from .capture import AT_ONCE_BLOCKS, Block, Capture, Intake, OpenStream
from .devices import MicrophoneOpener, current_input_name
from .level import SILENCE_DBFS, level_dbfs
from .portaudio import load

_NAME = "Microphone"
_FIRST_BLOCK_S = 3.0
_LISTEN_SAMPLES = SAMPLE_RATE_HZ // 2

_SILENT = Problem(
    "The microphone was opened but delivers nothing.",
    "Restart the sound server (systemctl --user restart pipewire pulseaudio), or choose another microphone.",
)


def check_microphone(settings: MicrophoneSettings, *, stream_factory: OpenStream | None = None) -> Check:
    """Opens the microphone and listens for half a second. Blocks up to 4 s, also when the sound system hangs."""
    if stream_factory is None:
        try:
            load()  # its 100 ms are not the microphone's
        except MicrophoneFault as fault:
            return _failed(fault.problem)
    arrivals: SimpleQueue[Problem | bool] = SimpleQueue()
    intake = Intake(lambda: arrivals.put(False))
    intake.wake_every_blocks = AT_ONCE_BLOCKS
    asked_ns = time.monotonic_ns()
    capture = Capture(
        stream_factory or MicrophoneOpener(),
        settings.device,
        intake,
        opened=lambda _capture, complaint: arrivals.put(complaint or True),
        failed=lambda _capture, problem: arrivals.put(problem),
    )
    try:
        blocks, problem = _listen(intake, arrivals)
    finally:
        capture.release()
        Capture.wait_released(0.5)
    if problem is not None:
        return _failed(problem)
    return _report(settings, blocks, asked_ns)


def _failed(problem: Problem) -> Check:
    seen = f"{problem.title} ({problem.detail})" if problem.detail else problem.title
    return Check(_NAME, False, seen, problem.remedy)


def _listen(intake: Intake, arrivals: SimpleQueue[Problem | bool]) -> tuple[list[Block], Problem | None]:
    """Half a second of blocks, or what went wrong. Of the arrivals, True is the opening and False a block."""
    blocks: list[Block] = []
    opened = False
    while not opened or sum(len(block.pcm) // 2 for block in blocks) < _LISTEN_SAMPLES:
        try:
            arrival = arrivals.get(timeout=_FIRST_BLOCK_S)
        except Empty:
            return blocks, _SILENT
        if isinstance(arrival, Problem):
            return blocks, arrival
        opened |= arrival
        blocks += intake.drain()
    return blocks, None


def _report(settings: MicrophoneSettings, blocks: list[Block], asked_ns: int) -> Check:
    level = level_dbfs(np.frombuffer(b"".join(block.pcm for block in blocks), dtype=np.int16))
    first_ms = (blocks[0].arrived_ns - asked_ns) / 1e6
    detail = f"{current_input_name(settings.device)}: first block after {first_ms:.0f} ms, level {level:.0f} dBFS"
    if level > SILENCE_DBFS:
        return Check(_NAME, True, detail)
    return Check(
        _NAME,
        True,
        detail + " (nothing but zeros: it may be muted)",
        "If your words do not arrive, unmute the microphone in the system's sound settings.",
    )
