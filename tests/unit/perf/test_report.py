from __future__ import annotations

import contextlib
import errno
import json
import math
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from perf_records import record, record_slower_and_slower

from tray_app.core.errors import StorageFault
from tray_app.perf import report
from tray_app.perf.fingerprint import fingerprint
from tray_app.perf.markdown import to_markdown
from tray_app.perf.monitor import Monitor


def filled() -> Monitor:
    monitor = Monitor()
    record_slower_and_slower(monitor, 7)
    for at in range(150):
        monitor.observe("tray_uss", 90.0 + at % 7, at)
    return monitor


def test_the_figures_in_the_json_follow_from_its_own_raw_samples() -> None:
    document = json.loads(report.to_json(report.build(filled(), {})))
    checked = 0
    for found in document["metrics"]:
        samples = [math.inf if value is None else value for value in found["samples"]]
        assert found["n"] == len(samples) == len(found["age_ms"])
        if samples and math.isfinite(max(samples)):
            assert found["p50"] == pytest.approx(np.percentile(samples, 50), abs=1e-5)
            assert found["p95"] == pytest.approx(np.percentile(samples, 95), abs=1e-5)
            assert found["max"] == max(samples)
            assert (found["p99"] is None) == (len(samples) < 100)
            checked += 1
    assert checked > 10


def test_dictations_carry_their_stages_and_a_failed_one_is_null() -> None:
    document = report.build(filled(), {})
    first, last = document["dictations"][0], document["dictations"][-1]
    assert document["schema"] == 2
    assert first["stages"]["release_to_text"] == 120.0
    assert first["stamps_ms"]["key_up_event"] == 2_000.0
    assert (last["outcome"], last["stages"]["release_to_text"]) == ("failed", None)
    assert document["dictations"][7]["start"] == "cold"


def test_breaches_say_what_broke_by_how_much_and_which_dictation() -> None:
    document = report.build(filled(), {})
    flagged = next(found for found in document["breaches"] if found["metric"] == "release_to_text")
    assert (flagged["target"], flagged["dictation"], flagged["open"]) == (150, 4, True)
    assert flagged["worst"] is None, "the failed one is the worst there is"


def test_markdown_has_every_figure_that_was_sampled_and_names_those_that_were_not() -> None:
    text = to_markdown(report.build(filled(), fingerprint(engine="moonshine-tiny-en", device="mic")))
    assert "| Release to text (microphone open) | failed | " in text
    assert "| Tray memory | 92 MB | " in text
    assert "No data: " in text
    assert "Speech engine memory" in text.split("No data: ")[1].splitlines()[0]
    assert "moonshine-tiny-en" in text


def test_an_empty_session_makes_a_report_too() -> None:
    document = report.build(Monitor(), {})
    assert "No data yet: hold the key" in to_markdown(document)
    assert json.loads(report.to_json(document))["dictations"] == []


