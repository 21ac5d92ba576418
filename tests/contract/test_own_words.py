"""What the word list does to real speech: names that were wrong are right, and nothing else changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from measure_words import NAMES, UNSEEN, Score, held_out, list_of, strangers
from spoken import transcripts

Record = Callable[[str, object], None]


@pytest.fixture(scope="module")
def texts(speech_dir: Path, clip_texts: dict[str, str]) -> dict[str, tuple[str, str]]:
    """What is said in each clip, and what the engine hears. Long ones hold nothing but the short ones of that voice."""
    said = {name: words for name, words in transcripts(speech_dir).items() if not name.startswith("long_")}
    return {clip: (words, clip_texts[clip]) for clip, words in said.items()}


@pytest.mark.speech
@pytest.mark.slow
@pytest.mark.timeout(1_200)
def test_names_are_righted_and_nothing_else_changes(
    texts: dict[str, tuple[str, str]], tmp_path: Path, record_property: Record
) -> None:
    words = list_of(tmp_path, [*NAMES, *UNSEEN, *strangers(200)])
    found = {"seen": Score(), "held out": Score()}
    for clip, (said, text) in texts.items():
        corrected = words.correct(text, "en")
        found["held out" if held_out(clip) else "seen"].add(clip, said, text, corrected.text, corrected.corrections)
    for half, score in found.items():
        record_property(f"names, {half}", str(score))
    assert all(score.elsewhere == [] for score in found.values())
    assert sum(score.wrong_before for score in found.values()) >= 5, "there is something to be righted"
    both = [sum(getattr(score, name) for score in found.values()) for name in ("wrong_before", "wrong_after")]
    assert both[1] <= both[0] / 2, "half of the wrong names at least are right"


@pytest.mark.speech
@pytest.mark.slow
@pytest.mark.timeout(1_200)
def test_a_long_list_of_names_that_nobody_says_changes_nothing(
    texts: dict[str, tuple[str, str]], tmp_path: Path, record_property: Record
) -> None:
    words = list_of(tmp_path, strangers(1_500))
    changed = {clip: found for clip, (_said, text) in texts.items() if (found := words.correct(text, "en")).corrections}
    record_property("texts changed by 1,500 names that nobody says", len(changed))
    assert changed == {}
