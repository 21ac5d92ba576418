"""The same report as a page, a text and a table: complete, self-contained, and nobody's markup but ours."""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree

import pytest
from perf_records import MS, record, record_slower_and_slower, stamps

from tray_app.core.dictation import Outcome
from tray_app.perf import report
from tray_app.perf.catalog import CATALOG
from tray_app.perf.csv_report import COLUMNS, to_csv
from tray_app.perf.html import to_html
from tray_app.perf.markdown import to_markdown
from tray_app.perf.monitor import Monitor
from tray_app.perf.outline import key_figures, sections
from tray_app.perf.stalls import Look, Stall

SECOND = 1_000 * MS
VOID = {"meta", "br", "path", "rect", "circle", "text"}


def filled() -> Monitor:
    """Warm ones that get slower until they are in breach, a cold one, a failed one, a worker that grows."""
    now_ns = 10_000 * SECOND
    monitor = Monitor({"transcription": 120.0}, clock=lambda: now_ns)
    record_slower_and_slower(monitor, 9)
    for at in range(900):
        monitor.observe("tray_uss", 80.0 + at % 3, now_ns - (900 - at) * SECOND)
        monitor.observe("worker_uss", 300.0 + at / 2, now_ns - (900 - at) * SECOND)
    return monitor


STALL = Stall("controller", 9_000 * SECOND, 180.0, (Look(25.0, ("tray_app.audio.spool:DiskSpool.write:88",)),))


def document(device: str = "USB microphone") -> dict[str, Any]:
    about = {"cpu": "A processor", "cores": 2, "memory_mb": 8_000, "packages": {"numpy": "2.1"}, "device": device}
    return report.build(filled(), about, stalls=(STALL,), now_unix=lambda: 1_700_000_000.0)


