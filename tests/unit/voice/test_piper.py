"""A neural voice around a model that is none: how texts are cut, what its process is given, and when it waits."""

from __future__ import annotations

import io
import json
import shutil
import struct
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from tray_app.core.errors import VoiceFault
from tray_app.core.settings import VoiceSettings
from tray_app.voice import piper_child
from tray_app.voice.piper import PiperVoice
from tray_app.voice.piper_child import clauses, with_pauses

IDS = {"_": [0], "^": [1], "$": [2], "h": [20], "ɛ": [61], "ˈ": [120, 7]}


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", []),
        (" \n ", []),
        ("One.", ["One."]),
        ("One, two! Three?", ["One,", "two!", "Three?"]),
        ("No mark\nnext line", ["No mark", "next line"]),
        ("... well", ["well"]),
    ],
)
def test_a_text_is_cut_where_one_draws_breath(text: str, pieces: list[str]) -> None:
    assert list(clauses(text)) == pieces


def test_no_word_is_lost_and_no_piece_is_endless() -> None:
    text = "word " * 500 + "x" * 700 + ", and an end"
    pieces = list(clauses(text))
    assert max(map(len, pieces)) <= 300
    assert "".join("".join(pieces).split()) == "".join(text.split())


def test_sounds_become_numbers_with_pauses_and_unknown_ones_are_left_out() -> None:
    assert list(with_pauses("h?ˈɛ", IDS)) == [1, 0, 20, 0, 120, 7, 0, 61, 0, 2]


class Model:
    rate_hz = 8_000

    def sound(self, clause: str) -> NDArray[np.int16]:
        return np.full(len(clause), 5, np.int16)


def test_the_sound_is_a_stream_that_begins_with_its_rate() -> None:
    out = io.BytesIO()
    piper_child.speak(Model(), ["ab", "c"], out)  # type: ignore[arg-type]  # stands for a PiperModel
    header, sound = out.getvalue()[:44], out.getvalue()[44:]
    assert header.startswith(b"RIFF")
    assert struct.unpack_from("<I", header, 24) == (8_000,)
    assert np.frombuffer(sound, np.int16).tolist() == [5, 5, 5]


@pytest.fixture
def model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Files that are there; nothing that could be loaded."""
    path = tmp_path / "voice.onnx"
    path.write_bytes(b"")
    Path(f"{path}.json").write_text(json.dumps({}))
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    return path


def test_a_process_that_was_made_ready_gets_the_text_and_none_is_left_waiting(model: Path) -> None:
    with closing(PiperVoice(VoiceSettings(voice=str(model)))) as voice:
        voice.make_ready()
        waiting = voice._waiting
        with closing(voice.speak("word")) as utterance:
            assert utterance is waiting
            assert utterance.text == "word"
        voice.make_ready()
        last = voice._waiting
    assert last is not None
    assert last._process.returncode is not None


def test_a_file_that_is_no_voice_is_told(model: Path) -> None:
    with (
        closing(PiperVoice(VoiceSettings(voice=str(model)))) as voice,
        closing(voice.speak("word")) as utterance,
        pytest.raises(VoiceFault, match="did not speak"),
    ):
        utterance.begin()


def test_the_rate_is_how_slow_the_model_speaks(model: Path) -> None:
    with closing(PiperVoice(VoiceSettings(voice=str(model), rate=350))) as voice:
        assert voice._command[-1] == "0.500"


@pytest.mark.parametrize("lacking", ["voice", "description", "setting"])
def test_files_that_are_not_there_are_told(model: Path, lacking: str) -> None:
    if lacking == "voice":
        model.unlink()
    if lacking == "description":
        Path(f"{model}.json").unlink()
    with pytest.raises(VoiceFault, match="Download"):
        PiperVoice(VoiceSettings(voice="" if lacking == "setting" else str(model)))


def test_without_espeak_nobody_knows_how_words_are_pronounced(model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    with pytest.raises(VoiceFault, match="apt install espeak-ng"):
        PiperVoice(VoiceSettings(voice=str(model)))
