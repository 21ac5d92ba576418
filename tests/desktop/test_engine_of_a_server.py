"""A server hears what is said: its text arrives, every sign says that sound is sent; and what happens when it dies."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from desktop import PrivateDesktop, wait_until
from faulty_servers import FaultyHttp
from live_program import LiveProgram, StartHoldtalk
from target_windows import TextWindow

from tray_app.core.engines import EMBEDDED_ENGINE

pytestmark = [pytest.mark.desktop, pytest.mark.speech]

CLIP = "ms_weather.flac"
PATIENCE_S = 20.0


@pytest.fixture
def server() -> Iterator[FaultyHttp]:
    with closing(FaultyHttp("The rain in Spain.")) as running:
        yield running


def dictated(program: LiveProgram, speech: Path) -> tuple[str, str]:
    """The text, and the engine that the figures say wrote it."""
    before = program.status()["dictations"]
    program.dictate(speech)
    text: str = program.wait_for_dictations(before + 1)["last_text"]
    return text, program.exported()["dictations"][-1]["engine"]


def test_a_server_hears_and_when_it_dies_the_text_arrives_with_the_reason(
    desktop: PrivateDesktop, holdtalk: StartHoldtalk, window: TextWindow, speech_dir: Path, server: FaultyHttp
) -> None:
    program = holdtalk(
        {
            "speech": {"engine": "openai"},
            "remote": {"openai_url": server.url},
            "overlay": {"style": "detailed"},
            "text": {"separator": "none"},
        }
    )
    place = f"127.0.0.1:{server.port}"
    assert program.status()["sent_to"] == place
    assert f"Sound is sent to {place}." in program.command("status").stdout
    text, engine = dictated(program, speech_dir / CLIP)
    assert (text, engine) == ("The rain in Spain.", "openai")
    assert window.wait_for(text) == text
    assert program.status()["problem"] is None
    with program.hold():
        wait_until(lambda: len(program.shown_windows()) == 1, "the overlay", PATIENCE_S)
        desktop.screenshot(desktop.folder / "sent.png")
    server.close()
    text, engine = dictated(program, speech_dir / CLIP)
    assert "weather" in text.lower()
    assert engine == EMBEDDED_ENGINE
    problem = program.status()["problem"]
    assert "Moonshine tiny writes instead" in problem["title"]
    assert "cannot be reached" in problem["remedy"]
    wait_until(lambda: len(program.shown_windows()) == 1, "the notice", PATIENCE_S)
    desktop.screenshot(desktop.folder / "died.png")
