"""`holdtalk review` on a desktop: with a program of its own, and with the one that is running."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from desktop import PrivateDesktop
from live_program import StartHoldtalk

from tray_app.review.checklist import ITEMS
from tray_app.review.optional_parts import missing
from tray_app.review.pages import METRICS_NAME, PAGE_NAME, SUMMARY_NAME

PATIENCE_S = 500
"""It takes a minute, and on a machine that is busy with something else several."""

pytestmark = [pytest.mark.desktop, pytest.mark.slow, pytest.mark.timeout(2 * PATIENCE_S)]

FEW = """
import sys
from tray_app import cli
from tray_app.review import plan

plan.QUICK = plan.Plan({{2: 2}}, idle_s=1.0, profiled_dictations=1, round_trips=5, {more})
sys.exit(cli.run(sys.argv[1:]))
"""
"""The command with fewer dictations than its own quick form has."""
OF_ALL = "disk_s=6, part_processes=1, wakes=1, wake_clips=3, texts_read=2"
OF_A_RUNNING_ONE = "disk_s=1, part_processes=1"
"""What is measured beside a program is the same whether it runs or not."""


def review(env: dict[str, str], folder: Path, more: str) -> tuple[int, str, dict[str, str]]:
    """Exit code, what was printed, the files."""
    argv = [sys.executable, "-c", FEW.format(more=more), "review", "--quick", "-o", str(folder)]
    done = subprocess.run(argv, env=env, capture_output=True, text=True, check=False, timeout=PATIENCE_S)
    assert done.returncode in (0, 3, 4), done.stderr
    names = (SUMMARY_NAME, METRICS_NAME, PAGE_NAME)
    return done.returncode, done.stdout, {name: (folder / name).read_text() for name in names}


def test_it_measures_a_program_of_its_own(desktop: PrivateDesktop, tmp_path: Path) -> None:
    _code, printed, files = review(desktop.env, tmp_path, OF_ALL)
    assert "Grade none" not in printed, "what the user waits for was measured"
    summary, metrics, page = files.values()
    assert f"{len(ITEMS)} items" in summary
    rows = {line.split("|")[1].strip(): line for line in summary.splitlines() if line.count("|") == 4}
    for item in ("Leaks in long-running processes", "Tight loops", "Transcription and text", "Use of threads",
                 "Concurrent sessions", "Open files against their limit", "Streaming of sound"):  # fmt: skip
        assert "absent" not in rows[item].rsplit("|", 2)[1], rows[item]
    assert "Release to text (warm)" in metrics
    assert "tray\\_app.core" in metrics, "functions of ours in the profile"
    assert "Flame graph of the tray" in page
    assert "Flame graph of the speech worker" in page
    assert "onnxruntime" in metrics, "what decodes is in the worker's profile"
    if not missing():
        the_optional_parts_were_on(rows, summary)


def the_optional_parts_were_on(rows: dict[str, str], summary: str) -> None:
    for item, figure in (
        ("Wake word detection", "Hands-free: wake latency"),
        ("First sound of the voice", "Voice: first sound"),
        ("First sound of the voice", "Voice: falls silent"),
        ("Message round trip", "WebSocket round trip"),
        ("Use of a session", "Session: words a minute"),
        ("Database query", "Storage: database query"),
        ("Efficiency of the database", "Storage: database write"),
        ("Concurrent clients", "Clients let in beyond the limit: 0"),
        ("Concurrent clients", "Clients refused below the limit: 0"),
    ):
        assert figure in rows[item], rows[item]
    targets = {line.split("|")[1].strip(): line for line in summary.splitlines() if line.count("|") == 10}
    for name in ("Wake word detection", "Speech to text", "First sound of the voice", "WebSocket round trip",
                 "Context pruned at its limit"):  # fmt: skip
        assert "absent" not in targets[name]


def test_with_a_program_that_runs_it_reads_its_figures_and_starts_none(
    desktop: PrivateDesktop, holdtalk: StartHoldtalk, tmp_path: Path
) -> None:
    program = holdtalk({"session": {"enabled": True}})
    _code, _printed, files = review(program.env, tmp_path, OF_A_RUNNING_ONE)
    assert "The program that was running" in files[SUMMARY_NAME]
    assert "Command socket round trip" in files[METRICS_NAME]
    assert program.status()["state"] == "ready"
