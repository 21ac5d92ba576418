"""Texts on their way to their windows, one after the other, and how dictations end."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial

from . import events as e
from . import told
from .deadlines import ASK_AGAIN_NS
from .dictation import Dictation, DictationEnded, GivenTextEnded, Outcome, State, Untyped
from .errors import Problem
from .parts import Parts
from .ports import InsertionRequest, Tone
from .releases import OWN_KEYS_ECHO_NS
from .snapshot import Notice, NoticeKind, OfferedText
from .spoken_commands import SpokenCommands
from .status import Status
from .underway import Underway
from .undoing import Undoing
from .waiting import Waiting

log = logging.getLogger(__name__)


class Deliveries:
    """Owned by the controller's thread alone."""

    def __init__(
        self,
        parts: Parts,
        clock: Callable[[], int],
        underway: Underway,
        status: Status,
        waiting: Waiting,
        show: Callable[[], None],
    ) -> None:
        """`show` tells the world how everything stands."""
        self._parts = parts
        self._clock = clock
        self._underway = underway
        self._status = status
        self._waiting = waiting
        self._show = show
        self.undoing = Undoing(parts, clock, underway, lambda: self.deliver_next(clock()))
        self.commands = SpokenCommands(parts, underway, status, self.undoing)
        self.turn_since_ns = 0
        """When a dictation last ended: those behind it get their own time."""
        self.closed = False
        """The program quits: nothing more is handed over."""

    def _may_deliver(self) -> bool:
        return not (self.closed or self._underway.key_is_held or self.undoing.is_at_work)

    def deliver_next(self, now_ns: int) -> None:
        """Texts reach their windows in the order they were spoken, and never while the hotkey is held."""
        while self._underway.pending and self._may_deliver():
            oldest = next(iter(self._underway.pending.values()))
            if oldest.state is not State.QUEUED or oldest.ask_again_ns is not None:
                return
            untyped = Untyped.AWAY if self._status.away else oldest.untyped
            if not self.commands.is_text(oldest):
                self._carry_out(oldest, now_ns)
            elif not oldest.text:
                self._end(oldest, Outcome.EMPTY)
            elif untyped is not None:
                self._end(oldest, self._offer(oldest, told.UNTYPED[untyped]), why=told.UNTYPED[untyped].body)
            else:
                self._insert(oldest, now_ns)

    def _carry_out(self, dictation: Dictation, now_ns: int) -> None:
        """What it says to do; its own words go nowhere."""
        dictation.text = dictation.heard = ""
        dictation.shaped = None
        self._end(dictation, Outcome.COMMAND)
        self.commands.carry_out(dictation, now_ns)

    def deliver_what_waits(self, now_ns: int) -> None:
        """The key is up: what could not be typed because of it is handed over again at once."""
        self.undoing.key_is_up()
        for dictation in self._underway.pending.values():
            dictation.ask_again_ns = None
        self.deliver_next(now_ns)

    def _insert(self, dictation: Dictation, now_ns: int) -> None:
        dictation.enter(State.INSERTING, now_ns)
        profile = dictation.binding.profile
        joins = dictation.spoken or dictation.again or dictation.set_apart or dictation.goes_on
        joined = self._joined(dictation) if joins else None
        caret_from_end = dictation.shaped.caret_from_end if dictation.shaped is not None else 0
        self._parts.insertion.insert(
            InsertionRequest(
                dictation.dictation_id, dictation.text, joined, profile.insertion, dictation.layout, caret_from_end
            )
        )

    def _joined(self, dictation: Dictation) -> str | None:
        last = self.undoing.last
        untouched = self.undoing.was_untouched_since(last.at_ns + OWN_KEYS_ECHO_NS)
        separator = dictation.binding.profile.text.separator
        if not (dictation.spoken or dictation.goes_on):
            return last.spaced(dictation.text, separator, untouched=untouched)
        language = dictation.final.language if dictation.final else dictation.language_heard
        return last.continued_by(dictation.text, separator, untouched=untouched, language=language)

    # --- the text stands in the window ---------------------------------------------------

    def inserted(self, dictation: Dictation, event: e.Inserted, now_ns: int) -> None:
        dictation.stamps.first_char_ns, dictation.stamps.last_char_ns = event.first_char_ns, event.last_char_ns
        self._status.delivered += dictation.spoken
        self._remember(dictation)
        self.undoing.note(dictation, event, now_ns)
        self.finish(dictation, Outcome.INSERTED, event.method, event.characters)

    def target_lost(self, dictation: Dictation, event: e.TargetLost, _now_ns: int) -> None:
        notice = told.TARGET_LOST
        if event.why is not None:
            self.undoing.forget()
            notice = told.problem(event.why, NoticeKind.INFO)
        why = notice.body if event.why is None else notice.title
        self.finish(dictation, self._offer(dictation, notice), why=why)

    def insertion_failed(self, dictation: Dictation, event: e.InsertionFailed, _now_ns: int) -> None:
        self.undoing.forget()
        kept, notice = self._keep_text(dictation), told.problem(event.problem)
        self.complain(told.to_copy(notice, dictation.dictation_id) if kept else notice)
        self.finish(dictation, Outcome.FAILED, why=event.problem.title)

    def insertion_deferred(self, dictation: Dictation, _event: e.InsertionDeferred, now_ns: int) -> None:
        """A key was held: handed over again when the hotkey comes up, and every now and then."""
        dictation.enter(State.QUEUED, now_ns)
        dictation.ask_again_ns = now_ns + ASK_AGAIN_NS
        dictation.deferrals += 1

    # --- the end of a dictation ----------------------------------------------------------

    def fail(self, dictation: Dictation, problem: Problem) -> None:
        """The text cannot be had now; the audio stays on disk, to be tried again."""
        self._waiting.keep(dictation.dictation_id, dictation.audio_ms)
        self.complain(told.kept(problem))
        self.finish(dictation, Outcome.FAILED, why=problem.title)

    def finish(
        self, dictation: Dictation, outcome: Outcome, method: str = "", characters: int = 0, why: str = ""
    ) -> None:
        self._end(dictation, outcome, method, characters, why)
        self.deliver_next(self._clock())

    def _end(
        self, dictation: Dictation, outcome: Outcome, method: str = "", characters: int = 0, why: str = ""
    ) -> None:
        dictation.enter(State.ENDED, self._clock())
        self._underway.remove(dictation)
        self.turn_since_ns = self._clock()
        self._status.last_outcome, self._status.last_outcome_id = outcome, dictation.dictation_id
        self._parts.speech.forget(dictation.dictation_id)
        self._parts.insertion.forget(dictation.dictation_id)
        log.info("dictation ended: %s, %d samples, %d characters", outcome.value, dictation.samples, characters)
        self._show()
        if dictation.again:
            return
        if not dictation.spoken:
            self._parts.bus.publish(GivenTextEnded(dictation.dictation_id, outcome, method, characters))
            return
        if dictation.text and outcome in (Outcome.INSERTED, Outcome.OFFERED) and not self._status.away:
            where = dictation.application if outcome is Outcome.INSERTED else None
            self._parts.recent.add(dictation.text, where)
        record = dictation.record(outcome, self._status.engine, method, characters)
        claim = partial(self._parts.spool.claim, dictation.dictation_id)
        wishes = dictation.binding.profile.wishes
        changes = dictation.shaped.changes if dictation.shaped is not None and dictation.text else ()
        self._parts.bus.publish(
            DictationEnded(record, dictation.text, dictation.application, claim, dictation.heard, why, wishes, changes)
        )
        if outcome not in (Outcome.OFFERED, Outcome.FAILED):  # the sound of those is still wanted
            self._parts.spool.discard(dictation.dictation_id)

    def _offer(self, dictation: Dictation, notice: Notice) -> Outcome:
        """How it ends by that; the user is told when it is there to be taken."""
        if not self._keep_text(dictation):
            return Outcome.FAILED
        self._parts.bus.publish(told.to_copy(notice, dictation.dictation_id))
        return Outcome.OFFERED

    def _keep_text(self, dictation: Dictation) -> bool:
        """For the user to take; False when there is no room for that of another program."""
        if dictation.again:
            return True  # it is the last text still
        self._remember(dictation)
        return self._waiting.offer(
            OfferedText(dictation.dictation_id, dictation.text, dictation.audio_ms, recorded=dictation.spoken)
        )

    def _remember(self, dictation: Dictation) -> None:
        if dictation.again:
            return
        final = dictation.final
        self._waiting.remember(
            dictation.text_of or dictation.dictation_id,
            dictation.text,
            dictation.heard,
            final.corrections if final is not None else (),
        )

    def complain(self, notice: Notice) -> None:
        """Told, and heard where somebody is dictating and may not be looking."""
        self._parts.bus.publish(notice)
        if notice.kind is NoticeKind.ERROR and self._underway.newest():
            self._parts.tones.play(Tone.ERROR)
