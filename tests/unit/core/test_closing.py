"""Parts close together, and those that hang or raise keep none of the others."""

from __future__ import annotations

import threading
import time

import pytest

from tray_app.core.supervision import close_together


@pytest.mark.expected_warning(r"core\.supervision: not closed within")
def test_parts_that_hang_are_waited_for_once_and_not_one_behind_the_other(caplog: pytest.LogCaptureFixture) -> None:
    released, closed = threading.Event(), threading.Event()
    begun_s = time.monotonic()
    close_together([lambda: _hang(released)] * 20 + [closed.set], timeout_s=0.2)
    assert time.monotonic() - begun_s < 2.0, "twenty of them, one behind the other, would take four seconds"
    assert closed.is_set()
    assert "not closed within 0.2 s" in caplog.text
    released.set()


@pytest.mark.expected_warning(r"core\.supervision: the thread _raise died")
def test_a_part_that_raises_keeps_none_from_closing(caplog: pytest.LogCaptureFixture) -> None:
    closed = threading.Event()
    close_together([_raise, closed.set], timeout_s=5)
    assert closed.is_set()
    assert "died in what it was doing" in caplog.text


def _hang(released: threading.Event) -> None:
    released.wait(10)


def _raise() -> None:
    raise OSError("no")
