"""The place Help: versions, checks in a process of their own, keys, the end of the log, licences."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pytest
from home_rig import FakeProgram
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from tray_app import __version__
from tray_app.core.checks import Check
from tray_app.ui.home.help.licences import libraries, models
from tray_app.ui.home.help.log_view import LINES, TAIL_BYTES, last_lines
from tray_app.ui.home.help.place import HelpPlace

from .conftest import Pump

CHECKS = (
    Check("Settings", True, "fine"),
    Check("Engine", False, "no model", "holdtalk models download parakeet-110m-en"),
    Check("Hotkey", True, "heard", "It may be taken soon."),
)
PRINTING = "import sys\n" + "".join(f"print({json.dumps(asdict(check))!r}, flush=True)\n" for check in CHECKS)


@pytest.fixture
def program(tmp_path: Path) -> FakeProgram:
    return FakeProgram(tmp_path)


@pytest.fixture
def place(qt_app: QApplication, program: FakeProgram) -> Iterator[HelpPlace]:
    program.doctor = PRINTING + "print('not of the doctor')\nsys.exit(1)\n"
    made = HelpPlace(program)
    made.show()
    made.shown()
    yield made
    made.hidden()
    made.close()
    made.deleteLater()


def lines(place: HelpPlace) -> list[str]:
    return [line.accessibleName() for line in place.checks._lines]


def test_the_version_can_be_copied(place: HelpPlace) -> None:
    place.about.copy.click()
    assert QGuiApplication.clipboard().text().startswith(f"Holdtalk {__version__}\nPython 3.")
    assert "Moonshine tiny" in place.about.versions.text()


def test_a_report_is_written_and_what_is_in_it_is_said(place: HelpPlace, program: FakeProgram) -> None:
    told = " ".join(label.text() for label in place.about.findChildren(QLabel))
    assert "No word that you said" in told
    place.about.report.click()
    assert program.asked == [("report",)]


def test_every_part_is_told_as_it_is_tried_with_its_remedy(place: HelpPlace, program: FakeProgram, pump: Pump) -> None:
    place.check()
    place.checks.start.click()
    assert not place.checks.start.isEnabled()
    pump(lambda: not place.checks.checking.runs)
    assert lines(place) == ["Settings: works", "Engine: does not work", "Hotkey: doubtful"]
    assert place.checks.told.text() == "1 part does not work."
    buttons = place.checks._lines[1].findChildren(QPushButton)
    assert [button.text() for button in buttons] == ["Open Models", "Copy"]
    buttons[0].click()
    assert program.asked == [("go", "models")]
    buttons[1].click()
    assert QGuiApplication.clipboard().text() == "holdtalk models download parakeet-110m-en"
    assert place.checks._lines[0].findChildren(QPushButton) == [], "what works needs none"
    place.checks.start.click()
    pump(lambda: not place.checks.checking.runs and len(place.checks._lines) == 3)
    assert place.checks.start.isEnabled()


def test_what_hangs_holds_up_nothing_and_ends_when_nobody_looks(
    qt_app: QApplication, program: FakeProgram, pump: Pump
) -> None:
    program.doctor = "import time\ntime.sleep(600)"
    place = HelpPlace(program)
    place.show()
    place.shown()
    place.checks.start.click()
    process = place.checks.checking._process
    assert process is not None
    place.hidden()
    pump(lambda: process.poll() is not None)
    assert place.checks.start.isEnabled()
    assert lines(place) == []
    place.close()
    place.deleteLater()


@pytest.mark.expected_warning("the checks ended with 3")
def test_checks_that_break_off_are_said_to(qt_app: QApplication, program: FakeProgram, pump: Pump) -> None:
    program.doctor = "import sys; sys.exit(3)"
    place = HelpPlace(program)
    place.checks.start.click()
    pump(lambda: not place.checks.checking.runs)
    assert place.checks.told.text() == "The checks broke off. The log says why."
    place.deleteLater()


def test_the_end_of_the_log_is_shown_when_it_is_looked_at(place: HelpPlace, program: FakeProgram, pump: Pump) -> None:
    program.log_file().write_text("".join(f"line {number}\n" for number in range(1_000)))
    place.setCurrentWidget(place.log)
    pump(lambda: bool(place.log.text.toPlainText()))
    shown = place.log.text.toPlainText().splitlines()
    assert (len(shown), shown[-1]) == (LINES, "line 999")


def test_of_a_long_log_only_whole_lines_of_its_end_are_read(tmp_path: Path) -> None:
    path = tmp_path / "holdtalk.log"
    assert last_lines(path) == ""
    path.write_text("x" * TAIL_BYTES + "\nsecond\nthird\n")
    assert last_lines(path) == "second\nthird"


def test_licences_of_program_libraries_and_models_are_listed(place: HelpPlace, pump: Pump) -> None:
    place.setCurrentWidget(place.licences)
    pump(lambda: place.licences.list.topLevelItemCount() == 2)
    names = {one.what.casefold() for one in libraries()}
    assert {"holdtalk", "numpy", "psutil"} <= names
    assert len(libraries()) > 15
    assert {one.what: one.licence for one in libraries()}["holdtalk"] == "MIT"
    assert all(one.licence and one.by for one in models())


def test_every_key_is_listed(place: HelpPlace) -> None:
    rows = [place.keys.list.topLevelItem(row) for row in range(place.keys.list.topLevelItemCount())]
    keys = [row.text(0) for row in rows if row is not None]
    assert keys[:2] == ["Right Ctrl", "Esc"]
    assert "Ctrl+1 to Ctrl+8" in keys
