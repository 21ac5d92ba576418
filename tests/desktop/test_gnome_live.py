"""GNOME, in a Debian of its own: the desktop is what it says, and the real program hears its key and writes there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from guest_desktop import GnomeDesktop, why_no_guests
from keys_of_a_session import APP_ID, HOTKEY, bind_hotkey
from live_program import LiveProgram
from log_watch import fail_unless_expected, warnings_in
from spoken import share_of_words, transcripts
from target_windows import WindowKind

pytestmark = [
    pytest.mark.slow,
    pytest.mark.guest,
    pytest.mark.expected_warning(r"ui\.tray: this desktop shows no tray"),
]

CLIP = "ms_weather.flac"
WORDS_NEEDED = 0.7


@pytest.fixture(scope="module")
def gnome() -> Iterator[GnomeDesktop]:
    if why := why_no_guests():
        pytest.skip(why)
    with GnomeDesktop() as running:
        running.add_application(APP_ID)
        yield running


@pytest.mark.parametrize("kind", ["gtk", "foot", "xterm"])
def test_keys_go_to_the_window_that_has_the_focus(gnome: GnomeDesktop, kind: WindowKind) -> None:
    window, other = gnome.open_window(kind), gnome.open_window("gtk")
    window.focus()
    gnome.key_down("Shift_L")
    gnome.tap("h")
    gnome.key_up("Shift_L")
    gnome.tap("i")
    assert window.wait_for("Hi", 10) == "Hi"
    assert other.read() == ""
    window.close()
    other.close()


def test_the_clipboard_can_be_filled_and_pasted(gnome: GnomeDesktop) -> None:
    window = gnome.open_window("gtk")
    gnome.set_clipboard("mine, Grüße")
    gnome.key_down("Control_L")
    gnome.tap("v")
    gnome.key_up("Control_L")
    assert window.wait_for("mine, Grüße", 10) == "mine, Grüße"
    window.close()


def test_the_screen_can_be_looked_at(gnome: GnomeDesktop, tmp_path: Path) -> None:
    window = gnome.open_window("gtk")
    assert gnome.screenshot(tmp_path / "screen.png").stat().st_size > 1_000
    window.close()


@pytest.fixture(scope="module")
def program(gnome: GnomeDesktop, request: pytest.FixtureRequest) -> Iterator[LiveProgram]:
    settings = {"hotkey": {"key": HOTKEY.lower()}, "text": {"separator": "none"}}
    running = LiveProgram(gnome, settings, folder=gnome.folder)
    bind_hotkey(gnome, running)
    running.start()
    yield running
    assert running.stop() == 0
    fail_unless_expected(warnings_in(running.log), request.node)


def test_gnome_asks_once_and_what_is_said_then_arrives_as_the_engine_heard_it(
    gnome: GnomeDesktop, program: LiveProgram, speech_dir: Path
) -> None:
    window = gnome.open_window("gtk")
    program.dictate(speech_dir / CLIP, key=HOTKEY)
    gnome.allow_remote_desktop()
    assert program.wait_for_outcome("offered")["offered"], "what was said before it was allowed"
    for count in (1, 2):
        window.focus()
        window.clear()
        program.dictate(speech_dir / CLIP, key=HOTKEY)
        text = program.wait_for_dictations(count)["last_text"]
        assert window.wait_for(text) == text
        assert share_of_words(transcripts(speech_dir)[CLIP], text) >= WORDS_NEEDED
    window.close()