def test_nothing_that_names_the_user_is_in_a_report(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/carol-private")
    monkeypatch.setenv("USER", "carol-private")
    document = report.build(filled(), fingerprint(engine="e", device="d"))
    host = socket.gethostname()
    for form, render in report.FORMATS.items():
        text = render(document)
        assert "carol" not in text, form
        assert str(Path.cwd()) not in text, form
        assert len(host) < 4 or host not in text, form
    fields = {"id", "outcome", "start", "engine", "method", "characters", "audio_ms", "key_held_ms", "samples_key_held",
              "overflows", "segments", "decode_ms", "partials", "first_partial_ms",
              "key_down_handled_at_ns", "stamps_ms", "stages", "guilty", "waterfall", "device",
                  "language", "steps_ms", "slowest_step"}  # fmt: skip
    assert all(set(found) == fields for found in document["dictations"]), "a new field needs a look here"


def test_a_report_is_written_whole(tmp_path: Path) -> None:
    target = tmp_path / "report.json"
    report.export(filled(), "json", target, engine="e", device="d")
    document = json.loads(target.read_text(encoding="utf-8"))
    assert document["fingerprint"]["engine"] == "e"
    assert list(tmp_path.iterdir()) == [target]


def test_a_missing_folder_is_told_with_the_next_step(tmp_path: Path) -> None:
    with pytest.raises(StorageFault) as caught:
        report.export(Monitor(), "md", tmp_path / "absent" / "report.md")
    assert "Choose a folder" in caught.value.problem.remedy


@contextlib.contextmanager
def mounted(folder: Path, *options: str) -> Iterator[None]:
    """A disk of its own at `folder`, as small as they come. Skips where this user may not mount."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", ",".join(("size=16k", *options)), "tmpfs", str(folder)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("only a user who may mount can have a disk this small")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.parametrize("form", sorted(report.FORMATS))
def test_a_disk_that_fills_up_on_the_way_is_told_and_left_as_it_was(tmp_path: Path, form: str) -> None:
    monitor = filled()
    for number in range(10, 200):
        monitor.record_dictation(record(number))
    for at in range(4_096):
        monitor.observe("tray_cpu", 1.0 + at / 7, at)
    disk = tmp_path / "disk"
    with mounted(disk):
        (disk / f"report.{form}").write_text("of yesterday", encoding="utf-8")
        (disk / "other").write_bytes(bytes(8_000))
        with pytest.raises(StorageFault) as caught:
            report.export(monitor, form, disk / f"report.{form}")
        assert caught.value.problem.title == "The disk is full, so the report was not saved."
        assert "Free some space" in caught.value.problem.remedy
        assert (disk / f"report.{form}").read_text(encoding="utf-8") == "of yesterday"
        assert sorted(path.name for path in disk.iterdir()) == ["other", f"report.{form}"]


def refused(folder: Path) -> str:
    """What the user is told; nothing may be left in `folder`."""
    with pytest.raises(StorageFault) as caught:
        report.export(filled(), "html", folder / "report.html")
    assert "Choose a folder" in caught.value.problem.remedy
    assert list(folder.iterdir()) == []
    return caught.value.problem.title


def test_a_disk_that_may_only_be_read_is_told(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    with mounted(disk, "ro"):
        assert refused(disk) == "The report may not be written into this folder."


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the administrator may write into every folder")
def test_a_folder_that_may_only_be_read_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir(mode=0o555)
    assert refused(folder) == "The report may not be written into this folder."


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS, errno.EPERM])
def test_a_refusal_by_the_system_is_told_as_what_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refuse(**_where: object) -> tuple[int, str]:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(tempfile, "mkstemp", refuse)
    assert refused(tmp_path) == "The report may not be written into this folder."


def test_an_ending_that_says_another_format_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StorageFault, match=r"ends in \.csv, and the report is to be html"):
        report.export(filled(), "html", tmp_path / "report.CSV")
    assert list(tmp_path.iterdir()) == []
    report.export(filled(), "html", tmp_path / "report.2026")


def test_a_folder_instead_of_a_file_is_told_and_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(StorageFault) as caught:
        report.export(filled(), "csv", tmp_path / "folder")
    assert "name of a folder" in caught.value.problem.title
    assert list(tmp_path.iterdir()) == [tmp_path / "folder"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_a_full_disk_leaves_the_old_report_and_no_half_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "report.md"
    target.write_text("the report of yesterday", encoding="utf-8")
    make = tempfile.mkstemp

    def on_a_full_disk(**where: object) -> tuple[int, str]:
        handle, name = make(dir=str(where["dir"]))
        os.dup2(os.open("/dev/full", os.O_WRONLY), handle)
        return handle, name

    monkeypatch.setattr(tempfile, "mkstemp", on_a_full_disk)
    with pytest.raises(StorageFault) as caught:
        report.export(filled(), "md", target)
    assert "No space left" in caught.value.problem.detail
    assert target.read_text(encoding="utf-8") == "the report of yesterday"
    assert list(tmp_path.iterdir()) == [target]


def test_an_unknown_format_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        report.export(Monitor(), "docx", tmp_path / "report.docx")
    assert list(tmp_path.iterdir()) == []


def test_the_level_that_needs_work_moves_with_the_target() -> None:
    document = report.build(Monitor({"tray_uss": 50.0}), {})
    (row,) = (metric for metric in document["metrics"] if metric["name"] == "tray_uss")
    assert (row["target"], row["warn"], row["critical"]) == (50.0, 75.0, 125.0)


def test_a_breach_lasts_from_its_first_sample_on() -> None:
    monitor = Monitor(clock=lambda: 9_000_000_000)
    for second in range(6):
        monitor.observe("tray_uss", 110.0, second * 1_000_000_000)
    (breach,) = report.build(monitor, {})["breaches"]
    assert breach["lasted_ms"] == 9_000.0
    assert breach["since_age_ms"] > breach["age_ms"]


def test_a_report_is_on_the_disk_before_it_takes_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[str] = []
    for name in ("fsync", "replace"):
        monkeypatch.setattr(os, name, partial(_noted, steps, name, getattr(os, name)))
    report.write_whole(tmp_path / "r.json", b"{}")
    assert steps[:2] == ["fsync", "replace"]


def _noted(steps: list[str], name: str, call: Callable[..., object], *arguments: object, **options: object) -> object:
    steps.append(name)
    return call(*arguments, **options)
