"""Question and answer with the running program through its command socket: python -m tray_app.review.round_trips N"""

from __future__ import annotations

import json
import sys
import time

from tray_app.api.socket import ask


def round_trips_ms(count: int) -> list[float]:
    """Each with a connection of its own, as every command makes it; empty when no program runs. Raises HoldtalkError
    when one does not answer."""
    found = []
    for _ in range(count):
        begun_ns = time.perf_counter_ns()
        if ask("status") is None:
            return []
        found.append((time.perf_counter_ns() - begun_ns) / 1e6)
    return found


if __name__ == "__main__":
    json.dump(round_trips_ms(int(sys.argv[1])), sys.stdout)
