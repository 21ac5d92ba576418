"""The real program on a private desktop: started, spoken to by its own command line, held by real keys, stopped."""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from multiprocessing.connection import Client
from pathlib import Path
from typing import Any

import tomlkit
from headless import DesktopFault, HeadlessDesktop, Process, wait_until

PROGRAM = (sys.executable, "-m", "tray_app")
READY_TIMEOUT_S = 90.0
COMMAND_TIMEOUT_S = 60.0
STATUS_TIMEOUT_S = 5.0
STOP_TIMEOUT_S = 15.0

SettingsTables = Mapping[str, Mapping[str, str | int | float | bool]]

StartHoldtalk = Callable[..., "LiveProgram"]
"""What the tests' fixture `holdtalk` gives: settings (and `on=desktop`, `argv=PROGRAM`, `wait=False`) -> the started
program."""

_numbers = itertools.count(1)


class LiveProgram:
    """One user's Holdtalk: it keeps its settings, takes and history over `start` and `kill` again."""

    def __init__(
        self,
        desktop: HeadlessDesktop,
        settings: SettingsTables | None = None,
        *,
        argv: Sequence[str] = PROGRAM,
        folder: Path | None = None,
    ) -> None:
        """`argv` starts the program, but for its command; commands to it are always `PROGRAM`'s.

        `folder` becomes the user's; without one it is below the desktop's, and goes with it. With the desktop's own
        folder it is the user whose session that is: commands bound in the compositor reach that user's program.
        """
        self.desktop = desktop
        self._argv = argv
        self._number = next(_numbers)
        self._starts = 0
        self._process: Process | None = None
        self.folder = folder or desktop.folder / f"user-{self._number}"
        homes = {"XDG_CONFIG_HOME": "config", "XDG_STATE_HOME": "state", "XDG_DATA_HOME": "data"}
        homes |= {"XDG_CACHE_HOME": "cache", "XDG_RUNTIME_DIR": "run"}
        for home in homes.values():
            (self.folder / home).mkdir(mode=0o700, parents=True, exist_ok=True)
        self._own_env = {name: str(self.folder / home) for name, home in homes.items()}
        # A crash in a library says where, in the program's output.
        self._own_env["PYTHONFAULTHANDLER"] = "1"
        self.env = {**desktop.env, **self._own_env}
        self.settings_file = self.folder / "config" / "holdtalk" / "settings.toml"
        self.write_settings(settings or {})

    # --- life ----------------------------------------------------------------------------

    def write_settings(self, settings: SettingsTables) -> None:
        self.settings_file.parent.mkdir(exist_ok=True, mode=0o700)
        self.settings_file.write_text(tomlkit.dumps(settings), encoding="utf-8")

    def start(self, *, wait: bool = True) -> None:
        """Starts it as its own process; with `wait`, blocks until it says ready. Raises DesktopFault if it does not."""
        self._starts += 1
        self._process = self.desktop.spawn([*self._argv, "run"], name=self._output_name, extra_env=self._own_env)
        if wait:
            self.wait_for_state("ready", READY_TIMEOUT_S)

    @property
    def process(self) -> Process:
        if self._process is None:
            raise RuntimeError("the program was not started")
        return self._process

    @property
    def pid(self) -> int:
        return self.desktop.pid_of(self.process)

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        """Ends it as a session's end (SIGTERM) or Ctrl+C (SIGINT) would; gives its exit code. Kills what lingers."""
        if self.running:
            os.kill(self.pid, how)
        try:
            return self.process.wait(STOP_TIMEOUT_S)
        except subprocess.TimeoutExpired:
            self.kill()
            raise

    def kill(self) -> None:
        """SIGKILL, no goodbye. Its worker sees its pipe close."""
        if self.running:
            os.kill(self.pid, signal.SIGKILL)
        self.process.wait()

    # --- eyes ----------------------------------------------------------------------------

    @property
    def _output_name(self) -> str:
        return f"holdtalk-{self._number}-{self._starts}"

    @property
    def output(self) -> str:
        """What it printed since its last start."""
        return self.desktop.log_of(self._output_name)

    @property
    def log_file(self) -> Path:
        return self.folder / "state" / "holdtalk" / "holdtalk.log"

    @property
    def log(self) -> str:
        return self.log_file.read_text("utf-8", "replace") if self.log_file.exists() else ""

    def command(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Runs `holdtalk ARGUMENTS` as this user and waits for it."""
        argv = self.desktop.inside([*PROGRAM, *arguments])
        return subprocess.run(
            argv, env=self.env, capture_output=True, text=True, timeout=COMMAND_TIMEOUT_S, check=False
        )

    def status(self) -> dict[str, Any]:
        """What `holdtalk status --json` prints; empty when nothing answers."""
        return self._ask("status", {}, STATUS_TIMEOUT_S)

    def _ask(self, command: str, arguments: Mapping[str, Any], timeout_s: float) -> dict[str, Any]:
        """Asked over the program's socket without a new process: on a small machine one that starts several times a
        second would be in the figures."""
        for address in (self.folder / "run").rglob("command-*.sock"):
            with contextlib.suppress(OSError, EOFError), Client(str(address)) as connection:
                connection.send_bytes(json.dumps({"command": command, "arguments": arguments}).encode())
                if connection.poll(timeout_s):
                    reply: dict[str, Any] = json.loads(connection.recv_bytes())
                    return reply
        return {}

    def shown_windows(self) -> list[str]:
        """Names of the program's windows on the screen, its tray icon apart."""
        argv = ["xdotool", "search", "--all", "--onlyvisible", "--pid", str(self.pid), "--name", "."]
        try:
            found = self.desktop.run(argv).decode().split()
        except DesktopFault:  # there is none
            found = []
        names = []
        for number in found:
            with contextlib.suppress(DesktopFault):  # it went meanwhile
                names.append(self.desktop.run(["xdotool", "getwindowname", number]).decode().strip())
        return names

    def wait_for_state(self, state: str, timeout_s: float = 20.0) -> dict[str, Any]:
        """Blocks until `status` says `state`; gives that status. Raises DesktopFault with the output otherwise."""
        return self._wait_for_status(lambda status: status.get("state") == state, f'the state "{state}"', timeout_s)

    def _wait_for_status(self, wanted: Callable[[dict[str, Any]], bool], what: str, timeout_s: float) -> dict[str, Any]:
        last: dict[str, Any] = {}

        def reached() -> bool:
            nonlocal last
            if not self.running:
                raise DesktopFault(f"the program ended with {self.process.returncode}")
            last = self.status()
            return wanted(last)

        try:
            wait_until(reached, what, timeout_s)
        except DesktopFault as fault:
            raise DesktopFault(f"{fault}; last status {last}\n{self._tail()}") from fault
        return last

    def _tail(self) -> str:
        return f"--- output\n{self.output[-2_000:]}\n--- log\n{self.log[-2_000:]}"

    # --- hands ---------------------------------------------------------------------------

    @contextlib.contextmanager
    def hold(self, key: str = "Control_R") -> Iterator[None]:
        """Holds the key while the body runs."""
        self.desktop.key_down(key)
        try:
            yield
        finally:
            self.desktop.key_up(key)

    def dictate(self, speech: Path, *, key: str = "Control_R", lead_s: float = 0.15, tail_s: float = 0.35) -> None:
        """A person holds the key, speaks the file and lets go. Blocks as long as that lasts."""
        with self.hold(key):
            time.sleep(lead_s)
            self.desktop.play(speech)
            time.sleep(tail_s)

    def show_performance(self) -> str:
        """Opens the Performance window; blocks until it stands there, and gives its number."""
        done = self.command("show", "performance")
        if done.returncode != 0:
            raise DesktopFault(f"the Performance window was not opened: {done.stderr}")
        search = ["xdotool", "search", "--sync", "--onlyvisible", "--name", "^Performance"]
        return self.desktop.run(search).decode().split()[0]

    def wait_for_dictations(self, count: int, timeout_s: float = 20.0) -> dict[str, Any]:
        """Blocks until so many texts were delivered since the start; gives the status."""
        return self._wait_for_status(
            lambda status: status.get("dictations", 0) >= count and status.get("state") != "transcribing",
            f"text {count} to be delivered",
            timeout_s,
        )

    def wait_for_outcome(self, outcome: str, timeout_s: float = 20.0) -> dict[str, Any]:
        """Blocks until the last dictation ended so ("cancelled"); gives the status."""
        return self._wait_for_status(
            lambda status: status.get("last_outcome") == outcome and status.get("state") == "ready",
            f'the outcome "{outcome}"',
            timeout_s,
        )

    def exported(self) -> dict[str, Any]:
        """The performance report as `holdtalk export --format json` writes it."""
        path = self.folder / "report.json"
        reply = self._ask("export", {"format": "json", "path": str(path)}, COMMAND_TIMEOUT_S)
        if reply.get("path") != str(path):
            raise DesktopFault(f"export failed: {reply}")
        exported: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return exported
