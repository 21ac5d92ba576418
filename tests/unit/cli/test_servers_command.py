"""`holdtalk remote`: which servers hear what is said, and the key that one of them wants."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from tray_app import cli
from tray_app.cli import servers
from tray_app.speech.remote import key

SETTINGS = '[speech]\nengine = "openai"\n[remote]\nopenai_url = "https://speech.example.org/v1"\n'
KEYRING = """
import json
from pathlib import Path

KEPT = Path(__file__).with_suffix(".json")

def _kept():
    return json.loads(KEPT.read_text()) if KEPT.exists() else {}

def get_password(service, name):
    return _kept().get(f"{service} {name}")

def set_password(service, name, key):
    KEPT.write_text(json.dumps({**_kept(), f"{service} {name}": key}))

def delete_password(service, name):
    KEPT.write_text(json.dumps({kept: key for kept, key in _kept().items() if kept != f"{service} {name}"}))
"""


class Home:
    """Settings, and a keyring that is a file."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.settings = folder / "settings.toml"
        self.settings.write_text(SETTINGS)
        self.kept = folder / "keyring.json"
        (folder / "keyring.py").write_text(KEYRING)
        monkeypatch.setattr(servers, "settings_path", lambda: self.settings)
        monkeypatch.delenv(key.VARIABLE, raising=False)
        monkeypatch.setenv("PYTHONPATH", str(folder))
        monkeypatch.syspath_prepend(str(folder))
        monkeypatch.delitem(sys.modules, "keyring", raising=False)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    return Home(tmp_path, monkeypatch)


def test_a_key_is_kept_for_its_server_found_by_the_worker_and_removed(
    home: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("open sesame\n"))
    assert cli.run(["remote", "key"]) == 0
    assert json.loads(home.kept.read_text()) == {"holdtalk speech.example.org:443": "open sesame"}
    assert key.find_key("speech.example.org:443") == "open sesame"
    assert key.find_key("elsewhere.example.org:443") == "", "no other server gets it"
    assert cli.run(["remote"]) == 0
    assert "in the keyring" in capsys.readouterr().out
    assert cli.run(["remote", "key", "--remove"]) == 0
    assert key.find_key("speech.example.org:443") == ""
    printed = capsys.readouterr()
    assert "open sesame" not in printed.out + printed.err + home.settings.read_text()


def test_the_key_of_the_environment_goes_before_the_kept_one(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    key.keep_key("speech.example.org:443", "kept")
    monkeypatch.setenv(key.VARIABLE, "given")
    assert key.find_key("speech.example.org:443") == "given"


def test_no_key_is_asked_for_where_no_server_wants_one(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    home.settings.write_text("")
    assert cli.run(["remote", "key"]) == 1
    assert "Set openai_url under [remote] first." in capsys.readouterr().err


def test_nothing_given_is_nothing_kept(
    home: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n"))
    assert cli.run(["remote", "key"]) == 1
    assert not home.kept.exists()


def test_a_keyring_that_cannot_be_used_is_told_and_finds_no_key(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("open sesame\n"))
    (tmp_path / "keyring.py").write_text("raise ImportError")
    assert cli.run(["remote", "key"]) == 1
    assert "Install holdtalk[remote]" in capsys.readouterr().err
    assert key.find_key("speech.example.org:443") == ""
    (tmp_path / "keyring.py").write_text("def set_password(*_): raise RuntimeError('open sesame')")
    monkeypatch.setattr(sys, "stdin", io.StringIO("open sesame\n"))
    assert cli.run(["remote", "key"]) == 1
    printed = capsys.readouterr().err
    assert "keyring cannot be used" in printed
    assert "open sesame" not in printed
