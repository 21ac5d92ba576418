"""Fixtures for every test: the private desktop, the real program on it, and real speech.

A test may not silently go missing: `HOLDTALK_REQUIRE=desktop,speech` makes a skip of a test with one of these
marks a failure of the run.
"""

from __future__ import annotations

import logging
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Generator, Iterator, Sequence
from functools import cache
from pathlib import Path

import pytest
from desktop import PrivateDesktop, missing_packages
from headless import HeadlessDesktop
from live_program import PROGRAM, LiveProgram, SettingsTables, StartHoldtalk
from log_watch import LogWatch, fail_unless_expected, warnings_in
from wayland_desktop import SwayDesktop, why_no_sway

from tray_app.speech.engines import find_engines

ROOT = Path(__file__).resolve().parent.parent
SPEECH = Path(os.environ.get("HOLDTALK_SPEECH_DIR", ROOT.parent / "shared" / "speech"))
PROGRAMS = pytest.StashKey[list[LiveProgram]]()
LOG_SHOWN_CHARACTERS = 3_000
STEPS_ASIDE = 5
"""Niceness: a third of what others get who want it, and all that they leave."""
LEAST_TO_COME_FORWARD = 20
"""As the system counts it: niceness 0."""

# A test that draws does so without a screen; those that need a screen start programs on the private desktop.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

find_engines()  # as every program does that reads settings


@pytest.fixture(autouse=True)
def _no_warning_that_nobody_expects(request: pytest.FixtureRequest) -> Iterator[None]:
    watch = LogWatch()
    logging.getLogger().addHandler(watch)
    yield
    logging.getLogger().removeHandler(watch)
    fail_unless_expected(watch.records, request.node)


@pytest.fixture(autouse=True)
def _no_window_outlives_its_test() -> Iterator[None]:
    """What one test left open must not be seen by another that looks at all windows; order is random."""
    yield
    if "PySide6.QtWidgets" not in sys.modules:
        return
    from PySide6.QtWidgets import QApplication

    for window in QApplication.topLevelWidgets():
        window.hide()


@pytest.fixture(scope="session")
def speech_dir() -> Path:
    """Folder of human speech with `transcripts.tsv`, beside the checkout."""
    if not (SPEECH / "transcripts.tsv").exists():
        pytest.skip("the folder of real speech (../shared/speech) is not here")
    return SPEECH


@pytest.fixture(scope="session")
def desktop() -> Iterator[PrivateDesktop]:
    """One private desktop for all tests of this process; tests leave it with nothing but its own services."""
    if not sys.platform.startswith("linux"):
        pytest.skip("the private desktop is for Linux")
    if missing := missing_packages():
        pytest.skip("the private desktop needs " + " ".join(missing))
    with PrivateDesktop() as running:
        yield running


@pytest.fixture(scope="session")
def sway_can_be() -> None:
    """Skips what needs a desktop of sway where there can be none."""
    if not sys.platform.startswith("linux"):
        pytest.skip("the private desktop is for Linux")
    if why := why_no_sway():
        pytest.skip(why)


@pytest.fixture(scope="session")
def sway(sway_can_be: None) -> Iterator[SwayDesktop]:
    """One Wayland desktop for all tests of this process; tests leave it with nothing but its own services."""
    with SwayDesktop() as running:
        yield running


@pytest.fixture
def holdtalk(request: pytest.FixtureRequest) -> Iterator[StartHoldtalk]:
    """Makes a fresh user and starts the real program: `holdtalk({"hotkey": {"mode": "toggle"}})`."""
    users = tempfile.TemporaryDirectory(prefix="holdtalk-users-")
    programs = request.node.stash.setdefault(PROGRAMS, [])

    def start(
        settings: SettingsTables | None = None,
        *,
        on: HeadlessDesktop | None = None,
        argv: Sequence[str] = PROGRAM,
        wait: bool = True,
        folder: Path | None = None,
    ) -> LiveProgram:
        folder = folder or Path(users.name) / str(len(programs))
        program = LiveProgram(on or request.getfixturevalue("desktop"), settings, argv=argv, folder=folder)
        programs.append(program)
        program.start(wait=wait)
        return program

    yield start
    for program in programs:
        if program.running:
            program.stop()
    warnings = [record for program in programs for record in warnings_in(program.log)]
    users.cleanup()
    fail_unless_expected(warnings, request.node)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """What only computes steps aside for speech that is played and keys that are pressed at the same time."""
    if _may_come_forward():
        os.setpriority(os.PRIO_PROCESS, 0, 0 if item.get_closest_marker("desktop") else STEPS_ASIDE)
    return (yield)


