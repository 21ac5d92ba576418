"""`holdtalk recover` without a running program, with the real engine: every recording is on disk or on the screen."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from pathlib import Path

import numpy as np
import pytest

from tray_app.audio.spool import DiskSpool
from tray_app.core.events import DictationId
from tray_app.core.own_process import module_command
from tray_app.core.ports import SAMPLE_RATE_HZ, Pcm
from tray_app.speech.engines.moonshine.files import MODEL_FOLDER_VARIABLE
from tray_app.speech.installed import sample_speech
from tray_app.speech.soundfiles import open_sound, read_sound

TAKES = 3
FIRST_ID = 1_700_000_000_000_000_000
GENEROUS_SECONDS = 60


class Home:
    """A user's folders with three interrupted dictations in them."""

    def __init__(self, folder: Path) -> None:
        homes = {"XDG_CONFIG_HOME": "config", "XDG_STATE_HOME": "state", "XDG_CACHE_HOME": "cache"}
        homes |= {"XDG_RUNTIME_DIR": "run", "XDG_DATA_HOME": "data"}
        self.env = {**os.environ, **{name: str(folder / home) for name, home in homes.items()}}
        self.env["DISPLAY"] = ":nobody"
        (folder / "run").mkdir(mode=0o700)
        self._takes = folder / "state" / "holdtalk" / "takes"
        self._takes.mkdir(parents=True)

    def leave_takes(self, speech: Pcm) -> None:
        spool = DiskSpool(lambda _event: None, self._takes)
        for number in range(TAKES):
            take = DictationId(FIRST_ID + number)
            spool.begin(take)
            spool.append(take, speech)
            spool.end(take)
        spool.close()
        assert self.left() == TAKES

    def left(self) -> int:
        return len(list(self._takes.rglob("*.wav")))

    def states(self) -> list[str]:
        """Of the rows of the history."""
        command = module_command("tray_app", "history", "list", "--json")
        printed = subprocess.run(command, env=self.env, capture_output=True, text=True, check=False).stdout
        return [json.loads(line)["state"] for line in printed.splitlines()]

    def recover(self, *arguments: str, **environment: str) -> subprocess.Popen[str]:
        command = module_command("tray_app", "recover", *arguments)
        return subprocess.Popen(
            command,
            env={**self.env, **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            process_group=0,
        )


@pytest.fixture(scope="module")
def speech() -> Pcm:
    """Four seconds of human speech."""
    recording = sample_speech()
    assert recording is not None
    return np.concatenate([*read_sound(open_sound(recording))])[: 4 * SAMPLE_RATE_HZ]


@pytest.fixture
def home(tmp_path: Path, speech: Pcm) -> Home:
    made = Home(tmp_path)
    made.leave_takes(speech)
    return made


def test_each_recording_is_printed_and_then_removed(home: Home) -> None:
    with home.recover("--list") as listing:
        out, _ = listing.communicate(timeout=GENEROUS_SECONDS)
    assert out.lower().count("best of times") == TAKES
    assert home.left() == TAKES
    assert home.states() == ["waiting"] * TAKES
    no_engine = {MODEL_FOLDER_VARIABLE: "/nowhere"}  # what was heard once need not be heard again
    with home.recover(**no_engine) as recovering:
        out, _ = recovering.communicate(timeout=GENEROUS_SECONDS)
    assert recovering.returncode == 0
    assert out.lower().count("best of times") == TAKES
    assert home.left() == 0
    assert home.states() == ["taken"] * TAKES


def test_when_nobody_reads_nothing_is_removed(home: Home) -> None:
    with home.recover() as recovering:
        assert recovering.stdout is not None
        recovering.stdout.close()
        assert recovering.wait(GENEROUS_SECONDS) == 1
    assert home.left() == TAKES


def test_an_interrupt_costs_nothing_that_is_not_on_the_screen(home: Home) -> None:
    with home.recover() as recovering:
        assert recovering.stdout is not None
        printed = recovering.stdout.readline()
        os.killpg(recovering.pid, signal.SIGINT)
        rest, _ = recovering.communicate(timeout=GENEROUS_SECONDS)
    lines = (printed + rest).splitlines()
    assert home.left() + len(lines) >= TAKES
    assert "Traceback" not in rest


def test_without_an_engine_it_says_so_and_how_many_wait(home: Home, tmp_path: Path) -> None:
    with home.recover(**{MODEL_FOLDER_VARIABLE: str(tmp_path)}) as recovering:
        out, errors = recovering.communicate(timeout=GENEROUS_SECONDS)
    assert recovering.returncode == 1
    assert out == ""
    assert "3 recordings wait" in errors
    assert home.left() == TAKES
