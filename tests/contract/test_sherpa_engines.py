"""The real sherpa-onnx with models whose weights are chance: what it is told is accepted, and text comes of sound."""

from __future__ import annotations

import queue
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import onnx
import pytest
import tiny_models
from speech_rig import BLOCK_SAMPLES, GENEROUS_SECONDS, Disk, two_cities

from tray_app.core.engines import EMBEDDED_ENGINE
from tray_app.core.errors import SpeechFault
from tray_app.core.events import DictationId, EngineReady, Event, Final, TranscriptionFailed
from tray_app.core.settings import SpeechSettings
from tray_app.core.wishes import Wishes
from tray_app.models.installed import read_model, write_model
from tray_app.paths import models_dir
from tray_app.speech import model_offers
from tray_app.speech.engine import NO_HINTS, Abandoned, Decoded, Engine, Hints, Interrupt, Samples
from tray_app.speech.engines import find_engines, sherpa
from tray_app.speech.engines.sherpa.words import hotwords, language_of, written
from tray_app.speech.link import SpeechLink

OPEN = Hints(goes_on=True)
KINDS = {
    "tiny-ctc": tiny_models.ctc,
    "tiny-transducer": tiny_models.transducer,
    "tiny-streaming": tiny_models.streaming,
    "tiny-sense-voice": tiny_models.sense_voice,
    "tiny-canary": tiny_models.canary,
}


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(tmp_path))
        yield
    find_engines()


def loaded(name: str) -> Engine:
    (offer,) = [one for one in sherpa.offers() if one.DESCRIPTOR.name == name]
    return offer.load(1)


def speech(seconds: int, start_s: int = 0) -> Samples:
    return (two_cities(start_s + seconds)[start_s * 16_000 :] / 32_768).astype(np.float32)


def decode(engine: Engine, samples: Samples, hints: Hints = NO_HINTS) -> Decoded:
    return engine.decode(samples, (), Interrupt(), hints)


@pytest.mark.parametrize("kind", KINDS)
def test_each_family_writes_what_it_hears_the_same_each_time_and_at_any_length(kind: str) -> None:
    KINDS[kind]()
    engine = loaded(kind)
    heard, other = speech(5), speech(5, start_s=5)
    text = decode(engine, heard).text
    assert len(text) > 20
    decode(engine, other)
    assert decode(engine, heard).text == text
    for length in (0, 1, 100, 8_000):
        decode(engine, heard[:length])
    decode(engine, np.zeros(32_000, np.float32))
    longer = decode(engine, np.tile(heard, 12)).text
    # The decoder of a Canary says itself where it ends: of one with random weights nothing is known.
    assert len(longer) >= len(text) or (kind == "tiny-canary" and longer)


def test_they_stand_among_the_engines_under_their_models_names() -> None:
    tiny_models.ctc("ours")
    descriptor = find_engines()["ours"].DESCRIPTOR
    assert (descriptor.title, descriptor.languages, descriptor.memory_mb) == ("Ours", ("en",), 100)
    assert descriptor.drafts
    assert not descriptor.interruptible


@pytest.mark.parametrize("make", [tiny_models.transducer, tiny_models.streaming])
def test_the_users_words_are_favoured_where_the_model_says_how_it_spells(make: Callable[..., None]) -> None:
    symbols = tiny_models.CHARACTERS
    make("spelling", symbols, modeling_unit="cjkchar")
    make("mute", symbols)
    heard, engine, unknown = speech(4), loaded("spelling"), "nobody spells this"
    plain = decode(engine, heard).text
    without = decode(engine, heard, Hints(words=(unknown,))).text
    favoured = {one: decode(engine, heard, Hints(words=(unknown, ":1", "/", one))).text for one in symbols}
    more = [text.count(one) - without.count(one) for one, text in favoured.items()]
    assert sum(more) > 0
    assert min(more) >= 0
    assert decode(engine, heard).text == plain, "the next take may have other words"
    mute = loaded("mute")
    assert decode(mute, heard, Hints(words=(symbols[0],))).text == decode(mute, heard).text


