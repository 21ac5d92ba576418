"""How right the text is: errors over all clips of real speech, and what a list of names does to them. What the engine
hears of them all is found out once, for this file alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from measure_words import NAMES, UNSEEN, Score, held_out, list_of, strangers
from speech_rig import LEAST_FINAL_MARKS_PERCENT, final_mark, heard
from spoken import transcripts
from whisper_normalizer.english import EnglishTextNormalizer

from tray_app.bench.scores import cased_errors, word_errors

MOST_WORD_ERRORS_PERCENT = 3.4
MOST_CASED_ERRORS_PERCENT = 13.1
NORMALISE = EnglishTextNormalizer()
Record = Callable[[str, object], None]


@pytest.fixture(scope="module")
def clip_texts(speech_dir: Path) -> dict[str, str]:
    """What the embedded engine understands of each clip of real speech, by its name. A minute's work."""
    return heard([speech_dir / name for name in transcripts(speech_dir)])


@pytest.mark.speech
@pytest.mark.slow
@pytest.mark.timeout(900)
def test_words_case_and_marks_over_all_clips_of_real_speech(
    speech_dir: Path, clip_texts: dict[str, str], record_property: Record
) -> None:
    said, texts = transcripts(speech_dir), clip_texts
    assert len(texts) == 62
    for name, chosen in (("all", texts), ("held out", {name: text for name, text in texts.items() if held_out(name)})):
        pairs = [(said[clip], text) for clip, text in chosen.items()]
        record_property(f"words wrong, {name}, %", round(word_errors(pairs, NORMALISE).percent, 2))
        record_property(f"words, case or marks wrong, {name}, %", round(cased_errors(pairs).percent, 2))
    pairs = [(said[clip], text) for clip, text in texts.items()]
    assert word_errors(pairs, NORMALISE).percent <= MOST_WORD_ERRORS_PERCENT
    assert cased_errors(pairs).percent <= MOST_CASED_ERRORS_PERCENT
    ends = [(final_mark(spoken), final_mark(text)) for spoken, text in pairs if final_mark(spoken) in {".", "?", "!"}]
    right = sum(spoken == text for spoken, text in ends)
    record_property("final marks right, %", round(100 * right / len(ends), 1))
    assert 100 * right / len(ends) >= LEAST_FINAL_MARKS_PERCENT


# --- the user's words ---------------------------------------------------------------------


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
