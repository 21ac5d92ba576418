"""What the steps between the engine and the window cost, and what they do to texts.

    python packaging/measure_steps.py                # cost with all steps on, and what the defaults change
    python packaging/measure_steps.py --hear         # and word errors with and without them; some five minutes

Cost: texts of two hundred words, of what is said in the clips of ../shared/speech (prose, where next to nothing is to
be done) and of the lines that the steps are tested with (a change every few words). Word errors are those of the
embedded engine, heard as `holdtalk transcribe` hears; the clips with number words are scored by themselves too. Words
are made alike by whisper-normalizer, which knows “fifteen” and 15 for the same, but not “five kilometers” and 5 km.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from measure_accuracy import understand
from spoken import transcripts
from whisper_normalizer.english import EnglishTextNormalizer

from tray_app.bench.scores import cased_errors, word_errors
from tray_app.core.step_settings import StepsSettings
from tray_app.speech.engines import moonshine
from tray_app.speech.soundfiles import open_sound, read_sound
from tray_app.text.pipeline.making import pipeline_of
from tray_app.text.pipeline.pipeline import Pipeline
from tray_app.text.pipeline.step import Around, Layout
from tray_app.text.rules.rule_file import read_rules
from tray_app.text.rules.rule_set import RuleSet
from tray_app.text.steps.numbers_words import ENGLISH

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "tests" / "unit" / "text" / "corpus"
WORDS = 200
NOW = datetime(2026, 3, 14, 15, 9, 26, tzinfo=UTC)
ALL_ON: Mapping[str, Any] = {
    "numbers": "all",
    "punctuation": "all",
    "layout": "all",
    "quotes": "language",
    "end": "mark",
    "code": True,
}
_NUMBER_WORD = re.compile(rf"\b(?:{'|'.join(sorted(ENGLISH.words))})\b")  # type: ignore[arg-type]  # a set in English
_NOT_BY_THEMSELVES = re.compile(r"\b(?:one|first|second|oh|o)\b")


def around(language: str, layout: Layout) -> Around:
    return Around(language, layout, NOW, lambda: "what was copied")


def prose(said: Mapping[str, str]) -> list[str]:
    """Two hundred words each, in the order of the clips."""
    return list(_parted(" ".join(said.values()).split()))


def spoken_lines(language: str) -> list[str]:
    """The same, of the lines that the steps are tested with, in an order that is always the same."""
    lines = [
        columns[2].replace("\\n", "\n").replace("\\t", "\t")
        for file in sorted(CORPUS.glob("*.tsv"))
        for line in file.read_text(encoding="utf-8").splitlines()
        if not line.startswith("#") and len(columns := line.split("\t")) == 4 and columns[0] == language
    ]
    random.Random(3).shuffle(lines)
    return list(_parted(". ".join(lines).split()))


def _parted(words: Sequence[str]) -> Iterator[str]:
    for first in range(0, max(1, len(words) - WORDS + 1), WORDS):
        yield " ".join(words[first : first + WORDS])


def cost(name: str, pipeline: Pipeline, texts: Mapping[str, Sequence[str]], rounds: int) -> None:
    """Processor time of the whole, and each step by the clock. `texts`: by language."""
    took_ms: dict[str, list[float]] = {"all together": []}
    for language, several in texts.items():
        what = around(language, Layout.ALL)
        for text in several:
            pipeline.run(text, what)  # what is loaded with the first text is not the cost of each
            for _ in range(rounds):
                began_ns = time.thread_time_ns()
                run = pipeline.run(text, what)
                took_ms["all together"].append((time.thread_time_ns() - began_ns) / 1e6)
                for step, step_ns in run.took_ns.items():
                    took_ms.setdefault(step, []).append(step_ns / 1e6)
    print(f"{name}: {sum(map(len, texts.values()))} texts of {WORDS} words, {rounds} times each; ms")
    for step, each in took_ms.items():
        middle, late = np.percentile(each, (50, 95))
        print(f"{step:>14}: median {middle:6.3f}, p95 {late:6.3f}")


def changed(pipeline: Pipeline, said: Mapping[str, str], *, show: bool) -> None:
    """Which texts are not written as they were said, and by which step."""
    by_step: Counter[str] = Counter()
    texts = 0
    for name, text in said.items():
        changes = pipeline.run(text, around("en", Layout.NONE)).text.changes
        texts += bool(changes)
        for change in changes:
            by_step.update(change.steps)
            if show:
                print(f"  {name}: {change.heard!r} -> {change.written!r} ({', '.join(change.steps)})")
    named = ", ".join(f"{step} {count}" for step, count in by_step.most_common()) or "none"
    print(f"with the defaults {texts} of {len(said)} texts change; changes: {named}")


def has_digits(text: str) -> bool:
    """Whether somebody said a number in it that may be written in digits."""
    return _NUMBER_WORD.search(_NOT_BY_THEMSELVES.sub("", text.lower())) is not None


def hear(folder: Path, names: Sequence[str]) -> dict[str, str]:
    engine = moonshine.load(1)
    return {
        name: understand(engine, read_sound(open_sound(folder / name)), (), waited_for=False).text for name in names
    }


def errors(pipeline: Pipeline, said: Mapping[str, str], heard: Mapping[str, str], how: str) -> None:
    """With and without the steps, over all and over those with numbers. With case and marks “fifteenth” is not 15th:
    the steps are scored once more with what was said written by them too."""
    normalise = EnglishTextNormalizer()
    written, meant = _written(pipeline, heard), _written(pipeline, said)
    with_numbers = [name for name in heard if has_digits(said[name])]
    ways = (("without steps", said, heard), ("with steps", said, written), ("with steps, both", meant, written))
    for group, names in (("all", list(heard)), ("with numbers", with_numbers)):
        for what, wanted, texts in ways:
            pairs = [(wanted[name], texts[name]) for name in names]
            words, cased = word_errors(pairs, normalise), cased_errors(pairs)
            print(
                f"{how}, {group} ({len(names)}), {what}: {words.percent:5.2f} % of {words.words} words wrong, "
                f"{cased.percent:5.2f} % with case and marks"
            )


def _written(pipeline: Pipeline, texts: Mapping[str, str]) -> dict[str, str]:
    what = around("en", Layout.NONE)
    return {name: pipeline.run(text, what).text.written for name, text in texts.items()}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--speech", type=Path, default=ROOT.parent / "shared" / "speech")
    parser.add_argument("--rules", type=Path, default=CORPUS / "rules.txt", help="replacements and snippets to use")
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--hear", action="store_true", help="score what the engine hears")
    parser.add_argument("--show", action="store_true", help="print every change to what was said")
    options = parser.parse_args()
    said = transcripts(options.speech)
    rules = RuleSet(read_rules(options.rules).rules)
    on = {item.name: True for item in fields(StepsSettings) if item.type == "bool"}
    every = pipeline_of(replace(StepsSettings(), **{**on, **ALL_ON}), rules)
    usual = pipeline_of(StepsSettings(), None)
    print(f"steps: {', '.join(step.name for step in every.steps)}")
    cost("prose, all on", every, {"en": prose(said)}, options.rounds)
    cost("prose, defaults", usual, {"en": prose(said)}, options.rounds)
    dense = {language: spoken_lines(language) for language in ("en", "de", "fr", "es", "it")}
    cost("much to change, all on", every, dense, options.rounds)
    changed(usual, said, show=options.show)
    errors(usual, said, said, "as said")
    if options.hear:
        errors(usual, said, hear(options.speech, list(said)), "as heard")
    return 0


if __name__ == "__main__":
    sys.exit(main())
