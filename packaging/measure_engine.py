"""One engine beside the embedded one, on this machine: wait, word errors, time of decoding, loading, memory.

    python packaging/measure_engine.py whisper-base moonshine-tiny-en --clips ../shared/speech --threads 2
    python packaging/measure_engine.py --second-model    the tests' second model beside the embedded one

The wait is from the end of a take to its text, the take having come in real time and the key having come up where the
speaker is in mid-word (as packaging/measure_release.py). Word errors are over the folder's transcripts.tsv, by the
English rules of whisper-normalizer, and so is the pace; clips are decoded as files are, with what care an engine has
when nobody waits. Each engine has its own worker.
"""

from __future__ import annotations

import argparse
import os
import queue
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import jiwer
import psutil
import soundfile
import speech_models
from measure_release import await_event, cut, dictate, nothing_stored
from spoken import transcripts
from whisper_normalizer.english import EnglishTextNormalizer

from tray_app.core.engines import EMBEDDED_ENGINE
from tray_app.core.events import EngineReady, Event
from tray_app.core.settings import SpeechSettings
from tray_app.paths import models_dir
from tray_app.speech.engines import find_engines
from tray_app.speech.files import transcribe_files
from tray_app.speech.link import SpeechLink

SECONDS = (2.0, 5.0, 15.0)
LONG_CLIP = "long_LJ_60s.flac"


@dataclass(frozen=True, slots=True)
class Figures:
    """Of one engine."""

    load_ms: float
    memory_mb: float
    waits_ms: dict[float, float]
    """Median, by the seconds spoken."""
    words_wrong_percent: float
    decode_s_per_s: float
    """Processor-bound time of decoding files, per second of sound."""


def measured(engine: str, folder: Path, threads: int, repeat: int, clips: int | None) -> Figures:
    """Blocks for minutes."""
    settings = SpeechSettings(engine=engine, threads=threads)
    load_ms, memory_mb, waits = _waits(settings, folder / LONG_CLIP, repeat)
    wrong, pace = _words(settings, folder, clips)
    return Figures(load_ms, memory_mb, waits, wrong, pace)


def _waits(settings: SpeechSettings, clip: Path, repeat: int) -> tuple[float, float, dict[float, float]]:
    events: queue.SimpleQueue[Event] = queue.SimpleQueue()
    link = SpeechLink(events.put, settings, nothing_stored)
    link.start()
    try:
        ready = await_event(events, EngineReady)
        assert isinstance(ready, EngineReady)
        if ready.engine != settings.engine:
            raise SystemExit(f"{settings.engine} cannot be used: {ready.degraded}")
        sound = soundfile.read(clip, dtype="int16")[0]
        waits = {
            seconds: statistics.median(
                dictate(link, events, *cut(sound, seconds, 0.0), ready.worker_pid).after_end_ms for _ in range(repeat)
            )
            for seconds in SECONDS
        }
        return ready.load_ms, psutil.Process(ready.worker_pid).memory_info().rss / 1e6, waits
    finally:
        link.close()


def _words(settings: SpeechSettings, folder: Path, clips: int | None) -> tuple[float, float]:
    """Word errors in percent, and seconds of decoding per second of sound."""
    said = dict(list(transcripts(folder).items())[:clips])
    normalise = EnglishTextNormalizer()
    begun_s, spoken_s, edits, words = time.monotonic(), 0.0, 0, 0
    for one in transcribe_files([folder / name for name in said], settings):
        spoken_s += soundfile.info(one.file).duration
        expected = normalise(said[one.file.name].replace("(", " ").replace(")", " "))
        found = jiwer.process_words(expected, normalise(one.text) or "-")
        edits += found.substitutions + found.deletions + found.insertions
        words += len(expected.split())
    return 100 * edits / words, (time.monotonic() - begun_s) / spoken_s


@contextmanager
def second_model() -> Iterator[str]:
    """Its name, in a home that holds nothing else."""
    if speech_models.whisper_base() is None:
        speech_models.fetch()
    with tempfile.TemporaryDirectory() as home:
        os.environ["XDG_DATA_HOME"] = home
        yield speech_models.put_whisper_base(models_dir())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("engines", nargs="*", help="by their names; the embedded one is measured in any case")
    parser.add_argument("--second-model", action="store_true", help="the one that the tests use")
    parser.add_argument("--clips", type=Path, default=Path("../shared/speech"))
    parser.add_argument("--first", type=int, help="of the clips, only so many for the words")
    parser.add_argument("--threads", type=int, default=SpeechSettings().threads)
    parser.add_argument("--repeat", type=int, default=3)
    options = parser.parse_args()
    if options.second_model:
        with second_model() as name:
            _table([EMBEDDED_ENGINE, name, *options.engines], options)
    else:
        _table([EMBEDDED_ENGINE, *(one for one in options.engines if one != EMBEDDED_ENGINE)], options)
    return 0


def _table(engines: list[str], options: argparse.Namespace) -> None:
    find_engines()
    lengths = ", ".join(f"{one:g} s" for one in SECONDS)
    print(f"engine, load ms, memory MB, wait ms at {lengths}, words wrong %, s/s")
    for engine in engines:
        found = measured(engine, options.clips, options.threads, options.repeat, options.first)
        waits = ", ".join(f"{wait:.0f}" for wait in found.waits_ms.values())
        print(
            f"{engine}, {found.load_ms:.0f}, {found.memory_mb:.0f}, {waits}, {found.words_wrong_percent:.2f}, "
            f"{found.decode_s_per_s:.3f}",
            flush=True,
        )


if __name__ == "__main__":
    sys.exit(main())
