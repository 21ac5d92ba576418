"""A worker in this process, and links with a scripted one."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

import pytest
from link_bench import Bench
from worker_line import Line

from tray_app.speech import cost, hearing


@pytest.fixture
def line(monkeypatch: pytest.MonkeyPatch) -> Iterator[Line]:
    monkeypatch.setattr(hearing, "_LOAD_SHARE", 0)  # what a decode takes here is how busy this machine is
    monkeypatch.setattr(hearing, "PAUSE_DRAFT_S", math.inf)
    monkeypatch.setattr(cost, "MOST_WAIT_S", math.inf)
    made = Line()
    yield made
    made.close()


@pytest.fixture
def bench() -> Iterator[Callable[..., Bench]]:
    made: list[Bench] = []

    def make(behaviour: str, hang_timeout_ms: int = 500) -> Bench:
        made.append(Bench(behaviour, hang_timeout_ms))
        made[-1].link.start()
        return made[-1]

    yield make
    for one in made:
        one.link.close()