def test_no_word_of_the_users_is_written_to_the_log(capfd: pytest.CaptureFixture[str]) -> None:
    tiny_models.transducer("spelling", tiny_models.CHARACTERS, modeling_unit="cjkchar")
    decode(loaded("spelling"), speech(2), Hints(words=("Guenever",)))
    assert "uenever" not in "".join(capfd.readouterr())


@pytest.mark.parametrize(
    ("kind", "hints", "language"),
    [
        ("tiny-sense-voice", Hints(language="ja"), "ja"),
        ("tiny-sense-voice", Hints(languages=("ko",)), "ko"),
        ("tiny-sense-voice", Hints(languages=("ko", "zh")), "ko"),
        ("tiny-canary", Hints(language="de"), "de"),
        ("tiny-canary", NO_HINTS, "en"),
        ("tiny-transducer", NO_HINTS, ""),
    ],
)
def test_the_language_is_the_one_asked_for(kind: str, hints: Hints, language: str) -> None:
    """The tiny SenseVoice hears whatever it is told; of itself it hears none that there is, so the first is taken."""
    KINDS[kind]()
    engine = loaded(kind)
    for _ in range(2):
        assert decode(engine, speech(2), hints).language == language
        decode(engine, speech(2))


def test_canary_writes_in_the_language_that_it_is_told() -> None:
    tiny_models.canary()
    engine = loaded("tiny-canary")
    texts = {code: decode(engine, speech(3), Hints(language=code)).text for code in ("en", "de", "en")}
    assert texts["en"] != texts["de"]
    assert decode(engine, speech(3), Hints(language="en")).text == texts["en"]


class Counted:
    """A recognizer that counts its steps."""

    def __init__(self, engine: Engine) -> None:
        self._real = engine._recognizer  # type: ignore[attr-defined]  # the library is what is watched here
        engine._recognizer = self  # type: ignore[attr-defined]
        self.steps = 0

    def decode_stream(self, stream: object) -> None:
        self.steps += 1
        self._real.decode_stream(stream)

    def __getattr__(self, name: str) -> object:
        return getattr(self._real, name)


def parts_of(samples: Samples, seconds: Sequence[int]) -> list[Samples]:
    return [samples[: until * 16_000] for until in seconds]


@pytest.mark.parametrize("gains", [(1, 1, 1, 1), (1, 1.3, 0.8, 2)])
def test_a_longer_piece_costs_a_streaming_model_only_what_is_new_in_it(gains: Sequence[float]) -> None:
    tiny_models.streaming()
    engine = loaded("tiny-streaming")
    steps = Counted(engine)
    whole = speech(10)
    at_once = decode(engine, whole).text
    of_all = steps.steps
    decode(engine, speech(2, start_s=3))
    steps.steps = 0
    costs = []
    for gain, piece in zip(gains, parts_of(whole, [2, 4, 6, 8]), strict=True):
        decode(engine, piece * np.float32(gain), OPEN)
        costs.append(steps.steps)
        steps.steps = 0
    assert max(costs[1:]) <= costs[0] + 2
    last = decode(engine, whole)
    assert steps.steps < of_all / 3
    assert last.text == at_once or max(gains) > 1


def test_what_a_streaming_model_heard_before_it_was_given_up_it_need_not_hear_again() -> None:
    tiny_models.streaming()
    engine = loaded("tiny-streaming")
    whole = decode(engine, speech(5)).text
    decode(engine, speech(2, start_s=6))
    given_up = Interrupt()
    given_up.abandon()
    with pytest.raises(Abandoned):
        engine.decode(speech(3), (), given_up, OPEN)
    assert decode(engine, speech(5)).text == whole


