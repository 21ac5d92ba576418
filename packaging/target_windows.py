"""Text windows of several toolkits, each its own process, whose text can be read back exactly."""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys
import tempfile
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Literal, TypeAlias

WindowKind = Literal["xterm", "foot", "console", "qt", "gtk", "gtk4", "tk", "emacs", "chromium"]

PROGRAMS = Path(__file__).parent / "targets"
SYSTEM_PYTHON = "/usr/bin/python3"
"""The bindings of GTK and Tk belong to the system's Python, whatever Python runs us."""
WINDOW_TIMEOUT_S = 30.0
SEARCH_PAUSE_S = 0.05
"""Each search is a process."""

_numbers = itertools.count(1)


class Windows(ABC):
    """The windows of a desktop, for who opens some there: found by their titles, given the keyboard."""

    def __init__(self, env: dict[str, str]) -> None:
        self.env = env

    @abstractmethod
    def find(self, title: str) -> int | None:
        """The number of the window with exactly this title; None while it is not shown."""

    @abstractmethod
    def raise_window(self, window: int) -> None:
        """Asks for the keyboard to go to that window."""

    @abstractmethod
    def has_keyboard(self, window: int) -> bool: ...

    def inside(self, argv: Sequence[str]) -> list[str]:
        """What has to be started here for `argv` to run on that desktop."""
        return [*argv]

    def start(self, argv: Sequence[str], extra_env: dict[str, str] | None = None) -> subprocess.Popen[bytes]:
        return start_piped(self.inside(argv), {**self.env, **(extra_env or {})})


