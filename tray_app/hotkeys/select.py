"""Which keyboard this desktop has, chosen when the program starts, never when a module is imported."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from tray_app.core.bindings import ListenedKeys
from tray_app.core.errors import HotkeyFault
from tray_app.core.ports import Post
from tray_app.session import Session, SessionKind, session_of

from .keyboard_hotkeys import KeyboardHotkeys

if TYPE_CHECKING:
    from .wayland_hotkeys import WaylandHotkeys


class NoHotkeys:
    """Stands in where no key can be heard; everything else of the program works on."""

    deaf = False
    """Commands begin a dictation here."""

    def __init__(self, fault: HotkeyFault) -> None:
        self._fault = fault

    def start(self) -> None:
        """Raises the HotkeyFault it was made with."""
        raise self._fault

    def apply(self, keys: ListenedKeys) -> None:  # noqa: ARG002 - the port's signature
        """Raises as `start` does: no setting makes keys heard here."""
        raise self._fault

    def hold_back(self, who: str) -> None: ...

    def let_go(self, who: str) -> None: ...

    def recording(self, active: bool) -> None: ...

    def typing(self, active: bool) -> None: ...

    def hotkey_codes(self) -> frozenset[int]:
        return frozenset()

    def other_key_since(self, since_ns: int) -> bool:  # noqa: ARG002 - the port's signature
        return False

    def presses_since(self, since_ns: int, *, there: bool = False) -> None:
        """Nobody can tell."""

    def told(self) -> None:
        """There is no way to tell of."""

    def ways(self) -> None:
        """Likewise."""

    def ask_again(self) -> None: ...

    def change_on_desktop(self) -> None: ...

    def bound(self) -> None: ...

    def close(self) -> None: ...


AnyHotkeys: TypeAlias = "KeyboardHotkeys | WaylandHotkeys | NoHotkeys"


def make_hotkeys(
    post: Post,
    keys: ListenedKeys,
    session: Session | None = None,
    *,
    renamed: Callable[[], object] = lambda: None,
) -> AnyHotkeys:
    """Never raises: what is wrong, `start` says. Nothing is opened or imported for the keyboard before `start`.

    `renamed` is called when keys come another way than before, or are called otherwise. Any thread.
    """
    from .plain_source import PlainSource  # imports no system's libraries before it is started

    session = session or session_of()
    if session.kind is SessionKind.SYSTEM:
        return KeyboardHotkeys(post, keys, PlainSource())
    if session.kind is SessionKind.WAYLAND:
        return _on_wayland(post, keys, session, renamed)
    if not session.x_display:
        return NoHotkeys(
            HotkeyFault(
                "There is no display to hear keys on.", "Start Holdtalk from within the desktop, or set DISPLAY."
            )
        )
    from .x11_source import X11Source  # there is no Xlib elsewhere

    return KeyboardHotkeys(post, keys, X11Source(), fallback=PlainSource)


def _on_wayland(post: Post, keys: ListenedKeys, session: Session, renamed: Callable[[], object]) -> WaylandHotkeys:
    from tray_app.compositor_keys.configuration import can_write

    from .wayland_hotkeys import WaylandHotkeys  # D-Bus, on such a session alone
    from .wayland_ways import WaylandWays, are_bound, way_to_bind

    ways = WaylandWays(session, renamed)
    return WaylandHotkeys(
        post, keys, ways, chosen=renamed, are_bound=are_bound, remedy=way_to_bind(), can_bind=can_write
    )