def test_silence_after_a_pause_is_fed_once() -> None:
    tiny_models.streaming()
    engine = loaded("tiny-streaming")
    steps = Counted(engine)
    text = decode(engine, speech(3)).text
    steps.steps = 0
    assert decode(engine, np.concatenate((speech(3), np.zeros(12_000, np.float32)))).text == text
    assert steps.steps == 0


@pytest.mark.parametrize("damage", ["missing", "empty", "nonsense", "unnamed"])
def test_a_model_that_is_not_whole_is_told_by_its_name_and_ends_no_process(damage: str) -> None:
    tiny_models.transducer("torn")
    file = models_dir() / "torn" / "encoder.onnx"
    if damage == "missing":
        file.unlink()
    elif damage == "unnamed":
        model = read_model(models_dir() / "torn")
        assert model is not None
        del model.files["encoder"]  # type: ignore[attr-defined]  # as it was read it is a dict
        write_model(model)
    else:
        file.write_bytes(b"" if damage == "empty" else b"no model")
    with pytest.raises(SpeechFault) as told:
        loaded("torn")
    assert "Torn" in told.value.problem.title
    assert "holdtalk models verify torn" in told.value.problem.remedy


@pytest.mark.expected_warning(r"speech\.keeper: speech worker lost:")
@pytest.mark.parametrize("chosen", [True, False])
def test_a_model_over_which_the_library_ends_its_process_costs_no_word(chosen: bool) -> None:
    """It calls exit() over what it does not find inside a file, and nothing in Python can hold it."""
    tiny_models.transducer("odd")
    file = models_dir() / "odd" / "encoder.onnx"
    model = onnx.load(str(file))
    del model.metadata_props[:]
    onnx.save(model, str(file))
    find_engines()
    events: queue.SimpleQueue[Event] = queue.SimpleQueue()
    disk = Disk()
    settings = SpeechSettings(engine="odd") if chosen else SpeechSettings()
    link = SpeechLink(events.put, settings, disk.read)
    link.start()
    try:
        while not isinstance(events.get(timeout=GENEROUS_SECONDS), EngineReady):
            pass
        take, sound = DictationId(1), two_cities(5)
        link.choose(take, Wishes(engine="odd"))
        link.begin(take)
        disk.takes[take] = []
        for at in range(0, len(sound), BLOCK_SAMPLES):
            disk.takes[take].append(sound[at : at + BLOCK_SAMPLES])
            link.append(take, sound[at : at + BLOCK_SAMPLES])
        link.release_hint(take)
        link.end(take)
        while not isinstance(event := events.get(timeout=GENEROUS_SECONDS), Final | TranscriptionFailed):
            pass
    finally:
        link.close()
    assert isinstance(event, Final)
    assert event.engine == EMBEDDED_ENGINE
    assert "best of times" in event.text.lower()


def test_without_the_library_the_command_that_brings_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    tiny_models.ctc()
    monkeypatch.setitem(sys.modules, "sherpa_onnx", None)
    with pytest.raises(SpeechFault) as told:
        loaded("tiny-ctc")
    assert told.value.problem.remedy == f"Install it with: {model_offers.install_command()}"
    assert "holdtalk[models]" in model_offers.install_command()


def test_nothing_heavy_is_imported_to_know_which_engines_there_are() -> None:
    tiny_models.ctc()
    script = (
        "import sys; from tray_app.speech.engines import find_engines; assert 'tiny-ctc' in find_engines();"
        "print([name for name in ('sherpa_onnx', 'ctranslate2', 'tokenizers', 'onnxruntime') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_words_and_texts_as_the_library_has_them() -> None:
    assert hotwords(["AC/DC", "  New   York ", ":3", "a #b", ""], upper_case=False) == "AC DC/New York"
    assert hotwords(["Tilney"], upper_case=True) == "TILNEY"
    assert written("  HELLO   WORLD ", upper_case=True) == "hello world"
    assert [language_of(one) for one in ("<|zh|>", "en", "")] == ["zh", "en", ""]
