"""The microphone port on sounddevice: one worker around the recorder, the pump.

The pump sleeps without a timeout while the device is closed. Opening and closing happen on the
capture's own thread, so a hanging sound system delays neither the pump nor the caller.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from typing import TypeVarTuple

from tray_app.core.errors import HoldtalkError
from tray_app.core.events import DictationId
from tray_app.core.ports import Listener, Post, TakeSink
from tray_app.core.settings import MicrophoneSettings
from tray_app.core.shield import shielded
from tray_app.core.supervision import start_thread
from tray_app.core.worker import End, Worker

from .capture import Capture, OpenStream
from .devices import MicrophoneOpener
from .level import SILENCE_DBFS, level_dbfs
from .listening import Listening
from .portaudio import load
from .recorder import Recorder
from .sound_watch import SoundWatch
from .tones import ToneTrace

_log = logging.getLogger(__name__)

_Told = TypeVarTuple("_Told")
_JOIN_S = 1.0
_STEP_LIMIT_S = 2.0
"""Nothing the pump does may wait."""


def _nothing(now_ns: int) -> None:
    """A step after which what has arrived is taken in and what is due is done, as after any other."""


def _preload() -> None:
    try:
        load()
    except HoldtalkError as fault:
        _log.warning("%s", fault)


class SoundDeviceMicrophone:
    """Implements core.ports.Microphone and Listenable. Starts the threads `microphone-pump` and `sound-watch`, and one
    per opening and per listener."""

    def __init__(
        self,
        post: Post,
        settings: MicrophoneSettings,
        sinks: Sequence[TakeSink],
        *,
        tones: ToneTrace | None = None,
        stream_factory: OpenStream | None = None,
        clock: Callable[[], int] = time.monotonic_ns,
        plays: Callable[[], object] = lambda: None,
    ) -> None:
        """`tones`: the speaker's, which are then taken out of every take. `plays` is called whenever some program may
        have begun to play something, where the sound server tells."""
        self._clock = clock
        self._pump = Worker("microphone-pump", step_limit_s=_STEP_LIMIT_S)
        self._due_ns: int | None = None
        self._call_off: End = lambda: None
        self._opener = MicrophoneOpener()
        self._open_stream = stream_factory or self._opener
        self._recorder = Recorder(
            settings,
            post=shielded("the microphone's inbox", post, lambda _event: None),  # its fault must not cost the take
            sinks=sinks,
            open_capture=self._open_capture,
            clock=clock,
            tones=tones or ToneTrace(),
        )
        self._do(self._recorder.apply, settings)  # opens when it is to be kept open
        self._watch = None
        if stream_factory is None:
            # 100 ms that the first key down would otherwise pay; on a frozen sound server it hangs.
            start_thread("microphone-preload", _preload, again=False)
            self._watch = SoundWatch(
                lambda seen: self._do(self._recorder.devices_seen, seen),
                lambda: self._do(self._recorder.sound_server_went),
                plays,
            )

    def start_take(self, dictation_id: DictationId, key_down_ns: int, from_ns: int | None = None) -> None:
        self._do(lambda now_ns: self._recorder.start_take(dictation_id, key_down_ns, now_ns, from_ns))

    def stop_take(self, dictation_id: DictationId, key_up_ns: int) -> None:
        self._do(self._recorder.stop_take, dictation_id, key_up_ns)

    def abandon_take(self, dictation_id: DictationId) -> None:
        self._do(self._recorder.abandon_take, dictation_id)

    def apply(self, settings: MicrophoneSettings) -> None:
        """New settings from now on; another device is opened once no take is running."""
        self._do(self._recorder.apply, settings)

    def listen(self, listener: Listener, name: str) -> End:
        listening = Listening(listener, name)
        self._do(self._recorder.listen, listening)

        def end() -> None:
            listening.end()
            self._do(lambda _now_ns: self._recorder.end_listening(listening))

        return end

    def level_dbfs(self) -> float:
        newest = self._recorder.newest
        return max((level_dbfs(pcm) for pcm in newest), default=SILENCE_DBFS)

    @property
    def is_open(self) -> bool:
        """Whether sound comes from it. Any thread."""
        return bool(self._recorder.newest)

    @property
    def device_name(self) -> str:
        """The microphone that was opened last; empty before. Any thread."""
        return self._opener.opened_name

    def take_fullest_percent(self) -> float | None:
        """How full the queue between the driver and us was at its worst since the last call, in percent of its room
        (half a minute of sound); None while the microphone is closed. Any thread."""
        return self._recorder.take_fullest_percent()

    def close(self) -> None:
        """Close takes with what they have, then the device. Blocks up to 2 s; the sinks must still be open."""
        if self._watch is not None:
            self._watch.close()
        self._do(lambda _now_ns: self._recorder.shut())
        self._pump.do(lambda: Capture.wait_released(_JOIN_S))
        self._pump.close(_JOIN_S)

    def _do(self, step: Callable[[*_Told, int], None], *told: *_Told) -> None:
        """Have the pump tell the recorder so, and the time."""
        self._pump.do(lambda: self._act(step, *told))

    def _act(self, step: Callable[[*_Told, int], None], *told: *_Told) -> None:
        try:
            step(*told, self._clock())
            self._recorder.process_blocks(self._clock())
            self._recorder.tick(self._clock())
        finally:
            self._come_back_when_due()

    def _come_back_when_due(self) -> None:
        """A deadline that moves on, as it does with every block, is left where it was: it is asked anew then."""
        due_ns = self._recorder.next_deadline_ns()
        if due_ns is not None and self._due_ns is not None and due_ns >= self._due_ns:
            return
        self._call_off()
        self._due_ns = due_ns
        if due_ns is not None:
            self._call_off = self._pump.after(max(0, due_ns - self._clock()) / 1e9, self._be_due)

    def _be_due(self) -> None:
        self._due_ns = None
        self._act(_nothing)

    def _open_capture(self, device: str) -> Capture:
        return Capture(
            self._open_stream,
            device,
            lambda: self._do(_nothing),
            opened=lambda capture, complaint: self._do(self._recorder.capture_opened, capture, complaint),
            failed=lambda capture, problem: self._do(self._recorder.capture_failed, capture, problem),
        )
