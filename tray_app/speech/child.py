"""The worker as a child process: started, spoken to, killed."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from typing import BinaryIO, cast

from tray_app.core.errors import SpeechFault
from tray_app.core.own_process import module_command, module_environment


def worker_command(engine: str, threads: int) -> list[str]:
    """How the worker is started: this very Python, or this very program when it is frozen."""
    options = ("--engine", engine, "--threads", str(threads))
    if getattr(sys, "frozen", False):
        return [sys.executable, "--speech-worker", *options]
    return module_command("tray_app.speech.worker", *options)


def worker_environment(base: Mapping[str, str]) -> dict[str, str]:
    """The child finds this package even when it only lies in a checkout.

    Every decode needs tens of megabytes in large pieces. glibc would get each from the system and give it back, which
    clears them page by page: a decode took one and a half times as long. They stay in the heap as far as glibc lets
    one (32 MiB); the worker gives back what is free itself, when it rests.
    """
    environment = module_environment(base)
    environment.setdefault("MALLOC_ARENA_MAX", "2")
    environment.setdefault("MALLOC_MMAP_THRESHOLD_", str(32 << 20))
    return environment


class Child(subprocess.Popen[bytes]):
    """A running worker. `to_worker` is for one thread, `from_worker` for another, `kill` for any."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        """Takes some milliseconds. Raises SpeechFault when the process cannot be started."""
        try:
            super().__init__(
                list(command),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env=environment,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
                # Of its own group, so that Ctrl+C in a terminal is for the tray alone.
                process_group=0 if os.name == "posix" else None,
            )
        except OSError as error:
            raise SpeechFault(
                "The speech engine cannot be started.", "Reinstall Holdtalk.", f"{command[0]}: {error.strerror}"
            ) from error
        self.to_worker = cast(BinaryIO, self.stdin)
        self.from_worker = cast(BinaryIO, self.stdout)

    def end_within(self, seconds: float) -> None:
        """Waits for a worker whose input was closed; kills it after `seconds`."""
        try:
            self.wait(seconds)
        except subprocess.TimeoutExpired:
            self.kill()
            self.wait()

    def close_input(self) -> None:
        """For the thread that sends: the worker ends when it has read what it was sent."""
        with contextlib.suppress(OSError):  # what was still buffered may have no reader any more
            self.to_worker.close()

    def close_pipes(self) -> None:
        """For the thread that receives, once the process is gone."""
        self.close_input()
        self.from_worker.close()
