"""Where no way to type is open: the texts are offered in the menu instead, and nothing is lost."""

from __future__ import annotations

from tray_app.core.errors import InsertionFault
from tray_app.core.events import DictationId, InsertionFailed, OfferRefused
from tray_app.core.ports import InsertionRequest, Post
from tray_app.core.settings import InsertionSettings


class NoInsertion:
    """Implements core.ports.Insertion by answering every text with the fault it was made with."""

    def __init__(self, post: Post, fault: InsertionFault) -> None:
        self._post = post
        self._fault = fault

    def note_target(self, dictation_id: DictationId, settings: InsertionSettings) -> None: ...

    def insert(self, request: InsertionRequest) -> None:
        self._post(InsertionFailed(request.dictation_id, self._fault.problem))

    def offer(self, text: str, dictation_id: DictationId | None = None) -> None:  # noqa: ARG002  # there is nowhere to put it
        if dictation_id is not None:
            self._post(OfferRefused(dictation_id, self._fault.problem))

    def forget(self, dictation_id: DictationId) -> None: ...

    def close(self) -> None: ...
