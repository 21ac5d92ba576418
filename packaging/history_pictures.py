"""Pictures of the History and the Statistics place, to be looked at: without a screen, of ten thousand invented rows.

    .venv/bin/python packaging/history_pictures.py FOLDER [NAME ...]

Light and dark, 200 %, narrow, with words a third longer (as German has them), from right to left (as Arabic is), and
with nothing to show.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from invented_history import NobodysActions, fill, invented

from tray_app.core.bus import Bus
from tray_app.core.errors import Problem

ROWS = 10_000
_SETTLES_S = 0.3
_LONGER = 1.35
_DAMAGED = Problem(
    "Your history was damaged.",
    "The damaged file was set aside; what is dictated from now on is kept in a new one.",
    "history.db.damaged-2026-11-30",
)


@dataclass(frozen=True)
class Shot:
    place: str = "history"
    theme: str = "light"
    size: tuple[int, int] = (1000, 720)
    scale: str = "1"
    rows: int = ROWS
    words: str = ""
    """What is typed into the search."""
    by: str = ""
    """What statistics are put together by."""
    keeps: bool = True
    problem: Problem | None = None
    longer: bool = False
    mirrored: bool = False
    chosen: int = 2
    """Which row; -1 for several."""


SHOTS = {
    "history-light": Shot(),
    "history-dark": Shot(theme="dark"),
    "history-200": Shot(scale="2", size=(900, 500)),
    "history-narrow": Shot(size=(420, 700), theme="dark"),
    "history-small-200": Shot(size=(480, 360), scale="2"),
    "history-longer": Shot(longer=True, size=(760, 720)),
    "history-mirrored": Shot(mirrored=True),
    "history-waiting": Shot(chosen=0, keeps=False),
    "history-unheard": Shot(chosen=1, theme="dark"),
    "history-several": Shot(chosen=-1),
    "history-found": Shot(words="inver letter"),
    "history-not-found": Shot(words="zebra"),
    "history-empty": Shot(rows=0),
    "history-off": Shot(rows=0, keeps=False, theme="dark"),
    "history-damaged": Shot(rows=0, problem=_DAMAGED),
    "statistics-light": Shot("statistics"),
    "statistics-dark": Shot("statistics", theme="dark", by="engine"),
    "statistics-200": Shot("statistics", scale="2", size=(900, 500)),
    "statistics-narrow": Shot("statistics", size=(420, 760), by="week"),
    "statistics-longer": Shot("statistics", longer=True, size=(760, 720), by="application"),
    "statistics-mirrored": Shot("statistics", mirrored=True, by="month"),
    "statistics-session": Shot("statistics", by="session", theme="dark"),
    "statistics-empty": Shot("statistics", rows=0),
}


def main() -> int:
    parser = argparse.ArgumentParser(description="Pictures of the History and the Statistics place.")
    parser.add_argument("folder", type=Path, help="where the pictures go")
    parser.add_argument("names", nargs="*", type=_known, metavar="NAME", help="only these: " + " ".join(SHOTS))
    parser.add_argument("--one", choices=SHOTS, help=argparse.SUPPRESS)
    parsed = parser.parse_args()
    folder: Path = parsed.folder
    if parsed.one:
        shoot(SHOTS[parsed.one], folder / f"{parsed.one}.png", Path(os.environ["INVENTED_HISTORY"]))
        return 0
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        for rows in (0, ROWS):
            fill(Path(name) / str(rows), invented(rows, now_ns=time.time_ns()))
        for shot in parsed.names or SHOTS:
            environment = os.environ | {
                "QT_QPA_PLATFORM": "offscreen",
                "QT_SCALE_FACTOR": SHOTS[shot].scale,
                "INVENTED_HISTORY": str(Path(name) / str(SHOTS[shot].rows)),
            }
            subprocess.run([sys.executable, __file__, str(folder), "--one", shot], env=environment, check=True)
            print(folder / f"{shot}.png")
    return 0


def _known(name: str) -> str:
    if name not in SHOTS:
        raise argparse.ArgumentTypeError(f"there is no {name}")
    return name


def shoot(shot: Shot, picture: Path, history: Path) -> None:
    from PySide6.QtCore import QLocale, Qt
    from PySide6.QtWidgets import QApplication

    from tray_app.core import translation
    from tray_app.ui import theme

    application = QApplication(["holdtalk-pictures"])
    theme.apply(application, shot.theme)
    if shot.longer:
        translation.use(_lengthened)
        QLocale.setDefault(QLocale(QLocale.Language.German))
    if shot.mirrored:
        application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        QLocale.setDefault(QLocale(QLocale.Language.Arabic))
    take = _history if shot.place == "history" else _statistics
    take(shot, history, lambda seconds: _settle(application, seconds)).save(str(picture))
    os._exit(0)  # nothing is left to be tidied up


def _history(shot: Shot, folder: Path, settle: Callable[[float], None]):  # type: ignore[no-untyped-def]  # Qt is imported late
    from tray_app.core.keeping_settings import HistorySettings
    from tray_app.core.worker import Worker
    from tray_app.history.store import HistoryStore
    from tray_app.ui.history import HistoryPlace

    store = HistoryStore(Worker("history"), folder, lambda _row_id: None, HistorySettings(), tell=print, changed=print)
    place = HistoryPlace(store, NobodysActions(shot.keeps, shot.problem), Bus())
    place.resize(*shot.size)
    place.show()
    place.shown()
    settle(_SETTLES_S)
    if shot.words:
        place.filters.words.setText(shot.words)
        settle(_SETTLES_S)
    pages = place.view.model().pages  # type: ignore[attr-defined]  # the place's own model
    if shot.chosen >= 0 and len(pages) > shot.chosen and not shot.words:
        place.view.choose(pages.id_at(shot.chosen))
    elif shot.chosen < 0:
        place.view.selectAll()
    place.view.setFocus()
    settle(_SETTLES_S)
    return place.grab()


def _statistics(shot: Shot, folder: Path, settle: Callable[[float], None]):  # type: ignore[no-untyped-def]  # as above
    from tray_app.history.statistics import HistoryStatistics
    from tray_app.ui.statistics import StatisticsPlace

    place = StatisticsPlace(HistoryStatistics(folder), NobodysActions(), Bus())
    if shot.by:
        place.by.setCurrentIndex(place.by.findData(shot.by))
    place.resize(*shot.size)
    place.show()
    place.shown()
    until = time.monotonic() + 20.0
    while place.bars._plot is None and shot.rows and time.monotonic() < until:
        settle(_SETTLES_S)
    settle(_SETTLES_S)
    return place.grab()


def _settle(application: object, seconds: float) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        application.processEvents()  # type: ignore[attr-defined]  # Qt is imported late
        time.sleep(0.01)


def _lengthened(text: str, _number: int | None) -> str:
    """As long as it would be in German, and as hard to break."""
    more = max(2, round(len(text) * (_LONGER - 1)))
    return f"{text}{'en' * (more // 2)}"


if __name__ == "__main__":
    sys.exit(main())
