"""What tests of insertion on the private desktop share: an inserter that answers, and owners of the clipboard."""

from __future__ import annotations

import queue
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from desktop import PrivateDesktop, wait_until
from headless import HeadlessDesktop
from target_windows import TextWindow

from tray_app.core.events import DictationId, Event, Inserted, TargetNoted
from tray_app.core.ports import InsertionRequest
from tray_app.core.settings import InsertionSettings
from tray_app.text.insertion.inserter import X11Insertion

ANSWER_TIMEOUT_S = 20.0

CORPUS = {
    "accents": "Zoë naïvely ate façade-brûlée at Škoda, Łódź, Ångström, Việt Nam",
    "quotes": "“double” ‘single’ „deutsch“ «français» ‹x› — – … ’tis",
    "greek": "Καλημέρα κόσμε, ΑΒΓΔ αβγδ ώύ",
    "cyrillic": "Привет, мир! Ёжик, Київ, Љубљана",
    "cjk": "日本語を話す。中文字符，한국어",
    "emoji": "smile 🙂 family 👩‍👩‍👧‍👦 flag 🇫🇷 hand 👍🏽 heart ❤️",
    "combining": "e\u0301 a\u0308 n\u0303 o\u0302\u0323 क्षि",
    "right to left": "שלום עולם و مرحبا",
    "symbols": "€ £ ¥ © ™ ½ ≤ ∑ √ → 1 × 2 ÷ 3",
    "ascii": "All of it: `~!@#$%^&*()-_=+[]{}\\|;:'\",.<>/? 0123456789",
    "no-break": "10\u202f000\u202f€ \u2011 mot\u202f!",
}


class Rig:
    """An X11Insertion on a desktop whose answers can be waited for."""

    def __init__(self, desktop: PrivateDesktop) -> None:
        self.answers: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self.noted: list[TargetNoted] = []
        self.guarded: list[bool] = []
        self.hotkey_codes: frozenset[int] = frozenset()
        self.insertion = X11Insertion(
            self._told,
            typing_guard=self.guarded.append,
            never_lift=lambda: self.hotkey_codes,
            display=desktop.display,
        )
        self._desktop = desktop
        self._numbers = iter(range(1, 1_000_000))
        self.settings = InsertionSettings()
        """Of the dictations to come."""

    def _told(self, event: Event) -> None:
        if isinstance(event, TargetNoted):
            self.noted.append(event)
        else:
            self.answers.put(event)

    def close(self) -> None:
        """Also what it leaves on the clipboard goes: the next test has its own."""
        self.insertion.close()
        clear_clipboard(self._desktop)

    def note(self) -> DictationId:
        dictation_id = DictationId(next(self._numbers))
        self.insertion.note_target(dictation_id, self.settings)
        return dictation_id

    def insert(self, dictation_id: DictationId, text: str) -> Event:
        self.insertion.insert(InsertionRequest(dictation_id, text, settings=self.settings))
        return self.answers.get(timeout=ANSWER_TIMEOUT_S)

    def send(self, dictation_id: DictationId, text: str) -> None:
        self.insertion.insert(InsertionRequest(dictation_id, text, settings=self.settings))

    def drain(self) -> None:
        """Blocks until the insertion thread has carried out what it was asked: it answers in order."""
        assert isinstance(self.insert(DictationId(0), ""), Inserted)

    def put(self, text: str, method: str = "type") -> Event:
        """One dictation with nothing special about it."""
        self.settings = InsertionSettings(method=method)
        return self.insert(self.note(), text)

    def put_into(self, window: TextWindow, text: str, method: str = "type") -> str:
        """Puts the text into the emptied window and gives what the window holds then."""
        window.focus()
        window.clear()
        answer = self.put(text, method)
        expected = "typed" if method == "type" else "pasted"
        assert isinstance(answer, Inserted), answer
        assert answer.method == expected
        return window.wait_for(text)


def later(seconds: float, action: Callable[[], object]) -> threading.Timer:
    """Does something from outside while a test waits for an answer."""
    timer = threading.Timer(seconds, action)
    timer.start()
    return timer


OWNER_PROGRAM = """\
import sys
from PySide6.QtCore import QByteArray, QMimeData, QTimer
from PySide6.QtGui import QGuiApplication

app = QGuiApplication(sys.argv)
data = QMimeData()
for spec in sys.argv[1:]:
    mime_type, path = spec.split("=", 1)
    data.setData(mime_type, QByteArray(open(path, "rb").read()))
app.clipboard().setMimeData(data)
QTimer.singleShot(0, lambda: print("ready", flush=True))
app.exec()
"""


