"""A compositor's configuration is changed by one line, and never broken."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import tempfile
from pathlib import Path

import pytest

from tray_app import cli
from tray_app.compositor_keys import configuration as places
from tray_app.compositor_keys import writing
from tray_app.compositor_keys.bound import bounds
from tray_app.compositor_keys.configuration import (
    Configuration,
    are_written,
    configuration_of,
    with_include,
    without_include,
)
from tray_app.compositor_keys.lines import HEADER, Language, text_of
from tray_app.compositor_keys.writing import remove, write
from tray_app.core.bindings import bindings_of
from tray_app.core.errors import HoldtalkError, StorageFault
from tray_app.core.settings import BindingSettings, Settings
from tray_app.session import Compositor

KEYS = f"# {HEADER[0]}\nbindsym --no-repeat F9 exec /opt/key press\n"
TWO_HOTKEYS = Settings(
    binding=(
        BindingSettings(key="f9", name="default"),
        BindingSettings(key="alt_l+space", name="mail"),
        BindingSettings(key="f7", name="pause", mode="pause"),
    )
)
USERS = "# My own.\nset $mod Mod4\nbindsym $mod+Return exec foot\n"


@pytest.fixture(autouse=True)
def nothing_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """No compositor that runs here is spoken to."""
    monkeypatch.setattr(writing, "_mistakes", lambda _configuration: "")
    monkeypatch.setattr(writing, "asked", lambda *_argv: None)
    monkeypatch.setattr(places, "loaded_config", lambda _address: None)


@pytest.fixture
def sway(tmp_path: Path) -> Configuration:
    path = tmp_path / "sway" / "config"
    path.parent.mkdir()
    path.write_text(USERS)
    return Configuration(Compositor.SWAY, Language.SWAY, path)


def of(language: Language, path: Path = Path("/home/u/conf/file")) -> Configuration:
    return Configuration(Compositor.OTHER, language, path)


def test_it_is_known_whether_hotkeys_were_written(sway: Configuration, tmp_path: Path) -> None:
    environ = {"HOME": str(tmp_path / "home"), "XDG_CONFIG_HOME": str(tmp_path), "XDG_CURRENT_DESKTOP": "sway"}
    assert not are_written(environ)
    write(sway, KEYS)
    assert are_written(environ)
    assert not are_written({**environ, "XDG_CURRENT_DESKTOP": "GNOME"})
    remove(sway)
    assert not are_written(environ)
    bound = bounds(bindings_of(TWO_HOTKEYS))
    write(sway, text_of(bound, Language.SWAY))
    assert are_written(environ, [("default", "f9"), ("mail", "alt_l+space"), ("pause", "f7")])
    assert not are_written(environ, [("default", "f8")]), "another key was chosen since"
    assert not are_written(environ, [("letter", "alt_l+space")]), "another name"
    sway.path.write_text(USERS)
    assert not are_written(environ), "our file is there, and nothing brings it in"


# --- where it is -------------------------------------------------------------------------


def test_each_compositors_file_is_where_it_looks_for_it(tmp_path: Path) -> None:
    environ = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path / "conf")}
    found = {one: configuration_of(one, environ) for one in (Compositor.HYPRLAND, Compositor.NIRI, Compositor.RIVER)}
    assert [str(one.path.relative_to(tmp_path)) for one in found.values()] == [
        "conf/hypr/hyprland.conf", "conf/niri/config.kdl", "conf/river/init",
    ]  # fmt: skip
    assert configuration_of(Compositor.NIRI, {"HOME": "/h"}).path == Path("/h/.config/niri/config.kdl")
    assert configuration_of(Compositor.NIRI, environ | {"NIRI_CONFIG": "/etc/n.kdl"}).path == Path("/etc/n.kdl")


def test_hyprlands_newer_file_is_taken_where_it_is_there(tmp_path: Path) -> None:
    (tmp_path / ".config" / "hypr").mkdir(parents=True)
    (tmp_path / ".config" / "hypr" / "hyprland.lua").touch()
    found = configuration_of(Compositor.HYPRLAND, {"HOME": str(tmp_path)})
    assert (found.language, found.own.name) == (Language.LUA, "holdtalk-keys.lua")
    named = configuration_of(Compositor.HYPRLAND, {"HOME": str(tmp_path)}, Path("/x/y.conf"))
    assert named.language is Language.HYPRLANG


def test_sways_is_the_one_that_it_has_loaded_else_the_first_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    environ = {"HOME": str(tmp_path)}
    mine = tmp_path / ".config" / "sway" / "config"
    mine.parent.mkdir(parents=True)
    mine.touch()
    assert configuration_of(Compositor.SWAY, environ).path == mine
    other = tmp_path / "elsewhere"
    other.touch()
    monkeypatch.setattr(places, "loaded_config", lambda _address: other)
    assert configuration_of(Compositor.SWAY, environ).path == other


def test_the_systems_file_is_copied_and_not_changed(tmp_path: Path) -> None:
    system = tmp_path / "etc"
    system.write_text(USERS)
    mine = Configuration(Compositor.SWAY, Language.SWAY, tmp_path / "home" / "sway" / "config", template=system)
    done = write(mine, KEYS)
    assert system.read_text() == USERS
    assert mine.path.read_text().startswith(USERS)
    assert mine.include in mine.path.read_text()
    assert "a copy of" in "".join(done.files)


# --- the line ----------------------------------------------------------------------------


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("text", ["", "one\ntwo\n", "one\n\n"])
def test_what_was_put_in_is_taken_out_again(language: Language, end: str, text: str) -> None:
    before = ("#!/bin/sh\n" if language is Language.RIVER else "") + text
    before = before.replace("\n", end)
    changed = with_include(before, of(language))
    assert changed.count(of(language).include) == 1
    assert before in changed or language is Language.RIVER
    assert with_include(changed, of(language)) == changed
    assert without_include(changed, of(language)) == before
    assert without_include(before, of(language)) == before


def test_a_last_line_without_an_end_gets_one() -> None:
    changed = with_include("set $a b", of(Language.SWAY))
    assert changed.splitlines()[0] == "set $a b"
    assert changed.splitlines()[-1] == of(Language.SWAY).include


def test_rivers_init_runs_ours_before_what_may_never_end() -> None:
    changed = with_include("#!/bin/sh\nexec rivertile\n", of(Language.RIVER)).splitlines()
    assert changed[0] == "#!/bin/sh"
    assert changed.index(of(Language.RIVER).include) < changed.index("exec rivertile")
    for other in ("#!/usr/bin/env python3\n", "", "exec rivertile\n"):
        with pytest.raises(HoldtalkError, match="no shell script"):
            with_include(other, of(Language.RIVER))
    for shell in ("#!/usr/bin/env bash\n", "#! /bin/dash\n", "#!/bin/sh -e\n"):
        assert of(Language.RIVER).include in with_include(shell, of(Language.RIVER))


def test_a_folder_whose_name_cannot_be_written_is_said() -> None:
    with pytest.raises(HoldtalkError, match="cannot be written"):
        with_include("", of(Language.SWAY, Path("/home/my own/config")))


# --- the files ---------------------------------------------------------------------------


def test_writing_twice_is_writing_once(sway: Configuration) -> None:
    write(sway, KEYS)
    first = sway.path.read_text()
    assert write(sway, KEYS).files == []
    assert sway.path.read_text() == first
    assert first.startswith(USERS)
    assert sway.own.read_text() == KEYS
    assert [path.name for path in sorted(sway.path.parent.iterdir())] == [
        "config", "config.before-holdtalk", "holdtalk-keys",
    ]  # fmt: skip
    assert (sway.path.parent / "config.before-holdtalk").read_text() == USERS


def test_other_keys_change_only_our_file(sway: Configuration) -> None:
    write(sway, KEYS)
    first = sway.path.read_text()
    write(sway, KEYS.replace("F9", "F8"))
    assert sway.path.read_text() == first
    assert "F8" in sway.own.read_text()


def test_they_are_taken_away_again_and_what_was_changed_since_stays(sway: Configuration) -> None:
    write(sway, KEYS)
    sway.path.write_text(sway.path.read_text().replace("foot", "xterm"))
    remove(sway)
    assert sway.path.read_text() == USERS.replace("foot", "xterm")
    assert not sway.own.exists()
    assert remove(sway).files == []


def test_a_link_stays_one_and_bytes_that_are_no_text_stay(sway: Configuration, tmp_path: Path) -> None:
    kept = tmp_path / "dotfiles"
    kept.write_bytes(USERS.encode() + b"# \xff\xfe\r\n")
    kept.chmod(0o640)
    sway.path.unlink()
    sway.path.symlink_to(kept)
    write(sway, KEYS)
    assert sway.path.is_symlink()
    assert kept.read_bytes().startswith(USERS.encode() + b"# \xff\xfe\r\n")
    assert stat.S_IMODE(kept.stat().st_mode) == 0o640


def test_a_file_of_somebody_elses_is_not_replaced(sway: Configuration) -> None:
    sway.own.write_text("mine")
    with pytest.raises(StorageFault, match="stands in the way"):
        write(sway, KEYS)
    assert sway.own.read_text() == "mine"
    remove(sway)
    assert sway.own.exists()


def test_without_a_configuration_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(HoldtalkError, match="no configuration file"):
        write(Configuration(Compositor.NIRI, Language.KDL, tmp_path / "config.kdl"), KEYS)
    assert list(tmp_path.iterdir()) == []


def test_what_the_compositor_does_not_understand_is_taken_back(
    sway: Configuration, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wrong_after(configuration: Configuration) -> str:
        return "line 5" if configuration.own.exists() else ""

    monkeypatch.setattr(writing, "_mistakes", wrong_after)
    with pytest.raises(HoldtalkError, match="line 5"):
        write(sway, KEYS)
    assert sway.path.read_text() == USERS
    assert not sway.own.exists()


def test_a_configuration_that_was_wrong_before_is_not_our_fault(
    sway: Configuration, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "_mistakes", lambda _configuration: "line 1")
    write(sway, KEYS)
    assert sway.own.exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="the administrator may write everywhere")
def test_a_folder_that_may_not_be_written_is_said(sway: Configuration) -> None:
    sway.path.parent.chmod(0o500)
    with pytest.raises(StorageFault, match="cannot be written"):
        write(sway, KEYS)


# --- the command -------------------------------------------------------------------------


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / ".config"))
    mine = tmp_path / ".config" / "sway" / "config"
    mine.parent.mkdir(parents=True)
    mine.write_text(USERS)
    return tmp_path


def test_it_shows_the_lines_and_writes_nothing_unasked(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["setup-keys", "--compositor", "sway"]) == 0
    told = capsys.readouterr().out
    assert "bindsym --no-repeat Control_R exec" in told
    assert "--write does it" in told
    assert (home / ".config" / "sway" / "config").read_text() == USERS


@pytest.mark.parametrize(("answer", "written"), [("y", True), ("", False), ("no", False), (EOFError(), False)])
def test_it_asks_whoever_sits_before_it(
    home: Path, monkeypatch: pytest.MonkeyPatch, answer: str | EOFError, written: bool
) -> None:
    def asked(_question: str) -> str:
        if isinstance(answer, EOFError):
            raise answer
        return answer

    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("builtins.input", asked)
    assert cli.run(["setup-keys", "--compositor", "sway"]) == 0
    assert (home / ".config" / "sway" / "holdtalk-keys").exists() is written


def test_print_gives_the_lines_alone(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["setup-keys", "--compositor", "hyprland", "--print"]) == 0
    told = capsys.readouterr()
    assert all(line.startswith(("#", "bind")) for line in told.out.splitlines())
    assert "each shortcut" in told.err


def test_write_and_remove(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["setup-keys", "--compositor", "sway", "--write"]) == 0
    assert "swaymsg reload" in capsys.readouterr().out
    assert (home / ".config" / "sway" / "holdtalk-keys").exists()
    assert cli.run(["setup-keys", "--compositor", "sway", "--remove"]) == 0
    assert (home / ".config" / "sway" / "config").read_text() == USERS


@pytest.mark.parametrize(("name", "words"), [("kde", "System Settings"), ("gnome", "GNOME 48"), ("other", "released:")])
def test_elsewhere_it_says_what_to_do_instead(
    home: Path, capsys: pytest.CaptureFixture[str], name: str, words: str
) -> None:
    assert cli.run(["setup-keys", "--compositor", name]) == 0
    assert words in capsys.readouterr().out
    assert cli.run(["setup-keys", "--compositor", name, "--write"]) == 1


@pytest.mark.skipif(shutil.which("sway") is None, reason="sway is not there")
def test_sway_itself_is_asked_whether_it_understands() -> None:
    argv = ["sway", "-C", "-c"]
    with tempfile.TemporaryDirectory(prefix="holdtalk-sway-") as name:  # where others may look into it
        folder = Path(name)
        (folder / "run").mkdir(mode=0o700)
        folder.chmod(0o755)
        if os.geteuid() == 0:  # it refuses to run for the administrator
            argv = ["setpriv", "--reuid=1", "--regid=1", "--clear-groups", *argv]
            os.chown(folder / "run", 1, 1)
        env = {**os.environ, "XDG_RUNTIME_DIR": str(folder / "run"), **writing._WITHOUT_SCREEN}
        config = Configuration(Compositor.SWAY, Language.SWAY, folder / "config")
        config.path.write_text(USERS)

        def mistakes() -> str:
            for path in (config.path, config.own):
                path.chmod(0o644)
            done = subprocess.run([*argv, str(config.path)], env=env, capture_output=True, text=True, check=False)
            return writing.wrong_in("sway", done)

        write(config, text_of(bounds(bindings_of(Settings())), Language.SWAY))
        assert mistakes() == ""
        config.own.write_text("bindsym Nokey exec true\n")
        assert "Unknown key" in mistakes()
