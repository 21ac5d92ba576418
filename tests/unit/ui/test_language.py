"""The windows in other languages: found by the user's choice, complete, and none that says something else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import translations
from PySide6.QtCore import QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication, QScrollArea
from screens_rig import whole_home

from tray_app.core import translation
from tray_app.core.desktop_settings import LANGUAGES
from tray_app.core.translation import marked, tr, tr_n
from tray_app.ui.language import ENGLISH, use_language

COPY = marked("Copy")


@pytest.fixture
def application(qt_app: QApplication) -> Iterator[QApplication]:
    """In English again afterwards."""
    before = QLocale()
    yield qt_app
    for texts in qt_app.findChildren(QTranslator):
        qt_app.removeTranslator(texts)
        texts.deleteLater()
    QLocale.setDefault(before)
    qt_app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    translation.use(lambda _text, _number: "")


@pytest.fixture(scope="module")
def collected() -> translations.Collected:
    """Of the whole program: seconds of work."""
    return translations.collect()


@pytest.mark.parametrize("path", translations.languages(), ids=lambda path: path.stem)
def test_every_text_is_translated_and_says_the_same(path: Path, collected: translations.Collected) -> None:
    assert translations.faults(path, collected) == []


def test_every_text_can_be_looked_up(collected: translations.Collected) -> None:
    assert collected.uncollected == []


def test_each_language_to_choose_has_its_file() -> None:
    there = {translations.language_of(path) for path in translations.languages()}
    assert there == set(LANGUAGES) - {ENGLISH}


def test_without_a_translation_the_words_stay_english_and_numbers_follow_the_choice(application: QApplication) -> None:
    assert use_language(application, "cs") == ENGLISH
    assert tr(COPY) == "Copy"
    assert tr_n("{n} word", "{n} words", 1) == "1 word"
    assert tr_n("{n} word", "{n} words", 3) == "3 words"
    assert QLocale().decimalPoint() == ","


@pytest.mark.parametrize(("wanted", "language"), [("de", "de"), ("de-AT", "de"), ("ar-EG", "ar"), ("en", "en")])
def test_the_language_is_found_by_what_the_user_reads(application: QApplication, wanted: str, language: str) -> None:
    assert use_language(application, wanted) == language
    assert (tr(COPY) == "Copy") is (language == ENGLISH)


def test_arabic_is_read_from_the_right(application: QApplication) -> None:
    use_language(application, "ar")
    assert application.layoutDirection() is Qt.LayoutDirection.RightToLeft


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_a_narrow_window_nobody_has_to_scroll_sideways_to_dictate(
    application: QApplication, language: str, tmp_path: Path
) -> None:
    use_language(application, language)
    with whole_home(tmp_path, width=420, height=620) as home:
        place = home.go("dictation")
        area = next(area for area in home.window.findChildren(QScrollArea) if area.isAncestorOf(place))
        assert area.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("language", sorted(translations.PLURALS))
def test_a_text_of_any_number_is_said_in_its_form(
    application: QApplication, language: str, collected: translations.Collected
) -> None:
    use_language(application, language)
    for one in collected.messages.values():
        if one.plural:
            assert all(tr_n("", one.source, number) != one.source for number in (0, 1, 2, 3, 11, 100))


def collected_from(tmp_path: Path, code: str) -> translations.Collected:
    room = tmp_path / "room"
    room.mkdir()
    (room / "one.py").write_text(code)
    return translations.collect(room)


def test_texts_are_collected_wherever_they_stand(tmp_path: Path) -> None:
    found = collected_from(tmp_path, 'A = marked("a")\ntr("b" "c").format(x=tr_n("one {n}", "more {n}", 2))\ntr(A)\n')
    assert {text: one.plural for text, one in found.messages.items()} == {"a": False, "bc": False, "more {n}": True}
    assert found.uncollected == []


@pytest.mark.parametrize("code", ['tr(f"{n} words")', 'tr("a" + b)', 'marked("%s" % a)'])
def test_a_text_that_is_put_together_first_is_told(tmp_path: Path, code: str) -> None:
    assert collected_from(tmp_path, code).uncollected == ["room/one.py:1"]


def told(tmp_path: Path, source: str, *forms: str, plural: bool = False) -> list[str]:
    path = tmp_path / "holdtalk_de.ts"
    message = translations.Message(source, plural, forms)
    translations.write(path, "de", [message])
    translations.release(path, path.with_suffix(".qm"))
    collected = translations.Collected({source: translations.Message(source, plural)})
    return [line.split(": ")[1] for line in translations.faults(path, collected)]


def test_what_is_wrong_with_a_translation_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, "{n} of {m}", "{n} von {m}") == []
    assert told(tmp_path, "{n} of {m}", "{n}") == ["other values than in English"]
    assert told(tmp_path, "&Copy", "Kopieren") == ["a letter for the keyboard is marked in one of the two only"]
    assert told(tmp_path, "a ", "b") == ["blanks at its ends"]
    assert told(tmp_path, "a") == ["not translated"]
    assert told(tmp_path, "{n} words", "ein Wort", "{n} Wörter", plural=True) == []
    assert told(tmp_path, "{n} words", "ein Wort", plural=True) == ["2 plural forms wanted"]
