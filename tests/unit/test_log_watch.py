"""A warning that no test expects does not pass unseen."""

from __future__ import annotations

import logging

import pytest
from log_watch import LogWatch, fail_unless_expected, warnings_in

LOST = "WARNING tray_app.speech.link: speech worker lost: The speech engine stopped."
LOG = """\
2026-11-29 19:01:02,345 INFO    MainThread tray_app.app: started
2026-11-29 19:01:03,000 WARNING speech-keeper tray_app.speech.link: speech worker lost: It stopped.
2026-11-29 19:01:03,001 WARNING stalls tray_app.perf.stalls: the ui has stood still for 900 ms: elsewhere
2026-11-29 19:01:04,000 ERROR   desk tray_app.core.supervision: the thread desk died in what it was doing
Traceback (most recent call last):
ValueError: a file descriptor
2026-11-29 19:01:05,000 INFO    MainThread tray_app.app: ended, with no ERROR
"""


def test_what_was_not_declared_fails_the_test(request: pytest.FixtureRequest) -> None:
    fail_unless_expected([], request.node)
    with pytest.raises(pytest.fail.Exception, match="speech worker lost"):
        fail_unless_expected([LOST], request.node)


@pytest.mark.expected_warning("another thing", r"speech\.link: .* lost: ")
def test_what_was_declared_does_not_and_nothing_else_is_let_through_with_it(request: pytest.FixtureRequest) -> None:
    fail_unless_expected([LOST], request.node)
    with pytest.raises(pytest.fail.Exception, match=r"no tray$"):
        fail_unless_expected([LOST, "WARNING tray_app.ui.tray: no tray"], request.node)


@pytest.mark.expected_warning("tests: seen")
def test_only_what_warns_is_kept() -> None:
    watch = LogWatch()
    log = logging.getLogger("tray_app.tests")
    log.addHandler(watch)
    log.info("not looked at")
    log.warning("seen %d", 5)
    log.removeHandler(watch)
    assert watch.records == ["WARNING tray_app.tests: seen 5"]


def test_the_log_of_a_program_is_read_with_its_tracebacks_and_without_what_a_busy_machine_does() -> None:
    assert [warning.splitlines()[-1].split(": ", 1)[1] for warning in warnings_in(LOG)] == [
        "speech worker lost: It stopped.",
        "a file descriptor",
    ]
