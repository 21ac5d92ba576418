"""What a word list does: names that are written right before and after, and what changes elsewhere.

    python packaging/measure_words.py             # some five minutes; needs ../shared/speech, and espeak-ng for voices

Three kinds of speech: the clips of real speech that all rules may be tuned on, the other half of them (`held out`), and
sentences with names, said by voices of espeak-ng, none of which were heard before the measure of likeness was set. What
the engine makes of the names in the clips, in both halves, was known by then. The list has the names of all three and
two hundred that nobody says. Engines that favour words are given it too.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import tempfile
import time
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from spoken import transcripts

from tray_app.core.own_words import NO_WORDS, Correction, OwnWords
from tray_app.core.settings import SpeechSettings, WordsSettings
from tray_app.speech.files import transcribe_files
from tray_app.text.words.entries import key_of
from tray_app.text.words.live import LiveWords

SPEECH = Path(__file__).resolve().parents[2] / "shared" / "speech"
NAMES = [
    "Abbie",
    "Abigail",
    "Allen",
    "Catherine",
    "Claflin",
    "Crianan",
    "Dashwood",
    "Gutenberg",
    "Inverashiel",
    "LUIS",
    "Quilter",
    "Tilney",
    "letterpress",
    "smokestack",
]
"""Of the clips of real speech."""
UNSEEN = [
    "Guenever",
    "Galahad",
    "Kowalski",
    "Nakamura",
    "Oyelaran",
    "Fitzwilliam",
    "Brünnhilde",
    "Llewellyn",
    "Szymanski",
    "Kubernetes",
    "Grafana",
    "Ansible",
    "Terraform",
    "Ljubljana",
    "Reykjavik",
    "Wollstonecraft",
    "Featherstonehaugh",
    "Ramanujan",
    "Chandrasekhar",
    "Okonkwo",
    "Thackeray",
    "Marchbanks",
    "Penhallow",
    "Trelawney",
    "Brobdingnag",
    "Erewhon",
    "Xanadu",
    "Zarathustra",
    "Bathsheba",
    "Ozymandias",
]
CARRIERS = ("Have you heard from {} this week?", "We spoke about {} yesterday.", "{} is what they called it.")
VOICES = ("en-us", "en-gb", "en-us+f3")
_SYLLABLES = [
    "ba",
    "ke",
    "li",
    "mo",
    "nu",
    "ra",
    "se",
    "ti",
    "vo",
    "wy",
    "da",
    "fe",
    "gri",
    "hal",
    "jo",
    "kra",
    "lum",
    "nor",
    "pel",
    "qui",
    "ros",
    "stan",
    "tre",
    "ul",
    "ven",
    "wil",
    "zan",
]


def held_out(name: str) -> bool:
    """Half of the clips, by their names."""
    return zlib.crc32(name.encode()) % 2 == 1


def strangers(count: int) -> list[str]:
    """Names that nobody says, always the same ones."""
    made = random.Random(7)
    names = ("".join(made.choices(_SYLLABLES, k=made.choice((2, 3, 3, 4)))).capitalize() for _ in range(3 * count))
    return list(dict.fromkeys(names))[:count]


@dataclass(slots=True)
class Score:
    """Over several texts, before and after."""

    said: int = 0
    """Times that one of the names is said."""
    wrong_before: int = 0
    wrong_after: int = 0
    elsewhere: list[tuple[str, Correction]] = field(default_factory=list)
    """Corrections to a word that is not said there."""

    def add(self, clip: str, said: str, before: str, after: str, corrections: Sequence[Correction]) -> None:
        for name in {*NAMES, *UNSEEN}:
            times = count(name, said)
            self.said += times
            self.wrong_before += max(0, times - count(name, before))
            self.wrong_after += max(0, times - count(name, after))
        self.elsewhere += [(clip, one) for one in corrections if not count(one.written, said)]

    def __str__(self) -> str:
        return f"{self.said} names, wrong {self.wrong_before} -> {self.wrong_after}, elsewhere {len(self.elsewhere)}"


def count(name: str, text: str) -> int:
    """How often a name stands in a text, also as a possessive."""
    wanted = key_of(name).split()
    words = [word.removesuffix("'s") for word in key_of(text).split()]
    return sum(words[at : at + len(wanted)] == wanted for at in range(len(words)))


def list_of(folder: Path, words: Sequence[str]) -> LiveWords:
    path = folder / "words.txt"
    path.write_text("\n".join((*words, "")), encoding="utf-8")
    made = LiveWords(path, print)
    made.apply(WordsSettings())
    return made


def heard(paths: Sequence[Path], words: OwnWords = NO_WORDS) -> dict[str, str]:
    return {one.file.name: one.text for one in transcribe_files(paths, SpeechSettings(), words=words)}


def scores(said: Mapping[str, str], paths: Sequence[Path], words: LiveWords) -> dict[str, Score]:
    """By the half of the clips: with the corrections alone, and with what the engine makes of the list besides."""
    found: dict[str, Score] = {}
    before, both = heard(paths), heard(paths, words)
    for clip in before:
        half = "held out" if held_out(clip) else "seen"
        corrected = words.correct(before[clip], "en")
        for name, after in ((half, corrected.text), (f"{half}, engine too", both[clip])):
            score = found.setdefault(name, Score())
            score.add(clip, said[clip], before[clip], after, corrected.corrections)
    return found


def say_unseen(folder: Path) -> dict[str, str]:
    """Sentences with names, by the sound file that they are said in."""
    said: dict[str, str] = {}
    for number, name in enumerate(UNSEEN):
        for voice in VOICES:
            text = CARRIERS[(number + VOICES.index(voice)) % len(CARRIERS)].format(name)
            path = folder / f"{number:02}-{voice}.wav"
            subprocess.run(["espeak-ng", "-v", voice, "-s", "150", "-w", str(path), text], check=True)
            said[path.name] = text
    return said


def milliseconds(words: LiveWords, texts: Sequence[str], repeats: int = 30) -> list[float]:
    """Processor time that each of them takes to be corrected, on a machine at rest; sorted."""
    took: list[float] = []
    for text in texts:
        best_ns = float("inf")
        for _ in range(repeats):
            begun_ns = time.thread_time_ns()
            words.correct(text, "en")
            best_ns = min(best_ns, time.thread_time_ns() - begun_ns)
        took.append(best_ns / 1e6)
    return sorted(took)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--speech", type=Path, default=SPEECH)
    parser.add_argument("--voices", action=argparse.BooleanOptionalAction, default=True)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        words = list_of(Path(folder), [*NAMES, *UNSEEN, *strangers(200)])
        said = transcripts(asked.speech)
        found = scores(said, [asked.speech / name for name in said], words)
        if asked.voices:
            sounds = Path(folder) / "said"
            sounds.mkdir()
            unseen = say_unseen(sounds)
            for name, score in scores(unseen, sorted(sounds.iterdir()), words).items():
                merged = found.setdefault(f"unseen names{name.removeprefix('seen').removeprefix('held out')}", Score())
                merged.said += score.said
                merged.wrong_before += score.wrong_before
                merged.wrong_after += score.wrong_after
                merged.elsewhere += score.elsewhere
        for name, score in sorted(found.items()):
            print(f"{name:<28} {score}")
            for clip, one in score.elsewhere:
                print(f"    {clip}: {one.heard} -> {one.written}")
        for entries in (300, 2_000):
            sized = list_of(Path(folder), [*NAMES, *strangers(entries - len(NAMES))])
            took = milliseconds(sized, list(said.values()))
            print(f"{entries} entries: {median(took):.2f} ms a clip (median; most {took[-1]:.2f})")


if __name__ == "__main__":
    main()