def start_piped(argv: Sequence[str], env: dict[str, str]) -> subprocess.Popen[bytes]:
    """A program that ends with us, spoken to over pipes."""
    return subprocess.Popen(
        ["setpriv", "--pdeathsig", "TERM", "--", *argv],
        env=env,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


class XWindows(Windows):
    """By xdotool, of the display that the environment names."""

    def find(self, title: str) -> int | None:
        found = self._try("search", "--onlyvisible", "--name", f"^{title}$")
        return int(found.split()[0]) if found else None

    def raise_window(self, window: int) -> None:
        self._xdotool("windowactivate", "--sync", str(window))

    def has_keyboard(self, window: int) -> bool:
        """Whether the window manager and the X server both give it the keyboard."""
        active, focused = self._try("getactivewindow"), self._try("getwindowfocus")
        return active == focused == str(window)

    def _xdotool(self, *arguments: str) -> str:
        argv = ["xdotool", *arguments]
        done = subprocess.run(argv, env=self.env, capture_output=True, text=True, timeout=20, check=True)
        return done.stdout.strip()

    def _try(self, *arguments: str) -> str:
        try:
            return self._xdotool(*arguments)
        except subprocess.CalledProcessError:
            return ""


class TextWindow(ABC):
    """A window a person could type into."""

    def __init__(self, kind: WindowKind, process: subprocess.Popen[bytes], title: str, windows: Windows) -> None:
        self.kind: WindowKind = kind
        self.title = title
        self._process = process
        self._windows = windows
        self.window_id = self._find()

    @property
    def pid(self) -> int:
        return self._process.pid

    @abstractmethod
    def read(self) -> str:
        """The text as the window has it now; lines end with "\\n"."""

    @abstractmethod
    def clear(self) -> None: ...

    def wait_for(self, text: str, timeout_s: float = 30.0) -> str:
        """Blocks until the window holds exactly `text`, or time is over; gives what it holds then."""
        deadline_ns = time.monotonic_ns() + int(timeout_s * 1e9)
        while (held := self.read()) != text and time.monotonic_ns() < deadline_ns:
            time.sleep(0.02)
        return held

    def wait_for_any(self, timeout_s: float = 10.0, quiet_s: float = 0.4) -> str:
        """Blocks until the window holds some text that no longer grows, or time is over; gives what it holds."""
        now_ns = time.monotonic_ns()
        deadline_ns, held, changed_ns = now_ns + int(timeout_s * 1e9), self.read(), now_ns
        while now_ns < deadline_ns and not (held and now_ns - changed_ns > quiet_s * 1e9):
            time.sleep(0.02)
            now_ns, fresh = time.monotonic_ns(), self.read()
            if fresh != held:
                held, changed_ns = fresh, now_ns
        return held

    def focus(self) -> None:
        """Raises the window, gives it the keyboard and blocks until it has it."""
        self._windows.raise_window(self.window_id)
        deadline_ns = time.monotonic_ns() + int(WINDOW_TIMEOUT_S * 1e9)
        while not self.has_focus():
            if time.monotonic_ns() > deadline_ns:
                raise RuntimeError(f"the {self.kind} window did not get the focus")
            time.sleep(SEARCH_PAUSE_S)

    def has_focus(self) -> bool:
        return self._windows.has_keyboard(self.window_id)

    @property
    def is_open(self) -> bool:
        return self._process.poll() is None

    def close(self) -> None:
        if self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(3)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()

    def _find(self) -> int:
        deadline_ns = time.monotonic_ns() + int(WINDOW_TIMEOUT_S * 1e9)
        while (found := self._windows.find(self.title)) is None:
            if self._process.poll() is not None or time.monotonic_ns() > deadline_ns:
                self._process.kill()
                self._process.wait()
                raise RuntimeError(f"the {self.kind} window did not open")
            time.sleep(SEARCH_PAUSE_S)
        return found


class TerminalWindow(TextWindow):
    """A terminal around a reader that keeps every byte it was sent."""

    def __init__(
        self, kind: WindowKind, process: subprocess.Popen[bytes], title: str, windows: Windows, text_file: Path
    ) -> None:
        self._text_file = text_file
        self._cleared_bytes = 0
        super().__init__(kind, process, title, windows)
        deadline_ns = time.monotonic_ns() + int(WINDOW_TIMEOUT_S * 1e9)
        while not text_file.exists():  # the reader makes it once the terminal is raw
            if time.monotonic_ns() > deadline_ns:
                self.close()
                raise RuntimeError(f"the reader in {kind} did not start")
            time.sleep(0.02)

    def read(self) -> str:
        received = self._text_file.read_bytes()[self._cleared_bytes :]
        # A terminal is sent a carriage return for a line's end.
        return received.decode("utf-8", "replace").replace("\r", "\n")

    def clear(self) -> None:
        self._cleared_bytes = self._text_file.stat().st_size


class WidgetWindow(TextWindow):
    """A toolkit's own multi-line plain text widget, asked over its standard input."""

    def read(self) -> str:
        text: str = self._ask("read")
        return text

    def clear(self) -> None:
        self._ask("clear")

    def changes(self) -> list[tuple[int, int]]:
        """How many characters it held after each change since it was cleared, and the monotonic ns of that (gtk)."""
        return [(characters, at_ns) for characters, at_ns in self._ask("changes")]

    def _ask(self, request: str) -> Any:
        pipe_in, pipe_out = self._process.stdin, self._process.stdout
        if pipe_in is None or pipe_out is None:
            raise RuntimeError("the window was started without pipes")
        pipe_in.write(request.encode() + b"\n")
        pipe_in.flush()
        answer = pipe_out.readline()
        if not answer:
            raise RuntimeError(f"the {self.kind} window has died")
        return json.loads(answer)


class EmacsWindow(TextWindow):
    """One empty buffer of an Emacs without anybody's settings."""

    def __init__(self, process: subprocess.Popen[bytes], title: str, windows: Windows, folder: Path) -> None:
        self._socket, self._text_file = folder / "emacs-server", folder / "emacs-text"
        super().__init__("emacs", process, title, windows)
        deadline_ns = time.monotonic_ns() + int(WINDOW_TIMEOUT_S * 1e9)
        while not self._socket.exists():
            if time.monotonic_ns() > deadline_ns:
                self.close()
                raise RuntimeError("Emacs did not get ready")
            time.sleep(0.02)

    def read(self) -> str:
        self._evaluate(f'(write-region nil nil "{self._text_file}" nil 0)')
        return self._text_file.read_text("utf-8")

    def clear(self) -> None:
        self._evaluate("(erase-buffer)")

    def _evaluate(self, expression: str) -> None:
        in_window = f"(with-current-buffer (window-buffer) {expression})"
        argv = ["emacsclient", "--socket-name", str(self._socket), "--eval", in_window]
        subprocess.run(argv, env=self._windows.env, capture_output=True, timeout=20, check=True)


LendWindow: TypeAlias = Callable[[WindowKind], AbstractContextManager[TextWindow]]
"""What the tests' fixture `lend_window` gives: a window, empty and focused, for as long as a test has it."""


def _open_emacs(title: str, windows: Windows, folder: Path) -> TextWindow:
    folder = Path(tempfile.mkdtemp(prefix="emacs-", dir=folder))
    # In a new home it would compile half of itself to machine code, for a quarter of a minute of one processor.
    setup = (
        "(progn (setq native-comp-deferred-compilation nil native-comp-jit-compilation nil)"
        f' (prefer-coding-system \'utf-8) (setq server-name "{folder}/emacs-server" inhibit-startup-screen t)'
        ' (switch-to-buffer "text") (fundamental-mode) (server-start))'
    )
    emacs = windows.start(["emacs", "-Q", "--title", title, "--eval", setup])
    return EmacsWindow(emacs, title, windows, folder)


def _open_terminal(kind: WindowKind, title: str, windows: Windows, text_file: Path, dark: bool) -> TextWindow:
    background, foreground = ("1c1c1c", "e8e8e8") if dark else ("ffffff", "000000")
    reader = [SYSTEM_PYTHON, str(PROGRAMS / "terminal_reader.py"), str(text_file)]
    if kind == "xterm":
        look = ["-u8", "-fa", "monospace", "-fs", "11", "-geometry", "90x16"]
        argv = ["xterm", *look, "-bg", f"#{background}", "-fg", f"#{foreground}", "-T", title, "-n", title, "-e"]
    elif kind == "console":
        argv = ["kgx", "--title", title, "--"]
    else:
        colours = [f"--override=colors.background={background}", f"--override=colors.foreground={foreground}"]
        argv = ["foot", "--config=/dev/null", "--font=monospace:size=11", "--title", title, *colours]
    return TerminalWindow(kind, windows.start([*argv, *reader]), title, windows, text_file)


def open_text_window(
    kind: WindowKind, windows: Windows, folder: Path, *, dark: bool = False, extra_env: dict[str, str] | None = None
) -> TextWindow:
    """Opens a window, waits until it is shown and gives it the focus. `folder` holds files of the programs."""
    number = next(_numbers)
    title = f"{kind} text window {number}"
    window: TextWindow
    if kind in ("xterm", "foot", "console"):
        window = _open_terminal(kind, title, windows, folder / f"terminal-{os.getpid()}-{number}.txt", dark)
    elif kind == "emacs":
        window = _open_emacs(title, windows, folder)
    elif kind == "chromium":
        from browser_window import open_browser  # which is made of what stands here

        window = open_browser(title, windows, folder)
    else:
        python = sys.executable if kind == "qt" else SYSTEM_PYTHON
        program = windows.start([python, str(PROGRAMS / f"{kind}_window.py"), title], extra_env)
        window = WidgetWindow(kind, program, title, windows)
    window.focus()
    return window
