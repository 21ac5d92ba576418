from __future__ import annotations

import pytest

from tray_app.core.joining import Delivered, following, joined


@pytest.mark.parametrize(
    ("before", "text", "whole"),
    [
        ("One.", "two.", "One. Two."),
        ("Is it?", "no.", "Is it? No."),
        ("Stop!", "now.", "Stop! Now."),
        ("He said “stop.”", "then he left.", "He said “stop.” Then he left."),
        ("(It rained.)", "we stayed.", "(It rained.) We stayed."),
        ("One.", "“two,” he said.", "One. “Two,” he said."),
        ("One.", "iPhone sales rose.", "One. iPhone sales rose."),
        ("One.", "2 more.", "One. 2 more."),
    ],
)
def test_a_capital_follows_the_end_of_a_sentence(before: str, text: str, whole: str) -> None:
    assert joined([before, text], ["en", "en"]) == whole


@pytest.mark.parametrize(
    ("before", "text", "whole"),
    [
        (
            "In being comparatively modern,",
            "And then it stopped.",
            "In being comparatively modern, and then it stopped.",
        ),
        ("produced the block-books", "Which were there.", "produced the block-books which were there."),
        ("first;", "But then", "first; but then"),
        ("well -", "It's late.", "well - it's late."),
        ("so,", "Don’t go.", "so, don’t go."),
        ("we saw", "A dog.", "we saw a dog."),
        ("and", "“The end,” he said.", "and “the end,” he said."),
    ],
)
def test_a_small_letter_follows_a_comma_or_no_mark(before: str, text: str, whole: str) -> None:
    assert joined([before, text], ["en", "en"]) == whole


@pytest.mark.parametrize(
    "text", ["I went.", "I'm late.", "NATO met.", "IT works.", "Will came.", "London calls.", "X is 2.", "Été."]
)
def test_names_acronyms_and_the_first_person_keep_their_capital(text: str) -> None:
    assert following("after that,", text, "en") == " " + text


@pytest.mark.parametrize("before", ["well...", "well…", "as follows:"])
@pytest.mark.parametrize("text", ["The end.", "the end."])
def test_what_follows_an_open_mark_stays_the_engines(before: str, text: str) -> None:
    assert following(before, text, "en") == " " + text


def test_empty_pieces_leave_no_space() -> None:
    assert joined(["", "One.", "", "two."]) == "One. Two."
    assert joined([]) == ""
    assert joined(["the first piece stays as it is"]) == "the first piece stays as it is"


@pytest.mark.parametrize(
    ("separator", "untouched", "form"),
    [
        ("smart", True, " and so on."),
        ("smart", False, None),
        ("space", True, " and so on."),
        ("space", False, " And so on."),
        ("none", True, None),
        ("none", False, None),
    ],
)
def test_a_dictation_goes_on_from_the_one_before(separator: str, untouched: bool, form: str | None) -> None:
    before = Delivered("at first,")
    assert before.continued_by("And so on.", separator, untouched=untouched, language="en") == form


@pytest.mark.parametrize("separator", ["smart", "space"])
def test_the_first_dictation_goes_on_from_nothing(separator: str) -> None:
    assert Delivered().continued_by("One.", separator, untouched=True) is None


@pytest.mark.parametrize(
    ("language", "before", "text", "whole"),
    [
        ("zh", "今天天气很好，", "我们出去吧。", "今天天气很好，我们出去吧。"),
        ("zh", "你好。", "Hello.", "你好。Hello."),
        ("zh", "你好.", "我是", "你好.我是"),
        ("zh", "我在用", "Python 写代码。", "我在用 Python 写代码。"),
        ("zh", "Python", "很好。", "Python 很好。"),
        ("zh", "他说 hello.", "我走了。", "他说 hello. 我走了。"),
        ("zh", "今天是", "3月5号。", "今天是3月5号。"),
        ("zh", "2026", "年。", "2026年。"),
        ("yue", "好", "（係）", "好（係）"),
        ("ja", "今日は", "天気がいいです。", "今日は天気がいいです。"),
        ("ja", "「はい。」", "「いいえ。」", "「はい。」「いいえ。」"),
        ("ja", "昨日", "Pythonを", "昨日Pythonを"),
        ("ja", "ｶﾞｲﾄﾞ", "です", "ｶﾞｲﾄﾞです"),
        ("ja", "That's it.", "です。", "That's it. です。"),
        ("th", "สวัสดีครับ", "วันนี้อากาศดี", "สวัสดีครับวันนี้อากาศดี"),
        ("th", "ที่", "Python", "ที่ Python"),
        ("lo", "ສະບາຍດີ", "ທ່ານ", "ສະບາຍດີທ່ານ"),
        ("km", "សួស្តី", "អ្នក", "សួស្តីអ្នក"),
        ("km", "សួស្តី។", "អ្នក", "សួស្តី។ អ្នក"),
        ("my", "မင်္ဂလာ", "ပါ", "မင်္ဂလာပါ"),
        ("ko", "안녕하세요.", "오늘은", "안녕하세요. 오늘은"),
        ("ko", "오늘은 大", "韓民國", "오늘은 大 韓民國"),
        ("", "今日は", "いい天気", "今日はいい天気"),
        ("ar", "كيف حالك؟", "أنا بخير.", "كيف حالك؟ أنا بخير."),
        ("hi", "मैं ठीक हूँ।", "आप कैसे हैं?", "मैं ठीक हूँ। आप कैसे हैं?"),
    ],
)
def test_blanks_stand_where_the_script_has_them(language: str, before: str, text: str, whole: str) -> None:
    assert joined([before, text], [language, language]) == whole


