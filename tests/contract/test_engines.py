"""Another engine is one file: found, chosen, used as its descriptor says, and stood in for, in the real worker."""

from __future__ import annotations

import json
import queue
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from speech_rig import BLOCK_SAMPLES, GENEROUS_SECONDS, Disk, two_cities

from tray_app.core.engines import EMBEDDED_ENGINE
from tray_app.core.errors import Problem
from tray_app.core.events import (
    DictationId,
    EngineLost,
    EngineReady,
    Event,
    Final,
    Partial,
    ProblemNoticed,
    TranscriptionFailed,
)
from tray_app.core.settings import SpeechSettings
from tray_app.core.wishes import Wishes
from tray_app.settings_file import load
from tray_app.speech.check import check_speech
from tray_app.speech.engines import ENGINE_FOLDER_VARIABLE, find_engines
from tray_app.speech.link import SpeechLink

PARROT = """
import hashlib, json, os, time
from pathlib import Path
from tray_app.core.engines import EngineDescriptor
from tray_app.core.errors import SpeechFault
from tray_app.speech.engine import Decoded

DESCRIPTOR = EngineDescriptor(
    name="parrot", title="Parrot", maker="Nobody", homepage="", languages={languages}, memory_mb=1, {options}
)
NOTES = Path(__file__).with_suffix(".notes")

def note(who, samples):
    heard = hashlib.sha256(samples.tobytes()).hexdigest()
    with NOTES.open("a") as file:
        file.write(json.dumps([who, len(samples), heard]) + "\\n")

def watch_the_embedded_one():
    from tray_app.speech.engines.moonshine.decoder import Moonshine
    real = Moonshine.decode
    def decode(self, samples, *more):
        note("embedded", samples)
        return real(self, samples, *more)
    Moonshine.decode = decode

class Parrot:
    pieces = 0
    def decode(self, samples, draft, interrupt, hints):
        if not samples.any():
            return Decoded((), "")  # it is being warmed
        note("parrot", samples)
        self.pieces += 1
        {decode}
        return Decoded((), f"Squawk {{hints.language}}.")

def load(threads):
    {load}
    watch_the_embedded_one()
    return Parrot()
"""


class Aviary:
    """The folder with the one file, and a link that may use what lies in it."""

    def __init__(self, folder: Path, options: str, decode: str, load: str, languages: tuple[str, ...]) -> None:
        self._file = folder / "parrot.py"
        self._file.write_text(PARROT.format(options=options, decode=decode, load=load, languages=languages))
        self.events: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self._disk = Disk()
        self.link: SpeechLink | None = None

    def start(self, engine: str = "parrot", hang_timeout_ms: int = 5_000, **more: str) -> EngineReady:
        find_engines()
        settings = SpeechSettings(engine=engine, hang_timeout_ms=hang_timeout_ms, **more)  # type: ignore[arg-type]
        self.link = SpeechLink(self.events.put, settings, self._disk.read)
        self.link.start()
        return self.until(EngineReady)[-1]  # type: ignore[return-value]  # that is what it waits for

    def until(self, kind: type[Event]) -> list[Event]:
        seen: list[Event] = []
        while not seen or not isinstance(seen[-1], kind | TranscriptionFailed):
            seen.append(self.events.get(timeout=GENEROUS_SECONDS))
        return seen

    def dictate(
        self, seconds: int = 5, choose: Wishes | None = None, slowly: bool = False
    ) -> tuple[Final, list[Event]]:
        """A dictation's text, and what was posted meanwhile."""
        assert self.link is not None
        key = DictationId(time.time_ns())
        samples = two_cities(seconds)
        if choose is not None:
            self.link.choose(key, choose)
        self.link.begin(key)
        self._disk.takes[key] = []
        for at in range(0, len(samples), BLOCK_SAMPLES):
            self._disk.takes[key].append(samples[at : at + BLOCK_SAMPLES])
            self.link.append(key, samples[at : at + BLOCK_SAMPLES])
            if slowly and at % 8_000 == 0:
                time.sleep(0.1)
        self.link.release_hint(key)
        self.link.end(key)
        seen = self.until(Final)
        final = seen[-1]
        assert isinstance(final, Final)
        return final, seen

    def read_stored(self, seconds: int = 5) -> Final:
        """The text of a take that lies on disk."""
        assert self.link is not None
        key = DictationId(time.time_ns())
        self._disk.takes[key] = [two_cities(seconds)]
        answers: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self.link.transcribe_stored(key, answers.put)
        final = answers.get(timeout=GENEROUS_SECONDS)
        assert isinstance(final, Final)
        return final

    def heard(self, who: str) -> list[tuple[int, str]]:
        """Length and digest of each piece that an engine got."""
        notes = self._file.with_suffix(".notes")
        lines = notes.read_text().splitlines() if notes.exists() else []
        return [(length, digest) for name, length, digest in map(json.loads, lines) if name == who]


