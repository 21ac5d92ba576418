"""A user with folders of its own, whose paths fit into a socket's address."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="holdtalk-") as name:
        for variable in ("XDG_RUNTIME_DIR", "XDG_STATE_HOME"):
            (Path(name) / variable[4:7]).mkdir(mode=0o700)
            monkeypatch.setenv(variable, str(Path(name) / variable[4:7]))
        monkeypatch.setenv("DISPLAY", ":71")
        monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
        yield Path(name)
