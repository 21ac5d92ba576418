"""What is said to be done with the last text, in place of a text: scratch that, replace this with that.

A command waits its turn as a text does, so that what was said before it stands in its window first. It takes the last
text back where it can be shown that nothing else goes with it (`undoing.py`), and writes what it makes of it instead;
where that cannot be shown, it is said why, and nothing is written.
"""

from __future__ import annotations

import re

from . import events as e
from .commands import CASE_DEEDS, Command, Deed
from .dictation import Dictation, Stamps, State
from .errors import Problem
from .parts import Parts
from .ports import Tone
from .requests import HandsFreeSwitch
from .scripts import SENTENCE_ENDS
from .snapshot import Notice, NoticeKind
from .status import Status
from .translation import marked, tr
from .underway import Underway
from .undoing import Then, Undoing

NO_TEXT = Problem(marked("There is no last text to change."), marked("Only what was written last can be changed."))
NOT_IN_IT = Problem(marked("These words are not in the last text."), marked("Nothing was changed."))
NOT_LISTENING = Problem(marked("No wake word is listened for."), marked("So there was nothing to stop."))

_SENTENCE = re.compile(rf"[{re.escape(SENTENCE_ENDS)}…]+[\"'”’»)\]]*\s+")


class SpokenCommands:
    """Owned by the controller's thread alone."""

    def __init__(self, parts: Parts, underway: Underway, status: Status, undoing: Undoing) -> None:
        self._parts = parts
        self._underway = underway
        self._status = status
        self._undoing = undoing

    def is_text(self, dictation: Dictation) -> bool:
        """Whether it is no command after all: nothing that it names stands in the last text."""
        command = dictation.command
        if command is None:
            return True
        return command.deed is Deed.REPLACE and not command.sure and _replaced(self._undoing.newest, command) is None

    def carry_out(self, dictation: Dictation, now_ns: int) -> None:
        """It has ended; no text is on its way before it."""
        command = dictation.command
        assert command is not None, "whoever calls has looked"
        if command.deed is Deed.STOP_LISTENING:
            self._stop_listening()
        elif command.deed is Deed.SCRATCH:
            self._undoing.take_newest_back(self._asked_by(dictation, now_ns), now_ns)
        elif command.deed is Deed.SELECT:
            self._undoing.take_newest_back(self._asked_by(dictation, now_ns), now_ns, selects=True)
        else:
            self._rewrite(dictation, command, now_ns)

    def _stop_listening(self) -> None:
        if self._status.wake_phrase:
            self._parts.bus.publish(HandsFreeSwitch.OFF)
        else:
            self._tell(NOT_LISTENING)

    def _rewrite(self, dictation: Dictation, command: Command, now_ns: int) -> None:
        before = self._undoing.newest
        if not before:
            self._tell(NO_TEXT)
            return
        after = rewritten(before, command)
        if after is None:
            self._tell(NOT_IN_IT)
        elif after != before:
            asked = self._asked_by(dictation, now_ns)
            put = self._writer_of(dictation, command, after, now_ns) if after else None
            self._undoing.take_newest_back(asked, now_ns, put)

    def _writer_of(self, dictation: Dictation, command: Command, text: str, now_ns: int) -> Then:
        """Puts the new form where the old one stood: the window is looked at now, before anything is taken out."""
        new_id, profile = self._underway.new_id(), dictation.binding.profile
        self._parts.insertion.note_target(new_id, profile.insertion)
        written = Dictation(new_id, dictation.origin, dictation.binding, Stamps(), now_ns, spoken=False)
        written.text, written.language_heard = text, dictation.language_heard
        written.layout = dictation.layout  # what it allowed stands there already
        written.set_apart = command.deed in CASE_DEEDS
        written.goes_on = not written.set_apart

        def put(text_of: e.DictationId | None) -> None:
            if text_of is None:
                self._parts.insertion.forget(new_id)
                return
            written.text_of = text_of
            written.enter(State.QUEUED, now_ns)
            self._underway.put_first(written)

        return put

    def _asked_by(self, dictation: Dictation, now_ns: int) -> e.UndoAsked:
        """By a person, however the dictation began: who is told nothing waits for an answer."""
        origin = e.Origin.MENU if dictation.origin is e.Origin.COMMAND else dictation.origin
        return e.UndoAsked(origin, now_ns)

    def _tell(self, problem: Problem) -> None:
        self._parts.tones.play(Tone.ERROR)
        self._parts.bus.publish(Notice(NoticeKind.INFO, tr(problem.title), tr(problem.remedy)))


def rewritten(text: str, command: Command) -> str | None:
    """The text as the command wants it; empty where nothing is left of it, None where it cannot be done."""
    match command.deed:
        case Deed.DELETE_SENTENCE:
            ends = [found.end() for found in _SENTENCE.finditer(text.rstrip())]
            return text[: ends[-1]].rstrip() if ends else ""
        case Deed.REPLACE:
            return _replaced(text, command)
        case Deed.CAPITALIZE:
            return "".join(_with_capital(part) for part in re.split(r"(\s+)", text))
        case Deed.UPPERCASE:
            return text.upper()
        case Deed.LOWERCASE:
            return text.lower()
    return None


def _with_capital(word: str) -> str:
    """Its first letter: nothing else of a name such as McKay changes."""
    at = next((at for at, char in enumerate(word) if char.isalpha()), None)
    return word if at is None or word[:at].isalnum() else word[:at] + word[at].title() + word[at + 1 :]


def _replaced(text: str, command: Command) -> str | None:
    """The last place counts, for that is what one has just said. None where these words stand nowhere."""
    for old, new in command.pairs:
        places = list(re.finditer(rf"(?<!\w){re.escape(old)}(?!\w)", text, re.IGNORECASE))
        if places:
            place = places[-1]
            return text[: place.start()] + _as_before(place[0], new, begins=_begins(text, place.start())) + text[
                place.end() :
            ]  # fmt: skip
    return None


def _begins(text: str, at: int) -> bool:
    """Whether a sentence begins there."""
    before = text[:at].rstrip("\"'“„‘«([¿¡ ")
    return not before or before[-1] in SENTENCE_ENDS


def _as_before(old: str, new: str, *, begins: bool) -> str:
    """A sentence begins with a capital still, and an engine's capital for the first word said is none of the word's."""
    if begins and old[:1].isupper():
        return new[:1].upper() + new[1:]
    return new
