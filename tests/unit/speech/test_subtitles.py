"""Subtitles: short lines, no two at once, each while its words are said."""

from __future__ import annotations

import itertools
import random
import unicodedata

import pytest

from tray_app.core.spoken import SpokenSegment
from tray_app.speech.subtitles import LINE_WIDTH, subtitles

WORDS = ("a", "quick", "brown", "fox", "jumps", "over", "dog,", "then.", "Another!", "What?", "Donaudampfschiffahrt")


def wide(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text)


def spoken(seed: int) -> list[SpokenSegment]:
    chance = random.Random(seed)
    found, at_ms = [], 0
    for _ in range(30):
        at_ms += chance.choice([0, 0, 100, 3_000])
        end_ms = at_ms + chance.choice([150, 1_000, 6_000, 15_000])
        found.append(SpokenSegment(at_ms, end_ms, " ".join(chance.choices(WORDS, k=chance.randint(1, 60)))))
        at_ms = end_ms
    return found


@pytest.mark.parametrize("seed", range(8))
def test_no_word_is_lost_no_line_too_long_and_none_is_shown_over_another(seed: int) -> None:
    said = spoken(seed)
    shown = subtitles(said)
    assert " ".join(" ".join(one.lines) for one in shown) == " ".join(one.text for one in said)
    assert all(1 <= len(one.lines) <= 2 and max(map(wide, one.lines)) <= LINE_WIDTH for one in shown)
    assert all(one.start_ms < one.end_ms for one in shown)
    assert all(before.end_ms <= after.start_ms for before, after in itertools.pairwise(shown))


def test_a_long_segment_is_parted_by_how_much_is_said_and_leaves_no_last_word_alone() -> None:
    text = "And so my fellow Americans ask not what your country can do for you."
    first, second = subtitles([SpokenSegment(352, 7_648, text)])
    assert (first.start_ms, second.end_ms) == (352, 7_648)
    assert first.end_ms == second.start_ms
    assert 3_000 < first.end_ms < 5_000
    assert len(" ".join(second.lines).split()) > 4


def test_a_sentence_has_its_own_subtitle_and_short_ones_share_one() -> None:
    texts = [
        " ".join(one.lines)
        for one in subtitles([SpokenSegment(0, 9_000, "Yes. No. Well, this one is as long as that one there. Oh.")])
    ]
    assert texts[0].startswith("Yes. No.")
    assert texts[-1].endswith("Oh.")


def test_a_short_word_stays_readable_where_nothing_follows() -> None:
    first, second = subtitles([SpokenSegment(0, 200, "Yes."), SpokenSegment(5_000, 5_100, "No.")])
    assert (first.end_ms, second.end_ms) == (1_000, 6_000)


def test_a_script_without_blanks_is_broken_too() -> None:
    shown = subtitles([SpokenSegment(0, 20_000, "今日は天気がいいから散歩しましょう。" * 6)])
    assert all(max(map(wide, one.lines)) <= LINE_WIDTH for one in shown)
    assert "".join("".join(one.lines) for one in shown) == "今日は天気がいいから散歩しましょう。" * 6
