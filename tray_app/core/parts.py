"""The parts the controller speaks to, as one bundle."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from .bus import Bus
from .commands import ReadCommand
from .ports import Heartbeat, Hotkeys, Insertion, Microphone, Speech, Spool, Tones
from .recent_texts import RecentTexts
from .shaping import AsHeard, Shaping, ShieldedShaping
from .shield import shield, shielded

_PORTS = ("microphone", "speech", "spool", "insertion", "hotkeys", "tones", "heartbeat")


@dataclass(frozen=True, slots=True)
class Parts:
    microphone: Microphone
    speech: Speech
    spool: Spool
    insertion: Insertion
    hotkeys: Hotkeys
    tones: Tones
    filter_text: Callable[[str], str]
    heartbeat: Heartbeat
    """Told before and after every event."""
    bus: Bus
    """Gets every Snapshot, Notice, DictationEnded and GivenTextEnded, and each TextToShow."""
    recent: RecentTexts = field(default_factory=lambda: RecentTexts(0))
    shaping: Shaping = field(default_factory=AsHeard)
    """For what was spoken. Never raises."""
    read_command: ReadCommand = lambda _text, _language, _prefix: None
    """Whether a text is none, but says what is to be done."""

    def shielded(self) -> Parts:
        """The same parts, none of which can break what comes after its call."""
        filter_text = shielded("the filter", self.filter_text, lambda text: text)
        return replace(
            self,
            filter_text=filter_text,
            shaping=ShieldedShaping(self.shaping, filter_text),
            read_command=shielded("spoken commands", self.read_command, lambda *_text: None),
            **{name: shield(name, getattr(self, name)) for name in _PORTS},
        )
