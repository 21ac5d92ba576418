"""A worker without an engine, for tests of the link: its text is a census of the samples it got.

The samples of a test's take count upwards, so the text tells exactly which of them arrived: a run
of consecutive numbers is written "first-last". Started as `python scripted_worker.py BEHAVIOUR`.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tray_app.core.events import DictationId
from tray_app.speech import wire

SEGMENT_SAMPLES = 4_096
"""A segment is closed at each multiple of this, as soon as it is complete."""


def census(samples: list[int]) -> str:
    runs: list[list[int]] = []
    for sample in samples:
        if runs and sample == (runs[-1][1] + 1) % 32_768:
            runs[-1][1] = sample
        else:
            runs.append([sample, sample])
    return " ".join(f"{first}-{last}" for first, last in runs)


class ScriptedWorker:
    """Behaviours: well, dies-at=N, dies-once-at=N:FILE, freezes-once-at=N:FILE, silent, deaf, no-model, and

    dies-when-ready=MS; says-once-at=N:FILE:JSON (an odd event in the middle of a take);
    refuses, refuses-once=0:FILE (an error of the engine at the end); forgets-once=0:FILE (no answer at the end);
    slow=MS (so long for each segment);
    stuck=0:DOING (its pongs say that it has been doing that for an hour).
    """

    def __init__(self, behaviour: str) -> None:
        self._kind, _, rest = behaviour.partition("=")
        number, _, rest = rest.partition(":")
        self._at = int(number or 0)
        self._forgot = False
        marker, _, self._text = rest.partition(":")
        self._marker = Path(marker) if marker else None
        self._takes: dict[DictationId, list[int]] = {}
        self._told: dict[DictationId, int] = {}

    def run(self) -> None:
        if self._kind == "no-model":
            self._say(wire.Event(wire.ERROR, {"text": "No model.", "remedy": "Get one.", "detail": "here"}))
            sys.exit(3)
        if self._kind == "silent":
            time.sleep(600)
        if self._kind == "deaf":
            self._ready()
            time.sleep(600)
        self._ready()
        if self._kind == "dies-when-ready":
            time.sleep(self._at / 1000)
            sys.exit(1)
        while (event := wire.read(sys.stdin.buffer)) is not None:
            self._hear(event)

    def _ready(self) -> None:
        self._say(wire.Event(wire.READY, {"engine": "scripted", "load_ms": 1.0}))

    def _hear(self, event: wire.Event) -> None:
        key = wire.take_id(event)
        if event.type == wire.PING:
            self._say(wire.Event(wire.PONG, {**event.data, **self._state()}))
        elif event.type == wire.TRANSCRIBE:
            self._takes[key], self._told[key] = [], 0
        elif event.type == wire.FORGET:
            self._takes.pop(key, None)
        elif event.type == wire.CHUNK:
            self._takes[key] += np.frombuffer(event.payload or b"", "<i2").tolist()
            self._close_segments(key)
            self._misbehave(len(self._takes[key]))
        elif event.type == wire.STOP:
            samples = self._takes.pop(key)
            if self._kind.startswith("refuses") and self._now():
                self._say(wire.of_take(wire.ERROR, key, text="Too hard.", remedy="Speak up.", detail=""))
                return
            self._forgot = self._kind.startswith("forgets") and self._now()
            if self._kind == "stuck" or self._forgot:
                return
            self._say(wire.of_take(wire.TRANSCRIPT, key, text=census(samples), segments=1, decode_ms=1.0,
                                   samples=len(samples), engine="scripted", language=""))  # fmt: skip

    def _close_segments(self, key: DictationId) -> None:
        samples = self._takes[key]
        while self._told[key] + SEGMENT_SAMPLES <= len(samples):
            start, end = self._told[key], self._told[key] + SEGMENT_SAMPLES
            self._told[key] = end
            text = census(samples[start:end])
            if self._kind == "slow":
                time.sleep(self._at / 1000)
            self._say(wire.of_take(wire.SEGMENT, key, text=text, end_sample=end, decode_ms=1.0, engine="scripted"))
            self._say(wire.of_take(wire.HEARD, key, sample=end))

    def _misbehave(self, received: int) -> None:
        if received < self._at or "-at" not in self._kind or not self._now():
            return
        if self._kind.startswith("dies"):
            os.kill(os.getpid(), signal.SIGKILL)
        if self._kind.startswith("freezes"):
            os.kill(os.getpid(), signal.SIGSTOP)
        sys.stdout.buffer.write(self._text.encode() + b"\n")
        sys.stdout.buffer.flush()

    def _now(self) -> bool:
        """Whether to misbehave: of all workers of a test, only the first one does it once."""
        if "once" not in self._kind:
            return True
        assert self._marker is not None
        if self._marker.exists():
            return False
        self._marker.touch()
        return True

    def _state(self) -> dict[str, object]:
        if self._kind == "stuck":
            patience = {"patience_ms": 30_000} if str(self._marker) == "decoding" else {}
            return {"doing": str(self._marker), "since_ms": 3_600_000, **patience}
        if self._forgot:
            return {"doing": "idle", "since_ms": 3_600_000}
        return {}

    @staticmethod
    def _say(event: wire.Event) -> None:
        wire.write(event, sys.stdout.buffer)


if __name__ == "__main__":
    ScriptedWorker(sys.argv[1]).run()
