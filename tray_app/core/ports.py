"""What the controller needs of the world, as narrow protocols.

Every method here returns at once (well under a millisecond): what takes longer happens on the
part's own thread, which answers by posting an event. Each port has a fake in `tests/fakes_*.py`;
microphone, hotkeys, insertion and spool have a contract test that runs on both the fake and the
real part.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from .events import DictationId, Event
from .layout import Layout
from .settings import InsertionSettings
from .wishes import Wishes

SAMPLE_RATE_HZ = 16_000
"""Rate of every take, mono, 16-bit."""

Pcm: TypeAlias = NDArray[np.int16]
"""Mono samples, shape (n,), at SAMPLE_RATE_HZ."""

Post: TypeAlias = Callable[[Event], None]
"""Puts an event into the controller's inbox; callable from any thread, never blocks."""


class TakeSink(Protocol):
    """Hears the audio of takes, in order, on the microphone's pump thread. Must not block."""

    def begin(self, dictation_id: DictationId) -> None: ...

    def append(self, dictation_id: DictationId, samples: Pcm) -> None: ...

    def end(self, dictation_id: DictationId) -> None:
        """The take is complete."""

    def abandon(self, dictation_id: DictationId) -> None:
        """The take was thrown away; forget it and its audio."""


class Microphone(Protocol):
    """Answers with TakeStarted, TakeClosed (always: at once after the post-roll, and within
    post-roll + 3.5 s from a device that is late or hangs) and MicrophoneFailed."""

    def start_take(self, dictation_id: DictationId, key_down_ns: int, from_ns: int | None = None) -> None:
        """`from_ns`: no sound from before then is in it; None: it begins with the pre-roll before key down."""

    def stop_take(self, dictation_id: DictationId, key_up_ns: int) -> None:
        """Take everything up to key up plus the post-roll, then close."""

    def abandon_take(self, dictation_id: DictationId) -> None:
        """No TakeClosed follows; the sinks get `abandon`."""

    def level_dbfs(self) -> float:
        """Level of the last block, -90 (silence) to 0; read by the overlay at its own rate."""

    def close(self) -> None: ...


Listener: TypeAlias = Callable[[Pcm, int], None]
"""(samples, first_sample_ns): hears the microphone in order, on a thread of its own. It may be slow: what it has no
time for is left out, which the times show."""


class Listenable(Protocol):
    """The microphone of those who listen without a take: a level meter, a wake word, a microphone test."""

    def listen(self, listener: Listener, name: str) -> Callable[[], None]:
        """Open the microphone and keep it open, take or not, until what is returned is called (any thread, and again
        is harmless). `name` stands in the log. Nothing of it touches the disk."""


class Speech(Protocol):
    """The link to the engine. Answers with EngineReady, EngineLost, Partial, SpeechBegan, SpeechPaused, Final or
    TranscriptionFailed: exactly one of the last two for every take that was ended."""

    def choose(self, dictation_id: DictationId, wishes: Wishes) -> None:
        """How a take is to be heard that has not begun; no call at all means what the settings say.

        With `pause_ms` among them SpeechBegan is told, and SpeechPaused for each silence that lasts as long.
        """

    def choose_again(self, dictation_id: DictationId, wishes: Wishes) -> None:
        """As `choose`, of a take that has begun a moment ago: what was heard of it is heard again. One of which some is
        understood already, or whose first second is over, goes on as it was chosen."""

    def add_context(self, dictation_id: DictationId, context: str) -> None:
        """The end of what was said before in the same place, which is known a moment after the take began."""

    def release_hint(self, dictation_id: DictationId) -> None:
        """Key up: only the post-roll is still to come, so decode the tail now."""

    def forget(self, dictation_id: DictationId) -> None:
        """The dictation is no longer wanted; no answer is needed."""


@dataclass(frozen=True, slots=True)
class StoredTake:
    """A take that lies on disk."""

    dictation_id: DictationId
    samples: int

    @property
    def audio_ms(self) -> float:
        return self.samples * 1000 / SAMPLE_RATE_HZ


class TakeAudio(Protocol):
    """The sound of a take that somebody claimed: it stays until he releases it, or drops this object. Any thread."""

    def read(self) -> Iterator[Pcm]:
        """Its blocks. Blocks for the disk; raises StorageFault where it is gone, and after `release`."""

    def keep(self, path: Path) -> None:
        """Put it there as a WAV file of its owner's alone, and release it. Blocks for the disk; raises StorageFault,
        and then it is still claimed."""

    def release(self) -> None:
        """It is removed, if nobody else claims it and its text was delivered. Again is harmless."""


