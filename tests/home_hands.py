"""A person before the home window on the private desktop: one who has a mouse alone, and one who has keys alone."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from abc import ABC, abstractmethod
from multiprocessing.connection import Client
from pathlib import Path

from desktop import DesktopFault, PrivateDesktop, wait_until
from live_program import LiveProgram, SettingsTables

POINTED = (sys.executable, str(Path(__file__).with_name("desktop") / "pointed_program.py"))
PATIENCE_S = 20.0
BETWEEN_KEYS_MS = "60"
TITLES = ("Dictation", "History", "Statistics", "Performance", "Models", "Words", "Settings", "Help")


def pointed(
    desktop: PrivateDesktop, settings: SettingsTables | None = None, *, env: dict[str, str] | None = None
) -> LiveProgram:
    """Not started yet; tells where its parts are. `env` is for it alone."""
    more = [f"{name}={value}" for name, value in (env or {}).items()]
    return LiveProgram(desktop, settings, argv=["env", *more, *POINTED])


class Person(ABC):
    """Sees what is on the screen, and finds things by their names."""

    def __init__(self, program: LiveProgram) -> None:
        self.program = program
        self.desktop = program.desktop

    # --- eyes ----------------------------------------------------------------------------

    def place_of(self, name: str) -> tuple[int, int] | None:
        with Client(str(self.program.folder / "run" / "places.sock")) as connection:
            connection.send_bytes(json.dumps(name).encode())
            found = json.loads(connection.recv_bytes())
        return None if found is None else (found[0], found[1])

    def sees(self, name: str) -> None:
        wait_until(lambda: self.place_of(name) is not None, f"“{name}” on the screen", PATIENCE_S)

    def sees_no(self, name: str) -> None:
        wait_until(lambda: self.place_of(name) is None, f"“{name}” to go", PATIENCE_S)

    def has_keys(self) -> str:
        """The name of the window that has the keyboard."""
        argv = ["xdotool", "getactivewindow", "getwindowname"]
        done = subprocess.run(argv, env=self.desktop.env, capture_output=True, text=True, check=False)
        return done.stdout.strip()

    def is_at(self, title: str) -> None:
        """In the home window at that place, which has the keyboard."""
        wait_until(lambda: self.has_keys().partition(" — ")[0] == title, f"{title} in front", PATIENCE_S)

    def clipboard(self) -> str:
        argv = ["xclip", "-o", "-selection", "clipboard"]
        return subprocess.run(argv, env=self.desktop.env, capture_output=True, text=True, check=False).stdout

    # --- hands ---------------------------------------------------------------------------

    @abstractmethod
    def open(self, title: str) -> None:
        """The home window at that place."""

    def type(self, text: str) -> None:
        self.desktop.run(["xdotool", "type", "--delay", "40", text])


class ByMouse(Person):
    """Presses keys only to write words."""

    def open(self, title: str) -> None:
        """By a click on the icon, and one on the place."""
        icon = [str(side - 12) for side in self.desktop.size]  # the tray's only one, in the corner
        self.desktop.run(["xdotool", "mousemove", *icon, "click", "1"])
        wait_until(lambda: self.has_keys().partition(" — ")[0] in TITLES, "the window", PATIENCE_S)
        if not self.has_keys().startswith(title):
            self.click(title)
        self.is_at(title)

    def click(self, name: str) -> None:
        self.sees(name)
        place = self.place_of(name)
        if place is None:
            raise DesktopFault(f"“{name}” went away")
        self.desktop.run(["xdotool", "mousemove", *map(str, place), "sleep", "0.1", "click", "1"])


class ByKeys(Person):
    """Has no mouse."""

    def open(self, title: str) -> None:
        """By the command that a desktop's own shortcut would carry out."""
        if (done := self.program.command("open", title.casefold())).returncode != 0:
            raise DesktopFault(done.stderr)
        self.is_at(title)

    def press(self, *keys: str) -> None:
        self.desktop.run(["xdotool", "key", "--delay", BETWEEN_KEYS_MS, *keys])

    def press_until(self, keys: str, name: str) -> None:
        """Until that is to be seen: a window takes a moment to hear its first key."""

        def seen() -> bool:
            self.press(keys)
            time.sleep(0.3)
            return self.place_of(name) is not None

        wait_until(seen, f"“{name}” by {keys}", PATIENCE_S)
