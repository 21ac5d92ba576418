"""What waits for the user: texts that were not typed, and recordings that have none.

Nothing here is removed from disk before the user has taken it or said that it may go.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from . import events as e
from . import told
from .history import RowState, WaitingNews
from .own_words import Correction
from .parts import Parts
from .shaping import Shaped
from .snapshot import KeptTake, Notice, OfferedText, TextToShow
from .step_settings import StepsSettings

TEXTS_IN_MEMORY = 20
"""More texts than this would crowd the menu and every snapshot; the older ones stay as recordings."""
GIVEN_TEXTS_IN_MEMORY = 10
"""Of those that another program gave, which have no recording."""
THE_LAST_TEXT, THE_LAST_AS_HEARD = e.DictationId(0), e.DictationId(-1)
"""Stand for the text that was delivered last, when it is to be copied once more, and for what the engine had heard."""
_TOLD_AGAIN_NS = 10_000_000_000
"""The same news of takes that are dealt with one behind the other are told once."""

WaitingEvent = e.TakeRecovered | e.RecoveryFailed | e.OfferTaken | e.OfferRefused


class Waiting:
    """Owned by the controller's thread alone."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self.steps = StepsSettings()
        """Of texts whose profile nobody knows any more: those for all."""
        self.texts: dict[e.DictationId, OfferedText] = {}
        """Oldest first."""
        self.kept: dict[e.DictationId, KeptTake] = {}
        """Recordings without a text, oldest first."""
        self.last_text = ""
        """What was delivered or offered last."""
        self.last_id: e.DictationId | None = None
        """Whose text that is."""
        self.last_heard = ""
        """The same before the user's words were corrected; empty where none was."""
        self.last_corrections: tuple[Correction, ...] = ()
        self._told_ns: dict[str, int] = {}
        """By title, when a notice was last due."""

    def remember(
        self, dictation_id: e.DictationId, text: str, heard: str = "", corrections: tuple[Correction, ...] = ()
    ) -> None:
        """What was delivered or offered last."""
        self.last_id, self.last_text = dictation_id, text
        self.last_heard, self.last_corrections = heard, corrections

    def offer(self, text: OfferedText) -> bool:
        """One more; the oldest one too many goes back to being a recording on disk. False when there is no room for one
        that has no recording: whoever gave it still has it."""
        given = sum(not one.recorded for one in self.texts.values())
        if not text.recorded and given >= GIVEN_TEXTS_IN_MEMORY:
            return False
        self.kept.pop(text.dictation_id, None)
        self.texts[text.dictation_id] = text
        while len(self.texts) > TEXTS_IN_MEMORY:
            oldest = self.texts.pop(next(name for name, one in self.texts.items() if one.recorded))
            self.keep(oldest.dictation_id, oldest.audio_ms)
        return True

    def keep(self, dictation_id: e.DictationId, audio_ms: float) -> None:
        """A recording that got no text."""
        self.kept[dictation_id] = KeptTake(dictation_id, audio_ms)

    def hear(self, event: WaitingEvent, now_ns: int) -> None:
        match event:
            case e.TakeRecovered():
                self._recovered(event, now_ns)
            case e.RecoveryFailed():
                self.keep(event.dictation_id, event.audio_ms)
                why = event.problem.title
                self._became(event.dictation_id, RowState.UNHEARD, audio_ms=event.audio_ms, problem=why)
                self._tell_once(told.kept(event.problem), now_ns)
            case e.OfferTaken():
                if self._drop(event.dictation_id):
                    self._became(event.dictation_id, RowState.TAKEN)
                    self._parts.spool.discard(event.dictation_id)
            case e.OfferRefused():
                self._refused(event)

    def _recovered(self, event: e.TakeRecovered, now_ns: int) -> None:
        shaped = self._shaped(event)
        text = shaped.text
        if not text:
            self._became(event.dictation_id, RowState.EMPTY, audio_ms=event.audio_ms, engine=event.engine)
            self._parts.spool.discard(event.dictation_id)
            if self._drop(event.dictation_id):
                self._parts.bus.publish(told.NOTHING_RECOVERED)
            return
        if not self.offer(OfferedText(event.dictation_id, text, event.audio_ms, recorded=event.recorded)):
            return  # it is in the history, from where it comes again
        heard = self._parts.filter_text(event.heard) if event.heard else shaped.heard
        self._became(
            event.dictation_id, RowState.WAITING, text=text, heard=heard, audio_ms=event.audio_ms,
            engine=event.engine, language=event.language, changes=shaped.changes,
        )  # fmt: skip
        self._tell_once(told.to_copy(told.RECOVERED, event.dictation_id), now_ns)

    def _shaped(self, event: e.TakeRecovered) -> Shaped:
        """In one line: nobody knows what window the user will put it into."""
        if event.shaped:
            return Shaped(self._parts.filter_text(event.text))
        return self._parts.shaping.shape(event.text, event.language, self.steps)

    def _became(self, dictation_id: e.DictationId, state: RowState, **known: Any) -> None:
        """Told before its recording is touched."""
        self._parts.bus.publish(
            WaitingNews(dictation_id, state, partial(self._parts.spool.claim, dictation_id), **known)
        )

    def _tell_once(self, notice: Notice, now_ns: int) -> None:
        told_ns = self._told_ns.get(notice.title)
        self._told_ns[notice.title] = now_ns
        if told_ns is None or now_ns - told_ns > _TOLD_AGAIN_NS:
            self._parts.bus.publish(notice)

    def _refused(self, event: e.OfferRefused) -> None:
        text = self.texts.get(event.dictation_id)
        if event.dictation_id == THE_LAST_TEXT and self.last_text:
            text = OfferedText(THE_LAST_TEXT, self.last_text, 0.0)
        elif event.dictation_id == THE_LAST_AS_HEARD and self.last_heard:
            text = OfferedText(THE_LAST_TEXT, self.last_heard, 0.0)
        if text is None or not self._parts.bus.publish(TextToShow(text)):
            self._parts.bus.publish(told.problem(event.problem))

    def _drop(self, dictation_id: e.DictationId) -> bool:
        """It waits no longer; whether it did."""
        text, kept = self.texts.pop(dictation_id, None), self.kept.pop(dictation_id, None)
        return text is not None or kept is not None
