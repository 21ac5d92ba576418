"""A warning that nobody expects fails a test: in this process, and in the log of a program it started.

    @pytest.mark.expected_warning(r"audio\\.recorder: microphone lost: ")

names what a test provokes, by a regular expression for each; a whole file says so in its `pytestmark`.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable

import pytest

_RECORD = re.compile(r"^\d{4}-\d\d-\d\d [\d:,]+ (?=[A-Z]+ )", re.MULTILINE)
_WARNING = re.compile(r"WARNING|ERROR|CRITICAL")
_BUSY_MACHINE = re.compile(
    r"perf\.stalls: the .* has stood still for \d+ ms|api\.server: status came too late and was not carried out"
)
"""Of a program on a desktop: it may happen wherever others are at work, and shows that it was noticed."""


class LogWatch(logging.Handler):
    """Keeps what is logged at WARNING or above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.setFormatter(logging.Formatter("%(levelname)s %(name)s: %(message)s"))
        self.records: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Called under the handler's lock."""
        self.records.append(self.format(record))


def warnings_in(log: str) -> list[str]:
    """What warns, or is worse, in the log of a program, with its traceback."""
    records = (record.rstrip() for record in _RECORD.split(log))
    return [record for record in records if _WARNING.match(record) and not _BUSY_MACHINE.search(record)]


def fail_unless_expected(records: Iterable[str], node: pytest.Item | pytest.Collector) -> None:
    """Fails the test when it did not declare one of these."""
    expected = [pattern for mark in node.iter_markers("expected_warning") for pattern in mark.args]
    if unexpected := [record for record in records if not any(re.search(pattern, record) for pattern in expected)]:
        pytest.fail("logged, but not expected:\n" + "\n".join(unexpected), pytrace=False)
