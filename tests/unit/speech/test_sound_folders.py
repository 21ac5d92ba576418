"""Which files are meant by the names on a command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tray_app.speech.sound_folders import look_up


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.wav", "a.FLAC", "notes.txt", "sub/c.m4a", "sub/deep/d.ogg", "sub/x.pdf", ".hidden/e.wav", ".f.wav"):
        path = tmp_path / "talks" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    return tmp_path / "talks"


def test_a_folder_gives_the_sounds_in_it_by_name_and_says_what_it_left_out(folder: Path) -> None:
    found = look_up([folder])
    assert [one.place.as_posix() for one in found.wanted] == ["a.FLAC", "b.wav", "sub/c.m4a", "sub/deep/d.ogg"]
    assert found.left_out == [(folder, 2)]
    assert found.problems == []


def test_what_is_named_twice_is_wanted_once(folder: Path) -> None:
    found = look_up([folder / "b.wav", folder, Path("-"), Path("-")])
    assert [one.path.name for one in found.wanted] == ["b.wav", "a.FLAC", "c.m4a", "d.ogg", "-"]


def test_a_link_round_in_circles_is_not_followed(folder: Path) -> None:
    (folder / "sub" / "up").symlink_to(folder)
    assert len(look_up([folder]).wanted) == 4


def test_a_folder_without_sound_and_a_pattern_without_files_are_told(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    found = look_up([tmp_path / "empty", tmp_path / "*.wav"])
    assert [str(problem.title) for _, problem in found.problems] == [
        "There is no sound file in this folder.", "No file has such a name.",
    ]  # fmt: skip


def test_a_pattern_in_quotes_is_resolved(folder: Path) -> None:
    assert [one.path.name for one in look_up([folder / "*.[wF]*"]).wanted] == ["a.FLAC", "b.wav"]


def test_a_name_that_only_looks_like_a_pattern_is_a_name(tmp_path: Path) -> None:
    (tmp_path / "talk [1].wav").write_bytes(b"x")
    assert len(look_up([tmp_path / "talk [1].wav"]).wanted) == 1


def test_a_file_that_is_not_there_is_left_to_whoever_opens_it(tmp_path: Path) -> None:
    found = look_up([tmp_path / "absent.wav"])
    assert [one.path.name for one in found.wanted] == ["absent.wav"]
