"""Whisper base, the real one: several languages, found out or told; the user's words; and no text out of nothing."""

from __future__ import annotations

import queue
import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
from fakes_noise import NOISES, at_level
from second_model import GERMAN, GERMAN_WORDS, put_second_model, read_aloud, samples_of
from speech_rig import BLOCK_SAMPLES, GENEROUS_SECONDS, two_cities

from tray_app.core.errors import SpeechFault
from tray_app.core.events import DictationId, EngineReady, Event, Final, TranscriptionFailed
from tray_app.core.settings import SpeechSettings
from tray_app.core.wishes import Wishes
from tray_app.paths import models_dir
from tray_app.speech.check import check_speech
from tray_app.speech.engine import NO_HINTS, Abandoned, Decoded, Engine, Hints, Interrupt, Samples
from tray_app.speech.engines import find_engines, whisper
from tray_app.speech.engines.whisper.prompt import MOST_CONTEXT_TOKENS
from tray_app.speech.link import SpeechLink

pytestmark = pytest.mark.slow  # a minute of a processor

_LOADING_ON_A_BUSY_MACHINE_S = 150
_SPANISH = "Buenos días, me llamo María y vivo en la ciudad de Madrid."


@pytest.fixture(scope="module", autouse=True)
def _a_home_with_the_model(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
        put_second_model(models_dir())
        yield
    find_engines()


@pytest.fixture(scope="module")
def engine() -> Engine:
    (offer,) = whisper.offers()
    return offer.load(2)


def decode(engine: Engine, samples: Samples, hints: Hints = NO_HINTS) -> Decoded:
    return engine.decode(samples, (), Interrupt(), hints)


def floats(seconds: int) -> Samples:
    return (two_cities(seconds) / 32_768).astype(np.float32)


def test_it_finds_the_language_out_among_those_of_the_user(engine: Engine, tmp_path: Path) -> None:
    german = samples_of(read_aloud(GERMAN, "de", tmp_path / "de.wav"))
    spanish = samples_of(read_aloud(_SPANISH, "es", tmp_path / "es.wav"))[: 3 * 16_000]
    heard = decode(engine, german)
    assert heard.language == "de"
    assert GERMAN_WORDS in heard.text.lower()
    assert decode(engine, spanish, Hints(languages=("de", "es"))).language == "es"
    assert decode(engine, spanish, Hints(languages=("pt",))).language == "pt"
    assert decode(engine, floats(5)).language == "en"


def test_it_hears_in_the_language_that_it_is_told(engine: Engine, tmp_path: Path) -> None:
    german = samples_of(read_aloud(GERMAN, "de", tmp_path / "de.wav"))
    assert decode(engine, german, Hints(language="fr")).language == "fr"
    heard = decode(engine, floats(10), Hints(language="en"))
    assert "best of times" in heard.text.lower()


def test_the_users_words_and_the_text_before_are_told_it_as_far_as_there_is_room(engine: Engine) -> None:
    prompt = engine._prompt  # type: ignore[attr-defined]  # what the decoder is given is not to be seen elsewhere
    bare = prompt.tokens("en", NO_HINTS)
    told = prompt.tokens("en", Hints(words=("Guenever", "Tilney"), context="He came\nfrom the abbey."))
    assert told[-len(bare) :] == bare
    before = engine._tokenizer.decode(told[1 : -len(bare)])  # type: ignore[attr-defined]  # as above
    assert before == " Guenever, Tilney. He came from the abbey."
    many = Hints(words=tuple(f"Word{number}" for number in range(500)), context="and so it goes on " * 200)
    crowded = prompt.tokens("en", many)
    assert len(crowded) - len(bare) - 1 == MOST_CONTEXT_TOKENS
    text = engine._tokenizer.decode(crowded[1 : -len(bare)])  # type: ignore[attr-defined]  # as above
    assert "Word0, Word1" in text
    assert text.endswith("and so it goes on")
    decode(engine, floats(5), many)
    heard = decode(engine, floats(10), Hints(language="en", words=("Guenever",), context="A tale of two cities."))
    assert "best of times" in heard.text.lower()


def test_no_text_comes_of_silence_noise_or_hardly_any_sound(engine: Engine) -> None:
    for samples in (0, 1, 200, 8_000, 80_000):
        assert decode(engine, np.zeros(samples, np.float32)).text == ""
    noises = {kind: at_level(make(3 * 16_000), -30) / np.float32(32_768) for kind, make in NOISES.items()}
    for kind, noise in noises.items():
        assert (kind, decode(engine, noise.astype(np.float32), Hints(language="en")).text) == (kind, "")


def test_what_is_longer_than_its_window_is_heard_as_far_as_it_goes(engine: Engine) -> None:
    assert decode(engine, floats(35), Hints(language="en")).text


@pytest.mark.speech
def test_a_sentence_that_a_short_window_makes_it_repeat_is_written_once(engine: Engine, speech_dir: Path) -> None:
    for clip, words in (("LJ001-0002.flac", "comparatively modern"), ("watson.flac", "isolated tornadoes")):
        sound, _ = soundfile.read(speech_dir / clip, dtype="float32")
        assert decode(engine, sound, Hints(language="en")).text.lower().count(words) == 1


def test_it_is_given_up_before_it_writes(engine: Engine) -> None:
    given_up = Interrupt()
    given_up.abandon()
    with pytest.raises(Abandoned):
        engine.decode(floats(2), (), given_up, NO_HINTS)


@pytest.mark.parametrize("file", ["model.bin", "tokenizer.json"])
def test_a_damaged_model_is_told_by_its_name(file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(models_dir(), tmp_path / "holdtalk" / "models", symlinks=True)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    torn = models_dir() / "whisper-base" / file
    torn.unlink()
    torn.write_bytes(b"no model")
    (offer,) = whisper.offers()
    with pytest.raises(SpeechFault) as told:
        offer.load(1)
    assert "Whisper base" in told.value.problem.title


def test_the_worker_dictates_with_it_in_the_language_of_the_take(tmp_path: Path) -> None:
    events: queue.SimpleQueue[Event] = queue.SimpleQueue()
    sound = samples_of(read_aloud(GERMAN, "de", tmp_path / "de.wav"))
    spoken = (np.pad(sound, 4_000) * 32_767).astype(np.int16)
    find_engines()
    link = SpeechLink(events.put, SpeechSettings(), lambda _take: iter(()))
    link.start()
    try:
        while not isinstance(events.get(timeout=GENEROUS_SECONDS), EngineReady):
            pass
        take = DictationId(1)
        link.choose(take, Wishes(engine="whisper-base", languages=("de", "en")))
        link.begin(take)
        for at in range(0, len(spoken), BLOCK_SAMPLES):
            link.append(take, spoken[at : at + BLOCK_SAMPLES])
        link.release_hint(take)
        link.end(take)
        while not isinstance(event := events.get(timeout=_LOADING_ON_A_BUSY_MACHINE_S), Final | TranscriptionFailed):
            pass
    finally:
        link.close()
    assert isinstance(event, Final)
    assert (event.engine, event.language) == ("whisper-base", "de")
    assert GERMAN_WORDS in event.text.lower()


def test_doctor_tries_it_and_tells_what_it_is() -> None:
    check = check_speech(SpeechSettings(engine="whisper-base"))
    assert check.ok, check
    assert "whisper-base (en, de, es, fr, pt; about 330 MB)" in check.detail
