"""The line of `holdtalk doctor` about the microphone: it is really opened and listened to."""

from __future__ import annotations

import time
from queue import Empty, SimpleQueue

import numpy as np

from tray_app.core.checks import Check
from tray_app.core.errors import MicrophoneFault, Problem
from tray_app.core.events import Event, MicrophoneFailed, ProblemNoticed
from tray_app.core.ports import SAMPLE_RATE_HZ, Pcm
from tray_app.core.settings import MicrophoneSettings
from tray_app.core.translation import filled, marked

from . import told
from .capture import OpenStream
from .devices import MicrophoneOpener, current_input_name
from .level import SILENCE_DBFS, level_dbfs
from .microphone import SoundDeviceMicrophone
from .portaudio import load
from .sample_clock import PERIOD_NS

_NAME = marked("Microphone")
_PATIENCE_S = 3.0
_LISTEN_SAMPLES = SAMPLE_RATE_HZ // 2


def check_microphone(settings: MicrophoneSettings, *, stream_factory: OpenStream | None = None) -> Check:
    """Opens the microphone and listens for half a second. Blocks up to 5 s, also when the sound system hangs."""
    if stream_factory is None:
        try:
            load()  # its 100 ms are not the microphone's
        except MicrophoneFault as fault:
            return _failed(fault.problem)
    arrivals: SimpleQueue[Event | tuple[Pcm, int]] = SimpleQueue()
    asked_ns = time.monotonic_ns()
    microphone = SoundDeviceMicrophone(arrivals.put, settings, (), stream_factory=stream_factory or MicrophoneOpener())
    microphone.listen(lambda samples, first_sample_ns: arrivals.put((samples, first_sample_ns)), "doctor")
    blocks: list[Pcm] = []
    first_ms = 0.0
    try:
        while sum(map(len, blocks)) < _LISTEN_SAMPLES:
            arrival = arrivals.get(timeout=_PATIENCE_S)
            if isinstance(arrival, MicrophoneFailed | ProblemNoticed):
                return _failed(arrival.problem)
            if isinstance(arrival, tuple):
                blocks.append(arrival[0])
                first_ms = first_ms or (arrival[1] + len(arrival[0]) * PERIOD_NS - asked_ns) / 1e6
    except Empty:
        return _failed(told.SILENT)
    finally:
        microphone.close()
    return _heard(settings, np.concatenate(blocks), first_ms)


def _failed(problem: Problem) -> Check:
    seen = f"{problem.title} ({problem.detail})" if problem.detail else problem.title
    return Check(_NAME, False, seen, problem.remedy)


def _heard(settings: MicrophoneSettings, pcm: Pcm, first_ms: float) -> Check:
    level = level_dbfs(pcm)
    detail = filled(
        "{device}: first block after {ms:.0f} ms, level {level:.0f} dBFS",
        device=current_input_name(settings.device),
        ms=first_ms,
        level=level,
    )
    if level > SILENCE_DBFS:
        return Check(_NAME, True, detail)
    remedy = marked("If your words do not arrive, unmute the microphone in the system's sound settings.")
    return Check(_NAME, True, filled("{detail} (nothing but zeros: it may be muted)", detail=detail), remedy)
