"""Desktops of the tests that keep shortcuts for programs, each with what is its own: services on a bus that behave as
the portal's interface says, or as the named desktop was seen to."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from dbus_rig import Call, FakeService, Refusal, Reply
from portal_rig import FakePortal, Responded, Results

from tray_app.dbus.host_app import APP_ID
from tray_app.dbus.portal import PATH
from tray_app.hotkeys import global_accel
from tray_app.hotkeys.portal_shortcuts import INTERFACE

Wanted = list[tuple[str, dict[str, tuple[str, str]]]]


@dataclass(slots=True)
class Style:
    """What is a desktop's own."""

    asks: bool = True
    """It asks the user about shortcuts it does not know."""
    code: int = 0
    """Of the response where something was bound."""
    refusal: int = 1
    """Of the response where the user said no."""
    lists_before: bool = False
    """A new session has the shortcuts that were bound earlier."""
    results: bool = True
    """The response says what was bound."""
    binds: bool = True
    keys: bool = True
    """It gives them keys."""
    words: str = "{}"
    """What it calls a key."""
    tick_ms: int = 1
    """Of its timestamps."""
    registry: bool = True
    version: int = 1
    dialog: bool = False
    """It shows its own once more when it is asked to: the user then chooses Ctrl+F10."""


GNOME = Style(code=2, refusal=2, words="Press {}")
PLASMA_6 = Style(asks=False, lists_before=True)
NEWER_PLASMA = Style(lists_before=True, results=False)
PLASMA_5 = Style(asks=False, binds=False, registry=False)
HYPRLAND = Style(asks=False, keys=False, tick_ms=1_000, registry=False)
BY_THE_BOOK = Style()
WITH_DIALOG = Style(version=2, dialog=True)
WITHOUT_BACKEND = Style(version=2)
"""The portal knows of the dialog, and the desktop's half of it does not."""


@dataclass(slots=True)
class User:
    """Whoever is asked."""

    says: bool | None = True
    """None: thinks, until `ShortcutPortal.decide`."""
    asked: list[list[str]] = field(default_factory=list)
    remembered: dict[str, str] = field(default_factory=dict)
    """What was bound, also after the portal was started again: triggers by shortcut."""


