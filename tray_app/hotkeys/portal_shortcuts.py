"""Shortcuts kept by xdg-desktop-portal: GNOME from 48 on, Plasma 6, Hyprland.

What they do otherwise than the interface says (version 2,
https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.GlobalShortcuts.html): GNOME 48 answers 2
where shortcuts were bound, lists none before they are, and forgets those that are not bound the next time; Plasma 5.27
answers 0 and binds nothing; newer Plasmas answer without a list; Hyprland has no key for any, and counts time in
seconds. Held keys repeat their activation.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, suppress
from typing import Any

from tray_app.core.errors import Mend
from tray_app.core.translation import marked
from tray_app.dbus.bus import MessageBus
from tray_app.dbus.faults import DBusFault, RefusedFault
from tray_app.dbus.host_app import introduce
from tray_app.dbus.messages import DAEMON, Match, Signal, Target
from tray_app.dbus.portal import NAME, PATH, Options, Portal, PortalSession, Response

from .desktop_source import NotGivenFault, Told
from .event_time import event_time_ns
from .shortcuts import Shortcut
from .triggers import portal_trigger

log = logging.getLogger(__name__)

INTERFACE = "org.freedesktop.portal.GlobalShortcuts"
WITH_DIALOG = 2
"""The first version that can show the desktop's own dialog again."""
LIST_TIMEOUT_S = 30.0
BACKEND_TIMEOUT_S = 2.0
BACKENDS = "org.freedesktop.impl.portal.desktop."
IMPL_SESSION = "org.freedesktop.impl.portal.Session"
_BUS = Target(DAEMON, "/org/freedesktop/DBus", DAEMON)
_TOKEN = "holdtalk"
"""Of a session by which a portal knows us that does not know our name."""

_KEEPS_NONE = marked("This desktop's portal keeps no shortcuts for programs.")
_NO_ANSWER = marked("The desktop's portal does not answer.")

Listed = list[tuple[str, Mapping[str, tuple[str, Any]]]]
"""Shortcuts as the portal lists them: ids with variants by name."""


class PortalShortcuts:
    """Implements `desktop_source.ShortcutKeeper`."""

    def __init__(self, bus: MessageBus, *, names_keys: bool = True) -> None:
        self.names_keys = names_keys
        self.has_dialog = False
        self._bus = bus
        self._portal = Portal(bus)
        self._session: PortalSession | None = None
        self._orphans: list[str] = []
        """Paths of sessions that we did not end ourselves."""
        self._ends = ExitStack()

    def keep(self, shortcuts: Sequence[Shortcut], told: Told, *, may_ask: bool) -> Mapping[str, str]:
        self.drop()
        try:
            return self._keep(shortcuts, told, may_ask=may_ask)
        except BaseException:
            self.drop()
            raise

    def drop(self) -> None:
        self._ends.close()
        session, self._session = self._session, None
        if session is not None:
            session.close()
        while self._orphans:
            close_at_backends(self._bus, self._orphans.pop())

    def show_dialog(self) -> bool:
        """`ConfigureShortcuts`; what comes of it is told as `renamed`."""
        session = self._session
        if session is None or not self.has_dialog:
            return False
        arguments: tuple[str, str, Options] = session.path, "", {}
        self._bus.call(self._portal.target(INTERFACE), "ConfigureShortcuts", "osa{sv}", arguments)
        return True

    def close(self) -> None:
        self._portal.end_requests()
        session = self._session
        if session is not None:
            session.close()

    # --- inside --------------------------------------------------------------------------

    def _keep(self, shortcuts: Sequence[Shortcut], told: Told, *, may_ask: bool) -> Mapping[str, str]:
        why_unknown = introduce(self._portal)

        def ended() -> None:
            if self._session is not None:
                self._orphans.append(self._session.path)
            told.forgotten()

        session = self._session = self._portal.open_session(INTERFACE, ended, token=_TOKEN if why_unknown else "")
        self._ends.callback(
            self._bus.subscribe(Match(NAME, INTERFACE, path=PATH), lambda signal: _hear(signal, session.path, told))
        )
        self.has_dialog = self._portal.version(INTERFACE) >= WITH_DIALOG
        ids = {shortcut.shortcut_id for shortcut in shortcuts}
        if not may_ask and not ids <= self._list(session).keys():
            raise _refused("")
        told.asking()
        response = self._bind(session, shortcuts)
        given = self._given(session, response)
        kept = {one: text for one, text in given.items() if one in ids}
        if not kept:
            raise _why_not(response, why_unknown)
        return {**dict.fromkeys(ids, ""), **kept}

    def _bind(self, session: PortalSession, shortcuts: Sequence[Shortcut]) -> Response:
        """Blocks for as long as the user is asked."""
        wanted = [(shortcut.shortcut_id, _described(shortcut)) for shortcut in shortcuts]
        return self._portal.request(
            INTERFACE, "BindShortcuts", "oa(sa{sv})s", (session.path, wanted, ""), timeout_s=None
        )

    def _given(self, session: PortalSession, response: Response) -> Mapping[str, str]:
        """Whatever the code is: what was bound is in the results, or else in the list."""
        listed = response.results.get("shortcuts")
        return _descriptions(listed) if listed else self._list(session)

    def _list(self, session: PortalSession) -> Mapping[str, str]:
        response = self._portal.request(INTERFACE, "ListShortcuts", "o", (session.path,), timeout_s=LIST_TIMEOUT_S)
        return _descriptions(response.results.get("shortcuts") or [])