Make = Callable[..., Aviary]


@pytest.fixture
def aviary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Make]:
    monkeypatch.setenv(ENGINE_FOLDER_VARIABLE, str(tmp_path))
    made: list[Aviary] = []

    def make(options: str = "", decode: str = "", load: str = "", languages: tuple[str, ...] = ("en", "de")) -> Aviary:
        made.append(Aviary(tmp_path, options, decode or "pass", load or "pass", languages))
        return made[-1]

    yield make
    for one in made:
        if one.link is not None:
            one.link.close()
    monkeypatch.undo()
    sys.modules.pop("tray_app.speech.engines.parrot", None)
    find_engines()


def noticed(seen: list[Event]) -> list[Problem]:
    return [event.problem for event in seen if isinstance(event, ProblemNoticed)]


def test_one_file_is_an_engine_that_the_setting_chooses(aviary: Make, tmp_path: Path) -> None:
    one = aviary()
    find_engines()
    settings = tmp_path / "settings.toml"
    settings.write_text('[speech]\nengine = "parot"\n')
    (wrong,) = load(settings).details
    assert '"parrot"' in wrong
    settings.write_text('[speech]\nengine = "parrot"\n')
    loaded = load(settings)
    assert not loaded.problems
    assert one.start(loaded.settings.speech.engine).engine == "parrot"
    final, seen = one.dictate()
    assert (final.text, final.engine, final.language) == ("Squawk None.", "parrot", "")
    assert not noticed(seen)


@pytest.mark.expected_warning(r"speech\.engines: the engine tray_app\.speech\.engines\.broken cannot be used")
def test_a_file_that_is_no_engine_costs_none_of_the_others(aviary: Make, tmp_path: Path) -> None:
    aviary()
    (tmp_path / "broken.py").write_text("import nothing_of_that_name\n")
    assert {"parrot", EMBEDDED_ENGINE} <= find_engines().keys()


@pytest.mark.parametrize("drafts", [False, True])
def test_an_engine_hears_a_piece_once_unless_drafts_are_cheap_for_it(aviary: Make, drafts: bool) -> None:
    one = aviary(f"drafts={drafts}, interruptible={drafts}")
    one.start()
    final, seen = one.dictate(10, slowly=True)
    pieces = len(one.heard("parrot"))
    assert (pieces > final.segments) if drafts else (pieces == final.segments)
    assert any(event.unstable for event in seen if isinstance(event, Partial)) == drafts


def test_no_piece_is_longer_than_the_engine_hears(aviary: Make) -> None:
    one = aviary("longest_s=3.0")
    one.start()
    one.dictate(20)
    silence_s, lead_and_trail_s = 0.75, 0.5
    assert max(length for length, _ in one.heard("parrot")) / 16_000 <= 3.0 + silence_s + lead_and_trail_s


def test_what_an_engine_fails_on_the_embedded_one_gets_sample_for_sample(aviary: Make) -> None:
    one = aviary(decode="if self.pieces > 1: raise RuntimeError('fell off the perch')")
    one.start()
    assert one.link is not None
    final, seen = one.dictate(20)
    assert final.text.startswith("Squawk None. ")
    assert "season of darkness" in final.text.lower()
    assert "spring of hope" in final.text.lower()
    assert final.engine == f"parrot + {EMBEDDED_ENGINE}"
    assert final.resumed, "it waited until the embedded engine was loaded"
    failed_on = one.heard("parrot")[1]
    (_warmed, first, *_) = one.heard("embedded")
    assert first == failed_on
    (problem,) = noticed(seen)
    assert "Parrot" in problem.title
    _, seen = one.dictate(5)
    assert not noticed(seen), "told once"


def test_an_engine_that_cannot_be_loaded_is_stood_in_for_from_the_start(aviary: Make) -> None:
    one = aviary(load="raise SpeechFault('The cage is empty.', 'Buy a parrot.')")
    ready = one.start()
    assert ready.engine == EMBEDDED_ENGINE
    assert ready.degraded is not None
    assert "The cage is empty. Buy a parrot." in ready.degraded.remedy
    final, seen = one.dictate()
    assert "best of times" in final.text.lower()
    assert final.engine == EMBEDDED_ENGINE
    assert noticed(seen) == [ready.degraded], "told once"
    _, seen = one.dictate(2)
    assert not noticed(seen)


