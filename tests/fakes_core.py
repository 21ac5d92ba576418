"""The controller on fakes: every port records what it was asked, answers come from the test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Self, TypeVar

from tray_app.core import events as e
from tray_app.core.bus import Bus
from tray_app.core.controller import Controller, Inbox
from tray_app.core.dictation import DictationEnded, DictationRecord, Start
from tray_app.core.parts import Parts
from tray_app.core.ports import InsertionRequest, Pcm, StoredTake, TakeAudio, Tone
from tray_app.core.recent_texts import RecentTexts
from tray_app.core.settings import InsertionSettings, Settings
from tray_app.core.shaping import AsHeard, Shaping
from tray_app.core.snapshot import Notice, PublicState, Snapshot, TextToShow
from tray_app.core.wishes import Wishes
from tray_app.text.commands import Commands

MS = 1_000_000
_Asked = TypeVar("_Asked")
_Answer = TypeVar("_Answer")


class FakePart:
    """One part: notes what it is asked, under its own name, in the list that all parts share."""

    def __init__(self, name: str, world: World) -> None:
        self._name = name
        self._world = world

    def _note(self, method: str, *arguments: Any) -> None:
        call = f"{self._name}.{method}"
        self._world.calls.append((call, *arguments))
        if call in self._world.broken:
            raise RuntimeError(f"{call} is broken")

    def close(self) -> None:
        self._note("close")


class FakeMicrophone(FakePart):
    def start_take(self, dictation_id: e.DictationId, key_down_ns: int, from_ns: int | None = None) -> None:
        self._note("start_take", dictation_id, key_down_ns, *([] if from_ns is None else [from_ns]))

    def stop_take(self, dictation_id: e.DictationId, key_up_ns: int) -> None:
        self._note("stop_take", dictation_id, key_up_ns)

    def abandon_take(self, dictation_id: e.DictationId) -> None:
        self._note("abandon_take", dictation_id)

    def level_dbfs(self) -> float:
        return -90.0


class FakeSpeech(FakePart):
    def choose(self, dictation_id: e.DictationId, wishes: Wishes) -> None:
        self._note("choose", dictation_id, wishes)

    def choose_again(self, dictation_id: e.DictationId, wishes: Wishes) -> None:
        self._note("choose_again", dictation_id, wishes)

    def add_context(self, dictation_id: e.DictationId, context: str) -> None:
        self._note("add_context", dictation_id, context)

    def release_hint(self, dictation_id: e.DictationId) -> None:
        self._note("release_hint", dictation_id)

    def forget(self, dictation_id: e.DictationId) -> None:
        self._note("forget", dictation_id)


class FakeAudio:
    def read(self) -> Iterator[Pcm]:
        return iter(())

    def keep(self, path: Path) -> None: ...

    def release(self) -> None: ...


class FakeSpool(FakePart):
    def note(self, dictation_id: e.DictationId, wishes: Wishes) -> None:
        self._note("note", dictation_id, wishes)

    def wishes(self, dictation_id: e.DictationId) -> Wishes | None:
        return None

    def discard(self, dictation_id: e.DictationId) -> None:
        self._note("discard", dictation_id)

    def claim(self, dictation_id: e.DictationId) -> TakeAudio:
        self._note("claim", dictation_id)
        return FakeAudio()

    def left_behind(self) -> list[StoredTake]:
        return []

    def read(self, dictation_id: e.DictationId) -> Iterator[Pcm]:
        return iter(())


class FakeInsertion(FakePart):
    def note_target(self, dictation_id: e.DictationId, settings: InsertionSettings) -> None:
        self._world.noted.append(settings)
        self._note("note_target", dictation_id)

    def insert(self, request: InsertionRequest) -> None:
        self._world.requests.append(request)
        self._note("insert", request.dictation_id, request.form(same_window=True))

    def forget(self, dictation_id: e.DictationId) -> None:
        self._note("forget", dictation_id)

    def take_back(self, dictation_id: e.DictationId) -> None:
        self._note("take_back", dictation_id)

    def select(self, dictation_id: e.DictationId) -> None:
        self._note("select", dictation_id)


class FakeHotkeys(FakePart):
    def recording(self, active: bool) -> None:
        self._note("recording", active)

    def other_key_since(self, since_ns: int) -> bool:
        return self._world.foreign_key_pressed or self._world.pressed_elsewhere

    def presses_since(self, since_ns: int, *, there: bool = False) -> tuple[int, ...] | None:
        pressed = self._world.presses
        if there and self._world.pressed_elsewhere:
            return ()
        if self._world.foreign_key_pressed:
            return (since_ns,)
        return None if pressed is None else tuple(at_ns for at_ns in pressed if at_ns >= since_ns)


class FakeTones(FakePart):
    def play(self, tone: Tone) -> None:
        self._note("play", tone)


class FakeHeartbeat(FakePart):
    def begin(self, due_ns: int) -> None:
        self._note("begin", due_ns)

    def end(self) -> None:
        self._note("end")


class World:
    """All parts around a controller, and what they were asked in the order of the asking."""

    def __init__(self) -> None:
        self.calls: list[tuple[Any, ...]] = []
        """("speech.forget", 7), …"""
        self.broken: set[str] = set()
        """Calls that raise: "tones.play", "publish", …"""
        self.foreign_key_pressed = False
        self.pressed_elsewhere = False
        """Whatever was pressed went to another window than the last text."""
        self.presses: list[int] | None = []
        """When somebody pressed a key or a button; None: nobody can tell."""
        self.snapshots: list[Snapshot] = []
        self.notices: list[Notice] = []
        self.records: list[DictationRecord] = []
        self.endings: list[DictationEnded] = []
        self.shown: list[TextToShow] = []
        self.requests: list[InsertionRequest] = []
        self.noted: list[InsertionSettings] = []
        """What each note_target was given."""
        self.recent = RecentTexts(1_000)
        self.shaping: Shaping = AsHeard(self._breakable("filter_text", str.strip))
        """To be changed before the controller is made."""
        self.bus = Bus()
        self.bus.subscribe(Snapshot, "publish", self._breakable("publish", self.snapshots.append))
        self.bus.subscribe(Notice, "notify", self._breakable("notify", self.notices.append))
        self.bus.subscribe(DictationEnded, "record", self._breakable("record", self._ended))
        self.bus.subscribe(TextToShow, "show", self.shown.append)

    def _ended(self, ended: DictationEnded) -> None:
        self.endings.append(ended)
        self.records.append(ended.record)

    def parts(self) -> Parts:
        return Parts(
            microphone=FakeMicrophone("microphone", self),
            speech=FakeSpeech("speech", self),
            spool=FakeSpool("spool", self),
            insertion=FakeInsertion("insertion", self),
            hotkeys=FakeHotkeys("hotkeys", self),
            tones=FakeTones("tones", self),
            filter_text=self._breakable("filter_text", str.strip),
            heartbeat=FakeHeartbeat("heartbeat", self),
            bus=self.bus,
            recent=self.recent,
            shaping=self.shaping,
            read_command=Commands().read,
        )

    def _breakable(self, name: str, call: Callable[[_Asked], _Answer]) -> Callable[[_Asked], _Answer]:
        def made(asked: _Asked) -> _Answer:
            if name in self.broken:
                raise RuntimeError(f"{name} is broken")
            return call(asked)

        return made

    def called(self, name: str) -> list[tuple[Any, ...]]:
        """Arguments of each call named "insert" (of any part) or "speech.forget" (of that part)."""
        return [call[1:] for call in self.calls if name in (call[0], call[0].partition(".")[2])]


class Bench:
    """A controller whose time is a number and whose world is a list of calls."""

    def __init__(self, settings: Settings | None = None, shaping: Shaping | None = None) -> None:
        self.world = World()
        self.world.shaping = shaping or self.world.shaping
        self.snapshots, self.notices, self.records = self.world.snapshots, self.world.notices, self.world.records
        self.now_ns = 1_000_000 * MS
        self.inbox = Inbox()
        self.controller = Controller(
            self.world.parts(), settings or Settings(), inbox=self.inbox, clock=lambda: self.now_ns
        )

    def say(self, event: e.Event) -> None:
        self.controller.step(event, self.now_ns)

    def after(self, milliseconds: float) -> Self:
        self.now_ns += int(milliseconds * MS)
        return self

    def key_down(self, origin: e.Origin = e.Origin.HOTKEY) -> e.DictationId:
        self.say(e.KeyDown(origin, self.now_ns, self.now_ns))
        return self.id

    def key_up(self, origin: e.Origin = e.Origin.HOTKEY) -> None:
        self.say(e.KeyUp(origin, self.now_ns, self.now_ns))

    def toggle(self) -> None:
        self.say(e.Toggle(e.Origin.MENU, self.now_ns, self.now_ns))

    def engine_ready(self) -> Bench:
        self.say(e.EngineReady("moonshine-tiny-en", 400.0, 4242))
        return self

    def take_closed(self, dictation_id: e.DictationId, samples: int = 16_000) -> None:
        self.say(e.TakeClosed(dictation_id, samples, samples, self.now_ns, self.now_ns, self.now_ns, 0))

    def final(self, dictation_id: e.DictationId, text: str, language: str = "en") -> None:
        self.say(e.Final(dictation_id, text, self.now_ns, 1000.0, 1, 50.0, language=language))

    def inserted(self, dictation_id: e.DictationId) -> None:
        self.say(e.Inserted(dictation_id, "typed", self.now_ns, self.now_ns, 5))

    def dictate(self, text: str, held_ms: float = 1000) -> e.DictationId:
        """One whole dictation, delivered."""
        dictation_id = self.key_down()
        self.after(held_ms).key_up()
        self.take_closed(dictation_id)
        self.final(dictation_id, text)
        if text:
            self.inserted(dictation_id)
        return dictation_id

    @property
    def id(self) -> e.DictationId:
        """Id of the newest dictation."""
        found: e.DictationId = self.world.called("microphone.start_take")[-1][0]
        return found

    @property
    def snapshot(self) -> Snapshot:
        return self.snapshots[-1]

    def state(self) -> PublicState:
        return self.snapshot.state

    def last_start(self) -> Start:
        return self.records[-1].start

    def called(self, name: str) -> list[tuple[Any, ...]]:
        return self.world.called(name)
