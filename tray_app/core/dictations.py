"""Every dictation on its way, and what each event does to it.

The handlers stand in the order of an utterance, from key down to the last character. Which of them meets which event in
which state, and what the dictation may be afterwards, is the table in `transitions.py`.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial

from . import events as e
from . import told
from .bindings import binding_of, bindings_of
from .deadlines import ASK_AGAIN_NS, DEFERRALS_AT_MOST, deadlines
from .dictation import Dictation, DictationEnded, GivenTextEnded, Outcome, Stamps, State, Untyped
from .errors import Problem
from .hands_free import next_sentence, pause_ended_ns, says_stop, without_end, woken
from .joining import Delivered
from .parts import Parts
from .ports import InsertionRequest, Tone
from .releases import OWN_KEYS_ECHO_NS, EarlyRelease, Release, is_speech, meaning, mode_for, same_binding
from .requests import ReadAloud
from .settings import READS_ALOUD, Settings
from .snapshot import Notice, NoticeKind, OfferedText
from .status import PartsNews, Status
from .underway import Underway
from .waiting import Waiting, WaitingEvent

log = logging.getLogger(__name__)

_MS = 1_000_000
CANCEL_PATIENCE_NS = 10_000 * _MS
"""Cancelling a transcription that has lasted longer than this lets it go; its recording stays."""
EARLY_ANSWER_MS = 50
"""An answer that came early is the whole text when no more sound than this came behind it."""
QUIT_PATIENCE_NS = 1_500 * _MS
"""A text that is being typed while the program quits may still be answered: else it would be offered again."""
GIVEN_TEXTS_UNDERWAY = 20
"""Of other programs. One more fails, and whoever gave it still has it."""


class Dictations:
    """Owned by the controller's thread alone."""

    def __init__(self, parts: Parts, settings: Settings, clock: Callable[[], int]) -> None:
        self.use(settings)
        self._parts = parts
        self._clock = clock
        self._underway = Underway()
        self._status = Status()
        self._waiting = Waiting(parts)
        self._last_delivered = Delivered()
        self._turn_since_ns = 0
        """When a dictation last ended: those behind it get their own time."""
        self._early_release = EarlyRelease()
        self._quit_by_ns: int | None = None

    def use(self, settings: Settings) -> None:
        """From the next decision on; a dictation keeps the hotkey and the profile of its key down. Any thread."""
        self._settings, self._bindings = settings, bindings_of(settings)

    # --- what the loop asks --------------------------------------------------------------

    def met_by(self, event: e.Event) -> Dictation | None:
        """The dictation that an event speaks to: the one whose answer it is, else the one being recorded."""
        return self._underway.known(event.dictation_id) if isinstance(event, e.Answer) else self._underway.recorded

    def state_after(self, dictation: Dictation | None) -> State:
        """Where an event has led the dictation that it met, or the recording that it began."""
        dictation = dictation or self._underway.recorded
        return dictation.state if dictation else State.IDLE

    @property
    def is_quitting(self) -> bool:
        return self._quit_by_ns is not None

    def has_quit(self) -> bool:
        """Shutdown was asked for, and what is being typed is answered for or was waited for long enough."""
        return self._quit_by_ns is not None and (not self._underway.is_typing or self._clock() >= self._quit_by_ns)

    def due_ns(self) -> int | None:
        """When a Tick has something to do; None when no time runs."""
        dues = [due for due, _ in self._deadlines()]
        dues += [due for due in (self._status.calm_due_ns, self._quit_by_ns) if due is not None]
        return min(dues, default=None)

    def publish(self) -> None:
        """Show the world how everything stands."""
        self._parts.bus.publish(self._status.snapshot(self._underway, self._waiting))

    # --- deadlines -----------------------------------------------------------------------

    def _deadlines(self) -> list[tuple[int, Dictation]]:
        return deadlines(
            self._underway,
            max_duration_s=self._settings.hotkey.max_duration_s,
            engine_since_ns=self._status.engine_since_ns,
            turn_since_ns=self._turn_since_ns,
            key_is_held=self._underway.key_is_held,
        )

    def tick(self, _event: e.Tick, now_ns: int) -> None:
        self._status.calm_down(now_ns)
        # One at a time: giving one up lets the next go on, which then has time again.
        while overdue := [dictation for due, dictation in self._deadlines() if due <= now_ns]:
            self._overdue(overdue[0], now_ns)

    def _overdue(self, dictation: Dictation, now_ns: int) -> None:
        given_up = dictation.state in (State.CLOSING, State.TRANSCRIBING, State.INSERTING)
        dictation.timed_out = given_up or dictation.deferrals >= DEFERRALS_AT_MOST
        match dictation.state:
            case State.RECORDING if dictation.silent_by_ns is not None and dictation.silent_by_ns <= now_ns:
                self._nothing_said(dictation, now_ns)
            case State.RECORDING:
                self._parts.bus.publish(told.longest_recording(self._settings.hotkey.max_duration_s))
                self._close_now(dictation, now_ns)
            case State.CLOSING:
                self._fail(dictation, told.MICROPHONE_NEVER_CLOSED)
            case State.TRANSCRIBING:
                self._fail(dictation, told.NEVER_TRANSCRIBED)
            case State.INSERTING:
                self.insertion_failed(
                    dictation, e.InsertionFailed(dictation.dictation_id, told.WINDOW_NEVER_TOOK), now_ns
                )
            case State.QUEUED if dictation.deferrals >= DEFERRALS_AT_MOST:
                self.insertion_failed(dictation, e.InsertionFailed(dictation.dictation_id, told.KEY_NEVER_UP), now_ns)
            case _:
                self._deliver_what_waits(now_ns)

    # --- key down ------------------------------------------------------------------------

    def begin(self, event: e.KeyDown | e.Toggle, now_ns: int) -> None:
        hotkey = binding_of(self._bindings, event.binding)
        if hotkey.mode == READS_ALOUD and event.origin is e.Origin.HOTKEY and isinstance(event, e.KeyDown):
            self._parts.bus.publish(ReadAloud.WHAT_THERE_IS)
            return
        dictation = Dictation(
            dictation_id=self._underway.new_id(),
            origin=event.origin,
            binding=hotkey,
            stamps=Stamps(key_down_event_ns=event.event_ns, key_down_handled_ns=event.handled_ns),
            started_ns=now_ns,
            locked=isinstance(event, e.Toggle) or mode_for(event.origin, hotkey) == "toggle",
        )
        self._record(dictation)
        self._parts.tones.play(Tone.START)
        self._status.away = False
        released = self._early_release.of(event)
        if released is not None:
            self.released(dictation, released, now_ns)

    def _record(self, dictation: Dictation, from_ns: int | None = None) -> None:
        """`from_ns`: its sound begins there; None: with the pre-roll before key down."""
        self._underway.recorded = dictation
        profile, hands_free = dictation.binding.profile, dictation.hands_free
        pause_ms = None if hands_free is None else hands_free.end_silence_ms
        if profile.engine or profile.language or pause_ms:  # before there is anything to hear
            self._parts.speech.choose(dictation.dictation_id, profile.engine, profile.language, pause_ms)
        # The microphone first: everything else can wait a millisecond, the first word cannot.
        down_ns = dictation.stamps.key_down_event_ns or dictation.started_ns
        self._parts.microphone.start_take(dictation.dictation_id, down_ns, from_ns)
        self._parts.insertion.note_target(dictation.dictation_id, profile.insertion)
        self._parts.hotkeys.recording(True)

    def take_started(self, dictation: Dictation, event: e.TakeStarted, _now_ns: int) -> None:
        dictation.stamps.first_sample_ns = event.first_sample_ns
        dictation.cold = event.cold
        self._status.microphone_problem = None

    def target_noted(self, dictation: Dictation, event: e.TargetNoted, _now_ns: int) -> None:
        dictation.application = event.application

    def partial(self, dictation: Dictation, event: e.Partial, now_ns: int) -> None:
        dictation.stable_text, dictation.unstable_text = event.stable, event.unstable
        dictation.partials += 1
        if dictation.first_partial_ns is None:
            dictation.first_partial_ns = now_ns

    # --- key up --------------------------------------------------------------------------

    def pressed_again(self, dictation: Dictation, event: e.KeyDown, now_ns: int) -> None:
        """A recording that is locked on ends with the press of any hotkey, for whoever wants it to end presses what is
        at hand; one that is held ends with its own release alone."""
        if dictation.locked:
            self.stop(dictation, event, now_ns)

    def released(self, dictation: Dictation, event: e.KeyUp, now_ns: int) -> None:
        match meaning(event, dictation):
            case Release.SHORTCUT:
                self._throw_away(dictation, Outcome.TOO_SHORT)
            case Release.GOES_ON:
                dictation.shortcut_ns = None
            case Release.LOCKS:
                dictation.locked = True
                self._deliver_what_waits(now_ns)
            case Release.STOPS:
                self.stop(dictation, event, now_ns)

    def released_at_rest(self, event: e.KeyUp, now_ns: int) -> None:
        self._early_release.note(event)
        self._deliver_what_waits(now_ns)

    def stop(self, dictation: Dictation, event: e.KeyDown | e.KeyUp | e.Toggle | e.WakeHeard, now_ns: int) -> None:
        stamps = dictation.stamps
        stamps.key_up_event_ns, stamps.key_up_handled_ns = event.event_ns, event.handled_ns
        held_ns = event.event_ns - (stamps.key_down_event_ns or event.event_ns)
        if held_ns < dictation.binding.min_duration_ms * _MS:
            self._throw_away(dictation, Outcome.TOO_SHORT)
            return
        if not is_speech(dictation.shortcut_ns, event.event_ns, self._parts.hotkeys.other_key_since):
            dictation.untyped = Untyped.OTHER_KEYS
        self._close_take(dictation, event.event_ns, now_ns)

    # --- without hands -------------------------------------------------------------------

    def woken(self, event: e.WakeHeard, now_ns: int) -> None:
        if self._status.away:  # whoever unlocks the session uses a hand
            return
        binding, settings = binding_of(self._bindings), self._settings.hands_free
        self._record(woken(event, self._underway.new_id(), binding, settings, now_ns), event.word_end_ns)
        self._parts.tones.play(Tone.START)

    def woken_again(self, dictation: Dictation, event: e.WakeHeard, now_ns: int) -> None:
        """Whoever dictates with a key may say the word as well."""
        if dictation.hands_free is not None:
            dictation.ends_with = self._status.wake_phrase
            self.stop(dictation, event, now_ns)

    def speech_began(self, dictation: Dictation, _event: e.SpeechBegan, _now_ns: int) -> None:
        dictation.silent_by_ns = None

    def speech_paused(self, dictation: Dictation, event: e.SpeechPaused, now_ns: int) -> None:
        """A sentence is over; where one dictates on, the next one begins at the very sample."""
        ended_ns = pause_ended_ns(dictation, event, now_ns)
        dictation.stamps.key_up_event_ns, dictation.stamps.key_up_handled_ns = ended_ns, now_ns
        self._close_take(dictation, ended_ns, now_ns)
        self._go_on(dictation, ended_ns, now_ns)

    def _go_on(self, before: Dictation, from_ns: int, now_ns: int) -> None:
        following = next_sentence(before, self._underway.new_id(), from_ns, now_ns)
        if following is not None:
            self._record(following, from_ns)

    def _nothing_said(self, dictation: Dictation, now_ns: int) -> None:
        """Silence is not kept, unless nobody can tell yet whether it is one: then its text will."""
        if not self._status.engine:
            self._close_now(dictation, now_ns)
            return
        self._throw_away(dictation, Outcome.EMPTY)
        if dictation.stamps.word_end_ns is None:
            self._go_on(dictation, now_ns, now_ns)

    def _stop_said(self, dictation: Dictation) -> None:
        self._parts.tones.play(Tone.CANCEL)
        recorded = self._underway.recorded
        if recorded is not None and recorded.hands_free is not None:
            self._throw_away(recorded, Outcome.CANCELLED)
        self._finish(dictation, Outcome.CANCELLED)

    # --- the end of the recording --------------------------------------------------------

    def shortcut(self, dictation: Dictation, event: e.ShortcutUsed, _now_ns: int) -> None:
        if dictation.origin is e.Origin.HOTKEY and same_binding(event.binding, dictation.binding.binding_id):
            dictation.shortcut_ns = event.event_ns

    def _close_take(self, dictation: Dictation, key_up_ns: int, now_ns: int) -> None:
        self._parts.microphone.stop_take(dictation.dictation_id, key_up_ns)
        self._parts.speech.release_hint(dictation.dictation_id)
        self._leave_recording(dictation, now_ns)

    def _close_now(self, dictation: Dictation, now_ns: int) -> None:
        """Without the user: what was said until now is kept."""
        dictation.stamps.key_up_event_ns = dictation.stamps.key_up_handled_ns = now_ns
        self._close_take(dictation, now_ns, now_ns)

    def _leave_recording(self, dictation: Dictation, now_ns: int) -> None:
        self._parts.hotkeys.recording(False)
        dictation.enter(State.CLOSING, now_ns)
        self._underway.end_recording(dictation)
        self._deliver_what_waits(now_ns)

    def cancel(self, dictation: Dictation, _event: e.Cancel, _now_ns: int) -> None:
        self._parts.tones.play(Tone.CANCEL)
        self._throw_away(dictation, Outcome.CANCELLED)

    def cancel_latest(self, _event: e.Cancel, now_ns: int) -> None:
        """Cancelled after the key was up: take back the newest text that is not being typed yet."""
        waiting = [item for item in self._underway.pending.values() if item.state is not State.INSERTING]
        if not waiting:
            return
        newest = waiting[-1]
        self._parts.tones.play(Tone.CANCEL)
        if newest.state is State.TRANSCRIBING and now_ns - newest.since_ns > CANCEL_PATIENCE_NS:
            self._fail(newest, told.LET_GO)
        else:
            self._throw_away(newest, Outcome.CANCELLED)

    def _throw_away(self, dictation: Dictation, outcome: Outcome) -> None:
        if dictation is self._underway.recorded:
            self._parts.hotkeys.recording(False)
        self._parts.microphone.abandon_take(dictation.dictation_id)
        self._finish(dictation, outcome)

    # --- the take is whole ---------------------------------------------------------------

    def take_closed(self, dictation: Dictation, event: e.TakeClosed, now_ns: int) -> None:
        dictation.samples, dictation.samples_key_held = event.samples, event.samples_key_held
        dictation.overflows = event.overflows
        dictation.stamps.last_sample_handed_ns = event.handed_ns
        if event.samples:
            dictation.stamps.first_sample_ns = event.first_sample_ns
        if dictation.hands_free is None or self._underway.recorded is None:  # else one dictates on
            self._parts.tones.play(Tone.STOP)
        dictation.enter(State.TRANSCRIBING, now_ns)
        self._use_early_answer(dictation, now_ns)

    def take_closed_early(self, dictation: Dictation, event: e.TakeClosed, now_ns: int) -> None:
        dictation.stamps.key_up_event_ns = dictation.stamps.key_up_handled_ns = now_ns
        self._leave_recording(dictation, now_ns)
        self.take_closed(dictation, event, now_ns)

    def answered_early(self, dictation: Dictation, event: e.Final | e.TranscriptionFailed, _now_ns: int) -> None:
        dictation.early = event

    def _use_early_answer(self, dictation: Dictation, now_ns: int) -> None:
        """An answer from before the take closed, unless sound came behind it: then another is waited for."""
        match dictation.early:
            case e.TranscriptionFailed() as early:
                self._fail(dictation, early.problem)
            case e.Final() as early if dictation.audio_ms - early.audio_ms <= EARLY_ANSWER_MS:
                self.final(dictation, early, now_ns)

    # --- the text is there ---------------------------------------------------------------

    def final(self, dictation: Dictation, event: e.Final, now_ns: int) -> None:
        dictation.final = event
        dictation.stamps.final_ns = event.at_ns
        dictation.text = without_end(self._parts.filter_text(event.text), dictation.ends_with)
        dictation.stamps.filtered_ns = self._clock()
        if says_stop(dictation):
            self._stop_said(dictation)
            return
        dictation.enter(State.QUEUED, now_ns)
        self._deliver_next(now_ns)

    def text_given(self, event: e.TextGiven, now_ns: int) -> None:
        if sum(not one.spoken for one in self._underway.pending.values()) >= GIVEN_TEXTS_UNDERWAY:
            self._parts.bus.publish(GivenTextEnded(event.dictation_id, Outcome.FAILED, "", 0))
            return
        hotkey = binding_of(self._bindings, e.ANY_BINDING)
        given = Dictation(event.dictation_id, e.Origin.COMMAND, hotkey, Stamps(), started_ns=now_ns, spoken=False)
        given.text = self._parts.filter_text(event.text)
        given.enter(State.QUEUED, now_ns)
        self._underway.pending[given.dictation_id] = given
        self._parts.insertion.note_target(given.dictation_id, given.binding.profile.insertion)
        self._deliver_next(now_ns)

    def _deliver_next(self, now_ns: int) -> None:
        """Texts reach their windows in the order they were spoken, and never while the hotkey is held."""
        while self._underway.pending and self._quit_by_ns is None and not self._underway.key_is_held:
            oldest = next(iter(self._underway.pending.values()))
            if oldest.state is not State.QUEUED or oldest.ask_again_ns is not None:
                return
            untyped = Untyped.AWAY if self._status.away else oldest.untyped
            if not oldest.text:
                self._end(oldest, Outcome.EMPTY)
            elif untyped is not None:
                self._end(oldest, self._offer(oldest, told.UNTYPED[untyped]))
            else:
                self._insert(oldest, now_ns)

    def _deliver_what_waits(self, now_ns: int) -> None:
        """The key is up: what could not be typed because of it is handed over again at once."""
        for dictation in self._underway.pending.values():
            dictation.ask_again_ns = None
        self._deliver_next(now_ns)

    def _insert(self, dictation: Dictation, now_ns: int) -> None:
        dictation.enter(State.INSERTING, now_ns)
        profile = dictation.binding.profile
        joined = self._joined(dictation) if dictation.spoken else None
        self._parts.insertion.insert(
            InsertionRequest(dictation.dictation_id, dictation.text, joined, settings=profile.insertion)
        )

    def _joined(self, dictation: Dictation) -> str | None:
        touched = self._parts.hotkeys.other_key_since(self._last_delivered.at_ns + OWN_KEYS_ECHO_NS)
        separator = dictation.binding.profile.text.separator
        return self._last_delivered.continued_by(dictation.text, separator, untouched=not touched)

    def transcription_failed(self, dictation: Dictation, event: e.TranscriptionFailed, _now_ns: int) -> None:
        self._fail(dictation, event.problem)

    # --- the text stands in the window ---------------------------------------------------

    def inserted(self, dictation: Dictation, event: e.Inserted, now_ns: int) -> None:
        dictation.stamps.first_char_ns, dictation.stamps.last_char_ns = event.first_char_ns, event.last_char_ns
        self._status.delivered += dictation.spoken
        self._waiting.last_text = dictation.text
        self._last_delivered = Delivered(dictation.text, now_ns)
        self._finish(dictation, Outcome.INSERTED, event.method, event.characters)

    def target_lost(self, dictation: Dictation, event: e.TargetLost, _now_ns: int) -> None:
        notice = told.TARGET_LOST if event.why is None else told.problem(event.why, NoticeKind.INFO)
        self._finish(dictation, self._offer(dictation, notice))

    def insertion_failed(self, dictation: Dictation, event: e.InsertionFailed, _now_ns: int) -> None:
        self._keep_text(dictation)
        self._complain(told.problem(event.problem))
        self._finish(dictation, Outcome.FAILED)

    def insertion_deferred(self, dictation: Dictation, _event: e.InsertionDeferred, now_ns: int) -> None:
        """A key was held: handed over again when the hotkey comes up, and every now and then."""
        dictation.enter(State.QUEUED, now_ns)
        dictation.ask_again_ns = now_ns + ASK_AGAIN_NS
        dictation.deferrals += 1

    # --- the end of a dictation ----------------------------------------------------------

    def _fail(self, dictation: Dictation, problem: Problem) -> None:
        """The text cannot be had now; the audio stays on disk, to be tried again."""
        self._waiting.keep(dictation.dictation_id, dictation.audio_ms)
        self._complain(told.kept(problem))
        self._finish(dictation, Outcome.FAILED)

    def _finish(self, dictation: Dictation, outcome: Outcome, method: str = "", characters: int = 0) -> None:
        self._end(dictation, outcome, method, characters)
        self._deliver_next(self._clock())

    def _end(self, dictation: Dictation, outcome: Outcome, method: str = "", characters: int = 0) -> None:
        dictation.enter(State.ENDED, self._clock())
        self._underway.remove(dictation)
        self._turn_since_ns = self._clock()
        self._status.last_outcome, self._status.last_outcome_id = outcome, dictation.dictation_id
        self._parts.speech.forget(dictation.dictation_id)
        self._parts.insertion.forget(dictation.dictation_id)
        log.info("dictation ended: %s, %d samples, %d characters", outcome.value, dictation.samples, characters)
        self.publish()
        if not dictation.spoken:
            self._parts.bus.publish(GivenTextEnded(dictation.dictation_id, outcome, method, characters))
            return
        record = dictation.record(outcome, self._status.engine, method, characters)
        claim = partial(self._parts.spool.claim, dictation.dictation_id)
        self._parts.bus.publish(DictationEnded(record, dictation.text, dictation.application, claim))
        if outcome not in (Outcome.OFFERED, Outcome.FAILED):  # the sound of those is still wanted
            self._parts.spool.discard(dictation.dictation_id)

    def _offer(self, dictation: Dictation, notice: Notice) -> Outcome:
        """How it ends by that; the user is told when it is there to be taken."""
        if not self._keep_text(dictation):
            return Outcome.FAILED
        self._parts.bus.publish(notice)
        return Outcome.OFFERED

    def _keep_text(self, dictation: Dictation) -> bool:
        self._waiting.last_text = dictation.text
        return self._waiting.offer(
            OfferedText(dictation.dictation_id, dictation.text, dictation.audio_ms, recorded=dictation.spoken)
        )

    # --- the program ---------------------------------------------------------------------

    def waiting_news(self, event: WaitingEvent, now_ns: int) -> None:
        self._waiting.hear(event, now_ns)

    def news(self, event: PartsNews, now_ns: int) -> None:
        notice = self._status.hear(event, now_ns)
        if notice is not None:
            self._complain(notice)

    def session_away(self, event: e.SessionAway, _now_ns: int) -> None:
        """A recording would run on in front of a locked screen, and the release of a held key would not be heard."""
        self._status.away = True
        if (recorded := self._underway.recorded) is not None:
            recorded.untyped = Untyped.AWAY
            self._close_now(recorded, event.handled_ns)

    def session_back(self, _event: e.SessionBack, _now_ns: int) -> None:
        self._status.away = False

    def shutdown(self, _event: e.Shutdown, now_ns: int) -> None:
        """Audio of unfinished dictations stays on disk and is offered at the next start."""
        self._parts.hotkeys.recording(False)
        self._quit_by_ns = now_ns + QUIT_PATIENCE_NS

    def _complain(self, notice: Notice) -> None:
        """Told, and heard where somebody is dictating and may not be looking."""
        self._parts.bus.publish(notice)
        if notice.kind is NoticeKind.ERROR and self._underway.newest():
            self._parts.tones.play(Tone.ERROR)
