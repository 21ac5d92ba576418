"""Start at login, as each system has it."""

from __future__ import annotations

import plistlib
import shlex
import stat
import sys
from pathlib import Path

import pytest

from tray_app import cli
from tray_app.core.errors import StorageFault
from tray_app.login_start import command as commands
from tray_app.login_start import login_start, set_starts_at_login, starts_at_login
from tray_app.login_start.command import StartCommand, start_command
from tray_app.login_start.desktop_entry import DesktopEntry, autostart_folders, command_line
from tray_app.login_start.launch_agent import LaunchAgent
from tray_app.login_start.run_key import APPROVED, NAME, RUN, RunKey

THIS = StartCommand((sys.executable, "run", "--quiet"), {})
OTHER = StartCommand((sys.executable, "-m", "elsewhere", "run"), {})

linux_only = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the XDG way")


def entry(folder: Path, command: StartCommand = THIS, *others: Path) -> DesktopEntry:
    return DesktopEntry(folder, command, others)


def file_of(folder: Path) -> Path:
    return folder / "holdtalk.desktop"


# --- desktop entries ---------------------------------------------------------------------


def test_it_is_off_until_it_is_switched_on_and_off_again_after_that(tmp_path: Path) -> None:
    folder = tmp_path / "config" / "autostart"
    start = entry(folder)
    assert not start.is_on()
    start.switch(False)
    assert not folder.exists(), "nothing to say, nothing written"
    start.switch(True)
    assert start.is_on()
    start.switch(False)
    assert not start.is_on()
    start.switch(True)
    assert start.is_on()


def test_what_is_written_is_a_desktop_entry_that_starts_this_program(tmp_path: Path) -> None:
    entry(tmp_path).switch(True)
    lines = file_of(tmp_path).read_text().splitlines()
    assert lines[1] == "[Desktop Entry]"
    assert "Type=Application" in lines
    assert f"TryExec={sys.executable}" in lines
    assert f"Exec={sys.executable} run --quiet" in lines
    assert "X-GNOME-Autostart-enabled=true" in lines
    assert stat.S_IMODE(file_of(tmp_path).stat().st_mode) & 0o022 == 0


MINE = """\
# mine
[Desktop Entry]
Type=Application
Name=Talk
Name[de]=Sprich
Exec=nice -n 5 /opt/holdtalk run
X-GNOME-Autostart-Delay=10
[Desktop Action Performance]
Name=Show performance
Exec=holdtalk show performance
"""


def test_a_file_that_the_user_wrote_is_only_switched(tmp_path: Path) -> None:
    path = file_of(tmp_path)
    path.write_text(MINE)
    start = entry(tmp_path)
    assert start.is_on()
    start.switch(False)
    assert not start.is_on()
    start.switch(True)
    assert start.is_on()
    kept = [line for line in path.read_text().splitlines() if not line.startswith(("Hidden", "X-GNOME-Autostart-en"))]
    assert kept == MINE.splitlines()
    assert path.read_text().index("Hidden=false") < path.read_text().index("[Desktop Action")


def test_a_command_that_was_edited_stays_and_one_that_was_not_follows_the_program(tmp_path: Path) -> None:
    path = file_of(tmp_path)
    entry(tmp_path).switch(True)
    entry(tmp_path, OTHER).switch(True)
    assert f"\nExec={sys.executable} -m elsewhere run\n" in path.read_text()
    path.write_text(path.read_text().replace("\nExec=", "\nExec=nice "))
    entry(tmp_path).switch(True)
    assert f"\nExec=nice {sys.executable} -m elsewhere run\n" in path.read_text()


@pytest.mark.parametrize("off", ["Hidden=true", "X-GNOME-Autostart-enabled=false", "TryExec=/nowhere/holdtalk"])
def test_what_the_desktop_would_not_start_is_off(tmp_path: Path, off: str) -> None:
    file_of(tmp_path).write_text(f"[Desktop Entry]\nType=Application\nExec=sh\n{off}\n")
    assert not entry(tmp_path).is_on()


def test_one_of_the_system_is_hidden_by_the_users_own(tmp_path: Path) -> None:
    system, own = tmp_path / "system", tmp_path / "own"
    system.mkdir()
    file_of(system).write_text("[Desktop Entry]\nType=Application\nExec=sh\n")
    start = entry(own, THIS, system)
    assert start.is_on()
    start.switch(True)
    assert not file_of(own).exists(), "it is on already"
    start.switch(False)
    assert not start.is_on()
    assert "Hidden=true" in file_of(own).read_text()
    assert "Hidden" not in file_of(system).read_text()


def test_a_link_stays_one(tmp_path: Path) -> None:
    kept = tmp_path / "dotfiles"
    kept.write_text(MINE)
    folder = tmp_path / "autostart"
    folder.mkdir()
    file_of(folder).symlink_to(kept)
    entry(folder).switch(False)
    assert file_of(folder).is_symlink()
    assert "Hidden=true" in kept.read_text()


@pytest.mark.parametrize(
    ("argument", "written"),
    [
        ("/opt/plain", "/opt/plain"),
        ("/opt/with space", '"/opt/with space"'),
        ("/opt/100%", '"/opt/100%%"'),
        ('/opt/"a" $b `c`', r'"/opt/\\"a\\" \\$b \\`c\\`"'),
        ("/opt/back\\slash", r'"/opt/back\\\\slash"'),
    ],
)
def test_arguments_are_quoted_as_the_specification_says(argument: str, written: str) -> None:
    assert command_line(StartCommand((argument,), {})) == written


