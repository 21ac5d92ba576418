"""What one opens the home window for, done in the running program twice: by the mouse, and by keyboard alone."""

from __future__ import annotations

import contextlib
import os
import signal
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import psutil
import pytest
from desktop import PrivateDesktop, wait_until
from home_hands import PATIENCE_S, ByKeys, ByMouse, Person, pointed
from insertion_rigs import clear_clipboard
from invented_history import fill
from live_program import LiveProgram
from log_watch import fail_unless_expected, warnings_in
from target_windows import TextWindow

from tray_app.core.events import DictationId
from tray_app.core.history import HistoryQuery, HistoryRow, RowState
from tray_app.history import database, rows
from tray_app.speech.engines import ENGINE_FOLDER_VARIABLE

pytestmark = [pytest.mark.desktop, pytest.mark.speech]

CLIP, OTHER_CLIP = "ms_weather.flac", "LJ002-0035.flac"
SETTINGS = """\
# Settings of mine.
[hotkey]
# under my right hand
key = "f9"  # near the thumb

[text]
separator = "smart"  # as it comes
"""
LETTER = "The harbour master wants the ledger of the Inverashiel by Thursday."
OTHER_ENGINE = """
from tray_app.core.engines import EngineDescriptor
from tray_app.speech.engine import Decoded

DESCRIPTOR = EngineDescriptor(
    name="second", title="A second engine", maker="Nobody", homepage="", languages=("en",), memory_mb=1
)

class Second:
    def decode(self, samples, draft, interrupt, hints):
        return Decoded((), "Heard by the second engine.")

def load(threads):
    return Second()
"""
HEARD_AGAIN = "Heard by the second engine."
HELD_S = 0.3


