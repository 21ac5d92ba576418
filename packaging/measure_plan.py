"""Release to final text with engines too slow for drafts, in real time, through the real link and worker.

    python packaging/measure_plan.py ../shared/speech/long_LJ_120s.flac --factors 0.3 0.7 --seconds 2 15 60

The engine of each factor hears nothing: it sleeps so many times as long as its piece lasts, and counts pieces, so that
what is measured is the plan and not a model. Printed for each length of a dictation, let go where the speaker is in
mid-word: the wait from the take's end to its text, in how many pieces it was heard, the longest of them, and how long
after key up the engine was still at pieces that had been complete before ("behind").
"""

from __future__ import annotations

import argparse
import os
import queue
import statistics
import sys
import tempfile
from pathlib import Path

import soundfile
from measure_release import await_event, cut, dictate, nothing_stored

from tray_app.core.events import EngineReady, Event
from tray_app.core.settings import SpeechSettings
from tray_app.speech.engines import ENGINE_FOLDER_VARIABLE, find_engines
from tray_app.speech.link import SpeechLink

SLEEPER = """\
import time
from pathlib import Path
from tray_app.core.engines import EngineDescriptor
from tray_app.speech.engine import Abandoned, Decoded

DESCRIPTOR = EngineDescriptor(
    name="{name}", title="Sleeper {factor}", maker="Nobody", homepage="", languages=("en",), memory_mb=1, {traits}
)

class Sleeper:
    def decode(self, samples, draft, interrupt, hints):
        until_s = time.monotonic() + {fixed_s} + {factor} * len(samples) / 16_000
        while (left_s := until_s - time.monotonic()) > 0:
            time.sleep(min(left_s, 0.005))
            if interrupt.abandoned and DESCRIPTOR.interruptible:
                raise Abandoned
        with Path(__file__).with_suffix(".pieces").open("a") as pieces:
            print(len(samples), file=pieces)
        return Decoded((), "Piece.")

def load(threads):
    return Sleeper()
"""


def write_engine(folder: Path, factor: float, fixed_s: float = 0.0, traits: str = "", suffix: str = "") -> str:
    """A module for the folder of further engines; gives the engine's name."""
    name = f"sleeper_{factor:g}_{fixed_s:g}{suffix and '_'}{suffix}".replace(".", "_")
    source = SLEEPER.format(name=name, factor=factor, fixed_s=fixed_s, traits=traits)
    (folder / f"{name}.py").write_text(source, encoding="utf-8")
    return name


TURN_SAMPLES = 59_000
"""Each turn begins so much later in the clip, so that keys come up at other places of a piece."""


class Slow:
    """A link whose engine is such a one."""

    def __init__(self, folder: Path, name: str, hang_timeout_ms: int = 60_000) -> None:
        self._pieces = folder / f"{name}.pieces"
        self.events: queue.SimpleQueue[Event] = queue.SimpleQueue()
        settings = SpeechSettings(engine=name, threads=1, hang_timeout_ms=hang_timeout_ms)
        self.link = SpeechLink(self.events.put, settings, nothing_stored)
        self.link.start()
        ready = await_event(self.events, EngineReady)
        assert isinstance(ready, EngineReady)
        assert ready.engine == name, ready.degraded
        self.worker_pid = ready.worker_pid

    def pieces_s(self) -> list[float]:
        """Lengths of what was decoded since this was asked last."""
        lines = self._pieces.read_text(encoding="utf-8").split() if self._pieces.exists() else []
        self._pieces.unlink(missing_ok=True)
        return [int(line) / 16_000 for line in lines]


def measure(slow: Slow, clip: Path, seconds: float, repeat: int) -> None:
    samples = soundfile.read(clip, dtype="int16")[0]
    slow.pieces_s()
    waits, counts, longest, behind = [], [], [], []
    for turn in range(repeat):
        begin = turn * TURN_SAMPLES
        seen = dictate(slow.link, slow.events, *cut(samples[begin:], seconds, 0.0), slow.worker_pid)
        pieces = slow.pieces_s()
        waits.append(seen.after_end_ms)
        counts.append(len(pieces))
        longest.append(max(pieces, default=0.0))
        behind.append(seen.behind_ms)
    print(
        f"{seconds:6.0f} {repeat:3d} {statistics.median(waits):12.0f} ({min(waits):.0f}..{max(waits):.0f})"
        f"{statistics.median(counts):10.0f}{max(longest):14.1f}{statistics.median(behind):14.0f}",
        flush=True,
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("clip", type=Path, help="a 16 kHz mono file longer than the longest length")
    parser.add_argument("--factors", nargs="+", type=float, default=[0.3, 0.7], help="seconds a second of sound takes")
    parser.add_argument("--fixed", type=float, default=0.0, help="seconds that each piece takes besides")
    parser.add_argument("--seconds", nargs="+", type=float, default=[2.0, 15.0, 60.0])
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--drafts", action="store_true", help="the engine offers drafts and can be interrupted")
    options = parser.parse_args()
    traits = "drafts=True, interruptible=True" if options.drafts else ""
    with tempfile.TemporaryDirectory() as folder:
        os.environ[ENGINE_FOLDER_VARIABLE] = folder
        for factor in options.factors:
            name = write_engine(Path(folder), factor, options.fixed, traits)
            find_engines()
            slow = Slow(Path(folder), name)
            print(f"real-time factor {factor:g}, {options.fixed:g} s a piece")
            print("     s   n   end->text ms median (min..max)   pieces   longest s   behind ms")
            for seconds in options.seconds:
                measure(slow, options.clip, seconds, options.repeat)
            slow.link.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
