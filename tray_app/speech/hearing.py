"""One take as the worker hears it: what is closed, what is open, what has been decoded. Pure.

Every decode is of one piece of audio: a closed segment, or the open one as far as it has been
spoken. The decode of an open segment is a draft. It shows the user what is being understood, it
makes the next decode of the same segment fast, and when no speech has come since, it is the result.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import islice

import numpy as np

from tray_app.core.engines import EngineDescriptor
from tray_app.core.events import DictationId
from tray_app.core.ports import SAMPLE_RATE_HZ, Pcm
from tray_app.core.wishes import NO_WISHES, Wishes

from .backlog import Backlog
from .cost import DecodeCost
from .drafts import Drafts, covers
from .engine import Decoded, Hints, Samples
from .gain import Gain, at_speaking_level
from .pauses import Pauses
from .segmenter import Segment, Segmenter, SegmentRule
from .vad import FRAME_SAMPLES

PARTIAL_EVERY_SAMPLES = SAMPLE_RATE_HZ
DRAFT_EVERY_SAMPLES = SAMPLE_RATE_HZ * 2
"""Without partial text drafts are still made, less often: they keep the last decode short."""

_LOAD_SHARE = 12
"""Drafts wait at least this many times as long as one takes: a twelfth of the time at most."""
PAUSE_DRAFT_S = 1.0
"""A draft that takes longer is not made in each pause: what is complete by then would wait for it."""

SILENCE_SAMPLES = SAMPLE_RATE_HZ * 3 // 4
_SILENCE: Samples = np.zeros(SILENCE_SAMPLES, np.float32)
"""Heard behind a piece that is over, without waiting for it: else most sentences end in a comma."""


def _as_float(pcm: Pcm) -> Samples:
    return pcm.astype(np.float32) / np.float32(32_768)


@dataclass(frozen=True, slots=True)
class Piece:
    """Audio to decode, and what is known of it already."""

    segment: Segment
    samples: Samples
    draft: tuple[int, ...]
    over: bool
    """Nothing was being said at its end, so silence is heard behind it. A draft of another is no answer."""
    is_draft: bool = False
    """Its segment is still open."""


class Hearing:
    """Takes audio in, offers pieces to decode, collects their text."""

    def __init__(
        self,
        dictation_id: DictationId,
        probability: Callable[[Samples], float],
        engine: EngineDescriptor,
        segmenter: Segmenter,
        *,
        wishes: Wishes = NO_WISHES,
        partials: bool = True,
        background: bool = False,
        pauses: Pauses | None = None,
        cost: DecodeCost | None = None,
    ) -> None:
        """`pauses` is told of every frame. `cost` is what the engine's decodes took so far, in other takes too."""
        self.dictation_id = dictation_id
        self._wishes = wishes
        self.partials = partials
        self.background = background
        self.cost = cost or DecodeCost()
        self._use(engine)
        self.pauses = pauses
        self.ended = False
        self.decode_ms = 0.0
        self.samples_received = 0
        self.told_sample = 0
        """Up to which it has been told that this is settled."""
        self._probability = probability
        self._gain = Gain()
        self._segmenter = segmenter
        self._rest: Pcm = np.empty(0, np.int16)
        self._frames: deque[Pcm] = deque()
        self._first_frame = 0
        self._closed: deque[Piece] = deque()
        self._drafts = Drafts()
        self.texts: list[str] = []
        self.text_languages: list[str] = []
        """Of each of `texts`, as far as anybody can tell."""
        self.released = False
        """The key is up and its tail has not been looked at yet."""
        self._released_at: int | None = None
        """Frame at which the key came up."""
        self._drafted_at = 0
        self.backlog = Backlog()
        self.waited_for_load = False
        """An engine of it was not loaded when it was to begin."""

    @property
    def complete(self) -> bool:
        return self.ended and not self._closed

    @property
    def settled_sample(self) -> int:
        """Everything before it has been decoded or was silence."""
        return self._closed[0].segment.start * FRAME_SAMPLES if self._closed else self.samples_received

    def append(self, samples: Pcm) -> None:
        """More audio; any length."""
        self.samples_received += len(samples)
        pending = np.concatenate((self._rest, samples))
        whole = len(pending) // FRAME_SAMPLES * FRAME_SAMPLES
        for at in range(0, whole, FRAME_SAMPLES):
            self._hear(pending[at : at + FRAME_SAMPLES])
        self._rest = pending[whole:].copy()

    @property
    def waiting(self) -> int:
        """Pieces that are complete and not decoded."""
        return len(self._closed)

    def cut_by(self, rule: SegmentRule) -> None:
        """From now on."""
        self._segmenter.use(rule)

    def release(self) -> None:
        """The key is up: what is open now is probably the end."""
        self.released = True
        self._released_at = self._segmenter.now
        self._split()

    def end(self) -> None:
        """No more audio comes."""
        if self.ended:
            return
        if len(self._rest):
            short = FRAME_SAMPLES - len(self._rest)
            self._hear(np.pad(self._rest, (0, short)))
        if self._released_at is None:
            self._split()
        self.ended = True
        self.released = False
        last = self._segmenter.finish()
        if last is not None:
            self._close(last)

    def take_draft(self) -> tuple[str, Segment] | None:
        """As `closed`, where the oldest closed segment needs no decode: its draft covers it."""
        draft = self._drafts.covering(self._closed[0].segment, self._released_at) if self._closed else None
        return None if draft is None else self.closed(draft.decoded, 0.0)

    def next_piece(self, *, drafts: bool = True) -> Piece | None:
        """What is to be decoded: the oldest closed segment for good, else, if there may be `drafts`, the open one, when
        a look at it is due: after release, in a pause, or now and then."""
        if self._closed:
            piece = self._closed[0]
            return replace(piece, draft=self._drafts.tokens(piece.segment))
        if self.ended or not drafts or not self.engine.drafts:
            return None
        segment = self._segmenter.open_segment()
        if segment is None or self._drafts.covering(segment, self._released_at) is not None:
            self.released = False
            return None
        if not self._look_is_due(segment):
            return None
        self.released = False
        self._drafted_at = self.samples_received
        over = segment.end > segment.speech_end or self._released_at is not None
        return Piece(segment, self._audio(segment, over=over), self._drafts.tokens(segment), over, is_draft=True)

    def hand_over(self, engine: EngineDescriptor, cost: DecodeCost) -> None:
        """From the oldest closed segment on `engine` decodes; the drafts of the other are of no use to it."""
        self.cost = cost
        self._use(engine)
        self._drafts.forget()

    def _use(self, engine: EngineDescriptor) -> None:
        wished, spoken = self._wishes, engine.languages
        self.engine = engine
        self._cost = 0.0 if engine.interruptible else self.cost.per_second
        """Time decoding took per time of audio, in the last draft. Before there is one: nothing, where it can be given
        up, else what decodes took."""
        among = tuple(language for language in wished.languages if language in spoken)
        language = wished.language if wished.language in spoken else None
        if language is None and among and (len(among) == 1 or not engine.finds_language):
            language = among[0]
        self.hints = Hints(
            language=language,
            languages=among,
            words=wished.words,
            context=wished.context,
            waited_for=not self.background,
        )
        """Given to the engine."""
        self.language_heard = self.hints.language or (spoken[0] if len(spoken) == 1 else "")

    def add_context(self, context: str) -> None:
        """What was said before; from the next decode on."""
        self._wishes = replace(self._wishes, context=context)
        self.hints = replace(self.hints, context=context)

    def would_answer(self, piece: Piece) -> bool:
        """Whether the decode of `piece` is still worth having now that the key is up."""
        segment = self._closed[0].segment if self._closed else self._segmenter.open_segment()
        return piece.over and segment is not None and covers(piece.segment, segment, self._released_at)

    def drafted(self, piece: Piece, decoded: Decoded, took_ms: float) -> None:
        self.decode_ms += took_ms
        if piece.over:
            self._drafts.add_of_pause(piece.segment, decoded)
        else:
            self._drafts.add_start(piece.segment.start, decoded.tokens)
        self._cost = took_ms * SAMPLE_RATE_HZ / 1000 / len(piece.samples)

    def abandoned(self, piece: Piece, tokens: tuple[int, ...]) -> None:
        """The decode of an open `piece` was given up after `tokens`, which may still be a good start."""
        if len(tokens) > len(piece.draft):
            self._drafts.add_start(piece.segment.start, tokens)

    def closed(self, decoded: Decoded, took_ms: float) -> tuple[str, Segment]:
        """The oldest closed segment has been decoded; its text and the segment."""
        self.decode_ms += took_ms
        segment = self._closed.popleft().segment
        self._drafts.forget_up_to(segment.speech_end)
        self.language_heard = decoded.language or self.language_heard
        if decoded.text:
            self.texts.append(decoded.text)
            self.text_languages.append(self.language_heard)
        return decoded.text, segment

    def _hear(self, frame: Pcm) -> None:
        self._frames.append(frame)
        samples = _as_float(frame)
        loudness = float(np.sqrt(np.mean(np.square(samples))))
        segment = self._segmenter.push(self._probability(self._gain.raised(samples)), loudness)
        if self.pauses is not None:
            self.pauses.look(self._segmenter, segment)
        if segment is not None:
            self._close(segment)
        while self._first_frame < self._segmenter.needed_from and self._frames:
            self._frames.popleft()
            self._first_frame += 1

    def _close(self, segment: Segment) -> None:
        cut_in_mid_speech = segment.end == segment.speech_end and not self.ended
        self._closed.append(Piece(segment, self._audio(segment, over=not cut_in_mid_speech), (), over=True))

    def _split(self) -> None:
        """Leave less to decode at the end: what was decoded up to a pause is not decoded again."""
        segment = self._segmenter.open_segment()
        if segment is None or self._closed or self._drafts.covering(segment, self._released_at) is not None:
            return
        for first in self._segmenter.first_parts():
            known = self._drafts.of_pause(first)
            if known is not None:
                said_after = self._drafts.tokens(segment)[len(known.decoded.tokens) :]
                self._close(first)
                self._segmenter.split(first)
                self._drafts.add_start(self._segmenter.needed_from, said_after)
                return

    def _audio(self, segment: Segment, *, over: bool) -> Samples:
        first = segment.start - self._first_frame
        wanted = islice(self._frames, first, segment.end - self._first_frame)
        spoken = at_speaking_level(_as_float(np.concatenate([*wanted])))
        return np.concatenate((spoken, _SILENCE)) if over else spoken

    def _look_is_due(self, segment: Segment) -> bool:
        pausing = self._segmenter.pausing
        if self.engine.interruptible:
            in_pause = pausing and self._draft_takes_s(segment) <= PAUSE_DRAFT_S
            return self.released or in_pause or self._draft_due(segment)
        # It cannot be given up for the answer: only where it is likely to be the answer, and seldom.
        return pausing and self._draft_due(segment)

    def _draft_takes_s(self, segment: Segment) -> float:
        return self._cost * (segment.end - segment.start) * FRAME_SAMPLES / SAMPLE_RATE_HZ

    def _draft_due(self, segment: Segment) -> bool:
        every = PARTIAL_EVERY_SAMPLES if self.partials else DRAFT_EVERY_SAMPLES
        busy = self._draft_takes_s(segment) * SAMPLE_RATE_HZ
        # Counted from its begin at the earliest: of a third of a second the engine makes "It, it, it".
        since = max(self._drafted_at, segment.start * FRAME_SAMPLES)
        return self.samples_received - since >= max(every, busy * _LOAD_SHARE)
