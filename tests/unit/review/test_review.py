"""A whole review on this machine: every item has a figure or a reason, the documents carry them all."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from perf_records import record

from tray_app import cli
from tray_app.bench.compare import Change
from tray_app.core.errors import EnvironmentFault
from tray_app.perf.fingerprint import fingerprint
from tray_app.perf.metric import Group
from tray_app.perf.monitor import Monitor
from tray_app.perf.report import build
from tray_app.review import optional_parts
from tray_app.review import plan as plans
from tray_app.review import review as reviews
from tray_app.review.checklist import ITEMS, NO_HISTORY
from tray_app.review.evidence import Evidence
from tray_app.review.findings import Verdict
from tray_app.review.pages import METRICS_NAME, PAGE_NAME, SUMMARY_NAME, documents
from tray_app.review.plan import Clock, Plan, Say
from tray_app.review.profile import Profile
from tray_app.review.review import Review

SMALL = Plan({2: 1}, idle_s=0.1, profiled_dictations=1, round_trips=1, disk_s=6, part_processes=0, wakes=1,
             wake_clips=1, texts_read=1)  # fmt: skip
NAMES = (SUMMARY_NAME, METRICS_NAME, PAGE_NAME)


@pytest.fixture(scope="module", autouse=True)
def _measured_once() -> Iterator[None]:
    """What this machine gives here is measured the first time, and given again: judged is what else was seen."""
    measured: list[Evidence] = []
    measure = reviews._measure_here

    def measure_once(found: Evidence, plan: Plan, say: Say) -> None:
        if not measured:
            one = Evidence()
            measure(one, plan, say)
            measured.append(one)
        again = deepcopy(measured[0])
        for field in fields(again):
            setattr(found, field.name, getattr(again, field.name))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reviews, "_measure_here", measure_once)
        yield


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


def made(monkeypatch: pytest.MonkeyPatch, baseline: Mapping[str, Any] | None = None, **seen: Any) -> Review:
    """A review that saw this of a program."""

    def watch(found: Evidence, *_: object) -> None:
        for name, value in seen.items():
            setattr(found, name, value)

    monkeypatch.setattr(reviews, "_watch", watch)
    return reviews.review(SMALL, quick=True, speech=None, baseline=baseline, say=lambda _line: None)


def test_every_item_has_a_figure_or_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    found = made(monkeypatch, absent="There is no desktop.")
    assert len(found.findings) == len(ITEMS)
    assert len({finding.item for finding in found.findings}) == len(ITEMS)
    for finding in found.findings:
        assert bool(finding.measurements) or bool(finding.absent) or bool(finding.not_applicable), finding.item
        assert all(one.figure.samples and one.figure.note for one in finding.measurements), finding.item
    verdicts = {finding.verdict for finding in found.findings}
    assert {Verdict.ABSENT, Verdict.NOT_APPLICABLE} < verdicts


def test_what_the_program_says_of_itself_is_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    found = made(monkeypatch, document=program_says(*[90] * 6), how="A program.")
    by_name = {one.figure.name: one for one in found.measurements}
    wait = by_name["Release to text (warm)"]
    assert (wait.judged, wait.verdict, len(wait.figure.samples)) == (90.0, Verdict.PASS, 6)
    slow = made(monkeypatch, document=program_says(*[400] * 6))
    assert slow.grade.letter == "F"
    assert slow.grade.exit_code == 4
    assert "Release to text (warm)" in [one.what for one in slow.bottlenecks]
    advice = next(one for one in slow.recommendations if one.evidence.startswith("Release to text"))
    assert "250 ms less" in advice.gain


def test_the_documents_carry_items_measurements_methods_and_profile(monkeypatch: pytest.MonkeyPatch) -> None:
    stacks = [{"stack": ["controller", "tray_app.core.controller:Controller.step"], "own_ns": 10**8, "calls": 3}]
    found = made(monkeypatch, document=program_says(*[200] * 6), profiles=(Profile(stacks, 4.0),), how="A program.")
    texts = documents(found)
    assert tuple(texts) == NAMES
    for finding in found.findings:
        assert finding.item in texts[SUMMARY_NAME]
        assert finding.item in texts[PAGE_NAME]
    for one in found.measurements:
        assert one.figure.name.replace("_", "\\_")[1:] in texts[METRICS_NAME]
    assert "Bottlenecks" in texts[SUMMARY_NAME]
    assert "| **Concurrency** | | |" in texts[SUMMARY_NAME].splitlines(), "areas are headings in the table"
    assert "Controller.step" in texts[METRICS_NAME]
    assert "<svg" in texts[PAGE_NAME]
    assert "Flame graph" in texts[PAGE_NAME]


def test_a_baseline_finds_what_got_slower(monkeypatch: pytest.MonkeyPatch) -> None:
    before = made(monkeypatch, document=program_says(*range(80, 92))).as_baseline()
    same = made(monkeypatch, before, document=program_says(*range(80, 92)))
    slower = made(monkeypatch, before, document=program_says(*[wait + 20 for wait in range(80, 92)]))
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
    def no_desktop(*_: object) -> None:
        raise EnvironmentFault("The benchmark needs a sound server to speak into.", "Start one.")

    monkeypatch.setattr(plans, "QUICK", SMALL)
    monkeypatch.setattr(reviews, "watch_running", lambda *_: False)
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
    found = made(monkeypatch, document=document)
    failed = next(one for one in found.measurements if one.figure.name == "dictations that failed")
    assert (failed.judged, failed.verdict) == (1.0, Verdict.CRITICAL)


def test_the_targets_of_the_review_stand_with_holdtalks_own_and_an_answer_each(monkeypatch: pytest.MonkeyPatch) -> None:
    found = made(monkeypatch, document=program_says(*[90] * 6), off={"Hands-free": "No voice to say the word."})
    by_name = {one.promise.name: one for one in found.answers}
    assert by_name["Wake word detection"].verdict is Verdict.ABSENT
    assert by_name["Wake word detection"].why == "No voice to say the word."
    assert by_name["Speech to text"].verdict is Verdict.PASS
    assert by_name["Context pruned at its limit"].verdict is Verdict.PASS
    rows = [line for line in documents(found)[SUMMARY_NAME].splitlines() if line.startswith("| Wake word detection")]
    assert "100 ms" in rows[0]
    assert "150 ms" in rows[0]


def test_what_is_better_when_higher_is_judged_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monitor = Monitor()
    monitor.set_part(Group.VOICE, on=True)
    for at in range(3):
        monitor.observe("voice_speed", 20.0, at)
    found = made(monkeypatch, document=build(monitor, fingerprint()))
    speed = next(one for one in found.measurements if one.figure.name == "Voice: synthesis speed")
    assert speed.verdict is Verdict.PASS
    assert speed.against(30.0, 25.0) is Verdict.CRITICAL


def test_a_history_that_is_off_is_said_to_be_absent(monkeypatch: pytest.MonkeyPatch) -> None:
    found = made(monkeypatch, off={str(Group.STORAGE): optional_parts.OFF[Group.STORAGE]})
    for item in ("Database query", "Efficiency of the database"):
        finding = next(one for one in found.findings if one.item == item)
        assert (finding.verdict, finding.absent) == (Verdict.ABSENT, NO_HISTORY)


def test_rounds_are_cut_when_the_time_is_up_but_never_all() -> None:
    late = Clock(0.0)
    assert list(late.rounds("dictations", 5, 0.5, least=2)) == [0, 1]
    assert late.cut == {"dictations": "2 of 5"}
    early = Clock(1_000.0)
    assert list(early.rounds("dictations", 5, 0.5)) == [0, 1, 2, 3, 4]
    assert not early.cut
