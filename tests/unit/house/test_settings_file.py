"""The settings file: commented when first written, forgiving when read, kept when changed."""

from __future__ import annotations

import stat
import tomllib
from pathlib import Path

import pytest

from tray_app.core.errors import SettingsFault
from tray_app.core.settings import Settings
from tray_app.settings_file import default_text, load, save_targets, save_value, write_default


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.toml"


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_the_first_file_is_all_comments_and_means_the_defaults(path: Path) -> None:
    assert write_default(path)
    loaded = load(path)
    assert loaded.settings == Settings()
    assert loaded.problems == ()
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_every_default_uncommented_is_valid(path: Path) -> None:
    lines = default_text().splitlines()
    uncommented = [line[2:] if line.startswith("# ") and " = " in line and "(" not in line else line for line in lines]
    text = "\n".join(uncommented).replace("release_to_text = 100", "")
    assert len(tomllib.loads(text)["hotkey"]) >= 6
    loaded = load(write(path, text))
    assert loaded.problems == ()
    assert loaded.settings == Settings()


def test_an_existing_file_is_never_overwritten(path: Path) -> None:
    write(path, "# mine\n")
    assert not write_default(path)
    assert path.read_text() == "# mine\n"


@pytest.mark.parametrize(
    ("text", "line", "name", "allowed"),
    [
        ('[hotkey]\nmode = "hover"\n', 2, "hotkey.mode", '"hold", "toggle", "hybrid"'),
        ("[hotkey]\n\nmin_duration_ms = -4\n", 3, "hotkey.min_duration_ms", "a whole number from 0 to 5000"),
        ("[tones]\nenabled = 1\n", 2, "tones.enabled", "true or false"),
        ("[tones]\nvolume_percent = true\n", 2, "tones.volume_percent", "a whole number"),
        ("[microphone]\ndevice = 3\n", 2, "microphone.device", "text in quotes"),
        ("[microphone]\npre_rol_ms = 3\n", 2, "microphone.pre_rol_ms", "did you mean pre_roll_ms?"),
        ("[microfone]\ndevice = ''\n", 1, "microfone", "there is no such table"),
        ("[targets]\nrelease_to_txt = 3\n", 2, "targets.release_to_txt", "did you mean release_to_text?"),
        ("[targets]\nrelease_to_text = 0\n", 2, "targets.release_to_text", "a number above 0"),
        ('hotkey = "f9"\n', 1, "hotkey", "[hotkey]"),
    ],
)
def test_a_wrong_line_is_named_with_what_is_allowed(path: Path, text: str, line: int, name: str, allowed: str) -> None:
    loaded = load(write(path, text), ["release_to_text"])
    (problem,) = loaded.problems
    assert f"{path}, line {line}: {name} " in problem.detail
    assert allowed in problem.detail


def test_one_wrong_line_does_not_spoil_the_others(path: Path) -> None:
    loaded = load(write(path, '[hotkey]\nkey = "f9"\nmode = "hover"\n[overlay]\nstyle = "minimal"\n'))
    assert loaded.settings.hotkey.key == "f9"
    assert loaded.settings.hotkey.mode == "hold"
    assert loaded.settings.overlay.style == "minimal"
    assert len(loaded.problems) == 1


def test_broken_toml_gives_the_line_and_defaults(path: Path) -> None:
    loaded = load(write(path, "[hotkey]\nkey = \n"))
    assert loaded.settings == Settings()
    assert "line 2" in loaded.problems[0].detail


def test_bytes_that_are_not_text_give_defaults(path: Path) -> None:
    write(path, "")
    path.write_bytes(b"\xff\xfe\x00")
    assert load(path).settings == Settings()
    assert len(load(path).problems) == 1


def test_a_saved_value_keeps_the_users_comments(path: Path) -> None:
    write(path, '# my notes\n[hotkey]\nkey = "f9" # because\n')
    save_value(path, "hotkey", "mode", "hybrid")
    save_value(path, "tones", "enabled", False)
    text = path.read_text()
    assert "# my notes" in text
    assert "# because" in text
    settings = load(path).settings
    assert (settings.hotkey.key, settings.hotkey.mode, settings.tones.enabled) == ("f9", "hybrid", False)


def test_a_value_that_is_not_allowed_is_not_saved(path: Path) -> None:
    write_default(path)
    before = path.read_text()
    with pytest.raises(SettingsFault, match="hold"):
        save_value(path, "hotkey", "mode", "hover")
    assert path.read_text() == before


def test_a_broken_file_is_not_rewritten(path: Path) -> None:
    write(path, "[hotkey\n")
    with pytest.raises(SettingsFault):
        save_value(path, "hotkey", "mode", "hold")
    assert path.read_text() == "[hotkey\n"


# --- targets -----------------------------------------------------------------------------


def test_targets_are_saved_and_read_back_with_the_users_comments(path: Path) -> None:
    write(path, '# mine\n[hotkey]\nkey = "f9"\n\n[targets]\n# slow machine\ninsertion = 300\n')
    save_targets(path, {"insertion": 250.0, "transcription": 120.5})
    assert load(path).settings.targets == {"insertion": 250.0, "transcription": 120.5}
    text = path.read_text()
    assert "# mine" in text
    assert "# slow machine" in text
    assert "insertion = 250\n" in text


def test_targets_that_are_the_standard_again_leave_the_file(path: Path) -> None:
    save_targets(path, {"insertion": 250.0, "tray_uss": 50.0})
    save_targets(path, {"tray_uss": 50.0})
    assert load(path).settings.targets == {"tray_uss": 50.0}
    save_targets(path, {})
    assert load(path).settings.targets == {}


@pytest.mark.parametrize("value", [0.0, -1.0, float("inf"), float("nan")])
def test_a_target_that_is_none_is_refused_and_nothing_written(path: Path, value: float) -> None:
    before = write(path, "[targets]\ninsertion = 300\n").read_text()
    with pytest.raises(SettingsFault, match="above 0"):
        save_targets(path, {"insertion": value})
    assert path.read_text() == before


def test_targets_are_not_written_into_a_broken_file(path: Path) -> None:
    write(path, "[targets\n")
    with pytest.raises(SettingsFault):
        save_targets(path, {"insertion": 250.0})
    assert path.read_text() == "[targets\n"
