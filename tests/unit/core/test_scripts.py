from __future__ import annotations

import pytest

from tray_app.core.scripts import is_wide_mark, unspaced, word_spans, words_in


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("it was the best of times", 6),
        ("C'est l'été — vraiment !", 3),
        ("今天天气很好，我们出去吧。", 6),
        ("好", 1),
        ("今日はPythonを使います。", 5),
        ("สวัสดีครับ", 2),
        ("안녕하세요 오늘은", 2),
        ("。，！", 0),
    ],
)
def test_words_are_counted_in_any_script(text: str, words: int) -> None:
    assert words_in(text) == words


def test_a_character_of_a_script_without_blanks_is_a_word_of_its_own() -> None:
    text = "ok 你好 Python写 go"
    assert [text[begin:end] for begin, end in word_spans(text)] == ["ok", "你", "好", "Python", "写", "go"]


def test_scripts_are_told_apart() -> None:
    assert all(map(unspaced, "漢字かなカナｶﾅ𠮷ไທខမ、。！０"))
    assert not any(map(unspaced, "aéßДअع한ᄀㄱ1.! "))
    assert all(map(is_wide_mark, "、。！（「　"))
    assert not any(map(is_wide_mark, "字0.!ี"))
