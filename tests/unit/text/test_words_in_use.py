"""The word list of a running program: read when it changes, favoured by use, undone."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from tray_app.core.errors import Problem
from tray_app.core.own_words import Correction
from tray_app.core.settings import WordsSettings
from tray_app.text.words.list_file import read_list
from tray_app.text.words.live import FAVOURED_CHARACTERS, LiveWords

WRONG = Correction("Tillme", "Tilney")


class Rig:
    def __init__(self, folder: Path) -> None:
        self.path = folder / "words.txt"
        self.told: list[Problem] = []
        self.words = LiveWords(self.path, self.told.append)

    def save(self, text: str) -> None:
        self.path.write_text(text)
        self.words.reload()

    def text(self, heard: str, language: str = "en") -> str:
        return self.words.correct(heard, language).text


@pytest.fixture
def rig(tmp_path: Path) -> Rig:
    made = Rig(tmp_path)
    made.words.apply(WordsSettings())
    return made


def test_without_a_list_nothing_is_changed_and_nothing_is_told(rig: Rig) -> None:
    assert rig.text("Tillme") == "Tillme"
    assert rig.words.favoured() == ()
    assert not rig.words.in_use
    assert rig.told == []


def test_what_is_saved_counts_and_what_is_removed_does_not(rig: Rig) -> None:
    rig.save("Tilney")
    assert rig.text("Tillme") == "Tilney"
    assert rig.words.favoured() == ("Tilney",)
    assert rig.words.in_use
    rig.path.unlink()
    rig.words.reload()
    assert rig.text("Tillme") == "Tillme"


@pytest.mark.parametrize(
    ("settings", "text", "favoured"),
    [
        (WordsSettings(), "Tilney by the way", ("Tilney",)),
        (WordsSettings(correct="exact"), "Tillme by the way", ("Tilney",)),
        (WordsSettings(correct="off"), "Tillme btw", ("Tilney",)),
        (WordsSettings(enabled=False), "Tillme btw", ()),
        (WordsSettings(favoured=0, likeness_percent=100), "Tillme by the way", ()),
    ],
)
def test_the_settings_say_what_is_done(rig: Rig, settings: WordsSettings, text: str, favoured: tuple[str, ...]) -> None:
    rig.save("Tilney\nbtw -> by the way")
    rig.words.apply(settings)
    assert rig.text("Tillme btw") == text
    assert rig.words.favoured() == favoured


def test_mistakes_are_told_once_until_they_change(rig: Rig) -> None:
    rig.save("Tilney\n12")
    rig.words.reload()
    assert len(rig.told) == 1
    assert "line 2" in rig.told[0].remedy
    assert rig.text("Tillme") == "Tilney", "the rest counts"
    rig.save("12\nTilney")
    assert len(rig.told) == 2


def test_a_list_that_cannot_be_read_is_told_and_what_was_in_force_stays(rig: Rig) -> None:
    rig.save("Tilney")
    rig.path.write_bytes(b"\xff\xfe")
    rig.words.reload()
    assert rig.told[0].title == "Your word list cannot be read."
    assert rig.text("Tillme") == "Tilney"


def test_what_was_said_is_favoured_first_when_there_is_not_room_for_all(rig: Rig) -> None:
    rig.words.apply(WordsSettings(favoured=2))
    rig.save("Claflin\nCrianan\nTilney\nGutenberg")
    assert rig.words.favoured() == ("Claflin", "Crianan")
    rig.text("Guggenberg")
    assert rig.words.favoured() == ("Gutenberg", "Claflin")


def test_what_is_favoured_has_a_bound_in_characters(rig: Rig) -> None:
    rig.words.apply(WordsSettings(favoured=500))
    rig.save("\n".join(f"{'x' * 50}{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(200)))
    assert sum(map(len, rig.words.favoured())) <= FAVOURED_CHARACTERS


def test_what_was_undone_twice_is_not_corrected_again_and_the_list_says_so(rig: Rig) -> None:
    rig.save("# people\nTilney")
    assert rig.words.undo([WRONG]) == []
    assert rig.text("Tillme") == "Tilney", "once may be a slip"
    assert rig.words.undo([WRONG]) == ["Tillme"]
    assert rig.text("Tillme") == "Tillme"
    assert rig.path.read_text() == "# people\nTilney\n! Tillme\n"
    assert rig.words.undo([WRONG]) == [], "it stands there already"
    assert read_list(rig.path).kept == ["Tillme"]


def test_no_word_of_it_is_logged(rig: Rig, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        rig.save("Tilney\nTILNEY")
        rig.text("Tillme")
        rig.words.undo([WRONG, WRONG])
    assert "word list: 1 entries" in caplog.text
    assert "Till" not in caplog.text
    assert "Tiln" not in caplog.text
