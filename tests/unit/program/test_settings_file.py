"""The settings file: commented when first written, forgiving when read, kept when changed."""

from __future__ import annotations

import errno
import os
import stat
import time
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from tray_app import settings_file
from tray_app.core.errors import SettingsFault, StorageFault
from tray_app.core.settings import HotkeySettings, Settings
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
    text = "\n".join(line for line in uncommented if not line.startswith("  "))  # those are examples
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
        ("[microfone]\ndevice = ''\n", 1, "microfone", "There is no such table; did you mean microphone?"),
        ("[targets]\nrelease_to_txt = 3\n", 2, "targets.release_to_txt", "did you mean release_to_text?"),
        ("[targets]\nrelease_to_text = 0\n", 2, "targets.release_to_text", "a number above 0"),
        ("[targets]\nrelease_to_text = inf\n", 2, "targets.release_to_text", "a number above 0"),
        (f"[targets]\nrelease_to_text = 0x{'f' * 900}\n", 2, "targets.release_to_text", "a number above 0"),
        (f"[tones]\nvolume_percent = 0x{'f' * 900}\n", 2, "tones.volume_percent", "a whole number"),
        ('hotkey = "f9"\n', 1, "hotkey", "[hotkey]"),
        ('hotkey.mode = "hover"\n', 1, "hotkey.mode", '"hybrid"'),
        ('hotkey = {mode = "hover"}\n', 1, "hotkey.mode", '"hybrid"'),
        ('[hotkey]\nkey = "fn"\n', 2, "hotkey.key", "the keyboard keeps it to itself"),
        ('[hotkey]\nkey = ""\n', 2, "hotkey.key", "cannot be read"),
        ('[hotkey]\nkey = "ctrl_r+"\n', 2, "hotkey.key", "Did you mean ctrl_r?"),
        ('[hotkey]\nkey = "kontrol_r"\n', 2, "hotkey.key", "Did you mean ctrl_r"),
        ('[hotkey]\nkey = "ctrl_r+ctrl_r"\n', 2, "hotkey.key", "the same key twice"),
        ('[hotkey]\ncancel_key = "escap"\n', 2, "hotkey.cancel_key", "Did you mean esc?"),
        ('[hotkey]\nkey = "esc"\n', 2, "hotkey.key", 'the cancel key "esc" share a key'),
        ('[hotkey]\n\ncancel_key = "ctrl_r"\n', 3, "hotkey.cancel_key", 'The hotkey "ctrl_r" and the cancel key'),
    ],
)
def test_a_wrong_line_is_named_with_what_is_allowed(path: Path, text: str, line: int, name: str, allowed: str) -> None:
    loaded = load(write(path, text), ["release_to_text"])
    (problem,) = loaded.problems
    assert f"{path}, line {line}: {name}: " in problem.detail
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


# --- what is in force --------------------------------------------------------------------

IN_FORCE = replace(Settings(), hotkey=HotkeySettings(key="f9", mode="toggle"))


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "text",
    [
        '[hotkey]\nkey = "f9"\nmode = hold\n',
        "[hotkey\n",
        "\x00",
        f"a = {'9' * 5000}\n",
        f"a = {'[' * 5000}{']' * 5000}\n",
        "a = " + "[\n" * 5000 + "]\n" * 5000,
        "a" + ".a" * 100_000 + " = 1\n",
        "# " + "x" * 1000,
        "# some words\n" * 30_000,
    ],
)
def test_a_file_that_cannot_be_read_changes_nothing_that_is_in_force(path: Path, text: str) -> None:
    loaded = load(write(path, text), (), IN_FORCE)
    assert loaded.settings == IN_FORCE
    assert loaded.mistakes == len(loaded.problems) == 1
    assert "what was in force stays" in loaded.problems[0].title
    assert load(path).settings == Settings()
    assert "defaults are used" in load(path).problems[0].title


def test_a_file_that_is_gone_changes_nothing_that_is_in_force(path: Path) -> None:
    assert load(path, (), IN_FORCE).settings == IN_FORCE
    assert "gone" in load(path, (), IN_FORCE).problems[0].title
    assert load(path).problems == ()


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ('[hotkey]\nkey = "contrl_r"\n', {"key": "f9", "mode": "hold"}),
        ('[hotkey]\nmode = "hover"\n', {"key": "ctrl_r", "mode": "toggle"}),
        ('[hotkey]\nkez = "f7"\n', {"key": "f9", "mode": "hold"}),
        ('[hotkez]\nkey = "f7"\n', {"key": "f9", "mode": "toggle"}),
        ('hotkey = "f7"\n', {"key": "f9", "mode": "toggle"}),
        ('[hotkey]\nkey = "esc"\n', {"key": "f9", "mode": "hold"}),
        ('[hotkey]\nkey = "f8"\n', {"key": "f8", "mode": "hold"}),
    ],
)
def test_for_a_wrong_value_its_value_in_force_counts_and_not_its_default(
    path: Path, text: str, kept: dict[str, str]
) -> None:
    hotkey = load(write(path, text), (), IN_FORCE).settings.hotkey
    assert {name: getattr(hotkey, name) for name in kept} == kept


