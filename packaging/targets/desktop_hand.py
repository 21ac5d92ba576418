"""Hands and eyes on GNOME and KDE for the tests, from within: desktop_hand.py gnome | kwin

Reads a question a line on standard input, ["key", 67, true] or ["windows"], as JSON, and answers each with a line:
{"answer": ...} or {"error": "..."}. GNOME Shell must run with --unsafe-mode.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from typing import Any

from gi.repository import Gio, GLib

ANSWER_MS = 15_000
LEFT_BUTTON = 0x110
SHIFT = 42
ALL_WINDOWS = "global.get_window_actors().map(actor => actor.meta_window)"


class Bus:
    """Calls to one service of the session bus."""

    def __init__(self, name: str) -> None:
        self.connection = Gio.bus_get_sync(Gio.BusType.SESSION)
        self.name = name

    def call(self, path: str, interface: str, method: str, kinds: str = "", *arguments: Any) -> Any:
        """What it answers, unpacked, and the file descriptors with it where there are any."""
        body = GLib.Variant(kinds, arguments) if kinds else None
        answer, got = self.connection.call_with_unix_fd_list_sync(
            self.name, path, interface, method, body, None, Gio.DBusCallFlags.NONE, ANSWER_MS
        )
        unpacked = answer.unpack()
        return (unpacked, got) if got is not None and got.get_length() else unpacked


class Gnome:
    """Mutter's own interface for remote desktops, which asks nobody, and the Shell's for who is unsafe."""

    REMOTE = "org.gnome.Mutter.RemoteDesktop"
    SESSION = REMOTE + ".Session"
    SHELL = "org.gnome.Shell"

    def __init__(self) -> None:
        self._shell = Bus(self.SHELL)
        self._mutter = Bus(self.REMOTE)
        self._session = ""
        self._clipboard = b""
        self._mutter.connection.signal_subscribe(
            None, self.SESSION, "SelectionTransfer", None, None, Gio.DBusSignalFlags.NONE, self._serve
        )

    def ready(self) -> None:
        until(lambda: bool(self.eval("1")))
        (self._session,) = self._mutter.call("/org/gnome/Mutter/RemoteDesktop", self.REMOTE, "CreateSession")
        self._of_session("Start")
        self._of_session("EnableClipboard", "(a{sv})", {})
        # The keyboard is made by its first events, and those are lost.
        self.key(SHIFT, True)
        self.key(SHIFT, False)
        time.sleep(0.5)
        # A session begins with all windows side by side, and without the keyboard in one.
        until(lambda: not self.eval("Main.layoutManager._startingUp"))
        until(lambda: self.eval("Main.overview.hide(), !Main.overview.visible"))

    def eval(self, script: str) -> Any:
        """What a line of JavaScript in the Shell gives."""
        good, answer = self._shell.call("/org/gnome/Shell", self.SHELL, "Eval", "(s)", script)
        if not good:
            raise RuntimeError(answer)
        return json.loads(answer) if answer else None

    def key(self, code: int, pressed: bool) -> int:
        sent_ns = time.monotonic_ns()
        self._of_session("NotifyKeyboardKeycode", "(ub)", code, pressed)
        return sent_ns

    def tap(self, code: int) -> int:
        sent_ns = time.monotonic_ns()
        for pressed in (True, False):  # nobody waits for the first to be answered
            body = GLib.Variant("(ub)", (code, pressed))
            told = (self.REMOTE, self._session, self.SESSION, "NotifyKeyboardKeycode", body, None, 0, ANSWER_MS, None)
            self._mutter.connection.call(*told, None)
        self.eval("1")
        return sent_ns

    def click(self, x: float, y: float) -> None:
        width, height = self.eval("[global.stage.width, global.stage.height]")
        # From the far corner: the near one is the Shell's own.
        for dx, dy in ((5_000.0, 5_000.0), (x - width + 1, y - height + 1)):
            self._of_session("NotifyPointerMotionRelative", "(dd)", dx, dy)
            time.sleep(0.2)
        for pressed in (True, False):
            self._of_session("NotifyPointerButton", "(ib)", LEFT_BUTTON, pressed)
            time.sleep(0.05)

    def windows(self) -> list[list[Any]]:
        found: list[list[Any]] = self.eval(
            f"{ALL_WINDOWS}.map(one => [one.get_id(), one.get_title(), one.has_focus()])"
        )
        return found

    def raise_window(self, number: str) -> None:
        self.eval(f"Main.activateWindow({ALL_WINDOWS}.find(one => one.get_id() == {int(number)}))")

    def screenshot(self, path: str) -> None:
        interface = self.SHELL + ".Screenshot"
        self._shell.call("/org/gnome/Shell/Screenshot", interface, "Screenshot", "(bbs)", False, False, path)

    def environment(self) -> dict[str, str]:
        """What the compositor's own programs would be given."""
        names = ("DISPLAY", "XAUTHORITY")
        found = {name: self.eval(f'imports.gi.GLib.getenv("{name}")') for name in names}
        return {name: value for name, value in found.items() if value}

    def set_clipboard(self, text: str, kind: str) -> None:
        self._clipboard = text.encode()
        types = {"mime-types": GLib.Variant("as", [kind])}
        self._of_session("SetSelection", "(a{sv})", types)

    def clipboard(self, kind: str) -> str:
        try:
            (_number,), fds = self._of_session("SelectionRead", "(s)", kind)
        except GLib.Error as error:
            if "own selection" in error.message:
                return self._clipboard.decode()
            if "No selection owner" in error.message or "Mime" in error.message:
                return ""
            raise
        with os.fdopen(fds.get(0), "rb") as pipe:
            return pipe.read().decode("utf-8", "replace")

    def _serve(self, *signal: Any) -> None:
        """Somebody pastes what we have copied."""
        connection, path, (_kind, serial) = signal[0], signal[2], signal[5].unpack()
        if path != self._session:
            return

        def write() -> None:
            (_number,), fds = self._of_session("SelectionWrite", "(u)", serial)
            with os.fdopen(fds.get(0), "wb") as pipe:
                pipe.write(self._clipboard)
            self._of_session("SelectionWriteDone", "(ub)", serial, True)

        assert connection is not None
        threading.Thread(target=write, daemon=True).start()

    def _of_session(self, method: str, signature: str = "", *arguments: Any) -> Any:
        return self._mutter.call(self._session, self.SESSION, method, signature, *arguments)


