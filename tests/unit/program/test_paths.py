"""Folders of the program: private, its user's own, and where the session says."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from tray_app.core.errors import StorageFault
from tray_app.paths import make_private, runtime_dirs

pytestmark = pytest.mark.skipif(os.name != "posix", reason="modes and owners are Unix's")
root_only = pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root can give a folder away")


def test_a_folder_is_made_private_and_a_wider_one_is_tightened(tmp_path: Path) -> None:
    for folder in (tmp_path / "new" / "deep", tmp_path / "wide"):
        folder.mkdir(parents=True, mode=0o755) if folder.name == "wide" else None
        assert make_private(folder) == folder
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_link_of_our_own_to_a_folder_of_our_own_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir(mode=0o755)
    (tmp_path / "link").symlink_to("real")
    make_private(tmp_path / "link")
    assert stat.S_IMODE((tmp_path / "real").stat().st_mode) == 0o700


@root_only
def test_a_folder_of_another_user_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    theirs = tmp_path / "theirs"
    theirs.mkdir(mode=0o755)
    os.chown(theirs, 4321, 4321)
    with pytest.raises(StorageFault, match="another user"):
        make_private(theirs)
    assert stat.S_IMODE(theirs.stat().st_mode) == 0o755


@root_only
def test_a_link_that_another_user_put_there_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "ours").mkdir(mode=0o755)
    (tmp_path / "link").symlink_to("ours")
    os.chown(tmp_path / "link", 4321, 4321, follow_symlinks=False)
    with pytest.raises(StorageFault, match="another user"):
        make_private(tmp_path / "link")
    assert stat.S_IMODE((tmp_path / "ours").stat().st_mode) == 0o755


@pytest.mark.parametrize("in_the_way", ["file", "pipe", "dangling link"])
def test_what_is_no_folder_is_a_sentence(tmp_path: Path, in_the_way: str) -> None:
    place = tmp_path / "place"
    if in_the_way == "file":
        place.write_text("")
    elif in_the_way == "pipe":
        os.mkfifo(place)
    else:
        place.symlink_to("absent")
    with pytest.raises(StorageFault, match="cannot be made"):
        make_private(place)


def test_the_sessions_folder_comes_first_and_only_when_it_is_a_whole_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", "/home/me/state")
    monkeypatch.setenv("XDG_RUNTIME_DIR", "/run/user/7")
    with_session = runtime_dirs()
    assert with_session[:2] == (Path("/run/user/7/holdtalk"), Path("/home/me/state/holdtalk/run"))
    for none in ("", "run", "./run"):
        monkeypatch.setenv("XDG_RUNTIME_DIR", none)
        assert runtime_dirs() == with_session[1:]
