"""Start, a second start, the tray, its absence, and the end."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import time
from pathlib import Path

import psutil
import pytest
from demo import find_speech
from desktop import PrivateDesktop, wait_until
from live_program import PROGRAM, LiveProgram, StartHoldtalk
from Xlib import XK
from Xlib.display import Display

from tray_app.bench import speech_cuts

pytestmark = pytest.mark.desktop

TRAY_PATIENCE_S = 20.0


def tray_colours(desktop: PrivateDesktop, folder: Path) -> int:
    """How many colours the tray host shows: one when it holds no icon."""
    found = desktop.run(["xdotool", "search", "--onlyvisible", "--class", "trayer"]).split()
    shot = folder / "tray.png"
    desktop.run(["import", "-silent", "-window", found[-1].decode(), f"png:{shot}"])
    return int(desktop.run(["identify", "-format", "%k", str(shot)]))


def has_icon(desktop: PrivateDesktop, folder: Path) -> bool:
    try:
        return tray_colours(desktop, folder) > 1
    except (IndexError, RuntimeError):  # an empty tray host has no window to look at
        return False


def test_the_icon_stands_in_the_tray_and_goes_with_the_program(
    desktop: PrivateDesktop, holdtalk: StartHoldtalk, tmp_path: Path
) -> None:
    assert not has_icon(desktop, tmp_path)
    program = holdtalk()
    wait_until(lambda: has_icon(desktop, tmp_path), "an icon in the tray", TRAY_PATIENCE_S)
    program.stop()
    wait_until(lambda: not has_icon(desktop, tmp_path), "the icon to go", TRAY_PATIENCE_S)


def test_a_second_start_hands_over_to_the_first(desktop: PrivateDesktop, holdtalk: StartHoldtalk) -> None:
    program = holdtalk()
    second = subprocess.run([*PROGRAM, "run"], env=program.env, capture_output=True, timeout=30, check=False)
    assert second.returncode == 0
    assert program.running
    assert program.status()["state"] == "ready"


def test_every_way_to_write_the_display_leads_to_the_same_program(
    desktop: PrivateDesktop, holdtalk: StartHoldtalk
) -> None:
    program = holdtalk()
    others = [{**program.env, "DISPLAY": written} for written in (f"{desktop.display}.0", f"unix{desktop.display}")]
    for env in others:
        second = subprocess.run([*PROGRAM, "run"], env=env, capture_output=True, text=True, timeout=30, check=False)
        assert (second.returncode, second.stderr) == (0, "")
        assert "already running" in second.stdout
        asked = subprocess.run([*PROGRAM, "status"], env=env, capture_output=True, text=True, timeout=30, check=False)
        assert asked.stdout == "ready\n"


def repeats(desktop: PrivateDesktop, key: str) -> bool:
    """Whether the server repeats the key while it is held."""
    connection = Display(desktop.display)
    try:
        code = connection.keysym_to_keycode(XK.string_to_keysym(key))
        return bool(connection.get_keyboard_control().auto_repeats[code // 8] >> code % 8 & 1)
    finally:
        connection.close()


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it_cleanly(desktop: PrivateDesktop, holdtalk: StartHoldtalk, how: signal.Signals) -> None:
    program = holdtalk({"hotkey": {"key": "f9"}})
    worker = psutil.Process(program.status()["worker_pid"])
    assert program.stop(how) == 0
    assert not worker.is_running() or worker.status() == psutil.STATUS_ZOMBIE
    assert "Traceback" not in program.output + program.log
    assert list((program.folder / "run").rglob("*.sock")) == []
    assert repeats(desktop, "F9")


def test_quit_by_command_ends_it(holdtalk: StartHoldtalk) -> None:
    program = holdtalk()
    assert program.command("quit").returncode == 0
    assert program.process.wait(15) == 0


def test_a_release_that_overtakes_its_press_leaves_no_recording_on(holdtalk: StartHoldtalk) -> None:
    program = holdtalk()
    (address,) = (program.folder / "run").rglob("command-*.sock")
    pressed_ns = time.monotonic_ns() - 600_000_000
    released = ("release", pressed_ns + 500_000_000, {"at_rest": True})
    for command, asked_ns, answer in (released, ("press", pressed_ns, {})):
        with socket.socket(socket.AF_UNIX) as plain:
            plain.connect(str(address))
            request = {"command": command, "asked_ns": asked_ns, "sent_ns": time.monotonic_ns()}
            plain.sendall(json.dumps(request).encode() + b"\n")
            with plain.makefile() as answers:
                assert json.loads(answers.readline()) == answer
    assert program.wait_for_outcome("empty")["state"] == "ready"


def test_commands_without_a_running_program_say_so(desktop: PrivateDesktop) -> None:
    program = LiveProgram(desktop)
    answer = program.command("status")
    assert answer.returncode == 1
    assert "not running" in answer.stderr
    assert "Traceback" not in answer.stderr


def test_a_wrong_settings_file_is_reported_and_does_not_stop_the_start(holdtalk: StartHoldtalk) -> None:
    program = holdtalk({"hotkey": {"mode": "sideways", "kee": "f9"}})
    answer = program.command("config", "check")
    assert answer.returncode == 1
    assert "mode" in answer.stderr
    assert "kee" in answer.stderr
    assert program.status()["state"] == "ready"


@pytest.mark.expected_warning(r"ui\.tray: this desktop shows no tray")
def test_without_a_tray_host_a_small_window_serves_until_a_tray_appears(
    holdtalk: StartHoldtalk, tmp_path: Path
) -> None:
    with PrivateDesktop(tray=False) as bare:
        program = holdtalk(on=bare)
        wait_until(lambda: bool(program.shown_windows()), "the small window", TRAY_PATIENCE_S)
        bare.start_tray()
        wait_until(lambda: has_icon(bare, tmp_path), "an icon in the late tray", TRAY_PATIENCE_S)
        assert program.stop() == 0


def test_the_icon_comes_back_when_the_tray_host_restarts(holdtalk: StartHoldtalk, tmp_path: Path) -> None:
    with PrivateDesktop() as own:
        program = holdtalk(on=own)
        wait_until(lambda: has_icon(own, tmp_path), "an icon in the tray", TRAY_PATIENCE_S)
        own.stop_tray()
        own.start_tray()
        wait_until(lambda: has_icon(own, tmp_path), "the icon in the new tray", TRAY_PATIENCE_S)
        assert program.stop() == 0


def test_the_performance_window_opens_by_command(desktop: PrivateDesktop, holdtalk: StartHoldtalk) -> None:
    program = holdtalk()
    assert program.command("show", "performance").returncode == 0
    wait_until(lambda: any("erformance" in name for name in program.shown_windows()), "the window", TRAY_PATIENCE_S)


BEGINNINGS = {"html": b"<!doctype html>", "pdf": b"%PDF-", "md": b"#", "json": b"{", "csv": b"metric,"}


def test_reports_are_written_in_every_form_and_hold_no_spoken_word(
    desktop: PrivateDesktop, holdtalk: StartHoldtalk, tmp_path: Path
) -> None:
    program = holdtalk()
    window = desktop.open_window("qt")
    samples, rate_hz = speech_cuts.load(find_speech())
    few_words = speech_cuts.cut(samples, rate_hz, seconds=8, share=0.5)
    program.dictate(speech_cuts.write(program.folder / "speech.wav", few_words, rate_hz))
    program.wait_for_dictations(1)
    said = {word.strip(".,;:!?") for word in program.status()["last_text"].lower().split() if len(word) > 7}
    assert said, "something must have been said for this to say anything"
    for form, beginning in BEGINNINGS.items():
        report = tmp_path / f"report.{form}"
        answer = program.command("export", "--format", form, "-o", str(report))
        assert answer.returncode == 0, answer.stderr
        content = report.read_bytes()
        assert content.startswith(beginning)
        told = content.decode("latin-1").lower()
        assert not [word for word in said if word in told], form
        assert str(program.folder) not in told
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(f"report.{form}" for form in BEGINNINGS)
    window.close()


def test_a_report_that_cannot_be_written_is_a_sentence(holdtalk: StartHoldtalk, tmp_path: Path) -> None:
    program = holdtalk()
    answer = program.command("export", "--format", "md", "-o", str(tmp_path / "absent" / "report.md"))
    assert answer.returncode == 1
    assert answer.stderr.startswith("holdtalk: ")
    assert "Traceback" not in answer.stderr
