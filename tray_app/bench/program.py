"""The real tray program as a child with settings of its own, and the window it types into."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Self

import tomlkit

from tray_app.core.errors import HoldtalkError
from tray_app.core.own_process import module_command, module_environment
from tray_app.core.supervision import start_thread

Tables = Mapping[str, Mapping[str, object]]
"""Settings by table and key."""
READY_TIMEOUT_S = 60.0
_HOMES = {"XDG_CONFIG_HOME": "config", "XDG_STATE_HOME": "state", "XDG_CACHE_HOME": "cache", "XDG_RUNTIME_DIR": "run"}


class Program:
    """`holdtalk run` as a user would have it, apart from the user's own settings and takes."""

    def __init__(
        self, folder: Path, extra_env: Mapping[str, str], settings: Tables, command: Sequence[str] | None = None
    ) -> None:
        """`command` starts it in another way than `holdtalk run` does."""
        for home in _HOMES.values():
            (folder / home).mkdir(mode=0o700, parents=True, exist_ok=True)
        self._folder = folder
        self._command_line = command or module_command("tray_app", "run", "--quiet")
        own = {name: str(folder / home) for name, home in _HOMES.items()}
        self.env = {**module_environment(os.environ), **own, **extra_env}
        settings_path = folder / "config" / "holdtalk" / "settings.toml"
        settings_path.parent.mkdir(mode=0o700, exist_ok=True)
        settings_path.write_text(tomlkit.dumps(settings), encoding="utf-8")
        self._process: subprocess.Popen[bytes] | None = None
        self.started_ms = 0.0
        """How long its start took, until the engine was loaded."""

    def __enter__(self) -> Self:
        """As `start`; it is stopped at the end of the block, or at once when it cannot be started."""
        try:
            self.start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_error: object) -> None:
        self.stop()

    @property
    def state_folder(self) -> Path:
        return self._folder / _HOMES["XDG_STATE_HOME"] / "holdtalk"

    @property
    def pid(self) -> int:
        assert self._process is not None, "started"
        return self._process.pid

    def start(self) -> None:
        """Blocks until the engine is loaded. Raises HoldtalkError when that takes too long or the program ends."""
        begun_ns = time.monotonic_ns()
        self._process = subprocess.Popen(self._command_line, env=self.env, stdout=subprocess.DEVNULL)
        ended = self._process.poll
        missed = "The program did not get ready."
        self.wait_until(lambda now: now.get("state") == "ready" or ended() is not None, READY_TIMEOUT_S, missed)
        if ended() is not None:
            raise HoldtalkError("The program ended while starting.", "Run: holdtalk doctor")
        self.started_ms = (time.monotonic_ns() - begun_ns) / 1e6

    def wait_until(
        self, reached: Callable[[Mapping[str, Any]], bool], timeout_s: float, missed: str
    ) -> Mapping[str, Any]:
        """The first status that has. Raises HoldtalkError with the title `missed` when that takes too long."""
        deadline_ns = time.monotonic_ns() + int(timeout_s * 1e9)
        while not reached(status := self.status()):
            if time.monotonic_ns() > deadline_ns:
                raise HoldtalkError(missed, "Run: holdtalk doctor", str(status))
            time.sleep(0.1)
        return status

    def status(self) -> dict[str, Any]:
        done = self.command("status", "--json")
        return dict(json.loads(done.stdout)) if done.returncode == 0 else {}

    def export(self) -> dict[str, Any]:
        """The program's own figures."""
        path = self._folder / "export.json"
        done = self.command("export", "--format", "json", "-o", str(path))
        if done.returncode != 0:
            raise HoldtalkError("The program's figures could not be read.", "See its log.", done.stderr.strip())
        return dict(json.loads(path.read_text(encoding="utf-8")))

    def command(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """`holdtalk` with these arguments, as its user would ask it."""
        argv = module_command("tray_app", *arguments)
        return subprocess.run(argv, env=self.env, capture_output=True, text=True, check=False, timeout=60)

    def stop(self) -> None:
        if self._process:
            self._process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(10)
            self._process.kill()
            self._process.wait()


class Target:
    """A text window of its own process that reports every change of its text with the time it saw it."""

    def __init__(self, env: Mapping[str, str]) -> None:
        argv = module_command("tray_app.ui.scratch_window")
        self._process = subprocess.Popen(argv, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self._changed = threading.Condition()
        self._focused = False
        self._characters = 0
        self._at_ns = 0
        start_thread("bench-target", self._listen, again=False)
        with self._changed:
            if not self._changed.wait_for(lambda: self._focused, timeout=15):
                self.close()
                raise HoldtalkError(
                    "The benchmark's window did not get the focus.", "Leave the desktop alone meanwhile."
                )

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            report = json.loads(line)
            with self._changed:
                self._focused = self._focused or bool(report.get("focused"))
                if "characters" in report:
                    self._characters, self._at_ns = report["characters"], report["at_ns"]
                self._changed.notify_all()

    def wait_for(self, characters: int, timeout_s: float) -> int | None:
        """Monotonic ns at which the window held so many characters; None when it never did."""
        with self._changed:
            arrived = self._changed.wait_for(lambda: self._characters >= characters, timeout_s)
            return self._at_ns if arrived else None

    def clear(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write("clear\n")
        self._process.stdin.flush()
        with self._changed:
            self._changed.wait_for(lambda: self._characters == 0, timeout=5)

    def close(self) -> None:
        self._process.kill()
        self._process.wait()
