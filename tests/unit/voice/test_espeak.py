"""How espeak-ng is called. That it speaks is in tests/contract/test_voice.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from tray_app.core.errors import VoiceFault
from tray_app.core.settings import VoiceSettings
from tray_app.voice.espeak import EspeakVoice, as_plain_words


def test_where_it_is_missing_its_package_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(VoiceFault) as raised:
        EspeakVoice(VoiceSettings())
    assert "apt install espeak-ng" in raised.value.problem.remedy


def test_rate_and_voice_are_those_of_the_settings_and_the_text_is_no_argument(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / "espeak-ng"
    program.write_text('#!/bin/sh\necho "$@" >"$0.called"\ncat >"$0.text"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    utterance = EspeakVoice(VoiceSettings(rate=220, voice="de+f3")).speak("-v Grüße [[x]]")
    assert utterance.begin() == 0
    utterance.close()
    assert (tmp_path / "espeak-ng.called").read_text().split() == [
        "--stdin", "--stdout", "-b", "1", "-s", "220", "-v", "de+f3",
    ]  # fmt: skip
    assert (tmp_path / "espeak-ng.text").read_text() == "-v Grüße [ [x]]"


def test_what_it_takes_for_a_command_is_read_as_plain_words() -> None:
    assert as_plain_words("a [[b]]\0c") == "a [ [b]] c"
    assert as_plain_words("a[1] <b>") == "a[1] <b>"
