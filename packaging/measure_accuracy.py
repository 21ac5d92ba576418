"""How right the embedded engine is, and what that costs: word errors over clips of real speech.

    python packaging/measure_accuracy.py --how beams
    python packaging/measure_accuracy.py --how greedy --words names.txt

Clips are heard as `holdtalk transcribe` hears them (voice detection, segments, levels), in this process and on one
thread. `greedy` is how a piece is decoded that somebody waits for, `beams` how one is that nobody waits for. A list of
words has one entry a line; then it is told too how often they were said, and written so. Printed are the word error
rate and the one that counts case and marks too, with the processor's seconds for a second of audio; then the same for
the halves: rules are tuned on one voice (`LJ`) or on half of the clips, and must hold for the rest. `--noises` looks
for words in what nobody said instead.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from spoken import transcripts
from whisper_normalizer.english import EnglishTextNormalizer

from tray_app.bench.scores import cased_errors, word_errors
from tray_app.core.events import DictationId
from tray_app.core.joining import joined
from tray_app.core.ports import Pcm
from tray_app.core.wishes import Wishes
from tray_app.speech.engine import Engine, Interrupt
from tray_app.speech.engines import moonshine
from tray_app.speech.hearing import Hearing
from tray_app.speech.segmenter import Segmenter, rule_for
from tray_app.speech.soundfiles import open_sound, read_sound
from tray_app.speech.vad import SileroVad

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
from fakes_noise import NOISES, RATE_HZ, at_level

NOISE_SECONDS = 30
NOISE_LEVELS_DBFS = (-80, -65, -50, -30, -10, -3)


@dataclass(frozen=True, slots=True)
class Heard:
    """One sound, and what was understood of it."""

    text: str
    seconds: float
    decode_cpu_s: float


def understand(engine: Engine, blocks: Iterator[Pcm], words: tuple[str, ...], *, waited_for: bool) -> Heard:
    """As the worker does with a stored take, but for the drafts: there are none."""
    hearing = Hearing(
        DictationId(1),
        SileroVad().probability,
        moonshine.DESCRIPTOR,
        Segmenter(rule_for(moonshine.DESCRIPTOR.longest_s)),
        wishes=Wishes(words=words),
        background=not waited_for,
    )
    cpu_s = 0.0
    for block in blocks:
        hearing.append(block)
        cpu_s += _decode_closed(engine, hearing)
    hearing.end()
    cpu_s += _decode_closed(engine, hearing)
    return Heard(joined(hearing.texts), hearing.samples_received / RATE_HZ, cpu_s)


def _decode_closed(engine: Engine, hearing: Hearing) -> float:
    started_s = time.process_time()
    while (piece := hearing.next_piece(drafts=False)) is not None:
        hearing.closed(engine.decode(piece.samples, piece.draft, Interrupt(), hearing.hints), 0.0)
    return time.process_time() - started_s


def speaker(clip: str) -> str:
    return "LJ" if clip.removeprefix("long_").startswith("LJ") else "the others"


def report(said: dict[str, str], heard: dict[str, Heard]) -> None:
    normalise = EnglishTextNormalizer()
    groups = {"all": list(heard)}
    for name in heard:
        groups.setdefault(speaker(name), []).append(name)
    for group, names in groups.items():
        pairs = [(said[name], heard[name].text) for name in names]
        words, cased = word_errors(pairs, normalise), cased_errors(pairs)
        cost = sum(heard[name].decode_cpu_s for name in names) / sum(heard[name].seconds for name in names)
        print(
            f"{group:>10}: {words.percent:5.2f} % of {words.words} words wrong, {cased.percent:5.2f} % with case and "
            f"marks; decoding took {cost:.3f} s of processor for a second"
        )


def report_words(words: tuple[str, ...], said: dict[str, str], heard: dict[str, Heard]) -> None:
    """How often each was said, and how often it was written in the same clip (and where it was not said)."""
    for word in words:
        pattern = re.compile(rf"\b{re.escape(word)}\b")
        counts = {
            name: (len(pattern.findall(said[name])), len(pattern.findall(one.text))) for name, one in heard.items()
        }
        spoken, right = sum(a for a, _ in counts.values()), sum(min(pair) for pair in counts.values())
        invented = sum(max(0, b - a) for a, b in counts.values())
        if spoken or invented:
            print(f"{word:>20}: said {spoken}, written so {right}, written where it was not said {invented}")


def noises() -> Iterator[tuple[str, Pcm]]:
    yield "silence", np.zeros(NOISE_SECONDS * RATE_HZ, np.int16)
    for kind, make in NOISES.items():
        for dbfs in NOISE_LEVELS_DBFS:
            yield f"{kind} at {dbfs} dBFS", at_level(make(NOISE_SECONDS * RATE_HZ), dbfs)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--how", choices=["greedy", "beams"], default="beams")
    parser.add_argument("--words", type=Path, help="a file with one word or name a line")
    parser.add_argument("--noises", action="store_true", help="hear noises instead of speech")
    parser.add_argument("--texts", action="store_true", help="print every text too")
    default = Path(__file__).resolve().parents[2] / "shared" / "speech"
    parser.add_argument("--speech", type=Path, default=default, help="a folder of clips with transcripts.tsv")
    options = parser.parse_args()
    words = tuple(filter(None, options.words.read_text(encoding="utf-8").splitlines())) if options.words else ()
    engine, waited_for = moonshine.load(1), options.how == "greedy"
    if options.noises:
        found = {name: understand(engine, iter([sound]), words, waited_for=waited_for).text for name, sound in noises()}
        wrong = {name: text for name, text in found.items() if text}
        for name, text in wrong.items():
            print(f"{name}: {text}")
        print(f"{len(wrong)} of {len(found)} noises gave text")
        return 1 if wrong else 0
    said = transcripts(options.speech)
    heard = {}
    for name in said:
        sound = read_sound(open_sound(options.speech / name))
        heard[name] = understand(engine, sound, words, waited_for=waited_for)
        if options.texts:
            print(f"{name}: {heard[name].text}", flush=True)
    report(said, heard)
    report_words(words, said, heard)
    return 0


if __name__ == "__main__":
    sys.exit(main())
