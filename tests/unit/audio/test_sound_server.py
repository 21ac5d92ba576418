"""The sound server's list of sources is read as it prints it, whatever letters its names have."""

from __future__ import annotations

import subprocess
from dataclasses import replace

import pytest

from tray_app.audio import sound_server
from tray_app.audio.devices import InputDevice, inputs_of

LISTED = """Source #0
\tState: IDLE
\tName: speakers.monitor
\tDescription: Monitor of Lautsprecher
\tMute: no
\tVolume: front-left: 65536 / 100% / 0.00 dB,   front-right: 65536 / 100% / 0.00 dB
\t        balance 0.00
\tMonitor of Sink: speakers
\tProperties:
\t\tdevice.description = "Monitor of Lautsprecher"
\t\tdevice.class = "monitor"

Source #7
\tState: SUSPENDED
\tName: usb-1
\tDescription: Kopfhörer-Mikrofon: マイク
\tMute: yes
\tMonitor of Sink: n/a
\tProperties:
\t\tdevice.description = "Kopfhörer-Mikrofon: マイク"
\t\tnode.name = "Name: nothing"

Source #8
\tName: bare
"""


def test_names_keep_their_letters_and_marks() -> None:
    headset = InputDevice("Kopfhörer-Mikrofon: マイク", default=False, source="usb-1", muted=True)
    bare = InputDevice("bare", default=False, source="bare")
    assert inputs_of(LISTED, "usb-1") == [replace(headset, default=True), bare]
    speakers = InputDevice("Monitor of Lautsprecher", default=True, source="speakers.monitor", monitor=True)
    assert inputs_of(LISTED, "speakers.monitor") == [speakers, headset, bare]


def test_a_server_without_sources_is_an_empty_list() -> None:
    assert inputs_of("", "") == []


@pytest.mark.parametrize(
    "trouble",
    [subprocess.TimeoutExpired("pactl", 2), subprocess.CalledProcessError(1, "pactl"), FileNotFoundError("pactl")],
)
def test_a_sound_server_that_does_not_answer_is_no_list(monkeypatch: pytest.MonkeyPatch, trouble: Exception) -> None:
    def ask(*_arguments: object) -> str:
        raise trouble

    monkeypatch.setattr(sound_server, "reachable", lambda: True)
    monkeypatch.setattr(sound_server, "_pactl", ask)
    assert sound_server.sources() is None


def test_the_default_named_in_the_environment_is_the_one_that_is_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PULSE_SOURCE", "bare")
    monkeypatch.setattr(sound_server, "reachable", lambda: True)
    monkeypatch.setattr(sound_server, "_pactl", lambda _until_s, *asked: LISTED if "list" in asked else "usb-1\n")
    assert sound_server.sources() == (LISTED, "bare")


def test_both_questions_share_one_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    deadlines: list[float] = []
    monkeypatch.delenv("PULSE_SOURCE", raising=False)

    def ask(until_s: float, *_arguments: str) -> str:
        deadlines.append(until_s)
        return ""

    monkeypatch.setattr(sound_server, "reachable", lambda: True)
    monkeypatch.setattr(sound_server, "_pactl", ask)
    sound_server.sources()
    assert len(deadlines) == 2
    assert len(set(deadlines)) == 1
