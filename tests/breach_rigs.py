"""What tests of breaches in the running program stand on: a panel that is read, harm that is done, reports judged."""

from __future__ import annotations

import base64
import itertools
import json
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from multiprocessing.connection import Client
from pathlib import Path
from typing import Any

from desktop import PrivateDesktop, Process, end_process, wait_until
from live_program import LiveProgram
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from tray_app.core.settings import PerformanceSettings
from tray_app.perf.catalog import CATALOG
from tray_app.perf.metric import Better, Metric
from tray_app.ui.icons import Glyph, glyph_pixmap

DESKTOP_TESTS = Path(__file__).parent / "desktop"
GI_PYTHON = "/usr/bin/python3"
PROVOKED = (sys.executable, str(DESKTOP_TESTS / "provoked_program.py"))
"""The program with the tests' orders, for `holdtalk(argv=PROVOKED)`."""
ORDER_TIMEOUT_S = 20.0
ICON_PX = 22
OUT_OF_REACH = {Better.LOWER: 1e6, Better.HIGHER: 1.0}
"""A target that nothing misses."""
INTERVAL_S = PerformanceSettings().sample_interval_ms / 1000
"""Between two samples of processor time while the window is shown."""
MEMORY_INTERVAL_S = 4.0
LATE_S = 30.0
"""How much later than by the rule a breach may be flagged on a machine that is busy with something else."""

Row = dict[str, Any]

_numbers = itertools.count(1)


# --- the panel ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PanelItem:
    """What a panel shows of the program."""

    tooltip: tuple[str, ...] = ()
    menu: tuple[str, ...] = ()
    """Lines, with plain spaces."""
    glyph: Glyph | None = None


class Panel:
    """The panel and the notifications of a desktop, which only write down what the program gives them."""

    def __init__(self, desktop: PrivateDesktop) -> None:
        self.desktop = desktop
        self._logs = {kind: f"{kind}-{next(_numbers)}" for kind in ("panel", "notifications")}
        self._services = [self._start(kind) for kind in self._logs]

    def _start(self, kind: str) -> Process:
        argv = [GI_PYTHON, str(DESKTOP_TESTS / "session_services.py"), kind]
        process = self.desktop.spawn(argv, name=self._logs[kind])
        wait_until(lambda: "ready" in self._lines(kind), f"the {kind}")
        return process

    def close(self) -> None:
        for process in self._services:
            end_process(process)

    def _lines(self, kind: str) -> list[str]:
        return self.desktop.log_of(self._logs[kind]).splitlines()

    @property
    def item(self) -> PanelItem:
        """As the program gave it last."""
        told = [line for line in self._lines("panel") if line.startswith("{") and line.endswith("}")]
        if not told:
            return PanelItem()
        shown = json.loads(told[-1])
        tooltip, menu = (tuple(" ".join(x.split()) for x in shown[part]) for part in ("tooltip", "menu"))
        return PanelItem(tooltip, menu, _glyphs().get(base64.b64decode(shown["icon"])[::4]))

    def notifications(self, words: str) -> list[str]:
        """Those so far that hold these words."""
        return [line for line in self._lines("notifications") if line.startswith("Notify") and words in line]


@cache
def _glyphs() -> dict[bytes, Glyph]:
    """By their pixels, whatever their colour."""
    application = QApplication.instance() or QApplication(["holdtalk-tests"])
    assert application is not None, "nothing is drawn without one"
    return {_opacity(glyph): glyph for glyph in Glyph}


def _opacity(glyph: Glyph) -> bytes:
    image = glyph_pixmap(glyph, ICON_PX, QColor("black")).toImage()
    return bytes(image.pixelColor(x, y).alpha() for y in range(ICON_PX) for x in range(ICON_PX))


def wait_for_mark(panel: Panel, metric: str) -> str:
    """Blocks until the panel shows the badge and one line about `metric` in tooltip and menu; gives that line."""
    beginning = f"{CATALOG[metric].label} is over its target: "

    def marked() -> bool:
        item = panel.item
        named = [line for line in item.menu if line.startswith(beginning)]
        return item.glyph is Glyph.BREACH and len(named) == 1 and named[0] in item.tooltip

    wait_until(marked, f"the mark in the panel for {metric}")
    return next(line for line in panel.item.menu if line.startswith(beginning))


def wait_for_no_mark(panel: Panel) -> None:
    def clean() -> bool:
        item = panel.item
        return item.glyph is Glyph.READY and not any("target" in line for line in (*item.tooltip, *item.menu))

    wait_until(clean, "the mark in the panel to go", timeout_s=90)