@pytest.mark.parametrize(
    ("language", "before", "text", "whole"),
    [
        ("de", "Ich ging,", "Und dann kam er.", "Ich ging, und dann kam er."),
        ("de", "Ich sah,", "Wasser lief.", "Ich sah, Wasser lief."),
        ("de", "wenn ja,", "Sie kommen.", "wenn ja, Sie kommen."),
        ("de", "aus", "Not.", "aus Not."),
        ("de", "Gut.", "über allem.", "Gut. Über allem."),
        ("en", "I went,", "Die Hard was on.", "I went, Die Hard was on."),
        ("fr", "je viens", "Mais pas seul.", "je viens mais pas seul."),
        ("fr", "il vit à", "La Rochelle.", "il vit à La Rochelle."),
        ("fr", "Alors", ": « oui » !", "Alors : « oui » !"),
        ("es", "Ya.", "¿qué tal?", "Ya. ¿Qué tal?"),
        ("it", "vado,", "Perché è tardi.", "vado, perché è tardi."),
        ("pt", "vou,", "Mas volto.", "vou, mas volto."),
        ("nl", "Klaar.", "ijs is koud.", "Klaar. IJs is koud."),
        ("nl", "ik ga,", "Want het is laat.", "ik ga, want het is laat."),
        ("tr", "Evet.", "istanbul güzel.", "Evet. İstanbul güzel."),
        ("tr", "Evet.", "ısı arttı.", "Evet. Isı arttı."),
        ("tr", "evet,", "In the end.", "evet, In the end."),
        ("pl", "tak,", "Ale nie.", "tak, Ale nie."),
        ("el", "Τι κάνεις;", "καλά.", "Τι κάνεις; Καλά."),
        ("en", "first;", "second thing", "first; second thing"),
        ("ka", "კი.", "არა.", "კი. არა."),
        ("ru", "Да.", "нет.", "Да. Нет."),
        ("hy", "Այո։", "ոչ։", "Այո։ Ոչ։"),
        ("", "so,", "But who knows the language.", "so, But who knows the language."),
        ("", "So.", "but a sentence is one.", "So. But a sentence is one."),
        ("en", "他说。", "and then", "他说。And then"),
    ],
)
def test_the_first_letter_follows_the_language(language: str, before: str, text: str, whole: str) -> None:
    assert joined([before, text], [language, language]) == whole


def test_each_piece_has_its_own_language() -> None:
    assert joined(["Ich ging,", "And", "Und"], ["de", "en", "de"]) == "Ich ging, and und"
    assert joined(["Ja,", "But", "Und"], ["de"]) == "Ja, But Und"


@pytest.mark.parametrize(("separator", "form"), [("smart", "我们出去吧。"), ("space", " 我们出去吧。"), ("none", None)])
def test_a_dictation_in_chinese_goes_on_without_a_blank_unless_one_is_wanted(separator: str, form: str | None) -> None:
    before = Delivered("今天天气很好。")
    assert before.continued_by("我们出去吧。", separator, untouched=True, language="zh") == form


@pytest.mark.parametrize(
    ("before", "text", "whole"),
    [
        ("One,\n\n", "and two.", "One,\n\nAnd two."),
        ("One,\n", "And two.", "One,\nAnd two."),
        ("One,\n", "and two.", "One,\nand two."),
        ("List:\n• ", "The first.", "List:\n• The first."),
        ("One.", "\ntwo.", "One.\ntwo."),
        ("One,\nand", "The two.", "One,\nand the two."),
    ],
)
def test_a_line_break_parts_texts_and_a_paragraph_begins_with_a_capital(before: str, text: str, whole: str) -> None:
    assert joined([before, text], ["en", "en"]) == whole


@pytest.mark.parametrize("separator", ["smart", "space"])
@pytest.mark.parametrize(("before", "text"), [("One.\n", "Two."), ("One.", "\nTwo."), ("One. ", "Two.")])
def test_where_there_is_a_break_or_a_blank_no_other_comes(separator: str, before: str, text: str) -> None:
    form = Delivered(before, 1).continued_by(text, separator, untouched=True, language="en")
    assert before + (form or text) == before + text


def test_behind_an_unknown_place_a_text_that_begins_with_a_break_gets_no_blank() -> None:
    assert Delivered("One.", 1).continued_by("\nTwo.", "space", untouched=False) is None
