"""A neural voice around a model that is none: how texts are cut, what its process is given, and when it waits."""

from __future__ import annotations

import io
import json
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from tray_app.core.errors import VoiceFault
from tray_app.core.settings import VoiceSettings
from tray_app.voice import piper, piper_child
from tray_app.voice.piper import LENGTH, TOOK_S, PiperVoice
from tray_app.voice.piper_child import FIRST_CLAUSE, LONGEST_CLAUSE, clauses, with_pauses

IDS = {"_": [0], "^": [1], "$": [2], "h": [20], "ɛ": [61], "ˈ": [120, 7]}


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", []),
        ("One.", ["One."]),
        ("A longer one, then two! Three?", ["A longer one,", "then two!", "Three?"]),
        ("Mr. Smith paid 3.5 euros.", ["Mr. Smith paid 3.5 euros."]),
        ("Yes, no, perhaps.", ["Yes, no,", "perhaps."]),
        ("日本語のとても長い文。次の文。", ["日本語のとても長い文。", "次の文。"]),
    ],
)
def test_a_text_is_cut_where_one_draws_breath(text: str, pieces: list[str]) -> None:
    assert list(clauses([text])) == pieces


def test_the_first_piece_is_short_and_no_other_one_is_endless() -> None:
    text = "nothing here marks where a sentence ends " * 20 + "x" * 700 + ", and an end"
    pieces = list(clauses([text]))
    assert len(pieces[0]) <= FIRST_CLAUSE + 1, "and a comma"
    assert pieces[0].endswith(","), "it goes on"
    assert max(map(len, pieces)) <= LONGEST_CLAUSE + 8
    assert "".join("".join(pieces).split()).replace(",", "") == "".join(text.split()).replace(",", "")


def test_sounds_become_numbers_with_pauses_and_unknown_ones_are_left_out() -> None:
    assert list(with_pauses("h?ˈɛ", IDS)) == [1, 0, 20, 0, 120, 7, 0, 61, 0, 2]


class Model:
    def sound(self, clause: str) -> NDArray[np.int16]:
        return np.full(len(clause), 5, np.int16)


def test_each_text_is_sound_clause_by_clause_and_an_end_with_the_time_it_took() -> None:
    out = io.BytesIO()
    piper_child.speak(Model(), [b"A longer clause, and a rest\n", b"\n", b"\n", b"Two.\n", b"\n"], out)  # type: ignore[arg-type]  # stands for a PiperModel
    out.seek(0)
    lengths: list[int] = []
    ends: list[float] = []
    while length := out.read(4):
        lengths.append(*LENGTH.unpack(length))
        if lengths[-1]:
            out.read(lengths[-1])
        else:
            ends += TOOK_S.unpack(out.read(8))
    assert lengths == [32, 20, 0, 0, 8, 0]
    assert len(ends) == 3
    assert min(ends) >= 0


DESCRIBED: dict[str, Any] = {
    "audio": {"sample_rate": 22_050},
    "espeak": {"voice": "en-us"},
    "phoneme_id_map": IDS,
    "inference": {"noise_scale": 0.6, "length_scale": 1, "noise_w": 0.8},
}


@pytest.fixture
def model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Files that are there; nothing that could be loaded."""
    path = tmp_path / "voice.onnx"
    path.write_bytes(b"")
    Path(f"{path}.json").write_text(json.dumps(DESCRIBED))
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    return path


SPEAKER = """
import sys
from tray_app.voice import piper_child
import numpy as np

class Model:
    def sound(self, clause):
        return np.full(10_000, len(clause), np.int16)

piper_child.speak(Model(), sys.stdin.buffer, sys.stdout.buffer)
"""


@pytest.fixture
def speaker(model: Path) -> Iterator[PiperVoice]:
    """A process that speaks as a model would."""
    with closing(PiperVoice(VoiceSettings(voice=str(model)))) as voice:
        voice._command = [sys.executable, "-c", SPEAKER]
        yield voice


def heard(voice: PiperVoice, *passages: str) -> list[int]:
    """The value of each clause's samples, which is its length."""
    with closing(voice.speak(passages)) as utterance:
        if not utterance.begin():
            return []
        pcm = np.concatenate(list(utterance.pieces()))
        assert utterance.processor_s is not None
        return [int(value) for value in pcm[::10_000]]


