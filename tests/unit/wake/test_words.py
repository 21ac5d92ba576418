"""Words by name: the user's own before those of the wheel, and what is told of one that cannot be had."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tray_app.core.errors import WakeWordFault
from tray_app.wake import words
from tray_app.wake.words import find_word


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Of the user's own words; the wheel's has one word."""
    library = tmp_path / "library"
    monkeypatch.setattr(words, "library_folder", lambda: library)
    put(library / "models", "okay_nabu", "Okay Nabu", 0.85)
    return tmp_path / "own"


def put(folder: Path, name: str, phrase: str, cutoff: object, model: bytes = b"\0\0\0\0TFL3rest") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    told = {"model": f"{name}.tflite", "wake_word": phrase, "micro": {"probability_cutoff": cutoff}}
    (folder / f"{name}.json").write_text(json.dumps(told))
    (folder / f"{name}.tflite").write_bytes(model)


def test_a_word_of_the_wheel(folder: Path) -> None:
    word = find_word("okay_nabu", folder)
    assert (word.phrase, word.cutoff, word.lag_ms) == ("Okay Nabu", 0.85, 120)
    assert word.model.is_file()


def test_a_word_of_ones_own_counts_before_that_of_the_wheel(folder: Path) -> None:
    put(folder, "okay_nabu", "Okay Nabu, mine", 0.5)
    put(folder, "computer", "Computer", 0.7)
    assert find_word("okay_nabu", folder).phrase == "Okay Nabu, mine"
    assert find_word("computer", folder).cutoff == 0.7


def test_a_word_that_is_not_there_tells_which_are(folder: Path) -> None:
    put(folder, "computer", "Computer", 0.7)
    with pytest.raises(WakeWordFault, match=r"There is no wake word “alexa”.*computer, okay_nabu"):
        find_word("alexa", folder)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"model": "x.tflite", "wake_word": "X", "micro": []}'])
def test_files_that_are_no_word_are_refused_with_what_to_do(folder: Path, text: str) -> None:
    put(folder, "x", "X", 0.7)
    (folder / "x.json").write_text(text)
    with pytest.raises(WakeWordFault, match="does not describe a model"):
        find_word("x", folder)


def test_a_model_that_is_none_is_never_given_to_the_library(folder: Path) -> None:
    put(folder, "x", "X", 0.7, model=b"GIF89a")
    with pytest.raises(WakeWordFault, match="is no model of a wake word"):
        find_word("x", folder)


def test_without_the_library_the_remedy_says_how_to_install_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "LIBRARY", "no_such_package")
    with pytest.raises(WakeWordFault, match=r"pip install 'holdtalk\[hands-free\]'"):
        find_word("okay_nabu", tmp_path)
