"""The words of tooltip, menu and overlay."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QDateTime, QLocale

from tray_app.core.errors import Problem
from tray_app.core.events import DictationId
from tray_app.core.pause import Pause
from tray_app.core.settings import ApiSettings
from tray_app.core.snapshot import OfferedText, PublicState, Snapshot
from tray_app.ui.words import (
    Shown,
    api_hint,
    elapsed_words,
    key_hint,
    literal,
    offer_label,
    shortened,
    status_line,
    tooltip,
)

PROBLEM = Problem("The microphone cannot be opened.", "Close the program that is using it.", "hw:1")


def test_ready_says_what_to_do() -> None:
    ready = Snapshot(state=PublicState.READY, status="Ready")
    assert status_line(Shown(ready, hint=key_hint("Right Ctrl", "hold"))) == "Ready: hold Right Ctrl and speak"
    pressed = Shown(ready, hint=key_hint("F9", "toggle"))
    assert tooltip(pressed) == "Holdtalk: Ready\nPress F9, speak, press it again"
    assert status_line(Shown(ready)) == "Ready"


def test_while_the_hotkey_is_paused_that_is_said_and_until_when(monkeypatch: pytest.MonkeyPatch) -> None:
    until = QDateTime.fromString("2031-02-03T16:05:00", "yyyy-MM-ddTHH:mm:ss")
    hint = key_hint("Right Ctrl", "hold")
    paused = Snapshot(state=PublicState.READY, status="Paused", paused=Pause(until.toMSecsSinceEpoch() * 1_000_000))
    before = QLocale()
    try:
        for name, time in (("de_DE", "16:05"), ("en_GB", "16:05")):
            QLocale.setDefault(QLocale(name))
            assert status_line(Shown(paused, hint=hint)) == f"Paused: the hotkey is not heard until {time}"
    finally:
        QLocale.setDefault(before)
    for_ever = replace(paused, paused=Pause(None))
    assert tooltip(Shown(for_ever)) == "Holdtalk: Paused\nThe hotkey is not heard until you resume it"
    assert status_line(Shown(replace(for_ever, problem=PROBLEM))) == f"Paused: {PROBLEM.title}"
    recording = replace(for_ever, state=PublicState.RECORDING, status="Recording")
    assert status_line(Shown(recording)) == "Recording", "from the menu one can dictate"


def test_an_engine_that_is_asleep_is_told_beside_what_to_do() -> None:
    asleep = Snapshot(state=PublicState.READY, status="Ready", asleep=True)
    hint = "hold Right Ctrl and speak; the speech engine is asleep until then"
    assert status_line(Shown(asleep, hint=key_hint("Right Ctrl", "hold"))) == f"Ready: {hint}"
    assert tooltip(Shown(asleep)) == "Holdtalk: Ready\nThe speech engine is asleep until you dictate"
    listening = replace(asleep, status="Listening for “Alexa”")
    assert status_line(Shown(listening)) == "Ready: Listening for “Alexa”; the speech engine is asleep until then"


def test_while_the_engine_loads_a_recording_says_so() -> None:
    recording = Snapshot(state=PublicState.RECORDING, status="Recording; the speech engine is loading", loading=True)
    assert tooltip(Shown(recording)) == "Holdtalk: Recording\nRecording; the speech engine is loading"


def test_a_status_that_repeats_the_state_is_said_once() -> None:
    assert status_line(Shown(Snapshot(state=PublicState.RECORDING, status="Recording"))) == "Recording"
    transcribing = Snapshot(state=PublicState.TRANSCRIBING, status="Transcribing")
    assert tooltip(Shown(transcribing)) == "Holdtalk: Transcribing"


def test_an_error_says_what_happened_and_the_next_step() -> None:
    broken = Shown(Snapshot(state=PublicState.ERROR, status=PROBLEM.title, problem=PROBLEM))
    assert status_line(broken) == "Error: The microphone cannot be opened."
    assert tooltip(broken).splitlines()[1:] == [PROBLEM.title, PROBLEM.remedy]


def test_the_tooltip_tells_of_waiting_texts_and_breaches_but_never_a_text() -> None:
    offers = (OfferedText(DictationId(1), "secret words", 900.0), OfferedText(DictationId(2), "more", 900.0))
    breach = "Insertion is over its target: 640 ms, target 100 ms"
    words = tooltip(Shown(Snapshot(state=PublicState.READY, status="Ready", offered=offers), breach))
    assert words.splitlines() == [
        "Holdtalk: Ready",
        "2 texts wait for you",
        breach,
    ]


def test_the_tooltip_tells_that_other_programs_may_use_this_one() -> None:
    ready = Snapshot(state=PublicState.READY, status="Ready")
    on = ApiSettings(enabled=True, port=7500)
    assert tooltip(Shown(ready, api=api_hint(ApiSettings()))) == "Holdtalk: Ready"
    assert tooltip(Shown(ready, api=api_hint(on))) == "Holdtalk: Ready\nOpen to other programs (port 7500)"
    assert "words too" in api_hint(replace(on, text=True))


@pytest.mark.parametrize(
    ("language", "heard", "line"),
    [
        ("", "en", None),
        ("de", "de", "Language: Deutsch"),
        ("auto", "", "Language: Automatic"),
        ("auto", "fr", "Language: Automatic (Français heard last)"),
    ],
)
def test_the_tooltip_tells_the_language_where_there_are_several(language: str, heard: str, line: str | None) -> None:
    ready = Snapshot(state=PublicState.READY, status="Ready", language=language, heard_language=heard)
    assert tooltip(Shown(ready)).splitlines()[1:] == ([line] if line else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("short", "short"),
        ("two\nlines  of it", "two lines of it"),
        ("the quick brown fox jumps", "the quick brown…"),
        ("unbreakablewordwithoutend", "unbreakablewordwith…"),
    ],
)
def test_text_is_shortened_after_a_word(text: str, expected: str) -> None:
    assert shortened(text, 20) == expected


def test_an_offer_shows_its_beginning_and_its_length() -> None:
    assert offer_label(OfferedText(DictationId(1), "Hello there", 72_400.0)) == "Hello there  (1:12)"


def test_an_ampersand_in_a_menu_stays_one() -> None:
    assert literal("Black & white") == "Black && white"


@pytest.mark.parametrize(
    ("seconds", "words"), [(0, "0:00"), (7.9, "0:07"), (760, "12:40"), (3605, "1:00:05"), (-1, "0:00")]
)
def test_elapsed_time(seconds: float, words: str) -> None:
    assert elapsed_words(seconds) == words
