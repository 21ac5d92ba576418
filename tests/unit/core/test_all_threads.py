"""Every thread of the program has somebody who watches it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import tray_app

PROGRAM = Path(tray_app.__file__).parent
ON_THEIR_OWN = {
    "core/supervision.py": "starts them all",
    "speech/worker.py": "of the worker's process, which ends with it and is started again by ours",
}


def unwatched(path: Path) -> Iterator[int]:
    """Lines that start a thread by the library's own means."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func)
            if name in ("Thread", "threading.Thread", "Timer", "threading.Timer"):
                yield node.lineno


def test_threads_are_started_by_the_supervision_alone() -> None:
    found = {
        f"{path.relative_to(PROGRAM).as_posix()}:{line}" for path in PROGRAM.rglob("*.py") for line in unwatched(path)
    }
    left_over = {place for place in found if place.partition(":")[0] not in ON_THEIR_OWN}
    assert left_over == set(), "core.supervision.start_thread or core.worker.Worker start them"
    assert any(place.startswith("core/supervision.py") for place in found), "the search finds what it looks for"
