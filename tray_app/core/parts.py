"""The parts of the house the controller speaks to, as one bundle."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from .dictation import DictationRecord
from .ports import Heartbeat, Hotkeys, Insertion, Microphone, Speech, Spool, Tones
from .shield import shield, shielded
from .snapshot import Notice, OfferedText, Snapshot


@dataclass(frozen=True, slots=True)
class Parts:
    microphone: Microphone
    speech: Speech
    spool: Spool
    insertion: Insertion
    hotkeys: Hotkeys
    tones: Tones
    filter_text: Callable[[str], str]
    publish: Callable[[Snapshot], None]
    notify: Callable[[Notice], None]
    record: Callable[[DictationRecord], None]
    heartbeat: Heartbeat
    """Told before and after every event."""
    show_text: Callable[[OfferedText], None] | None = None
    """Shows a text that the clipboard did not take, for the user to copy; None where nothing can be shown."""

    def shielded(self) -> Parts:
        """The same parts, none of which can break what comes after its call."""
        return replace(
            self,
            microphone=shield("microphone", self.microphone),
            speech=shield("speech", self.speech),
            spool=shield("spool", self.spool),
            insertion=shield("insertion", self.insertion),
            hotkeys=shield("hotkeys", self.hotkeys),
            tones=shield("tones", self.tones),
            heartbeat=shield("heartbeat", self.heartbeat),
            filter_text=shielded("the filter", self.filter_text, lambda text: text),
            publish=shielded("publishing", self.publish, lambda _snapshot: None),
            notify=shielded("a notice", self.notify, lambda _notice: None),
            record=shielded("recording figures", self.record, lambda _record: None),
        )
