"""Files are replaced whole, where they really lie, and stay for whom they were."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import BinaryIO

import pytest

from tray_app.core.errors import StorageFault
from tray_app.whole_file import replace_whole, replace_whole_by


def test_an_existing_file_keeps_its_mode_and_a_new_one_is_the_users_alone(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    old.write_text("yesterday")
    old.chmod(0o664)
    for path in (old, new):
        replace_whole(path, b"today")
        assert path.read_bytes() == b"today"
    assert [stat.S_IMODE(path.stat().st_mode) for path in (old, new)] == [0o664, 0o600]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only the administrator can give a file away")
def test_an_existing_file_keeps_its_owner(tmp_path: Path) -> None:
    path = tmp_path / "theirs"
    path.write_text("yesterday")
    os.chown(path, 4321, 4322)
    replace_whole(path, b"today")
    assert (path.stat().st_uid, path.stat().st_gid) == (4321, 4322)


def test_a_link_stays_and_its_target_is_written_even_where_there_was_none(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    link = tmp_path / "link"
    link.symlink_to(Path("elsewhere") / "target")
    for content in (b"first", b"second"):
        replace_whole(link, content)
        assert link.is_symlink()
        assert (tmp_path / "elsewhere" / "target").read_bytes() == content


@pytest.mark.parametrize("kind", ["device", "pipe", "link to a device"])
def test_what_is_no_file_is_left_alone(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "place"
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "link to a device":
        path.symlink_to("/dev/null")
    else:
        path = Path("/dev/full")
    before = path.stat()
    with pytest.raises(StorageFault, match="device or a pipe"):
        replace_whole(path, b"today")
    assert path.stat().st_mode == before.st_mode
    assert not list(tmp_path.glob(".*"))


def test_links_in_a_circle_are_an_error(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(OSError, match="symbolic links"):
        replace_whole(tmp_path / "loop", b"today")


def test_content_that_does_not_come_to_its_end_replaces_nothing(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("yesterday")

    def break_off(file: BinaryIO) -> None:
        file.write(b"to")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        replace_whole_by(path, break_off)
    assert [(found.name, found.read_text()) for found in tmp_path.iterdir()] == [("file", "yesterday")]
