"""Hands and eyes on a desktop whose session bus only its own user may ask: a small program there, told line by line."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Sequence
from typing import Any

from headless import DesktopFault
from target_windows import Windows
from wayland_finger import KEY_CODES, WaylandFinger


class GuestHand:
    """`targets/desktop_hand.py`, running on the desktop."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        """Blocks until it has found the compositor."""
        self._process = process
        self.ask("ready")

    def ask(self, question: str, *arguments: object) -> Any:
        """Raises DesktopFault with what it said went wrong."""
        pipe_in, pipe_out = self._process.stdin, self._process.stdout
        if pipe_in is None or pipe_out is None:
            raise RuntimeError("the hand was started without pipes")
        try:
            pipe_in.write(json.dumps([question, *arguments]).encode() + b"\n")
            pipe_in.flush()
        except OSError as error:
            raise DesktopFault("the hand has ended") from error
        line = pipe_out.readline()
        if not line:
            raise DesktopFault("the hand has ended")
        answer = json.loads(line)
        if "error" in answer:
            raise DesktopFault(f"{question}: {answer['error']}")
        return answer["answer"]

    def close(self) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()


class HandWindows(Windows):
    """By the hand: `windows` gives [number, title, whether it has the keyboard] of each."""

    def __init__(self, env: dict[str, str], hand: GuestHand, inside: Callable[[Sequence[str]], list[str]]) -> None:
        super().__init__(env)
        self._hand = hand
        self._inside = inside

    def inside(self, argv: Sequence[str]) -> list[str]:
        return self._inside(argv)

    def find(self, title: str) -> int | None:
        found = [number for number, name, _has in self._hand.ask("windows") if name == title]
        return int(found[0]) if found else None

    def raise_window(self, window: int) -> None:
        self._hand.ask("raise", str(window))

    def has_keyboard(self, window: int) -> bool:
        return any(int(number) == window and has for number, _name, has in self._hand.ask("windows"))


class HandFinger(WaylandFinger):
    def __init__(self, hand: GuestHand) -> None:
        super().__init__()
        self._hand = hand

    def _send_key(self, code: int, pressed: bool) -> int:
        sent_ns: int = self._hand.ask("key", code, pressed)
        return sent_ns

    def tap(self, name: str) -> int:
        sent_ns: int = self._hand.ask("tap", KEY_CODES[name])
        return sent_ns

    def _end(self) -> None:
        """The hand goes on."""
