"""A home of the test's own, with a small catalogue whose files a real server gives away."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from faulty_server import FaultyServer
from small_catalogue import SmallCatalogue


@pytest.fixture(autouse=True)
def _own_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


@pytest.fixture
def server() -> Iterator[FaultyServer]:
    with FaultyServer().running() as running:
        yield running


@pytest.fixture
def catalogue(server: FaultyServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallCatalogue:
    made = SmallCatalogue(server, tmp_path)
    monkeypatch.setenv("HOLDTALK_MODEL_CATALOGUE", str(made.path))
    return made
