"""The kept permission, and the pipes of a clipboard."""

from __future__ import annotations

import os
import stat
import threading
from pathlib import Path

import pytest

from tray_app.text.insertion.clipboard_pipes import read_all, write_all
from tray_app.text.insertion.portal_token import KeptToken
from tray_app.text.insertion.wayland_keymap import caps_lock_is_on


def test_a_permission_is_kept_for_the_user_alone(tmp_path: Path) -> None:
    path = tmp_path / "new" / "typing-permission"
    token = KeptToken(path)
    assert token.read() == ""
    for text in ("first", "second"):
        token.keep(text)
        assert KeptToken(path).read() == text
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    token.keep("")
    assert not path.exists()
    token.keep("")


def test_a_file_that_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    path = tmp_path / "typing-permission"
    path.write_text("old")
    path.chmod(0o644)
    KeptToken(path).keep("new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("content", [b"\xff\xfe", b"a" * 5_000, b"with\0nul"])
def test_what_is_no_permission_is_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "typing-permission"
    path.write_bytes(content)
    assert KeptToken(path).read() == ""


@pytest.mark.expected_warning("could not be kept")
def test_a_folder_that_cannot_be_made_costs_a_question_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    KeptToken(tmp_path / "file" / "typing-permission").keep("token")


def test_a_clipboard_larger_than_a_pipe_goes_through() -> None:
    reading, writing = os.pipe()
    data = os.urandom(1 << 20)
    got: list[bytes | None] = []
    reader = threading.Thread(target=lambda: got.append(read_all(reading, 20, 1 << 21)))
    reader.start()
    assert write_all(writing, data, 20)
    reader.join(20)
    assert got == [data]


def test_whoever_does_not_read_is_not_waited_for() -> None:
    reading, writing = os.pipe()
    assert not write_all(writing, bytes(1 << 20), 0.05)
    os.close(reading)


def test_whoever_hangs_up_is_no_error() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    assert not write_all(writing, b"text", 1)


def test_whoever_does_not_write_is_not_waited_for() -> None:
    reading, writing = os.pipe()
    assert read_all(reading, 0.05, 1_000) is None
    os.close(writing)


def test_more_than_there_is_room_for_is_not_taken() -> None:
    reading, writing = os.pipe()
    os.write(writing, b"x" * 100)
    os.close(writing)
    assert read_all(reading, 5, 99) is None


def test_the_light_of_caps_lock_tells(tmp_path: Path) -> None:
    assert not caps_lock_is_on(tmp_path)
    for name, light in (("input3::capslock", "0\n"), ("input4::numlock", "1\n")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "brightness").write_text(light)
    assert not caps_lock_is_on(tmp_path)
    (tmp_path / "input3::capslock" / "brightness").write_text("1\n")
    assert caps_lock_is_on(tmp_path)
