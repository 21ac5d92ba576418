"""The clipboard by data control (wlroots, Hyprland, niri, KDE, COSMIC): read, owned and given on without a window or
the focus. The primary selection is never touched.
"""

from __future__ import annotations

import os
import select
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from tray_app.core.supervision import start_thread

from .connection import NEW, Connection, Proxy
from .protocol import WL_SEAT
from .wire import Fd, Interface, NotOffered

Content = Mapping[str, bytes]
"""The same thing in several forms, by MIME type, the owner's favourite first."""

MAX_BYTES = 8 * 1024 * 1024
"""Of all forms together: they lie in the tray's memory until something else is copied."""
FORM_TIMEOUT_S = 0.25
"""An owner that needs longer for one form is taken for hung."""
READER_TIMEOUT_S = 20.0
"""Who asks for the content and then reads nothing for so long has died."""
PIECE_BYTES = 65_536
_NOT_CONTENT = frozenset({"TARGETS", "MULTIPLE", "TIMESTAMP", "SAVE_TARGETS", "DELETE"})
"""Of X11 programs, as XWayland passes them on."""
PASSWORD_HINT = "x-kde-passwordManagerHint"
"""A form by which clipboard histories know that they are to leave this content alone."""


def _family(prefix: str) -> tuple[Interface, Interface, Interface]:
    """Manager, device and source: both protocols have the same requests and events."""
    offer = Interface(f"{prefix}_offer_v1", "receive destroy", {"offer": "s"})
    device = Interface(
        f"{prefix}_device_v1",
        "set_selection destroy set_primary_selection",
        {"data_offer": "n", "selection": "o", "finished": "", "primary_selection": "o"},
        makes=offer,
    )
    source = Interface(f"{prefix}_source_v1", "offer destroy", {"send": "sh", "cancelled": ""})
    return Interface(f"{prefix}_manager_v1", "create_data_source get_data_device destroy"), device, source


FAMILIES = (_family("ext_data_control"), _family("zwlr_data_control"))
"""The standard one, and its older brother."""


def text_content(text: str, *, keep_out_of_history: bool) -> Content:
    """A text in every form in which programs ask for one."""
    data = text.encode("utf-8", "replace")
    forms = dict.fromkeys(("text/plain;charset=utf-8", "text/plain", "UTF8_STRING", "TEXT", "STRING"), data)
    if keep_out_of_history:
        forms[PASSWORD_HINT] = b"secret"
    return forms


def lacking(connection: Connection) -> str | None:
    """Why this compositor's clipboard cannot be had; None when it can."""
    if any(connection.offered(manager) for manager, _, _ in FAMILIES):
        return None
    return NotOffered(FAMILIES[0][0].name).problem.title


@dataclass(slots=True, eq=False)
class Owned:
    """Content of ours on the clipboard, or that was there."""

    content: Content
    source: Proxy
    held: bool = True
    """Nobody has copied anything since."""
    asked_ns: list[int] = field(default_factory=list)
    """When somebody asked for a form of it, oldest first (monotonic)."""
    handed_ns: list[int] = field(default_factory=list)
    """When one was handed over whole."""


