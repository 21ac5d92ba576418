"""The one thread that owns the state of every dictation.

`step` is the whole loop body, so a test calls it with an event and a time and never sleeps. The
handlers stand in the order of an utterance, from key down to the last character; which handler
meets which event in which state is the table in `states.py`.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from . import events as e
from .dictation import Dictation, DictationRecord, Outcome, Stamps
from .errors import Problem
from .inbox import Inbox
from .joining import continued
from .ports import Heartbeat, Hotkeys, Insertion, InsertionRequest, Microphone, Speech, Spool, Tone, Tones
from .settings import Settings
from .snapshot import Notice, NoticeKind, OfferedText, Snapshot
from .standing import Standing
from .states import ANSWERS, TRANSITIONS, Action, State

log = logging.getLogger(__name__)

_MS = 1_000_000
OWN_KEYS_ECHO_NS = 100 * _MS
"""Our own typing is still being reported by the server for a moment; it is not the user's."""
INSERTION_DEADLINE_NS = 15_000 * _MS
"""An insertion that says nothing for this long is given up; its text is offered instead."""
CLOSE_DEADLINE_NS = 5_000 * _MS
"""A microphone that never closes a take is given up; the audio on disk is kept."""


@dataclass(frozen=True, slots=True)
class Ports:
    """The parts of the house the controller speaks to."""

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


