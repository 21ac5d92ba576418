"""What the controller shows the world: one immutable picture after every change."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from .dictation import Outcome
from .errors import Problem
from .events import ANY_BINDING, BindingId, DictationId
from .notice_actions import NoticeAction
from .own_words import Correction
from .pause import Pause
from .translation import marked


class PublicState(Enum):
    """The five states of the tray, `holdtalk status` and the overlay."""

    LOADING = "loading"
    READY = "ready"
    RECORDING = "recording"
    TRANSCRIBING = "transcribing"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class OfferedText:
    """A text that waits for the user: recovered after a crash, or its window was gone."""

    dictation_id: DictationId
    text: str
    audio_ms: float
    recorded: bool = True
    """There is a recording of it on disk; a text that another program gave has none."""


@dataclass(frozen=True, slots=True)
class KeptTake:
    """A recording on disk that has no text, or none in memory any more; the engine can be asked again."""

    dictation_id: DictationId
    audio_ms: float


@dataclass(frozen=True, slots=True)
class TextToShow:
    """One that the clipboard did not take, for the user to copy from a window."""

    text: OfferedText


class NoticeKind(Enum):
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to tell the user once (a notification). Whoever shows it says `tr` of title and body."""

    kind: NoticeKind
    title: str
    body: str
    action: NoticeAction | None = None
    """What a click on it does; None where there is nothing to do."""
    other: NoticeAction | None = None
    """What a second button does, where there is more to be done."""

    @property
    def is_needed(self) -> bool:
        """Something went wrong, or words of the user are not where they should be."""
        return self.kind is NoticeKind.ERROR or (self.action is not None and self.action.for_words)


LOADING = marked("Loading the speech engine")


@dataclass(frozen=True, slots=True)
class Snapshot:
    state: PublicState = PublicState.LOADING
    dictation_id: DictationId | None = None
    """The dictation being recorded or transcribed."""
    binding: BindingId = ANY_BINDING
    """The hotkey that began it."""
    recording_since_ns: int | None = None
    locked: bool = False
    """Recording goes on without the key held (toggle, or a hybrid tap)."""
    hands_free: str = ""
    """A pause ends it: the mode in the settings' table [hands_free]; empty for one that a key ends."""
    stable_text: str = ""
    unstable_text: str = ""
    language: str = ""
    """In which the dictation shown, or else the next one, is spoken: an ISO 639 code or "auto"; empty where only one
    language is in play."""
    heard_language: str = ""
    """The one that the engine heard in the dictation shown, else in the last one; empty where nobody can tell."""
    status: str = LOADING
    """One line for menu and tooltip, in English; whoever shows it says `tr` of it."""
    wake_phrase: str = ""
    """What the microphone is listened to for; empty while nothing is."""
    paused: Pause | None = None
    """The hotkeys rest: they are the windows' keys, and no wake word is listened for."""
    problem: Problem | None = None
    """Why the state is ERROR; in other states, what is wrong although one can dictate."""
    sent_to: str = ""
    """The server that hears what is said, as users know it; of hotkeys at rest, that of the first which has one. Empty
    where no sound leaves this program."""
    engine: str = ""
    asleep: bool = False
    """The engine is not loaded, as the settings have it; the next dictation loads it."""
    loading: bool = False
    """The engine is not there yet: what is said meanwhile gets its text then."""
    worker_pid: int | None = None
    offered: tuple[OfferedText, ...] = ()
    kept: tuple[KeptTake, ...] = ()
    dictations: int = 0
    """Dictations delivered since the start."""
    last_text: str = ""
    """The text delivered last; local to this user, never logged or exported."""
    last_heard: str = ""
    """The same as the engine had it, where the user's words were corrected; else empty."""
    last_corrections: tuple[Correction, ...] = ()
    last_outcome: Outcome | None = None
    """How the last dictation ended, for the overlay's parting word ("Nothing heard", "Cancelled")."""
    last_outcome_id: DictationId | None = None
    """Whose outcome that is: a new id is a new outcome."""
