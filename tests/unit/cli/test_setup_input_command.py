"""`holdtalk setup-input`: what it shows, and that root does nothing before the user has said yes."""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tray_app.cli import input_setup
from tray_app.cli.parser import build_parser
from tray_app.core.errors import EnvironmentFault, StorageFault
from tray_app.core.resources import resource_path
from tray_app.linux_input import rules as rules_room
from tray_app.linux_input.rules import FILES, installing, removing, root_command, rules, run_as_root


class Rig:
    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder / "rules.d"
        self.bin = folder / "bin"
        self.bin.mkdir()
        (self.bin / "udevadm").write_text(f'#!/bin/sh\necho "$@" >>{folder}/udevadm\n')
        (self.bin / "udevadm").chmod(0o755)
        self.answer: str | None = None
        """None: there is no terminal."""
        self.asked = 0
        self._log = folder / "udevadm"
        monkeypatch.setenv("PATH", f"{self.bin}:/usr/bin:/bin")
        monkeypatch.setattr(input_setup, "rules", lambda purposes: rules(purposes, self.folder))
        monkeypatch.setattr(input_setup, "root_command", lambda script, terminal: ["sh", "-c", script])
        monkeypatch.setattr(input_setup, "readable_keyboards", lambda: 1)
        monkeypatch.setattr(input_setup, "why_no_typing", lambda: None)
        monkeypatch.setattr("sys.stdin", self)
        monkeypatch.setattr("builtins.input", self._input)

    def isatty(self) -> bool:
        return self.answer is not None

    def _input(self, _question: str) -> str:
        self.asked += 1
        if self.answer == "":
            raise EOFError
        return self.answer or ""

    def run(self, *arguments: str) -> int:
        parsed: argparse.Namespace = build_parser().parse_args(["setup-input", *arguments])
        return input_setup.setup_input(parsed)

    def installed(self) -> set[str]:
        return {path.name for path in self.folder.glob("*")} if self.folder.is_dir() else set()

    def udevadm(self) -> list[str]:
        return self._log.read_text().splitlines() if self._log.exists() else []


@pytest.fixture
def rig(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Rig:
    return Rig(tmp_path, monkeypatch)


def test_printing_does_nothing_else(rig: Rig, capsys: pytest.CaptureFixture[str]) -> None:
    assert rig.run("--print") == 0
    said = capsys.readouterr().out
    for name in FILES.values():
        assert str(rig.folder / name) in said
    assert 'OPTIONS+="static_node=uinput"' in said
    assert rig.installed() == set()
    assert rig.udevadm() == []


@pytest.mark.parametrize("answer", ["n", "", "yesterday", None])
def test_without_a_yes_nothing_is_done(rig: Rig, answer: str | None, capsys: pytest.CaptureFixture[str]) -> None:
    rig.answer = answer
    assert rig.run() == 1
    assert rig.installed() == set()
    said = capsys.readouterr()
    assert "passwords included" in said.out
    assert "any key in any window" in said.out
    assert "Nothing was done" in said.out + said.err


@pytest.mark.parametrize("how", ["asked", "told"])
def test_after_a_yes_the_rules_are_there_and_count(rig: Rig, how: str, capsys: pytest.CaptureFixture[str]) -> None:
    rig.answer = "y" if how == "asked" else None
    assert rig.run("keys", *([] if how == "asked" else ["--yes"])) == 0
    assert rig.asked == (1 if how == "asked" else 0)
    assert rig.installed() == {FILES["keys"]}
    assert rules(["keys"], rig.folder)[0].installed()
    assert "control --reload" in rig.udevadm()
    said = capsys.readouterr().out
    assert "any key in any window" not in said, "that was not asked for"
    assert "Keyboards that Holdtalk may read: 1" in said
    assert rig.run("keys") == 0
    assert rig.asked == (1 if how == "asked" else 0), "it is there already"


def test_removing_takes_away_what_is_there_and_nothing_else(rig: Rig, capsys: pytest.CaptureFixture[str]) -> None:
    rig.answer = "y"
    assert rig.run("--remove") == 0
    assert rig.asked == 0
    rig.run("both", "--yes")
    (rig.folder / "73-others.rules").touch()
    assert rig.run("typing", "--remove") == 0
    assert rig.installed() == {FILES["keys"], "73-others.rules"}
    assert rig.run("--remove", "--yes") == 0
    assert rig.installed() == {"73-others.rules"}


def test_where_it_does_not_count_yet_that_is_told(
    rig: Rig, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(input_setup, "readable_keyboards", lambda: 0)
    assert rig.run("keys", "--yes") == 1
    assert "Log out and in" in capsys.readouterr().out


def test_root_is_become_by_what_is_there() -> None:
    def found(*names: str) -> str:
        return root_command("true", find=lambda name: name if name in names else None, user_id=1000)[0]

    assert root_command("true", user_id=0)[0] == "sh"
    assert found("sudo", "pkexec") == "sudo"
    assert found("pkexec") == "pkexec"
    assert root_command("true", find=lambda name: name, user_id=1000, terminal=False)[0] == "pkexec"
    with pytest.raises(EnvironmentFault, match="--print"):
        found()


def test_a_command_that_fails_is_told() -> None:
    with pytest.raises(StorageFault, match="exit code 3"):
        run_as_root(["sh", "-c", "exit 3"])
    with pytest.raises(StorageFault, match="could not be started"):
        run_as_root(["/nonexistent/sudo"])


def test_nothing_is_written_where_there_is_no_udev(rig: Rig) -> None:
    (rig.bin / "udevadm").write_text("#!/bin/sh\nexit 127\n")
    with pytest.raises(StorageFault, match="not changed"):
        rig.run("keys", "--yes")
    assert rig.installed() == set()


def test_odd_folders_are_quoted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules_room, "_AGAIN", ("true",))
    monkeypatch.setattr(rules_room, "_NOTHING_WITHOUT_UDEV", "true")
    folder = tmp_path / "it's; $HOME"
    wanted = rules(["keys", "typing"], folder)
    subprocess.run(["sh", "-c", installing(wanted)], check=True)
    assert all(rule.installed() for rule in wanted)
    assert all(rule.path.stat().st_mode & 0o777 == 0o644 for rule in wanted)
    subprocess.run(["sh", "-c", removing(wanted)], check=True)
    assert not any(rule.path.exists() for rule in wanted)


def test_the_rules_come_before_those_where_their_tag_counts() -> None:
    for rule in rules(["keys", "typing"]):
        assert rule.path.name < "73-seat-late.rules"
        lines = [line for line in rule.content.splitlines() if not line.startswith("#")]
        assert all(re.fullmatch(r'(\w+(\{\w+\})?(==|!=|\+=)"[^"]*"(, |$))+', line) for line in lines), lines


def test_udev_itself_finds_no_fault_in_the_rules() -> None:
    if shutil.which("udevadm") is None:
        pytest.skip("udevadm is not here")
    if "verify" not in subprocess.run(["udevadm", "--help"], capture_output=True, text=True, check=False).stdout:
        pytest.skip("this udevadm is older than 254 and verifies no rules")
    for rule in rules(["keys", "typing"]):
        done = subprocess.run(
            ["udevadm", "verify", str(resource_path(f"udev/{rule.path.name}"))],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
