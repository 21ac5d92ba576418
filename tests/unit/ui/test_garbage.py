"""Cycles are collected on Qt's thread, and they are collected."""

from __future__ import annotations

import gc
import linecache
import threading
import weakref
from collections.abc import Iterator

import pytest

from tray_app.ui import garbage


class Knot:
    """An object that only the collector can free."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture(autouse=True)
def _give_the_collector_back() -> Iterator[None]:
    yield
    gc.unfreeze()
    gc.enable()


def test_no_other_thread_collects() -> None:
    garbage.collect_only_here()
    knot = weakref.ref(Knot())
    worker = threading.Thread(target=lambda: [Knot() for _ in range(20_000)])
    worker.start()
    worker.join()
    assert knot() is not None


def test_what_piles_up_is_collected_when_asked() -> None:
    garbage.collect_only_here()
    assert not garbage.collect_if_due()
    knots = [weakref.ref(Knot()) for _ in range(garbage.DUE_AT_OBJECTS + 10)]
    assert garbage.collect_if_due()
    assert [knot for knot in knots if knot() is not None] == []


def test_a_process_that_did_not_ask_for_it_is_left_alone() -> None:
    assert not garbage.collect_if_due()


def test_the_sources_that_imports_left_behind_are_forgotten() -> None:
    linecache.getlines(__file__)
    assert __file__ in linecache.cache
    garbage.forget_sources()
    assert __file__ not in linecache.cache