class Outline(HTMLParser):
    """Tags, attributes, headings and text; fails on a tag that is closed out of turn."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self.headings: list[str] = []
        self.text = ""
        self._open: list[str] = []
        self.feed(page)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] in ("h1", "h2"):
            self.headings.append(data)
        self.text += data + "\n"


TITLES = ["Recommendations", "Where the time went", "Breaches", "Figures", "Slowest dictations", "Longest stalls",
          "Leak check", "How the grade is made", "Targets", "Machine"]  # fmt: skip


def test_the_page_has_every_section_and_the_grade_with_its_rule() -> None:
    page = Outline(to_html(document()))
    assert page.headings == ["Performance report", *TITLES]
    told = document()["grade"]
    assert told["rule"] in page.text
    assert told["reason"] in page.text
    assert ("aria-label", f"Grade {told['grade']}") in page.attributes


def test_the_page_fetches_nothing_and_runs_nothing() -> None:
    text = to_html(document())
    page = Outline(text)
    assert not page.tags & {"script", "link", "img", "iframe", "object", "image", "use", "a"}
    assert not [value for name, value in page.attributes if name in ("src", "href", "xlink:href")]
    assert re.findall(r"https?://[^\"' <]+", text) == re.findall(r"http://www\.w3\.org/2000/svg", text)
    assert "url(" not in text
    assert "default-src 'none'" in text


def test_the_page_is_light_dark_and_printable() -> None:
    text = to_html(document())
    assert "prefers-color-scheme: dark" in text
    assert "@media print" in text
    inks = re.findall(r"var\((--\w+)\)", text)
    defined = re.findall(r"(--\w+):", text)
    assert set(inks) <= set(defined), "every ink has a colour"
    assert all(defined.count(ink) == 3 for ink in set(inks)), "by day, by night and on paper"


def test_every_drawing_is_sound_xml_that_says_what_it_shows() -> None:
    drawings = re.findall(r"<svg.*?</svg>", to_html(document()), flags=re.S)
    assert len(drawings) > 20
    for drawing in drawings:
        root = ElementTree.fromstring(drawing)
        assert root.get("aria-label")


def test_names_that_are_not_ours_stay_text() -> None:
    name = "<script>alert(1)</script> & *bold* | [x](http://y) `z`"
    page = to_html(document(device=name))
    assert "<script" not in page
    assert name in Outline(page).text
    line = next(line for line in to_markdown(document(device=name)).splitlines() if line.startswith("| Microphone"))
    assert len(re.findall(r"(?<!\\)\|", line)) == 3, "its bar is escaped and makes no cell"
    assert "\\<script>" in line
    assert "\\*bold\\*" in line


def test_text_and_page_have_the_same_sections_and_figures() -> None:
    text = to_markdown(document())
    assert re.findall(r"^## (.*)$", text, flags=re.M) == TITLES
    for section in sections(document()):
        for table in (section.table, section.undrawn):
            for row in table.rows if table else ():
                assert len(row) == len(table.columns) if table else False


def test_every_target_is_listed_and_a_changed_one_shows_the_standard() -> None:
    targets = next(section for section in sections(document()) if section.title == "Targets")
    assert targets.table is not None
    rows = {str(row[0]): row for row in targets.table.rows}
    assert set(rows) == {metric.label for metric in CATALOG.values() if not metric.optional}
    assert rows["Transcription"][1] == "120 ms (200 ms)"
    assert rows["Insertion"][1] == "100 ms"
    assert rows["Tray memory"][2:4] == ("150 MB", "250 MB")
    assert rows["Speech captured"][3] == "under 90 %"


def test_the_worker_that_grows_is_told_as_a_leak_with_its_slope() -> None:
    found = {leak["metric"]: leak for leak in document()["leaks"]["findings"]}
    assert document()["leaks"]["verdict"] == "leak"
    assert found["worker_uss"]["slope_per_hour"]["per_hour"] == pytest.approx(1_800, rel=0.05)
    assert found["tray_uss"]["verdict"] == "no leak"
    assert "| Speech engine memory | leak | " in to_markdown(document())


def test_a_stall_is_told_with_the_place_it_was_seen_at() -> None:
    assert "tray_app.audio.spool:DiskSpool.write:88" in to_html(document())
    assert document()["stalls"][0]["lasted_ms"] == 180.0


def test_slowest_dictations_start_with_the_failed_one() -> None:
    slowest = next(section for section in sections(document()) if section.title == "Slowest dictations")
    assert slowest.table is not None
    waits = [row[3] for row in slowest.table.rows]
    assert waits[:3] == ["failed", "440 ms", "400 ms"]


def test_a_breach_names_figure_worst_and_what_was_held_then() -> None:
    text = to_markdown(document())
    breaches = text.split("## Breaches")[1].split("##")[0]
    assert "| Release to text (microphone open) | critical | failed | 150 ms |" in breaches
    assert "tray 8" in breaches


def rows_of(text: str) -> Iterator[dict[str, str]]:
    return csv.DictReader(io.StringIO(text, newline=""))


def test_the_table_has_one_row_for_each_sample() -> None:
    whole = document()
    rows = list(rows_of(to_csv(whole)))
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == sum(metric["n"] for metric in whole["metrics"])
    waits = [row for row in rows if (row["metric"], row["start"]) == ("release_to_text", "warm")]
    assert [float(row["value"]) for row in waits] == [*range(120, 441, 40), math.inf]
    assert [row["over_target"] for row in waits] == ["0", *"111111111"]
    assert waits[0]["at_utc"].startswith("2023-11-14T")
    assert waits[0]["at_utc"].endswith("Z")


def test_in_the_table_a_share_is_missed_below_its_target() -> None:
    monitor = Monitor()
    for value in (99.5, 80.0):
        monitor.observe("captured_share", value, 0, "warm")
    rows = list(rows_of(to_csv(report.build(monitor, {}))))
    assert [row["over_target"] for row in rows] == ["0", "1"]


@pytest.mark.parametrize("form", sorted(report.FORMATS))
def test_a_session_without_any_figure_makes_every_form(form: str) -> None:
    assert report.FORMATS[form](report.build(Monitor(), {}))


@pytest.mark.parametrize("form", sorted(report.FORMATS))
def test_one_dictation_whose_stamps_are_all_missing_makes_every_form(form: str) -> None:
    monitor = Monitor()
    empty = replace(stamps(), **dict.fromkeys(stamps().__slots__))
    monitor.record_dictation(record(1, outcome=Outcome.FAILED, at=empty))
    assert report.FORMATS[form](report.build(monitor, {}))


def test_the_head_counts_what_is_open_now_and_what_ever_was() -> None:
    (tile,) = (figure for figure in key_figures(document()) if figure.label == "Open breaches")
    found = document()
    assert tile.value == str(sum(breach["open"] for breach in found["breaches"]))
    assert tile.value != "0"
    assert tile.note == f"{found['breaches_ever']} in this session"


def test_the_tiles_are_the_wait_the_memory_of_both_processes_the_dictations_and_what_is_broken() -> None:
    monitor = filled()
    for name, value in (("tray_uss", 91.0), ("tray_cpu", 0.4), ("threads", 14.0)):
        monitor.observe(name, value)
    labels = [tile.label for tile in key_figures(report.build(monitor, {}))]
    assert labels == [
        "Release to text, microphone open",
        "Tray memory",
        "Speech engine memory",
        "Dictations",
        "Open breaches",
    ]


def test_within_is_the_share_of_samples_at_or_better_than_the_target() -> None:
    monitor = Monitor()
    for at, value in enumerate([90.0, 200.0, 201.0] * 2):
        monitor.observe("transcription", value, at, "warm")
    figures = next(section for section in sections(report.build(monitor, {})) if section.title == "Figures")
    assert figures.table is not None
    names = [column.title for column in figures.table.columns]
    (row,) = figures.table.rows
    assert row[names.index("Within")] == "66 %"
