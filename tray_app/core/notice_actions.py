"""What a click on a notice does: plain data, which whoever shows notices hands to the bus."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from .errors import Mend, Problem
from .events import DictationId
from .requests import MendIt, OpenFile, OwnFile, ShowWindow, TakeText, TryAgain
from .translation import marked

Request = ShowWindow | TakeText | TryAgain | OpenFile | MendIt


@dataclass(frozen=True, slots=True)
class NoticeAction:
    label: str
    """A word or two, `marked`: whoever shows it says `tr` of it."""
    request: Request
    """News for the bus, where whoever can do it hears it."""

    @property
    def for_words(self) -> bool:
        """It brings back what the user said."""
        return isinstance(self.request, TakeText | TryAgain)


TRY_AGAIN = NoticeAction(marked("Try again"), TryAgain())
SHOW_MODELS = NoticeAction(marked("Show models"), ShowWindow("models"))
SHOW_WORST_FIGURE = NoticeAction(marked("Show it"), ShowWindow("performance", at_worst_breach=True))
OPEN_SETTINGS = NoticeAction(marked("Open settings file"), OpenFile(OwnFile.SETTINGS))
OPEN_LOG = NoticeAction(marked("Open log"), OpenFile(OwnFile.LOG))


MENDING: Mapping[Mend, NoticeAction] = {
    Mend.ASK_FOR_TYPING: NoticeAction(marked("Ask again"), MendIt(Mend.ASK_FOR_TYPING)),
    Mend.ASK_FOR_KEYS: NoticeAction(marked("Ask again"), MendIt(Mend.ASK_FOR_KEYS)),
    Mend.CHANGE_KEYS: NoticeAction(marked("Change on the desktop…"), MendIt(Mend.CHANGE_KEYS)),
    Mend.BIND_KEYS: NoticeAction(marked("Bind the keys…"), MendIt(Mend.BIND_KEYS)),
}


def mending(problem: Problem) -> NoticeAction | None:
    """What the program can do about it; None where that is nothing."""
    return MENDING.get(problem.mend) if problem.mend is not None else None


def copy_text(dictation_id: DictationId) -> NoticeAction:
    return NoticeAction(marked("Copy text"), TakeText(dictation_id))


def open_folder(path: Path) -> NoticeAction:
    """The folder that a file lies in."""
    return NoticeAction(marked("Open folder"), OpenFile(path.parent))
