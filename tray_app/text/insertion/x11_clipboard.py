"""Owns selections and hands their content to whoever asks, in every form, in pieces when it is large."""

from __future__ import annotations

import struct
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from Xlib import X, Xatom
from Xlib.protocol import event as x_event
from Xlib.protocol import request

from tray_app.x11.connection import X11Connection

from .selection_content import Content, Form, text_content

PIECE_BYTES = 128 * 1024
"""Larger forms go in pieces; the server's limit for one request is 256 KiB."""
MAX_TRANSFERS = 32
SAVE_TIMEOUT_MS = 1_000

Served = Callable[[int, int, int, int], None]
"""Called with selection, requesting window, target and the time of the request (monotonic ns), once a form or the
list of forms (TARGETS) has been handed over whole."""


@dataclass(slots=True)
class _Transfer:
    """A large form on its way, one piece each time the requestor has taken the last."""

    requestor: Any
    property: int
    form: Form
    selection: int
    target: int
    asked_ns: int
    offset: int = 0


class Owned(NamedTuple):
    content: Content
    since_ms: int
    """The server's time."""


class X11Clipboard:
    """Serves from the connection's thread, whenever that waits."""

    def __init__(self, connection: X11Connection, served: Served) -> None:
        self._connection = connection
        self._served = served
        self.owned: dict[int, Owned] = {}
        """What we hold, by selection."""
        self.transfers: list[_Transfer] = []
        """Large forms on their way to somebody."""
        self.clipboard = connection.atom("CLIPBOARD")
        self.primary = Xatom.PRIMARY
        self._incr = connection.atom("INCR")
        self.targets, self._timestamp = connection.atom("TARGETS"), connection.atom("TIMESTAMP")
        self._multiple, self._atom_pair = connection.atom("MULTIPLE"), connection.atom("ATOM_PAIR")
        connection.on(X.SelectionRequest, self._on_request)
        connection.on(X.SelectionClear, self._on_clear)
        connection.on(X.PropertyNotify, self._on_property)

    # --- owning --------------------------------------------------------------------------

    def own(self, selection: int, content: Content, since_ms: int | None = None) -> bool:
        """Makes this the selection's content; False when another program took it in the same moment.

        `since_ms`, a time of the server's in the past, leaves whoever has taken the selection after it in place.
        """
        since_ms = self._connection.server_time_ms() if since_ms is None else since_ms
        self._connection.window.set_selection_owner(selection, since_ms)
        owner = self._connection.display.get_selection_owner(selection)
        if not owner or owner.id != self._connection.window.id:
            self.owned.pop(selection, None)
            return False
        self.owned[selection] = Owned(content, since_ms)
        return True

    def offer(self, text: str) -> None:
        """Puts a text on the clipboard for the user to paste, for as long as nobody copies anything else."""
        self.own(self.clipboard, text_content(self._connection, text, keep_out_of_history=False))

    def give_up(self, selection: int) -> None:
        """Leaves the selection without content, if it is ours."""
        owned = self.owned.pop(selection, None)
        if owned is not None:
            # With our own time: a newer owner is left in place.
            request.SetSelectionOwner(
                display=self._connection.wire, window=X.NONE, selection=selection, time=owned.since_ms
            )
            self._connection.sync()

    def content(self, selection: int) -> Content | None:
        """What we hold there; None when the selection is not ours."""
        owned = self.owned.get(selection)
        return owned.content if owned else None

    def hand_to_clipboard_history(self) -> bool:
        """Asks a clipboard manager, if there is one, to keep our content beyond our end. Blocks up to a second.

        Gives whether it said that it does.
        """
        manager = self._connection.atom("CLIPBOARD_MANAGER")
        owned = self.owned.get(self.clipboard)
        if owned is None or not self._connection.display.get_selection_owner(manager):
            return False
        saving, wanted = self._connection.atom("SAVE_TARGETS"), self._connection.atom("_HOLDTALK_SAVE")
        self._connection.window.change_property(wanted, Xatom.ATOM, 32, list(owned.content))
        answered: list[Any] = []
        self._connection.on(
            X.SelectionNotify, lambda event: answered.append(event) if event.selection == manager else None
        )
        self._connection.window.convert_selection(manager, saving, wanted, X.CurrentTime)
        self._connection.wait(lambda: bool(answered) and not self.transfers, SAVE_TIMEOUT_MS)
        return bool(answered) and answered[0].property != X.NONE

    def _on_clear(self, event: Any) -> None:
        owned = self.owned.get(event.atom)
        # A clear that was on its way while we took the selection anew is about the time before.
        if owned is not None and event.time >= owned.since_ms:
            del self.owned[event.atom]

    # --- answering -----------------------------------------------------------------------

    def _on_request(self, event: Any) -> None:
        asked_ns = time.monotonic_ns()
        target_property = event.property or event.target  # clients of before 1990 name none
        owned = self.owned.get(event.selection)
        handed: list[int] = []
        done = owned is not None and self._answer(owned, event, event.target, target_property, handed)
        notify = x_event.SelectionNotify(
            time=event.time,
            requestor=event.requestor,
            selection=event.selection,
            target=event.target,
            property=target_property if done else X.NONE,
        )
        event.requestor.send_event(notify)
        self._connection.display.flush()
        for target in handed:
            self._served(event.selection, event.requestor.id, target, asked_ns)

    def _answer(self, owned: Owned, event: Any, target: int, where: int, handed: list[int]) -> bool:
        """Whether the target was answered; adds to `handed` what the requestor has whole now."""
        requestor = event.requestor
        if target == self.targets:
            standard = [self.targets, self._timestamp, self._multiple]
            requestor.change_property(where, Xatom.ATOM, 32, [*standard, *owned.content])
            handed.append(target)
            return True
        if target == self._timestamp:
            requestor.change_property(where, Xatom.INTEGER, 32, [owned.since_ms])
            return True
        if target == self._multiple:
            return self._answer_many(owned, event, where, handed)
        form = owned.content.get(target)
        if form is None:
            return False
        if len(form.data) <= PIECE_BYTES:
            requestor.change_property(where, form.type_atom, form.format, bytes(form.data))
            handed.append(target)
        else:
            self._begin_transfer(_Transfer(requestor, where, form, event.selection, target, time.monotonic_ns()))
        return True

    def _answer_many(self, owned: Owned, event: Any, where: int, handed: list[int]) -> bool:
        pairs = event.requestor.get_full_property(where, X.AnyPropertyType)
        if pairs is None or pairs.format != 32 or len(pairs.value) % 2:
            return False
        answer = list(pairs.value)
        for at in range(0, len(answer), 2):
            target, target_property = answer[at : at + 2]
            if target == self._multiple or not self._answer(owned, event, target, target_property, handed):
                answer[at + 1] = X.NONE
        event.requestor.change_property(where, self._atom_pair, 32, answer)
        return True

    # --- large forms ---------------------------------------------------------------------

    def _begin_transfer(self, transfer: _Transfer) -> None:
        if len(self.transfers) == MAX_TRANSFERS:
            del self.transfers[0]  # its requestor must have died
        self.transfers.append(transfer)
        transfer.requestor.change_attributes(event_mask=X.PropertyChangeMask)
        size = struct.pack("=I", min(len(transfer.form.data), 0xFFFF_FFFF))
        transfer.requestor.change_property(transfer.property, self._incr, 32, size)

    def _on_property(self, event: Any) -> None:
        if event.state != X.PropertyDelete or event.window.id == self._connection.window.id:
            return
        for transfer in self.transfers:
            if transfer.requestor.id == event.window.id and transfer.property == event.atom:
                self._send_piece(transfer)
                break

    def _send_piece(self, transfer: _Transfer) -> None:
        form = transfer.form
        piece = bytes(form.data[transfer.offset : transfer.offset + PIECE_BYTES])
        transfer.requestor.change_property(transfer.property, form.type_atom, form.format, piece)
        transfer.offset += len(piece)
        if not piece:  # an empty piece says that this was all
            self.transfers.remove(transfer)
            if not any(other.requestor.id == transfer.requestor.id for other in self.transfers):
                transfer.requestor.change_attributes(event_mask=X.NoEventMask)
            self._served(transfer.selection, transfer.requestor.id, transfer.target, transfer.asked_ns)
        self._connection.display.flush()
