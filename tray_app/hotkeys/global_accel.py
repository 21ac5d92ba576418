"""Shortcuts kept by KGlobalAccel, Plasma's own service: without a portal and without a question.

For Plasma 5, whose portal says yes and binds nothing. Interface org.kde.KGlobalAccel as of KDE Frameworks 5.39 and
later (setShortcutKeys), seen with Plasma 5.27 and 6.3.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack, suppress

from tray_app.core.translation import marked
from tray_app.dbus.bus import MessageBus
from tray_app.dbus.faults import DBusFault, RefusedFault
from tray_app.dbus.host_app import APP_ID
from tray_app.dbus.messages import Match, Signal, Target

from .desktop_source import Told
from .event_time import event_time_ns
from .shortcuts import Shortcut
from .triggers import key_of_qt, qt_key

NAME = "org.kde.kglobalaccel"
PATH = "/kglobalaccel"
INTERFACE = "org.kde.KGlobalAccel"
COMPONENT = "org.kde.kglobalaccel.Component"
_SET_PRESENT, _IS_DEFAULT = 2, 8
"""Flags of setShortcutKeys: heard from now on, with the key the user chose where they have; what it is by default."""
_SERVICE = Target(NAME, PATH, INTERFACE)

Sequences = list[tuple[list[int]]]
"""Key sequences of up to four keys, each Qt's number of a key and its modifiers; 0 for none."""


class GlobalAccelShortcuts:
    """Implements `desktop_source.ShortcutKeeper`."""

    names_keys = True
    has_dialog = False

    def __init__(self, bus: MessageBus) -> None:
        self._bus = bus
        self._kept: list[list[str]] = []
        """Actions, as the service wants them named."""
        self._asked_for: set[str] = set()
        """Shortcuts, since the program began."""
        self._ends = ExitStack()
        self._owner = ""

    def keep(self, shortcuts: Sequence[Shortcut], told: Told, *, may_ask: bool) -> Mapping[str, str]:  # noqa: ARG002 - it never asks
        self.drop()
        self._listen(told)
        try:
            keys = {shortcut.shortcut_id: self._keep_one(shortcut) for shortcut in shortcuts}
            for other in self._asked_for - keys.keys():
                self._bus.call(_SERVICE, "unregister", "ss", (APP_ID, other))
            self._asked_for = set(keys)
            return keys
        except BaseException:
            self.drop()
            raise

    def drop(self) -> None:
        """The user's choice of keys stays with the desktop."""
        self._ends.close()
        kept, self._kept = self._kept, []
        for action in kept:
            with suppress(DBusFault):
                self._bus.call(_SERVICE, "setInactive", "as", (action,))

    def show_dialog(self) -> bool:
        """Plasma has its settings alone."""
        return False

    def close(self) -> None:
        for action in tuple(self._kept):
            with suppress(DBusFault):
                self._bus.ask(_SERVICE, "setInactive", "as", (action,))

    # --- inside --------------------------------------------------------------------------

    def _listen(self, told: Told) -> None:
        self._owner = ""

        def owned(owner: str) -> None:
            before, self._owner = self._owner, owner
            if before and owner != before:
                told.forgotten()

        self._ends.callback(self._bus.subscribe(Match(NAME, COMPONENT), lambda signal: _hear(signal, told)))
        self._ends.callback(
            self._bus.subscribe(Match(NAME, INTERFACE, path=PATH), lambda signal: _hear_change(signal, told))
        )
        self._ends.callback(self._bus.watch(NAME, owned))

    def _keep_one(self, shortcut: Shortcut) -> str:
        """The key it has now."""
        action = [APP_ID, shortcut.shortcut_id, "Holdtalk", shortcut.words]
        self._bus.call(_SERVICE, "doRegister", "as", (action,))
        self._kept.append(action)
        wanted = [([qt_key(shortcut.combination) or 0, 0, 0, 0],)]
        self._bus.call(_SERVICE, "setShortcutKeys", "asa(ai)u", (action, wanted, _IS_DEFAULT))
        (keys,) = self._bus.call(_SERVICE, "setShortcutKeys", "asa(ai)u", (action, wanted, _SET_PRESENT))
        return _told_keys(keys)


def why_no_global_accel(bus: MessageBus) -> str:
    """Why it cannot be asked here; empty where it can. Blocks."""
    try:
        bus.call(_SERVICE, "allMainComponents")
    except RefusedFault:
        return marked("No such service runs: this is no Plasma.")
    except DBusFault as fault:
        return str(fault.problem.title)
    return ""


def _hear(signal: Signal, told: Told) -> None:
    if signal.member not in ("globalShortcutPressed", "globalShortcutReleased"):
        return
    component, shortcut_id, timestamp = signal.body
    if component == APP_ID:
        tell = told.pressed if signal.member == "globalShortcutPressed" else told.released
        tell(shortcut_id, event_time_ns(timestamp, signal.arrived_ns), signal.arrived_ns)


def _hear_change(signal: Signal, told: Told) -> None:
    if signal.member == "yourShortcutsChanged":
        action, keys = signal.body
        if action[0] == APP_ID:
            told.renamed({action[1]: _told_keys(keys)})


def _told_keys(keys: Sequences) -> str:
    """The first that is one, in our notation."""
    return next((key_of_qt(sequence[0]) for (sequence,) in keys if sequence and sequence[0]), "")
