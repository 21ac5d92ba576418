"""`holdtalk api`: where other programs find the running one, and the token they need."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tray_app import cli
from tray_app.cli import api
from tray_app.paths import api_token_path
from tray_app.web.token import read_or_make

ON = "[api]\nenabled = true\nport = 7500\ntext = true\nfigures = false\n"
CANNOT = {"title": "Port 7500 cannot be had.", "remedy": "Choose another.", "detail": ""}


class Home:
    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.settings = folder / "settings.toml"
        self.running: Mapping[str, Any] | None = None
        self.asked: list[str] = []
        monkeypatch.setattr(api, "settings_path", lambda: self.settings)
        monkeypatch.setenv("XDG_STATE_HOME", str(folder))
        monkeypatch.setattr(api, "ask", self._ask)

    def _ask(self, command: str, **_limits: object) -> Mapping[str, Any] | None:
        self.asked.append(command)
        return self.running


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    return Home(tmp_path, monkeypatch)


def test_while_it_is_off_it_says_how_to_switch_it_on(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["api"]) == 0
    printed = capsys.readouterr().out
    assert "enabled = true under [api]" in printed
    assert str(home.settings) in printed


@pytest.mark.parametrize(
    ("running", "last"),
    [
        (None, "Holdtalk is not running."),
        ({"api": None}, "The running Holdtalk has not switched it on."),
        ({"api": {"clients": [], "problem": None}}, "Connected:  nobody"),
        ({"api": {"clients": ["curl", "wscat"], "problem": None}}, "Connected:  curl, wscat"),
    ],
)
def test_address_token_and_what_is_allowed_are_told(
    home: Home, capsys: pytest.CaptureFixture[str], running: Mapping[str, Any] | None, last: str
) -> None:
    home.settings.write_text(ON)
    home.running = running
    assert cli.run(["api"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Address:    ws://127.0.0.1:7500/ and http://127.0.0.1:7500/",
        f"Token:      {api_token_path()}",
        "Allowed:    control, text, figures (no)",
        last,
    ]


def test_what_keeps_others_out_is_told(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    home.settings.write_text(ON)
    home.running = {"api": {"clients": [], "problem": CANNOT}}
    assert cli.run(["api"]) == 1
    assert "Choose another." in capsys.readouterr().err


def test_the_token_alone_is_for_scripts(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["api", "--token"]) == 1
    assert "--new-token" in capsys.readouterr().err
    token = read_or_make(api_token_path())
    assert cli.run(["api", "--token"]) == 0
    assert capsys.readouterr().out == f"{token}\n"


@pytest.mark.parametrize("running", [True, False])
def test_a_new_token_is_made_by_the_running_program_or_else_here(home: Home, running: bool) -> None:
    before = read_or_make(api_token_path())
    home.running = {} if running else None
    assert cli.run(["api", "--new-token"]) == 0
    assert home.asked == ["renew_token"]
    assert (read_or_make(api_token_path()) == before) is running
