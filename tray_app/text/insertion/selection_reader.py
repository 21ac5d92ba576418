"""Reads a whole selection from its owner, every form of it, within limits of time and size."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Any

from Xlib import X, Xatom

from tray_app.x11.connection import X11Connection

from .selection_content import PASSWORD_HINT, Content, Form

log = logging.getLogger(__name__)

MAX_BYTES = 8 * 1024 * 1024
"""Of all forms together: they lie in the tray's memory until the content is put back."""
PIECE_BYTES = 1024 * 1024
ANSWER_TIMEOUT_MS = 250
"""An owner that needs longer for one form is taken for hung."""

_NOT_CONTENT = ("TARGETS", "MULTIPLE", "TIMESTAMP", "SAVE_TARGETS", "DELETE", "INSERT_SELECTION", "INSERT_PROPERTY")


class _Unanswered(Exception):
    """The owner did not answer in time, or we were wanted elsewhere."""


class _TooLarge(Exception):
    """The form is larger than what is left of MAX_BYTES. The owner was let finish handing it over."""


class SelectionReader:
    """Runs on the connection's thread; handles other events of the connection while it waits."""

    def __init__(self, connection: X11Connection) -> None:
        self._connection = connection
        self._property = connection.atom("_HOLDTALK_READ")
        self._notify: Any = None
        self._new_value = False
        self._give_up: Callable[[], bool] = lambda: False
        self._deadline_ns = 0
        connection.on(X.SelectionNotify, self._on_notify)
        connection.on(X.PropertyNotify, self._on_property)

    def read(self, selection: int, *, budget_ms: float, give_up: Callable[[], bool]) -> Content | None:
        """Everything the owner offers, which is nothing when there is none; None when it cannot be had whole in time,
        or is a password manager's, which nobody may keep. Blocks up to `budget_ms`.

        `give_up` is asked while waiting. A hung owner costs ANSWER_TIMEOUT_MS.
        """
        if not self._connection.display.get_selection_owner(selection):
            return {}
        self._give_up = give_up
        self._deadline_ns = time.monotonic_ns() + int(budget_ms * 1e6)
        try:
            return self._read_all(selection)
        except _Unanswered:
            log.info("the clipboard's owner did not hand over its content in time")
            return None
        finally:
            self._connection.window.delete_property(self._property)

    def text(self, selection: int, *, budget_ms: float) -> str | None:
        """The owner's text alone; None when it has none, or does not hand it over in time."""
        self._give_up = lambda: False
        self._deadline_ns = time.monotonic_ns() + int(budget_ms * 1e6)
        try:
            form = self._convert(selection, self._connection.atom("UTF8_STRING"), MAX_BYTES)
        except (_Unanswered, _TooLarge):
            return None
        finally:
            self._connection.window.delete_property(self._property)
        return None if form is None else bytes(form.data).decode("utf-8", "replace")

    def _read_all(self, selection: int) -> Content | None:
        targets = self._convert(selection, self._connection.atom("TARGETS"), MAX_BYTES)
        if targets is None or targets.format != 32:
            return None
        atoms = list(dict.fromkeys(memoryview(targets.data).cast("I")))
        if self._connection.atom(PASSWORD_HINT) in atoms:
            return None
        skipped = {self._connection.atom(name) for name in _NOT_CONTENT}
        content: Content = {}
        left_bytes = MAX_BYTES
        for atom in self._most_telling_first([atom for atom in atoms if atom not in skipped]):
            try:
                form = self._convert(selection, atom, left_bytes)
            except _TooLarge:
                if self._is_picture(atom) and any(map(self._is_picture, content)):
                    continue  # the same picture is saved already, in a form that was preferred
                log.info("the clipboard holds too much to be put back")
                return None
            if form is None:
                continue
            left_bytes -= len(form.data)
            content[atom] = form
        return content or None

    def _most_telling_first(self, atoms: list[int]) -> list[int]:
        """Uncompressed pictures last: they are large, and the others say the same."""
        png = self._connection.atom("image/png")
        return sorted(atoms, key=lambda atom: self._is_picture(atom) and atom != png)

    def _is_picture(self, atom: int) -> bool:
        return str(self._connection.display.get_atom_name(atom)).startswith("image/")

    # --- one form ------------------------------------------------------------------------

    def _convert(self, selection: int, target: int, limit_bytes: int) -> Form | None:
        """One form; None when the owner refuses it. Raises _TooLarge."""
        self._notify = None
        self._connection.window.convert_selection(selection, target, self._property, X.CurrentTime)
        self._wait(lambda: self._answers(selection, target))
        if self._notify.property == X.NONE:
            return None
        form = self._take_property(limit_bytes)
        if form is None or form.type_atom != self._connection.atom("INCR"):
            return form
        return self._take_in_pieces(limit_bytes)

    def _answers(self, selection: int, target: int) -> bool:
        event = self._notify
        return event is not None and event.selection == selection and event.target == target

    def _take_property(self, limit_bytes: int) -> Form | None:
        """Reads our property and deletes it, which asks an INCR sender for the next piece. Raises _TooLarge."""
        window, data = self._connection.window, bytearray()
        self._new_value = False
        while True:
            piece = window.get_property(self._property, X.AnyPropertyType, len(data) // 4, PIECE_BYTES // 4)
            if piece is None:
                return None
            data += piece.value if isinstance(piece.value, bytes) else piece.value.tobytes()
            too_large = len(data) + piece.bytes_after > limit_bytes
            if too_large or not piece.bytes_after:
                window.delete_property(self._property)
                self._connection.display.flush()
                if too_large:
                    raise _TooLarge
                return Form(int(piece.property_type), int(piece.format), data)

    def _take_in_pieces(self, limit_bytes: int) -> Form:
        data, kind, bits, too_large = bytearray(), Xatom.STRING, 8, False
        while True:
            self._wait(lambda: self._new_value)
            try:
                piece = self._take_property(limit_bytes)
            except _TooLarge:
                too_large = True
                continue
            if piece is None or not piece.data:
                break
            kind, bits = piece.type_atom, piece.format
            too_large = too_large or len(data) + len(piece.data) > limit_bytes
            if too_large:
                data.clear()  # the rest is only taken off the owner's hands
            else:
                data += piece.data
        if too_large:
            raise _TooLarge
        return Form(kind, bits, data)

    def _wait(self, happened: Callable[[], bool]) -> None:
        remaining_ms = (self._deadline_ns - time.monotonic_ns()) / 1e6
        self._connection.wait(lambda: happened() or self._give_up(), max(0.0, min(remaining_ms, ANSWER_TIMEOUT_MS)))
        if not happened():
            raise _Unanswered

    def _on_notify(self, event: Any) -> None:
        if event.requestor.id == self._connection.window.id:
            self._notify = event

    def _on_property(self, event: Any) -> None:
        if event.window.id == self._connection.window.id and event.atom == self._property:
            self._new_value = self._new_value or event.state == X.PropertyNewValue
