"""`holdtalk config`: single settings on the command line, by the same rules as everywhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tray_app import cli
from tray_app.cli import config as config_command


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "settings.toml"
    path.write_text('# mine\n[[binding]]\nkey = "f8"\nmode = "toggle"\n')
    monkeypatch.setattr(config_command, "settings_path", lambda: path)
    return path


def out(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out


def test_one_is_printed(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["config", "get", "binding.1.mode"]) == 0
    assert out(capsys) == "toggle\n"
    assert cli.run(["config", "get", "tones.enabled"]) == 0
    assert out(capsys) == "true\n"


def test_all_are_printed_as_they_can_be_set(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["config", "get"]) == 0
    lines = out(capsys).splitlines()
    assert "binding.1.key = f8" in lines
    assert "overlay.style = compact" in lines
    before = file.read_text()
    for line in lines:
        name, _, value = line.partition(" = ")
        if name not in ("hotkey.key", "hotkey.mode"):  # they do not count beside a [[binding]]
            assert cli.run(["config", "set", name, value]) == 0
    assert before.splitlines()[0] == file.read_text().splitlines()[0]


def test_one_is_set_and_unset(file: Path) -> None:
    before = file.read_text()
    assert cli.run(["config", "set", "tones.volume_percent", "12"]) == 0
    assert "volume_percent = 12" in file.read_text()
    assert cli.run(["config", "unset", "tones.volume_percent"]) == 0
    assert "volume_percent" not in file.read_text()
    assert file.read_text().startswith(before)
    assert cli.run(["config", "unset", "binding.1"]) == 0
    assert "binding" not in file.read_text()


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("tones.volume_percent", "200", "from 0 to 100"),
        ("tones.volume", "20", "There is no setting"),
        ("binding.1.key", "esc", "share a key"),
        ("binding.1.profile", "letter", "no [profile.letter]"),
    ],
)
def test_what_is_wrong_is_refused(
    file: Path, capsys: pytest.CaptureFixture[str], name: str, value: str, said: str
) -> None:
    before = file.read_text()
    assert cli.run(["config", "set", name, value]) == 1
    assert said in capsys.readouterr().err
    assert file.read_text() == before


def test_one_that_is_wrong_in_the_file_is_told(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text("[tones]\nvolume_percent = 200\n")
    assert cli.run(["config", "get", "tones.volume_percent"]) == 1
    told = capsys.readouterr()
    assert told.out == "30\n"
    assert "from 0 to 100" in told.err


def test_what_is_not_there_is_no_value(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["config", "get", "binding.1.tap_ms"]) == 1
    assert cli.run(["config", "get", "profile.letter.method"]) == 1
    assert "is not set" in capsys.readouterr().err
