"""What `holdtalk doctor` finds out about the program itself, with the devices left aside."""

from __future__ import annotations

import json
import socket
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from tray_app import doctor
from tray_app.api.server import CommandServer
from tray_app.cli.local import _print_check, _print_check_as_json
from tray_app.core.checks import Check
from tray_app.core.settings import Settings
from tray_app.paths import api_token_path
from tray_app.web.token import make_new

DEVICES = ("check_speech", "check_microphone", "check_insertion", "_tray", "_overlay")


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    for name in DEVICES:
        monkeypatch.setattr(doctor, name, lambda *_: Check("Device", True, "there"))
    monkeypatch.setattr(doctor, "check_hotkey", lambda *_args, **_given: Check("Hotkey", True, "heard"))
    monkeypatch.setenv("DISPLAY", ":71")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    with tempfile.TemporaryDirectory(prefix="holdtalk-") as name:
        for variable, folder in {"XDG_RUNTIME_DIR": "r", "XDG_STATE_HOME": "s", "XDG_CONFIG_HOME": "c"}.items():
            (Path(name) / folder).mkdir(mode=0o700)
            monkeypatch.setenv(variable, str(Path(name) / folder))
        yield Path(name)


def found() -> dict[str, Check]:
    return {check.name: check for check in doctor.checks()}


def answer(monkeypatch: pytest.MonkeyPatch, reply: Mapping[str, Any]) -> None:
    monkeypatch.setattr(doctor, "ask", lambda *_: reply)


@pytest.mark.usefixtures("home")
def test_all_is_well_in_a_fresh_home() -> None:
    checks = found()
    assert all(check.ok and not check.remedy for check in checks.values()), checks
    assert checks["Program"].detail == "not running"
    assert {checks[part].detail for part in ("Voice", "Wake word", "API")} == {"switched off"}


def test_a_mistake_in_the_settings_is_named(home: Path) -> None:
    (home / "c" / "holdtalk").mkdir(mode=0o700)
    (home / "c" / "holdtalk" / "settings.toml").write_text('[hotkey]\nkey = "contrl_r"\n')
    assert not found()["Settings"].ok
    assert "line 2: hotkey.key" in found()["Settings"].detail


def test_a_voice_that_is_on_and_cannot_speak_is_named(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / "c" / "holdtalk").mkdir(mode=0o700)
    (home / "c" / "holdtalk" / "settings.toml").write_text("[voice]\nenabled = true\n")
    monkeypatch.setenv("PATH", str(home))
    check = found()["Voice"]
    assert not check.ok
    assert "espeak-ng" in check.remedy


def switch_api_on(home: Path, port: int) -> None:
    (home / "c" / "holdtalk").mkdir(mode=0o700)
    (home / "c" / "holdtalk" / "settings.toml").write_text(f"[api]\nenabled = true\nport = {port}\n")


def test_an_api_that_is_on_needs_its_port_its_libraries_and_a_private_token(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = int(taken.getsockname()[1])
        switch_api_on(home, port)
        assert not found()["API"].ok
        assert "Choose another" in found()["API"].remedy
        answer(monkeypatch, {"status": "Ready", "api": {"clients": ["curl"], "problem": None}})
        assert found()["API"] == Check("API", True, f"at 127.0.0.1:{port}, 1 connected")
    make_new(api_token_path())
    assert found()["API"].remedy == ""
    api_token_path().chmod(0o644)
    assert "others can read the token" in found()["API"].detail
    monkeypatch.setattr("tray_app.web.check.LIBRARIES", ("no_such_library",))
    assert 'pip install "holdtalk[api]"' in found()["API"].remedy


def test_what_the_running_program_says_of_its_api_is_told(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    switch_api_on(home, 7437)
    trouble = {"title": "No port.", "remedy": "Choose another.", "detail": ""}
    answer(monkeypatch, {"status": "Ready", "api": {"clients": [], "problem": trouble}})
    assert found()["API"] == Check("API", False, "No port.", "Choose another.")


@pytest.mark.expected_warning(r"api\.server: no lock in")
@pytest.mark.parametrize(("folder", "part"), [("s", "Recordings"), ("c", "Settings")])
def test_a_folder_that_cannot_be_written_is_named(home: Path, folder: str, part: str) -> None:
    (home / folder / "holdtalk").write_text("a file where the folder should be")
    check = found()[part]
    assert not check.ok
    assert str(home / folder / "holdtalk") in check.detail


@pytest.mark.usefixtures("home")
def test_a_program_that_holds_the_display_and_is_silent_is_named() -> None:
    silent = CommandServer()
    assert silent.claim()
    # It listens and never answers, so the doctor asks for long; a moment is enough here.
    assert not doctor._commands(None).ok
    silent.close()


@pytest.mark.usefixtures("home")
def test_what_the_running_program_says_is_wrong_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, {"status": "No key.", "problem": {"title": "No key.", "remedy": "Choose another."}})
    check = found()["Program"]
    assert (check.ok, check.remedy) == (False, "Choose another.")
    assert "No key." in check.detail


@pytest.mark.parametrize("running", [True, False])
@pytest.mark.usefixtures("home")
def test_the_running_programs_own_hold_on_the_key_is_no_fault(monkeypatch: pytest.MonkeyPatch, running: bool) -> None:
    given: list[object] = []

    def check_hotkey(_settings: Settings, *, already_running: bool, running_keys: object) -> Check:
        given.append((already_running, running_keys))
        return Check("Hotkey", True, "heard")

    monkeypatch.setattr(doctor, "check_hotkey", check_hotkey)
    if running:
        answer(monkeypatch, {"status": "Ready", "problem": None, "keys": {"way": "portal"}})
    found()
    assert given == [(running, {"way": "portal"} if running else None)]


def test_other_programs_get_each_part_as_an_object(capsys: pytest.CaptureFixture[str]) -> None:
    assert _print_check_as_json(Check("Hotkey", False, "taken", "Choose another.")) == 1
    told = json.loads(capsys.readouterr().out)
    assert told == {"name": "Hotkey", "ok": False, "detail": "taken", "remedy": "Choose another."}


def test_a_part_that_works_and_may_not_for_long_is_marked(capsys: pytest.CaptureFixture[str]) -> None:
    assert _print_check(Check("Microphone", True, "nothing but zeros", "Unmute it.")) == 0
    assert _print_check(Check("Tray", True, "there")) == 0
    assert _print_check(Check("Hotkey", False, "taken", "Choose another.")) == 1
    printed = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in printed] == ["warn", "Unmute", "ok", "FAIL", "Choose"]


def test_a_remedy_of_several_lines_stands_in_its_column(capsys: pytest.CaptureFixture[str]) -> None:
    _print_check(Check("Settings", False, "2 are wrong", "line 1: no\nline 2: no"))
    first, *remedy = capsys.readouterr().out.splitlines()
    column = first.index("2 are wrong")
    assert [line.index("line") for line in remedy] == [column, column]
