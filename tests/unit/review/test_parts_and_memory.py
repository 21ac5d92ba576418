"""What a review says of parts that cannot be had, and what it counts as growth."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys

import pytest

from tray_app.core.memory import written_bytes
from tray_app.perf.metric import Group
from tray_app.review import optional_parts, watching
from tray_app.review.evidence import Evidence
from tray_app.review.findings import Verdict
from tray_app.usage.keeper import WARM_AFTER


def test_a_part_that_cannot_be_had_is_absent_with_the_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    missing = optional_parts.missing()
    assert "espeak-ng" in missing[Group.VOICE]
    assert "espeak-ng" in missing[Group.HANDS_FREE]
    assert "websockets" in missing[Group.API]
    assert Group.STORAGE not in missing


def test_what_is_taken_once_is_no_growth() -> None:
    found = Evidence()
    at_first_use = [40.0, 42.0, 43.0, 43.5, 44.0, 44.0]
    watching._take_growth(found, [*at_first_use, 44.1, 43.9, 44.0, 44.2, 44.4, 44.3])
    assert len(at_first_use) == WARM_AFTER + 1
    assert found.taken["memory taken once"].judged == 4.0
    assert found.taken["memory growth of a session"].judged == pytest.approx(0.3)


def test_a_leak_goes_on_when_all_else_has_come_to_an_end() -> None:
    filled, leaking = Evidence(), Evidence()
    watching._take_growth(filled, [40.0 + min(3.0, 0.1 * count) for count in range(61)])
    watching._take_growth(leaking, [40.0 + 0.2 * count for count in range(61)])
    assert filled.taken["memory growth of a session"].verdict is Verdict.PASS
    assert leaking.taken["memory growth of a session"].verdict is Verdict.CRITICAL


def test_too_few_dictations_tell_no_growth_and_that_is_said() -> None:
    found = Evidence()
    watching._take_growth(found, [40.0, 42.0, 43.0])
    assert "memory growth of a session" not in found.taken
    assert "2 dictations are too few" in found.off["memory growth of a session"]


HOLDS = "import sys, time; held = bytearray(40_000_000); print('holds', flush=True); sys.stdin.read()"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells it")
def test_what_a_process_has_written_itself_is_told_and_libraries_are_not() -> None:
    with subprocess.Popen([sys.executable, "-c", HOLDS], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        child.stdout.readline()
        held = written_bytes(child.pid)
        assert held is not None
        assert 40e6 < held < 60e6
        child.communicate(b"")
    assert written_bytes(child.pid) is None
    assert written_bytes(os.getpid()) is not None
