"""Every dictation on its way, and what each event does to it.

The handlers stand in the order of an utterance, from key down to its text; what becomes of that is in `deliveries.py`,
and what is different without hands in `hands_free.py`. Which handler meets which event in which state, and what the
dictation may be afterwards, is the table in `transitions.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from . import events as e
from . import for_windows, given_texts, hands_free, told
from .bindings import binding_of, bindings_of, sent_to
from .command_order import CommandOrder, same_binding
from .deadlines import DEFERRALS_AT_MOST, deadlines
from .deliveries import Deliveries
from .dictation import Dictation, Outcome, Stamps, State, Untyped
from .engines import ENGINES
from .language_choice import in_play, present
from .layout import layout_into
from .parts import Parts
from .ports import SAMPLE_RATE_HZ, Tone
from .releases import Release, is_speech, meaning, mode_for
from .requests import NEXT, HandsFreeSwitch, LanguageSwitch, PauseSwitch, ReadAloud
from .settings import INSERTS_LAST, PAUSES, READS_ALOUD, SWITCHES_HANDS_FREE, SWITCHES_LANGUAGE, UNDOES, Settings
from .status import PartsNews, Status
from .underway import Underway
from .waiting import Waiting, WaitingEvent
from .wishes import NO_WISHES

_MS = 1_000_000
CANCEL_PATIENCE_NS = 10_000 * _MS
"""Cancelling a transcription that has lasted longer than this lets it go; its recording stays."""
_SAMPLES_A_MS = SAMPLE_RATE_HZ // 1_000
EARLY_ANSWER_SAMPLES = 50 * _SAMPLES_A_MS
"""An answer that came early is the whole text when no more sound than this came behind it."""
QUIT_PATIENCE_NS = 1_500 * _MS
"""A text that is being typed while the program quits may still be answered: else it would be offered again."""

_Asked = ReadAloud | HandsFreeSwitch | LanguageSwitch | PauseSwitch
_ASKED_BY_MODE: Mapping[str, _Asked] = {
    READS_ALOUD: ReadAloud.WHAT_THERE_IS,
    SWITCHES_HANDS_FREE: HandsFreeSwitch.TOGGLE,
    SWITCHES_LANGUAGE: LanguageSwitch(NEXT),
    PAUSES: PauseSwitch.TOGGLE,
}


class Dictations:
    """Owned by the controller's thread alone."""

    def __init__(self, parts: Parts, settings: Settings, clock: Callable[[], int]) -> None:
        self.status = Status()
        self.parts = parts
        self.waiting = Waiting(parts)
        self.use(settings)
        self._clock = clock
        self.underway = Underway()
        self.deliveries = Deliveries(parts, clock, self.underway, self.status, self.waiting, self.publish)
        self._order = CommandOrder()
        self._quit_by_ns: int | None = None

    def use(self, settings: Settings) -> None:
        """From the next decision on; a dictation keeps the hotkey and the profile of its key down. Any thread."""
        self.settings, self.bindings = settings, bindings_of(settings)
        self.waiting.steps = settings.steps
        self.status.chosen_engine = settings.speech.engine
        self.status.shown_language = present(settings) if in_play(settings) else ""

    # --- what the loop asks --------------------------------------------------------------

    def met_by(self, event: e.Event) -> Dictation | None:
        """The dictation that an event speaks to: the one whose answer it is, else the one being recorded."""
        return self.underway.known(event.dictation_id) if isinstance(event, e.Answer) else self.underway.recorded

    def state_after(self, dictation: Dictation | None) -> State:
        """Where an event has led the dictation that it met, or the recording that it began."""
        dictation = dictation or self.underway.recorded
        return dictation.state if dictation else State.IDLE

    @property
    def is_quitting(self) -> bool:
        return self._quit_by_ns is not None

    def has_quit(self) -> bool:
        """Shutdown was asked for, and what is being typed is answered for or was waited for long enough."""
        return self._quit_by_ns is not None and (not self.underway.is_typing or self._clock() >= self._quit_by_ns)

    def due_ns(self) -> int | None:
        """When a Tick has something to do; None when no time runs."""
        dues = [due for due, _ in self._deadlines()]
        others = (self.status.calm_due_ns, self._quit_by_ns, self.deliveries.undoing.due_ns)
        dues += [due for due in others if due is not None]
        return min(dues, default=None)

    def publish(self) -> None:
        """Show the world how everything stands."""
        shown = self.underway.newest()
        hotkeys = self.bindings if shown is None else (shown.binding,)
        self.parts.bus.publish(self.status.snapshot(self.underway, self.waiting, sent_to(hotkeys, self.settings)))

    # --- deadlines -----------------------------------------------------------------------

    def _deadlines(self) -> list[tuple[int, Dictation]]:
        return deadlines(
            self.underway,
            max_duration_s=self.settings.hotkey.max_duration_s,
            engine_since_ns=self.status.engine_since_ns,
            turn_since_ns=self.deliveries.turn_since_ns,
            key_is_held=self.underway.key_is_held,
        )

    def tick(self, _event: e.Tick, now_ns: int) -> None:
        self.status.calm_down(now_ns)
        self.deliveries.undoing.tick(now_ns)
        # One at a time: giving one up lets the next go on, which then has time again.
        while overdue := [dictation for due, dictation in self._deadlines() if due <= now_ns]:
            self._overdue(overdue[0], now_ns)

    def _overdue(self, dictation: Dictation, now_ns: int) -> None:
        given_up = dictation.state in (State.CLOSING, State.TRANSCRIBING, State.INSERTING)
        dictation.timed_out = given_up or dictation.deferrals >= DEFERRALS_AT_MOST
        match dictation.state:
            case State.RECORDING if dictation.silent_by_ns is not None and dictation.silent_by_ns <= now_ns:
                hands_free.nothing_said(self, dictation, now_ns)
            case State.RECORDING:
                self.parts.bus.publish(told.longest_recording(self.settings.hotkey.max_duration_s))
                self.close_now(dictation, now_ns)
            case State.CLOSING:
                self.deliveries.fail(dictation, told.MICROPHONE_NEVER_CLOSED)
            case State.TRANSCRIBING:
                self.deliveries.fail(dictation, told.NEVER_TRANSCRIBED)
            case State.INSERTING:
                self.deliveries.insertion_failed(
                    dictation, e.InsertionFailed(dictation.dictation_id, told.WINDOW_NEVER_TOOK), now_ns
                )
            case State.QUEUED if dictation.deferrals >= DEFERRALS_AT_MOST:
                self.deliveries.insertion_failed(
                    dictation, e.InsertionFailed(dictation.dictation_id, told.KEY_NEVER_UP), now_ns
                )
            case _:
                self.deliveries.deliver_what_waits(now_ns)

    # --- key down ------------------------------------------------------------------------

    def begin(self, event: e.KeyDown | e.Toggle, now_ns: int) -> None:
        hotkey = binding_of(self.bindings, event.binding)
        asked = _asked_by(hotkey.mode, event)
        if asked is not None:
            self.parts.bus.publish(asked)
            return
        if _is_pressed(event) and self._done_at_once(hotkey.mode, event, now_ns):
            return
        if self._order.begins_nothing(event):
            return
        dictation = Dictation(
            dictation_id=self.underway.new_id(),
            origin=event.origin,
            binding=hotkey,
            stamps=Stamps(key_down_event_ns=event.event_ns, key_down_handled_ns=event.handled_ns),
            started_ns=now_ns,
            locked=isinstance(event, e.Toggle) or mode_for(event.origin, hotkey) == "toggle",
        )
        self.record(dictation)
        self.parts.tones.play(Tone.START)
        self.status.away = False
        released = self._order.release_of(event)
        if released is not None:
            self.released(dictation, released, now_ns)

    def _done_at_once(self, mode: str, event: e.KeyDown | e.Toggle, now_ns: int) -> bool:
        """Whether the press of a hotkey of this mode asks for something to do with the last text."""
        if mode == UNDOES:
            self.deliveries.undoing.ask(e.UndoAsked(event.origin, event.event_ns), now_ns)
        elif mode == INSERTS_LAST:
            given_texts.wanted_again(self, e.InsertLastAsked(), now_ns)
        else:
            return False
        return True

    def record(self, dictation: Dictation, from_ns: int | None = None) -> None:
        """`from_ns`: its sound begins there; None: with the pre-roll before key down."""
        self.underway.recorded = dictation
        profile = dictation.binding.profile
        wishes = for_windows.wishes_of(dictation)
        if wishes != NO_WISHES:  # before there is anything to hear
            self.parts.speech.choose(dictation.dictation_id, wishes)
        if profile.name:
            self.parts.spool.note(dictation.dictation_id, profile.wishes)
        # The microphone first: everything else can wait a millisecond, the first word cannot.
        down_ns = dictation.stamps.key_down_event_ns or dictation.started_ns
        self.parts.microphone.start_take(dictation.dictation_id, down_ns, from_ns)
        self.parts.insertion.note_target(dictation.dictation_id, profile.insertion)
        self.parts.hotkeys.recording(True)
        self.parts.shaping.prepare(profile.steps, profile.language or self.status.heard_language)

    def take_started(self, dictation: Dictation, event: e.TakeStarted, _now_ns: int) -> None:
        dictation.stamps.first_sample_ns = event.first_sample_ns
        dictation.cold = event.cold
        self.status.microphone_problem = None

    def target_noted(self, dictation: Dictation, event: e.TargetNoted, _now_ns: int) -> None:
        dictation.application = event.application
        if for_windows.refused(self, dictation):
            return
        for_windows.use_profile(self, dictation)
        engine = ENGINES.get(dictation.binding.profile.engine or self.settings.speech.engine)
        words = self.settings.words
        if engine is None or not engine.context or not words.context_characters:
            return
        context, was_cut = self.parts.recent.end_of(
            event.application, words.context_characters, across=words.context_across
        )
        dictation.context_characters, dictation.context_was_cut = len(context), was_cut
        if context:
            self.parts.speech.add_context(dictation.dictation_id, context)

    def partial(self, dictation: Dictation, event: e.Partial, now_ns: int) -> None:
        dictation.stable_text, dictation.unstable_text = event.stable, event.unstable
        dictation.partials += 1
        dictation.language_heard = event.language or dictation.language_heard
        if dictation.first_partial_ns is None:
            dictation.first_partial_ns = now_ns

    # --- key up --------------------------------------------------------------------------

    def pressed_again(self, dictation: Dictation, event: e.KeyDown, now_ns: int) -> None:
        """A recording that is locked on ends with the press of any hotkey, for whoever wants it to end presses what is
        at hand; one that is held ends with its own release alone. The key for the language says in which one the next
        is spoken, and ends none."""
        if event.origin is e.Origin.COMMAND and event.event_ns < (dictation.stamps.key_down_event_ns or 0):
            return  # it was given before the press that holds, and has been overtaken
        asked = _asked_by(binding_of(self.bindings, event.binding).mode, event)
        if isinstance(asked, LanguageSwitch):
            self.parts.bus.publish(asked)
            return
        if dictation.locked:
            self.stop(dictation, event, now_ns)
        elif event.origin is dictation.origin is e.Origin.COMMAND:
            self._order.came_while_held(event)
        if dictation.hands_free is not None and asked is HandsFreeSwitch.TOGGLE:
            self.parts.bus.publish(asked)

    def released(self, dictation: Dictation, event: e.KeyUp, now_ns: int) -> None:
        match meaning(event, dictation):
            case Release.NOT_OURS:
                self._order.ended_nothing(event)
            case Release.SHORTCUT:
                self.throw_away(dictation, Outcome.TOO_SHORT)
            case Release.GOES_ON:
                dictation.shortcut_ns = None
            case Release.LOCKS:
                dictation.locked = True
                self.deliveries.deliver_what_waits(now_ns)
            case Release.STOPS:
                self.stop(dictation, event, now_ns)
                again = self._order.ended_recording(event)
                if again is not None:
                    self.begin(again, now_ns)

    def released_at_rest(self, event: e.KeyUp, now_ns: int) -> None:
        self._order.ended_nothing(event)
        self.deliveries.deliver_what_waits(now_ns)

    def stop(self, dictation: Dictation, event: e.KeyDown | e.KeyUp | e.Toggle | e.WakeHeard, now_ns: int) -> None:
        stamps = dictation.stamps
        stamps.key_up_event_ns, stamps.key_up_handled_ns = event.event_ns, event.handled_ns
        held_ns = event.event_ns - (stamps.key_down_event_ns or event.event_ns)
        if held_ns < dictation.binding.min_duration_ms * _MS:
            self.throw_away(dictation, Outcome.TOO_SHORT)
            return
        if not is_speech(dictation.shortcut_ns, event.event_ns, self.parts.hotkeys.other_key_since):
            dictation.untyped = Untyped.OTHER_KEYS
        self.close_take(dictation, event.event_ns, now_ns)

    # --- the end of the recording --------------------------------------------------------

    def shortcut(self, dictation: Dictation, event: e.ShortcutUsed, _now_ns: int) -> None:
        if dictation.origin is e.Origin.HOTKEY and same_binding(event.binding, dictation.binding.binding_id):
            dictation.shortcut_ns = event.event_ns

    def close_take(self, dictation: Dictation, key_up_ns: int, now_ns: int) -> None:
        self.parts.microphone.stop_take(dictation.dictation_id, key_up_ns)
        self.parts.speech.release_hint(dictation.dictation_id)
        self._leave_recording(dictation, now_ns)

    def close_now(self, dictation: Dictation, now_ns: int) -> None:
        """Without the user: what was said until now is kept."""
        dictation.stamps.key_up_event_ns = dictation.stamps.key_up_handled_ns = now_ns
        self.close_take(dictation, now_ns, now_ns)

    def _leave_recording(self, dictation: Dictation, now_ns: int) -> None:
        self.parts.hotkeys.recording(False)
        dictation.enter(State.CLOSING, now_ns)
        self.underway.end_recording(dictation)
        self.deliveries.deliver_what_waits(now_ns)

    def cancel(self, dictation: Dictation, _event: e.Cancel, _now_ns: int) -> None:
        self.parts.tones.play(Tone.CANCEL)
        self.throw_away(dictation, Outcome.CANCELLED)

    def cancel_latest(self, _event: e.Cancel, now_ns: int) -> None:
        """Cancelled after the key was up: take back the newest text that is not being typed yet."""
        waiting = [item for item in self.underway.pending.values() if item.state is not State.INSERTING]
        if not waiting:
            return
        newest = waiting[-1]
        self.parts.tones.play(Tone.CANCEL)
        if newest.state is State.TRANSCRIBING and now_ns - newest.since_ns > CANCEL_PATIENCE_NS:
            self.deliveries.fail(newest, told.LET_GO)
        else:
            self.throw_away(newest, Outcome.CANCELLED)

    def throw_away(self, dictation: Dictation, outcome: Outcome, why: str = "") -> None:
        if dictation is self.underway.recorded:
            self.parts.hotkeys.recording(False)
        self.deliveries.finish(dictation, outcome, why=why)  # first: whoever keeps its sound claims it then
        self.parts.microphone.abandon_take(dictation.dictation_id)

    # --- the take is whole ---------------------------------------------------------------

    def take_closed(self, dictation: Dictation, event: e.TakeClosed, now_ns: int) -> None:
        dictation.samples, dictation.samples_key_held = event.samples, event.samples_key_held
        dictation.overflows = event.overflows
        dictation.stamps.last_sample_handed_ns = event.handed_ns
        if event.samples:
            dictation.stamps.first_sample_ns = event.first_sample_ns
        if dictation.hands_free is None or self.underway.recorded is None:  # else one dictates on
            self.parts.tones.play(Tone.STOP)
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
                self.deliveries.fail(dictation, early.problem)
            case e.Final() as early if dictation.samples - early.audio_ms * _SAMPLES_A_MS <= EARLY_ANSWER_SAMPLES:
                self.final(dictation, early, now_ns)

    # --- the text is there ---------------------------------------------------------------

    def final(self, dictation: Dictation, event: e.Final, now_ns: int) -> None:
        dictation.final = event
        self.status.heard_by(event.engine)
        dictation.language_heard = self.status.heard_language = event.language
        dictation.stamps.final_ns = event.at_ns
        dictation.text = self.parts.filter_text(event.text)
        dictation.heard = self.parts.filter_text(event.heard) if event.corrections else ""
        called_off = hands_free.called_off(self, dictation)  # before a step changes the words that end it
        self._shape(dictation, event.language)
        dictation.stamps.filtered_ns = self._clock()
        if called_off:
            self.deliveries.finish(dictation, Outcome.CANCELLED)
            return
        steps = dictation.binding.profile.steps
        if steps.commands:
            said = hands_free.without_end(event.text, dictation.ends_with)
            dictation.command = self.parts.read_command(said, event.language, steps.command_prefix)
        dictation.enter(State.QUEUED, now_ns)
        self.deliveries.deliver_next(now_ns)

    def _shape(self, dictation: Dictation, language: str) -> None:
        """By the steps of its profile, for the program it goes to."""
        profile = dictation.binding.profile
        chosen, meant = bool(profile.name or profile.of_window), profile.layout_is_meant
        dictation.layout = layout_into(dictation.application, profile.steps.layout, chosen=chosen, meant=meant)
        shaped = self.parts.shaping.shape(dictation.text, language, profile.steps, dictation.layout)
        dictation.shaped, dictation.text = shaped, shaped.text
        dictation.heard = dictation.heard or shaped.heard

    def transcription_failed(self, dictation: Dictation, event: e.TranscriptionFailed, _now_ns: int) -> None:
        self.deliveries.fail(dictation, event.problem)

    # --- the program ---------------------------------------------------------------------

    def waiting_news(self, event: WaitingEvent, now_ns: int) -> None:
        self.waiting.hear(event, now_ns)

    def news(self, event: PartsNews, now_ns: int) -> None:
        notice = self.status.hear(event, now_ns)
        if notice is not None:
            self.deliveries.complain(notice)

    def session_away(self, event: e.SessionAway, _now_ns: int) -> None:
        """A recording would run on in front of a locked screen, and the release of a held key would not be heard."""
        self.status.away = True
        self.parts.recent.clear()
        self.deliveries.undoing.forget()
        if (recorded := self.underway.recorded) is not None:
            recorded.untyped = Untyped.AWAY
            self.close_now(recorded, event.handled_ns)

    def session_back(self, _event: e.SessionBack, _now_ns: int) -> None:
        self.status.away = False

    def shutdown(self, _event: e.Shutdown, now_ns: int) -> None:
        """Audio of unfinished dictations stays on disk and is offered at the next start."""
        self.parts.hotkeys.recording(False)
        self.parts.recent.clear()
        self._quit_by_ns = now_ns + QUIT_PATIENCE_NS
        self.deliveries.closed = True


def _asked_by(mode: str, event: e.KeyDown | e.Toggle) -> _Asked | None:
    """What a press asks for whose hotkey begins no dictation; a command dictates with any."""
    return _ASKED_BY_MODE.get(mode) if _is_pressed(event) else None


def _is_pressed(event: e.KeyDown | e.Toggle) -> bool:
    """Whether it is the user's finger on the hotkey."""
    return event.origin is e.Origin.HOTKEY and isinstance(event, e.KeyDown)
