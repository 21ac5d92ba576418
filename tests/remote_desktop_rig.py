"""A desktop of the tests with the RemoteDesktop and Clipboard portals: what a keyboard of theirs does to a window, whom
they ask, and the quirks of GNOME 48 and Plasma 6 as they were seen."""

from __future__ import annotations

import os
import string
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from enum import Enum
from queue import Empty, SimpleQueue
from typing import Any

from dbus_rig import PATIENCE_S, Answer, Call, FakeService, Refusal, Reply
from jeepney import Message
from portal_rig import FakePortal, Responded, Results

from tray_app.dbus.portal import PROPERTIES, SESSION
from tray_app.text.insertion.portal_clipboard import CLIPBOARD
from tray_app.text.insertion.portal_keyboard import REMOTE_DESKTOP

SHIFT, CONTROL, INSERT = 0xFFE1, 0xFFE3, 0xFF63
ASCII = frozenset(string.ascii_letters + string.digits + string.punctuation + " ")
KEYCODES = {47: "v"}
KEEPER_TYPES = ("text/plain;charset=utf-8", "text/plain")
"""What Mutter's keeper of the clipboard makes itself a copy of, the best first."""


class Dialog(Enum):
    """What the user makes of it."""

    ALLOW = "allow"
    DENY = "deny"
    NO_KEYBOARD = "no keyboard"
    """Share, with the switch for input off."""
    UNANSWERED = "unanswered"
    FORGETFUL = "forgetful"
    """Allow, but do not remember."""


@dataclass
class World:
    """What is there whatever becomes of a portal. Defaults: GNOME."""

    has_clipboard_portal: bool = True
    keeps_clipboard: bool = True
    """As Mutter does: a look at whatever is new there, and a copy of it when its owner goes."""
    deaf_s: float = 0.0
    """How long a new keyboard's events get lost, from its first one on."""
    layout: frozenset[str] = ASCII
    dialog: Dialog = Dialog.ALLOW
    tokens_are_single_use: bool = True
    pastes: bool = True
    """Whether the window takes anything at its paste key."""
    paste_delay_s: float = 0.0
    is_terminal: bool = False
    clipboard: dict[str, bytes] = field(default_factory=dict)
    """Of another program; what it cannot be had as is None."""
    unreadable: frozenset[str] = frozenset()
    text: str = ""
    """The window's."""
    down: set[object] = field(default_factory=set)
    dialogs: int = 0
    tokens: set[str] = field(default_factory=set)
    owner: str = ""
    """The session whose clipboard it is; empty: another program's."""
    forms: list[str] = field(default_factory=list)
    """What the session's clipboard can be had as."""
    keys: int = 0
    """Events."""

    def copy(self, content: dict[str, bytes], desktop: Desktop) -> None:
        """Another program copies."""
        self.clipboard, self.owner = content, ""
        desktop.tell_owner()


