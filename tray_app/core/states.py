"""The life of one dictation, as a table.

A dictation is RECORDING while the key is held (or locked on), CLOSING while the post-roll is
still being recorded, TRANSCRIBING until the engine's final text is there, QUEUED while an
earlier dictation is still on its way to its window or a key of the hotkey is held, and INSERTING
until the last character is delivered. IDLE is the absence of a dictation being recorded: a new
key press is heard in IDLE even while earlier dictations are still transcribing, so nobody waits to
speak.

Two kinds of events meet a state. The user's events (key, toggle, cancel) meet the state of the
dictation being recorded, or IDLE. Answers carry a dictation's id and meet that dictation's own
state; an answer whose id is unknown is dropped before the table is asked. Events of the house
(engine ready, settings, time) mean the same in every state.

Every pair is listed. A pair that means nothing is listed as IGNORE with the reason beside it.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import Final as Constant

from . import events as e


class State(Enum):
    IDLE = auto()
    RECORDING = auto()
    CLOSING = auto()
    TRANSCRIBING = auto()
    QUEUED = auto()
    INSERTING = auto()


class Action(Enum):
    """The controller's handlers, in the order of an utterance."""

    IGNORE = "ignore"
    BEGIN = "begin"
    PRESSED_AGAIN = "pressed_again"
    RELEASED = "released"
    RELEASED_AT_REST = "released_at_rest"
    STOP = "stop"
    CANCEL = "cancel"
    CANCEL_LATEST = "cancel_latest"
    SHORTCUT = "shortcut"
    TAKE_STARTED = "take_started"
    TAKE_CLOSED = "take_closed"
    TAKE_CLOSED_EARLY = "take_closed_early"
    PARTIAL = "partial"
    ANSWERED_EARLY = "answered_early"
    FINAL = "final"
    TRANSCRIPTION_FAILED = "transcription_failed"
    INSERTED = "inserted"
    TARGET_LOST = "target_lost"
    INSERTION_FAILED = "insertion_failed"
    INSERTION_DEFERRED = "insertion_deferred"
    NEWS = "news"
    WAITING_NEWS = "waiting_news"
    SESSION_AWAY = "session_away"
    SESSION_BACK = "session_back"
    TICK = "tick"
    SHUTDOWN = "shutdown"


USER_EVENTS: Constant = (e.KeyDown, e.KeyUp, e.Toggle, e.Cancel, e.ShortcutUsed)
ANSWERS: Constant = (
    e.TakeStarted,
    e.TakeClosed,
    e.Partial,
    e.Final,
    e.TranscriptionFailed,
    e.Inserted,
    e.TargetLost,
    e.InsertionFailed,
    e.InsertionDeferred,
)
HOUSE_EVENTS: Constant = {
    e.MicrophoneFailed: Action.NEWS,
    e.MicrophoneRecovered: Action.NEWS,
    e.EngineReady: Action.NEWS,
    e.EngineLost: Action.NEWS,
    e.TakeRecovered: Action.WAITING_NEWS,
    e.RecoveryFailed: Action.WAITING_NEWS,
    e.OfferTaken: Action.WAITING_NEWS,
    e.OfferRefused: Action.WAITING_NEWS,
    e.ProblemNoticed: Action.NEWS,
    e.HotkeyFailed: Action.NEWS,
    e.HotkeyRecovered: Action.NEWS,
    e.SettingsBroken: Action.NEWS,
    e.ThreadDied: Action.NEWS,
    e.SessionAway: Action.SESSION_AWAY,
    e.SessionBack: Action.SESSION_BACK,
    e.Tick: Action.TICK,
    e.Shutdown: Action.SHUTDOWN,
}

# A dictation that left RECORDING is no longer the one the keys speak to, so the user's events
# never meet these states; they are listed so that a mistake in the controller is harmless.
_KEYS_SPEAK_TO_ANOTHER: Constant[dict[type[e.Event], Action]] = dict.fromkeys(USER_EVENTS, Action.IGNORE)

