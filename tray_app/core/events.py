"""Everything that can be said to the controller, as small frozen messages.

Slow parts answer with the id of the dictation they were asked about; the controller drops
an answer whose dictation it no longer knows. All stamps are `time.monotonic_ns()`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from .applications import Application
from .errors import Problem
from .own_words import Correction
from .pause import Pause
from .spoken import SpokenSegment

# What the user says stands in a room of its own, and is known by the name of this one.
from .user_events import ANY_BINDING as ANY_BINDING
from .user_events import BindingId as BindingId
from .user_events import Cancel as Cancel
from .user_events import DictationId as DictationId
from .user_events import InsertLastAsked as InsertLastAsked
from .user_events import KeyDown as KeyDown
from .user_events import KeyUp as KeyUp
from .user_events import Origin as Origin
from .user_events import ShortcutUsed as ShortcutUsed
from .user_events import TextGiven as TextGiven
from .user_events import Toggle as Toggle
from .user_events import UndoAsked as UndoAsked
from .user_events import UserEvent as UserEvent
from .user_events import WakeHeard as WakeHeard


@dataclass(frozen=True, slots=True)
class Answer:
    """Speaks to the dictation whose id it carries."""

    dictation_id: DictationId


# --- from the microphone -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TakeStarted(Answer):
    """The first sample of the take exists."""

    first_sample_ns: int
    """When that sample was taken from the air; before key down when there is a pre-roll."""
    cold: bool
    """The microphone had to be opened for this take."""


@dataclass(frozen=True, slots=True)
class TakeClosed(Answer):
    """All samples of the take were handed to spool and engine."""

    samples: int
    samples_key_held: int
    """Samples between key down and key up, for the loss-free count."""
    first_sample_ns: int
    last_sample_ns: int
    handed_ns: int
    """When the last sample had been handed over."""
    overflows: int
    """Blocks the driver or our queue reported lost."""


@dataclass(frozen=True, slots=True)
class MicrophoneFailed:
    """There is no microphone, it cannot be opened, or it died. A take in progress is still closed by `TakeClosed`;
    one whose key is held goes on as soon as a microphone delivers again."""

    problem: Problem
    dictation_id: DictationId | None = None


@dataclass(frozen=True, slots=True)
class MicrophoneRecovered:
    """A microphone that had failed delivers again."""


# --- from the speech link ----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class EngineReady:
    """The worker is loaded and warm."""

    engine: str
    load_ms: float
    worker_pid: int
    degraded: Problem | None = None
    """Why it is not the engine that was chosen."""


@dataclass(frozen=True, slots=True)
class EngineLost:
    """The worker died or hung; the link restarts it and replays the takes it was hearing."""

    problem: Problem
    final: bool
    """True when restarting was given up."""


@dataclass(frozen=True, slots=True)
class EngineAsleep:
    """No worker runs, as the settings have it, until somebody dictates."""


@dataclass(frozen=True, slots=True)
class EngineWakes:
    """Somebody does: EngineReady or EngineLost follows."""


@dataclass(frozen=True, slots=True)
class Partial(Answer):
    """What has been understood so far of a dictation still being spoken."""

    stable: str
    """Text of closed segments, which will not change."""
    unstable: str
    """Text of the segment being spoken, which may."""
    language: str = ""
    """ISO 639 code of what was heard last; empty where nobody can tell."""


@dataclass(frozen=True, slots=True)
class SpeechBegan(Answer):
    """Somebody speaks in a take whose pauses were asked for. Told once."""


@dataclass(frozen=True, slots=True)
class SpeechPaused(Answer):
    """Nobody has spoken for as long as was asked for, behind speech. Told for each such pause."""

    sample: int
    """Of the take, at which it had lasted long enough."""


@dataclass(frozen=True, slots=True)
class Final(Answer):
    """The engine's whole text; empty when nothing was said."""

    text: str
    at_ns: int
    audio_ms: float
    segments: int
    decode_ms: float
    """Time spent decoding over the whole take, for the real-time factor."""
    behind_ms: float = 0.0
    """How long after key up the engine was still at what had been complete before: it is slower than speech."""
    resumed: bool = False
    """Its engine was asleep or not loaded yet when this dictation began, or had to be restarted for it."""
    engine: str = ""
    """Who decoded it, by name; of several, those behind " + "."""
    language: str = ""
    """ISO 639 code of what was heard; empty where nobody can tell."""
    spoken: tuple[SpokenSegment, ...] = ()
    """What the text is made of, with its times from the begin of the take."""
    heard: str = field(default="", repr=False)
    """The text as the engine had it, where the user's words were corrected; else empty."""
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class TranscriptionFailed(Answer):
    """The engine gave up on this dictation; its audio stays on disk."""

    problem: Problem


# --- from hands-free ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class HandsFreeChanged:
    """What is listened for now."""

    phrase: str
    """The wake word as it is said; empty when nothing is."""


# --- from insertion ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TargetNoted(Answer):
    """What had the focus at key down is known, long before there is a text for it."""

    application: Application | None
    """None: nothing had the focus that could take text."""


