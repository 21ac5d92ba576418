"""The processes that the benchmark starts: our own code in them, and answers that can be read."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from tray_app.bench import parts
from tray_app.bench.program import Program
from tray_app.bench.room import Room


def test_a_file_in_the_users_folder_does_not_pass_for_a_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('the wrong file was run')\n")
    (tmp_path / "numpy.py").write_text("raise SystemExit('the wrong file was run')\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(parts, "__name__", "tray_app.bench.figures")  # nothing is timed, it is only imported
    with pytest.raises(ValueError, match="Expecting value"):
        parts._in_a_process()
    program = Program(tmp_path / "homes", {}, {})
    assert "usage: holdtalk" in program.command("--help").stdout


def test_the_sound_server_is_found_on_a_desktop_of_any_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pactl = tmp_path / "pactl"
    pactl.write_text(
        '#!/bin/sh\n[ "$LC_ALL" = C ] && echo "Server String: /run/here" || echo "Server-Zeichenkette: /x"\n'
    )
    pactl.chmod(pactl.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    monkeypatch.delenv("PULSE_SERVER", raising=False)
    assert Room().env["PULSE_SERVER"] == "/run/here"