class Desktop(FakePortal):
    """Its portal. `on_key` is called before each key event and may raise Refusal, or make the portal end."""

    def __init__(self, address: str, world: World, *, registry: bool = True) -> None:
        self.world = world
        self.senders: dict[str, str] = {}
        self.started: set[str] = set()
        self.restored: dict[str, str] = {}
        self.wants_clipboard: set[str] = set()
        self.heard_from_s: float | None = None
        self.on_key: Callable[[Desktop], None] = lambda _desktop: None
        self.is_deaf_to_us = False
        """It does what it is asked and never answers, as a portal that is stopped in the middle."""
        self.serial = 0
        self.wanted: dict[int, Callable[[bytes], object]] = {}
        self.readers: dict[int, threading.Thread] = {}
        self.user_answers: Callable[[], None] = lambda: None
        methods: dict[str, Answer] = {
            f"{PROPERTIES}.Get": self._property,
            f"{SESSION}.Close": self._close_by_client,
            f"{REMOTE_DESKTOP}.NotifyKeyboardKeysym": self._keysym,
            f"{REMOTE_DESKTOP}.NotifyKeyboardKeycode": self._keycode,
        }
        if world.has_clipboard_portal:
            methods |= {
                f"{CLIPBOARD}.RequestClipboard": self._request_clipboard,
                f"{CLIPBOARD}.SetSelection": self._set_selection,
                f"{CLIPBOARD}.SelectionRead": self._selection_read,
                f"{CLIPBOARD}.SelectionWrite": self._selection_write,
                f"{CLIPBOARD}.SelectionWriteDone": self._selection_written,
            }
        super().__init__(
            address,
            requests={
                f"{REMOTE_DESKTOP}.CreateSession": self._create,
                f"{REMOTE_DESKTOP}.SelectDevices": self._select,
                f"{REMOTE_DESKTOP}.Start": self._start,
            },
            methods=methods,
            registry=registry,
        )

    def stop(self) -> None:
        """The portal ends, and its keyboards with it: the compositor lets go of what they held."""
        super().stop()
        self.sessions.clear()
        self._all_up()

    def _send(self, message: Message) -> None:
        with suppress(OSError):  # it has ended while it was answering
            super()._send(message)

    def close_session(self, path: str) -> None:
        super().close_session(path)
        self._all_up()

    # --- permission ----------------------------------------------------------------------

    def _property(self, call: Call) -> Reply:
        interface, name = call.body
        if (interface, name) == (REMOTE_DESKTOP, "AvailableDeviceTypes"):
            return "v", (("u", 7),)
        return "v", (("u", 2),)

    def _create(self, call: Call) -> Responded:
        response = self.opened(call)
        self.senders[self.sessions[-1]] = call.sender
        return response

    def _select(self, call: Call) -> Responded:
        path, options = call.body
        assert options["types"] == ("u", 1)
        assert options["persist_mode"] == ("u", 2)
        self.restored[path] = options.get("restore_token", ("s", ""))[1]
        return 0, {}

    def _start(self, call: Call) -> Responded:
        path = call.body[0]
        token = self.restored[path]
        if token in self.world.tokens:
            if self.world.tokens_are_single_use:
                self.world.tokens.discard(token)
            return self._granted(path)
        self.world.dialogs += 1
        answer = self.world.dialog
        if answer is Dialog.DENY:
            return 1, {}
        if answer is Dialog.NO_KEYBOARD:
            return 0, {"devices": ("u", 0), "clipboard_enabled": ("b", False)}
        if answer is Dialog.UNANSWERED:
            handle = (
                f"/org/freedesktop/portal/desktop/request/{call.sender[1:].replace('.', '_')}/"
                + (call.body[-1]["handle_token"][1])
            )
            self.user_answers = lambda: self.respond(handle, *self._granted(path))
            return None
        return self._granted(path, remembered=answer is not Dialog.FORGETFUL)

    def _granted(self, path: str, *, remembered: bool = True) -> tuple[int, Results]:
        self.started.add(path)
        self.heard_from_s = None
        results: Results = {
            "devices": ("u", 1),
            "clipboard_enabled": ("b", path in self.wants_clipboard),
        }
        if remembered:
            token = f"token{len(self.calls)}-{id(self)}"
            self.world.tokens.add(token)
            results["restore_token"] = "s", token
        if path in self.wants_clipboard:
            self.tell_owner()
        return 0, results

    def _close_by_client(self, call: Call) -> Reply:
        if call.path in self.sessions:
            self.sessions.remove(call.path)
        self._all_up()
        if self.world.owner == call.path:
            self._owner_gone()
        return "", ()

    # --- keys ----------------------------------------------------------------------------

    def _all_up(self) -> None:
        self.world.down.clear()

    def _keysym(self, call: Call) -> Reply | None:
        _path, _options, keysym, state = call.body
        char = chr(keysym & 0xFFFFFF) if keysym < 0x100 or keysym >> 24 == 1 else ""
        return self._key(call, char or keysym, down=bool(state))

    def _keycode(self, call: Call) -> Reply | None:
        _path, _options, keycode, state = call.body
        return self._key(call, KEYCODES.get(keycode, keycode), down=bool(state))

    def _key(self, call: Call, key: str | int, *, down: bool) -> Reply | None:
        self.world.keys += 1
        self.on_key(self)
        if call.body[0] not in self.sessions or call.body[0] not in self.started:
            raise Refusal("org.freedesktop.DBus.Error.AccessDenied", "Invalid session")
        now_s = time.monotonic()
        if self.heard_from_s is None:
            self.heard_from_s = now_s + self.world.deaf_s
        if now_s < self.heard_from_s:
            return "", ()
        if isinstance(key, str) and key not in self.world.layout and call.member == "NotifyKeyboardKeysym":
            return "", ()  # dropped without a word, as GNOME and Plasma do
        if down:
            self._pressed(key)
            self.world.down.add(key)
        else:
            self.world.down.discard(key)
        return None if self.is_deaf_to_us else ("", ())

    def _pressed(self, key: str | int) -> None:
        if CONTROL in self.world.down:
            if key == "v" and self.world.pastes and (SHIFT in self.world.down) == self.world.is_terminal:
                self._paste()
        elif isinstance(key, str):
            self.world.text += key

    # --- the clipboard -------------------------------------------------------------------

    def _paste(self) -> None:
        def taken(data: bytes) -> None:
            self.world.text += data.decode()

        if not self.world.owner:
            taken(self.world.clipboard.get("text/plain;charset=utf-8", b""))
        elif self.world.paste_delay_s:
            threading.Timer(self.world.paste_delay_s, lambda: self.want("text/plain;charset=utf-8", taken)).start()
        else:
            self.want("text/plain;charset=utf-8", taken)

    def want(self, form: str, taken: Callable[[bytes], object]) -> None:
        """Somebody asks for what stands there."""
        owner = self.world.owner
        if form not in self.world.forms or owner not in self.senders:
            return
        self.serial += 1
        self.wanted[self.serial] = taken
        self.emit(_PATH, f"{CLIPBOARD}.SelectionTransfer", "osu", (owner, form, self.serial), to=self.senders[owner])

    def read(self, form: str) -> bytes | None:
        """What another program would be given; None when nothing comes."""
        if not self.world.owner:
            return self.world.clipboard.get(form)
        if form not in self.world.forms:
            return None
        got: SimpleQueue[bytes] = SimpleQueue()
        self.want(form, got.put)
        try:
            return got.get(timeout=PATIENCE_S)
        except Empty:
            return None

    def tell_owner(self) -> None:
        for path in [one for one in self.sessions if one in self.wants_clipboard]:
            is_ours = self.world.owner == path
            forms = self.world.forms if self.world.owner else list(self.world.clipboard)
            options: dict[str, Any] = {"session_is_owner": ("b", is_ours)}
            if forms:
                options["mime_types"] = "as", forms
            with suppress(OSError):
                self.emit(_PATH, f"{CLIPBOARD}.SelectionOwnerChanged", "oa{sv}", (path, options), to=self.senders[path])

    def _owner_gone(self) -> None:
        """The keeper's copy takes its place."""
        self.world.owner, self.world.forms = "", []
        self.tell_owner()

    def _request_clipboard(self, call: Call) -> Reply:
        self.wants_clipboard.add(call.body[0])
        return "", ()

    def _set_selection(self, call: Call) -> Reply:
        path, options = call.body
        if path not in self.started or path not in self.sessions:
            raise Refusal("org.freedesktop.portal.Error.Failed", "Clipboard disabled")
        self.world.owner, self.world.forms = path, list(options["mime_types"][1])
        self.tell_owner()
        form = next((one for one in KEEPER_TYPES if one in self.world.forms), None)
        if self.world.keeps_clipboard:
            self.world.clipboard = {}
            if form is not None:
                self.want(form, lambda data: self.world.clipboard.update({form: data}))
        return "", ()

    def _selection_read(self, call: Call) -> Reply:
        _path, form = call.body
        if self.world.owner or form not in self.world.clipboard:
            raise Refusal("org.freedesktop.portal.Error.Failed", "Failed to selection read")
        reading, writing = os.pipe()
        if form not in self.world.unreadable:
            data = self.world.clipboard[form]
            threading.Thread(target=_write, args=(writing, data), daemon=True).start()
        else:
            os.close(writing)
        return "h", (_Passed(reading),)

    def _selection_write(self, call: Call) -> Reply:
        _path, serial = call.body
        taken = self.wanted.pop(serial, None)
        if taken is None:
            raise Refusal("org.freedesktop.portal.Error.Failed", "Failed to selection write")
        reading, writing = os.pipe()
        self.readers[serial] = threading.Thread(target=_read, args=(reading, taken), daemon=True)
        self.readers[serial].start()
        return "h", (_Passed(writing),)

    def _selection_written(self, call: Call) -> Reply:
        """Whoever wanted it has it."""
        reader = self.readers.pop(call.body[1], None)
        if reader is not None:
            reader.join(PATIENCE_S)
        return "", ()


_PATH = "/org/freedesktop/portal/desktop"


class _Passed:
    """An open file that goes with a message, and is closed here once it is gone."""

    def __init__(self, fd: int) -> None:
        self._fd = fd

    def fileno(self) -> int:
        return self._fd

    def __del__(self) -> None:
        with suppress(OSError):
            os.close(self._fd)


def _write(fd: int, data: bytes) -> None:
    with os.fdopen(fd, "wb") as pipe:
        pipe.write(data)


def _read(fd: int, taken: Callable[[bytes], object]) -> None:
    with os.fdopen(fd, "rb") as pipe:
        taken(pipe.read())


__all__ = ["ASCII", "Desktop", "Dialog", "FakeService", "World"]
