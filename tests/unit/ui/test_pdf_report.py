"""The report on paper: drawn off Qt's thread, with nothing cut off."""

from __future__ import annotations

import re
import threading
from pathlib import Path
from typing import Any

import pytest
from perf_records import MS, lost, record
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPageLayout
from PySide6.QtWidgets import QApplication

from tray_app.core.errors import StorageFault
from tray_app.perf import report
from tray_app.perf.monitor import Monitor
from tray_app.perf.outline import sections
from tray_app.ui import pdf

SECOND = 1_000 * MS


def document() -> dict[str, Any]:
    monitor = Monitor()
    for number in range(1, 60):
        monitor.record_dictation(record(number, wait_ms=60 + 10 * number))
    monitor.record_dictation(lost(60))
    for at in range(900):
        monitor.observe("tray_uss", 80.0 + at / 5, at * SECOND)
    about = {"cpu": "A processor with quite a long name @ 3.4 GHz", "cores": 2, "memory_mb": 8_000,
             "packages": {f"package-{at}": "1.2.3" for at in range(30)}, "device": "USB microphone"}  # fmt: skip
    return report.build(monitor, about)


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[tuple[QRectF, str, float]]:
    """Every text that is put on a page: its box, its words, and the height these need at that width."""
    texts: list[tuple[QRectF, str, float]] = []
    put = pdf._Pages._put

    def noted(pages: pdf._Pages, box: QRectF, words: str, font: QFont, *rest: Any) -> None:
        room = QRectF(0, 0, box.width(), 1e6)
        texts.append((box, words, QFontMetricsF(font).boundingRect(room, pdf._TOP_LEFT, words).height()))
        put(pages, box, words, font, *rest)

    monkeypatch.setattr(pdf._Pages, "_put", noted)
    return texts


def test_every_section_is_on_the_pages_and_no_text_is_cut_off(
    qt_app: QApplication, drawn: list[tuple[QRectF, str, float]]
) -> None:
    whole = document()
    pdf.to_pdf(whole)
    words = [text for _, text, _ in drawn]
    for section in sections(whole):
        assert section.title in words
        for row in section.table.rows if section.table else ():
            assert all(cell in words for cell in row if isinstance(cell, str))
    width, height = paper()
    for box, text, needed in drawn:
        assert box.left() >= 0, text
        assert box.right() <= width + 1, text
        assert box.top() + needed <= height + 1, text
        assert needed <= box.height() + 1, text


def paper() -> tuple[float, float]:
    """Width and height of what may be printed on, in tenths of a point."""
    inside = pdf.page_layout().paintRect(QPageLayout.Unit.Point)
    return inside.width() * pdf.PER_POINT, inside.height() * pdf.PER_POINT


def test_it_is_made_on_another_thread_while_qt_goes_on(qt_app: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    monitor = Monitor()
    for number in range(1, 20):
        monitor.record_dictation(record(number))
    maker = threading.Thread(
        target=lambda: report.export(monitor, "pdf", path, more_formats={"pdf": pdf.to_pdf}), name="menu-work"
    )
    rounds = 0
    maker.start()
    while maker.is_alive():
        qt_app.processEvents()
        rounds += 1
    maker.join()
    content = path.read_bytes()
    assert content.startswith(b"%PDF-")
    assert content.rstrip().endswith(b"%%EOF")
    assert len(re.findall(rb"/Type /Page\b", content)) >= 2
    assert rounds > 3, "Qt's own thread was held up all the while"
    assert list(tmp_path.iterdir()) == [path]


def test_an_empty_session_makes_a_page(qt_app: QApplication) -> None:
    assert pdf.to_pdf(report.build(Monitor(), {})).startswith(b"%PDF-")


def test_a_folder_that_is_not_there_is_told_and_nothing_is_left(qt_app: QApplication, tmp_path: Path) -> None:
    with pytest.raises(StorageFault) as caught:
        report.export(Monitor(), "pdf", tmp_path / "absent" / "x.pdf", more_formats={"pdf": pdf.to_pdf})
    assert "no such folder" in caught.value.problem.title
    assert list(tmp_path.iterdir()) == []