@pytest.fixture
def program(desktop: PrivateDesktop, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[LiveProgram]:
    """With a week of dictations, and a second engine."""
    (tmp_path / "second.py").write_text(OTHER_ENGINE)
    made = pointed(desktop, env={ENGINE_FOLDER_VARIABLE: str(tmp_path)})
    made.settings_file.write_text(SETTINGS)
    folder = made.folder / "data" / "holdtalk" / "history"
    folder.mkdir(mode=0o700, parents=True)
    fill(folder, a_week())
    made.start()
    yield made
    if made.running:
        assert made.stop() == 0
    fail_unless_expected(warnings_in(made.log), request.node)


@pytest.fixture(params=[ByMouse, ByKeys])
def person(program: LiveProgram, request: pytest.FixtureRequest) -> Person:
    made: Person = request.param(program)
    return made


def a_week() -> Iterator[HistoryRow]:
    now = datetime.now().astimezone()
    yield said(now - timedelta(days=1), LETTER)
    for days in range(7):
        for number in range(5):
            yield said(now - timedelta(days=days, minutes=10 + number), f"Note {number} of {days} days ago.")


def said(when: datetime, text: str) -> HistoryRow:
    row = HistoryRow(DictationId(int(when.timestamp() * 1e9)), RowState.WRITTEN, text)
    return replace(row, engine="moonshine-tiny-en", language="en", words=len(text.split()), audio_ms=3_000.0)


def newest(program: LiveProgram) -> HistoryRow:
    connection = database.open_to_read(program.folder / "data" / "holdtalk" / "history")
    assert connection is not None
    with contextlib.closing(connection):
        return rows.find(connection, HistoryQuery(limit=1))[0]


# --- another key -------------------------------------------------------------------------


def ask_for_a_key(person: Person) -> None:
    person.open("Settings")
    if isinstance(person, ByMouse):
        person.click("Key to hold: F9. Change it")
    else:
        assert isinstance(person, ByKeys)
        person.sees("Key to hold: F9. Change it")  # the window is there before its place
        person.type("key to hold")
        person.press("Return", "space")
    person.sees("Press the key…")


def go_to_the_key(person: Person) -> None:
    """From where it is shown."""
    person.open("Dictation")
    if isinstance(person, ByMouse):
        person.click("Change the key to dictate with")
        person.is_at("Settings")
        person.click("Key to hold: F9. Change it")
    else:
        assert isinstance(person, ByKeys)
        person.press("alt+g")
        person.is_at("Settings")
        person.sees("Key to hold: F9. Change it")
        person.press("space")
    person.sees("Press the key…")


def test_another_key_is_chosen_by_pressing_it_and_taken_back_and_found_from_where_it_is_shown(
    person: Person, window: TextWindow, speech_dir: Path
) -> None:
    program = person.program
    go_to_the_key(person)
    person.desktop.tap("F7")
    wait_until(lambda: program.settings_file.read_text() == SETTINGS.replace("f9", "f7"), "the key", PATIENCE_S)
    person.sees("Key to hold: F7. Change it")
    if isinstance(person, ByMouse):
        person.click("Undo")
    else:
        person.desktop.tap("alt+u")
    wait_until(lambda: program.settings_file.read_text() == SETTINGS, "the key of before", PATIENCE_S)
    person.sees("Key to hold: F9. Change it")

    wait_until(lambda: program.log.count("settings changed") == 2, "the key of before in force", PATIENCE_S)
    ask_for_a_key(person)
    person.desktop.tap("F8")
    wait_until(lambda: program.settings_file.read_text() == SETTINGS.replace("f9", "f8"), "the key", PATIENCE_S)
    person.sees("Key to hold: F8. Change it")
    wait_until(lambda: program.log.count("settings changed") == 3, "the key in force", PATIENCE_S)
    window.focus()
    time.sleep(HELD_S)  # a person is not there at once, and the keyboard is told of the key after the log
    program.dictate(speech_dir / CLIP, key="F8")
    text = program.wait_for_dictations(1)["last_text"]
    assert window.wait_for(text) == text
    with program.hold("F9"):
        time.sleep(HELD_S)
        assert program.status()["state"] == "ready", "the one before is the window's"


# --- yesterday's sentence ----------------------------------------------------------------


def find(person: Person, word: str) -> None:
    person.open("History")
    person.sees("Note 0 of 0 days ago.")
    if isinstance(person, ByMouse):
        person.click("Search the history")
    person.type(word)
    person.sees_no("Note 0 of 0 days ago.")
    person.sees(LETTER)


def test_a_sentence_of_yesterday_is_found_copied_and_inserted_again(person: Person, window: TextWindow) -> None:
    clear_clipboard(person.desktop)
    find(person, "ledg")
    if isinstance(person, ByMouse):
        person.click("Copy")
    else:
        assert isinstance(person, ByKeys)
        person.press("Return", "Return")
    wait_until(lambda: person.clipboard() == LETTER, "the copy", PATIENCE_S)
    for text in (LETTER, f"{LETTER} {LETTER}"):
        if isinstance(person, ByMouse):
            person.open("History")
            person.click("Insert again")
        else:
            person.open("History")
            person.desktop.tap("alt+i")
        assert window.wait_for(text) == text
        assert window.has_focus()
    assert person.clipboard() == LETTER, "it is as it was"


# --- a take that failed ------------------------------------------------------------------


def fail_a_take(program: LiveProgram, speech: Path) -> None:
    """The worker is killed again and again, until the program gives the take up."""
    tray = psutil.Process(program.pid)
    with program.hold("F9"):
        program.desktop.play(speech)
        os.kill(program.status()["worker_pid"], signal.SIGKILL)

    def given_up() -> bool:
        for child in tray.children():
            with contextlib.suppress(psutil.NoSuchProcess):
                if "tray_app.speech.worker" in child.cmdline():
                    child.kill()
        return bool(program.status()["last_outcome"] == "failed")

    wait_until(given_up, "the take to be given up", PATIENCE_S)
    program.wait_for_state("ready")


@pytest.mark.slow
@pytest.mark.expected_warning(r"speech\.keeper: speech worker lost: ", r"core\.status: engine lost: ")
def test_a_take_that_failed_is_heard_by_another_engine(person: Person, window: TextWindow, speech_dir: Path) -> None:
    program = person.program
    fail_a_take(program, speech_dir / CLIP)
    person.open("History")
    person.sees("Not understood yet")
    failed = newest(program)
    assert (failed.state, failed.text) == (RowState.UNHEARD, "")
    if isinstance(person, ByMouse):
        person.click("Try again with")
        person.click("A second engine")
    else:
        assert isinstance(person, ByKeys)
        person.press_until("alt+t", "A second engine")
        person.press("Down", "Down", "Down", "Return")  # as it was dictated, the model inside, the second
    person.sees(HEARD_AGAIN)
    wait_until(lambda: newest(program).text == HEARD_AGAIN, "its text", PATIENCE_S)
    row = newest(program)
    assert row.row_id == failed.row_id
    assert (row.state, row.engine, row.problem) == (RowState.WAITING, "second", "")
    assert program.status()["offered"] == [HEARD_AGAIN]
    assert window.read() == "", "never typed unasked"
    if isinstance(person, ByMouse):
        person.click("Insert again")
    else:
        person.desktop.tap("alt+i")
    assert window.wait_for(HEARD_AGAIN) == HEARD_AGAIN
    wait_until(lambda: newest(program).state is RowState.TAKEN, "that it waits no longer", PATIENCE_S)


# --- what was just written ---------------------------------------------------------------


def test_the_last_text_is_taken_back_from_its_place(person: Person, window: TextWindow, speech_dir: Path) -> None:
    program = person.program
    assert program.command("insert", "Before.").returncode == 0
    assert window.wait_for("Before.") == "Before."
    program.dictate(speech_dir / CLIP, key="F9")
    text = program.wait_for_dictations(1)["last_text"]
    whole = window.wait_for(f"Before. {text}")
    assert whole == f"Before. {text}"
    person.open("Dictation")
    person.sees(text)
    if isinstance(person, ByMouse):
        person.click("Undo")
    else:
        person.desktop.tap("alt+u")
    assert window.wait_for("Before.") == "Before."
    assert window.has_focus()


def test_who_looked_around_in_our_window_can_still_take_it_back(
    person: Person, window: TextWindow, speech_dir: Path
) -> None:
    program = person.program
    program.dictate(speech_dir / CLIP, key="F9")
    text = program.wait_for_dictations(1)["last_text"]
    assert window.wait_for(text) == text
    person.open("Dictation")
    person.sees(text)
    for place in ("History", "Dictation"):
        if isinstance(person, ByMouse):
            person.click(place)
        else:
            person.desktop.tap({"History": "alt+h", "Dictation": "alt+o"}[place])
        person.is_at(place)
    if isinstance(person, ByMouse):
        person.click(text)
        person.click("Undo")
    else:
        person.desktop.tap("alt+u")
    assert window.wait_for("") == ""


def test_a_text_of_yesterday_is_had_from_the_place_of_the_last_texts(person: Person, window: TextWindow) -> None:
    """Nothing was dictated since the start."""
    clear_clipboard(person.desktop)
    person.open("Dictation")
    person.sees("Note 0 of 0 days ago.")
    if isinstance(person, ByMouse):
        person.click("Copy")
    else:
        person.desktop.tap("alt+c")
    wait_until(lambda: person.clipboard() == "Note 0 of 0 days ago.", "the copy", PATIENCE_S)
    if isinstance(person, ByMouse):
        person.click("Note 1 of 0 days ago.")
        person.click("Insert again")
    else:
        assert isinstance(person, ByKeys)
        person.press("Down", "alt+i")
    assert window.wait_for("Note 1 of 0 days ago.") == "Note 1 of 0 days ago."


def test_texts_appear_while_the_window_stands_beside_the_one_that_is_written_in(
    program: LiveProgram, window: TextWindow, speech_dir: Path
) -> None:
    person = ByKeys(program)
    person.open("Dictation")
    window.focus()
    for count, clip in enumerate((CLIP, OTHER_CLIP), start=1):
        program.dictate(speech_dir / clip, key="F9")
        text = program.wait_for_dictations(count)["last_text"]
        person.sees(text)