class NothingKeptFault(RefusedFault):
    """The portal says yes and keeps nothing: it cannot do it."""


def close_at_backends(bus: MessageBus, session: str) -> None:
    """A portal that ends takes its sessions with it, but leaves them with its other half, the desktop's own: that of
    GNOME 48 then keeps the keys for nobody, until it is told. Blocks for a moment."""
    with suppress(DBusFault):
        (names,) = bus.call(_BUS, "ListNames")
        for name in names:
            if name.startswith(BACKENDS):
                with suppress(DBusFault):
                    bus.call(Target(name, session, IMPL_SESSION), "Close", timeout_s=BACKEND_TIMEOUT_S)


def why_no_portal(bus: MessageBus) -> str:
    """Why there is no such portal here; empty where there is. Blocks, while the portal is started for seconds."""
    with suppress(DBusFault):
        return "" if Portal(bus).version(INTERFACE) > 0 else _KEEPS_NONE
    return _NO_ANSWER


def _described(shortcut: Shortcut) -> dict[str, tuple[str, str]]:
    found = {"description": ("s", shortcut.words)}
    trigger = portal_trigger(shortcut.combination)
    if trigger is not None:
        found["preferred_trigger"] = ("s", trigger)
    return found


def _descriptions(listed: Listed) -> dict[str, str]:
    return {one: str(values.get("trigger_description", ("s", ""))[1]) for one, values in listed}


def _hear(signal: Signal, session: str, told: Told) -> None:
    if not signal.body or signal.body[0] != session:
        return
    if signal.member == "ShortcutsChanged":
        told.renamed(_descriptions(signal.body[1]))
    elif signal.member in ("Activated", "Deactivated"):
        _session, shortcut_id, timestamp, _options = signal.body
        tell = told.pressed if signal.member == "Activated" else told.released
        tell(shortcut_id, event_time_ns(timestamp, signal.arrived_ns), signal.arrived_ns)


def _why_not(response: Response, why_unknown: str) -> DBusFault | NotGivenFault:
    if response.code == 0:
        return NothingKeptFault(NAME, INTERFACE)
    return _refused(why_unknown)


def _refused(why_unknown: str) -> NotGivenFault:
    if why_unknown:
        return NotGivenFault(
            "The desktop does not know Holdtalk, and so gives it no key.",
            "Copy packaging/holdtalk.desktop to ~/.local/share/applications, or bind `holdtalk press` and "
            "`holdtalk release` to a key in your desktop's keyboard settings.",
            why_unknown,
            Mend.ASK_FOR_KEYS,
        )
    return NotGivenFault(
        "The desktop gave Holdtalk no key.",
        "Have it ask again, by the button here or with `holdtalk ask-again`, and say yes; `holdtalk toggle` works in "
        "any case.",
        mend=Mend.ASK_FOR_KEYS,
    )