class DataControl:
    """For the one thread that serves the connection. Every method raises WaylandFault when that has ended."""

    def __init__(self, connection: Connection, changed: Callable[[], None] = lambda: None) -> None:
        """Blocks for two round trips; raises NotOffered. `changed` is called when something of ours was asked for,
        handed over or replaced, from any thread."""
        self._connection = connection
        self._changed = changed
        family = next((one for one in FAMILIES if connection.offered(one[0])), None)
        if family is None:
            raise NotOffered(FAMILIES[0][0].name)
        manager, device, self._source = family
        self._manager = connection.bind(manager, most=2)
        self._offer: Proxy | None = None
        self._types: dict[Proxy, list[str]] = {}
        """Of the offers that are alive."""
        self.owned: Owned | None = None
        self._device = self._manager.create("get_data_device", device, NEW, connection.bind(WL_SEAT))
        self._device.on("data_offer", self._on_offer)
        self._device.on("selection", self._on_selection)
        self._device.on("primary_selection", self._let_go)
        connection.sync()

    def own(self, content: Content) -> Owned:
        """Puts it on the clipboard. Blocks until it is there; the answer is no longer `held` where somebody else was
        faster."""
        source = self._manager.create("create_data_source", self._source)
        owned = Owned(content, source)
        source.on("send", lambda mime_type, fd: self._on_send(owned, mime_type, fd))
        source.on("cancelled", lambda: self._on_cancelled(owned))
        for mime_type in content:
            source.send("offer", mime_type)
        self._device.send("set_selection", source)
        self.owned = owned
        self._connection.sync()
        return owned

    def clear(self) -> None:
        """Nothing is on the clipboard any more. Blocks for a round trip."""
        self._device.send("set_selection", None)
        self.owned = None
        self._connection.sync()

    def read(self, budget_s: float) -> Content | None:
        """All that is on the clipboard; empty where nothing is, None where it cannot be had whole within the limits of
        time and MAX_BYTES."""
        self._connection.sync()
        if self.owned is not None and self.owned.held:
            return self.owned.content
        offer, until_s = self._offer, time.monotonic() + budget_s
        content: dict[str, bytes] = {}
        for mime_type in self._types.get(offer, []) if offer is not None else []:
            if mime_type in _NOT_CONTENT or mime_type in content:
                continue
            room_bytes = MAX_BYTES - sum(map(len, content.values()))
            data = self._receive(offer, mime_type, min(until_s, time.monotonic() + FORM_TIMEOUT_S), room_bytes)
            if data is None:
                return None
            content[mime_type] = data
        return content

    def _receive(self, offer: Proxy | None, mime_type: str, until_s: float, most_bytes: int) -> bytes | None:
        assert offer is not None
        reader, writer = os.pipe2(os.O_CLOEXEC | os.O_NONBLOCK)
        try:
            os.set_blocking(writer, True)  # it is the owner's, who may not expect otherwise
            offer.send("receive", mime_type, Fd(writer))
        finally:
            os.close(writer)
        with os.fdopen(reader, "rb", buffering=0) as file:
            waiting = select.poll()
            waiting.register(file, select.POLLIN)
            data = bytearray()
            while waiting.poll(max(0.0, until_s - time.monotonic()) * 1_000):
                piece = file.read(PIECE_BYTES)
                if piece == b"":
                    return bytes(data)
                data += piece or b""
                if len(data) > most_bytes:
                    break
        return None

    # --- events --------------------------------------------------------------------------

    def _on_offer(self, offer: Proxy) -> None:
        types = self._types[offer] = []
        offer.on("offer", types.append)

    def _on_selection(self, offer: Proxy | None) -> None:
        before, self._offer = self._offer, offer
        if before is not offer:
            self._let_go(before)

    def _let_go(self, offer: Proxy | None) -> None:
        if offer is not None and self._types.pop(offer, None) is not None:
            offer.destroy()

    def _on_cancelled(self, owned: Owned) -> None:
        owned.held = False
        owned.source.destroy()
        self._changed()

    def _on_send(self, owned: Owned, mime_type: str, fd: int) -> None:
        if mime_type != PASSWORD_HINT:
            owned.asked_ns.append(time.monotonic_ns())
        data = memoryview(owned.content.get(mime_type, b""))
        os.set_blocking(fd, False)
        with suppress(BlockingIOError, BrokenPipeError):
            data = data[os.write(fd, data) :]
        if not data:
            os.close(fd)
            self._handed(owned, mime_type)
        else:  # its reader takes it in pieces, and may be slow
            start_thread("clipboard transfer", lambda: self._hand_over(owned, mime_type, data, fd), again=False)
        self._changed()

    def _hand_over(self, owned: Owned, mime_type: str, data: memoryview, fd: int) -> None:
        """On a thread of its own."""
        waiting = select.poll()
        waiting.register(fd, select.POLLOUT)
        with os.fdopen(fd, "wb", buffering=0), suppress(OSError):
            while data and waiting.poll(READER_TIMEOUT_S * 1_000):
                data = data[os.write(fd, data[:PIECE_BYTES]) :]
        if not data:
            self._handed(owned, mime_type)
            self._changed()

    def _handed(self, owned: Owned, mime_type: str) -> None:
        if mime_type != PASSWORD_HINT:
            owned.handed_ns.append(time.monotonic_ns())
