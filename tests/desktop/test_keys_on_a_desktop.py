"""What the hotkey, the cancel key and all other keys do, with real key events."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from desktop import PrivateDesktop
from live_program import LiveProgram, StartHoldtalk
from target_windows import TextWindow

pytestmark = [pytest.mark.desktop, pytest.mark.speech]

CLIP = "ms_weather.flac"
KEY = "Control_R"
ESCAPE = "\x1b"


def stays_empty(window: TextWindow, seconds: float = 1.0) -> bool:
    return window.wait_for_any(timeout_s=seconds) == ""


def test_a_brush_of_the_key_makes_nothing(
    desktop: PrivateDesktop, holdtalk: StartHoldtalk, terminal: TextWindow
) -> None:
    program = holdtalk()
    desktop.tap(KEY)
    program.wait_for_outcome("too short")
    assert stays_empty(terminal)


def test_escape_throws_the_recording_away_and_stays_ours_only_while_recording(
    desktop: PrivateDesktop, holdtalk: StartHoldtalk, terminal: TextWindow, speech_dir: Path
) -> None:
    program = holdtalk()
    with program.hold(KEY):
        desktop.play(speech_dir / CLIP)
        desktop.tap("Escape")
        program.wait_for_outcome("cancelled")
    assert stays_empty(terminal)
    desktop.tap("Escape")
    assert terminal.wait_for(ESCAPE) == ESCAPE


def test_the_hotkeys_own_character_does_not_reach_the_window_and_others_do(
    desktop: PrivateDesktop, holdtalk: StartHoldtalk, terminal: TextWindow, speech_dir: Path
) -> None:
    program = holdtalk({"hotkey": {"key": "f9"}})
    desktop.tap("a")
    assert terminal.wait_for("a") == "a"
    terminal.clear()
    program.dictate(speech_dir / CLIP, key="F9")
    text = program.wait_for_dictations(1)["last_text"]
    assert terminal.wait_for(text) == text


def test_a_combination_with_a_character_types_only_the_dictation(
    desktop: PrivateDesktop, holdtalk: StartHoldtalk, terminal: TextWindow, speech_dir: Path
) -> None:
    program = holdtalk({"hotkey": {"key": "ctrl_l+space"}})
    desktop.key_down("Control_L")
    program.dictate(speech_dir / CLIP, key="space")
    desktop.key_up("Control_L")  # let go in the order that leaves the modifier down last
    text = program.wait_for_dictations(1)["last_text"]
    assert terminal.wait_for(text) == text
    assert text


def test_toggle_records_from_press_to_press(
    desktop: PrivateDesktop, holdtalk: StartHoldtalk, terminal: TextWindow, speech_dir: Path
) -> None:
    program = holdtalk({"hotkey": {"mode": "toggle"}})
    desktop.tap(KEY)
    desktop.play(speech_dir / CLIP)
    assert program.status()["state"] == "recording"
    desktop.tap(KEY)
    text = program.wait_for_dictations(1)["last_text"]
    assert terminal.wait_for(text) == text


def test_hybrid_locks_on_a_tap_and_releases_after_a_hold(
    desktop: PrivateDesktop, holdtalk: StartHoldtalk, terminal: TextWindow, speech_dir: Path
) -> None:
    program = holdtalk({"hotkey": {"mode": "hybrid"}, "text": {"separator": "none"}})
    desktop.tap(KEY)
    desktop.play(speech_dir / CLIP)
    assert program.status()["locked"] is True
    desktop.tap(KEY)
    first = program.wait_for_dictations(1)["last_text"]
    assert terminal.wait_for(first) == first
    terminal.clear()
    program.dictate(speech_dir / CLIP, key=KEY)
    second = program.wait_for_dictations(2)["last_text"]
    assert terminal.wait_for(second) == second


def test_auto_repeat_never_restarts_a_take(
    desktop: PrivateDesktop, holdtalk: StartHoldtalk, terminal: TextWindow, speech_dir: Path
) -> None:
    program = holdtalk({"hotkey": {"key": "f9"}})
    desktop.run(["xset", "r", "rate", "150", "50"])
    try:
        program.dictate(speech_dir / CLIP, key="F9")
    finally:
        desktop.run(["xset", "r", "rate"])
    text = program.wait_for_dictations(1)["last_text"]
    assert terminal.wait_for(text) == text
    assert [item["outcome"] for item in program.exported()["dictations"]] == ["inserted"]


def test_the_longest_take_is_transcribed_while_the_key_is_still_down_and_typed_once_it_is_up(
    desktop: PrivateDesktop, holdtalk: StartHoldtalk, terminal: TextWindow, speech_dir: Path
) -> None:
    program = holdtalk({"hotkey": {"max_duration_s": 5}})
    with program.hold(KEY):
        player = desktop.play(speech_dir / "long_LJ_15s.flac", wait=False)
        program.wait_for_state("recording")
        program.wait_for_state("transcribing")
        player.terminate()
        player.wait()
        assert terminal.read() == "", "a held Ctrl would make commands of the letters"
    text = program.wait_for_dictations(1)["last_text"]
    assert len(text.split()) >= 5
    assert terminal.wait_for(text) == text


def test_a_text_whose_window_lost_the_focus_is_offered_and_typed_nowhere(
    desktop: PrivateDesktop, holdtalk: StartHoldtalk, terminal: TextWindow, speech_dir: Path
) -> None:
    program = holdtalk()
    stranger = desktop.open_window("qt")
    terminal.focus()
    with program.hold(KEY):
        desktop.play(speech_dir / CLIP)
        stranger.focus()
    status = program.wait_for_outcome("offered")
    assert len(status["offered"]) == 1
    assert stays_empty(stranger)
    assert terminal.read() == ""
    clipboard = desktop.run(["xclip", "-selection", "clipboard", "-o"]).decode()
    assert clipboard == status["offered"][0]
    stranger.close()


def test_press_and_release_by_command_dictate_too(
    desktop: PrivateDesktop, holdtalk: StartHoldtalk, terminal: TextWindow, speech_dir: Path
) -> None:
    program = holdtalk()
    assert program.command("press").returncode == 0
    desktop.play(speech_dir / CLIP)
    assert program.command("release").returncode == 0
    text = program.wait_for_dictations(1)["last_text"]
    assert terminal.wait_for(text) == text


def test_a_shortcut_with_the_hotkeys_modifier_is_not_speech(
    desktop: PrivateDesktop, holdtalk: StartHoldtalk, terminal: TextWindow
) -> None:
    program = holdtalk()
    desktop.key_down(KEY)
    try:
        time.sleep(0.05)
        desktop.tap("d")
    finally:
        desktop.key_up(KEY)
    program.wait_for_outcome("too short")
    assert terminal.wait_for("\x04") == "\x04", "Ctrl+D belongs to the terminal"


def live_dictation_works(program: LiveProgram, window: TextWindow, speech: Path) -> bool:
    """A whole dictation, as proof that the program is well."""
    before = program.status()["dictations"]
    window.clear()
    program.dictate(speech)
    text = program.wait_for_dictations(before + 1)["last_text"]
    return bool(text) and window.wait_for(text) == text


def test_the_next_dictation_after_a_cancelled_one_is_whole(
    desktop: PrivateDesktop, holdtalk: StartHoldtalk, terminal: TextWindow, speech_dir: Path
) -> None:
    program = holdtalk()
    with program.hold(KEY):
        desktop.play(speech_dir / CLIP, wait=False)
        time.sleep(0.5)
        desktop.tap("Escape")
    program.wait_for_outcome("cancelled")
    assert live_dictation_works(program, terminal, speech_dir / CLIP)


def test_dictations_in_a_row_are_parted_by_a_space_unless_something_was_typed_between(
    desktop: PrivateDesktop, holdtalk: StartHoldtalk, terminal: TextWindow, speech_dir: Path
) -> None:
    program = holdtalk()
    texts = []
    for number, clip in enumerate((CLIP, "LJ002-0035.flac", CLIP), start=1):
        program.dictate(speech_dir / clip, key=KEY)
        texts.append(program.wait_for_dictations(number)["last_text"].strip())
        if number == 2:
            terminal.wait_for(" ".join(texts))
            time.sleep(0.3)  # longer than our own keys are still being reported
            desktop.tap("Return")
    expected = f"{texts[0]} {texts[1]}\n{texts[2]}"
    assert terminal.wait_for(expected) == expected
