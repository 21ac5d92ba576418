"""How espeak-ng is called. That it speaks is in tests/contract/test_voice.py."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from tray_app.core.errors import VoiceFault
from tray_app.core.settings import VoiceSettings
from tray_app.voice.child import as_plain_words
from tray_app.voice.espeak import EspeakVoice, of_language, users_language


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
    utterance = EspeakVoice(VoiceSettings(rate=220, voice="de+f3")).speak(["-v Grüße [[x]]"])
    assert utterance.begin() == 0
    utterance.close()
    assert (tmp_path / "espeak-ng.called").read_text().split() == [
        "--stdout", "-b", "1", "-s", "220", "-v", "de+f3",
    ]  # fmt: skip
    assert (tmp_path / "espeak-ng.text").read_text() == "-v Grüße [ [x]]\n"


def test_what_it_takes_for_a_command_is_read_as_plain_words() -> None:
    assert as_plain_words("a [[b]]\0c") == "a [ [b]] c"
    assert as_plain_words("a[1] <b>") == "a[1] <b>"


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "de_AT.UTF-8"}, "de-at"),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": "fr_FR@euro"}, "fr-fr"),
        ({"LANG": "C.UTF-8"}, ""),
        ({"LC_ALL": "POSIX", "LANG": "de_DE"}, ""),
        ({}, ""),
    ],
)
def test_the_language_is_that_of_the_users_messages(environment: dict[str, str], language: str) -> None:
    assert users_language(environment) == language


LISTING = """\
Pty Language       Age/Gender VoiceName          File                 Other Languages
 5  de              --/M      German             gmw/de
 2  en-gb           --/M      English_(Great_Britain) gmw/en            (en 2)
"""


@pytest.fixture
def listing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    (tmp_path / "list").write_text(LISTING)
    program = tmp_path / "espeak-ng"
    program.write_text(
        f'#!/bin/sh\nif [ "$1" = --voices ]; then cat {tmp_path}/list; else echo "$@" >"$0.called"; fi\n'
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    return tmp_path


def test_a_voice_of_the_country_is_taken_before_one_of_the_language(listing: Path) -> None:
    assert [of_language(name) for name in ("en-gb", "de-at", "fil-ph", "")] == ["en-gb", "de", "", ""]


def test_where_no_voice_is_chosen_the_users_language_speaks(listing: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    with closing(EspeakVoice(VoiceSettings()).speak(["word"])) as utterance:
        utterance.begin()
    assert (listing / "espeak-ng.called").read_text().split()[-2:] == ["-v", "de"]
