"""Cycles are collected on Qt's thread, and they are collected."""

from __future__ import annotations

import gc
import importlib
import inspect
import linecache
import threading
import traceback
import weakref
import zipfile
from collections.abc import Iterator
from pathlib import Path

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
    knots = [weakref.ref(Knot())]
    garbage.collect_if_due()
    assert knots[0]() is not None, "one is not worth it"
    knots += [weakref.ref(Knot()) for _ in range(garbage.DUE_AT_OBJECTS + 10)]
    garbage.collect_if_due()
    assert [knot for knot in knots if knot() is not None] == []


def test_a_process_that_did_not_ask_for_it_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    collected: list[str] = []
    monkeypatch.setattr(gc, "get_count", lambda: (garbage.DUE_AT_OBJECTS, 0, 0))
    monkeypatch.setattr(gc, "collect", lambda: collected.append("collected"))
    garbage.collect_if_due()
    assert collected == []


@pytest.fixture
def _no_sources(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linecache, "cache", linecache.cache)
    garbage.keep_no_sources()


@pytest.mark.usefixtures("_no_sources")
def test_the_sources_that_imports_read_are_not_kept_and_a_traceback_still_has_its_lines() -> None:
    assert "Cycles are collected" in linecache.getlines(__file__)[0]
    try:
        raise ValueError("unheard of")
    except ValueError:
        assert 'raise ValueError("unheard of")' in traceback.format_exc()
    assert __file__ not in linecache.cache


@pytest.mark.usefixtures("_no_sources")
def test_the_source_of_a_module_in_a_zip_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = tmp_path / "modules.zip"
    with zipfile.ZipFile(archive, "w") as zipped:
        zipped.writestr("module_in_a_zip.py", "NUMBER = 7\n")
    monkeypatch.syspath_prepend(archive)
    assert inspect.getsource(importlib.import_module("module_in_a_zip")) == "NUMBER = 7\n"