@cache
def _may_come_forward() -> bool:
    """Whether a process here may have the priority again that it gave up; others inherit it."""
    if not sys.platform.startswith("linux") or os.getpriority(os.PRIO_PROCESS, 0) != 0:
        return False
    import resource

    return os.geteuid() == 0 or resource.getrlimit(resource.RLIMIT_NICE)[0] >= LEAST_TO_COME_FORWARD


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A test that failed shows what its programs wrote into their logs."""
    report = yield
    if report.failed:
        of_the_test = [one for one in getattr(item, "funcargs", {}).values() if isinstance(one, LiveProgram)]
        for program in item.stash.get(PROGRAMS, []) + of_the_test:
            report.sections.append((f"log of {program.folder.name}", program.log[-LOG_SHOWN_CHARACTERS:]))
    return report


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Quick ones first: whoever breaks something learns it early."""
    if hasattr(config, "workerinput"):
        in_turns(items)
        return
    order = {"unit": 0, "contract": 1, "desktop": 2}
    items.sort(key=lambda item: (is_slow(item), order[folder_of(item)]))


def in_turns(items: list[pytest.Item]) -> None:
    """The order in which several processes share the tests, file by file.

    The slow ones come right after the units, lest all wait for the last of them at the end; for the same reason those
    that are given the longest time come first, and then those with most tests. Where the real parts compute and where a
    desktop waits goes by turns: that fills the machine.
    """
    slow = {item.path for item in items if is_slow(item)}
    kinds: dict[tuple[int, str], Counter[Path]] = {}
    for item in items:
        folder = folder_of(item)
        stage = 1 if item.path in slow else 0 if folder == "unit" else 2
        kinds.setdefault((stage, folder), Counter())[item.path] += 1
    limits_s = Counter[Path]()
    for item in items:
        limits_s[item.path] = max(limits_s[item.path], limit_s(item))
    place: dict[Path, tuple[int, float]] = {}
    for (stage, _folder), tests in kinds.items():
        longest_first = sorted(tests, key=lambda path: (-limits_s[path], -tests[path]))
        for number, path in enumerate(longest_first):
            place[path] = stage, number / len(tests)
    items.sort(key=lambda item: place[item.path])


def limit_s(item: pytest.Item) -> int:
    """The time that a test is given beyond the usual; 0 for most."""
    own = item.get_closest_marker("timeout")
    return int(own.args[0]) if own is not None and own.args else 0


def is_slow(item: pytest.Item) -> bool:
    return item.get_closest_marker("slow") is not None


def folder_of(item: pytest.Item) -> str:
    """Such as "unit"."""
    return item.path.relative_to(ROOT / "tests").parts[0]


class RequiredMarks:
    """Fails the run when a test that had to run was skipped."""

    def __init__(self, marks: frozenset[str]) -> None:
        self._marks = marks
        self._missing: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.skipped and self._marks & set(report.keywords):
            self._missing.append(report.nodeid)

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if self._missing and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if self._missing:
            terminalreporter.section("had to run, but were skipped", red=True)
            for nodeid in self._missing:
                terminalreporter.line(nodeid)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Figures that tests measured and that decide nothing (`record_property`)."""
    passed: list[pytest.TestReport] = terminalreporter.getreports("passed")
    measured = [(report.nodeid, *figure) for report in passed for figure in report.user_properties]
    if measured:
        terminalreporter.section("measured")
        for nodeid, name, value in measured:
            terminalreporter.line(f"{nodeid}: {name} = {value}")


def pytest_configure(config: pytest.Config) -> None:
    required = frozenset(filter(None, os.environ.get("HOLDTALK_REQUIRE", "").split(",")))
    if required:
        config.pluginmanager.register(RequiredMarks(required), "required-marks")
