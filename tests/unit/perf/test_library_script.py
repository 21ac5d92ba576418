"""All eight public names used as written, by a script of its own process, with the values right."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

SCRIPT = Path(__file__).with_name("library_script.py")
ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def told() -> dict[str, Any]:
    done = subprocess.run([sys.executable, str(SCRIPT)], cwd=ROOT, env={"PYTHONPATH": str(ROOT)}, capture_output=True,
                          text=True, check=False)  # fmt: skip
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_latencies_in_seconds_come_out_in_milliseconds(told: dict[str, Any]) -> None:
    assert told["metrics"] == pytest.approx(70.0)
    summary = told["summary"]
    assert summary["average_latency_ms"] == pytest.approx(80.0)
    assert summary["total_measurements"] == 2
    assert summary["memory_usage_mb"] > 5
    assert summary["cpu_percent"] >= 0


def test_the_strict_total_is_found_and_advised(told: dict[str, Any]) -> None:
    assert "High latency: 80.0ms (target: 50ms)" in told["findings"]
    (advice,) = [text for text in told["advice"] if text.startswith("Reduce latency:")]
    assert "Key and microphone (average, 2 samples): 80 ms, target 50 ms." in advice
    assert "up to 30 ms less" in advice


def test_bodies_that_nest_raise_and_await_are_all_counted_and_reported(told: dict[str, Any]) -> None:
    assert told["counted"] == 4
    assert {"outer", "inner", "failing", "async"} <= set(told["in_report"])


def test_a_reset_forgets(told: dict[str, Any]) -> None:
    assert told["is_new"]
    assert told["within"]


def test_a_benchmark_gives_minimum_median_p95_maximum_and_n(told: dict[str, Any]) -> None:
    for timed in (told["timed"], *told["parts"]["figures"]):
        assert 0 < timed["min"] <= timed["median"] <= timed["p95"] <= timed["max"]
        assert timed["n"] == len(timed["samples"])
    assert told["timed"]["n"] == 12


def test_the_push_to_talk_benchmark_says_on_which_machine_it_ran(told: dict[str, Any]) -> None:
    assert told["parts"]["fingerprint"]["cores"] >= 1
    assert "controller, one dictation" in [figure["name"] for figure in told["parts"]["figures"]]


def test_none_of_it_loads_qt(told: dict[str, Any]) -> None:
    assert told["qt"] == []