@pytest.mark.expected_warning(r"speech\.keeper: speech worker lost:")
def test_an_engine_that_takes_its_process_along_while_it_loads_is_tried_again_when_the_settings_change(
    aviary: Make,
) -> None:
    one = aviary(load="NOTES.open('a').write('[\"loading\", 0, \"\"]\\n'); os._exit(1)")
    ready = one.start()
    assert (ready.engine, ready.degraded is not None) == (EMBEDDED_ENGINE, True)
    final, _ = one.dictate()
    assert final.engine == EMBEDDED_ENGINE
    assert len(one.heard("loading")) == 1
    assert one.link is not None
    one.link.apply(SpeechSettings(engine="parrot", threads=1))
    one.until(EngineReady)
    assert len(one.heard("loading")) == 2


@pytest.mark.expected_warning(r"speech\.keeper: speech worker lost:")
def test_an_engine_that_never_answers_costs_its_patience_and_no_word(aviary: Make) -> None:
    one = aviary("patience_s=1.0", decode="time.sleep(600)")
    one.start()
    final, seen = one.dictate()
    assert any(isinstance(event, EngineLost) for event in seen)
    assert "best of times" in final.text.lower()
    assert (final.engine, final.resumed) == (EMBEDDED_ENGINE, True)
    assert [problem.title for problem in noticed(seen) if "Parrot" in problem.title]


def test_an_engine_that_lets_nothing_else_run_while_it_loads_is_waited_for(aviary: Make) -> None:
    """As a library does that keeps the interpreter to itself: no ping is answered meanwhile."""
    one = aviary(
        load="import sys; sys.setswitchinterval(3); begun = time.time()\n    while time.time() < begun + 4: pass"
    )
    one.start(EMBEDDED_ENGINE, hang_timeout_ms=2_000)
    final, seen = one.dictate(choose=Wishes("parrot"))
    assert final.engine == "parrot"
    assert not any(isinstance(event, EngineLost) for event in seen)


def test_a_slow_engine_with_patience_is_waited_for(aviary: Make) -> None:
    one = aviary("patience_s=60.0", decode="time.sleep(3)")
    one.start()
    final, seen = one.dictate()
    assert final.engine == "parrot"
    assert not any(isinstance(event, EngineLost) for event in seen)


def test_a_take_asks_for_its_engine_and_its_language(aviary: Make) -> None:
    one = aviary()
    one.start(EMBEDDED_ENGINE)
    final, _ = one.dictate(choose=Wishes("parrot", "de"))
    assert (final.text, final.engine, final.language) == ("Squawk de.", "parrot", "de")
    for told in (True, False):
        final, seen = one.dictate(choose=Wishes(language="de"))
        assert (final.engine, final.language) == (EMBEDDED_ENGINE, "en")
        assert ['does not understand "de"' in problem.title for problem in noticed(seen)] == [True] * told
    final, seen = one.dictate(choose=Wishes("cuckoo"))
    assert final.engine == EMBEDDED_ENGINE
    assert ["cuckoo" in problem.title for problem in noticed(seen)] == [True]


def test_what_is_found_out_is_among_the_users_languages(aviary: Make) -> None:
    one = aviary(decode="return Decoded((), ' '.join(hints.languages) or 'any')", languages=("en", "de", "ja", "zh"))
    one.start()
    for languages, told in (((), "any"), (("de", "fr", "ja"), "de ja")):
        final, _ = one.dictate(choose=Wishes(languages=languages))
        assert final.text == told


@pytest.mark.parametrize(
    ("options", "languages", "squawk"),
    [
        ("", ("de", "ja"), "Squawk de."),
        ("", ("de", "en"), "Squawk None."),
        ("finds_language=False", ("fr", "de", "en"), "Squawk de."),
        ("finds_language=False", (), "Squawk None."),
    ],
)
def test_an_engine_is_told_the_language_where_only_one_is_left_or_it_cannot_find_out(
    aviary: Make, options: str, languages: tuple[str, ...], squawk: str
) -> None:
    one = aviary(options)
    one.start()
    final, seen = one.dictate(choose=Wishes(languages=languages))
    assert final.text == squawk
    assert not noticed(seen)


SPEAKS_CHINESE = "return Decoded((), '今天天气很好，', 'zh')"
SPEAKS_BOTH = "return Decoded((), *(('我们出去吧。', 'zh') if self.pieces % 2 else ('Really?', 'en')))"


def test_the_segments_of_a_take_in_chinese_stand_together(aviary: Make) -> None:
    one = aviary("longest_s=3.0", SPEAKS_CHINESE, languages=("zh", "en"))
    one.start()
    final, seen = one.dictate(10, slowly=True)
    assert final.segments >= 2
    assert final.text == "今天天气很好，" * final.segments
    assert final.language == "zh"
    stable = [event for event in seen if isinstance(event, Partial) and event.stable]
    assert stable
    assert {event.language for event in stable} == {"zh"}
    assert not any(" " in event.stable for event in stable)


