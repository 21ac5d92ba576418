"""An insertion whose deliveries run one after the other on a thread of their own."""

from __future__ import annotations

import logging
from abc import ABC, abstractmethod
from collections.abc import Callable

from tray_app.core.errors import InsertionFault, Problem
from tray_app.core.events import (
    DictationId,
    Inserted,
    InsertionFailed,
    NotTakenBack,
    OfferRefused,
    OfferTaken,
    TargetLost,
)
from tray_app.core.ports import InsertionRequest, Post
from tray_app.core.settings import InsertionSettings
from tray_app.core.ways import Told
from tray_app.core.worker import Worker

from .problems import NO_UNDO_HERE, not_copied

log = logging.getLogger(__name__)

CLOSE_TIMEOUT_S = 2.0
_CLOSED = Problem("Holdtalk is closing.", "The recording is kept: it is offered at the next start.")

Answer = Inserted | TargetLost | InsertionFailed
Foreground = Callable[[], object]
"""What has the focus, comparable with ==; None when nothing has. Must return at once."""


class QueuedInsertion(ABC):
    """The port `core.ports.Insertion`; its thread ("insertion") starts with it."""

    def __init__(self, post: Post, *, typing_guard: Callable[[bool], None], foreground: Foreground) -> None:
        self._post = post
        self._guard = typing_guard
        self._foreground = foreground
        self._noted: dict[DictationId, object] = {}
        self._worker = Worker("insertion")

    def note_target(self, dictation_id: DictationId, settings: InsertionSettings) -> None:  # noqa: ARG002 - the port's
        """At once, on the thread that asks: behind a text that is being pasted the focus could be another one."""
        try:
            self._noted[dictation_id] = self._foreground()
        except Exception:  # a focus that nobody can name is no window to type into
            log.exception("the focus could not be asked for")

    def insert(self, request: InsertionRequest) -> None:
        if not self._worker.do(lambda: self._insert(request)):
            self._post(InsertionFailed(request.dictation_id, _CLOSED))

    def offer(self, text: str, dictation_id: DictationId | None = None) -> None:
        self._worker.do(lambda: self._offer_only(text, dictation_id))

    def forget(self, dictation_id: DictationId) -> None:
        self._worker.do(lambda: self._noted.pop(dictation_id, None))

    def take_back(self, dictation_id: DictationId) -> None:
        self._post(NotTakenBack(dictation_id, NO_UNDO_HERE))

    def select(self, dictation_id: DictationId) -> None:
        self.take_back(dictation_id)

    def ways(self) -> Told | None:
        """There is but one."""
        return None

    def ask_again(self) -> None:  # noqa: B027 - nobody asks where nothing else is said
        """Nobody asks."""

    def close(self) -> None:
        """Ends the thread after what it is doing. Blocks up to CLOSE_TIMEOUT_S."""
        self._worker.close(CLOSE_TIMEOUT_S)

    # --- the thread ----------------------------------------------------------------------

    def _offer_only(self, text: str, dictation_id: DictationId | None) -> None:
        try:
            self._offer(text)
        except Exception as error:  # noqa: BLE001  # answered and logged, without its words, which could be the user's
            log.warning("a text could not be put on the clipboard: %s", type(error).__name__)
            if dictation_id is not None:
                self._post(OfferRefused(dictation_id, not_copied()))
        else:
            if dictation_id is not None:
                self._post(OfferTaken(dictation_id))

    def _insert(self, request: InsertionRequest) -> None:
        """Answers with exactly one event, whatever happens."""
        self._guard(True)
        try:
            answer = self._deliver(request)
        except InsertionFault as fault:
            answer = InsertionFailed(request.dictation_id, fault.problem)
        except Exception as error:  # noqa: BLE001  # answered and logged, without its words, which could be the user's
            log.warning("insertion failed: %s", type(error).__name__)
            detail = getattr(error, "strerror", None) or type(error).__name__
            problem = Problem("The text could not be typed.", "Copy it from the menu of the tray icon.", detail)
            answer = InsertionFailed(request.dictation_id, problem)
        finally:
            self._guard(False)
        self._post(answer)
        self._noted.pop(request.dictation_id, None)

    @abstractmethod
    def _offer(self, text: str) -> None: ...

    @abstractmethod
    def _deliver(self, request: InsertionRequest) -> Answer:
        """Raises when the text could not be delivered; an InsertionFault says in the user's words why."""
