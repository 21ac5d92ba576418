"""Languages switched by hotkey and command in the running program, and texts without blanks in a real window."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from desktop import PrivateDesktop, wait_until
from live_program import PROGRAM, LiveProgram
from target_windows import TextWindow

from tray_app.settings_file import load
from tray_app.speech.engines import ENGINE_FOLDER_VARIABLE

pytestmark = [pytest.mark.desktop, pytest.mark.speech]

CLIP, LONG_CLIP = "ms_weather.flac", "long_LJ_15s.flac"
PARROT = """
from tray_app.core.engines import EngineDescriptor
from tray_app.speech.engine import Decoded

DESCRIPTOR = EngineDescriptor(
    name="parrot", title="Parrot", maker="Nobody", homepage="", languages=("en", "de", "ja", "zh"), memory_mb=1
)
SAID = {"en": "Polly wants a cracker.", "de": "Lora will.", "ja": "今日はいい天気です。", "zh": "今天天气很好，"}

class Parrot:
    def decode(self, samples, draft, interrupt, hints):
        language = hints.language or (hints.languages or ("en",))[-1]
        return Decoded((), SAID[language], language)

def load(threads):
    return Parrot()
"""
SETTINGS = """\
[speech]
engine = "parrot"
language = "en"
languages = "en ja zh"

[[binding]]
key = "f9"

[[binding]]
key = "f8"
mode = "language"
"""


@pytest.fixture
def program(desktop: PrivateDesktop, tmp_path: Path) -> Iterator[LiveProgram]:
    (tmp_path / "parrot.py").write_text(PARROT)
    running = LiveProgram(desktop, argv=["env", f"{ENGINE_FOLDER_VARIABLE}={tmp_path}", *PROGRAM])
    running.settings_file.write_text(SETTINGS)
    running.start()
    yield running
    assert running.stop() == 0


def switch_by_key(program: LiveProgram, language: str) -> None:
    program.desktop.key_down("F8")
    program.desktop.key_up("F8")
    wait_until(lambda: program.status()["language"] == language, f"the language {language}")


def dictated(program: LiveProgram, speech: Path) -> str:
    before = program.status()["dictations"]
    program.dictate(speech, key="F9")
    text: str = program.wait_for_dictations(before + 1)["last_text"]
    return text


def test_a_hotkey_goes_round_and_the_next_dictation_is_heard_in_the_language(
    program: LiveProgram, window: TextWindow, speech_dir: Path
) -> None:
    clip = speech_dir / CLIP
    assert program.status()["language"] == "en"
    assert dictated(program, clip) == "Polly wants a cracker."
    switch_by_key(program, "ja")
    for _ in range(2):
        assert dictated(program, clip) == "今日はいい天気です。"
    expected = "Polly wants a cracker. 今日はいい天気です。今日はいい天気です。"
    assert window.wait_for(expected) == expected
    figures = program.exported()["dictations"]
    assert [found["language"] for found in figures] == ["en", "ja", "ja"]
    assert load(program.settings_file).settings.speech.language == "ja"
    switch_by_key(program, "zh")
    switch_by_key(program, "en")


def test_segments_in_chinese_stand_together_and_the_set_restricts_what_is_found_out(
    program: LiveProgram, window: TextWindow, speech_dir: Path
) -> None:
    done = program.command("language", "auto")
    assert (done.returncode, done.stdout) == (0, "auto\n")
    text = dictated(program, speech_dir / LONG_CLIP)
    assert text.count("今天天气很好，") >= 2
    assert text == "今天天气很好，" * text.count("今天天气很好，")
    assert window.wait_for(text) == text
    status = json.loads(program.command("status", "--json").stdout)
    assert (status["language"], status["heard_language"]) == ("auto", "zh")
    assert "Language: auto, zh heard last." in program.command("status").stdout


def test_a_language_that_the_engine_lacks_is_told_and_costs_no_word(
    program: LiveProgram, window: TextWindow, speech_dir: Path
) -> None:
    program.command("language", "fr")
    assert program.command("language").stdout == "fr\n"
    done = program.command("language", "fr")
    assert 'does not understand "fr"' in done.stderr
    done = program.command("language", "klingon")
    assert (done.returncode, "no language" in done.stderr) == (1, True)
    assert dictated(program, speech_dir / CLIP)
    # The next press goes back into the set.
    switch_by_key(program, "en")


def test_a_language_is_switched_for_the_next_dictation_and_not_for_the_one_in_course(
    program: LiveProgram, window: TextWindow, speech_dir: Path
) -> None:
    with program.hold("F9"):
        time.sleep(0.15)
        program.desktop.play(speech_dir / CLIP, wait=False)
        program.wait_for_state("recording")
        assert program.command("language", "ja").stdout == "ja\n"
        assert program.status()["language"] == "en"
        time.sleep(2.0)
    assert program.wait_for_dictations(1)["last_text"] == "Polly wants a cracker."
    assert dictated(program, speech_dir / CLIP) == "今日はいい天気です。"
