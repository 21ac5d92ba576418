"""What a killed display leaves behind goes, and nothing of one that lives."""

from __future__ import annotations

import os
import socket
import time
from pathlib import Path

from stale_displays import BOUND, YOUNG_S, free_stale_displays


def lock(folder: Path, number: int, *, age_s: float = 2 * YOUNG_S) -> Path:
    path = folder / f".X{number}-lock"
    path.write_text(f"{1:>10}\n")  # a process that runs on every system
    then_s = time.time() - age_s
    os.utime(path, (then_s, then_s))
    return path


def test_locks_of_servers_that_have_ended_go_and_others_stay(tmp_path: Path) -> None:
    (tmp_path / ".X11-unix").mkdir()
    ended, living, nameless, young = lock(tmp_path, 1), lock(tmp_path, 2), lock(tmp_path, 3), lock(tmp_path, 4, age_s=0)
    other = tmp_path / ".Xauthority-lock"
    other.touch()
    (tmp_path / ".X11-unix" / "X1").touch()
    with socket.socket(socket.AF_UNIX) as by_file, socket.socket(socket.AF_UNIX) as by_name:
        by_file.bind(str(tmp_path / ".X11-unix" / "X2"))
        by_name.bind(f"\0{tmp_path}/.X11-unix/X3")
        assert free_stale_displays(tmp_path, BOUND) == [1]
    assert not ended.exists()
    assert not (tmp_path / ".X11-unix" / "X1").exists()
    assert all(path.exists() for path in (living, nameless, young, other))
    assert free_stale_displays(tmp_path, tmp_path / "nothing") == []
