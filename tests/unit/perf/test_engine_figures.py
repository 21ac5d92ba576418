"""What was measured of engines, on a page."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tray_app.perf import engine_figures, report
from tray_app.perf.engine_figures import kept, kept_path, section, table
from tray_app.perf.engine_pictures import HEIGHT, WIDTH, speed_against_accuracy, wait_against_length
from tray_app.perf.html import to_html
from tray_app.perf.markdown import to_markdown
from tray_app.perf.monitor import Monitor
from tray_app.perf.svg import to_svg


def engine(name: str, wrong: float, *waits_ms: float, problem: str | None = None) -> dict[str, Any]:
    waits = [
        {"seconds": seconds, "median_ms": wait_ms, "samples_ms": [wait_ms]}
        for seconds, wait_ms in zip((2, 5, 60), waits_ms, strict=False)
    ]
    failed = problem is not None
    return {
        "name": name, "title": name.title(), "needs_network": False, "problem": problem, "load_ms": 900.0,
        "memory_mb": 90.0, "peak_mb": 130.0, "words": 200, "wrong_percent": None if failed else wrong,
        "cased_wrong_percent": None if failed else 3 * wrong, "realtime_factor": None if failed else 0.034,
        "waits": waits, "clip_edits": [], "clip_words": [],
    }  # fmt: skip


def result(*engines: dict[str, Any]) -> dict[str, Any]:
    return {
        "schema": 1, "made_at_unix": 1_790_000_000.0, "fingerprint": {}, "repeats": 3, "busy_percent": 3.0,
        "normaliser": "plain",
        "speech": {"own": True, "clips": 12, "seconds": 90.0, "words": 240}, "engines": list(engines),
        "recommendation": {"engine": "swift", "reason": "Swift is best."},
    }  # fmt: skip


FOUND = result(
    engine("swift", 4.0, 50, 60, 70), engine("snail", 2.0, 400, 500, 900), engine("gone", 0, problem="It is not there.")
)


def test_the_section_has_the_advice_the_pictures_the_table_and_who_is_missing() -> None:
    found = section(FOUND)
    assert found.paragraphs[0] == "Swift is best."
    assert len(found.paragraphs) == len(found.drawings) == 2
    assert found.table is not None
    assert [row[0] for row in found.table.rows] == ["Swift ✓", "Snail"]
    assert found.table.rows[1][1:4] == ("2.0 %", "6.0 %", "400 ms")
    assert found.notes[-1] == "Gone: It is not there."


def test_without_any_figures_the_reason_is_all_there_is() -> None:
    found = section(result(engine("gone", 0, problem="It is not there.")))
    assert (found.paragraphs, found.drawings) == (("Swift is best.",), ())
    assert found.notes[-1] == "Gone: It is not there."


def test_the_pictures_say_their_figures_and_stay_within_their_frame() -> None:
    many = [engine(f"engine number {at} with a long name", 1 + at % 3, 50 + at, 60, 900) for at in range(9)]
    for drawing in (speed_against_accuracy(many), wait_against_length(many)):
        assert drawing is not None
        assert "900 ms" in drawing.words
        text = to_svg(drawing)
        assert all(0 <= float(x) <= WIDTH for x in re.findall(r' x="(-?[\d.]+)"', text))
        assert all(0 <= float(y) <= HEIGHT for y in re.findall(r' y="(-?[\d.]+)"', text))
        assert "nan" not in text


def test_a_busy_machine_is_told_of() -> None:
    assert "used 80 % of the processor" in section({**FOUND, "busy_percent": 80.0}).notes[-1]


def test_one_length_makes_no_line() -> None:
    assert wait_against_length([engine("swift", 4.0, 50)]) is None
    assert speed_against_accuracy([engine("swift", 4.0)]) is None
    assert [row[0] for row in table(result(engine("swift", 4.0))).rows] == ["Swift ✓"]


@pytest.mark.parametrize("content", [None, "", "[]", '{"schema": 9}', json.dumps(FOUND)])
def test_only_what_can_be_read_is_kept(content: str | None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(engine_figures, "state_dir", lambda: tmp_path)
    if content is not None:
        kept_path().write_text(content)
    assert kept() == (FOUND if content == json.dumps(FOUND) else None)


def test_the_report_has_them_where_they_are_kept() -> None:
    about = {"cpu": "A processor", "cores": 2, "memory_mb": 8_000, "packages": {}, "device": ""}
    document = report.build(Monitor(), about, engines=FOUND)
    assert json.loads(report.to_json(document))["engines"]["recommendation"]["reason"] == "Swift is best."
    assert "Swift is best." in to_html(document)
    assert "| Snail | 2.0 % | 6.0 % | 400 ms |" in to_markdown(document)
    without = report.build(Monitor(), about)
    assert without["engines"] is None
    assert "Engines" not in to_markdown(without)
