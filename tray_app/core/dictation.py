"""One dictation from key down to the last character: its stamps, and the figures made of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto

from .applications import Application
from .bindings import Binding
from .commands import Command
from .events import DictationId, Origin, TranscriptionFailed
from .events import Final as FinalText
from .layout import Layout
from .ports import SAMPLE_RATE_HZ, TakeAudio
from .settings import HandsFreeSettings
from .shaping import Change, Shaped
from .wishes import NO_WISHES, Wishes

HANDS_FREE = "hands-free"
"""In place of its hotkey's mode, where a wake word began it."""


class State(Enum):
    """The life of a dictation: RECORDING while the key is held (or locked on), CLOSING while the post-roll is recorded,
    TRANSCRIBING until the engine's final text is there, QUEUED while an earlier one is on its way to its window or a
    key of the hotkey is held, INSERTING until the last character is delivered; then, or wherever else it ends, ENDED.

    IDLE is the absence of a dictation being recorded: a new key press is heard then even while earlier dictations are
    still transcribing, so nobody waits to speak.
    """

    IDLE = auto()
    RECORDING = auto()
    CLOSING = auto()
    TRANSCRIBING = auto()
    QUEUED = auto()
    INSERTING = auto()
    ENDED = auto()


class Start(Enum):
    """What the dictation had to wait for; the three are never averaged together."""

    WARM = "warm"
    COLD = "cold"
    """The microphone was closed at key down."""
    RESUMED = "resumed"
    """Its engine was asleep or not loaded yet when it began, or was restarted during it."""


class Outcome(Enum):
    INSERTED = "inserted"
    OFFERED = "offered"
    """The focus had moved: clipboard and notification."""
    EMPTY = "empty"
    """Nothing was said."""
    CANCELLED = "cancelled"
    TOO_SHORT = "too short"
    FAILED = "failed"
    COMMAND = "command"
    """It was none: it said what is to be done with the text before."""


class Untyped(Enum):
    """Why a text is not typed although its window may be there."""

    OTHER_KEYS = "other keys"
    """Keys were pressed along with the hotkey: it may have been a shortcut."""
    AWAY = "away"
    """The session was locked or asleep when it was spoken or when its text came."""


@dataclass(slots=True)
class Stamps:
    """Monotonic nanoseconds; None until it happened."""

    word_end_ns: int | None = None
    """Where the wake word ended that began it."""
    key_down_event_ns: int | None = None
    key_down_handled_ns: int | None = None
    first_sample_ns: int | None = None
    key_up_event_ns: int | None = None
    key_up_handled_ns: int | None = None
    last_sample_handed_ns: int | None = None
    final_ns: int | None = None
    filtered_ns: int | None = None
    first_char_ns: int | None = None
    last_char_ns: int | None = None


@dataclass(frozen=True, slots=True)
class DictationRecord:
    """What is left of a finished dictation for figures: no text, no audio, no window."""

    dictation_id: DictationId
    outcome: Outcome
    start: Start
    engine: str
    method: str
    """How the text was inserted: typed, pasted, or empty."""
    characters: int
    samples: int
    samples_key_held: int
    overflows: int
    segments: int
    decode_ms: float
    first_partial_ns: int | None
    partials: int
    stamps: Stamps = field(default_factory=Stamps)
    device: str = ""
    """The microphone, by the name people know it by."""
    mode: str = ""
    """What the presses of its hotkey mean: hold, toggle, hybrid; or hands-free."""
    timed_out: bool = False
    """It failed because a stage took too long and was given up."""
    behind_ms: float = 0.0
    """How long after key up the engine was still at speech that had been complete before."""
    corrections: int = 0
    """Places of its text that the user's word list changed."""
    context_characters: int | None = None
    """Of the text before, given to the engine; None where it goes by none."""
    context_was_cut: bool = False
    language: str = ""
    """ISO 639 code of what was heard; empty where nobody can tell."""
    steps_ns: Mapping[str, int] = field(default_factory=dict)
    """What each step took that its text went through, by name."""
    text_changes: int | None = None
    """Places of its text that the steps changed; None where it had none to go through."""


@dataclass(frozen=True, slots=True)
class DictationEnded:
    """All that is left of a dictation, for whoever has a use for it. Its text never reaches a log or a figure."""

    record: DictationRecord
    text: str = field(repr=False)
    """As it went to its window, or waits for the user; empty where there is none."""
    application: Application | None
    """What had the focus at key down; None where nothing could take text, or nobody can tell."""
    claim_audio: Callable[[], TakeAudio] = field(repr=False, compare=False)
    """Gives its sound; only while this is being told, for then it is removed, if its text was delivered."""
    heard: str = field(default="", repr=False)
    """The text as the engine had it, where the user's words or a step changed it; else empty."""
    why: str = ""
    """Why it has no text, or did not go to its window, as the user was told."""
    wishes: Wishes = NO_WISHES
    """How it was to be heard: by its profile, and the settings at its key down."""
    changes: tuple[Change, ...] = field(default=(), repr=False)
    """What the steps changed, by its places in `text`."""


