"""Chooses how text is inserted on this machine, once, at start."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from tray_app.core.errors import InsertionFault
from tray_app.core.events import DictationId, InsertionFailed, NotTakenBack, OfferRefused
from tray_app.core.ports import Insertion, InsertionRequest, Post
from tray_app.core.settings import InsertionSettings
from tray_app.core.ways import Told
from tray_app.session import Session, SessionKind, session_of

from .problems import NO_UNDO_HERE


class LiveInsertion(Insertion, Protocol):
    """An insertion that offers texts."""

    def offer(self, text: str, dictation_id: DictationId | None = None) -> None:
        """Puts a text on the clipboard for the user; returns at once.

        With an id it is answered: OfferTaken once the text is on the clipboard, OfferRefused when it is not.
        """

    def ways(self) -> Told | None:
        """How texts get into windows; None where there is but one way, or it is not known yet."""

    def ask_again(self) -> None:
        """Have the desktop ask the user once more whether texts may be typed, where it does; returns at once."""


class NoInsertion:
    """Stands in where no way is open, and answers every text with the fault it was made with: the menu offers it, and
    nothing is lost."""

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

    def take_back(self, dictation_id: DictationId) -> None:
        self._post(NotTakenBack(dictation_id, NO_UNDO_HERE))

    def select(self, dictation_id: DictationId) -> None:
        self.take_back(dictation_id)

    def ways(self) -> None:
        """There is none."""

    def ask_again(self) -> None: ...

    def close(self) -> None: ...


def way_of(session: Session) -> str:
    """ "x11", "wayland" or "pynput". Raises InsertionFault when there is no desktop."""
    if session.kind is SessionKind.SYSTEM:
        return "pynput"
    if session.kind is SessionKind.NONE:
        raise InsertionFault(
            "There is no display to type on.", "Start Holdtalk in a graphical session, or set DISPLAY."
        )
    return "wayland" if session.kind is SessionKind.WAYLAND else "x11"


def make_insertion(
    post: Post,
    *,
    typing_guard: Callable[[bool], None] = lambda _typing: None,
    never_lift: Callable[[], frozenset[int]] = frozenset,
    changed: Callable[[], object] = lambda: None,
) -> LiveInsertion:
    """The insertion for this machine, its thread running. Raises InsertionFault when no way is open.

    `typing_guard` is called with True before keys are injected and with False afterwards, from that thread;
    `never_lift` gives the X keycodes of the hotkey, which are the user's to let go of; `changed` is called when the
    insertion's `ways` says something else, on any thread.
    """
    session = session_of()
    way = way_of(session)
    if way == "x11":
        from .inserter import X11Insertion

        return X11Insertion(post, typing_guard=typing_guard, never_lift=never_lift)
    if way == "wayland":
        from .wayland_ways import wayland_insertion

        return wayland_insertion(session, post, typing_guard=typing_guard, never_lift=never_lift, changed=changed)
    from .pynput_parts import native_parts
    from .pynput_typing import PynputInsertion

    keys, clipboard, foreground = native_parts()
    return PynputInsertion(post, typing_guard=typing_guard, keys=keys, clipboard=clipboard, foreground=foreground)