class Controller:
    """Reads its inbox on one thread; everything else only posts."""

    def __init__(
        self,
        ports: Ports,
        settings: Settings,
        *,
        inbox: Inbox | None = None,
        clock: Callable[[], int] = time.monotonic_ns,
    ) -> None:
        """`inbox` is one that parts have been posting to while the house was being built."""
        self._ports = ports
        self._settings = settings
        self._clock = clock
        self._inbox = inbox if inbox is not None else Inbox()
        self._active: Dictation | None = None
        self._pending: dict[e.DictationId, Dictation] = {}
        self._standing = Standing()
        self._last_inserted = ""
        """The text that was delivered last ..."""
        self._last_inserted_ns = 0
        """... and when."""
        self._last_id = 0
        self._stopping = False

    # --- the loop ------------------------------------------------------------------------

    def run(self) -> None:
        """Handle events until Shutdown. Blocks while there is nothing to do."""
        self._publish()
        while not self._stopping:
            event = self._inbox.next(self._seconds_to_deadline())
            if isinstance(event, threading.Event):
                event.set()
            else:
                begun_ns = self._clock()
                self._ports.heartbeat.begin(begun_ns)
                self.step(event, begun_ns)
                self._ports.heartbeat.end()

    def step(self, event: e.Event, now_ns: int) -> None:
        """Handle one event. A handler that raises is a bug; it is logged and the loop lives on."""
        dictation = self._dictation_of(event)
        if dictation is None and isinstance(event, ANSWERS):
            log.debug("dropped a stale %s", type(event).__name__)
            return
        state = dictation.state if dictation else State.IDLE
        action = TRANSITIONS[state, type(event)]
        if action is Action.IGNORE:
            return
        try:
            getattr(self, "_" + action.value)(event, now_ns)
        except Exception:  # one broken handler must not silence the hotkey for the day
            log.exception("handling %s in %s failed", type(event).__name__, state.name)
        self._publish()

    def settings_changed(self, settings: Settings) -> None:
        """Use other settings from the next decision on; assignment is atomic, any thread may call."""
        self._settings = settings

    def _dictation_of(self, event: e.Event) -> Dictation | None:
        if isinstance(event, ANSWERS):
            if self._active and self._active.dictation_id == event.dictation_id:
                return self._active
            return self._pending.get(event.dictation_id)
        return self._active

    def _seconds_to_deadline(self) -> float | None:
        deadlines = [deadline for deadline, _ in self._deadlines()]
        if not deadlines:
            return None
        return max(0.0, (min(deadlines) - self._clock()) / 1e9)

    def _deadlines(self) -> list[tuple[int, Dictation]]:
        found = []
        if self._active:
            found.append((self._active.started_ns + self._settings.hotkey.max_duration_s * 1_000_000_000, self._active))
        for dictation in self._pending.values():
            if dictation.state is State.CLOSING and dictation.stamps.key_up_handled_ns is not None:
                found.append((dictation.stamps.key_up_handled_ns + CLOSE_DEADLINE_NS, dictation))
            if dictation.state is State.INSERTING and dictation.inserting_since_ns is not None:
                found.append((dictation.inserting_since_ns + INSERTION_DEADLINE_NS, dictation))
        return found

    # --- key down ------------------------------------------------------------------------

    def _begin(self, event: e.KeyDown | e.Toggle, now_ns: int) -> None:
        dictation = Dictation(
            dictation_id=self._new_id(),
            origin=event.origin,
            stamps=Stamps(key_down_event_ns=event.event_ns, key_down_handled_ns=event.handled_ns),
            started_ns=now_ns,
            locked=isinstance(event, e.Toggle) or self._mode_for(event) == "toggle",
        )
        self._active = dictation
        # The microphone first: everything else can wait a millisecond, the first word cannot.
        self._ports.microphone.start_take(dictation.dictation_id, event.event_ns)
        self._ports.insertion.note_target(dictation.dictation_id)
        self._ports.hotkeys.recording(True)
        self._ports.tones.play(Tone.START)

    def _new_id(self) -> e.DictationId:
        self._last_id = max(self._last_id + 1, time.time_ns())
        return e.DictationId(self._last_id)

    def _mode_for(self, event: e.KeyDown | e.KeyUp) -> str:
        """`holdtalk press` and `release` are a held key whatever the mode of the hotkey is."""
        return self._settings.hotkey.mode if event.origin is e.Origin.HOTKEY else "hold"

    def _take_started(self, event: e.TakeStarted, _now_ns: int) -> None:
        dictation = self._known(event.dictation_id)
        dictation.stamps.first_sample_ns = event.first_sample_ns
        dictation.cold = event.cold
        self._standing.microphone_problem = None

    def _partial(self, event: e.Partial, now_ns: int) -> None:
        dictation = self._known(event.dictation_id)
        dictation.stable_text, dictation.unstable_text = event.stable, event.unstable
        dictation.partials += 1
        if dictation.first_partial_ns is None:
            dictation.first_partial_ns = now_ns

    # --- key up --------------------------------------------------------------------------

    def _pressed_again(self, event: e.KeyDown, now_ns: int) -> None:
        if self._recording().locked:
            self._stop(event, now_ns)

    def _released(self, event: e.KeyUp, now_ns: int) -> None:
        dictation, hotkey = self._recording(), self._settings.hotkey
        if dictation.locked:
            return
        held_ns = event.event_ns - (dictation.stamps.key_down_event_ns or event.event_ns)
        if self._mode_for(event) == "hybrid" and held_ns < hotkey.tap_ms * _MS:
            dictation.locked = True
        else:
            self._stop(event, now_ns)

    def _stop(self, event: e.KeyDown | e.KeyUp | e.Toggle, _now_ns: int) -> None:
        dictation = self._recording()
        stamps = dictation.stamps
        stamps.key_up_event_ns, stamps.key_up_handled_ns = event.event_ns, event.handled_ns
        held_ns = event.event_ns - (stamps.key_down_event_ns or event.event_ns)
        if held_ns < self._settings.hotkey.min_duration_ms * _MS:
            self._throw_away(dictation, Outcome.TOO_SHORT)
            return
        self._close_take(dictation, event.event_ns)

    def _close_take(self, dictation: Dictation, key_up_ns: int) -> None:
        self._ports.microphone.stop_take(dictation.dictation_id, key_up_ns)
        self._ports.speech.release_hint(dictation.dictation_id)
        self._ports.hotkeys.recording(False)
        dictation.state = State.CLOSING
        self._pending[dictation.dictation_id] = dictation
        self._active = None

    def _tick(self, _event: e.Tick, now_ns: int) -> None:
        for deadline_ns, dictation in self._deadlines():
            if deadline_ns > now_ns:
                continue
            if dictation.state is State.RECORDING:
                dictation.stamps.key_up_event_ns = dictation.stamps.key_up_handled_ns = now_ns
                minutes = self._settings.hotkey.max_duration_s / 60
                self._notify(NoticeKind.INFO, "Recording closed", f"{minutes:g} minutes are up; the text follows.")
                self._close_take(dictation, now_ns)
            elif dictation.state is State.CLOSING:
                self._fail(dictation, Problem("The microphone did not finish.", "The recording is kept: see the menu."))
            else:
                problem = Problem("The window did not take the text.", "It is in the menu under Waiting texts.")
                self._insertion_failed(e.InsertionFailed(dictation.dictation_id, problem), now_ns)

    def _cancel(self, _event: e.Cancel, _now_ns: int) -> None:
        self._ports.tones.play(Tone.CANCEL)
        self._throw_away(self._recording(), Outcome.CANCELLED)

    def _cancel_latest(self, _event: e.Cancel, _now_ns: int) -> None:
        """Cancelled after the key was up: take back the newest text that is not being typed yet."""
        waiting = [item for item in self._pending.values() if item.state in (State.CLOSING, State.TRANSCRIBING)]
        if waiting:
            self._ports.tones.play(Tone.CANCEL)
            self._throw_away(waiting[-1], Outcome.CANCELLED)

    def _shortcut(self, event: e.ShortcutUsed, _now_ns: int) -> None:
        dictation = self._recording()
        if dictation.origin is e.Origin.HOTKEY and not dictation.locked:
            dictation.stamps.key_up_handled_ns = event.handled_ns
            self._throw_away(dictation, Outcome.TOO_SHORT)

    def _throw_away(self, dictation: Dictation, outcome: Outcome) -> None:
        if dictation is self._active:
            self._ports.hotkeys.recording(False)
        self._ports.microphone.abandon_take(dictation.dictation_id)
        self._ports.spool.discard(dictation.dictation_id)
        self._finish(dictation, outcome)

    # --- the take is whole ---------------------------------------------------------------

    def _take_closed(self, event: e.TakeClosed, _now_ns: int) -> None:
        dictation = self._known(event.dictation_id)
        dictation.samples, dictation.samples_key_held = event.samples, event.samples_key_held
        dictation.overflows = event.overflows
        dictation.stamps.last_sample_handed_ns = event.handed_ns
        if event.samples:
            dictation.stamps.first_sample_ns = event.first_sample_ns
        if dictation.state is State.CLOSING:
            dictation.state = State.TRANSCRIBING
        self._ports.tones.play(Tone.STOP)

    def _take_closed_early(self, event: e.TakeClosed, now_ns: int) -> None:
        dictation = self._recording()
        dictation.stamps.key_up_event_ns = dictation.stamps.key_up_handled_ns = now_ns
        self._ports.hotkeys.recording(False)
        dictation.state = State.CLOSING
        self._pending[dictation.dictation_id] = dictation
        self._active = None
        self._take_closed(event, now_ns)

    # --- the text is there ---------------------------------------------------------------

    def _final(self, event: e.Final, now_ns: int) -> None:
        dictation = self._known(event.dictation_id)
        dictation.final = event
        dictation.stamps.final_ns = event.at_ns
        dictation.text = self._ports.filter_text(event.text)
        dictation.stamps.filtered_ns = self._clock()
        dictation.state = State.QUEUED
        self._deliver_next(now_ns)

    def _deliver_next(self, now_ns: int) -> None:
        """Texts reach their windows in the order they were spoken."""
        while self._pending:
            oldest = next(iter(self._pending.values()))
            if oldest.state is not State.QUEUED:
                return
            if oldest.text:
                self._insert(oldest, now_ns)
                return
            self._ports.spool.discard(oldest.dictation_id)
            self._finish(oldest, Outcome.EMPTY)

    def _insert(self, dictation: Dictation, now_ns: int) -> None:
        dictation.state = State.INSERTING
        dictation.inserting_since_ns = now_ns
        self._ports.insertion.insert(
            InsertionRequest(dictation.dictation_id, dictation.text, self._continued(dictation.text))
        )

    def _continued(self, text: str) -> str | None:
        """How `text` goes on from the last one, should it meet the same window."""
        touched = self._ports.hotkeys.other_key_since(self._last_inserted_ns + OWN_KEYS_ECHO_NS)
        return continued(self._settings.text.separator, self._last_inserted, text, untouched=not touched)

    def _transcription_failed(self, event: e.TranscriptionFailed, now_ns: int) -> None:
        dictation = self._known(event.dictation_id)
        if dictation is self._active:
            self._ports.microphone.stop_take(dictation.dictation_id, now_ns)
            self._ports.hotkeys.recording(False)
        self._fail(dictation, event.problem)

    # --- the text stands in the window ---------------------------------------------------

    def _inserted(self, event: e.Inserted, now_ns: int) -> None:
        dictation = self._known(event.dictation_id)
        dictation.stamps.first_char_ns, dictation.stamps.last_char_ns = event.first_char_ns, event.last_char_ns
        self._standing.delivered += 1
        self._standing.last_text = dictation.text
        self._last_inserted, self._last_inserted_ns = dictation.text, now_ns
        self._ports.spool.discard(dictation.dictation_id)
        self._finish(dictation, Outcome.INSERTED, event.method, event.characters)

    def _target_lost(self, event: e.TargetLost, _now_ns: int) -> None:
        dictation = self._known(event.dictation_id)
        self._offer(dictation.dictation_id, dictation.text, dictation.samples)
        body = "Another window has the focus, so nothing was typed. The text is on the clipboard and in the menu."
        self._notify(NoticeKind.INFO, "Your text is on the clipboard", body)
        self._finish(dictation, Outcome.OFFERED)

    def _insertion_failed(self, event: e.InsertionFailed, _now_ns: int) -> None:
        dictation = self._known(event.dictation_id)
        self._offer(dictation.dictation_id, dictation.text, dictation.samples)
        self._notify(NoticeKind.ERROR, event.problem.title, event.problem.remedy)
        self._ports.tones.play(Tone.ERROR)
        self._finish(dictation, Outcome.FAILED)

    def _insertion_deferred(self, event: e.InsertionDeferred, _now_ns: int) -> None:
        """Delivered once the hotkey is up: `_deliver_next` is asked when the take being held closes."""
        dictation = self._known(event.dictation_id)
        dictation.state, dictation.inserting_since_ns = State.QUEUED, None

    # --- the end of a dictation ----------------------------------------------------------

    def _fail(self, dictation: Dictation, problem: Problem) -> None:
        """The text cannot be had now; the audio stays on disk and is tried at the next start."""
        self._notify(NoticeKind.ERROR, problem.title, problem.remedy)
        self._ports.tones.play(Tone.ERROR)
        self._finish(dictation, Outcome.FAILED)

    def _finish(self, dictation: Dictation, outcome: Outcome, method: str = "", characters: int = 0) -> None:
        if dictation is self._active:
            self._active = None
        self._pending.pop(dictation.dictation_id, None)
        self._standing.last_outcome, self._standing.last_outcome_id = outcome, dictation.dictation_id
        self._ports.speech.forget(dictation.dictation_id)
        self._ports.insertion.forget(dictation.dictation_id)
        log.info("dictation ended: %s, %d samples, %d characters", outcome.value, dictation.samples, characters)
        self._publish()
        self._ports.record(dictation.record(outcome, self._standing.engine, method, characters))
        self._deliver_next(self._clock())

    # --- the house -----------------------------------------------------------------------

    def _microphone_failed(self, event: e.MicrophoneFailed, _now_ns: int) -> None:
        self._standing.microphone_problem = event.problem
        self._notify(NoticeKind.ERROR, event.problem.title, event.problem.remedy)
        self._ports.tones.play(Tone.ERROR)

    def _microphone_recovered(self, _event: e.MicrophoneRecovered, _now_ns: int) -> None:
        self._standing.microphone_problem = None

    def _engine_ready(self, event: e.EngineReady, _now_ns: int) -> None:
        standing = self._standing
        standing.engine, standing.worker_pid, standing.engine_problem = event.engine, event.worker_pid, None
        log.info("engine %s ready after %.0f ms", event.engine, event.load_ms)

    def _engine_lost(self, event: e.EngineLost, _now_ns: int) -> None:
        self._standing.engine, self._standing.worker_pid = "", None
        log.warning("engine lost: %s", event.problem.detail or event.problem.title)
        if event.final:
            self._standing.engine_problem = event.problem
            self._notify(NoticeKind.ERROR, event.problem.title, event.problem.remedy)

    def _take_recovered(self, event: e.TakeRecovered, _now_ns: int) -> None:
        if not event.text:
            self._ports.spool.discard(event.dictation_id)
            return
        self._standing.offered[event.dictation_id] = OfferedText(event.dictation_id, event.text, event.audio_ms)
        body = "Words from an interrupted dictation wait in the menu. They are not typed by themselves."
        self._notify(NoticeKind.INFO, "A dictation was recovered", body)

    def _offer(self, dictation_id: e.DictationId, text: str, samples: int) -> None:
        self._standing.last_text = text
        self._standing.offered[dictation_id] = OfferedText(dictation_id, text, samples / 16)

    def _offer_taken(self, event: e.OfferTaken, _now_ns: int) -> None:
        if self._standing.offered.pop(event.dictation_id, None) is not None:
            self._ports.spool.discard(event.dictation_id)

    def _offer_refused(self, event: e.OfferRefused, _now_ns: int) -> None:
        self._notify(NoticeKind.ERROR, event.problem.title, event.problem.remedy)

    def _hotkey_failed(self, event: e.HotkeyFailed, _now_ns: int) -> None:
        known, self._standing.hotkey_problem = self._standing.hotkey_problem, event.problem
        self._standing.deaf = event.deaf
        if event.problem != known:
            self._notify(NoticeKind.WARNING, event.problem.title, event.problem.remedy)

    def _hotkey_recovered(self, _event: e.HotkeyRecovered, _now_ns: int) -> None:
        self._standing.hotkey_problem, self._standing.deaf = None, False

    def _settings_broken(self, event: e.SettingsBroken, _now_ns: int) -> None:
        known, self._standing.settings_problem = self._standing.settings_problem, event.problem
        if event.problem is not None and event.problem != known:
            self._notify(NoticeKind.WARNING, event.problem.title, event.problem.remedy)

    def _thread_died(self, event: e.ThreadDied, _now_ns: int) -> None:
        body = f"It was started again and dictation goes on. The log says where ({event.thread}: {event.error})."
        self._notify(NoticeKind.WARNING, "A part of Holdtalk failed", body)

    def _session_away(self, event: e.SessionAway, now_ns: int) -> None:
        """A recording that nobody holds would run on in front of a locked screen; what was said is kept."""
        dictation = self._active
        if dictation is not None and dictation.locked:
            dictation.stamps.key_up_event_ns = dictation.stamps.key_up_handled_ns = event.handled_ns
            self._close_take(dictation, now_ns)

    def _problem_noticed(self, event: e.ProblemNoticed, _now_ns: int) -> None:
        self._notify(NoticeKind.WARNING, event.problem.title, event.problem.remedy)

    def _shutdown(self, _event: e.Shutdown, _now_ns: int) -> None:
        """Audio of unfinished dictations stays on disk and is offered at the next start."""
        self._ports.hotkeys.recording(False)
        self._stopping = True

    # --- what the world sees -------------------------------------------------------------

    def _recording(self) -> Dictation:
        assert self._active is not None, "the table sends only RECORDING here"
        return self._active

    def _known(self, dictation_id: e.DictationId) -> Dictation:
        if self._active and self._active.dictation_id == dictation_id:
            return self._active
        return self._pending[dictation_id]

    def _notify(self, kind: NoticeKind, title: str, body: str) -> None:
        self._ports.notify(Notice(kind, title, body))

    def _publish(self) -> None:
        self._ports.publish(self._standing.snapshot(self._active, self._pending))
