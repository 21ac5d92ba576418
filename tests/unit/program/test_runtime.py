"""The whole runtime without a desktop: what dies is told and counted, and what cannot be heard is shown."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from perf_records import record

from tray_app.core import events as e
from tray_app.core.dictation import DictationEnded
from tray_app.core.errors import HoldtalkError, Mend
from tray_app.core.keeping_settings import SessionSettings
from tray_app.core.ports import TakeAudio
from tray_app.core.requests import ReadAloud
from tray_app.core.settings import Settings, VoiceSettings
from tray_app.core.snapshot import Notice, PublicState, Snapshot, TextToShow
from tray_app.core.supervision import start_thread
from tray_app.core.ways import Told
from tray_app.paths import words_path
from tray_app.perf.metric import Group
from tray_app.runtime import Runtime

pytestmark = pytest.mark.expected_warning(r"runtime: no hotkey: There is no display")

PATIENCE_S = 10.0


class Seen:
    """What it shows and tells."""

    def __init__(self) -> None:
        self.changed = threading.Condition()
        self.snapshot = Snapshot()
        self.notices: list[Notice] = []
        self.shown: list[TextToShow] = []

    def publish(self, snapshot: Snapshot) -> None:
        with self.changed:
            self.snapshot = snapshot
            self.changed.notify_all()

    def notify(self, notice: Notice) -> None:
        with self.changed:
            self.notices.append(notice)
            self.changed.notify_all()

    def wait_for(self, happened: Callable[[], bool]) -> bool:
        with self.changed:
            return self.changed.wait_for(happened, PATIENCE_S)

    def wait_for_problem(self) -> bool:
        return self.wait_for(lambda: self.snapshot.problem is not None)

    def wait_for_notice(self, title: str) -> bool:
        return self.wait_for(lambda: any(each.title == title for each in self.notices))


class NobodyWatches:
    """Whether this machine has a microphone is told by nobody."""

    def __init__(self, *_told: object) -> None: ...

    def close(self) -> None: ...


@pytest.fixture
def seen() -> Seen:
    return Seen()


@pytest.fixture
def runtime(seen: Seen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Runtime]:
    for name in ("XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("tray_app.audio.microphone.SoundWatch", NobodyWatches)
    runtime = Runtime(Settings())
    runtime.bus.subscribe(Snapshot, "the test", seen.publish)
    runtime.bus.subscribe(Notice, "the test", seen.notify)
    runtime.bus.subscribe(TextToShow, "the test", seen.shown.append)
    monkeypatch.setattr(runtime.speech, "start", lambda: None)  # no engine is needed here
    runtime.start()
    yield runtime
    runtime.stop()


@pytest.mark.expected_warning(r"core\.supervision: the thread desk died")
def test_a_thread_that_dies_is_told_and_counted(runtime: Runtime, seen: Seen) -> None:
    lives = iter((KeyError("words"), None))
    thread = start_thread("desk", lambda: _raise(next(lives)))
    thread.join(PATIENCE_S)
    assert seen.wait_for_notice("A part of Holdtalk failed")
    runtime.sampler.sample()
    assert 1.0 in runtime.monitor.samples("thread_deaths")[1].tolist()


@pytest.mark.expected_warning(
    r"core\.controller: InsertionDeferred came in RECORDING",
    r"audio\.recorder: microphone lost",  # where there is none, and it is told before the test ends
)
def test_an_event_that_no_state_expects_is_counted(runtime: Runtime, seen: Seen) -> None:
    runtime.post(e.Toggle(e.Origin.MENU, 0, 0))
    assert seen.wait_for(lambda: seen.snapshot.dictation_id is not None)
    assert seen.snapshot.dictation_id is not None
    runtime.post(e.InsertionDeferred(seen.snapshot.dictation_id))
    runtime.recovery_finished(PATIENCE_S)
    runtime.sampler.sample()
    assert 1.0 in runtime.monitor.samples("unexpected_events")[1].tolist()


@pytest.mark.expected_warning(r"core\.supervision: the thread controller died")
def test_a_controller_that_dies_is_started_again(runtime: Runtime, seen: Seen, monkeypatch: pytest.MonkeyPatch) -> None:
    def die(_event: e.Event, _now_ns: int) -> None:
        monkeypatch.undo()
        raise RuntimeError("a bug in the loop itself")

    monkeypatch.setattr(runtime.controller, "step", die)
    runtime.post(e.HotkeyRecovered())
    assert seen.wait_for_notice("A part of Holdtalk failed"), "by the controller that lives again"


def test_without_a_display_the_missing_hotkey_is_shown_and_commands_still_work(runtime: Runtime, seen: Seen) -> None:
    assert seen.wait_for_problem(), "told by the keyboard's own thread"
    assert seen.snapshot.state is PublicState.LOADING
    assert seen.snapshot.problem is not None
    assert "keys" in seen.snapshot.problem.title


def test_where_nothing_can_copy_a_chosen_text_is_shown_and_goes_on_waiting(runtime: Runtime, seen: Seen) -> None:
    runtime.post(e.TakeRecovered(e.DictationId(7), "Words.", 900.0))
    runtime.insertion.offer("Words.", e.DictationId(7))
    assert runtime._inbox.settle(PATIENCE_S)
    assert [shown.text.text for shown in seen.shown] == ["Words."]
    assert [text.text for text in seen.snapshot.offered] == ["Words."]


def test_the_figure_of_the_workers_memory_falls_to_nothing_while_it_sleeps(runtime: Runtime, seen: Seen) -> None:
    runtime.post(e.EngineAsleep())
    assert seen.wait_for(lambda: seen.snapshot.asleep)
    runtime.sampler.sample()
    assert runtime.monitor.samples("worker_uss")[1].tolist()[-1] == 0.0


def test_sessions_are_counted_only_while_the_settings_ask_for_it(runtime: Runtime) -> None:
    def counted() -> tuple[bool, bool]:
        """Whether somebody counts, and whether the figures are shown."""
        shown = any(series.metric.group == Group.SESSION for series in runtime.monitor.snapshot().series)
        return runtime.usage.counts() is not None, shown

    assert counted() == (False, False)
    runtime.apply(replace(runtime.settings, session=SessionSettings(enabled=True)))
    assert counted() == (True, True)
    runtime.apply(replace(runtime.settings, session=SessionSettings()))
    assert counted() == (False, False)


def no_sound() -> TakeAudio:
    raise AssertionError("figures need no sound")


def test_how_often_the_word_list_helped_is_a_figure_of_who_has_one(runtime: Runtime) -> None:
    def ended(corrections: int, context: int | None = None) -> DictationEnded:
        of = replace(record(1), corrections=corrections, context_characters=context, context_was_cut=True)
        return DictationEnded(of, "Miss Tilney.", None, no_sound)

    def samples(name: str) -> list[float]:
        return [float(value) for value in runtime.monitor.samples(name)[1]]

    runtime.bus.publish(ended(0))
    assert samples("words_corrected") == []
    words_path().parent.mkdir(parents=True, exist_ok=True)
    words_path().write_text("Tilney")
    runtime.words.reload()
    assert runtime.words.correct("Miss Tillme.", "en").text == "Miss Tilney."
    runtime.bus.publish(ended(1))
    runtime.bus.publish(ended(2, context=30))
    assert (samples("words_corrected"), samples("context_size"), samples("context_cut")) == ([1, 2], [30], [1])


def test_the_voice_comes_and_goes_with_its_setting(runtime: Runtime) -> None:
    with pytest.raises(HoldtalkError, match="switched off") as raised:
        runtime.voice.say("Words.")
    assert "[voice]" in raised.value.problem.remedy
    runtime.apply(Settings(voice=VoiceSettings(enabled=True)))
    assert runtime.voice.voice is not None
    first = runtime.voice.voice
    runtime.apply(Settings(voice=VoiceSettings(enabled=True, rate=200)))
    assert runtime.voice.voice is first
    runtime.apply(Settings())
    assert runtime.voice.voice is None


class Aloud:
    """Stands for the voice."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.is_reading = False

    def say(self, text: str, *, more: bool) -> int:
        self.said.append(text)
        return 5

    def say_on(self, number: int, text: str, *, more: bool) -> bool | None:
        """Takes what is short."""
        if number != 5:
            return None
        if len(text) < 10:
            self.said.append(text)
        return len(text) < 10

    def hush(self) -> None:
        self.said.append("")

    def close(self) -> None: ...


