"""When a key was pressed, by a desktop's own clock."""

from __future__ import annotations

MS_NS = 1_000_000
LONGEST_WAY_NS = 2_000_000_000
"""An event that says it is older was counted by another clock than ours."""
_WRAPS_MS = 1 << 32
"""Compositors count milliseconds of the monotonic clock in 32 bits."""


def event_time_ns(timestamp_ms: int, arrived_ns: int) -> int:
    """On our clock (monotonic). The portal says nothing of where its time begins (interface version 2: "undefined
    base"): it is believed where it is the monotonic clock's, as GNOME 48's is, and short before we heard of it; else
    that moment counts, as with Plasma 6.3, which says 0."""
    arrived_ms = arrived_ns // MS_NS
    age_ms = (arrived_ms - timestamp_ms) % _WRAPS_MS
    if timestamp_ms <= 0 or age_ms * MS_NS > LONGEST_WAY_NS:
        return arrived_ns
    return min(arrived_ns, (arrived_ms - age_ms) * MS_NS)
