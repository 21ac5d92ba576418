"""A model that is fetched while the program runs understands the next dictation: no restart, all by keyboard."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from desktop import PrivateDesktop, wait_until
from faulty_server import Fault, FaultyServer
from live_program import PROGRAM, LiveProgram
from small_catalogue import SmallCatalogue
from target_windows import TextWindow

from tray_app.models.catalogue import CATALOGUE_VARIABLE
from tray_app.speech.engines import ENGINE_FOLDER_VARIABLE

pytestmark = [pytest.mark.desktop, pytest.mark.speech]

CLIP = "ms_weather.flac"
PATIENCE_S = 30.0
OF_MODELS = """
from functools import partial
from types import SimpleNamespace
from tray_app.core.engines import EngineDescriptor
from tray_app.models.installed import installed_models
from tray_app.speech.engine import Decoded

class Parrot:
    def __init__(self, model, threads):
        self.words = f"Kra by {model.name}."
        assert model.path("encoder").stat().st_size > 1000

    def decode(self, samples, draft, interrupt, hints):
        return Decoded((), self.words)

def offers():
    return [
        SimpleNamespace(
            DESCRIPTOR=EngineDescriptor(model.name, model.title, model.maker, "", model.languages, model.memory_mb),
            load=partial(Parrot, model),
        )
        for model in installed_models("parrot")
    ]
"""


@pytest.fixture
def server() -> Iterator[FaultyServer]:
    with FaultyServer().running() as running:
        yield running


@pytest.fixture
def program(desktop: PrivateDesktop, server: FaultyServer, tmp_path: Path) -> Iterator[LiveProgram]:
    engines = tmp_path / "engines"
    engines.mkdir()
    (engines / "parrots.py").write_text(OF_MODELS)
    catalogue = SmallCatalogue(server, tmp_path, family="parrot")
    named = [f"{ENGINE_FOLDER_VARIABLE}={engines}", f"{CATALOGUE_VARIABLE}={catalogue.path}"]
    running = LiveProgram(desktop, argv=["env", *named, *PROGRAM])
    running.env |= dict(name.split("=", 1) for name in named)
    running.start()
    yield running
    assert running.stop() == 0


def models(program: LiveProgram) -> dict[str, dict[str, object]]:
    printed = program.command("models", "list", "--json").stdout
    return {row["name"]: row for row in map(json.loads, printed.splitlines())}


def press(desktop: PrivateDesktop, *keys: str) -> None:
    subprocess.run(["xdotool", "key", "--delay", "80", *keys], env=desktop.env, check=True)


def test_a_model_is_fetched_in_the_window_and_understands_the_next_dictation(
    desktop: PrivateDesktop, program: LiveProgram, window: TextWindow, server: FaultyServer, speech_dir: Path
) -> None:
    server.plan(Fault(break_after=100_000))
    worker = program.status()["worker_pid"]
    assert program.command("show", "models").returncode == 0
    desktop.run(["xdotool", "search", "--sync", "--onlyvisible", "--name", "^Models"])
    wait_until(lambda: any("Models" in name for name in program.shown_windows()), "the window", PATIENCE_S)
    press(desktop, "Down", "alt+d")
    wait_until(lambda: models(program)["small-en"]["state"] == "installed", "the model", PATIENCE_S)
    assert server.sent[:2] == [100_000, 100_000], "what broke off went on from there"
    press(desktop, "alt+u")
    wait_until(lambda: program.status()["engine"] == "small-en", "the engine", PATIENCE_S)
    assert 'engine = "small-en"' in program.settings_file.read_text()
    press(desktop, "ctrl+w")
    wait_until(lambda: program.shown_windows() == [], "the window to close", PATIENCE_S)
    window.focus()
    program.dictate(speech_dir / CLIP)
    assert program.wait_for_dictations(1)["last_text"] == "Kra by small-en."
    refused = program.command("models", "remove", "small-en")
    assert (refused.returncode, "in use" in refused.stderr) == (1, True)
    assert worker != program.status()["worker_pid"]


def test_a_profile_may_name_a_model_that_came_by_the_command_line(
    program: LiveProgram, window: TextWindow, speech_dir: Path
) -> None:
    done = program.command("models", "download", "small-en")
    assert done.returncode == 0, done.stderr
    program.settings_file.write_text('[[binding]]\nkey = "f8"\nprofile = "x"\n\n[profile.x]\nengine = "small-en"\n')
    wait_until(lambda: "settings changed" in program.log, "the settings", PATIENCE_S)
    program.wait_for_state("ready")
    program.dictate(speech_dir / CLIP, key="F8")
    status = program.wait_for_dictations(1)
    assert status["last_text"] == "Kra by small-en."
    assert status["problem"] is None