class Kwin:
    """KWin's scripts."""

    NAME = "org.kde.KWin"
    OURS = "org.holdtalk.TestHand"

    def __init__(self) -> None:
        self._kwin = Bus(self.NAME)
        self._told: list[str] = []
        self._heard = threading.Event()
        method = '<method name="Told"><arg type="s" direction="in"/></method>'
        xml = f'<node><interface name="{self.OURS}">{method}</interface></node>'
        description = Gio.DBusNodeInfo.new_for_xml(xml).interfaces[0]
        self._kwin.connection.register_object("/", description, self._hear, None, None)
        Gio.bus_own_name_on_connection(self._kwin.connection, self.OURS, 0, None, None)

    def ready(self) -> None:
        until(lambda: isinstance(self.windows(), list))

    def windows(self) -> list[list[Any]]:
        number = "parseInt(one.internalId.toString().slice(1, 9), 16)"
        told = f"workspace.windowList().map(one => [{number}, one.caption, workspace.activeWindow === one])"
        found: list[list[Any]] = self.eval(told)
        return found

    def raise_window(self, number: str) -> None:
        which = f"parseInt(one.internalId.toString().slice(1, 9), 16) == {int(number)}"
        self.eval(f"(workspace.activeWindow = workspace.windowList().find(one => {which}), true)")

    def eval(self, script: str) -> Any:
        """What an expression of KWin's JavaScript gives."""
        with tempfile.NamedTemporaryFile("w", suffix=".js") as file:
            file.write(f'callDBus("{self.OURS}", "/", "{self.OURS}", "Told", JSON.stringify({script}));')
            file.flush()
            self._heard.clear()
            self._told.clear()
            scripting = "org.kde.kwin.Scripting"
            (number,) = self._kwin.call("/Scripting", scripting, "loadScript", "(ss)", file.name, file.name)
            try:
                self._kwin.call(f"/Scripting/Script{number}", "org.kde.kwin.Script", "run")
                if not self._heard.wait(ANSWER_MS / 1e3):
                    raise TimeoutError("the script told nothing")
            finally:
                self._kwin.call("/Scripting", scripting, "unloadScript", "(s)", file.name)
        return json.loads(self._told[0])

    def _hear(self, *call: Any) -> None:
        self._told.append(call[5].unpack()[0])
        call[6].return_value(None)
        self._heard.set()


def until(reached: Callable[[], Any]) -> None:
    deadline = time.monotonic() + ANSWER_MS / 1e3
    while True:
        try:
            if reached():
                return
            problem: Exception = TimeoutError("it does not get ready")
        except (GLib.Error, RuntimeError) as error:
            problem = error
        if time.monotonic() > deadline:
            raise problem
        time.sleep(0.1)


def main() -> None:
    loop = GLib.MainLoop()
    hand: Any = Gnome() if sys.argv[1] == "gnome" else Kwin()

    def obey() -> None:
        for line in sys.stdin:
            question, *arguments = json.loads(line)
            try:
                told = {"answer": getattr(hand, "raise_window" if question == "raise" else question)(*arguments)}
            except (GLib.Error, RuntimeError, OSError, ValueError) as error:
                told = {"error": str(error)}
            print(json.dumps(told), flush=True)
        loop.quit()

    threading.Thread(target=obey, daemon=True).start()
    loop.run()


if __name__ == "__main__":
    main()
