"""`holdtalk wake-words`: what is listed, kept and removed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tray_app import cli
from tray_app.wake import own_words, words


def put(folder: Path, name: str, phrase: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.tflite").write_bytes(b"\0\0\0\0TFL3")
    told = {"model": f"{name}.tflite", "wake_word": phrase, "micro": {"probability_cutoff": 0.9}}
    (folder / f"{name}.json").write_text(json.dumps(told))
    return folder / f"{name}.json"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setattr(words, "library_folder", lambda: tmp_path / "library")
    monkeypatch.setattr(own_words, "try_out", lambda _word: None)
    put(tmp_path / "library" / "models", "okay_nabu", "Okay Nabu")
    return tmp_path


def test_a_word_is_added_listed_and_removed(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = home / "config" / "holdtalk" / "wake-words"
    assert cli.run(["wake-words", "add", str(put(home / "downloads", "computer", "Computer"))]) == 0
    assert (
        capsys.readouterr().out == 'computer: “Computer” is kept. Use it with: word = "computer" under [hands_free].\n'
    )
    settings = own.parent / "settings.toml"
    settings.write_text('[hands_free]\nenabled = true\nword = "computer"\n')
    (own / "odd.json").write_text("{}")
    assert cli.run(["wake-words"]) == 0
    nabu, computer, odd = capsys.readouterr().out.splitlines()
    assert nabu.split() == ["okay_nabu", "“Okay", "Nabu”", "from", "the", "library"]
    assert computer.split() == ["*", "computer", "“Computer”", str(own)]
    assert odd.startswith("  odd")
    assert "cannot be used" in odd
    assert cli.run(["wake-words", "remove", "computer"]) == 0
    assert capsys.readouterr().out.startswith("computer is removed.\nIt was in use")
    assert sorted(path.name for path in own.iterdir()) == ["odd.json"]


def test_what_cannot_be_done_is_one_sentence(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["wake-words", "remove", "okay_nabu"]) == 1
    assert cli.run(["wake-words", "add", str(home / "gone.zip")]) == 1
    assert [line[:10] for line in capsys.readouterr().err.splitlines()] == ["holdtalk: ", "holdtalk: "]
