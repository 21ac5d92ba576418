"""The history of the real program: words stand in it and in no other file, and in none at all while it is paused."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from desktop import PrivateDesktop, wait_until
from live_program import LiveProgram, StartHoldtalk
from spoken import share_of_words, transcripts
from target_windows import TextWindow

pytestmark = [pytest.mark.desktop, pytest.mark.speech]

CLIP, OTHER_CLIP = "ms_weather.flac", "LJ002-0035.flac"
LETTERS_OF_A_WORD = 5
WORDS_NEEDED = 0.7


def files(program: LiveProgram) -> dict[Path, bytes]:
    return {path: path.read_bytes().lower() for path in program.folder.rglob("*") if path.is_file()}


def telling(text: str, before: dict[Path, bytes]) -> set[str]:
    """Words of the text that stood in no file before it was said."""
    plain = "".join(char if char.isalnum() else " " for char in text.lower())
    words = {word for word in plain.split() if len(word) >= LETTERS_OF_A_WORD}
    found = {word for word in words if not any(form in content for content in before.values() for form in forms(word))}
    assert found
    return found


def forms(word: str) -> tuple[bytes, ...]:
    return tuple(word.encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))


def holding(words: Iterable[str], program: LiveProgram) -> set[Path]:
    """Files with one of the words in it."""
    every = [form for word in words for form in forms(word)]
    return {path for path, content in files(program).items() if any(form in content for form in every)}


def dictate(program: LiveProgram, speech: Path) -> str:
    before = program.status()["dictations"]
    program.dictate(speech)
    text: str = program.wait_for_dictations(before + 1)["last_text"]
    return text


def listed(program: LiveProgram, *arguments: str) -> list[dict[str, Any]]:
    printed = program.command("history", "list", "--json", *arguments).stdout
    return [json.loads(line) for line in printed.splitlines()]


def test_words_stand_in_the_history_alone_and_nowhere_while_it_is_paused(
    holdtalk: StartHoldtalk, window: TextWindow, speech_dir: Path
) -> None:
    program = holdtalk({"text": {"separator": "none"}})
    history = program.folder / "data" / "holdtalk" / "history"
    report = str(program.folder / "report.json")
    program.command("export", "-o", report)
    before = files(program)
    text = dictate(program, speech_dir / CLIP)
    assert window.wait_for(text) == text
    wait_until(lambda: [row["text"] for row in listed(program)] == [text], "the row of the dictation")
    program.command("export", "-o", report)
    kept = telling(text, before)
    assert {path.parent for path in holding(kept, program)} == {history}

    assert program.command("history", "pause").returncode == 0
    wait_until(lambda: "settings changed" in program.log, "the settings to be read")
    before = files(program)
    window.clear()
    other = dictate(program, speech_dir / OTHER_CLIP)
    assert window.wait_for(other) == other
    program.command("export", "-o", report)
    assert program.stop() == 0
    assert holding(telling(other, before), program) == set()
    assert [row["text"] for row in listed(program)] == [text]

    assert program.command("history", "delete", "last").stdout == "1 deleted\n"
    assert holding(kept, program) == set()


def test_a_cancelled_dictation_is_heard_after_all(
    desktop: PrivateDesktop, holdtalk: StartHoldtalk, window: TextWindow, speech_dir: Path
) -> None:
    program = holdtalk({"text": {"separator": "none"}})
    with program.hold():
        program.desktop.play(speech_dir / CLIP)
        desktop.tap("Escape")
    program.wait_for_outcome("cancelled")
    wait_until(lambda: [row["sound"] for row in listed(program)] == [True], "its sound")
    assert [row["state"] for row in listed(program)] == ["cancelled"]
    printed = program.command("history", "retry", "last")
    assert share_of_words(transcripts(speech_dir)[CLIP], printed.stdout) >= WORDS_NEEDED, printed.stderr
    wait_until(lambda: len(program.status()["offered"]) == 1, "the text in the menu")
    assert program.command("history", "copy", "last").returncode == 0
    wait_until(lambda: [row["state"] for row in listed(program)] == ["taken"], "that somebody has it")
    assert program.status()["offered"] == []


def test_a_text_that_waits_is_there_after_a_kill_without_being_heard_again(
    desktop: PrivateDesktop, holdtalk: StartHoldtalk, speech_dir: Path
) -> None:
    program = holdtalk()
    program.dictate(speech_dir / CLIP)  # no window has the focus
    program.wait_for_outcome("offered")
    wait_until(lambda: [row["state"] for row in listed(program)] == ["waiting"], "the row of the dictation")
    (row,) = listed(program)
    assert program.command("history", "edit", str(row["row_id"]), "As it was edited.").returncode == 0
    program.kill()
    program.start()
    wait_until(lambda: program.status()["offered"] == ["As it was edited."], "the text to be offered again")
    assert program.command("recover").stdout.endswith("As it was edited.\n")
    wait_until(lambda: [row["state"] for row in listed(program)] == ["taken"], "that somebody has it")
    program.kill()
    program.start()
    assert program.command("recover").stdout == ""