_TABLE: Constant[dict[State, dict[type[e.Event], Action]]] = {
    State.IDLE: {
        e.KeyDown: Action.BEGIN,
        e.KeyUp: Action.RELEASED_AT_REST,  # after a take that ended otherwise, or of a press yet to come
        e.Toggle: Action.BEGIN,
        e.Cancel: Action.CANCEL_LATEST,
        e.ShortcutUsed: Action.IGNORE,  # the take it spoke of is already gone
        # No dictation can answer from IDLE: an unknown id was dropped before.
        **dict.fromkeys(ANSWERS, Action.IGNORE),
    },
    State.RECORDING: {
        e.KeyDown: Action.PRESSED_AGAIN,
        e.KeyUp: Action.RELEASED,
        e.Toggle: Action.STOP,
        e.Cancel: Action.CANCEL,
        e.ShortcutUsed: Action.SHORTCUT,
        e.TakeStarted: Action.TAKE_STARTED,
        e.TakeClosed: Action.TAKE_CLOSED_EARLY,  # the device died: what was heard is transcribed
        e.Partial: Action.PARTIAL,
        # The end of a take that its device ended may reach the engine before it reaches us.
        e.Final: Action.ANSWERED_EARLY,
        e.TranscriptionFailed: Action.ANSWERED_EARLY,
        e.Inserted: Action.IGNORE,
        e.TargetLost: Action.IGNORE,
        e.InsertionFailed: Action.IGNORE,
        e.InsertionDeferred: Action.IGNORE,
    },
    State.CLOSING: {
        **_KEYS_SPEAK_TO_ANOTHER,
        e.TakeStarted: Action.TAKE_STARTED,
        e.TakeClosed: Action.TAKE_CLOSED,
        e.Partial: Action.PARTIAL,
        e.Final: Action.ANSWERED_EARLY,  # an answer can overtake the news that the take is closed
        e.TranscriptionFailed: Action.ANSWERED_EARLY,
        e.Inserted: Action.IGNORE,
        e.TargetLost: Action.IGNORE,
        e.InsertionFailed: Action.IGNORE,
        e.InsertionDeferred: Action.IGNORE,
    },
    State.TRANSCRIBING: {
        **_KEYS_SPEAK_TO_ANOTHER,
        e.TakeStarted: Action.IGNORE,
        e.TakeClosed: Action.IGNORE,
        e.Partial: Action.PARTIAL,
        e.Final: Action.FINAL,
        e.TranscriptionFailed: Action.TRANSCRIPTION_FAILED,
        e.Inserted: Action.IGNORE,
        e.TargetLost: Action.IGNORE,
        e.InsertionFailed: Action.IGNORE,
        e.InsertionDeferred: Action.IGNORE,
    },
    State.QUEUED: {
        **_KEYS_SPEAK_TO_ANOTHER,
        e.TakeStarted: Action.IGNORE,
        e.TakeClosed: Action.TAKE_CLOSED,
        e.Partial: Action.IGNORE,
        e.Final: Action.IGNORE,
        e.TranscriptionFailed: Action.IGNORE,
        e.Inserted: Action.IGNORE,
        e.TargetLost: Action.IGNORE,
        e.InsertionFailed: Action.IGNORE,
        e.InsertionDeferred: Action.IGNORE,
    },
    State.INSERTING: {
        **_KEYS_SPEAK_TO_ANOTHER,
        e.TakeStarted: Action.IGNORE,
        e.TakeClosed: Action.TAKE_CLOSED,
        e.Partial: Action.IGNORE,
        e.Final: Action.IGNORE,
        e.TranscriptionFailed: Action.IGNORE,
        e.Inserted: Action.INSERTED,
        e.TargetLost: Action.TARGET_LOST,
        e.InsertionFailed: Action.INSERTION_FAILED,
        e.InsertionDeferred: Action.INSERTION_DEFERRED,
    },
}

TRANSITIONS: Constant[dict[tuple[State, type[e.Event]], Action]] = {
    (state, kind): action for state, row in _TABLE.items() for kind, action in {**row, **HOUSE_EVENTS}.items()
}
"""Every State x Event pair."""
