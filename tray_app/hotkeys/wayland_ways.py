"""The ways in which keys can be heard on a Wayland session, in the order in which they are tried.

1. Shortcuts that the desktop keeps: by the portal, on Plasma 5 by KGlobalAccel. 2. The keyboards themselves, where
they may be read; before the desktop's shortcuts when a hotkey is none for those (Right Ctrl by itself): whoever let us
read keyboards did it for that. 3. Xwayland, which hears little. The commands that a compositor can bind work beside all
of them.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from tray_app.compositor_keys.configuration import are_written
from tray_app.compositor_keys.lines import LANGUAGES
from tray_app.core.bindings import ListenedKeys
from tray_app.core.combination import parse_combination
from tray_app.core.errors import Problem
from tray_app.core.ports import Post
from tray_app.core.translation import marked, sentences
from tray_app.dbus.bus import MessageBus
from tray_app.paths import state_dir
from tray_app.session import Session, compositor_of

from .choice import MODIFIERS_EVERYWHERE, NO_SHORTCUT, KeyWay
from .desktop_source import DesktopHotkeys, DesktopSource, ShortcutKeeper
from .global_accel import GlobalAccelShortcuts, why_no_global_accel
from .keyboard_hotkeys import BIND_COMMANDS, KeyboardHotkeys
from .portal_shortcuts import PortalShortcuts, why_no_portal
from .shortcut_memory import ShortcutMemory
from .shortcuts import can_be_kept

XWAYLAND = Problem("Under Wayland the hotkey is heard only while an X11 window has the focus.", BIND_COMMANDS)
SETUP_KEYS = marked("Run `holdtalk setup-keys`: it binds the hotkey in your compositor's configuration.")
MEMORY_FILE = "desktop-shortcuts"
_NO_XWAYLAND = marked("No Xwayland runs.")

_NO_KEYS = ListenedKeys((), "esc", 0)

GaveUp = Callable[[Problem], object]


@dataclass(frozen=True, slots=True)
class Way:
    kind: KeyWay
    why_not: Callable[[], str]
    """Empty where it can be used. Tried for real: blocks, for seconds where a service is started by it."""
    make: Callable[[Post, ListenedKeys, GaveUp], KeyboardHotkeys]
    """Nothing is opened before its `start`. The last one is told when it turns out later that it cannot be used."""
    notice: Problem | None = None
    """Said when it is used."""
    because: str = ""


class WaylandWays:
    """Makes them; one connection to the session's bus for those that need it. Nothing is opened before one is tried."""

    def __init__(
        self,
        session: Session,
        renamed: Callable[[], object],
        *,
        environ: Mapping[str, str] = os.environ,
        bus: MessageBus | None = None,
    ) -> None:
        """`renamed` is called when keys are called otherwise than before."""
        self._session = session
        self._environ = environ
        self._renamed = renamed
        self._desktops = environ.get("XDG_CURRENT_DESKTOP", "").casefold().split(":")
        self._plasma_version = environ.get("KDE_SESSION_VERSION", "")
        self._on_hyprland = bool(environ.get("HYPRLAND_INSTANCE_SIGNATURE"))
        self._bus = bus or MessageBus()

    def __call__(self, keys: ListenedKeys) -> Sequence[Way]:
        portal = Way(KeyWay.PORTAL, lambda: why_no_portal(self._bus), self._by_portal)
        plasma = Way(KeyWay.GLOBAL_ACCEL, lambda: why_no_global_accel(self._bus), self._by_global_accel)
        shortcuts = (plasma, portal) if self._plasma_version == "5" else (portal, plasma)
        if needs_devices(keys):
            first = Way(KeyWay.DEVICES, _why_no_devices, _by_devices, because=NO_SHORTCUT)
            return first, *shortcuts, self._xwayland(keys)
        return *shortcuts, Way(KeyWay.DEVICES, _why_no_devices, _by_devices), self._xwayland(keys)

    def close(self) -> None:
        """Whoever waits for an answer has none."""
        self._bus.close()

    # --- inside --------------------------------------------------------------------------

    def _by_portal(self, post: Post, keys: ListenedKeys, gave_up: GaveUp) -> KeyboardHotkeys:
        return self._kept_by(PortalShortcuts(self._bus, names_keys=not self._on_hyprland), post, keys, gave_up)

    def _by_global_accel(self, post: Post, keys: ListenedKeys, gave_up: GaveUp) -> KeyboardHotkeys:
        return self._kept_by(GlobalAccelShortcuts(self._bus), post, keys, gave_up)

    def _kept_by(self, keeper: ShortcutKeeper, post: Post, keys: ListenedKeys, gave_up: GaveUp) -> KeyboardHotkeys:
        memory = ShortcutMemory(state_dir() / MEMORY_FILE)
        return DesktopHotkeys(post, keys, DesktopSource(keeper, memory, gave_up=gave_up, renamed=self._renamed))

    def _xwayland(self, keys: ListenedKeys) -> Way:
        """KWin tells Xwayland of modifiers whatever window has the focus (its setting XwaylandEavesdrops, on by
        default)."""
        everywhere = "kde" in self._desktops and all(
            parse_combination(key).modifier_only for _binding, key in keys.hotkeys
        )
        return Way(
            KeyWay.XWAYLAND,
            lambda: "" if self._session.x_display else _NO_XWAYLAND,
            _by_xwayland,
            None if everywhere else replace(XWAYLAND, remedy=way_to_bind(self._environ)),
            MODIFIERS_EVERYWHERE if everywhere else "",
        )


def hears_keys(session: Session, environ: Mapping[str, str] = os.environ) -> bool:
    """Whether there is a way but Xwayland's: commands that the compositor calls are one. No key is asked for; blocks,
    for seconds where a service is started."""
    if are_written(environ):
        return True
    ways = WaylandWays(session, lambda: None, environ=environ)
    try:
        return any(not way.why_not() for way in ways(_NO_KEYS) if way.kind is not KeyWay.XWAYLAND)
    finally:
        ways.close()


def way_to_bind(environ: Mapping[str, str] = os.environ) -> str:
    """What the user can do where no key is heard."""
    return SETUP_KEYS if compositor_of(environ) in LANGUAGES else BIND_COMMANDS


def are_bound(keys: ListenedKeys) -> bool:
    """Whether the compositor calls commands for all of them. Blocks for a moment."""
    return are_written(hotkeys=keys.hotkeys)


def needs_devices(keys: ListenedKeys) -> bool:
    """Whether a hotkey among them is none that a desktop keeps."""
    return any(not can_be_kept(key) for _binding, key in keys.with_resting or keys.hotkeys)


def _why_no_devices() -> str:
    from .evdev_source import evdev_way  # asked for where a desktop has nothing better

    problem = evdev_way()
    return "" if problem is None else sentences(problem.title, problem.remedy)


def _by_devices(post: Post, keys: ListenedKeys, _gave_up: GaveUp) -> KeyboardHotkeys:
    from .evdev_source import EvdevSource

    return KeyboardHotkeys(post, keys, EvdevSource())


def _by_xwayland(post: Post, keys: ListenedKeys, _gave_up: GaveUp) -> KeyboardHotkeys:
    from .plain_source import PlainSource  # imports no system's libraries before it is started
    from .x11_source import X11Source  # there is no Xlib elsewhere

    return KeyboardHotkeys(post, keys, X11Source(foreign_layouts=True), fallback=PlainSource)