def wait_for_notification(panel: Panel, metric: str) -> None:
    """It costs the program nothing to wait for it, and it is never told while somebody dictates."""
    label = CATALOG[metric].label
    wait_until(lambda: bool(panel.notifications(f"{label} is over its target")), "the notification", timeout_s=60)


def assert_told_once(panel: Panel, metric: str) -> None:
    assert len(panel.notifications("target")) == 1
    assert panel.notifications(CATALOG[metric].label)


# --- harm --------------------------------------------------------------------------------


def order(program: LiveProgram, name: str, *arguments: int) -> None:
    """Has the program (started by `PROVOKED`) do itself harm; blocks until it is done."""
    with Client(str(program.folder / "run" / "orders.sock")) as connection:
        connection.send_bytes(json.dumps([name, *arguments]).encode())
        assert connection.poll(ORDER_TIMEOUT_S), "the order was not carried out"
        assert connection.recv_bytes() == b"done"


@contextmanager
def throttled(pid: int, *, running_s: float = 0.01, stopped_s: float = 0.29) -> Iterator[None]:
    """A process that gets a thirtieth of the time it wants, as on a machine that is far too small."""
    over = threading.Event()

    def alternate() -> None:
        while not over.wait(running_s):
            os.kill(pid, signal.SIGSTOP)
            over.wait(stopped_s)
            os.kill(pid, signal.SIGCONT)

    thread = threading.Thread(target=alternate)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


@contextmanager
def windows_that_stand_still(program: LiveProgram) -> Iterator[None]:
    """Entered once the windows' thread of the program (started by `PROVOKED`) does nothing."""
    order(program, "stand")
    try:
        yield
    finally:
        order(program, "go_on")


# --- judging -----------------------------------------------------------------------------


def only_judging(**targets: float) -> dict[str, float]:
    """The targets of a test: nothing else can be missed."""
    return {name: targets.get(name, OUT_OF_REACH[metric.better]) for name, metric in CATALOG.items()}


def the_only_breach(report: Row, metric: str) -> Row:
    """Exactly one figure was flagged, once: this one."""
    assert [breach["metric"] for breach in report["breaches"]] == [metric]
    breach: Row = report["breaches"][0]
    return breach


def group_of(breach: Row) -> str:
    return CATALOG[breach["metric"]].group


def series_of(report: Row, breach: Row) -> Row:
    (row,) = [row for row in report["metrics"] if (row["name"], row["start"]) == (breach["metric"], breach["start"])]
    assert isinstance(row, dict)
    return row


def unix_s(report: Row, age_ms: float) -> float:
    """When it was, by the clock on the wall."""
    return float(report["made_at_unix"]) - age_ms / 1000


def assert_flagged_by_its_rule(report: Row, breach: Row) -> None:
    """Flagged by the very sample that its rule says: not by an earlier one, and not by a later one."""
    metric, row = CATALOG[breach["metric"]], series_of(report, breach)
    since_ms, flagged_ms = breach["since_age_ms"], breach["age_ms"]
    ages = [age for age in row["age_ms"] if flagged_ms - 0.01 <= age <= since_ms + 0.01]
    values = row["samples"][row["age_ms"].index(ages[0]) :][: len(ages)]
    assert _broken(metric, row, values, since_ms - flagged_ms)
    assert not _broken(metric, row, values[:-1], since_ms - ages[-2] if len(ages) > 1 else 0.0)


def _broken(metric: Metric, row: Row, values: list[float], lasted_ms: float) -> bool:
    rule = metric.rule
    over_n = sum(metric.over(value, row["target"]) for value in values)
    critical_n = sum(metric.over(value, row["critical"]) for value in values)
    return (over_n >= rule.over_n and lasted_ms >= rule.over_ms) or critical_n >= rule.critical_n


def assert_cleared_by_its_rule(report: Row, breach: Row) -> None:
    """As many good samples in a row, over as long, as its rule asks for."""
    metric, row = CATALOG[breach["metric"]], series_of(report, breach)
    assert not breach["open"]
    level, cleared_ms = metric.clear_level(row["target"]), breach["cleared_age_ms"]
    good_ages: list[float] = []
    for age_ms, value in zip(row["age_ms"], row["samples"], strict=True):
        if age_ms >= cleared_ms - 0.01:
            good_ages = [] if metric.over(value, level) else [*good_ages, age_ms]
    assert len(good_ages) >= metric.rule.clear_n
    assert good_ages[0] - good_ages[-1] >= metric.rule.clear_ms
