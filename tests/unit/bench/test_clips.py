"""Speech of which is known what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tray_app.bench import clips
from tray_app.core.errors import HoldtalkError


def test_the_recording_that_comes_with_the_engine_has_its_text() -> None:
    (clip,) = clips.find(None)
    assert clip.file.name == "two_cities.wav"
    assert clip.said.startswith("It was the best of times")
    assert clip.language == "en"


def test_a_text_beside_its_sound(tmp_path: Path) -> None:
    for name in ("b.flac", "a.wav", "without.wav"):
        (tmp_path / name).write_bytes(b"sound")
    (tmp_path / "a.txt").write_text("\ufeffHello,\n  you.\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Bye.")
    (tmp_path / "notes.txt").write_text("nothing")
    assert [(clip.file.name, clip.said) for clip in clips.find(tmp_path)] == [
        ("a.wav", "Hello, you."),
        ("b.flac", "Bye."),
    ]


def test_a_table_of_transcripts(tmp_path: Path) -> None:
    (tmp_path / "b.wav").write_bytes(b"sound")
    (tmp_path / clips.TABLE).write_text('seconds\tfile\ttranscript\tlanguage\n1\tb.wav\tHe said "so".\tde\n')
    (clip,) = clips.find(tmp_path)
    assert (clip.said, clip.language) == ('He said "so".', "de")


@pytest.mark.parametrize(
    ("table", "told"),
    [("file\ttranscript\nabsent.wav\tHello\n", "names a file that is not there"),
     ("file\ttranscript\n\tx\n", "no file"),
     ("name\ttext\na.wav\tHello\n", "no file or no transcript"), ("file\ttranscript\n", "no sound with its text")],
)  # fmt: skip
def test_a_table_that_is_wrong_says_in_which_line_and_how_it_should_be(tmp_path: Path, table: str, told: str) -> None:
    (tmp_path / clips.TABLE).write_text(table)
    with pytest.raises(HoldtalkError, match=told):
        clips.find(tmp_path)


@pytest.mark.parametrize("name", ["absent", "empty"])
def test_a_folder_without_speech_says_how_to_make_one(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(HoldtalkError) as fault:
        clips.find(tmp_path / name)
    assert "NAME.txt" in fault.value.problem.remedy
    assert name in fault.value.problem.detail