def test_each_segment_is_in_its_own_language_and_the_text_in_that_of_most(aviary: Make) -> None:
    one = aviary("longest_s=3.0", SPEAKS_BOTH, languages=("zh", "en"))
    one.start()
    final, _ = one.dictate(12)
    assert final.segments >= 3
    assert final.text.startswith("我们出去吧。Really? 我们出去吧。")


def test_a_draft_tells_in_which_language_it_is(aviary: Make) -> None:
    one = aviary("drafts=True, interruptible=True", SPEAKS_CHINESE, languages=("zh", "en"))
    one.start()
    _, seen = one.dictate(6, slowly=True)
    drafted = [event for event in seen if isinstance(event, Partial) and event.unstable]
    assert {event.language for event in drafted} == {"zh"}


@pytest.mark.expected_warning(r"speech\.keeper: speech worker lost:")
def test_a_text_of_two_workers_is_joined_as_its_language_is(aviary: Make) -> None:
    dies = "if self.pieces == 2 and not NOTES.with_name('died').exists(): NOTES.with_name('died').touch(); os._exit(1)"
    one = aviary("longest_s=3.0", f"{dies}\n        {SPEAKS_CHINESE}", languages=("zh", "en"))
    one.start()
    final, _ = one.dictate(12)
    assert final.resumed
    assert final.text.startswith("今天天气很好，")
    assert final.engine == f"parrot + {EMBEDDED_ENGINE}"
    assert "， " not in final.text, "a comma as wide as a character needs no blank"


def test_a_stored_take_is_heard_in_the_language_of_the_settings(aviary: Make) -> None:
    one = aviary()
    one.start(language="de", languages="en de")
    assert one.read_stored().text == "Squawk de."
    assert one.link is not None
    one.link.apply(SpeechSettings(engine="parrot", language="auto"))
    assert one.read_stored().text == "Squawk None."
    assert not any(isinstance(event, EngineReady) for event in drained(one.events)), "the same worker"


def drained(events: queue.SimpleQueue[Event]) -> list[Event]:
    return [events.get_nowait() for _ in range(events.qsize())]


def test_doctor_tries_a_sentence_in_its_own_language_whatever_is_spoken(aviary: Make) -> None:
    one = aviary(decode="return Decoded((), f'{hints.language}: it was the best of times')")
    check = check_speech(SpeechSettings(engine="parrot", language="de"))
    assert (check.ok, check.remedy) == (True, "")
    assert one.heard("parrot")
    check = check_speech(SpeechSettings(engine="parrot", language="fr"))
    assert (check.ok, 'does not understand "fr"' in check.detail) == (True, True)


def test_another_engine_in_the_settings_is_used_at_once(aviary: Make) -> None:
    one = aviary()
    one.start(EMBEDDED_ENGINE)
    assert one.link is not None
    one.link.apply(SpeechSettings(engine="parrot"))
    ready = one.until(EngineReady)[-1]
    assert isinstance(ready, EngineReady)
    assert ready.engine == "parrot"


def test_doctor_tries_the_chosen_engine_and_tells_what_stands_in_for_it(aviary: Make) -> None:
    aviary("needs_network=True")
    check = check_speech(SpeechSettings(engine="parrot"))
    assert not check.ok, "it misheard a known sentence"
    assert "sound leaves this machine" in check.detail
    aviary(load="raise SpeechFault('The cage is empty.', 'Buy a parrot.')")
    check = check_speech(SpeechSettings(engine="parrot"))
    assert check.ok
    assert "Buy a parrot." in check.remedy


def test_the_engine_of_a_take_is_loaded_while_it_is_spoken(aviary: Make, tmp_path: Path) -> None:
    one = aviary(load=f"open({str(tmp_path / 'loaded')!r}, 'w').close()")
    one.start(EMBEDDED_ENGINE)
    assert one.link is not None
    key = DictationId(time.time_ns())
    one.link.choose(key, Wishes("parrot"))
    one.link.begin(key)
    until_s = time.monotonic() + GENEROUS_SECONDS
    while not (tmp_path / "loaded").exists():
        assert time.monotonic() < until_s
        time.sleep(0.02)


@pytest.mark.expected_warning(r"speech\.keeper: speech worker lost:")
def test_a_native_crash_of_an_engine_costs_its_process_and_no_word(aviary: Make) -> None:
    one = aviary(decode="if self.pieces == 2: import ctypes; ctypes.string_at(0)")
    one.start()
    final, seen = one.dictate(20)
    assert any(isinstance(event, EngineLost) for event in seen)
    assert "season of darkness" in final.text.lower()
    assert "spring of hope" in final.text.lower()
    assert EMBEDDED_ENGINE in final.engine
    assert final.resumed
    assert [problem.title for problem in noticed(seen) if "Parrot" in problem.title]
    final, seen = one.dictate(5)
    assert final.engine == "parrot", "the next take gives it another chance"
    assert not any(isinstance(event, EngineLost) for event in seen)
