"""Texts that nobody has just spoken: another program's, and the last one again. They wait their turn like any other.

The handlers here are named by the table of transitions, as those of `Dictations` are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import events as e
from . import told
from .bindings import binding_of
from .dictation import Dictation, GivenTextEnded, Outcome, Stamps, State

if TYPE_CHECKING:
    from .dictations import Dictations

GIVEN_TEXTS_UNDERWAY = 20
"""Of other programs. One more fails, and whoever gave it still has it."""


def given(dictations: Dictations, event: e.TextGiven, now_ns: int) -> None:
    dictations.deliveries.undoing.note_what_is_ours(event.in_front_since_ns, now_ns)
    if _is_full(dictations):
        dictations.parts.bus.publish(GivenTextEnded(event.dictation_id, Outcome.FAILED, "", 0))
    else:
        text, chosen = dictations.parts.filter_text(event.text), event.in_front_since_ns is not None
        _write(dictations, event.dictation_id, text, now_ns, chosen=chosen, text_of=event.text_of)


def wanted_again(dictations: Dictations, event: e.InsertLastAsked, now_ns: int) -> None:
    dictations.deliveries.undoing.note_what_is_ours(event.in_front_since_ns, now_ns)
    text = dictations.parts.filter_text(dictations.waiting.last_text)
    if not text:
        dictations.parts.bus.publish(told.no_text_yet())
    elif not _is_full(dictations):
        last_id = dictations.waiting.last_id
        text_of = last_id if dictations.deliveries.undoing.was_undone(last_id) else None
        _write(dictations, dictations.underway.new_id(), text, now_ns, again=True, text_of=text_of)


def _is_full(dictations: Dictations) -> bool:
    return sum(not one.spoken for one in dictations.underway.pending.values()) >= GIVEN_TEXTS_UNDERWAY


def _write(
    dictations: Dictations,
    dictation_id: e.DictationId,
    text: str,
    now_ns: int,
    *,
    again: bool = False,
    chosen: bool = False,
    text_of: e.DictationId | None = None,
) -> None:
    """Like a dictated text, into the window that has the focus now. `chosen` by the user in a window of ours."""
    hotkey = binding_of(dictations.bindings, e.ANY_BINDING)
    written = Dictation(dictation_id, e.Origin.COMMAND, hotkey, Stamps(), now_ns, spoken=False, again=again)
    written.text, written.set_apart, written.text_of = text, chosen, text_of
    written.enter(State.QUEUED, now_ns)
    dictations.underway.pending[dictation_id] = written
    dictations.parts.insertion.note_target(dictation_id, hotkey.profile.insertion)
    dictations.deliveries.deliver_next(now_ns)
