"""The way of all this on and off, as the settings say. While it is off nothing of it is loaded, unless an earlier run
left other programs' sound changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tray_app.core.bus import Bus
from tray_app.core.desktop_settings import LOWER, MUTE, NOTHING, MediaSettings
from tray_app.core.errors import Problem
from tray_app.core.events import ProblemNoticed
from tray_app.core.ports import Post
from tray_app.core.snapshot import Snapshot
from tray_app.core.sound_news import SoundBegan
from tray_app.paths import state_dir

if TYPE_CHECKING:
    from .other_sound import OtherSound, Players

FILE = "other-sound.json"
NO_TOOL = Problem(
    "Other sound cannot be made quieter.",
    'Install pactl (on Debian: pulseaudio-utils), or set while_recording = "nothing" under [media].',
)


class MediaSwitch:
    """One thread at a time."""

    def __init__(self, bus: Bus, post: Post, players: Players) -> None:
        self._bus = bus
        self._post = post
        self._players = players
        self._end_hearing: Callable[[], None] | None = None
        self.sound: OtherSound | None = None
        """None while nothing is to be changed or put back."""

    def apply(self, settings: MediaSettings) -> None:
        """Returns at once."""
        on = settings.while_recording != NOTHING
        if self.sound is None and (on or (state_dir() / FILE).exists()):
            self._load()
        if self.sound is None:
            return
        self.sound.use(settings)
        if on and self._end_hearing is None:
            self._end_hearing = self._hear(self.sound)
        elif not on:
            self._stop_hearing()
        if settings.while_recording in (LOWER, MUTE):
            self._check_tool()

    def _hear(self, sound: OtherSound) -> Callable[[], None]:
        ends = (
            self._bus.subscribe(Snapshot, "other sound", sound.heard),
            self._bus.subscribe(SoundBegan, "other sound", lambda _news: sound.others_play()),
        )

        def end_both() -> None:
            for end in ends:
                end()

        return end_both

    def close(self) -> None:
        """Blocks until all is as it was, three seconds at most."""
        self._stop_hearing()
        if self.sound is not None:
            self.sound.close()
            self.sound = None

    def _load(self) -> None:
        from .kept import KeptFile
        from .other_sound import OtherSound
        from .streams import PulseStreams

        self.sound = OtherSound(KeptFile(state_dir() / FILE), PulseStreams(), self._players)
        self.sound.restore_left_behind()

    def _check_tool(self) -> None:
        from tray_app.audio.sound_server import reachable

        if not reachable():
            self._post(ProblemNoticed(NO_TOOL))

    def _stop_hearing(self) -> None:
        """What is changed at the moment is put back."""
        if self._end_hearing is not None:
            self._end_hearing()
            self._end_hearing = None
            if self.sound is not None:
                self.sound.heard(Snapshot())