class Spool(Protocol):
    """Takes on disk. Also a TakeSink; kept apart here because the controller only deletes."""

    def note(self, dictation_id: DictationId, wishes: Wishes) -> None:
        """How a take is to be heard, for whoever hears it after a crash. Returns at once."""

    def wishes(self, dictation_id: DictationId) -> Wishes | None:
        """Those that were noted; None where there are none. Blocks for a small file."""

    def discard(self, dictation_id: DictationId) -> None:
        """The text was delivered (or the user said so): remove the audio, at once or when the last claim is released.
        From now on it is not offered again, also after a crash."""

    def claim(self, dictation_id: DictationId) -> TakeAudio:
        """Hold it back from a `discard` that comes later. Returns at once."""

    def left_behind(self) -> list[StoredTake]:
        """Takes of earlier runs, oldest first."""

    def read(self, dictation_id: DictationId) -> Iterator[Pcm]:
        """Blocks of the take as far as it is on disk. Raises StorageFault if it is not there."""


@dataclass(frozen=True, slots=True)
class InsertionRequest:
    """One text on its way to one window."""

    dictation_id: DictationId
    text: str
    continued: str | None = None
    """What goes in instead when the target is the window that got the last dictation; None: the text as it is."""
    settings: InsertionSettings = field(default_factory=InsertionSettings)
    """How, as the profile of the dictation has it."""
    layout: Layout = Layout.NONE
    """What of a text's line breaks and tabs may reach the window; of more it has a blank in their place."""
    caret_from_end: int = 0
    """How many characters before its end the caret is to stand, where that can be had."""

    def form(self, *, same_window: bool) -> str:
        """What goes in; `same_window`: the target got the last dictation, or nobody can know that it did not."""
        return self.continued if same_window and self.continued is not None else self.text


class Insertion(Protocol):
    """Answers with Inserted, TargetLost, InsertionFailed or InsertionDeferred."""

    def note_target(self, dictation_id: DictationId, settings: InsertionSettings) -> None:
        """Remember which window has the focus now (key down), for a text that goes in as `settings` say. TargetNoted
        follows where windows tell what they are."""

    def insert(self, request: InsertionRequest) -> None: ...

    def forget(self, dictation_id: DictationId) -> None:
        """The noted target is no longer needed."""

    def take_back(self, dictation_id: DictationId) -> None:
        """Remove the text of this one from its window again, all of it and nothing else. The caller knows that nobody
        has pressed a key or a mouse button there since.

        Answered by TakenBack, NotTakenBack, or TakeBackDeferred while a key of the hotkey is held.
        """

    def select(self, dictation_id: DictationId) -> None:
        """Mark that text in its window, all of it and nothing else. Answered by Selected, else as `take_back` is."""

    def close(self) -> None: ...


class Tone(Enum):
    START = "start"
    STOP = "stop"
    CANCEL = "cancel"
    ERROR = "error"


class Tones(Protocol):
    def play(self, tone: Tone) -> None: ...


class Player(Protocol):
    """Plays what a voice says, through the same output as the tones."""

    def play(self, pieces: Iterable[Pcm], rate_hz: int, silenced: threading.Event) -> int:
        """Blocks until the last piece was heard, or `silenced` is set: then what was not heard yet is dropped, as soon
        as the piece being handed over is. Gives when it fell silent (monotonic ns).

        Raises EnvironmentFault when nothing can be played; may hang with the sound system.
        """
        ...


class Heartbeat(Protocol):
    """Told when the controller's loop is at work, so that a stall is measured and its place found."""

    def begin(self, due_ns: int) -> None:
        """An event is being handled since then."""

    def end(self) -> object:
        """It was handled."""


class Hotkeys(Protocol):
    """Posts KeyDown, KeyUp, Cancel and ShortcutUsed."""

    def recording(self, active: bool) -> None:
        """While True the cancel key is ours; otherwise it goes to the window as always."""

    def other_key_since(self, since_ns: int) -> bool:
        """Whether any key but ours was pressed since then. Which one is never kept."""

    def presses_since(self, since_ns: int, *, there: bool = False) -> Sequence[int] | None:
        """When keys but ours, other than modifiers, and mouse buttons went down since then (monotonic ns). Of very many
        the newest, and `since_ns` itself for the others. None where not all of them are heard.

        `there`: only those that may have reached the window that was in front then; all, where nobody tells which was.
        """
