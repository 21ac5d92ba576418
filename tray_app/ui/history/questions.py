"""What is asked before something is done: whether to delete, where to write, with which engine."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox, QWidget

from tray_app.core.history import HistoryRow
from tray_app.core.languages import AUTOMATIC
from tray_app.core.translation import tr, tr_n
from tray_app.ui.language_names import native_name
from tray_app.ui.words import literal

from .asked import FORMATS, EngineChoice
from .model import WAITS

Heard = Callable[[str, str], object]
"""Engine and language; empty: as it was dictated."""


def ask_to_delete(parent: QWidget, rows: Sequence[HistoryRow], then: Callable[[], None]) -> QMessageBox:
    """`then` once it is agreed to. Does not wait."""
    question = tr_n("Delete {n} dictation?", "Delete {n} dictations?", len(rows))
    more = [tr("Text, sound and figures go for good.")]
    waiting = sum(row.state in WAITS for row in rows)
    if waiting:
        more.append(tr_n("{n} of them still waits for you.", "{n} of them still wait for you.", waiting))
    box = QMessageBox(QMessageBox.Icon.Question, "Holdtalk", question, parent=parent)
    box.setInformativeText(" ".join(more))
    delete = box.addButton(tr("&Delete"), QMessageBox.ButtonRole.DestructiveRole)
    keep = box.addButton(tr("&Keep"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    box.setEscapeButton(keep)
    delete.clicked.connect(lambda _checked=False: then())
    box.finished.connect(lambda _result: box.deleteLater())
    box.open()
    return box


def ask_where(parent: QWidget, format_name: str, then: Callable[[Path], None]) -> QFileDialog:
    """Does not wait. The dialog itself asks before a file is replaced."""
    label = tr(dict(FORMATS)[format_name])
    dialog = QFileDialog(parent, tr("Export the history"), str(Path.home()), f"{label} (*.{format_name})")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(format_name)
    dialog.selectFile(f"holdtalk-history.{format_name}")
    dialog.fileSelected.connect(lambda path: then(Path(path)))
    dialog.finished.connect(lambda _result: dialog.deleteLater())
    dialog.open()
    return dialog


def format_menu(parent: QWidget, chosen: Callable[[str], object]) -> QMenu:
    menu = QMenu(parent)
    for name, words in FORMATS:
        menu.addAction(tr(words)).triggered.connect(lambda _checked=False, name=name: chosen(name))
    return menu


def fill_retry_menu(menu: QMenu, engines: Sequence[EngineChoice], heard: Heard) -> None:
    """An engine of several languages opens a menu of its own."""
    menu.clear()
    if engines:
        _entry(menu, tr("As it was dictated"), partial(heard, "", ""))
        menu.addSeparator()
    for engine in engines:
        if len(engine.languages) < 2:
            _entry(menu, engine.title, partial(heard, engine.name, ""))
            continue
        languages = menu.addMenu(literal(engine.title))
        _entry(languages, tr("Find out the language"), partial(heard, engine.name, AUTOMATIC))
        languages.addSeparator()
        for code in sorted(engine.languages, key=native_name):
            _entry(languages, native_name(code), partial(heard, engine.name, code))
    if not engines:
        menu.addAction(tr("No engine is there.")).setEnabled(False)


def _entry(menu: QMenu, words: str, act: Callable[[], object]) -> None:
    menu.addAction(literal(words)).triggered.connect(lambda _checked=False: act())
