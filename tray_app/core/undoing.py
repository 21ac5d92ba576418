"""Takes back what was written last, where it can be shown that nothing else goes with it.

What the controller knows is here: that nobody pressed a key or a mouse button since, other than to ask for this, and
that no other text came behind. What stands in the window is the insertion's to find out (`Insertion.take_back`).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from . import events as e
from .deadlines import ASK_AGAIN_NS
from .dictation import Dictation
from .errors import Problem
from .joining import Delivered
from .parts import Parts
from .snapshot import Notice, NoticeKind
from .translation import marked, tr
from .underway import Underway

TEXTS_AT_MOST = 20
"""That can be taken back, one after the other."""
ASKED_AT_MOST = 8
"""Undos that may wait for the one before them."""
OPENING_NS = 3_000_000_000
"""Between the click that opens our menu or window and its being there, on a busy machine."""
PATIENCE_NS, CHARACTER_NS = 15_000_000_000, 50_000_000
"""An insertion that has not answered by then, with more for each character, does not any more."""

NOTHING = Problem(marked("There is nothing to undo."), marked("Only what was written last can be taken back."))
ON_ITS_WAY = Problem(marked("A text is still on its way."), marked("Undo it once it stands in its window."))
TOUCHED = Problem(
    marked("Nothing was undone: a key or the mouse was used since."),
    marked("So nobody can tell what stands before the caret now. Select the text and delete it by hand."),
)
NO_ANSWER = Problem(
    marked("The window did not answer, so the text may not be undone."), marked("Look at what stands there.")
)


Then = Callable[[e.DictationId | None], None]
"""Called once a text is gone, with the dictation whose text it was: another form of it comes into its place. None: it
stands there still."""


@dataclass(frozen=True, slots=True)
class TextUndone:
    """News on the bus: this text does not stand in its window any more. It may be of no dictation."""

    dictation_id: e.DictationId


@dataclass(frozen=True, slots=True)
class TextStandsAgain:
    """News on the bus: the text of this dictation, which was undone, stands in a window once more."""

    dictation_id: e.DictationId


@dataclass(frozen=True, slots=True)
class UndoEnded:
    """News on the bus: what came of the undo that was asked for at that time."""

    asked_ns: int
    problem: Problem | None
    """Why nothing was taken back; None: it was."""


@dataclass(frozen=True, slots=True)
class _Written:
    """A text that stands in a window."""

    dictation_id: e.DictationId
    text_of: e.DictationId
    """The dictation that is told of it: another one, where that was undone and this is its text."""
    text: str
    is_recent: bool
    """It stands among the recent texts, which engines may go by."""
    since_ns: int
    """When its first character was there: whatever was pressed from then on may have moved or changed it."""
    before: Delivered
    """What the next text was to be joined to, before this one came."""


@dataclass(slots=True)
class _AtWork:
    asked: e.UndoAsked
    written: _Written
    give_up_ns: int
    ask_again_ns: int | None = None
    """When it is handed over again; a key was held."""
    then: Then | None = None
    selects: bool = False
    """It is to be marked, not removed."""


class Undoing:
    """Owned by the controller's thread alone."""

    def __init__(self, parts: Parts, clock: Callable[[], int], underway: Underway, ended: Callable[[], None]) -> None:
        """`ended`: other texts may go on."""
        self._parts = parts
        self._clock = clock
        self._underway = underway
        self._ended = ended
        self.last = Delivered()
        """What the next text is joined to."""
        self._written: deque[_Written] = deque(maxlen=TEXTS_AT_MOST)
        self._waiting: deque[e.UndoAsked] = deque()
        self._at_work: _AtWork | None = None
        self._undone: deque[e.DictationId] = deque(maxlen=TEXTS_AT_MOST)
        """Whose texts stand nowhere."""
        self._for_us: deque[tuple[int, int]] = deque(maxlen=TEXTS_AT_MOST)
        """From when until when keys and clicks were for our own menu or window."""

    @property
    def is_at_work(self) -> bool:
        """No text may be written meanwhile."""
        return self._at_work is not None

    @property
    def due_ns(self) -> int | None:
        """When `tick` has something to do."""
        work = self._at_work
        if work is None:
            return None
        if work.ask_again_ns is None or self._underway.key_is_held:
            return work.give_up_ns
        return min(work.give_up_ns, work.ask_again_ns)

    # --- what was written ----------------------------------------------------------------

    def note(self, dictation: Dictation, event: e.Inserted, now_ns: int) -> None:
        since_ns = min(event.first_char_ns, now_ns)
        own_id, text_of = dictation.dictation_id, dictation.text_of or dictation.dictation_id
        self._written.append(_Written(own_id, text_of, dictation.text, dictation.spoken, since_ns, self.last))
        before_caret = dictation.text[: len(dictation.text) - event.caret_from_end]
        self.last = Delivered(before_caret, now_ns)
        if dictation.text_of is not None:
            with suppress(ValueError):  # undone in an earlier run
                self._undone.remove(text_of)
            self._parts.bus.publish(TextStandsAgain(text_of))

    def was_undone(self, dictation_id: e.DictationId | None) -> bool:
        """And stands nowhere since."""
        return dictation_id in self._undone

    def forget(self) -> None:
        """Nobody knows any more what stands behind these texts: one was broken off, or the session was locked."""
        self._written.clear()

    # --- asking --------------------------------------------------------------------------

    def ask(self, event: e.UndoAsked, now_ns: int) -> None:
        self.note_what_is_ours(event.in_front_since_ns, event.asked_ns)
        if self._at_work is not None and len(self._waiting) < ASKED_AT_MOST:
            self._waiting.append(event)
            return
        if self._at_work is not None or self._underway.newest() is not None:
            self._tell(event, ON_ITS_WAY)
        else:
            self.take_newest_back(event, now_ns)

    @property
    def newest(self) -> str:
        """The text that would be taken back; empty where there is none."""
        return self._written[-1].text if self._written else ""

    def take_newest_back(
        self, event: e.UndoAsked, now_ns: int, then: Then | None = None, *, selects: bool = False
    ) -> None:
        """In its turn: none that was spoken before is on its way any more. `then` is called in any case. `selects`: it
        is marked instead."""
        why = self._why_not()
        if why is not None:
            self._tell(event, why)
            if then is not None:
                then(None)
            return
        newest = self._written[-1]
        give_up_ns = now_ns + PATIENCE_NS + CHARACTER_NS * len(newest.text)
        self._at_work = _AtWork(event, newest, give_up_ns, then=then, selects=selects)
        self._hand_over()

    def _why_not(self) -> Problem | None:
        if self._at_work is not None:
            return ON_ITS_WAY
        if not self._written:
            return NOTHING
        return None if self._untouched_since(self._written[-1].since_ns) else TOUCHED

    def note_what_is_ours(self, front_ns: int | None, until_ns: int) -> None:
        """What is pressed while our menu or window is in front is for it, and so is the one press that opened it."""
        if front_ns is None:
            return
        written_ns = self._written[-1].since_ns if self._written else 0
        asked_ns = min(front_ns, max(front_ns - OPENING_NS, written_ns))  # what was pressed before it, moved nothing
        pressed = self._parts.hotkeys.presses_since(asked_ns) or ()
        opened_by = [at_ns for at_ns in pressed if at_ns < front_ns]
        self._for_us.append((asked_ns if len(opened_by) <= 1 else front_ns, until_ns))

    def _untouched_since(self, since_ns: int) -> bool:
        """Whether nobody pressed anything that can have reached a window; False also where that is not known."""
        pressed = self._parts.hotkeys.presses_since(since_ns)
        return pressed is not None and self._all_for_us(pressed)

    def _all_for_us(self, pressed: Sequence[int]) -> bool:
        return all(any(begin <= at <= end for begin, end in self._for_us) for at in pressed)

    def was_untouched_since(self, since_ns: int) -> bool:
        """The same for joining, where keys are heard and clicks may not be, and what was pressed in another window has
        changed nothing."""
        if not self._parts.hotkeys.other_key_since(since_ns):
            return True
        pressed = self._parts.hotkeys.presses_since(since_ns, there=True)
        return pressed is not None and self._all_for_us(pressed)

    def _hand_over(self) -> None:
        work = self._at_work
        if work is not None:
            work.ask_again_ns = None
            do = self._parts.insertion.select if work.selects else self._parts.insertion.take_back
            do(work.written.dictation_id)

    # --- going on ------------------------------------------------------------------------

    def key_is_up(self) -> None:
        """The key that was in the way may be the one that came up."""
        if self._at_work is not None and self._at_work.ask_again_ns is not None:
            self._hand_over()

    def tick(self, now_ns: int) -> None:
        work, due_ns = self._at_work, self.due_ns
        if work is None or due_ns is None or due_ns > now_ns:
            return
        if work.give_up_ns <= now_ns:
            self.forget()
            self._end(NO_ANSWER)
        else:
            self._hand_over()

    def deferred(self, event: e.TakeBackDeferred, now_ns: int) -> None:
        if self._at_work is not None and self._at_work.written.dictation_id == event.dictation_id:
            self._at_work.ask_again_ns = now_ns + ASK_AGAIN_NS

    def taken_back(self, event: e.TakenBack, _now_ns: int) -> None:
        """It is true whoever waited for it, or has given up waiting."""
        if self._written and self._written[-1].dictation_id == event.dictation_id:
            gone = self._written.pop()
            self.last = gone.before
            if gone.is_recent:
                self._parts.recent.take_back(gone.text)
            self._undone.append(gone.text_of)
            self._parts.bus.publish(TextUndone(gone.text_of))
        self._end_of(event.dictation_id, None)

    def selected(self, event: e.Selected, _now_ns: int) -> None:
        """Whatever is written next takes its place, so that nobody knows what stands before the caret then."""
        self.forget()
        self.last = Delivered()
        self._end_of(event.dictation_id, None)

    def not_taken_back(self, event: e.NotTakenBack, _now_ns: int) -> None:
        """Asked once more it may be taken back, unless some of it is gone."""
        if event.spoilt:
            self.forget()
        self._end_of(event.dictation_id, event.why)

    def _end_of(self, dictation_id: e.DictationId, problem: Problem | None) -> None:
        if self._at_work is not None and self._at_work.written.dictation_id == dictation_id:
            self._end(problem)

    def _end(self, problem: Problem | None) -> None:
        work, self._at_work = self._at_work, None
        assert work is not None, "whoever calls has looked"
        self._tell(work.asked, problem)
        if work.then is not None:
            work.then(work.written.text_of if problem is None else None)
        while self._waiting and self._at_work is None:
            self.ask(self._waiting.popleft(), self._clock())
        if self._at_work is None:
            self._ended()

    def _tell(self, asked: e.UndoAsked, problem: Problem | None) -> None:
        """Who asked by a command is answered there."""
        self._parts.bus.publish(UndoEnded(asked.asked_ns, problem))
        if problem is not None and asked.origin is not e.Origin.COMMAND:
            self._parts.bus.publish(Notice(NoticeKind.INFO, tr(problem.title), tr(problem.remedy)))