@dataclass(frozen=True, slots=True)
class GivenTextEnded:
    """A text that another program gave is where it went; figures of dictations know nothing of it."""

    dictation_id: DictationId
    outcome: Outcome
    method: str
    characters: int


@dataclass(slots=True)
class Dictation:
    """A dictation on its way, owned by the controller's thread alone."""

    dictation_id: DictationId
    origin: Origin
    binding: Binding
    """The hotkey that began it, and its profile, as they were set at key down."""
    stamps: Stamps
    started_ns: int
    spoken: bool = True
    """False for a text that another program gave: it only has to be delivered."""
    again: bool = False
    """The last text once more, as the user wants it; `spoken` is False too."""
    set_apart: bool = False
    """The user chose a text of another time: it stands behind what was written last with the space between them."""
    goes_on: bool = False
    """It stands for a spoken one, with its words otherwise, and goes behind what was written before as that did."""
    text_of: DictationId | None = None
    """The dictation that was undone and whose text this is; None: of none but itself."""
    state: State = State.RECORDING
    since_ns: int = 0
    """When it came into this state; of no meaning while it is being recorded."""
    hands_free: HandsFreeSettings | None = None
    """How it ends, where a wake word began it or the sentence before it."""
    ends_with: str = ""
    """The wake word, where it ended this: it is in its sound, and is not for its window."""
    silent_by_ns: int | None = None
    """When nothing was said at all; None once somebody spoke, and where a key says when it ends."""
    locked: bool = False
    """Recording goes on without the key held."""
    shortcut_ns: int | None = None
    """When another key was pressed right behind the hotkey."""
    untyped: Untyped | None = None
    """Why its text will be offered and not typed; None where it is to be typed."""
    cold: bool = False
    samples: int = 0
    samples_key_held: int = 0
    overflows: int = 0
    stable_text: str = ""
    unstable_text: str = ""
    language_heard: str = ""
    """ISO 639 code, as far as the engine has told."""
    partials: int = 0
    first_partial_ns: int | None = None
    application: Application | None = None
    context_characters: int | None = None
    """Of the text before, given to the engine; None where it goes by none."""
    context_was_cut: bool = False
    early: FinalText | TranscriptionFailed | None = None
    """An answer that came while the take was still being recorded."""
    final: FinalText | None = None
    text: str = ""
    """As it goes to the window."""
    heard: str = ""
    """As the engine had it, where the user's words were corrected or a step changed it; else empty."""
    shaped: Shaped | None = None
    """What the steps made of the engine's text; None where there is none."""
    layout: Layout = Layout.NONE
    """What may stand in `text` of it."""
    command: Command | None = None
    """What it says instead of a text."""
    ask_again_ns: int | None = None
    """When a text that could not be typed because a key was held is handed over again."""
    deferrals: int = 0
    timed_out: bool = False
    """A stage of it was given up."""

    def enter(self, state: State, now_ns: int) -> None:
        self.state, self.since_ns, self.ask_again_ns = state, now_ns, None

    @property
    def audio_ms(self) -> float:
        """Length of the take; while it is not closed, of the time the key was held."""
        if self.samples:
            return self.samples * 1000 / SAMPLE_RATE_HZ
        down_ns, up_ns = self.stamps.key_down_event_ns, self.stamps.key_up_event_ns
        return 0.0 if down_ns is None or up_ns is None else max(0, up_ns - down_ns) / 1e6

    def record(self, outcome: Outcome, engine: str, method: str = "", characters: int = 0) -> DictationRecord:
        """What the figures need of this dictation."""
        resumed = self.final is not None and self.final.resumed
        start = Start.RESUMED if resumed else Start.COLD if self.cold else Start.WARM
        return DictationRecord(
            dictation_id=self.dictation_id,
            outcome=outcome,
            start=start,
            engine=(self.final.engine if self.final else "") or engine,
            method=method,
            characters=characters,
            samples=self.samples,
            samples_key_held=self.samples_key_held,
            overflows=self.overflows,
            segments=self.final.segments if self.final else 0,
            decode_ms=self.final.decode_ms if self.final else 0.0,
            first_partial_ns=self.first_partial_ns,
            partials=self.partials,
            stamps=self.stamps,
            mode=HANDS_FREE if self.hands_free else self.binding.mode,
            timed_out=self.timed_out,
            behind_ms=self.final.behind_ms if self.final else 0.0,
            context_characters=self.context_characters,
            context_was_cut=self.context_was_cut,
            corrections=len(self.final.corrections) if self.final else 0,
            language=self.final.language if self.final else "",
            steps_ns=self.shaped.took_ns if self.shaped else {},
            text_changes=len(self.shaped.changes) if self.shaped and self.shaped.took_ns else None,
        )
