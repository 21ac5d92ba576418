"""The key of a server: in the user's environment or the system's keyring, and nowhere else.

It is looked for in the worker, which alone needs it. The keyring is asked by a process of its own: its libraries take
15 MB, and one that is locked waits for its user.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Mapping
from typing import Any

from tray_app.core.errors import SpeechFault
from tray_app.core.own_process import module_command, module_environment
from tray_app.core.supervision import start_thread
from tray_app.core.translation import filled

VARIABLE = "HOLDTALK_API_KEY"
COMMAND = "holdtalk remote key"
SERVICE = "holdtalk"
_UNLOCKING_S = 60.0
"""The user may have to type the keyring's password."""


def find_key(place: str, environment: Mapping[str, str] = os.environ) -> str:
    """Of the server at `place`; empty where there is none. Blocks, also for the user."""
    given = environment.get(VARIABLE, "").strip()
    if given or getattr(sys, "frozen", False):
        return given
    command = module_command(__name__, place)
    try:
        done = subprocess.run(
            command, env=module_environment(environment), capture_output=True, timeout=_UNLOCKING_S, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "replace").strip() if done.returncode == 0 else ""


class ServerKey:
    """The key of one server as far as it is known, for any thread."""

    def __init__(self, place: str) -> None:
        self._place = place
        self._lock = threading.Lock()
        self._found = threading.Event()
        self._looking = False
        self.value = ""
        """Empty while none is known."""

    def look(self) -> None:
        """For it, or for another one; returns at once."""
        with self._lock:
            if self._looking:
                return
            self._looking = True
            self._found.clear()
        start_thread("key", self._look, again=False)

    def wait(self, seconds: float) -> str:
        """What is known when it has been looked for, or after so long."""
        self._found.wait(seconds)
        return self.value

    def _look(self) -> None:
        try:
            self.value = find_key(self._place)
        finally:
            self._looking = False
            self._found.set()


def kept_key(place: str) -> str | None:
    """Raises SpeechFault without a keyring."""
    keyring = _keyring()
    try:
        kept: str | None = keyring.get_password(SERVICE, place)
    except Exception as error:
        raise _unusable(error) from error
    return kept


def keep_key(place: str, key: str) -> None:
    """Raises SpeechFault without a keyring."""
    keyring = _keyring()
    try:
        keyring.set_password(SERVICE, place, key)
    except Exception as error:
        raise _unusable(error) from error


def remove_key(place: str) -> bool:
    """Whether there was one. Raises SpeechFault without a keyring."""
    if kept_key(place) is None:
        return False
    keyring = _keyring()
    try:
        keyring.delete_password(SERVICE, place)
    except Exception as error:
        raise _unusable(error) from error
    return True


def _keyring() -> Any:
    """The library, which need not be there. Raises SpeechFault."""
    try:
        import keyring
    except ImportError as error:
        remedy = filled(
            "Install holdtalk[remote], or put the key into the environment as {variable}.", variable=VARIABLE
        )
        raise SpeechFault("The keyring cannot be used: its library is not installed.", remedy) from error
    return keyring


def _unusable(error: Exception) -> SpeechFault:
    """Never in the library's own words, of which nobody knows what they hold."""
    remedy = filled(
        "Unlock or install a keyring, or put the key into the environment as {variable}.", variable=VARIABLE
    )
    return SpeechFault("The system's keyring cannot be used.", remedy, type(error).__name__)


def main() -> int:
    """Print the key of a server to the pipe of whoever asks."""
    try:
        key = kept_key(sys.argv[1])
    except SpeechFault:
        return 1
    sys.stdout.write(key or "")
    return 0


if __name__ == "__main__":
    sys.exit(main())
