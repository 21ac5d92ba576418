"""What the window changes in a dictation, once it is known which one has the focus: a few milliseconds after key down.

Its profile counts from then on (`window_profiles.py`). Engine and language too: what little was heard is heard again.
A program that asks for nothing but passwords gets no text at all, and nothing of what is said to it is kept.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .applications import ApplicationKind
from .bindings import Profile, profile_of
from .dictation import Dictation, Outcome, State
from .snapshot import Notice, NoticeKind
from .translation import marked
from .wishes import Wishes

if TYPE_CHECKING:
    from .dictations import Dictations

_IN_TIME = (State.RECORDING, State.CLOSING, State.TRANSCRIBING)
"""Its text is not there yet."""
PASSWORD = Notice(
    NoticeKind.ERROR,
    marked("Passwords are not dictated"),
    marked("The window in front asks for a password, so nothing was recorded, written or kept."),
)


def refused(dictations: Dictations, dictation: Dictation) -> bool:
    """Whether it is over because of its window. One that another program gave is refused by the insertion."""
    application = dictation.application
    if application is None or application.kind is not ApplicationKind.PASSWORD_PROMPT:
        return False
    if not dictation.spoken or dictation.state is State.INSERTING:
        return False
    dictation.text = dictation.heard = dictation.stable_text = dictation.unstable_text = ""
    dictations.deliveries.complain(PASSWORD)
    dictations.throw_away(dictation, Outcome.CANCELLED, PASSWORD.title)
    return True


def use_profile(dictations: Dictations, dictation: Dictation) -> None:
    """That of the window, beside the one of its hotkey; a text that is there already was made by the latter alone."""
    before = dictation.binding.profile
    if dictation.state not in _IN_TIME or not dictation.spoken:
        return
    now = profile_of(before.name, dictations.settings, dictation.application)
    if not now.of_window and not before.of_window and now.steps.layout == before.steps.layout:
        return  # as nearly always
    now = _in_language_of(before, now)
    dictation.binding = replace(dictation.binding, profile=now)
    if now.wishes != before.wishes:
        dictations.parts.speech.choose_again(dictation.dictation_id, wishes_of(dictation))
        dictations.parts.spool.note(dictation.dictation_id, now.wishes)


def wishes_of(dictation: Dictation) -> Wishes:
    """How it is to be heard."""
    pause_ms = None if dictation.hands_free is None else dictation.hands_free.end_silence_ms
    return replace(dictation.binding.profile.wishes, pause_ms=pause_ms)


def _in_language_of(before: Profile, now: Profile) -> Profile:
    """Without a profile for the window it stays in the language of its key down, whatever was chosen since."""
    if now.of_window or before.of_window:
        return now
    return replace(now, engine=before.engine, language=before.language, languages=before.languages)
