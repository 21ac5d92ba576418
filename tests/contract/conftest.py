"""The API in a home of its own, for the tests that stand at its door."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import web_rig
from web_rig import Api, api_of


@pytest.fixture
def api_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with web_rig.home(tmp_path, monkeypatch):
        yield


@pytest.fixture
def api(api_home: None) -> Iterator[Api]:
    """With every scope."""
    with api_of(text=True) as running:
        yield running