def test_what_has_to_be_set_besides_stands_before_the_command() -> None:
    told = command_line(StartCommand(("/usr/bin/python3", "-P"), {"PYTHONPATH": "/home/a b"}))
    assert shlex.split(told) == ["env", "PYTHONPATH=/home/a b", "/usr/bin/python3", "-P"]


def test_something_else_in_the_folders_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "autostart").write_text("")
    with pytest.raises(StorageFault, match="cannot be changed"):
        entry(tmp_path / "autostart").switch(True)


def test_the_users_folder_comes_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    folders = autostart_folders({"XDG_CONFIG_DIRS": "/etc/one:/etc/two"})
    assert folders == [Path(parent) / "autostart" for parent in (tmp_path, "/etc/one", "/etc/two")]


# --- the command -------------------------------------------------------------------------


def test_the_script_beside_this_python_is_started(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    script = tmp_path / "holdtalk"
    script.write_text("#!/bin/sh\n")
    script.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python3"))
    monkeypatch.setattr(commands, "_SCRIPT", "holdtalk")
    assert start_command() == StartCommand((str(script), "run", "--quiet"), {})


def test_without_a_script_this_python_runs_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands, "_SCRIPT", "no such script")
    started = start_command()
    assert started.argv[0] == sys.executable
    assert started.argv[-4:] == ("-m", "tray_app", "run", "--quiet")


def test_a_bundle_starts_itself_and_an_image_is_started_by_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert start_command().argv == (sys.executable, "run", "--quiet")
    monkeypatch.setenv("APPIMAGE", "/opt/Holdtalk.AppImage")
    assert start_command().argv == ("/opt/Holdtalk.AppImage", "run", "--quiet")


@linux_only
def test_the_command_switches_and_tells(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_DIRS", str(tmp_path / "none"))
    assert [cli.run(["autostart", *words]) for words in ([], ["on"], ["status"], ["off"])] == [0, 0, 0, 0]
    told = [line.partition(" (")[0].rpartition(" ")[2] for line in capsys.readouterr().out.splitlines()]
    assert told == ["no", "yes", "yes", "no"]
    set_starts_at_login(True)
    assert starts_at_login()
    assert login_start().place == str(tmp_path / "autostart" / "holdtalk.desktop")


# --- macOS -------------------------------------------------------------------------------


def test_a_launch_agent_runs_it_at_login_and_stays_there_when_switched_off(tmp_path: Path) -> None:
    agent = LaunchAgent(tmp_path / "LaunchAgents", StartCommand(("/opt/holdtalk", "run"), {"PYTHONPATH": "/src"}))
    agent.switch(False)
    assert not agent.is_on()
    agent.switch(True)
    assert agent.is_on()
    path = tmp_path / "LaunchAgents" / "holdtalk.plist"
    told = plistlib.loads(path.read_bytes())
    assert told["ProgramArguments"] == ["/opt/holdtalk", "run"]
    assert told["EnvironmentVariables"] == {"PYTHONPATH": "/src"}
    assert (told["Label"], told["RunAtLoad"]) == ("holdtalk", True)
    path.write_bytes(plistlib.dumps({**told, "Nice": 5, "ProgramArguments": ["/mine"]}))
    agent.switch(False)
    assert not agent.is_on()
    agent.switch(True)
    told = plistlib.loads(path.read_bytes())
    assert (told["Nice"], told["ProgramArguments"]) == (5, ["/mine"])


def test_a_launch_agent_that_is_no_list_is_told_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "holdtalk.plist"
    path.write_text("<plist>")
    agent = LaunchAgent(tmp_path, THIS)
    for act in (agent.is_on, lambda: agent.switch(True)):
        with pytest.raises(StorageFault, match="cannot be read"):
            act()
    assert path.read_text() == "<plist>"


# --- Windows -----------------------------------------------------------------------------


class FakeRegistry:
    def __init__(self) -> None:
        self.values: dict[tuple[str, str], str | bytes] = {}
        self.fault: OSError | None = None

    def read(self, key: str, name: str) -> str | bytes | None:
        if self.fault is not None:
            raise self.fault
        return self.values.get((key, name))

    def write(self, key: str, name: str, value: str) -> None:
        self.values[key, name] = value

    def delete(self, key: str, name: str) -> None:
        self.values.pop((key, name), None)


def test_the_run_key_holds_the_command_line(tmp_path: Path) -> None:
    registry = FakeRegistry()
    start = RunKey(StartCommand((r"C:\Program Files\pythonw.exe", "-m", "tray_app", "run"), {}), registry)
    assert not start.is_on()
    start.switch(True)
    assert registry.values == {(RUN, NAME): r'"C:\Program Files\pythonw.exe" -m tray_app run'}
    assert start.is_on()
    start.switch(False)
    assert not registry.values


def test_what_the_task_manager_switched_off_is_off_until_it_is_switched_on_here() -> None:
    registry = FakeRegistry()
    registry.values = {(RUN, NAME): "mine.exe", (APPROVED, NAME): b"\x03" + bytes(11)}
    start = RunKey(THIS, registry)
    assert not start.is_on()
    start.switch(True)
    assert start.is_on()
    assert registry.values == {(RUN, NAME): "mine.exe"}, "the user's own command stays"


def test_a_registry_that_refuses_is_told() -> None:
    registry = FakeRegistry()
    registry.fault = PermissionError(13, "Permission denied")
    for act in (RunKey(THIS, registry).is_on, lambda: RunKey(THIS, registry).switch(True)):
        with pytest.raises(StorageFault, match="login"):
            act()
