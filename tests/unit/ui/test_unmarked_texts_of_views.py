"""Nothing that the Performance window and the place Models show is English for ever: each text is marked."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import tray_app

PACKAGE = Path(tray_app.__file__).parent
ROOMS = (
    "ui/window", "ui/models", "ui/breach_flags.py", "perf/advice.py", "perf/behind.py", "perf/figures_text.py",
    "perf/loads.py", "perf/rules.py", "perf/waterfall.py", "perf/words.py",
)  # fmt: skip
"""Rooms whose texts are seen; what of them goes into reports is made in English there (`plain_numbers`)."""
MARKS = frozenset({"tr", "tr_n", "marked", "filled", "filled_n"})
SHOW = frozenset({
    "addAction", "addButton", "addItem", "addItems", "addMenu", "addRow", "addTab", "drawText",
    "setAccessibleDescription", "setAccessibleName", "setFormat", "setHorizontalHeaderLabels", "setInformativeText",
    "setLabel", "setNameFilter", "setPlaceholderText", "setStatusTip", "setSuffix", "setText", "setTitle", "setToolTip",
    "setWindowTitle", "showText", "tell", "QAction", "QCheckBox", "QGroupBox", "QLabel", "QMenu", "QMessageBox",
    "QPushButton", "QRadioButton", "QToolButton", "TextItem", "Field", "Headline", "ListView", "Told", "Words",
    "ask_first", "_button", "_choice",
})  # fmt: skip
"""Qt's and the rooms' own: what they are given is read, or heard from a screen reader. One word is enough there."""
NOT_READ = frozenset({
    "left", "bottom",  # sides of a picture
    "end", "middle",  # where painted words stand
    "mm",
    "00:00:00 mm",  # as wide as a state's mark and a time of day
    "Holdtalk",
    "ddd d",  # how a day is written
    "Ctrl+",
    "Waterfall of a dictation.",  # of a report
})  # fmt: skip
_WORD = re.compile(r"[^\W\d_]{2,}")
_READ = re.compile(r"[^\W\d_]{2,}[,;:.…]? [^\W\d_]+|^&?[A-Z]&?[a-z]+[.…]?$")
"""Several words, or one with a capital, and not a name among programs."""
_FOR_PROGRAMS = re.compile(r"[<>]|^\[|[a-z]_[a-z]| = ")
"""Pages' marks, and lines of the settings."""


def unmarked(code: str) -> list[tuple[int, str]]:
    """Line and text."""
    tree = ast.parse(code)
    around = {id(child): node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    return [(node.lineno, _said(node)) for node in _texts(tree) if _is_read(node, around)]


def _texts(tree: ast.Module) -> Iterator[ast.Constant | ast.JoinedStr]:
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str)):
            yield node


def _said(node: ast.expr) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    parts = node.values if isinstance(node, ast.JoinedStr) else []
    return " ".join(
        part.value.strip() for part in parts if isinstance(part, ast.Constant) if isinstance(part.value, str)
    )


def _is_read(node: ast.expr, around: dict[int, ast.AST]) -> bool:
    said = _said(node).strip()
    if not _WORD.search(said) or said in NOT_READ or _FOR_PROGRAMS.search(said):
        return False
    handed_over, parent = isinstance(node, ast.JoinedStr), around.get(id(node))
    child: ast.AST = node
    while isinstance(parent, ast.expr | ast.keyword):
        if isinstance(parent, ast.JoinedStr | ast.Compare) or (isinstance(parent, ast.Call) and _stays(parent)):
            return False
        if isinstance(parent, ast.Subscript) and child is parent.slice:
            return False
        if isinstance(parent, ast.Call) and child is not parent.func:
            if _called(parent) in MARKS:
                return False
            handed_over |= _called(parent) in SHOW
        child, parent = parent, around.get(id(parent))
    if isinstance(parent, ast.Expr) and parent.value is node:
        return False  # a docstring
    if isinstance(parent, ast.Raise | ast.Assert | ast.arg) or (
        isinstance(parent, ast.AnnAssign) and child is parent.annotation
    ):
        return False
    return handed_over or bool(_READ.search(said))


def _called(call: ast.Call) -> str:
    return getattr(call.func, "id", getattr(call.func, "attr", ""))


def _stays(call: ast.Call) -> bool:
    """What nobody sees: the log, names of things to be looked up."""
    of = call.func.value if isinstance(call.func, ast.Attribute) else None
    return getattr(of, "id", "") in ("log", "_log", "re") or _called(call) in (
        "getattr",
        "import_module",
        "index",
        "TypeVar",
    )


def modules() -> list[Path]:
    found = (PACKAGE / room for room in ROOMS)
    return sorted(path for room in found for path in ([room] if room.suffix else room.rglob("*.py")))


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_every_text_is_marked(path: Path) -> None:
    assert unmarked(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "code",
    [
        'QLabel("Samples")',
        'self.pause.setToolTip("stop")',
        'return f"{count} samples"',
        'NOTHING = "No figure broke its target."',
        'HEADINGS = ("Figure", tr("Trend"))',
        'self._plot.setLabel("left", unit or "count")',
        'painter.drawText(box, LEFT, "no" if a else tr("yes"))',
    ],
)
def test_one_that_is_not_is_found(code: str) -> None:
    assert len(unmarked(code)) == 1


@pytest.mark.parametrize(
    "code",
    [
        'QLabel(tr("Samples"))',
        '"""What it is for."""',
        'HEADINGS = (marked("Figure"), marked("Trend"))',
        'tr_n("{n} sample", "{n} samples", n)',
        'log.warning("the window stood still for %d ms", late_ms)',
        'self._plot.getAxis("left")',
        'return f"{tr(name)}: {figure}"',
    ],
)
def test_one_that_is_or_that_nobody_sees_is_not(code: str) -> None:
    assert unmarked(code) == []
