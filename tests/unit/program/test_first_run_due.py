"""The first run is shown once, and what became of the settings does not bring it back."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tray_app import cli, first_run_due
from tray_app.cli import first_run

pytestmark = pytest.mark.usefixtures("home")


def test_it_is_due_at_the_first_start_alone() -> None:
    assert first_run_due.is_due(first_start=True)
    first_run_due.was_seen()
    assert not first_run_due.is_due(first_start=False)
    assert not first_run_due.is_due(first_start=True), "the settings were removed, the user is no newcomer"


def test_who_had_settings_before_there_was_one_never_sees_it() -> None:
    assert not first_run_due.is_due(first_start=False)


def test_one_that_nobody_saw_stays_due() -> None:
    assert first_run_due.is_due(first_start=True)
    assert first_run_due.is_due(first_start=False), "a quiet start, or the program was killed"


def test_it_can_be_asked_for() -> None:
    first_run_due.was_seen()
    first_run_due.ask_for_it()
    assert first_run_due.is_due(first_start=False)


def test_without_a_folder_to_remember_it_the_settings_decide(home: Path) -> None:
    (home / "STA" / "holdtalk").write_text("a file in the folder's place")
    assert first_run_due.is_due(first_start=True)
    assert not first_run_due.is_due(first_start=False)


def test_the_command_shows_it_in_the_running_program(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def ask(*told: object) -> dict[str, object]:
        asked.append(told)
        return {}

    monkeypatch.setattr(first_run, "ask", ask)
    assert cli.run(["first-run"]) == 0
    assert asked == [("show", {"window": "first-run"})]


def test_the_command_starts_the_program_with_it_where_none_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    first_run_due.was_seen()
    monkeypatch.setattr(cli, "_run_tray", lambda _parsed: 5 if first_run_due.is_due(first_start=False) else 0)
    assert cli.run(["first-run"]) == 5


def test_nothing_of_it_is_loaded_before_it_is_shown() -> None:
    program = "import sys, tray_app.first_run; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "tray_app.first_run" in loaded
    rooms = ("ui.first_run", "ui.microphone_test", "microphone_tester", "missing_parts", "speech_at_hand")
    assert loaded.isdisjoint(f"tray_app.{room}" for room in rooms)
