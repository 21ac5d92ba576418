"""Hold a real key, speak into the microphone, let go: what stands in the window is what the engine heard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from desktop import DesktopFault, PrivateDesktop, wait_until
from live_program import LiveProgram
from log_watch import fail_unless_expected, warnings_in
from spoken import share_of_words, transcripts
from target_windows import LendWindow, TextWindow, WindowKind

pytestmark = [pytest.mark.desktop, pytest.mark.speech]

SHORT_CLIPS = ("ms_weather.flac", "LJ002-0035.flac", "harvard_spk1_snt1.flac")
LONG_CLIP = "long_LJ_15s.flac"
WINDOWS: tuple[WindowKind, ...] = ("xterm", "qt", "gtk")
WORDS_NEEDED = 0.7
"""Enough to know that speech and not noise was transcribed; how well is measured elsewhere."""


@pytest.fixture(scope="module")
def program(desktop: PrivateDesktop, request: pytest.FixtureRequest) -> Iterator[LiveProgram]:
    """One running program for all dictations, with the settings a user has after installing, but for the separator:
    every dictation is a text of its own here."""
    running = LiveProgram(desktop, {"text": {"separator": "none"}})
    running.start()
    yield running
    assert running.stop() == 0
    fail_unless_expected(warnings_in(running.log), request.node)


@pytest.fixture(params=WINDOWS)
def window(request: pytest.FixtureRequest, lend_window: LendWindow) -> Iterator[TextWindow]:
    with lend_window(request.param) as lent:
        yield lent


def dictate(program: LiveProgram, speech: Path) -> str:
    """Holds the key over the speech; gives the text the program says it delivered."""
    before = program.status()["dictations"]
    program.dictate(speech)
    text: str = program.wait_for_dictations(before + 1)["last_text"]
    return text


def test_several_clips_arrive_as_the_engine_heard_them(
    program: LiveProgram, window: TextWindow, speech_dir: Path
) -> None:
    said = transcripts(speech_dir)
    for clip in SHORT_CLIPS:
        window.clear()
        text = dictate(program, speech_dir / clip)
        assert window.wait_for(text) == text
        assert share_of_words(said[clip], text) >= WORDS_NEEDED, clip


@pytest.fixture
def clipboard(desktop: PrivateDesktop) -> Iterator[str]:
    """Another program's text on the clipboard."""
    text = "mine, Grüße"
    owner = desktop.spawn(["sh", "-c", f"printf '{text}' | xclip -selection clipboard -quiet"], name="xclip")
    wait_until(lambda: clipboard_text(desktop) == text, "the clipboard")
    yield text
    owner.terminate()
    owner.wait()


def clipboard_text(desktop: PrivateDesktop) -> str:
    try:
        return desktop.run(["xclip", "-selection", "clipboard", "-o"]).decode()
    except DesktopFault:  # nobody owns it
        return ""


def test_a_long_text_arrives_whole_and_the_clipboard_is_as_before(
    desktop: PrivateDesktop, program: LiveProgram, window: TextWindow, clipboard: str, speech_dir: Path
) -> None:
    text = dictate(program, speech_dir / LONG_CLIP)
    assert len(text) >= 200, "long enough to be pasted by the standard settings"
    assert window.wait_for(text) == text
    assert share_of_words(transcripts(speech_dir)[LONG_CLIP], text) >= WORDS_NEEDED
    wait_until(lambda: clipboard_text(desktop) == clipboard, "the clipboard to be as before", 5)


def test_silence_types_nothing(program: LiveProgram, terminal: TextWindow) -> None:
    with program.hold():
        terminal.wait_for("nobody says this", timeout_s=1.5)
    assert program.wait_for_outcome("empty")["state"] == "ready"
    assert terminal.read() == ""


def test_figures_of_a_dictation_are_complete(program: LiveProgram, terminal: TextWindow, speech_dir: Path) -> None:
    dictate(program, speech_dir / SHORT_CLIPS[0])
    stages = program.exported()["dictations"][-1]["stages"]
    for stage in ("key_press", "recording_start", "recording_stop", "transcription", "filtering", "insertion"):
        assert isinstance(stages[stage], float | int), stage
    assert 0 < stages["transcription"] <= stages["release_to_text"]
    assert 0 < stages["first_character"] <= stages["release_to_text"]


def test_neither_words_nor_keys_are_logged(program: LiveProgram, terminal: TextWindow, speech_dir: Path) -> None:
    text = dictate(program, speech_dir / SHORT_CLIPS[2])
    written = (program.log + program.output).lower()
    longest = max(text.split(), key=len).strip(".,;").lower()
    assert longest not in written
    assert terminal.title.lower() not in written


def test_nothing_of_a_delivered_dictation_stays_on_disk(
    program: LiveProgram, terminal: TextWindow, speech_dir: Path
) -> None:
    dictate(program, speech_dir / SHORT_CLIPS[0])
    takes = program.folder / "state" / "holdtalk" / "takes"
    assert takes.stat().st_mode & 0o777 == 0o700
    wait_until(
        lambda: not any(path.is_file() and path.name != "lock" for path in takes.rglob("*")), "the recording to be gone"
    )