def test_one_process_speaks_text_after_text(speaker: PiperVoice) -> None:
    speaker.make_ready()
    process = speaker._process
    assert heard(speaker, "A clause of some length,", "and another one.") == [24, 16]
    assert heard(speaker, " ") == []
    assert heard(speaker, "The next text.") == [14]
    assert speaker._process is process
    speaker.close()
    assert process is not None
    assert process.returncode is not None


@pytest.mark.parametrize("stop", [True, False])
def test_a_text_that_is_broken_off_ends_the_process_and_the_next_one_has_a_new_one(
    speaker: PiperVoice, stop: bool
) -> None:
    with closing(speaker.speak(["A text of many sentences. "] * 1_000)) as utterance:
        assert utterance.begin() == 22_050
        process, pieces = speaker._process, utterance.pieces()
        next(pieces)
        if stop:
            utterance.stop()
            assert sum(1 for _ in pieces) < 900, "of a thousand; what was on its way comes"
    assert heard(speaker, "The next text.") == [14]
    assert speaker._process is not process


def test_another_voice_may_be_chosen_while_this_one_speaks(speaker: PiperVoice) -> None:
    with closing(speaker.speak(["The text that goes on."])) as utterance:
        utterance.begin()
        speaker.close()
        assert sum(map(len, utterance.pieces())) == 10_000
        process = utterance._process
        assert process.returncode is None
    assert process.returncode is not None, "nobody takes it back"


def test_stopped_before_its_first_sound_it_is_no_fault(speaker: PiperVoice) -> None:
    speaker._command = [sys.executable, "-c", "import time; time.sleep(60)"]
    with closing(speaker.speak(["word"])) as utterance:
        utterance.stop()
        assert utterance.begin() == 0


def test_a_file_that_is_no_voice_is_told(model: Path) -> None:
    with (
        closing(PiperVoice(VoiceSettings(voice=str(model)))) as voice,
        closing(voice.speak(["word"])) as utterance,
        pytest.raises(VoiceFault, match="is damaged"),
    ):
        utterance.begin()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"audio": {"sample_rate": 0}}, "sample rate"),
        ({"audio": {"sample_rate": "fast"}}, "damaged"),
        ({"audio": {}}, "no voice of Piper's"),
        ({"phoneme_id_map": {"a": [1]}}, "no voice of Piper's"),
        ({"phoneme_type": "pinyin"}, "no voice of Piper's"),
        ({"inference": None}, "no voice of Piper's"),
    ],
)
def test_a_description_that_cannot_be_used_is_told(model: Path, change: Mapping[str, Any], told: str) -> None:
    Path(f"{model}.json").write_text(json.dumps({**DESCRIBED, **change}))
    with pytest.raises(VoiceFault, match=told) as raised:
        PiperVoice(VoiceSettings(voice=str(model)))
    assert raised.value.problem.remedy
    assert str(model) in raised.value.problem.detail


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[]"])
def test_a_description_that_is_none_is_told(model: Path, content: bytes) -> None:
    Path(f"{model}.json").write_bytes(content)
    with pytest.raises(VoiceFault, match=r"damaged|no voice of Piper's"):
        PiperVoice(VoiceSettings(voice=str(model)))


def test_voices_are_found_beside_the_chosen_one_and_what_is_none_is_left_out(model: Path) -> None:
    (model.parent / "other.onnx").write_bytes(b"")
    (path, described) = next(iter(piper.found(str(model))))
    assert (path, described.rate_hz, described.espeak_voice) == (model, 22_050, "en-us")
    assert [found for found, _ in piper.found(str(model))] == [model]


def test_the_rate_is_how_slow_the_model_speaks(model: Path) -> None:
    with closing(PiperVoice(VoiceSettings(voice=str(model), rate=350))) as voice:
        assert voice._command[-1] == "0.500"


@pytest.mark.parametrize("lacking", ["voice", "description", "setting"])
def test_files_that_are_not_there_are_told(model: Path, lacking: str) -> None:
    if lacking == "voice":
        model.unlink()
    if lacking == "description":
        Path(f"{model}.json").unlink()
    with pytest.raises(VoiceFault, match=r"Download|Put the"):
        PiperVoice(VoiceSettings(voice="" if lacking == "setting" else str(model)))


def test_without_espeak_nobody_knows_how_words_are_pronounced(model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    with pytest.raises(VoiceFault, match="apt install espeak-ng"):
        PiperVoice(VoiceSettings(voice=str(model)))
