"""The controller on fakes: every port records what it was asked, answers come from the test."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tray_app.core import events as e
from tray_app.core.controller import Controller, Ports
from tray_app.core.dictation import DictationRecord, Start
from tray_app.core.ports import InsertionRequest, Pcm, StoredTake, Tone
from tray_app.core.settings import Settings
from tray_app.core.snapshot import Notice, PublicState, Snapshot

MS = 1_000_000


@dataclass
class Recorder:
    """Stands for microphone, speech, spool, insertion, hotkeys, tones and heartbeat at once."""

    calls: list[tuple[Any, ...]] = field(default_factory=list)
    foreign_key_pressed: bool = False

    def start_take(self, dictation_id: e.DictationId, key_down_ns: int) -> None:
        self.calls.append(("start_take", dictation_id, key_down_ns))

    def stop_take(self, dictation_id: e.DictationId, key_up_ns: int) -> None:
        self.calls.append(("stop_take", dictation_id, key_up_ns))

    def abandon_take(self, dictation_id: e.DictationId) -> None:
        self.calls.append(("abandon_take", dictation_id))

    def level_dbfs(self) -> float:
        return -90.0

    def start(self) -> None:
        self.calls.append(("start",))

    def release_hint(self, dictation_id: e.DictationId) -> None:
        self.calls.append(("release_hint", dictation_id))

    def forget(self, dictation_id: e.DictationId) -> None:
        self.calls.append(("forget", dictation_id))

    def discard(self, dictation_id: e.DictationId) -> None:
        self.calls.append(("discard", dictation_id))

    def left_behind(self) -> list[StoredTake]:
        return []

    def read(self, dictation_id: e.DictationId) -> Iterator[Pcm]:
        return iter(())

    def note_target(self, dictation_id: e.DictationId) -> None:
        self.calls.append(("note_target", dictation_id))

    def insert(self, request: InsertionRequest) -> None:
        self.calls.append(("insert", request.dictation_id, request.form(same_window=True)))

    def play(self, tone: Tone) -> None:
        self.calls.append(("play", tone))

    def recording(self, active: bool) -> None:
        self.calls.append(("recording", active))

    def other_key_since(self, since_ns: int) -> bool:
        return self.foreign_key_pressed

    def begin(self, due_ns: int) -> None:
        self.calls.append(("begin", due_ns))

    def end(self) -> None:
        self.calls.append(("end",))

    def close(self) -> None:
        self.calls.append(("close",))


class Bench:
    """A controller whose time is a number and whose world is a list of calls."""

    def __init__(self, settings: Settings | None = None) -> None:
        self.world = Recorder()
        self.snapshots: list[Snapshot] = []
        self.notices: list[Notice] = []
        self.records: list[DictationRecord] = []
        self.now_ns = 1_000_000 * MS
        ports = Ports(
            microphone=self.world,
            speech=self.world,
            spool=self.world,
            insertion=self.world,
            hotkeys=self.world,
            tones=self.world,
            filter_text=str.strip,
            publish=self.snapshots.append,
            notify=self.notices.append,
            record=self.records.append,
            heartbeat=self.world,
        )
        self.controller = Controller(ports, settings or Settings(), clock=lambda: self.now_ns)

    def say(self, event: e.Event) -> None:
        self.controller.step(event, self.now_ns)

    def after(self, milliseconds: float) -> Bench:
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

    def final(self, dictation_id: e.DictationId, text: str) -> None:
        self.say(e.Final(dictation_id, text, self.now_ns, 1000.0, 1, 50.0))

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
        found: e.DictationId = next(call[1] for call in reversed(self.world.calls) if call[0] == "start_take")
        return found

    @property
    def snapshot(self) -> Snapshot:
        return self.snapshots[-1]

    def state(self) -> PublicState:
        return self.snapshot.state

    def last_start(self) -> Start:
        return self.records[-1].start

    def called(self, name: str) -> list[tuple[Any, ...]]:
        return [call[1:] for call in self.world.calls if call[0] == name]
