"""The Performance window and the place Models in a language that marks all it says: nothing else is read there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from perf_records import record
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QRect, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QTabBar,
    QTreeView,
    QWidget,
)
from window_rig import WindowRig

from tray_app.core import translation
from tray_app.core.dictation import Outcome, Start
from tray_app.core.errors import Problem
from tray_app.models.progress import Progress
from tray_app.models.shelf import Doing, Job
from tray_app.perf.advice import recommendations
from tray_app.perf.figures_text import plain_numbers, write_numbers_with
from tray_app.perf.report import build, to_json
from tray_app.ui import painting
from tray_app.ui.breach_flags import breach_line
from tray_app.ui.models import ModelsPlace
from tray_app.ui.models.asking import SayingWhat
from tray_app.ui.window.cells import behind
from tray_app.ui.window.graph import Graph
from tray_app.ui.window.rows import Column, row_of

from .conftest import Pump
from .test_models_place import ROWS, FakeModels, row

_VALUE = re.compile(r"(\{[^}]*\})")
_SAID = re.compile(r"⟦[^⟧]*⟧")
_WORD = re.compile(r"[^\W\d_]{2,}")
_AS_IT_IS = re.compile(
    r"<code.*?</code>|moonshine\S*|onnxruntime|hw:\S+|USB \w+|English|Small|Large|Half|Built-In|Nobody|MIT|https?:\S+"
    r"|sherpa\S*|whisper\S*|(?:Ctrl|Esc|Del)\b|Holdtalk|\S*\.zip|top -d 1|holdtalk quit && holdtalk run"
    r"|Scroll Left|Scroll Right|Cancel"  # Qt's own
    r"|E&xport report",  # the menu of formats is the tray's too, and looked over with it
)
"""Names, addresses, what is to be typed, and what Qt translates."""
_ROLES = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole


def pseudo(text: str, _number: int | None = None) -> str:
    """A third longer; what stands in braces is said by somebody else."""
    parts = (part if _VALUE.fullmatch(part) or not part else _said(part) for part in _VALUE.split(text))
    return "".join(parts)


def _said(part: str) -> str:
    inner = part.strip(" ")
    longer = f"⟦{inner}{'~' * (len(inner) // 3)}⟧"
    return part.replace(inner, longer, 1) if inner else part


@pytest.fixture
def other_language() -> Iterator[None]:
    translation.use(pseudo)
    yield
    translation.use(lambda _text, _number: "")


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """What drawings have written."""
    seen: set[str] = set()
    write = painting._write

    def note(painter: object, words: object) -> None:
        seen.add(words.text)  # type: ignore[attr-defined]  # as `_write` is given
        write(painter, words)  # type: ignore[arg-type]  # as it came

    monkeypatch.setattr(painting, "_write", note)
    return seen


def unsaid(text: str) -> str:
    """What of it is in no language but ours."""
    rest = _AS_IT_IS.sub("", text)
    rest = _SAID.sub("", unescape(re.sub(r"<[^>]*>", " ", rest)).replace("&", ""))
    return " ".join(_WORD.findall(rest))


def texts_of(window: QWidget) -> Iterator[str]:
    """All that can be seen in it, pointed at, or heard."""
    for widget in [window, *window.findChildren(QWidget)]:
        yield from (widget.windowTitle(), widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
        match widget:
            case QLabel() | QAbstractButton():
                yield widget.text()
            case QLineEdit():
                yield widget.placeholderText()
            case QComboBox():
                yield from map(widget.itemText, range(widget.count()))
            case QTabBar():
                yield from map(widget.tabText, range(widget.count()))
            case QMenu():
                yield widget.title()
            case QAbstractItemView() if widget.model() is not None:
                yield from _texts_of_model(widget.model())
        yield from (action.text() for action in widget.actions() if not _is_of_the_formats(widget))


def _is_of_the_formats(widget: QWidget) -> bool:
    """The menu of formats is the tray's too, and looked over with it."""
    return type(widget).__name__ in ("ExportMenu", "Header")


def _texts_of_model(model: QAbstractItemModel, parent: QModelIndex = QModelIndex()) -> Iterator[str]:  # noqa: B008 - as Qt has it
    for column in range(model.columnCount(parent)):
        for role in _ROLES:
            yield str(model.headerData(column, Qt.Orientation.Horizontal, role) or "")
            for at in range(model.rowCount(parent)):
                yield str(model.index(at, column, parent).data(role) or "")
    for at in range(model.rowCount(parent)):
        yield from _texts_of_model(model, model.index(at, 0, parent))


def unsaid_in(window: QWidget) -> set[str]:
    return {text for text in texts_of(window) if unsaid(text)}


@pytest.fixture
def rig(qt_app: QApplication, other_language: None) -> Iterator[WindowRig]:
    made = WindowRig()
    yield made
    made.close()


def broken(rig: WindowRig) -> None:
    """Slow, cold and failed dictations; a process that grew too large."""
    for number in range(1, 9):
        rig.monitor.record_dictation(record(number, wait_ms=640))
        rig.monitor.record_dictation(replace(record(number + 20, wait_ms=640), start=Start.COLD))
    rig.monitor.record_dictation(replace(record(40), outcome=Outcome.FAILED))
    for second in range(1, 9):
        for name, value in (("worker_uss", 900.0), ("tray_uss", 300.0), ("ui_stall", 700.0), ("thread_deaths", 4.0)):
            rig.monitor.observe(name, value, second * 4_000_000_000)


