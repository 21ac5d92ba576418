"""Settings that are broken, half-written or cannot be written, at the start and while the program runs."""

from __future__ import annotations

import shutil
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from breach_rigs import Panel
from desktop import PrivateDesktop, wait_until
from live_program import LiveProgram, StartHoldtalk
from log_watch import fail_unless_expected, warnings_in

pytestmark = pytest.mark.desktop

F9 = '[hotkey]\nkey = "f9"\n'
PATIENCE_S = 15.0


def wait_for_problem(program: LiveProgram, words: str) -> None:
    """What tray, `holdtalk status` and doctor say of the settings; no words: nothing."""

    def told() -> bool:
        problem = program.status()["problem"]
        return words in " ".join(filter(None, problem.values())) if problem and words else not problem and not words

    wait_until(told, f"the problem {words!r}", PATIENCE_S)


def records_with(program: LiveProgram, key: str) -> bool:
    with program.hold(key):
        time.sleep(0.4)
        state = program.status()["state"]
    if state == "recording":
        program.command("cancel")
        program.wait_for_state("ready")
    return bool(state == "recording")


@pytest.fixture
def program(desktop: PrivateDesktop, holdtalk: StartHoldtalk) -> LiveProgram:
    return holdtalk({"hotkey": {"key": "f9"}})


def test_a_file_saved_with_a_slip_leaves_the_key_in_force_until_it_is_mended(program: LiveProgram) -> None:
    program.settings_file.write_text(F9 + "mode = hold\n")
    wait_for_problem(program, "not valid TOML")
    assert "line 3" in program.command("status").stdout
    assert records_with(program, "F9")
    assert not records_with(program, "Control_R")
    program.settings_file.write_text('[hotkey]\nkey = "f99"\n')
    wait_for_problem(program, '"f99"')
    assert records_with(program, "F9")
    program.settings_file.write_text('[hotkey]\nkey = "f8"\n')
    wait_for_problem(program, "")
    wait_until(lambda: records_with(program, "F8"), "the new key", PATIENCE_S)


def test_an_editor_that_empties_the_file_first_never_lets_the_defaults_in(program: LiveProgram) -> None:
    with program.settings_file.open("w") as file:  # emptied now
        time.sleep(0.5)
        assert not records_with(program, "Control_R")
        file.write(F9 + 'mode = "toggle"\n')
    new = program.settings_file.with_name("new")
    new.write_text(F9)
    new.replace(program.settings_file)
    assert records_with(program, "F9")
    wait_for_problem(program, "")
    assert program.log.count("settings changed") <= 2


def test_a_flood_of_mistakes_is_one_notice_and_keeps_nobody_from_ending_the_program(program: LiveProgram) -> None:
    program.settings_file.write_text(F9 + "[targets]\n" + "".join(f"none_{number} = 1\n" for number in range(3_000)))
    wait_for_problem(program, "3000 settings are wrong")
    wait_until(lambda: len(program.shown_windows()) == 1, "the one notice", PATIENCE_S)
    assert records_with(program, "F9")
    assert program.stop(signal.SIGTERM) == 0


@pytest.fixture
def newcomer(desktop: PrivateDesktop, request: pytest.FixtureRequest) -> Iterator[LiveProgram]:
    made = LiveProgram(desktop)
    shutil.rmtree(made.settings_file.parent)
    yield made
    if made.running:
        made.stop()
    fail_unless_expected(warnings_in(made.log), request.node)


def in_the_way(folder: Path) -> None:
    """Neither full nor read-only, but as unwritable as those, and for the administrator too."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.write_text("")


def test_a_first_start_without_a_folder_to_write_in_works_and_says_what_is_lost(newcomer: LiveProgram) -> None:
    for home in ("config", "state", "data", "cache"):
        in_the_way(newcomer.folder / home / "holdtalk")
    newcomer.start()
    assert records_with(newcomer, "Control_R")
    wait_until(lambda: "Holdtalk" in newcomer.shown_windows(), "a notice beside the first run", PATIENCE_S)
    assert "Traceback" not in newcomer.output
    assert newcomer.stop() == 0


def test_a_first_start_without_a_folder_for_its_socket_uses_another(newcomer: LiveProgram) -> None:
    in_the_way(newcomer.folder / "run" / "holdtalk")
    newcomer.start(wait=False)
    wait_until(lambda: newcomer.command("status").stdout == "ready\n", "the program to be ready", 45)
    assert newcomer.settings_file.exists()
    assert newcomer.command("quit").returncode == 0
    assert newcomer.process.wait(PATIENCE_S) == 0


@pytest.mark.slow
def test_a_first_start_without_a_microphone_says_so_where_the_newcomer_looks_and_no_notice_does() -> None:
    with PrivateDesktop(tray=False) as bare:
        panel, newcomer = Panel(bare), LiveProgram(bare)
        shutil.rmtree(newcomer.settings_file.parent)
        modules = bare.run(["pactl", "list", "short", "modules"]).decode().splitlines()
        (microphone,) = (line.split()[0] for line in modules if "source_name=mic" in line)
        bare.run(["pactl", "unload-module", microphone])
        newcomer.start(wait=False)
        newcomer.wait_for_state("error", 45)
        wait_until(lambda: any("Setting up" in name for name in newcomer.shown_windows()), "the first run", PATIENCE_S)
        bare.run(["pactl", "load-module", "module-remap-source", "master=room.monitor", "source_name=mic"])
        newcomer.wait_for_state("ready", 45)
        assert newcomer.stop() == 0
        assert not panel.notifications("ready to listen")
        panel.close()
