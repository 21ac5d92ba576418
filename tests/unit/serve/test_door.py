"""Who is let in by `holdtalk serve`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tray_app.core.errors import StorageFault
from tray_app.serve.door import Door, is_local, token_of

TOKEN = "open sesame and close it"  # no secret
KEY = {"Authorization": f"Bearer {TOKEN}"}


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "::1", "localhost"])
def test_this_machine_alone_reaches_these(host: str) -> None:
    assert is_local(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "box.example.org", ""])
def test_others_reach_these(host: str) -> None:
    assert not is_local(host)


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1:8730", "LOCALHOST:8730", "[::1]:8730"])
def test_programs_of_this_machine_need_no_token(name: str) -> None:
    assert Door(local=True).refuses({"Host": name}) is None


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Host": "rebound.example.org"},
        {"Host": "localhost.example.org:8730"},
        {"Host": "localhost", "Origin": "null"},
        {"Host": "localhost", "Origin": "http://localhost:8730"},
        {"Host": "localhost", "Sec-Fetch-Site": "same-site"},
    ],
)
def test_web_pages_are_refused_whatever_they_say(headers: dict[str, str]) -> None:
    for token in ("", TOKEN):
        assert Door(local=True, token=token).refuses({**headers, **KEY}) is not None


@pytest.mark.parametrize("said", ["", "Bearer", "Bearer wrong", f"Basic {TOKEN}", f"Bearer {TOKEN}x", "Bearer \udcff"])
def test_whoever_does_not_know_the_token_stays_outside(said: str) -> None:
    door = Door(local=False, token=TOKEN)
    refusal = door.refuses({"Host": "box:8730", "Authorization": said})
    assert refusal is not None
    assert refusal.status == 401
    assert door.refuses({"Host": "box:8730", **KEY}) is None
    assert door.refuses({"Host": "box:8730", "authorization": f"bearer {TOKEN}", **KEY}) is None


def test_a_token_is_made_once_and_an_unsafe_one_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "token"
    token = token_of(path)
    assert token_of(path) == token
    assert path.stat().st_mode & 0o777 == 0o600
    path.chmod(0o640)
    with pytest.raises(StorageFault, match="chmod 600"):
        token_of(path)
    path.chmod(0o600)
    path.write_text("short\n")
    with pytest.raises(StorageFault, match="letters or more"):
        token_of(path)
    assert path.read_text() == "short\n"
    with pytest.raises(StorageFault, match="cannot be used"):
        token_of(tmp_path / "none" / "token")
