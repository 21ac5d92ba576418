"""KDE, in a Debian of its own: the desktop is what it says, and the real program hears its key and writes there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from desktop_checks import check_that_keys_go_to_the_focus, check_that_the_clipboard_is_pasted, program_on
from guest_desktop import KdeDesktop, why_no_guests
from keys_of_a_session import APP_ID, HOTKEY
from live_program import LiveProgram
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
    check_that_keys_go_to_the_focus(kde, kind)


def test_the_clipboard_can_be_filled_and_pasted(kde: KdeDesktop) -> None:
    check_that_the_clipboard_is_pasted(kde)


def test_the_screen_can_be_looked_at(kde: KdeDesktop, tmp_path: Path) -> None:
    window = kde.open_window("gtk")
    assert kde.screenshot(tmp_path / "screen.png").stat().st_size > 1_000
    window.close()


@pytest.fixture(scope="module")
def program(kde: KdeDesktop, request: pytest.FixtureRequest) -> Iterator[LiveProgram]:
    yield from program_on(kde, request)


def test_what_was_said_arrives_as_the_engine_heard_it(kde: KdeDesktop, program: LiveProgram, speech_dir: Path) -> None:
    window = kde.open_window("gtk")
    before = program.status()["dictations"]
    program.dictate(speech_dir / CLIP, key=HOTKEY)
    text = program.wait_for_dictations(before + 1)["last_text"]
    assert window.wait_for(text) == text
    assert share_of_words(transcripts(speech_dir)[CLIP], text) >= WORDS_NEEDED
    window.close()
