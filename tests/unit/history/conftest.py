from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from history_rig import HistoryRig


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[HistoryRig]:
    made = HistoryRig(tmp_path)
    yield made
    made.close()
