"""The letter of a session, and that anybody can make it anew from the report's raw samples."""

from __future__ import annotations

import json
import math
import random
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from perf_records import record

from tray_app.core.dictation import Outcome, Start
from tray_app.perf import report
from tray_app.perf.grade import Level, graded
from tray_app.perf.monitor import Monitor

# What a reader of README would write, with nothing but the standard library.
TEN_LINES = """
import json, math, sys
report = json.load(open(sys.argv[1])); rule = report["grade"]; share = rule["within_share"]; levels = {}
for row in report["metrics"]:
    values = [math.inf if v is None else v for v in row["samples"]]; sign = 1 if row["better"] == "lower" else -1
    if row["target"] is not None and len(values) >= rule["minimum_n"]:
        good = sum(sign * v <= sign * row["target"] for v in values) >= share * len(values)
        bad = sum(sign * v > sign * row["critical"] for v in values) > (1 - share) * len(values)
        levels.setdefault(row["name"], []).append(0 if good else 2 if bad else 1)
wait = next((max(levels[n]) for n in rule["waits"] if n in levels), None); worst = max(sum(levels.values(), [0]))
print(None if wait is None else "A" if not worst else ("C" if wait else "B") if worst < 2 else "D" if wait < 2 else "F")
"""


def row(name: str, samples: Sequence[float | None], *, target: float | None = 100, critical: float = 300,
        better: str = "lower", start: str = "warm") -> dict[str, Any]:  # fmt: skip
    return {"name": name, "start": start, "target": target, "critical": critical, "better": better,
            "n": len(samples), "samples": samples}  # fmt: skip


WAIT_WITHIN = row("release_to_text", [90.0] * 20)
WAIT_OVER = row("release_to_text", [90.0] * 15 + [200.0] * 5)
WAIT_CRITICAL = row("release_to_text", [90.0] * 15 + [400.0] * 5)
OTHER_OVER = row("tray_uss", [150.0] * 5, start="")
OTHER_CRITICAL = row("tray_uss", [350.0] * 5, start="")


@pytest.mark.parametrize(
    ("rows", "letter"),
    [
        ([WAIT_WITHIN], "A"),
        ([WAIT_WITHIN, OTHER_OVER], "B"),
        ([WAIT_OVER], "C"),
        ([WAIT_WITHIN, OTHER_CRITICAL], "D"),
        ([WAIT_OVER, OTHER_CRITICAL], "D"),
        ([WAIT_CRITICAL], "F"),
        ([OTHER_OVER], None),
        ([], None),
    ],
)
def test_the_first_letter_that_holds_is_given(rows: list[dict[str, Any]], letter: str | None) -> None:
    found = graded(rows)
    assert found["grade"] == letter
    assert found["reason"].startswith("Not graded") is (letter is None)


def test_without_a_critical_level_nothing_is_past_it_on_either_side() -> None:
    for better, bad in (("lower", 150.0), ("higher", 50.0)):
        (judged,) = graded([row("own", [bad] * 5, better=better) | {"critical": None}])["figures"]
        assert (judged["within_n"], judged["critical_n"], judged["level"]) == (0, 0, Level.OVER), better


def test_one_in_twenty_may_be_over_and_one_in_nineteen_may_not() -> None:
    assert graded([row("release_to_text", [1.0] * 19 + [200.0])])["figures"][0]["level"] == Level.WITHIN
    assert graded([row("release_to_text", [1.0] * 18 + [200.0])])["figures"][0]["level"] == Level.OVER


def test_a_sample_on_the_target_is_within_and_one_on_the_critical_level_is_not_critical() -> None:
    assert graded([row("release_to_text", [100.0] * 5)])["grade"] == "A"
    assert graded([row("release_to_text", [300.0] * 5)])["grade"] == "C"


def test_failed_dictations_are_worse_than_any_level() -> None:
    assert graded([row("release_to_text", [90.0] * 8 + [None] * 2)])["figures"][0]["level"] == Level.CRITICAL


def test_a_share_of_a_whole_is_judged_from_the_other_side() -> None:
    captured = row("captured_share", [99.5, 99.9, 100.0, 80.0, 100.0], target=99, critical=90, better="higher")
    judged = graded([WAIT_WITHIN, captured])["figures"][1]
    assert (judged["within_n"], judged["critical_n"], judged["level"]) == (4, 1, Level.CRITICAL)


def test_four_samples_and_no_target_are_not_judged() -> None:
    found = graded([WAIT_WITHIN, row("tray_uss", [999.0] * 4), row("own", [9.0] * 9, target=None)])
    assert [figure["name"] for figure in found["figures"]] == ["release_to_text"]


def test_the_slowest_kind_of_start_is_the_wait() -> None:
    cold = row("release_to_text", [200.0] * 5, start="cold")
    assert graded([WAIT_WITHIN, cold])["wait"] == Level.OVER


def test_where_no_text_was_timed_key_and_microphone_are_the_wait() -> None:
    assert graded([row("response_total", [50.0] * 5)])["grade"] == "A"


GRADED = 1
"""A seed whose session is long enough."""


def session(seed: int) -> Monitor:
    """From all good to very bad, with failures, cold starts and a target of one's own."""
    rng = random.Random(seed)
    monitor = Monitor({"transcription": rng.choice([150.0, 200.0]), "tray_uss": rng.choice([60.0, 100.0])})
    typical_ms, failures, held_mb = (
        rng.choice([60, 60, 160, 400]),
        rng.choice([0.0, 0.0, 0.1]),
        rng.choice([50, 120, 300]),
    )
    for number in range(rng.choice([3, 30, 30])):
        outcome = Outcome.FAILED if rng.random() < failures else Outcome.INSERTED
        start = Start.COLD if number % 7 == 0 else Start.WARM
        wait_ms = round(rng.gauss(typical_ms, 10))
        monitor.record_dictation(record(number, start=start, outcome=outcome, wait_ms=max(wait_ms, 25)))
    for at in range(50):
        monitor.observe("tray_uss", rng.gauss(held_mb, 5), at)
    return monitor


def test_ten_lines_of_python_make_the_same_grade_from_the_json(tmp_path: Path) -> None:
    script, path = tmp_path / "grade.py", tmp_path / "report.json"
    script.write_text(TEN_LINES, encoding="utf-8")
    assert len(TEN_LINES.strip().splitlines()) == 10
    given = []
    for seed in range(24):
        report.export(session(seed), "json", path)
        given.append(json.loads(path.read_text(encoding="utf-8"))["grade"]["grade"])
        done = subprocess.run(
            [sys.executable, "-S", str(script), str(path)], capture_output=True, text=True, check=True
        )
        assert done.stdout.strip() == str(given[-1]), f"session {seed}"
    assert len(set(given)) >= 3, "the sessions must differ for this to say anything"


def test_the_inputs_in_the_json_follow_from_its_samples(tmp_path: Path) -> None:
    document = report.build(session(GRADED), {})
    by_name = {(found["name"], found["start"]): found for found in document["metrics"]}
    assert len(document["grade"]["figures"]) > 5
    for judged in document["grade"]["figures"]:
        samples = by_name[judged["name"], judged["start"]]["samples"]
        values = [math.inf if value is None else value for value in samples]
        if judged["better"] == "lower":
            assert judged["within_n"] == sum(value <= judged["target"] for value in values)
        assert judged["n"] == len(values)