class ShortcutPortal(FakePortal):
    def __init__(self, address: str, style: Style, user: User | None = None) -> None:
        self.style = style
        self.user = user or User()
        self.bound: dict[str, dict[str, str]] = {}
        """Triggers by shortcut, by session."""
        super().__init__(
            address,
            versions={INTERFACE: style.version},
            registry=style.registry,
            requests={
                f"{INTERFACE}.CreateSession": self._create,
                f"{INTERFACE}.ListShortcuts": self._list,
                f"{INTERFACE}.BindShortcuts": self._bind,
            },
            methods={f"{INTERFACE}.ConfigureShortcuts": self._configure},
        )

    # --- what a finger does --------------------------------------------------------------

    def press(self, shortcut_id: str, *, ago_ms: int = 0) -> None:
        self._tell("Activated", shortcut_id, ago_ms)

    def release(self, shortcut_id: str, *, ago_ms: int = 0) -> None:
        self._tell("Deactivated", shortcut_id, ago_ms)

    def call_key(self, shortcut_id: str, trigger: str) -> None:
        """The user gives it another key in the desktop's settings."""
        (session,) = self.bound
        self.bound[session][shortcut_id] = self.user.remembered[shortcut_id] = trigger
        self.emit(PATH, f"{INTERFACE}.ShortcutsChanged", "oa(sa{sv})", (session, self._described(self.bound[session])))

    def decide(self, yes: bool) -> None:
        """The user has thought."""
        ((request, call),) = [(path, call) for path, call in self.waiting.items() if call.member == "BindShortcuts"]
        self.respond(request, *self._decided(call, yes))

    # --- inside --------------------------------------------------------------------------

    def _tell(self, member: str, shortcut_id: str, ago_ms: int) -> None:
        stamp_ms = time.monotonic_ns() // 1_000_000 - ago_ms
        for session, shortcuts in self.bound.items():
            if shortcut_id in shortcuts:
                body: tuple[Any, ...] = (session, shortcut_id, stamp_ms // self.style.tick_ms, {})
                self.emit(PATH, f"{INTERFACE}.{member}", "osta{sv}", body)

    def _create(self, call: Call) -> Responded:
        opened = self.opened(call)
        assert opened is not None
        self.bound[self.sessions[-1]] = dict(self.user.remembered) if self.style.lists_before else {}
        return opened

    def _list(self, call: Call) -> Responded:
        return 0, self._results(self.bound[call.body[0]])

    def _bind(self, call: Call) -> Responded:
        wanted: Wanted = call.body[1]
        if not self.style.binds:
            return 0, self._results({})
        if self.style.asks and any(one not in self.user.remembered for one, _values in wanted):
            self.user.asked.append([one for one, _values in wanted])
            return None if self.user.says is None else self._decided(call, self.user.says)
        return self._decided(call, True)

    def _configure(self, call: Call) -> Reply:
        session, window, _options = call.body
        if not self.style.dialog or session not in self.bound or window:
            raise Refusal("org.freedesktop.DBus.Error.UnknownMethod")
        for shortcut_id in [*self.bound[session]]:
            self.call_key(shortcut_id, "CTRL+F10")
        return "", ()

    def _decided(self, call: Call, yes: bool) -> tuple[int, Results]:
        session, wanted = call.body[0], call.body[1]
        if not yes:
            return self.style.refusal, {}
        before = self.user.remembered
        given = {
            one: before.get(one, values.get("preferred_trigger", ("s", ""))[1] if self.style.keys else "")
            for one, values in wanted
        }
        self.user.remembered = given if not self.style.lists_before else before | given
        self.bound[session] = dict(given)
        return self.style.code, self._results(given) if self.style.results else {}

    def _results(self, bound: Mapping[str, str]) -> Results:
        return {"shortcuts": ("a(sa{sv})", self._described(bound))}

    def _described(self, bound: Mapping[str, str]) -> list[tuple[str, dict[str, tuple[str, Any]]]]:
        named = {
            one: self.style.words.format(_accelerator(trigger)) if trigger else "" for one, trigger in bound.items()
        }
        return [(one, {"trigger_description": ("s", name)} if name else {}) for one, name in named.items()]

    def _close(self, call: Call) -> Reply:
        self.bound.pop(call.path, None)
        return super()._close(call)

    def close_session(self, path: str) -> None:
        self.bound.pop(path, None)
        super().close_session(path)


def _accelerator(trigger: str) -> str:
    """As GTK writes it; one key stays as it is."""
    *held, key = trigger.split("+")
    names = {"CTRL": "<Control>", "ALT": "<Alt>", "SHIFT": "<Shift>", "LOGO": "<Super>"}
    return "".join(names[name] for name in held) + key


class FakeGlobalAccel(FakeService):
    """KGlobalAccel of Plasma."""

    def __init__(self, address: str) -> None:
        self.keys: dict[str, int] = {}
        """What the user has chosen or was asked for, by shortcut: it outlives the program that asked."""
        self.present: set[str] = set()
        name = global_accel.INTERFACE
        super().__init__(
            address,
            global_accel.NAME,
            {
                f"{name}.allMainComponents": lambda _call: ("aas", ([],)),
                f"{name}.doRegister": lambda _call: ("", ()),
                f"{name}.setShortcutKeys": self._set,
                f"{name}.setInactive": self._set_inactive,
                f"{name}.unregister": self._unregister,
            },
        )

    def press(self, shortcut_id: str) -> None:
        self._tell("globalShortcutPressed", shortcut_id)

    def release(self, shortcut_id: str) -> None:
        self._tell("globalShortcutReleased", shortcut_id)

    def call_key(self, shortcut_id: str, qt_key: int) -> None:
        self.keys[shortcut_id] = qt_key
        action = [APP_ID, shortcut_id, "Holdtalk", ""]
        body = (action, [([qt_key, 0, 0, 0],)])
        self.emit(global_accel.PATH, f"{global_accel.INTERFACE}.yourShortcutsChanged", "asa(ai)", body)

    def _tell(self, member: str, shortcut_id: str) -> None:
        if shortcut_id in self.present:
            body = (APP_ID, shortcut_id, time.monotonic_ns() // 1_000_000)
            path = "/component/org_holdtalk_Holdtalk"
            self.emit(path, f"{global_accel.COMPONENT}.{member}", "ssx", body)

    def _set(self, call: Call) -> Reply:
        action, sequences, flags = call.body
        shortcut_id = action[1]
        if flags & 8:
            return "a(ai)", (sequences,)
        if not flags & 2:
            raise Refusal("org.freedesktop.DBus.Error.InvalidArgs")
        self.keys.setdefault(shortcut_id, sequences[0][0][0])
        self.present.add(shortcut_id)
        return "a(ai)", ([([self.keys[shortcut_id], 0, 0, 0],)],)

    def _unregister(self, call: Call) -> Reply:
        _component, shortcut_id = call.body
        return "b", (self.keys.pop(shortcut_id, None) is not None,)

    def _set_inactive(self, call: Call) -> Reply:
        self.present.discard(call.body[0][1])
        return "", ()
