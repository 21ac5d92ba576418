"""KDE, in a Debian of its own: the desktop is what it says, and the real program hears its key and writes there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from guest_desktop import KdeDesktop, why_no_guests
from keys_of_a_session import APP_ID, HOTKEY
from live_program import LiveProgram
from log_watch import fail_unless_expected, warnings_in
from spoken import share_of_words, transcripts
from target_windows import WindowKind

pytestmark = [pytest.mark.slow, pytest.mark.guest]

CLIP = "ms_weather.flac"
WORDS_NEEDED = 0.7


@pytest.fixture(scope="module")
def kde() -> Iterator[KdeDesktop]:
    if why := why_no_guests():
        pytest.skip(why)
    with KdeDesktop() as running:
        running.add_application(APP_ID)
        running.grant_remote_desktop(APP_ID)
        yield running


@pytest.mark.parametrize("kind", ["gtk", "foot", "xterm"])
def test_keys_go_to_the_window_that_has_the_focus(kde: KdeDesktop, kind: WindowKind) -> None:
    window, other = kde.open_window(kind), kde.open_window("gtk")
    window.focus()
    kde.key_down("Shift_L")
    kde.tap("h")
    kde.key_up("Shift_L")
    kde.tap("i")
    assert window.wait_for("Hi", 10) == "Hi"
    assert other.read() == ""
    window.close()
    other.close()


def test_the_clipboard_can_be_filled_and_pasted(kde: KdeDesktop) -> None:
    window = kde.open_window("gtk")
    kde.set_clipboard("mine, Grüße")
    kde.key_down("Control_L")
    kde.tap("v")
    kde.key_up("Control_L")
    assert window.wait_for("mine, Grüße", 10) == "mine, Grüße"
    window.close()


def test_the_screen_can_be_looked_at(kde: KdeDesktop, tmp_path: Path) -> None:
    window = kde.open_window("gtk")
    assert kde.screenshot(tmp_path / "screen.png").stat().st_size > 1_000
    window.close()


@pytest.fixture(scope="module")
def program(kde: KdeDesktop, request: pytest.FixtureRequest) -> Iterator[LiveProgram]:
    settings = {"hotkey": {"key": HOTKEY.lower()}, "text": {"separator": "none"}}
    running = LiveProgram(kde, settings, folder=kde.folder)
    running.start()
    yield running
    assert running.stop() == 0
    fail_unless_expected(warnings_in(running.log), request.node)


def test_what_was_said_arrives_as_the_engine_heard_it(kde: KdeDesktop, program: LiveProgram, speech_dir: Path) -> None:
    window = kde.open_window("gtk")
    before = program.status()["dictations"]
    program.dictate(speech_dir / CLIP, key=HOTKEY)
    text = program.wait_for_dictations(before + 1)["last_text"]
    assert window.wait_for(text) == text
    assert share_of_words(transcripts(speech_dir)[CLIP], text) >= WORDS_NEEDED
    window.close()