@dataclass(frozen=True, slots=True)
class Inserted(Answer):
    """The text stands in the target window."""

    method: str
    first_char_ns: int
    last_char_ns: int
    characters: int
    caret_from_end: int = 0
    """How many characters before its end the caret stands."""


@dataclass(frozen=True, slots=True)
class TargetLost(Answer):
    """The focus had moved since key down: the text is on the clipboard."""

    why: Problem | None = None
    """When it is not just that another window has the focus and nothing was typed."""


@dataclass(frozen=True, slots=True)
class InsertionFailed(Answer):
    """The text could not be delivered."""

    problem: Problem


@dataclass(frozen=True, slots=True)
class InsertionDeferred(Answer):
    """A key of the hotkey is held down, and keys typed now would mix with it: ask again once it is up."""


@dataclass(frozen=True, slots=True)
class OfferRefused:
    """A text that was to be put on the clipboard for the user is not there; it goes on waiting."""

    dictation_id: DictationId
    problem: Problem


@dataclass(frozen=True, slots=True)
class Selected:
    """A text is marked in its window, and nothing else is."""

    dictation_id: DictationId


@dataclass(frozen=True, slots=True)
class TakenBack:
    """A text does not stand in its window any more, and nothing else is gone with it."""

    dictation_id: DictationId


@dataclass(frozen=True, slots=True)
class NotTakenBack:
    """It stands there still, or nobody can tell."""

    dictation_id: DictationId
    why: Problem
    spoilt: bool = False
    """Some of it may be gone: there is no use in trying again."""


@dataclass(frozen=True, slots=True)
class TakeBackDeferred:
    """A key of the hotkey is held down: ask again once it is up, and what is left of the text is taken back."""

    dictation_id: DictationId


# --- from the program itself -------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TakeRecovered:
    """A take that an earlier run left behind has been transcribed."""

    dictation_id: DictationId
    text: str
    audio_ms: float
    heard: str = field(default="", repr=False)
    """As `Final.heard`."""
    engine: str = ""
    language: str = ""
    recorded: bool = True
    """Its recording is on disk; else only the text was kept."""
    shaped: bool = False
    """Its text has been through the steps, or is none of an engine's any more; else it goes through them now."""


@dataclass(frozen=True, slots=True)
class RecoveryFailed:
    """A take on disk got no text this time either; it stays there and can be tried again."""

    dictation_id: DictationId
    audio_ms: float
    problem: Problem


@dataclass(frozen=True, slots=True)
class OfferTaken:
    """The user took (copied) or deleted what waited: a text, or a recording without one. Its audio may go."""

    dictation_id: DictationId


@dataclass(frozen=True, slots=True)
class ProblemNoticed:
    """Any room: something the user should read."""

    problem: Problem
    stands_in_for: str = ""
    """The engine that cannot be used, where it is about that: it stays so until a `Final` of its own."""
    calm: bool = False
    """Nothing went wrong: it is only worth knowing."""


@dataclass(frozen=True, slots=True)
class HotkeyFailed:
    """The hotkey cannot be heard, which lasts until `HotkeyRecovered` or the next `HotkeyFailed`."""

    problem: Problem
    deaf: bool = True
    """False where one can dictate all the same: the key of before is still heard, or commands begin a dictation."""


@dataclass(frozen=True, slots=True)
class HotkeyRecovered:
    """The hotkey is heard again."""


@dataclass(frozen=True, slots=True)
class HotkeyPaused:
    """The hotkeys rest, or are heard again (None)."""

    pause: Pause | None


@dataclass(frozen=True, slots=True)
class SettingsBroken:
    """The settings file as it is cannot be used, and what was in force stays so; None when it can be again."""

    problem: Problem | None


@dataclass(frozen=True, slots=True)
class ThreadDied:
    """A part's thread ended by an exception nobody expected; it was started again."""

    thread: str
    error: str


@dataclass(frozen=True, slots=True)
class SessionAway:
    """The session was locked or the machine goes to sleep: nobody sees a recording that goes on, nobody hears the
    release of a key, and what is typed now meets the locker."""

    handled_ns: int


@dataclass(frozen=True, slots=True)
class SessionBack:
    """The session was unlocked, or the machine woke up."""


@dataclass(frozen=True, slots=True)
class Tick:
    """Time passed: the loop woke up for a deadline."""


@dataclass(frozen=True, slots=True)
class Shutdown:
    """Close the take, keep it on disk, stop."""


GlobalEvent = (
    MicrophoneFailed | MicrophoneRecovered | EngineReady | EngineLost | EngineAsleep | EngineWakes
    | TakeRecovered | RecoveryFailed | OfferTaken | OfferRefused
    | ProblemNoticed | HotkeyFailed | HotkeyRecovered | HandsFreeChanged | SettingsBroken | ThreadDied
    | HotkeyPaused | UndoAsked | InsertLastAsked | TakenBack | Selected | NotTakenBack | TakeBackDeferred
    | TextGiven | SessionAway | SessionBack | Tick | Shutdown
)  # fmt: skip
"""Means the same whatever any dictation is at."""
Event = UserEvent | Answer | GlobalEvent
