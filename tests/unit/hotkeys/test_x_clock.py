"""The server's milliseconds on our clock."""

from __future__ import annotations

import pytest

from tray_app.hotkeys.x_clock import WRAP_MS, ServerClock, clock_from_samples

MS = 1_000_000
NOW_NS = 5_000_000 * MS + 700_000


def test_the_middle_of_the_servers_millisecond_is_meant() -> None:
    assert ServerClock().monotonic_ns(4_999_998, NOW_NS) == 4_999_998 * MS + MS // 2


def test_an_event_is_never_later_than_its_handler() -> None:
    early_ns = 5_000_000 * MS + 100_000
    assert ServerClock().monotonic_ns(5_000_000, early_ns) == early_ns


@pytest.mark.parametrize("wraps", [1, 2])
def test_the_servers_clock_starts_anew_every_fifty_days(wraps: int) -> None:
    now_ns = (wraps * WRAP_MS + 3) * MS
    assert ServerClock().monotonic_ns(WRAP_MS - 2, now_ns) == now_ns - 5 * MS + MS // 2


def test_a_server_with_a_clock_of_its_own_is_mapped() -> None:
    assert ServerClock(offset_ms=-4_000_000).monotonic_ns(999_990, NOW_NS) == 4_999_990 * MS + MS // 2


@pytest.mark.parametrize("server_ms", [5_000_100, 4_900_000, 17])
def test_a_time_that_cannot_be_gives_the_handlers(server_ms: int) -> None:
    assert ServerClock().monotonic_ns(server_ms, NOW_NS) == NOW_NS


def test_the_sample_with_the_shortest_way_sets_the_clock() -> None:
    slow = (0, 9_000, 400 * MS)
    quick = (1_000 * MS, 8_001, 1_002 * MS)
    assert clock_from_samples([slow, quick]) == ServerClock(offset_ms=7_000)


def test_a_few_milliseconds_are_the_same_clock() -> None:
    assert clock_from_samples([(1_000 * MS, 997, 1_001 * MS)]) == ServerClock(0)


def test_a_wrapped_server_is_the_same_clock() -> None:
    at_ns = (WRAP_MS + 10) * MS
    assert clock_from_samples([(at_ns, 10, at_ns)]) == ServerClock(0)
