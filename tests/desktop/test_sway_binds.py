"""Keys that sway runs commands for, as `holdtalk setup-keys` has it do: held, tapped, let go in any order."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from desktop import wait_until
from dictating import Dictating
from wayland_desktop import SwayDesktop

pytestmark = [pytest.mark.desktop, pytest.mark.wayland]

Bind = Callable[[str], Dictating]
PATIENCE_S = 20.0


@pytest.fixture
def bound(sway: SwayDesktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bind]:
    """Binds a hotkey with the command line, and gives a program that hears it."""
    begun: list[Dictating] = []
    for name in ("XDG_RUNTIME_DIR", "WAYLAND_DISPLAY", "DISPLAY"):
        monkeypatch.setenv(name, sway.env.get(name, ""))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    env = {**sway.env, "XDG_CONFIG_HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path)}
    setup = [sys.executable, "-m", "tray_app", "setup-keys", "--config", str(sway.config_file)]

    def bind(key: str) -> Dictating:
        (tmp_path / "holdtalk").mkdir()
        (tmp_path / "holdtalk" / "settings.toml").write_text(f'[hotkey]\nkey = "{key}"\n')
        done = subprocess.run([*setup, "--write"], env=env, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        assert "sway has read it." in done.stdout
        begun.append(Dictating())
        return begun[-1]

    yield bind
    for program in begun:
        program.close()
    done = subprocess.run([*setup, "--remove"], env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_key_is_held_and_let_go(sway: SwayDesktop, bound: Bind) -> None:
    program = bound("f9")
    before_ns = time.monotonic_ns()
    sway.key_down("F9")
    after_ns = time.monotonic_ns()
    wait_until(program.is_recording, "the recording", PATIENCE_S)
    (down_ns,) = program.key_downs_ns
    assert before_ns - 20_000_000 < down_ns < after_ns + 2_000_000_000
    time.sleep(1.0)  # longer than a key takes to repeat
    sway.key_up("F9")
    wait_until(lambda: not program.is_recording(), "its end", PATIENCE_S)
    assert program.takes == 1


@pytest.mark.parametrize(
    ("key", "down", "up"),
    [
        ("ctrl_r", ["Control_R"], ["Control_R"]),
        ("alt_l+space", ["Alt_L", "space"], ["space", "Alt_L"]),
        ("alt_l+space", ["Alt_L", "space"], ["Alt_L", "space"]),
        ("ctrl_l+shift_l", ["Control_L", "Shift_L"], ["Control_L", "Shift_L"]),
        ("ctrl_l+shift_l", ["Shift_L", "Control_L"], ["Control_L", "Shift_L"]),
    ],
)
def test_modifiers_and_combinations_are_held_too(
    sway: SwayDesktop, bound: Bind, key: str, down: list[str], up: list[str]
) -> None:
    program = bound(key)
    for name in down:
        sway.key_down(name)
    wait_until(program.is_recording, "the recording", PATIENCE_S)
    for name in up:
        sway.key_up(name)
    wait_until(lambda: not program.is_recording(), "its end", PATIENCE_S)


def test_quick_taps_leave_no_recording_on(sway: SwayDesktop, bound: Bind) -> None:
    program = bound("f9")
    for _ in range(12):
        sway.key_down("F9")
        time.sleep(0.015)
        sway.key_up("F9")
        time.sleep(0.25)
    wait_until(lambda: program.takes > 0 and not program.is_recording(), "the end of the last", PATIENCE_S)
    time.sleep(1.0)
    assert not program.is_recording()


def test_a_release_that_sway_forgot_is_made_up_for_by_the_next_tap(sway: SwayDesktop, bound: Bind) -> None:
    program = bound("f9")
    sway.key_down("F9")
    wait_until(program.is_recording, "the recording", PATIENCE_S)
    sway.tap("a")
    sway.key_up("F9")
    time.sleep(1.0)
    assert program.is_recording(), "if this is over, sway does better and the README may say so"
    sway.tap("F9")
    wait_until(lambda: not program.is_recording(), "its end", PATIENCE_S)