class ClipboardOwner:
    """A program that has copied something, in several forms."""

    def __init__(self, desktop: PrivateDesktop, folder: Path, forms: dict[str, bytes]) -> None:
        arguments = []
        for number, (mime_type, data) in enumerate(forms.items()):
            path = folder / f"form-{number}"
            path.write_bytes(data)
            arguments.append(f"{mime_type}={path}")
        self.process = subprocess.Popen(
            [sys.executable, "-c", OWNER_PROGRAM, *arguments],
            env={**desktop.env, "QT_QPA_PLATFORM": "xcb"},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert self.process.stdout is not None
        assert self.process.stdout.readline() == b"ready\n"

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        assert self.process.stdout is not None
        self.process.stdout.close()


def copy_text(desktop: PrivateDesktop, text: str, selection: str = "clipboard") -> None:
    """As a user copies; the owner lives until something else is copied."""
    subprocess.run(
        ["xclip", "-selection", selection, "-i"],
        input=text.encode(),
        env=desktop.env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=10,
        check=True,
    )


def read_selection(desktop: PrivateDesktop, target: str = "UTF8_STRING", selection: str = "clipboard") -> bytes | None:
    """What a program that pastes would get; None when there is nothing in this form."""
    done = subprocess.run(
        ["xclip", "-selection", selection, "-o", "-t", target],
        env=desktop.env,
        capture_output=True,
        timeout=10,
        check=False,
    )
    return done.stdout if done.returncode == 0 else None


def targets(desktop: PrivateDesktop) -> set[str]:
    listed = read_selection(desktop, "TARGETS") or b""
    return set(listed.decode().split()) - {"TARGETS", "MULTIPLE", "TIMESTAMP", "SAVE_TARGETS"}


def selection_becomes(desktop: PrivateDesktop, expected: bytes | None, selection: str = "clipboard") -> None:
    """Blocks until the selection holds exactly this. Raises DesktopFault when it never does."""
    wait_until(lambda: read_selection(desktop, selection=selection) == expected, f"{expected!r} on the {selection}", 10)


def clear_clipboard(desktop: HeadlessDesktop) -> None:
    """Leaves the clipboard without an owner."""
    from Xlib import X
    from Xlib.display import Display
    from Xlib.protocol import request

    connection = Display(desktop.display)
    for name in ("CLIPBOARD", "PRIMARY"):
        request.SetSelectionOwner(
            display=connection.display, window=X.NONE, selection=connection.intern_atom(name), time=X.CurrentTime
        )
    connection.sync()
    connection.close()


class Fingers:
    """Presses keys on the device that people press, which programs (xdotool among them) cannot hold down."""

    def __init__(self, desktop: PrivateDesktop) -> None:
        from tray_app.x11.connection import X11Connection
        from tray_app.x11.devices import InputDevices

        self._connection = X11Connection(desktop.display)
        self._device = InputDevices(self._connection).pressed_by_people()[0]
        self._first_event = self._connection.extension("XInputExtension").first_event
        self._down: set[int] = set()

    def code(self, keysym_name: str) -> int:
        from Xlib import XK

        return int(self._connection.display.keysym_to_keycode(XK.string_to_keysym(keysym_name)))

    def press(self, name: str) -> None:
        self._down.add(self.code(name))
        self._send(self.code(name), 1)

    def pressing(self, name: str) -> bytes:
        """The request that presses this key, for another connection to send."""
        self._down.add(self.code(name))
        return self._connection.fake_key(self._first_event + 1, self.code(name), self._device)

    def release(self, name: str) -> None:
        self._down.discard(self.code(name))
        self._send(self.code(name), 2)

    def _send(self, code: int, kind: int) -> None:
        self._connection.queue([self._connection.fake_key(self._first_event + kind, code, self._device)])
        self._connection.sync()

    def keys_down(self) -> set[int]:
        """Keycodes that are down for programs, whoever holds them."""
        bits = self._connection.display.query_keymap()
        return {code for code in range(256) if bits[code // 8] >> code % 8 & 1}

    def close(self) -> None:
        for code in tuple(self._down):
            self._send(code, 2)
        self._connection.close()


class KeyboardGrab:
    """Another program that takes every key, as a screen locker or an open menu does, without moving the focus."""

    def __init__(self, desktop: PrivateDesktop) -> None:
        from Xlib import X
        from Xlib.display import Display

        self._connection = Display(desktop.display)
        screen = self._connection.screen()
        window = screen.root.create_window(
            0,
            0,
            20,
            20,
            0,
            screen.root_depth,
            override_redirect=True,
            event_mask=X.KeyPressMask | X.StructureNotifyMask,
        )
        window.map()
        while self._connection.next_event().type != X.MapNotify:
            pass
        assert window.grab_keyboard(True, X.GrabModeAsync, X.GrabModeAsync, X.CurrentTime) == X.GrabSuccess
        self._connection.sync()

    def keys_seen(self) -> int:
        """Key presses it got since it was asked last."""
        from Xlib import X

        self._connection.sync()
        return sum(self._connection.next_event().type == X.KeyPress for _ in range(self._connection.pending_events()))

    def close(self) -> None:
        self._connection.close()