@pytest.mark.parametrize(
    ("selected", "asked", "said"),
    [
        ("Selected.", ReadAloud.SELECTION, "Selected."),
        ("Selected.", ReadAloud.LAST_TEXT, "Dictated."),
        ("Selected.", ReadAloud.WHAT_THERE_IS, "Selected."),
        (" \n", ReadAloud.WHAT_THERE_IS, "Dictated."),
        ("Selected.", ReadAloud.STOP, ""),
    ],
)
def test_what_is_read_aloud(
    runtime: Runtime, monkeypatch: pytest.MonkeyPatch, selected: str, asked: ReadAloud, said: str
) -> None:
    voice = Aloud()
    monkeypatch.setattr(runtime.voice, "voice", voice)
    monkeypatch.setattr(runtime, "snapshot", Snapshot(last_text="Dictated."))
    monkeypatch.setattr("tray_app.text.insertion.selected_text.selected_text", lambda: selected)
    runtime.voice.read(asked)
    assert voice.said == [said]


def test_the_key_that_reads_silences_as_well(runtime: Runtime, monkeypatch: pytest.MonkeyPatch) -> None:
    voice = Aloud()
    voice.is_reading = True
    monkeypatch.setattr(runtime.voice, "voice", voice)
    runtime.voice.read(ReadAloud.WHAT_THERE_IS)
    assert voice.said == [""]


