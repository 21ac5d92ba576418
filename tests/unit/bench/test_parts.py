"""`bench --parts`: real work without a desktop, in a file that can be compared."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tray_app import cli
from tray_app.bench import compare, parts
from tray_app.core.errors import HoldtalkError


def test_the_parts_are_measured_without_a_display_and_their_file_can_be_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.setattr(parts.measure, "__defaults__", (2, *(parts.measure.__defaults__ or ())[1:]))
    path = tmp_path / "parts.json"
    assert cli.run(["bench", "--parts", "--json", str(path)]) == 0
    printed = capsys.readouterr().out
    assert "controller, one dictation" in printed
    assert "process 2 of 2" in printed
    document = compare.read(path)
    assert {figure["rounds"] for figure in document["figures"]} == {2}
    assert all(min(figure["samples"]) > 0 for figure in document["figures"])
    assert document["fingerprint"]["cores"] >= 1
    verdict = compare.compare(document, document)
    assert {found.change for found in verdict.comparisons} == {compare.Change.TOO_FEW}, "two processes are no evidence"


def test_a_process_that_fails_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(HoldtalkError, match="could not be timed"):
        parts.measure(processes=1)


def test_a_folder_that_is_not_there_is_told_before_anything_is_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(parts, "measure", lambda **_: pytest.fail("measured for nothing"))
    assert cli.run(["bench", "--parts", "--json", str(tmp_path / "absent" / "x.json")]) == 1
    assert "does not exist" in capsys.readouterr().err
