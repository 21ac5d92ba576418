"""The server's milliseconds on our clock."""

from __future__ import annotations

import pytest

from tray_app.x11.clock import WRAP_MS, ServerClock

MS = 1_000_000
NOW_NS = 5_000_000 * MS + 700_000


class Server:
    """Its clock runs `ahead_ms` before ours; a question takes as long as `ways_ns` says, and no time afterwards."""

    def __init__(self, ahead_ms: int = 0, now_ns: int = NOW_NS, ways_ns: tuple[int, ...] = ()) -> None:
        self.ahead_ms = ahead_ms
        self.now_ns = now_ns
        self.asked = 0
        self.ways_ns = list(ways_ns)
        self.clock = ServerClock(self._time_ms, lambda: self.now_ns)

    def _time_ms(self) -> int:
        """Stamped as the question is sent."""
        self.asked += 1
        stamp = (self.now_ns // MS + self.ahead_ms) % WRAP_MS
        self.now_ns += self.ways_ns.pop(0) if self.ways_ns else 0
        return stamp

    def age_of_an_event_ms(self, milliseconds: int) -> float:
        """How old an event of that age is taken to be."""
        server_ms = self.now_ns // MS + self.ahead_ms - milliseconds
        return (self.now_ns - self.clock.monotonic_ns(server_ms, self.now_ns)) / MS


def test_the_middle_of_the_servers_millisecond_is_meant() -> None:
    assert Server().clock.monotonic_ns(4_999_998, NOW_NS) == 4_999_998 * MS + MS // 2


def test_an_event_is_never_later_than_its_handler() -> None:
    early_ns = 5_000_000 * MS + 100_000
    assert Server().clock.monotonic_ns(5_000_000, early_ns) == early_ns


@pytest.mark.parametrize("wraps", [1, 2])
def test_the_servers_clock_starts_anew_every_fifty_days(wraps: int) -> None:
    now_ns = (wraps * WRAP_MS + 3) * MS
    assert Server().clock.monotonic_ns(WRAP_MS - 2, now_ns) == now_ns - 5 * MS + MS // 2


def test_a_server_with_a_clock_of_its_own_is_mapped() -> None:
    assert Server(ahead_ms=-4_000_000).clock.monotonic_ns(999_990, NOW_NS) == 4_999_990 * MS + MS // 2


@pytest.mark.parametrize("server_ms", [5_000_100, 4_900_000, 17])
def test_a_time_that_cannot_be_gives_the_handlers(server_ms: int) -> None:
    assert Server().clock.monotonic_ns(server_ms, NOW_NS) == NOW_NS


def test_the_answer_with_the_shortest_way_sets_the_clock() -> None:
    slow_ns = 400 * MS
    assert Server(7_000, ways_ns=(slow_ns, slow_ns, MS, slow_ns, slow_ns)).clock.offset_ms == pytest.approx(
        7_000, abs=1
    )


def test_a_few_milliseconds_are_the_same_clock() -> None:
    assert Server(ahead_ms=-4).clock.offset_ms == 0


def test_a_wrapped_server_is_the_same_clock() -> None:
    assert Server(now_ns=(WRAP_MS + 10) * MS).clock.offset_ms == 0


def test_a_clock_that_drifts_away_is_followed() -> None:
    server = Server(ahead_ms=70_000)
    assert server.age_of_an_event_ms(30) == pytest.approx(30, abs=1)
    server.now_ns += 3_600_000 * MS
    server.ahead_ms += 4_000
    server.clock.renew()
    assert server.age_of_an_event_ms(30) == pytest.approx(30, abs=1)


def test_a_slow_answer_changes_nothing() -> None:
    server = Server(ahead_ms=70_000)
    server.ways_ns = [400 * MS]
    server.clock.renew()
    assert server.age_of_an_event_ms(30) == pytest.approx(30, abs=1)


def test_a_server_on_our_own_clock_is_not_asked_again() -> None:
    server = Server()
    asked = server.asked
    server.clock.renew()
    assert server.asked == asked
