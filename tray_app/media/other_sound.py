"""Pauses, lowers or mutes what other programs play while a recording lasts, on a thread of its own."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Protocol

from tray_app.core.desktop_settings import LOWER, MUTE, PAUSE, MediaSettings
from tray_app.core.snapshot import PublicState, Snapshot
from tray_app.core.worker import Worker

from .kept import Changed, Kept, KeptFile, Player, Stream

log = logging.getLogger(__name__)

CLOSE_S = 3.0
SETTLED_S = 0.05
"""A program that begins to play is heard of several times."""
RESUME_WITHIN_S = 600.0
"""After a crash longer ago than this no music starts by itself."""
OWED_S = 30 * 24 * 3_600.0
LOOK_AGAIN_S = (5.0, 60.0, 600.0)
"""A stream that ended while it was lowered has left its volume to the program's next one, with servers that remember
them: it is looked for so long after the recording, and before each one that follows."""


class Players(Protocol):
    """Each blocks for half a second at most."""

    def playing(self) -> list[Player]: ...

    def pause(self, player: Player) -> bool: ...

    def resume(self, player: Player) -> bool:
        """Only the same run of the player, and only where it is still paused."""


class Streams(Protocol):
    def audible(self) -> list[Stream]:
        """What others play, where the user hears it."""

    def all_of_others(self) -> list[Stream] | None:
        """Everything that others have open; None where nobody tells."""

    def set_volumes(self, stream: Stream) -> bool: ...

    def set_muted(self, stream: Stream) -> bool: ...


class OtherSound:
    """`heard` and `use` return at once, on any thread; all else happens on the thread `other-sound`."""

    def __init__(
        self, file: KeptFile, streams: Streams, players: Players, *, now_unix: Callable[[], float] = time.time
    ) -> None:
        self._file = file
        self._streams = streams
        self._players = players
        self._now_unix = now_unix
        self._settings = MediaSettings()
        self._recording = False
        self._kept = Kept()
        """The thread's own: what is not as it was."""
        self._looks = False
        """A look at what has begun to play is due."""
        self._worker = Worker("other-sound")

    def use(self, settings: MediaSettings) -> None:
        """From the next recording on."""
        self._settings = settings

    def heard(self, snapshot: Snapshot) -> None:
        recording = snapshot.state is PublicState.RECORDING
        if recording is not self._recording:
            self._recording = recording
            self._worker.do(self._begin if recording else self._end)

    def others_play(self) -> None:
        """Something may have begun to play; returns at once, on any thread."""
        if self._recording and not self._looks and self._settings.while_recording in (LOWER, MUTE):
            self._looks = True
            self._worker.after(SETTLED_S, self._take_in)

    def restore_left_behind(self) -> None:
        """What a run before this one could not put back."""
        self._worker.do(self._take_over)

    def settle(self, timeout_s: float) -> bool:
        return self._worker.settle(timeout_s)

    def close(self) -> None:
        """All is put back. Blocks three seconds at most."""
        self._recording = False
        self._worker.do(self._end)
        self._worker.close(CLOSE_S)

    # --- the thread ----------------------------------------------------------------------

    def _take_over(self) -> None:
        kept = self._file.read()
        age_s = self._now_unix() - kept.at_unix
        if not kept or age_s > OWED_S:
            self._file.write(Kept())
            return
        log.info("other programs' sound was left changed: %d streams", len(kept.streams))
        self._kept = replace(kept, players=kept.players if age_s < RESUME_WITHIN_S else ())
        self._file.write(self._kept)
        self._end()

    def _begin(self) -> None:
        if not self._recording or self._kept.players:  # over already, or not put back yet
            return
        self._put_back_streams()  # what is owed, before it would count as the usual volume
        settings = self._settings
        kept = replace(self._kept, at_unix=self._now_unix())
        if settings.while_recording == PAUSE:
            kept = replace(kept, players=tuple(self._players.playing()))
        elif settings.while_recording in (LOWER, MUTE):
            kept = replace(kept, streams=(*kept.streams, *self._to_change(settings)))
        if self._change_to(kept):
            for player in kept.players:
                self._players.pause(player)

    def _take_in(self) -> None:
        """What began to play while the recording was under way."""
        self._looks = False
        if self._recording:
            new = self._to_change(self._settings)
            self._change_to(replace(self._kept, streams=(*self._kept.streams, *new), at_unix=self._now_unix()))

    def _change_to(self, kept: Kept) -> bool:
        """Streams that are new in it are changed, once it is written down; False where nothing is new, or it cannot
        be."""
        if kept == replace(self._kept, at_unix=kept.at_unix) or not self._file.write(kept):
            return False
        new = kept.streams[len(self._kept.streams) :]
        self._kept = kept
        for changed in new:
            self._set(changed.after, changed)
        return True

    def _to_change(self, settings: MediaSettings) -> list[Changed]:
        known = {changed.after.index for changed in self._kept.streams}
        found = [stream for stream in self._streams.audible() if stream.index not in known and not stream.muted]
        if settings.while_recording == MUTE:
            return [Changed(stream, replace(stream, muted=True)) for stream in found]
        share = settings.lower_to_percent / 100
        lowered = ((stream, tuple(round(volume * share) for volume in stream.volumes)) for stream in found)
        return [Changed(stream, replace(stream, volumes=volumes)) for stream, volumes in lowered if any(stream.volumes)]

    def _end(self) -> None:
        if not self._kept:
            return
        for player in self._kept.players:
            self._players.resume(player)
        self._kept = replace(self._kept, players=())
        self._put_back_streams()
        self._file.write(self._kept)
        if self._kept:
            for delay_s in LOOK_AGAIN_S:
                self._worker.after(delay_s, partial(self._look_again, self._kept))

    def _look_again(self, owed: Kept) -> None:
        if self._kept == owed and not self._recording:
            self._put_back_streams()
            self._file.write(self._kept)

    def _put_back_streams(self) -> None:
        """What is as we left it becomes as it was; what has gone is owed to the program's next stream."""
        if not self._kept.streams:
            return
        found_now = self._streams.all_of_others()
        if found_now is None:
            return
        now = {stream.index: stream for stream in found_now}
        owed = []
        for changed in self._kept.streams:
            found = self._found_again(changed, now)
            if found is None:
                owed.append(changed)
            elif changed.is_untouched(found):
                self._set(replace(changed.before, index=found.index), changed)
        self._kept = replace(self._kept, streams=tuple(owed))

    @staticmethod
    def _found_again(changed: Changed, now: dict[int, Stream]) -> Stream | None:
        """The stream itself, or another one of its program that was given its volume."""
        same = now.get(changed.after.index)
        if same is not None and same.application == changed.after.application:
            return same
        muted = changed.before.muted != changed.after.muted  # which says less than a volume: one muted by hand is older
        others = (
            stream
            for stream in now.values()
            if stream.application == changed.after.application and (not muted or stream.index > changed.after.index)
        )
        return next((stream for stream in others if changed.is_untouched(stream)), None)

    def _set(self, stream: Stream, changed: Changed) -> None:
        if changed.before.muted != changed.after.muted:
            self._streams.set_muted(stream)
        else:
            self._streams.set_volumes(stream)
