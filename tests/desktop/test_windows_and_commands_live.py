"""What the window changes in a dictation, and what is said instead of a text, in one run of the program."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from desktop import DesktopFault, PrivateDesktop, wait_until
from live_program import PROGRAM, LiveProgram
from target_windows import TextWindow

from tray_app.speech.engines import ENGINE_FOLDER_VARIABLE

pytestmark = [pytest.mark.desktop, pytest.mark.speech]

CLIP = "ms_weather.flac"
PARROT = """
from pathlib import Path
from tray_app.core.engines import EngineDescriptor
from tray_app.speech.engine import Decoded

DESCRIPTOR = EngineDescriptor(
    name="parrot", title="Parrot", maker="Nobody", homepage="", languages=("en", "de"), memory_mb=1
)

class Parrot:
    def decode(self, samples, draft, interrupt, hints):
        said = Path(__file__).with_name("said")
        return Decoded((), said.read_text().replace("LANGUAGE", str(hints.language)) if said.exists() else "")

def load(threads):
    return Parrot()
"""
SETTINGS = """\
[speech]
engine = "parrot"
language = "en"

[[binding]]
key = "f9"

[profile.shell] # in terminals
kind = "terminal"
language = "de"
separator = "none"
"""


@pytest.fixture
def program(desktop: PrivateDesktop, tmp_path: Path) -> Iterator[LiveProgram]:
    (tmp_path / "parrot.py").write_text(PARROT)
    running = LiveProgram(desktop, argv=["env", f"{ENGINE_FOLDER_VARIABLE}={tmp_path}", *PROGRAM])
    running.settings_file.write_text(SETTINGS)
    running.start()
    yield running
    assert running.stop() == 0


def marked(program: LiveProgram) -> bytes:
    with contextlib.suppress(DesktopFault):  # nobody has the selection just then
        return program.desktop.run(["xclip", "-selection", "primary", "-o", "-target", "UTF8_STRING"])
    return b""


def test_the_window_chooses_the_profile_and_what_was_written_is_changed_by_voice(
    program: LiveProgram, window: TextWindow, terminal: TextWindow, speech_dir: Path, tmp_path: Path
) -> None:
    def say(text: str) -> None:
        (tmp_path / "said").write_text(text)
        program.dictate(speech_dir / CLIP, key="F9")

    window.focus()
    say("The red house, LANGUAGE.")
    assert window.wait_for("The red house, en.") == "The red house, en."
    told = program.command("profile").stdout
    assert "profile: none" in told
    say("Replace red with blue.")
    assert window.wait_for("The blue house, en.") == "The blue house, en."
    say("Select that.")
    wait_until(lambda: marked(program) == b"The blue house, en.", "the text to be marked", 10)
    say("A tree, LANGUAGE.")
    assert window.wait_for("A tree, en.") == "A tree, en."
    say("Scratch that.")
    assert window.wait_for("") == ""
    assert program.status()["dictations"] == 2, "commands are none"

    terminal.focus()
    for _ in range(2):
        say("ls LANGUAGE")
    assert terminal.wait_for("ls dels de") == "ls dels de"
    told = program.command("profile").stdout
    assert "program: xterm (terminal)" in told
    assert "profile: shell" in told
    say("Streich das!")
    wait_until(lambda: terminal.read().count("ls de") <= 2 and "\x7f" in terminal.read(), "it to be erased", 10)


def test_a_prompt_for_passwords_gets_nothing(program: LiveProgram, desktop: PrivateDesktop, tmp_path: Path) -> None:
    (tmp_path / "said").write_text("correct horse")
    prompt = desktop.spawn(["xterm", "-class", "Pinentry", "-e", "sleep", "60"], name="prompt")
    try:
        desktop.run(["xdotool", "search", "--sync", "--onlyvisible", "--class", "Pinentry", "windowactivate", "--sync"])
        assert "pinentry (password prompt)" in program.command("profile").stdout
        with program.hold("F9"):
            program.wait_for_outcome("cancelled")
        program.command("insert", "Not for it.")
        wait_until(lambda: program.status()["offered"] == ["Not for it."], "the text to wait", 10)
        assert "correct" not in program.command("history", "list").stdout
    finally:
        prompt.kill()
        prompt.wait()
