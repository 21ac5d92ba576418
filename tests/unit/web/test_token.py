"""The file that proves who runs as the same user."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from tray_app.core.errors import StorageFault
from tray_app.web.token import read_or_make


def test_a_token_is_made_once_and_is_the_users_alone(tmp_path: Path) -> None:
    path = tmp_path / "state" / "api-token"
    token = read_or_make(path)
    assert len(token) >= 43
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert read_or_make(path) == token


def test_one_that_others_could_read_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "api-token"
    token = read_or_make(path)
    path.chmod(0o640)
    assert read_or_make(path) != token
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("content", ["", "short", "two words that are as long as a real token would be", "ä" * 50])
def test_what_is_no_token_is_replaced(tmp_path: Path, content: str) -> None:
    path = tmp_path / "api-token"
    path.write_text(content, encoding="utf-8")
    path.chmod(0o600)
    assert read_or_make(path) not in ("", content)


def test_a_link_to_elsewhere_is_not_followed(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_text("x" * 50, encoding="ascii")
    elsewhere.chmod(0o600)
    path = tmp_path / "api-token"
    path.symlink_to(elsewhere)
    assert read_or_make(path) != "x" * 50
    assert elsewhere.read_text(encoding="ascii") == "x" * 50
    assert not path.is_symlink()


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "api-token").mkdir()
    with pytest.raises(StorageFault, match="token"):
        read_or_make(tmp_path / "api-token")