def test_for_a_wrong_target_the_one_in_force_counts(path: Path) -> None:
    in_force = replace(Settings(), targets={"insertion": 9.0, "key_press": 8.0})
    loaded = load(write(path, "[targets]\ninsertion = nan\n"), (), in_force)
    assert loaded.settings.targets == {"insertion": 9.0}


# --- files that are none -----------------------------------------------------------------


def test_a_byte_order_mark_and_any_end_of_line_are_read(path: Path) -> None:
    write(path, "")
    for end in ("\n", "\r\n", "\r"):
        path.write_bytes(b"\xef\xbb\xbf" + f'[hotkey]{end}key = "f9"{end}'.encode())
        assert load(path).settings.hotkey.key == "f9"


def test_bytes_that_are_not_text_are_named_by_line_and_nothing_is_saved_over_them(path: Path) -> None:
    write(path, "")
    path.write_bytes(b'[hotkey]\nkey = "f\xe4"\n')
    assert "line 2 is not UTF-8" in load(path).problems[0].detail
    with pytest.raises(SettingsFault, match="not changed"):
        save_value(path, "hotkey", "mode", "toggle")


@pytest.mark.timeout(20)
@pytest.mark.parametrize("kind", ["pipe", "device", "endless device", "folder", "loop", "dangling link"])
def test_what_is_no_file_is_told_at_once(path: Path, kind: str) -> None:
    path.parent.mkdir()
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    else:
        targets = {"device": "/dev/tty", "endless device": "/dev/zero", "loop": path.name, "dangling link": "absent"}
        path.symlink_to(targets[kind])
    loaded = load(path, (), IN_FORCE)
    assert loaded.settings == IN_FORCE
    assert "cannot be read" in loaded.problems[0].title
    assert not write_default(path)


@pytest.mark.timeout(60)
@pytest.mark.parametrize("line", ["{name} = 1\n", "hotkey_{name} = 1\n"])
def test_a_flood_of_mistakes_is_counted_and_its_first_are_named(path: Path, line: str) -> None:
    text = "[targets]\n" + "".join(line.format(name=f"n{number}") for number in range(10_000))
    begun_s = time.process_time()
    loaded = load(write(path, text), ["insertion", "key_press"])
    assert time.process_time() - begun_s < 5, "linear: a hundredth of it was seen"
    assert (len(loaded.problems), loaded.mistakes) == (100, 10_000)
    summary = loaded.summary()
    assert summary is not None
    assert summary.title == "10000 settings are wrong; defaults are used."
    assert "line 4: " in summary.remedy
    assert "and 9997 more" in summary.remedy
    assert len(summary.remedy) < 700


def test_one_mistake_is_told_with_its_line(path: Path) -> None:
    summary = load(write(path, '[hotkey]\nkey = "contrl_r"\n')).summary()
    assert summary is not None
    assert "line 2: hotkey.key" in summary.remedy
    assert "Did you mean ctrl_r" in summary.remedy
    assert load(write(path, "")).summary() is None


def test_several_mistakes_begin_with_the_first_and_end_with_the_file(path: Path) -> None:
    summary = load(write(path, '[hotkey]\nkey = "contrl_r"\n[overlay]\nstyle = "huge"\nfades = true\n')).summary()
    assert summary is not None
    lines = summary.remedy.splitlines()
    assert lines[0].startswith("line 2: hotkey.key")
    assert lines[-1] == f"Correct the lines and save: {path}"
    assert any('It cannot be "huge".' in line for line in lines), lines


# --- saving ------------------------------------------------------------------------------


def test_saving_writes_through_a_link_and_keeps_the_mode(path: Path, tmp_path: Path) -> None:
    dotfile = write(tmp_path / "dotfiles" / "mine.toml", '# mine\n[hotkey]\nkey = "f9"\n')
    dotfile.chmod(0o640)
    path.parent.mkdir()
    path.symlink_to(dotfile)
    save_value(path, "hotkey", "mode", "toggle")
    assert path.is_symlink()
    assert "toggle" in dotfile.read_text()
    assert stat.S_IMODE(dotfile.stat().st_mode) == 0o640
    assert [file.name for file in dotfile.parent.iterdir()] == ["mine.toml"]


def test_a_first_file_is_the_users_alone(path: Path) -> None:
    write_default(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EDQUOT])
def test_a_disk_that_refuses_the_settings_is_told_as_a_fault(
    path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refuse(*_arguments: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(settings_file, "replace_whole", refuse)
    with pytest.raises(StorageFault, match="cannot be saved"):
        write_default(path)
    with pytest.raises(StorageFault, match="cannot be saved"):
        save_value(path, "hotkey", "mode", "toggle")


def test_settings_that_cannot_be_written_are_told_as_a_fault(path: Path) -> None:
    write(path.parent, "a file where the folder should be")
    with pytest.raises(StorageFault):
        write_default(path)
