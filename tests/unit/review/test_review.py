"""A whole review on this machine: every item has a figure or a reason, the documents carry them all."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from perf_records import record

from tray_app import cli
from tray_app.bench.compare import Change
from tray_app.core.errors import EnvironmentFault
from tray_app.perf.fingerprint import fingerprint
from tray_app.perf.monitor import Monitor
from tray_app.perf.report import build
from tray_app.review import review as reviews
from tray_app.review import watching
from tray_app.review.checklist import ITEMS
from tray_app.review.findings import Verdict
from tray_app.review.pages import METRICS_NAME, PAGE_NAME, SUMMARY_NAME, documents
from tray_app.review.profile import Profile
from tray_app.review.review import Review
from tray_app.review.watching import Plan, Watched

SMALL = Plan({2: 1}, idle_s=0.1, profiled_dictations=1, round_trips=1, disk_s=6, part_processes=0)
NAMES = (SUMMARY_NAME, METRICS_NAME, PAGE_NAME)


@pytest.fixture(autouse=True)
def own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return iter(())


def program_says(*waits_ms: int) -> Mapping[str, Any]:
    """The report of a program with these dictations."""
    monitor = Monitor()
    for number, wait_ms in enumerate(waits_ms, 1):
        monitor.record_dictation(record(number, wait_ms=wait_ms))
    return build(monitor, fingerprint())


def made(monkeypatch: pytest.MonkeyPatch, watched: Watched, baseline: Mapping[str, Any] | None = None) -> Review:
    monkeypatch.setattr(reviews, "_watch", lambda *_: watched)
    return reviews.review(SMALL, quick=True, speech=None, baseline=baseline, say=lambda _line: None)


def test_every_item_has_a_figure_or_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    found = made(monkeypatch, Watched(absent="There is no desktop."))
    assert len(found.findings) == len(ITEMS)
    assert len({finding.item for finding in found.findings}) == len(ITEMS)
    for finding in found.findings:
        assert bool(finding.measurements) or bool(finding.absent) or bool(finding.not_applicable), finding.item
        assert all(one.figure.samples and one.figure.note for one in finding.measurements), finding.item
    verdicts = {finding.verdict for finding in found.findings}
    assert {Verdict.ABSENT, Verdict.NOT_APPLICABLE} < verdicts


def test_what_the_program_says_of_itself_is_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    found = made(monkeypatch, Watched(program_says(*[90] * 6), how="A program."))
    by_name = {one.figure.name: one for one in found.measurements}
    wait = by_name["Release to text (warm)"]
    assert (wait.judged, wait.verdict, len(wait.figure.samples)) == (90.0, Verdict.PASS, 6)
    slow = made(monkeypatch, Watched(program_says(*[400] * 6)))
    assert slow.grade.letter == "F"
    assert slow.grade.exit_code == 4
    assert "Release to text (warm)" in [one.what for one in slow.bottlenecks]
    advice = next(one for one in slow.recommendations if one.evidence.startswith("Release to text"))
    assert "250 ms less" in advice.gain


def test_the_documents_carry_items_measurements_methods_and_profile(monkeypatch: pytest.MonkeyPatch) -> None:
    stacks = [{"stack": ["controller", "tray_app.core.controller:Controller.step"], "own_ns": 10**8, "calls": 3}]
    watched = Watched(program_says(*[200] * 6), profile=Profile(stacks, 4.0), how="A program.")
    found = made(monkeypatch, watched)
    texts = documents(found)
    assert tuple(texts) == NAMES
    for finding in found.findings:
        assert finding.item in texts[SUMMARY_NAME]
        assert finding.item in texts[PAGE_NAME]
    for one in found.measurements:
        assert one.figure.name.replace("_", "\\_")[1:] in texts[METRICS_NAME]
    assert "Bottlenecks" in texts[SUMMARY_NAME]
    assert "Controller.step" in texts[METRICS_NAME]
    assert "<svg" in texts[PAGE_NAME]
    assert "Flame graph" in texts[PAGE_NAME]


def test_a_baseline_finds_what_got_slower(monkeypatch: pytest.MonkeyPatch) -> None:
    before = made(monkeypatch, Watched(program_says(*range(80, 92)))).as_baseline()
    same = made(monkeypatch, Watched(program_says(*range(80, 92))), before)
    slower = made(monkeypatch, Watched(program_says(*[wait + 20 for wait in range(80, 92)])), before)
    assert "Release to text" not in same.grade.reason
    assert "Slower than the baseline" in slower.grade.reason
    assert "Release to text (warm)" in slower.grade.reason
    assert "Against the baseline" in documents(slower)[SUMMARY_NAME]
    assert slower.compared is not None
    changes = {one.name: one.change for one in slower.compared.comparisons}
    assert changes["recording, one block written"] is Change.TOO_FEW, "samples of one run are no evidence of a change"


def test_the_command_writes_all_three_and_says_by_its_code_how_it_stands(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def no_desktop(*_: object) -> Watched:
        raise EnvironmentFault("The benchmark needs a sound server to speak into.", "Start one.")

    monkeypatch.setattr(watching, "QUICK", SMALL)
    monkeypatch.setattr(reviews, "watch_running", lambda *_: None)
    monkeypatch.setattr(reviews, "watch_own", no_desktop)
    asked = ["review", "--quick", "-o", str(tmp_path), "--save-baseline"]
    assert cli.run(asked) == 3
    assert "no grade" in capsys.readouterr().out
    assert all((tmp_path / name).is_file() for name in NAMES)
    assert "sound server to speak into" in (tmp_path / SUMMARY_NAME).read_text()
    kept = json.loads((tmp_path / "state" / "holdtalk" / "review-baseline.json").read_text())
    assert kept["schema"] == 1
    assert kept["figures"]
    assert cli.run([*asked[:4], "--baseline"]) == 3
    assert "Against the baseline" in (tmp_path / SUMMARY_NAME).read_text()


def test_a_baseline_that_is_not_there_is_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["review", "--quick", "-o", str(tmp_path), "--baseline"]) == 1
    assert "--save-baseline" in capsys.readouterr().err
    assert cli.run(["review", "-o", str(tmp_path / "absent")]) == 1


def test_a_failed_dictation_is_no_number_but_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    document = dict(program_says(*[90] * 6))
    document["metrics"] = [
        row if row["name"] != "release_to_text" else {**row, "samples": [*row["samples"], None], "n": row["n"] + 1}
        for row in document["metrics"]
    ]
    document["dictations"] = [{**one} for one in document["dictations"]]
    document["dictations"][0]["outcome"] = "failed"
    found = made(monkeypatch, replace(Watched(document)))
    failed = next(one for one in found.measurements if one.figure.name == "dictations that failed")
    assert (failed.judged, failed.verdict) == (1.0, Verdict.CRITICAL)
