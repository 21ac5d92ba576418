"""Which handler meets which event in which state, and what the dictation may be afterwards.

Two kinds of events meet a state. The user's (key, toggle, cancel) meet the state of the dictation being recorded, or
IDLE. Answers carry a dictation's id and meet that dictation's own state; an answer whose id is unknown is dropped
before the table is asked. All other events (engine ready, settings, time) mean the same in every state.

A pair that may happen and means nothing is listed as IGNORED with the reason beside it. What is not listed cannot
happen while every part keeps its word: the controller logs and counts it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar, get_args
from typing import Final as Constant

from . import events as e
from . import given_texts, hands_free
from .deliveries import Deliveries
from .dictation import Dictation, State
from .dictations import Dictations
from .status import PartsNews
from .undoing import Undoing
from .waiting import WaitingEvent

IDLE, RECORDING, CLOSING, TRANSCRIBING, QUEUED, INSERTING, ENDED = State

_E = TypeVar("_E", bound=e.Event)


@dataclass(frozen=True, slots=True)
class Rule:
    handle: Callable[[Dictations, Any, Any, int], None]
    """Called with the dictation (None for one that speaks to none), the event, and the time (monotonic ns)."""
    to: frozenset[State] = frozenset()
    """What the dictation may be afterwards; empty where the event speaks to none."""


_Row = tuple[type[Any], Rule]


def _on(kind: type[_E], handle: Callable[[Dictations, Dictation, _E, int], None], *to: State) -> _Row:
    """An event that meets a dictation."""
    return kind, Rule(handle, frozenset(to))


def _in_turn(kind: type[_E], handle: Callable[[Deliveries, Dictation, _E, int], None], *to: State) -> _Row:
    """An event that meets a dictation whose text is on its way to its window."""
    return kind, Rule(
        lambda dictations, dictation, event, now_ns: handle(dictations.deliveries, dictation, event, now_ns),
        frozenset(to),
    )


def _at_rest(kind: type[_E], handle: Callable[[Dictations, _E, int], None], *to: State) -> _Row:
    """An event that meets none."""
    return kind, Rule(lambda dictations, _none, event, now_ns: handle(dictations, event, now_ns), frozenset(to))


def _to_undo(kind: type[_E], handle: Callable[[Undoing, _E, int], None]) -> _Row:
    """An event of what is taken back."""
    return kind, Rule(lambda dictations, _none, event, now_ns: handle(dictations.deliveries.undoing, event, now_ns))


IGNORED: Constant = Rule(lambda _dictations, _dictation, _event, _now_ns: None)


D = Dictations
_ANYWHERE: Constant[dict[type[e.Event], Rule]] = dict(
    [
        *(_at_rest(kind, D.news) for kind in get_args(PartsNews)),
        *(_at_rest(kind, D.waiting_news) for kind in get_args(WaitingEvent)),
        _at_rest(e.HandsFreeChanged, hands_free.switched),
        _at_rest(e.TextGiven, given_texts.given),
        _at_rest(e.InsertLastAsked, given_texts.wanted_again),
        _to_undo(e.UndoAsked, Undoing.ask),
        _to_undo(e.TakenBack, Undoing.taken_back),
        _to_undo(e.Selected, Undoing.selected),
        _to_undo(e.NotTakenBack, Undoing.not_taken_back),
        _to_undo(e.TakeBackDeferred, Undoing.deferred),
        _at_rest(e.SessionAway, D.session_away),
        _at_rest(e.SessionBack, D.session_back),
        _at_rest(e.Tick, D.tick),
        _at_rest(e.Shutdown, D.shutdown),
    ]
)

# What an answer leads to once the text is there: it may have to wait, go in at once, or be nothing.
_ON_ITS_WAY: Constant = (QUEUED, INSERTING, ENDED)

_TABLE: Constant[dict[State, dict[type[e.Event], Rule]]] = {
    IDLE: dict([
        _at_rest(e.KeyDown, D.begin, RECORDING, IDLE),  # IDLE: overtaken by its release, or its key dictates nothing
        _at_rest(e.Toggle, D.begin, RECORDING),
        _at_rest(e.WakeHeard, hands_free.woken, RECORDING, IDLE),  # IDLE: locked, or switched off
        _at_rest(e.KeyUp, D.released_at_rest, IDLE),  # after a take that ended otherwise, or of a press yet to come
        _at_rest(e.Cancel, D.cancel_latest, IDLE),
        (e.ShortcutUsed, IGNORED),  # the take it spoke of is already gone
    ]),
    RECORDING: dict([
        _on(e.KeyDown, D.pressed_again, RECORDING, CLOSING, ENDED),
        _on(e.KeyUp, D.released, RECORDING, CLOSING, ENDED),
        _on(e.Toggle, D.stop, CLOSING, ENDED),
        _on(e.WakeHeard, hands_free.woken_again, RECORDING, CLOSING, ENDED),
        _on(e.Cancel, D.cancel, ENDED),
        _on(e.ShortcutUsed, D.shortcut, RECORDING),
        _on(e.TakeStarted, D.take_started, RECORDING),
        _on(e.TargetNoted, D.target_noted, RECORDING, ENDED),
        _on(e.Partial, D.partial, RECORDING),
        _on(e.SpeechBegan, hands_free.speech_began, RECORDING),
        _on(e.SpeechPaused, hands_free.speech_paused, RECORDING, CLOSING, ENDED),
        _on(e.TakeClosed, D.take_closed_early, TRANSCRIBING, *_ON_ITS_WAY),  # the device died
        # The end of a take that its device ended may reach the engine before it reaches us.
        _on(e.Final, D.answered_early, RECORDING),
        _on(e.TranscriptionFailed, D.answered_early, RECORDING),
    ]),
    CLOSING: dict([
        _on(e.TakeStarted, D.take_started, CLOSING),
        _on(e.TargetNoted, D.target_noted, CLOSING, ENDED),
        _on(e.Partial, D.partial, CLOSING),
        (e.SpeechBegan, IGNORED),  # it has ended otherwise meanwhile
        (e.SpeechPaused, IGNORED),
        _on(e.TakeClosed, D.take_closed, TRANSCRIBING, *_ON_ITS_WAY),
        # An answer can overtake the news that the take is closed.
        _on(e.Final, D.answered_early, CLOSING),
        _on(e.TranscriptionFailed, D.answered_early, CLOSING),
    ]),
    TRANSCRIBING: dict([
        _on(e.TargetNoted, D.target_noted, TRANSCRIBING, ENDED),
        _on(e.Partial, D.partial, TRANSCRIBING),
        (e.SpeechBegan, IGNORED),
        (e.SpeechPaused, IGNORED),
        _on(e.Final, D.final, *_ON_ITS_WAY),
        _on(e.TranscriptionFailed, D.transcription_failed, ENDED),
    ]),
    QUEUED: dict([
        # Its next step is another's: the end of the dictation before it, the key's release, or time.
        _on(e.TargetNoted, D.target_noted, QUEUED, ENDED),
    ]),
    INSERTING: dict([
        _on(e.TargetNoted, D.target_noted, INSERTING),
        _in_turn(e.Inserted, Deliveries.inserted, ENDED),
        _in_turn(e.TargetLost, Deliveries.target_lost, ENDED),
        _in_turn(e.InsertionFailed, Deliveries.insertion_failed, ENDED),
        _in_turn(e.InsertionDeferred, Deliveries.insertion_deferred, QUEUED),
    ]),
    ENDED: {},
}  # fmt: skip


def rule_for(state: State, kind: type[e.Event]) -> Rule | None:
    """None for a pair that cannot happen."""
    return _ANYWHERE.get(kind) or _TABLE[state].get(kind)
