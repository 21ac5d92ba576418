"""GNOME, in a Debian of its own: the desktop is what it says, and the real program hears its key and writes there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from desktop_checks import check_that_keys_go_to_the_focus, check_that_the_clipboard_is_pasted, program_on
from guest_desktop import GnomeDesktop, why_no_guests
from headless import wait_until
from keys_of_a_session import APP_ID, HOTKEY
from live_program import LiveProgram
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
    check_that_keys_go_to_the_focus(gnome, kind)


def test_the_clipboard_can_be_filled_and_pasted(gnome: GnomeDesktop) -> None:
    check_that_the_clipboard_is_pasted(gnome)


def test_the_screen_can_be_looked_at(gnome: GnomeDesktop, tmp_path: Path) -> None:
    window = gnome.open_window("gtk")
    assert gnome.screenshot(tmp_path / "screen.png").stat().st_size > 1_000
    window.close()


@pytest.fixture(scope="module")
def program(gnome: GnomeDesktop, request: pytest.FixtureRequest) -> Iterator[LiveProgram]:
    yield from program_on(gnome, request)


def test_a_no_to_gnomes_question_keeps_the_texts_and_lasts_until_the_next_start(
    gnome: GnomeDesktop, program: LiveProgram, speech_dir: Path
) -> None:
    window = gnome.open_window("gtk")
    program.dictate(speech_dir / CLIP, key=HOTKEY)
    gnome.deny_remote_desktop()
    (first,) = program.wait_for_outcome("offered")["offered"]
    assert share_of_words(transcripts(speech_dir)[CLIP], first) >= WORDS_NEEDED
    window.focus()
    program.dictate(speech_dir / CLIP, key=HOTKEY)
    wait_until(lambda: len(program.status()["offered"]) == 2, "the second text", 20)
    assert not gnome.is_asking
    assert window.read() == ""
    window.close()
    assert program.stop() == 0
    program.start()


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
