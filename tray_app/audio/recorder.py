"""What the microphone does, as a machine without threads: told what happened and when, it acts.

`closed → opening → open → closed`, with any number of takes and listeners on top. Its owner calls every method on
one thread, passes the time, has it process what has arrived after each, and calls `tick` at `next_deadline_ns`.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

from tray_app.core.errors import Problem
from tray_app.core.events import (
    DictationId,
    MicrophoneFailed,
    MicrophoneRecovered,
    ProblemNoticed,
    TakeStarted,
)
from tray_app.core.ports import Pcm, Post, TakeSink
from tray_app.core.settings import MicrophoneSettings

from . import told
from .audio_stream import SILENT_TAKE_NS, AudioStream
from .capture import AT_ONCE_BLOCKS, SPEAKING_BLOCKS, STANDBY_BLOCKS, STUCK_LIMIT, Capture
from .devices import InputDevice
from .listening import Listening, joined
from .presence import Presence
from .take import Take
from .tones import ToneTrace

_log = logging.getLogger(__name__)

_MS_NS = 1_000_000
_CLOSE_GRACE_NS = 350 * _MS_NS
"""A take without an open microphone is closed this long after its end: nothing can come any more."""
_LATE_GRACE_NS = SILENT_TAKE_NS
"""An open microphone may be so late with the end of a take: a busy machine starves the sound server above all when
the key comes up, and everything is delivered afterwards. A microphone that is on time closes the take at once."""
_LATE_BLOCK_NS = 200 * _MS_NS
"""A take forced to close finds the device hanging when its last block is older than this."""
_RETRY_NS = tuple(seconds * 1_000_000_000 for seconds in (0, 1, 2, 4, 8, 15, 30))
"""Waits between attempts to reopen; afterwards only the next take tries, or the last wait repeats when kept open."""
_RETRY_HELD_NS = tuple(milliseconds * _MS_NS for milliseconds in (0, 100, 200, 300, 500, 1_000, 2_000))
"""The same while somebody goes on speaking; the last wait repeats."""

_LONG_AGO_NS = -(1 << 62)


class Recorder:
    """All state of the microphone."""

    def __init__(
        self,
        settings: MicrophoneSettings,
        *,
        post: Post,
        sinks: Sequence[TakeSink],
        open_capture: Callable[[str], Capture],
        clock: Callable[[], int],
        tones: ToneTrace,
    ) -> None:
        """`open_capture` begins to open the device of that name; `tones` are taken out of every take."""
        self._settings = settings
        self._post = post
        self._sinks = sinks
        self._open_capture = open_capture
        self._clock = clock
        self._tones = tones
        self._stream: AudioStream | None = None
        self._takes: dict[DictationId, Take] = {}
        self._listeners: tuple[Listening, ...] = ()
        self._take_ended_ns = _LONG_AGO_NS
        """When the last one was over."""
        self._warm_until_ns = 0
        self._failing = False
        """The user was told that the microphone does not work."""
        self._retries = 0
        self._retry_at_ns: int | None = None
        self._complained_about = ""
        self._presence = Presence()
        self._absence_told = False
        """The user was told that there is no microphone."""
        self.newest: tuple[Pcm, ...] = ()
        """The last blocks heard, for the level meter."""

    # --- asked by the controller ---

    def start_take(self, dictation_id: DictationId, key_down_ns: int, now_ns: int, from_ns: int | None = None) -> None:
        if dictation_id in self._takes:
            return
        self.process_blocks(now_ns)
        if from_ns is None:
            from_ns = key_down_ns - self._settings.pre_roll_ms * _MS_NS
        take = Take(dictation_id, key_down_ns, from_ns, self._sinks, self._tones)
        stream = self._stream
        if stream is not None and stream.opened and stream.is_stale(now_ns) and not self._takes:
            self._drop_stream()
            stream = None
        self._takes[dictation_id] = take
        if self._presence.muted:
            self._tell_muted(take)
        if stream is None:
            self._open(now_ns)
            return
        if stream.last_block_ns is not None:
            take.cold = False
            self._hear(take, [stream.recent(take.from_ns)])

    def stop_take(self, dictation_id: DictationId, key_up_ns: int, now_ns: int) -> None:
        take = self._takes.get(dictation_id)
        if take is None or take.stopping:
            return
        post_roll_ns = self._settings.post_roll_ms * _MS_NS
        grace_ns = _LATE_GRACE_NS if self._stream is not None and self._stream.opened else _CLOSE_GRACE_NS
        take.stop(key_up_ns, post_roll_ns, max(key_up_ns, now_ns) + post_roll_ns + grace_ns)
        self.process_blocks(now_ns)
        self._close_complete(now_ns)

    def abandon_take(self, dictation_id: DictationId, now_ns: int) -> None:
        take = self._takes.pop(dictation_id, None)
        if take is not None:
            self._take_ended_ns = now_ns
            take.abandon()
            self._stand_by(now_ns)

    def apply(self, settings: MicrophoneSettings, now_ns: int) -> None:
        self._settings = settings
        self._complained_about = ""
        self._tell(self._presence.choose(settings.device))
        if not self._takes:
            self._stand_by(now_ns)

    def shut(self) -> None:
        """Close every take with what it has, end all listening, and close the device."""
        for take in tuple(self._takes.values()):
            self._close(take)
        for listening in self._listeners:
            self.end_listening(listening)
        self._drop_stream()

    def take_fullest_percent(self) -> float | None:
        """The fill of the queue behind the driver at its worst since the last call; None while closed. Any thread."""
        stream = self._stream
        return None if stream is None else stream.capture.queue.take_fullest_percent()

    # --- asked by listeners ---

    def listen(self, listening: Listening, now_ns: int) -> None:
        self._listeners += (listening,)
        if self._stream is None:
            self._open(now_ns)

    def end_listening(self, listening: Listening) -> None:
        """After the last one the microphone stays open for as long as takes want it to."""
        self._listeners = tuple(each for each in self._listeners if each is not listening)
        listening.end()
        if not self._listeners:
            self._keep_warm(self._take_ended_ns)

    # --- reported by the watch over the devices ---

    def devices_seen(self, seen: Sequence[InputDevice] | Problem, now_ns: int) -> None:
        """These microphones there are now, or there can be none."""
        absent = self._presence.problem is not None
        self._tell(self._presence.see(seen, self._settings.device, in_take=bool(self._takes)))
        if self._presence.muted:
            for take in self._takes.values():
                self._tell_muted(take)
        if self._presence.problem is not None:
            self._tell_absence()
        elif absent and not self._takes and (self._absence_told or self._failing):
            self._absence_told = self._failing = False
            self._post(MicrophoneRecovered())
        if absent and self._presence.problem is None and self._retry_at_ns is not None:
            self._retry_at_ns = now_ns

    def sound_server_went(self, now_ns: int) -> None:
        """Perhaps it is back already. A microphone it was still opening may neither be opened nor refused by anybody;
        one that was heard is told by the library."""
        if self._stream is not None and self._stream.last_block_ns is None:
            self._drop_stream()
            self._open(now_ns)

    def _tell_absence(self) -> None:
        problem = self._presence.problem
        if problem is not None and not self._absence_told and not self._failing:
            self._absence_told = True
            self._post(MicrophoneFailed(problem))

    def _tell(self, notices: Sequence[Problem]) -> None:
        for problem in notices:
            self._post(ProblemNoticed(problem))

    def _tell_muted(self, take: Take) -> None:
        if not take.told_muted:
            take.told_muted = True
            self._post(ProblemNoticed(told.MUTED))

    # --- reported by the capture ---

    def capture_opened(self, capture: Capture, complaint: Problem | None, now_ns: int) -> None:
        """`complaint`: why the device asked for could not be opened, when another one was."""
        if self._stream is None or self._stream.capture is not capture:
            return
        self._stream.opened = True
        if complaint is not None and complaint.title != self._complained_about:
            self._complained_about = complaint.title
            self._post(ProblemNoticed(complaint))
        if not self._takes:
            self._stand_by(now_ns)

    def capture_failed(self, capture: Capture, problem: Problem, now_ns: int) -> None:
        """It could not be opened, or it ended by itself."""
        if self._stream is not None and self._stream.capture is capture:
            self.process_blocks(now_ns)
            self._fail(problem, now_ns)

    # --- time and sound ---

    def process_blocks(self, now_ns: int) -> None:
        """Hand on what has arrived; from now on blocks are announced as they are wanted now."""
        stream = self._stream
        if stream is None:
            return
        before = stream.overflows
        heard = stream.drain()
        if heard:
            self.newest = tuple(pcm for pcm, _ in heard[-2:])
            self._retries = 0
            if self._failing:
                self._failing = False
                self._post(MicrophoneRecovered())
        for take in tuple(self._takes.values()):
            take.overflows += stream.overflows - before
            self._hear(take, heard)
        for pcm, first_ns in joined(heard) if self._listeners else ():
            for listening in self._listeners:
                listening.offer(pcm, first_ns)
        self._close_complete(now_ns)
        self._set_wake_rate()

    def tick(self, now_ns: int) -> None:
        """Act on whatever is due."""
        for take in tuple(self._takes.values()):
            due = take.close_by_ns is not None and now_ns >= take.close_by_ns
            if due and take.dictation_id in self._takes:  # closing one may have closed them all
                self._force_close(take, now_ns)
        stream = self._stream
        if stream is not None and now_ns >= stream.hangs_at_ns(in_take=bool(self._takes)):
            self._fail(told.HANGS, now_ns)
        elif stream is not None and not self._wanted and now_ns >= self._warm_until_ns:
            self._drop_stream()
        if self._stream is None and self._retry_at_ns is not None and now_ns >= self._retry_at_ns:
            self._retry_at_ns = None
            self._open(now_ns)

    def next_deadline_ns(self) -> int | None:
        """When `tick` has to be called; None: not before something happens."""
        due = [take.close_by_ns for take in self._takes.values() if take.close_by_ns is not None]
        if self._stream is not None:
            due.append(self._stream.hangs_at_ns(in_take=bool(self._takes)))
            if not self._wanted:
                due.append(self._warm_until_ns)
        elif self._retry_at_ns is not None:
            due.append(self._retry_at_ns)
        return min(due, default=None)

    # --- inside ---

    @property
    def _wanted(self) -> bool:
        """There is a reason to have it open now, and not only to keep it warm."""
        return bool(self._takes or self._listeners) or self._settings.keep_open == "always"

    def _keep_warm(self, since_ns: int) -> None:
        self._warm_until_ns = since_ns + self._settings.warm_hold_s * 1_000 * _MS_NS

    def _open(self, now_ns: int) -> None:
        """Begin to open the device; the answer is `capture_opened` or `capture_failed`."""
        self._retry_at_ns = None
        if Capture.stuck() >= STUCK_LIMIT:
            self._fail(told.STUCK, now_ns)
            return
        self._stream = AudioStream(self._open_capture(self._settings.device), now_ns)

    def _set_wake_rate(self) -> None:
        """How soon a block that arrives has to be taken in."""
        if self._stream is None:
            return
        blocks = SPEAKING_BLOCKS if self._takes else STANDBY_BLOCKS
        for take in self._takes.values():
            if take.stopping or take.first_sample_ns is None:
                blocks = AT_ONCE_BLOCKS
        self._stream.capture.queue.wake_every_blocks = blocks

    def _hear(self, take: Take, blocks: Sequence[tuple[Pcm, int]]) -> None:
        fresh = take.first_sample_ns is None
        if take.hear(blocks):
            self._tell_muted(take)
        if fresh and take.first_sample_ns is not None:
            self._post(TakeStarted(take.dictation_id, take.first_sample_ns, take.cold))

    def _close_complete(self, now_ns: int) -> None:
        done = [take for take in self._takes.values() if take.complete]
        for take in done:
            if take.first_sample_ns is None:
                self._post(ProblemNoticed(told.NOT_YET))
            self._close(take)
        if done:
            self._stand_by(now_ns)

    def _force_close(self, take: Take, now_ns: int) -> None:
        """The time for the rest of a take is over; say why it is not complete."""
        stream = self._stream
        last_block_ns = stream.last_block_ns if stream is not None and stream.opened else None
        if last_block_ns is not None and now_ns - last_block_ns > _LATE_BLOCK_NS:
            self._fail(told.HANGS, now_ns)
            return
        if take.first_sample_ns is None and not self._failing:
            self._failing = True
            self._post(MicrophoneFailed(told.NOT_YET, take.dictation_id))
        self._close(take)
        self._stand_by(now_ns)

    def _close(self, take: Take) -> None:
        del self._takes[take.dictation_id]
        self._take_ended_ns = self._clock()
        self._post(take.close(self._clock))
        self._absence_told = False  # a take that began took the standing problem away
        if take.heard_sound:
            self._presence.excuse()
        self._tell_absence()

    def _fail(self, problem: Problem, now_ns: int) -> None:
        """The device is lost: tell it and try to get one back. A take whose key is held goes on with that one, any
        other is closed."""
        _log.warning("microphone lost: %s", problem.title)
        self._drop_stream()
        takes = tuple(self._takes.values())
        untold = [take for take in takes if not take.told_lost]
        if untold or (self._retries > 0 and not self._failing):
            self._failing = True
            self._post(MicrophoneFailed(problem, untold[0].dictation_id if untold else None))
        for take in takes:
            if take.goes_on:
                take.lose_microphone()
            else:
                self._close(take)
        self._retry_later(now_ns)
        self._keep_warm(now_ns)

    def _retry_later(self, now_ns: int) -> None:
        waits = _RETRY_HELD_NS if self._takes else _RETRY_NS
        if self._retries < len(waits) or self._wanted:
            self._retry_at_ns = now_ns + waits[min(self._retries, len(waits) - 1)]
        self._retries += 1

    def _stand_by(self, now_ns: int) -> None:
        """After a take, or when the settings changed: what should the device do now?"""
        if self._takes:
            return
        self._keep_warm(now_ns)
        if self._stream is not None and self._stream.capture.device != self._settings.device:
            self._drop_stream()
            self._open(now_ns)
        if self._stream is None and self._wanted and self._retry_at_ns is None:
            self._open(now_ns)

    def _drop_stream(self) -> None:
        if self._stream is not None:
            self._stream.capture.release()
            self._stream = None
            self.newest = ()
