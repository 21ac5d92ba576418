"""The texts that were put into windows, so that the newest can be taken back."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from Xlib.error import XError

from tray_app.core.errors import InsertionFault, Problem
from tray_app.core.events import DictationId, NotTakenBack, Selected, TakeBackDeferred, TakenBack
from tray_app.core.undoing import TEXTS_AT_MOST
from tray_app.x11.connection import LOST

from . import problems
from .hindrance import Hindered, Hindrance
from .policy import TakeBack, way_to_take_back
from .x11_gate import X11Gate
from .x11_take_back import Interrupted, NotThere, X11TakeBack
from .x11_target import Target, X11Targets

log = logging.getLogger(__name__)

LONGEST_TEXT = 2_000
"""Characters of a text that can be taken back: more would take a slow window half a minute and longer."""

Answer = TakenBack | Selected | NotTakenBack | TakeBackDeferred
Pressing = Callable[[frozenset[int]], AbstractContextManager[None]]
"""Given the keycodes that are down: inside, the keyboard is ours."""


@dataclass(slots=True)
class _Written:
    text: str
    """As it went there, with the blank before it; of one that is being erased, what is left of it."""
    target: Target
    caret_from_end: int = 0
    is_marked: bool = False
    """A try that was interrupted has left some of it so."""
    is_begun: bool = False
    """Some of it is erased."""


class X11Undo:
    """All methods run on the connection's thread."""

    def __init__(self, take_back: X11TakeBack, targets: X11Targets, gate: X11Gate, pressing_keys: Pressing) -> None:
        self._take_back = take_back
        self._targets = targets
        self._gate = gate
        self._pressing_keys = pressing_keys
        self._written: dict[DictationId, _Written] = {}

    def note(self, dictation_id: DictationId, text: str, target: Target, *, caret_from_end: int = 0) -> None:
        """It stands there now, and so far before its end the caret."""
        if 0 < len(text) <= LONGEST_TEXT:
            self._written[dictation_id] = _Written(text, target, caret_from_end)
        while len(self._written) > TEXTS_AT_MOST:
            del self._written[next(iter(self._written))]

    def answer(self, dictation_id: DictationId, *, selects: bool = False) -> Answer:
        """Once it is taken back (`selects`: marked), or not. Blocks up to some seconds. Raises LOST."""
        written = self._written.get(dictation_id)
        if written is None:
            return NotTakenBack(dictation_id, problems.UNKNOWN_TEXT)
        try:
            answer = self._tried(dictation_id, written, selects=selects)
        except LOST:
            raise
        except (XError, InsertionFault) as error:
            log.info("a text was not taken back: %s", type(error).__name__)
            answer = NotTakenBack(dictation_id, problems.NOT_THERE, spoilt=written.is_begun)
        except Exception:
            log.exception("taking a text back failed")
            answer = NotTakenBack(dictation_id, problems.PARTLY_UNDONE, spoilt=True)
        if isinstance(answer, TakenBack | Selected) or (isinstance(answer, NotTakenBack) and answer.spoilt):
            self._written.pop(dictation_id, None)
        return answer

    def _tried(self, dictation_id: DictationId, written: _Written, *, selects: bool) -> Answer:
        if written.caret_from_end:
            return NotTakenBack(dictation_id, problems.CARET_WITHIN)
        way = way_to_take_back(written.target, written.text)
        if way is TakeBack.DELETE and selects:
            way = TakeBack.SELECT
        if way is None or (selects and way is not TakeBack.SELECT):
            return NotTakenBack(dictation_id, problems.NO_WAY_BACK)
        if not _is_same_window(self._targets.focused(), written.target):
            why = problems.PARTLY_UNDONE if written.is_begun else problems.OTHER_WINDOW
            return NotTakenBack(dictation_id, why, spoilt=written.is_begun)
        try:
            with self._pressing_keys(self._gate.await_free(written.target)):
                return self._removed(dictation_id, written, way)
        except Hindered as hindered:  # before anything was pressed
            return self._hindered(dictation_id, written, hindered.hindrance)

    def _removed(self, dictation_id: DictationId, written: _Written, way: TakeBack) -> Answer:
        target = written.target
        try:
            if written.is_marked:
                self._take_back.let_go(lambda: self._gate.pass_into(target))
                written.is_marked = False
            if way is TakeBack.ERASE:
                self._take_back.erase(len(written.text), lambda: self._gate.pass_into(target))
            elif way is TakeBack.SELECT:
                self._take_back.select(written.text, target, lambda: self._gate.pass_into(target))
            else:
                self._take_back.delete(written.text, target, lambda: self._gate.pass_into(target))
        except NotThere:
            return NotTakenBack(dictation_id, problems.NOT_THERE)
        except Interrupted as interrupted:
            written.is_marked = interrupted.is_marked
            return self._hindered(dictation_id, written, interrupted.hindrance)
        except Hindered as hindered:
            if way is TakeBack.ERASE:
                written.text = written.text[: len(written.text) - hindered.typed]
            written.is_begun = written.is_begun or bool(hindered.typed)
            return self._hindered(dictation_id, written, hindered.hindrance)
        return Selected(dictation_id) if way is TakeBack.SELECT else TakenBack(dictation_id)

    def _hindered(self, dictation_id: DictationId, written: _Written, hindrance: Hindrance) -> Answer:
        if hindrance is Hindrance.HOTKEY and written.text:
            return TakeBackDeferred(dictation_id)
        if written.is_begun:
            return NotTakenBack(dictation_id, problems.PARTLY_UNDONE, spoilt=True)
        return NotTakenBack(dictation_id, _WHY.get(hindrance, problems.OTHER_WINDOW))


def _is_same_window(focused: Target | None, target: Target) -> bool:
    """Toolkits hand the focus to and fro between a window and an inner one of theirs just after it was activated."""
    if focused is None:
        return False
    return (focused.toplevel_id, focused.wm_class, focused.answers_ping) == (
        target.toplevel_id,
        target.wm_class,
        target.answers_ping,
    )


_WHY: dict[Hindrance, Problem] = {
    Hindrance.GRABBED: problems.MENU_OPEN,
    Hindrance.MODIFIER: problems.KEYS_IN_THE_WAY,
    Hindrance.SPOILT: problems.KEYS_IN_THE_WAY,
}