@pytest.mark.parametrize("well", [True, False], ids=["well", "broken"])
@pytest.mark.parametrize("view", ["minimal", "compact", "detailed"])
def test_each_view_says_nothing_but_what_is_marked(
    rig: WindowRig, view: str, well: bool, painted: set[str], pump: Pump
) -> None:
    window = rig.window
    rig.dictate(*range(50, 56)) if well else broken(rig)
    window.set_view(view)
    window.show_and_raise()
    window.refresh()
    found = unsaid_in(window)
    for tab in range(window._details.count() if view == "detailed" else 0):
        window._details.setCurrentIndex(tab)
        window.refresh()
        graph = window._details.currentWidget()
        if isinstance(graph, Graph):
            window._table.choose(window._rows.find("release_to_text", "warm"))
            pump(lambda graph=graph: graph._plot is not None)  # type: ignore[misc]  # a lambda of a loop
            found |= {text for text in _of_plot(graph) if unsaid(text)}
            graph.setFocus()
            graph._read(0)
        found |= unsaid_in(window)
        window.grab()
    assert found == set()
    assert {text for text in painted if unsaid(text)} == set()


def _of_plot(graph: Graph) -> Iterator[str]:
    yield graph._target.label.toPlainText()
    for side in ("left", "bottom"):
        yield graph._plot.getAxis(side).labelText


def test_paused_empty_and_edited_it_says_nothing_else(rig: WindowRig) -> None:
    window = rig.window
    window.show_and_raise()
    found = unsaid_in(window)
    rig.dictate(*range(60, 66))
    window._header.pause.setChecked(True)
    window._table.find_field.open()
    window._table.choose(window._rows.find("insertion", "warm"))
    window._target_menu.save_one("insertion", 70.0)
    window._target_menu.refresh()
    window._table.edit_target()
    found |= unsaid_in(window)
    assert found == set()
    assert unsaid(window._table.copied()) == ""


def test_breaches_and_advice_are_said_in_the_windows_language_and_reports_in_english(rig: WindowRig) -> None:
    broken(rig)
    snapshot = rig.monitor.snapshot()
    told = [breach_line(breach) for breach in snapshot.breaches]
    told += [advice.evidence + advice.gain + advice.expected_gain for advice in recommendations(snapshot)]
    assert told
    assert {text for text in told if unsaid(text)} == set()
    with plain_numbers():
        assert "⟦" not in to_json(build(rig.monitor, {}))


def test_no_column_nor_button_is_narrower_than_its_words(rig: WindowRig) -> None:
    window = rig.window
    broken(rig)
    window.show_and_raise()
    window.resize(window._table.comfortable_width() + 8, 900)
    window.refresh()
    table: QTreeView = window._table
    metrics = QFontMetricsF(table.font())
    for view in window._rows.views():
        for column in Column:
            if column is not Column.TREND and not table.isColumnHidden(column):
                words = view.texts[column]
                assert metrics.horizontalAdvance(words) <= table.columnWidth(column), words
    for button in window.findChildren(QAbstractButton):
        if button.isVisible() and button.text():
            assert button.width() >= button.minimumSizeHint().width(), button.text()


def test_models_say_nothing_but_what_is_marked(qt_app: QApplication, other_language: None) -> None:
    place = ModelsPlace(FakeModels())
    place.show_rows((*ROWS, row("large", installed=True, missing=pseudo("A library."), note="Comes with Holdtalk.")))
    place.show_jobs((Job(Doing.DOWNLOAD, "small", Progress("downloading", 25_000_000, 100_000_000, 5e6)),))
    place.show()
    found = set()
    for name in ("built-in", "small", "large", "half"):
        place.table.choose(name)
        found |= unsaid_in(place)
    place.show_jobs((Job(Doing.DOWNLOAD, "small"),))
    place.show_end(Problem("Every file is what it was when it came.", ""))
    found |= unsaid_in(place) - {place.told.text()}
    asked: list[Callable[[], None]] = [place.remove.click, lambda: place._ask_what(Path("/x/9.zip"))]
    for ask in asked:
        place.table.choose("large")
        ask()
        assert isinstance(place._question, QMessageBox | SayingWhat)
        found |= unsaid_in(place._question)
        place._question.close()
    place.close()
    place.deleteLater()
    assert found == set()


def test_a_row_knows_its_words_in_the_windows_language(rig: WindowRig) -> None:
    rig.dictate(70)
    view = row_of(rig.window._rows.find("insertion", "warm"))
    assert view is not None
    assert view.texts[Column.NAME] == pseudo("Insertion")


@pytest.fixture
def from_the_right(qt_app: QApplication) -> Iterator[None]:
    qt_app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    write_numbers_with(",", right_to_left=True)
    yield
    write_numbers_with(".")
    qt_app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_read_from_the_right_states_and_headings_begin_there_and_charts_do_not(
    from_the_right: None, rig: WindowRig, pump: Pump
) -> None:
    window = rig.window
    rig.dictate(*range(80, 86))
    window.show_and_raise()
    window._details.setCurrentWidget(window._details.chart)
    window._table.choose(window._rows.find("recording_start", "warm"))
    chart = window._details.chart
    pump(lambda: chart._plot is not None)
    window.grab()
    axis, box = chart._plot.getAxis("left"), chart._plot.getViewBox()
    assert axis.geometry().left() < box.geometry().left()
    picture = QPixmap(100, 20)
    painter = QPainter(picture)
    painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert behind(painter, QRect(0, 0, 100, 20), 30) == QRect(0, 0, 70, 20)
    painter.end()
    assert rig.cell("recording_start", Column.LAST).startswith("\u200e−300 "), "the sign stands before its number"
