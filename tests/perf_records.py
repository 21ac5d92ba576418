"""Dictation records with stamps to the nanosecond, for tests of figures."""

from __future__ import annotations

from dataclasses import replace

from tray_app.core.dictation import DictationRecord, Outcome, Stamps, Start
from tray_app.core.events import DictationId
from tray_app.perf.monitor import Monitor

MS = 1_000_000


def stamps(zero_ns: int = 1_000 * MS, *, wait_ms: int = 90, held_ms: int = 2_000) -> Stamps:
    """A warm dictation: pre-roll of 300 ms, text `wait_ms` after key up."""
    up_ns = zero_ns + held_ms * MS
    return Stamps(
        key_down_event_ns=zero_ns,
        key_down_handled_ns=zero_ns + 250_000,
        first_sample_ns=zero_ns - 300 * MS,
        key_up_event_ns=up_ns,
        key_up_handled_ns=up_ns + 300_000,
        last_sample_handed_ns=up_ns + 45 * MS,
        final_ns=up_ns + (wait_ms - 20) * MS,
        filtered_ns=up_ns + (wait_ms - 20) * MS + 1_234,
        first_char_ns=up_ns + (wait_ms - 10) * MS,
        last_char_ns=up_ns + wait_ms * MS,
    )


def lost_stamps(zero_ns: int = 1_000 * MS) -> Stamps:
    """Of a dictation whose worker went away while it decoded."""
    return replace(stamps(zero_ns), final_ns=None, filtered_ns=None, first_char_ns=None, last_char_ns=None)


def record(
    number: int = 1,
    *,
    outcome: Outcome = Outcome.INSERTED,
    start: Start = Start.WARM,
    wait_ms: int = 90,
    at: Stamps | None = None,
) -> DictationRecord:
    made = at if at is not None else stamps(1_000 * MS * number, wait_ms=wait_ms)
    return DictationRecord(
        dictation_id=DictationId(number),
        outcome=outcome,
        start=start,
        engine="moonshine-tiny-en",
        method="typed",
        characters=42,
        samples=36_800,
        samples_key_held=32_000,
        overflows=0,
        segments=1,
        decode_ms=230.0,
        first_partial_ns=None if made.key_down_event_ns is None else made.key_down_event_ns + 800 * MS,
        partials=3,
        stamps=made,
    )


def lost(number: int) -> DictationRecord:
    """A dictation that failed because its worker went away."""
    return record(number, outcome=Outcome.FAILED, at=lost_stamps(1_000 * MS * number))


def record_slower_and_slower(monitor: Monitor, warm: int) -> None:
    """So many warm dictations, each 40 ms slower than the one before, then a cold one, then one that failed."""
    for number in range(1, warm + 1):
        monitor.record_dictation(record(number, wait_ms=80 + 40 * number))
    monitor.record_dictation(record(warm + 1, start=Start.COLD))
    monitor.record_dictation(lost(warm + 2))