def test_a_text_in_several_passages_is_one_until_it_is_read_no_longer(
    runtime: Runtime, monkeypatch: pytest.MonkeyPatch
) -> None:
    voice = Aloud()
    monkeypatch.setattr(runtime.voice, "voice", voice)
    say = runtime.voice.say
    assert say("One.", more=True) == {"reading": 5, "taken": True}
    assert say("Two.", reading=5, more=True) == {"reading": 5, "taken": True}
    assert say("Too much at once.", reading=5) == {"reading": 5, "taken": False}
    assert say("Three.", reading=4) == {"reading": None, "taken": False}
    assert say("", reading=5) == {"reading": 5, "taken": True}, "the end of it"
    assert voice.said == ["One.", "Two.", ""]
    monkeypatch.setattr(runtime.voice, "voice", None)
    assert say("Four.", reading=5) == {"reading": None, "taken": False}


def test_with_nothing_to_read_the_user_is_told(runtime: Runtime, seen: Seen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runtime.voice, "voice", Aloud())
    monkeypatch.setattr("tray_app.text.insertion.selected_text.selected_text", lambda: "")
    runtime.bus.publish(ReadAloud.SELECTION)
    assert seen.wait_for_notice("There is no text to read.")


def _raise(error: Exception | None) -> None:
    if error is not None:
        raise error


def test_what_was_refused_and_nothing_else_is_asked_for_again(
    runtime: Runtime, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(runtime.hotkeys, "ways", lambda: Told("No key.", mends=(Mend.ASK_FOR_KEYS, Mend.CHANGE_KEYS)))
    monkeypatch.setattr(runtime.hotkeys, "ask_again", lambda: asked.append("keys"))
    monkeypatch.setattr(runtime.hotkeys, "change_on_desktop", lambda: asked.append("dialog"))
    monkeypatch.setattr(runtime.insertion, "ways", lambda: Told("Texts are written."))
    monkeypatch.setattr(runtime.insertion, "ask_again", lambda: asked.append("typing"))
    assert runtime.ask_again() == {"keys": True, "typing": False}
    told = runtime.typing_told()
    assert told is not None
    assert told["line"] == "Texts are written."
    runtime.mend(Mend.ASK_FOR_TYPING)
    runtime.mend(Mend.CHANGE_KEYS)
    assert asked == ["keys", "typing", "dialog"]
