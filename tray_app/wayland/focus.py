"""Which window has the focus, where the compositor tells: sway, Hyprland and niri by their own sockets, others on
wlroots by the list of windows that task bars use (wlr-foreign-toplevel-management). GNOME and KDE do not tell so.
"""

from __future__ import annotations

import json
import os
import socket
import struct
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, runtime_checkable

from .connection import Connection, Proxy
from .sway import MAX_ANSWER_BYTES, focused_window, is_x11, tree_from
from .wire import CompositorGone, Interface, WaylandFault

ANSWER_TIMEOUT_S = 0.5
"""Compositors answer within a millisecond or two."""
_ACTIVATED = 2
"""Of the states of a window in wlr-foreign-toplevel-management."""

WINDOW = Interface(
    "zwlr_foreign_toplevel_handle_v1",
    "set_maximized unset_maximized set_minimized unset_minimized activate close set_rectangle destroy set_fullscreen "
    "unset_fullscreen",
    {
        "title": "s", "app_id": "s", "output_enter": "o", "output_leave": "o", "state": "a", "done": "", "closed": "",
        "parent": "o",
    },
)  # fmt: skip
WINDOWS = Interface("zwlr_foreign_toplevel_manager_v1", "stop", {"toplevel": "n", "finished": ""}, makes=WINDOW)


@dataclass(frozen=True, slots=True)
class Window:
    """A window that has the focus."""

    id: Hashable
    """The same for the same window, and for nothing else."""
    names: tuple[str, ...] = ()
    """What its program calls itself, lower case: its application id, or class and instance under XWayland."""
    is_x11: bool = False
    """It belongs to an X11 program."""
    title: str = field(default="", compare=False, repr=False)


UNSEEN = Window("unseen")
"""It is none of those of which a partial teller is told."""


class NotTold(Exception):
    """Nobody told in time. Says why."""


class FocusTeller(Protocol):
    name: str

    def focused(self) -> Window | None:
        """None where no window has the focus. Blocks for a millisecond or two; raises WaylandFault where nobody
        tells."""

    def rest(self) -> None:
        """Nobody wants to know for now; the ids told so far are void."""


@runtime_checkable
class PartialTeller(Protocol):
    """A teller too, of the windows of some programs only: `focused` may give UNSEEN, and `is_x11` is never told."""

    def has_focus(self, window: Window) -> bool:
        """One that `focused` gave. Blocks for a millisecond or two; raises NotTold, and WaylandFault as `focused`."""


def focus_teller(
    environ: Mapping[str, str] = os.environ, open_connection: Callable[[], Connection] = Connection.open
) -> FocusTeller | None:
    """The first that answers; None where nothing tells. Blocks for a moment: the way is tried."""
    for teller in _tellers(environ, open_connection):
        try:
            teller.focused()
        except WaylandFault:
            continue
        teller.rest()
        return teller
    return None


def _tellers(environ: Mapping[str, str], open_connection: Callable[[], Connection]) -> Iterator[FocusTeller]:
    if environ.get("SWAYSOCK"):
        yield SocketTeller("sway", Path(environ["SWAYSOCK"]), _ask_sway)
    if environ.get("HYPRLAND_INSTANCE_SIGNATURE"):
        below = Path("hypr", environ["HYPRLAND_INSTANCE_SIGNATURE"], ".socket.sock")
        yield SocketTeller("Hyprland", Path(environ.get("XDG_RUNTIME_DIR", "")) / below, _ask_hyprland)
    if environ.get("NIRI_SOCKET"):
        yield SocketTeller("niri", Path(environ["NIRI_SOCKET"]), _ask_niri)
    yield WindowListTeller(open_connection)


# --- by sockets of their own -------------------------------------------------------------


class SocketTeller:
    """Asks anew each time."""

    def __init__(self, name: str, path: Path, ask: Callable[[socket.socket], Window | None]) -> None:
        self.name = name
        self._path = path
        self._ask = ask

    def focused(self) -> Window | None:
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as to_it:
                to_it.settimeout(ANSWER_TIMEOUT_S)
                to_it.connect(str(self._path))
                return self._ask(to_it)
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:  # or it speaks otherwise
            raise CompositorGone(f"{self.name}: {type(error).__name__}") from None

    def rest(self) -> None: ...


def _ask_sway(to_it: socket.socket) -> Window | None:
    window = focused_window(tree_from(to_it))
    if window is None:
        return None
    properties = window.get("window_properties") or {}
    names = (window.get("app_id"), properties.get("instance"), properties.get("class"))
    return Window(window["id"], _names(*names), is_x11(window), str(window.get("name") or ""))


def _ask_hyprland(to_it: socket.socket) -> Window | None:
    to_it.sendall(b"j/activewindow")
    told = json.loads(_read_all(to_it))
    if not told.get("address"):
        return None
    names = _names(told.get("class"), told.get("initialClass"))
    return Window(told["address"], names, bool(told.get("xwayland")), str(told.get("title") or ""))


def _ask_niri(to_it: socket.socket) -> Window | None:
    to_it.sendall(b'"FocusedWindow"\n')
    with to_it.makefile("rb") as answer:
        told = json.loads(answer.readline(MAX_ANSWER_BYTES))["Ok"]["FocusedWindow"]
    return None if told is None else Window(told["id"], _names(told.get("app_id")), title=str(told.get("title") or ""))


def _names(*told: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.lower() for name in told if name))


def _read_all(to_it: socket.socket) -> bytes:
    data = bytearray()
    while len(data) <= MAX_ANSWER_BYTES and (piece := to_it.recv(65_536)):
        data += piece
    return bytes(data)


# --- by the list of windows --------------------------------------------------------------


class _Listed:
    """One window of the list."""

    def __init__(self, proxy: Proxy) -> None:
        self.app_id = ""
        self.title = ""
        self.activated = False
        proxy.on("app_id", self._on_app_id)
        proxy.on("title", self._on_title)
        proxy.on("state", self._on_state)

    def _on_app_id(self, app_id: str) -> None:
        self.app_id = app_id

    def _on_title(self, title: str) -> None:
        self.title = title

    def _on_state(self, states: bytes) -> None:
        self.activated = _ACTIVATED in struct.unpack(f"={len(states) // 4}I", states)


class WindowListTeller:
    """Keeps its connection from the first question until `rest`: the windows have no other name than their objects."""

    name = "the list of windows"

    def __init__(self, open_connection: Callable[[], Connection] = Connection.open) -> None:
        self._open_connection = open_connection
        self._connection: Connection | None = None
        self._windows: dict[Proxy, _Listed] = {}

    def focused(self) -> Window | None:
        try:
            self._look()
        except WaylandFault:
            self.rest()
            raise
        active = next((one for one in self._windows.items() if one[1].activated), None)
        return Window(active[0], _names(active[1].app_id), title=active[1].title) if active is not None else None

    def rest(self) -> None:
        connection, self._connection = self._connection, None
        self._windows.clear()
        if connection is not None:
            connection.close()

    def _look(self) -> None:
        if self._connection is None:
            self._connection = self._open_connection()
            self._connection.bind(WINDOWS, most=3).on("toplevel", self._on_window)
            self._connection.sync()  # the list; each window's own events come before the next answer
        self._connection.sync()

    def _on_window(self, proxy: Proxy) -> None:
        self._windows[proxy] = _Listed(proxy)
        proxy.on("closed", lambda: self._on_closed(proxy))

    def _on_closed(self, proxy: Proxy) -> None:
        self._windows.pop(proxy, None)
        proxy.destroy()
