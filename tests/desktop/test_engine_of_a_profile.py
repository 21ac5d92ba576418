"""An engine made of one file, named by the profile of one hotkey, in the running program; and what stands in for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from desktop import PrivateDesktop
from live_program import PROGRAM, LiveProgram
from target_windows import TextWindow

from tray_app.core.engines import EMBEDDED_ENGINE
from tray_app.speech.engines import ENGINE_FOLDER_VARIABLE

pytestmark = [pytest.mark.desktop, pytest.mark.speech]

CLIP = "ms_weather.flac"
PARROT = """
from pathlib import Path
from tray_app.core.engines import EngineDescriptor
from tray_app.speech.engine import Decoded

DESCRIPTOR = EngineDescriptor(
    name="parrot", title="Parrot", maker="Nobody", homepage="", languages=("de",), memory_mb=1
)

class Parrot:
    def decode(self, samples, draft, interrupt, hints):
        if Path(__file__).with_name("dead").exists():
            raise RuntimeError
        return Decoded((), f"Kra in {hints.language}.")

def load(threads):
    return Parrot()
"""
SETTINGS = """\
[text]
separator = "none"

[[binding]]
key = "f9"

[[binding]]
key = "f8"
profile = "parrot"

[profile.parrot]
engine = "parrot"
language = "de"
"""


@pytest.fixture
def program(desktop: PrivateDesktop, tmp_path: Path) -> Iterator[LiveProgram]:
    (tmp_path / "parrot.py").write_text(PARROT)
    running = LiveProgram(desktop, argv=["env", f"{ENGINE_FOLDER_VARIABLE}={tmp_path}", *PROGRAM])
    running.settings_file.write_text(SETTINGS)
    running.start()
    yield running
    assert running.stop() == 0


def dictated(program: LiveProgram, speech: Path, key: str) -> tuple[str, str]:
    """The text, and the engine that the figures say wrote it."""
    before = program.status()["dictations"]
    program.dictate(speech, key=key)
    text: str = program.wait_for_dictations(before + 1)["last_text"]
    return text, program.exported()["dictations"][-1]["engine"]


def test_each_hotkey_is_heard_by_its_engine_and_a_failing_one_costs_no_word(
    program: LiveProgram, window: TextWindow, speech_dir: Path, tmp_path: Path
) -> None:
    clip = speech_dir / CLIP
    text, engine = dictated(program, clip, "F8")
    assert (text, engine) == ("Kra in de.", "parrot")
    assert window.wait_for(text) == text
    text, engine = dictated(program, clip, "F9")
    assert "weather" in text.lower()
    assert engine == EMBEDDED_ENGINE
    (tmp_path / "dead").touch()
    text, engine = dictated(program, clip, "F8")
    assert "weather" in text.lower()
    assert engine == EMBEDDED_ENGINE
