"""The private desktop is what it says: real keys, a real microphone, and nothing left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import psutil
import pytest
import soundfile
from desktop import DesktopFault, PrivateDesktop, wait_until
from target_windows import WindowKind

pytestmark = pytest.mark.desktop

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"
RATE_HZ = 16_000

HOLDER = """
import sys, time
from desktop import PrivateDesktop
with PrivateDesktop() as desktop:
    desktop.open_window("xterm")
    print(desktop.display, desktop.folder, flush=True)
    time.sleep(600)
"""


@pytest.mark.parametrize("kind", ["xterm", "qt", "gtk"])
def test_a_window_holds_what_was_typed_and_forgets_it_when_cleared(desktop: PrivateDesktop, kind: WindowKind) -> None:
    window = desktop.open_window(kind)
    for key in ("h", "i", "Return", "x"):
        desktop.tap(key)
    assert window.wait_for("hi\nx") == "hi\nx"
    window.clear()
    assert window.read() == ""
    desktop.tap("y")
    assert window.wait_for("y") == "y"
    window.close()


def test_keys_go_to_the_window_that_was_given_the_focus(desktop: PrivateDesktop) -> None:
    first, second = desktop.open_window("qt"), desktop.open_window("gtk")
    first.focus()
    desktop.tap("a")
    second.focus()
    desktop.tap("b")
    assert (first.wait_for("a"), second.wait_for("b")) == ("a", "b")
    first.close()
    second.close()


def record(desktop: PrivateDesktop, seconds: float) -> np.ndarray[tuple[int], np.dtype[np.int16]]:
    argv = ["parecord", "--device=mic", f"--rate={RATE_HZ}", "--channels=1", "--format=s16le", "--raw"]
    needed_bytes = int(seconds * RATE_HZ) * 2
    with subprocess.Popen([*argv, "--latency-msec=20"], env=desktop.env, stdout=subprocess.PIPE) as recorder:
        assert recorder.stdout is not None
        heard = recorder.stdout.read(needed_bytes)
        recorder.terminate()
    return np.frombuffer(heard, dtype=np.int16)


def test_the_microphone_hears_what_is_played_and_nothing_else(desktop: PrivateDesktop, tmp_path: Path) -> None:
    assert not record(desktop, 0.3).any()
    tone = (np.sin(np.arange(RATE_HZ * 2) * 2 * np.pi * 440 / RATE_HZ) * 8_000).astype(np.int16)
    path = tmp_path / "tone.wav"
    soundfile.write(path, tone, RATE_HZ)
    player = desktop.play(path, wait=False)
    heard = record(desktop, 1.0)
    assert player.wait() == 0
    loud = heard[np.abs(heard) > 0]
    assert 5_000 < np.abs(loud.astype(np.int32)).max() < 9_000


def test_what_the_default_output_plays_is_not_in_the_microphone(desktop: PrivateDesktop) -> None:
    noise = "pacat --playback --rate=16000 --channels=1 --format=s16le /dev/urandom"
    player = desktop.spawn(noise.split(), name="speakers")
    try:
        assert not record(desktop, 0.5).any()
    finally:
        player.terminate()
        player.wait()


@pytest.fixture
def holder() -> Iterator[tuple[subprocess.Popen[str], str, Path]]:
    """A process of its own that holds a desktop: (process, display, folder)."""
    env = {**os.environ, "PYTHONPATH": str(PACKAGING)}
    with subprocess.Popen([sys.executable, "-c", HOLDER], env=env, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        display, folder = process.stdout.readline().split()
        yield process, display, Path(folder)
        process.kill()


def test_two_desktops_live_side_by_side(
    desktop: PrivateDesktop, holder: tuple[subprocess.Popen[str], str, Path]
) -> None:
    _process, display, folder = holder
    assert display != desktop.display
    assert folder != desktop.folder


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_a_killed_owner_leaves_no_process_behind(
    holder: tuple[subprocess.Popen[str], str, Path], how: signal.Signals
) -> None:
    process, _display, _folder = holder
    children = psutil.Process(process.pid).children(recursive=True)
    assert len(children) >= 6
    process.send_signal(how)
    process.wait()
    gone, alive = psutil.wait_procs(children, timeout=15)
    assert not alive
    assert len(gone) == len(children)


def test_a_start_that_fails_leaves_nothing_running(monkeypatch: pytest.MonkeyPatch) -> None:
    before = {child.pid for child in psutil.Process().children(recursive=True)}

    def fail(_self: PrivateDesktop) -> None:
        raise DesktopFault("no window manager today")

    monkeypatch.setattr(PrivateDesktop, "_start_window_manager", fail)
    broken = PrivateDesktop()
    with pytest.raises(DesktopFault, match="no window manager"):
        broken.start()
    assert {child.pid for child in psutil.Process().children(recursive=True)} <= before


def test_waiting_for_what_never_comes_ends_with_its_name() -> None:
    with pytest.raises(DesktopFault, match="the moon"):
        wait_until(lambda: False, "the moon", timeout_s=0.05)
