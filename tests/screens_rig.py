"""Everything of the program that is looked at, with something in it: places, steps, windows, notices, menus."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

from fake_actions import FakeActions
from fake_first_run import FakeFirstRun, FakeTester
from fakes_history import DAY_NS, MINUTE_NS, FakeHistory, row
from fakes_history import FakeActions as HistoryNotes
from home_rig import FakeProgram, own_places, said
from perf_records import lost, record_slower_and_slower
from PySide6.QtCore import QDeadlineTimer, QEvent, QEventLoop, QRect
from PySide6.QtWidgets import QApplication, QMenu, QTabWidget, QWidget
from settings_rig import SettingsRig
from window_rig import WindowRig

from tray_app.core.bus import Bus
from tray_app.core.errors import Problem
from tray_app.core.events import DictationId
from tray_app.core.history import RowState
from tray_app.core.missing import Lacking, Mend, Missing
from tray_app.core.notice_actions import NoticeAction, copy_text
from tray_app.core.snapshot import Notice, NoticeKind, OfferedText, PublicState, Snapshot
from tray_app.core.statistics import By, Counted, FiguresOfOne, Spread, SpreadQuery, StatisticsQuery
from tray_app.models.importing import Said
from tray_app.models.progress import Progress
from tray_app.models.shelf import Doing, Job, ShelfRow
from tray_app.ui.first_run import FirstRunWindow
from tray_app.ui.history import HistoryPlace
from tray_app.ui.home.place import TITLES, Place
from tray_app.ui.home.window import HomeWindow
from tray_app.ui.home.words.tabs import WordsAndRules
from tray_app.ui.menu import TrayMenu
from tray_app.ui.microphone_test import MicrophoneTest
from tray_app.ui.models import ModelsPlace
from tray_app.ui.notice_popup import NoticePopup
from tray_app.ui.settings.groups import GROUPS
from tray_app.ui.settings.place import SettingsPlace
from tray_app.ui.small_window import SmallWindow
from tray_app.ui.statistics import StatisticsPlace
from tray_app.ui.words import Shown

PROBLEM = Problem("No microphone is connected.", "Plug one in.")
WORDS = "Tilney = till knee\nbtw -> by the way\n! crying on\n"
"""A word list with a line of each kind."""
SETTINGS = '[[binding]]\nkey = "f9"\nname = "Letters"\n\n[profile.letters]\nmethod = "paste"\n'
CHECKS = [
    json.dumps({"name": name, "ok": ok, "detail": "As it was found.", "remedy": remedy})
    for name, ok, remedy in (("Engine", True, ""), ("Tray", True, "Start one."), ("Microphone", False, "Plug one in."))
]
OFFERED = OfferedText(DictationId(7), "It waits for somebody.", 3_000)


class CountedWords:
    """Three days, two engines."""

    def counted(self, query: StatisticsQuery) -> list[Counted]:
        keys = {By.ALL: ("",), By.ENGINE: ("moonshine-tiny-en", "parakeet-tdt-0.6b-v3")}
        return [
            Counted(key, 10, 300, succeeded=9, failed=1, timed_words=300, spent_ms=150_000, spoken_ms=140_000)
            for key in keys.get(query.by, ("2026-11-28", "2026-11-29", "2026-11-30"))
        ]

    def spread(self, query: SpreadQuery) -> Mapping[str, list[Spread]]:
        return {}

    def figures(self, since_ns: int) -> list[FiguresOfOne]:
        return []


class ShelfOnPaper:
    def __init__(self) -> None:
        self.asked: list[tuple[object, ...]] = []

    def look(self) -> None:
        self.asked.append(("look",))

    def download(self, name: str) -> None:
        self.asked.append(("download", name))

    def verify(self, name: str) -> None:
        self.asked.append(("verify", name))

    def remove(self, name: str) -> None:
        self.asked.append(("remove", name))

    def bring_in(self, path: Path, said: Said) -> None:
        self.asked.append(("import", path, said))

    def install_engine(self) -> None:
        self.asked.append(("install",))

    def call_off(self, job: Job) -> None:
        self.asked.append(("call off", job.name))

    def use(self, name: str) -> None:
        self.asked.append(("use", name))

    def in_use(self) -> str:
        return "tiny"


TINY_MODEL = ShelfRow("tiny", "Moonshine tiny", ("en",), 270, "MIT", "Useful", "https://example.org", installed=True,
                      listed=False, embedded=True, download_bytes=0, speed="fast")  # fmt: skip
LARGE_MODEL = replace(TINY_MODEL, name="large", title="Large", installed=False, listed=True, embedded=False,
                      download_bytes=600_000_000, languages=("de", "en", "fr"))  # fmt: skip
DOWNLOADING = Job(Doing.DOWNLOAD, "large", Progress("downloading", 300_000_000, 600_000_000))


def settle(until: Callable[[], bool] = lambda: True) -> None:
    """Lets Qt work until something is true; fails after a generous while."""
    deadline = QDeadlineTimer(20_000)
    QApplication.processEvents()
    while not until():
        assert not deadline.hasExpired(), "waited in vain"
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def rows() -> list[object]:
    return [
        row(MINUTE_NS, "Buy milk and bread.", sound=True),
        row(2 * MINUTE_NS, "The meeting moves to Thursday.", application_kind="terminal", application="xterm"),
        row(3 * MINUTE_NS, "", state=RowState.CANCELLED),
        row(4 * MINUTE_NS, "It waits for somebody.", state=RowState.WAITING, problem="Its window was gone."),
        row(5 * MINUTE_NS, "", state=RowState.UNHEARD, sound=True, problem="The speech engine stopped."),
        row(DAY_NS, "Yesterday it rained all day.", engine="parakeet-tdt-0.6b-v3"),
    ]


class WholeHome:
    """The home window with all of its places, over fakes."""

    def __init__(self, folder: Path) -> None:
        (folder / "words.txt").write_text(WORDS)
        (folder / "holdtalk.log").write_text("a line\nanother line\n")
        self.program, self.actions = FakeProgram(folder), FakeActions()
        self.actions.to_speak = ("en", "de")
        self.program.doctor = f"for line in {CHECKS!r}: print(line)"
        self.program.rows = (said(2, "Some words."), said(1, "Others.", RowState.WAITING))
        self.history = FakeHistory(rows())  # type: ignore[arg-type]  # they are rows
        self.performance = WindowRig(alone=False)
        record_slower_and_slower(self.performance.monitor, warm=8)
        self.performance.monitor.record_dictation(lost(99))
        self.performance.window.setParent(None)
        self.settings = SettingsRig(folder, SETTINGS)
        self.shelf = ShelfOnPaper()
        self.window = HomeWindow(self._places(), read_code=lambda _module, then: then(), open_log=lambda: None)
        self.tell(Snapshot(PublicState.ERROR, problem=PROBLEM, dictations=1, offered=(OFFERED,)))

    def _places(self) -> list[Place]:
        bus = Bus()
        others: Mapping[str, Callable[[], QWidget]] = {
            "history": lambda: HistoryPlace(self.history, HistoryNotes(), bus),
            "statistics": lambda: StatisticsPlace(CountedWords(), Counting(), bus),
            "performance": lambda: self.performance.window,
            "models": self._models,
            "settings": lambda: SettingsPlace(self.settings.keeper, lambda: MicrophoneTest(FakeTester())),
        }
        places = [*own_places(self.program, self.actions), *(Place(*one) for one in _named(others))]
        return sorted(places, key=lambda place: list(TITLES).index(place.name))

    def _models(self) -> QWidget:
        place = ModelsPlace(self.shelf)
        place.show_rows((TINY_MODEL, LARGE_MODEL))
        place.show_jobs((DOWNLOADING,))
        place.table.choose("large")
        return place

    def tell(self, snapshot: Snapshot) -> None:
        self.window.show_snapshot(snapshot)

    def go(self, name: str) -> QWidget:
        """The place itself, with all that it reads in it."""
        self.window.go(name)
        place = self.window._pages[name].place
        if isinstance(place, HistoryPlace):
            settle(lambda: place.detail.row is not None)
        elif isinstance(place, StatisticsPlace):
            settle(lambda: place.bars._plot is not None)
        elif name == "words":
            settle(lambda: self.words_are_read(place))
        settle()
        return place

    @staticmethod
    def words_are_read(place: QWidget) -> bool:
        assert isinstance(place, WordsAndRules)
        return bool(place.words._model.rows)

    def parts(self, name: str, *, without: Collection[str] = ()) -> Iterator[str]:
        """Shows the place, then each of its tabs or groups, and says which. `without`: groups to leave out."""
        place = self.go(name)
        tabs = next((one for one in [place, *place.findChildren(QTabWidget)] if isinstance(one, QTabWidget)), None)
        if isinstance(place, SettingsPlace):
            for group in (one for one in GROUPS if one.name not in without):
                place.show_group(group.name)
                for form in place.page.forms:
                    for card in getattr(form, "cards", ()):
                        card.open(True)
                settle()
                yield group.name
            place.search.setText("key")
            place._look()
            settle()
            yield "search"
        elif tabs is not None:
            for at in range(tabs.count()):
                tabs.setCurrentIndex(at)
                if name == "help" and tabs.currentWidget() is place.checks:  # type: ignore[attr-defined]
                    place.checks.start.click()  # type: ignore[attr-defined]
                    settle(place.checks.start.isEnabled)  # type: ignore[attr-defined]
                settle()
                yield tabs.tabText(at).replace("&", "")
        else:
            yield name

    def close(self) -> None:
        self.window.close()
        self.performance.close()
        settle()


class Counting:
    """What the Statistics place asks of the program."""

    def typing_words_per_minute(self) -> int:
        return 40

    def engine_titles(self) -> Mapping[str, str]:
        return {}

    def dictating_hint(self) -> str:
        return "Hold F9 and speak"


def _named(builders: Mapping[str, Callable[[], QWidget]]) -> Iterator[tuple[str, str, Callable[[], QWidget]]]:
    for name, build in builders.items():
        yield name, f"tray_app.ui.{name}", build


@contextmanager
def whole_home(folder: Path, width: int = 1_040, height: int = 720) -> Iterator[WholeHome]:
    home = WholeHome(folder)
    home.window.resize(width, height)
    home.window.show_and_raise()
    try:
        yield home
    finally:
        home.close()


# --- what is no place ----------------------------------------------------------------------


def _first_run(step: int) -> FirstRunWindow:
    program = FakeFirstRun()
    program.missing = [Missing(part, PROBLEM, "sudo true", Mend.UNMUTE) for part in Lacking]
    window = FirstRunWindow(program)
    window.show_snapshot(Snapshot(state=PublicState.READY, problem=PROBLEM))
    window.show_and_raise()
    window.go_to(step)
    return window


def _notice(kind: NoticeKind) -> QWidget:
    action: NoticeAction = copy_text(DictationId(7))
    popup = NoticePopup(Notice(kind, "A text waits for you", "Its window was gone.", action), QRect())
    popup.show()
    return popup


def _small_window() -> QWidget:
    actions = FakeActions()
    actions.voice, actions.to_speak = True, ("en", "de")
    window = SmallWindow(actions)
    window.tell(Shown(Snapshot(PublicState.ERROR, problem=PROBLEM, offered=(OFFERED,), last_text="Some words.")))
    window.show()
    return window


def tray_menu() -> QMenu:
    actions = FakeActions()
    actions.voice, actions.to_speak = True, ("en", "de")
    menu = TrayMenu(actions)
    menu.tell(Shown(Snapshot(PublicState.ERROR, problem=PROBLEM, offered=(OFFERED,), last_text="Some words."),
                    breach="Transcription is over its target"))  # fmt: skip
    return menu


def _performance(view: str) -> QWidget:
    rig = WindowRig(view=view)
    record_slower_and_slower(rig.monitor, warm=8)
    rig.window.show_and_raise()
    rig.window.refresh()
    return rig.window


STEPS = ("microphone", "key", "try", "speech", "last")
WINDOWS: Mapping[str, Callable[[], QWidget]] = {
    **{f"first run, {name}": partial(_first_run, at) for at, name in enumerate(STEPS)},
    **{f"notice, {kind.value}": partial(_notice, kind) for kind in NoticeKind},
    "small window": _small_window,
    "performance, one line": partial(_performance, "minimal"),
    "performance, compact": partial(_performance, "compact"),
}


@contextmanager
def shown_window(name: str) -> Iterator[QWidget]:
    with ExitStack() as after:
        window = WINDOWS[name]()
        after.callback(_throw_away, window)
        settle()
        yield window


def _throw_away(window: QWidget) -> None:
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
