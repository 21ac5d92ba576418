from __future__ import annotations

from dataclasses import replace

from tray_app.perf.breaches import Breach, Severity, worst_of
from tray_app.perf.catalog import CATALOG
from tray_app.perf.words import breach_body, breach_title

SLOW = Breach(CATALOG["transcription"], "cold", Severity.OVER, 200.0, 1, 2, None, 431.0, 250.0, None)


def test_a_breach_is_told_with_its_figure_its_target_and_what_helps() -> None:
    assert breach_title(SLOW) == "Transcription is over its target"
    assert breach_body(SLOW) == f"431 ms (microphone closed), target 200 ms. {CATALOG['transcription'].remedy}"


def test_too_little_is_under_its_target() -> None:
    lost = replace(SLOW, row=CATALOG["captured_share"], start="warm", worst=91.0, target=99.0)
    assert breach_title(lost) == "Speech captured is under its target"
    assert breach_body(lost).startswith("91.0 %, target 99 %.")


def test_the_worst_is_critical_then_newest_and_never_a_cleared_one() -> None:
    critical = replace(SLOW, severity=Severity.CRITICAL, flagged_ns=1)
    newer = replace(SLOW, flagged_ns=9)
    assert worst_of([critical, newer]) is critical
    assert worst_of([SLOW, newer]) is newer
    assert worst_of([replace(critical, cleared_ns=5), SLOW]) is SLOW
    assert worst_of([]) is None
