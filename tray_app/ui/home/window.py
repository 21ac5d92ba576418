"""The home window: a list of places, and beside it the one that is chosen.

A place is built when it is first shown, and everything ends with the window.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QStackedWidget, QWidget

from tray_app.core.snapshot import Snapshot
from tray_app.core.translation import tr
from tray_app.ui.icons import program_icon
from tray_app.ui.in_front import bring_to_front

from .focus_shown import FocusShown
from .kept import Kept
from .pages import FailedPlace, Page
from .place import FollowsSettings, Place, RestsWhenHidden, ShowsSnapshots, TakesKeys
from .sidebar import Sidebar

log = logging.getLogger(__name__)

WIDTH_PX, HEIGHT_PX = 1040, 720
SMALLEST_PX = 360, 280
WIDE_FROM_CHARACTERS = 108
"""Of an average width: narrower windows show the places by their icons alone."""

ReadCode = Callable[[str, Callable[[], None]], None]
"""(module, then): loads the module in slices and calls `then` on Qt's thread, whatever came of it. Returns at once."""
Then = Callable[[QWidget], object]


class HomeWindow(QMainWindow):
    """Qt's thread only. Closing it destroys it. A main window: a plain one is not told as a window."""

    closed = Signal(object)
    """With what is to be remembered (`Kept`)."""

    def __init__(
        self, places: Sequence[Place], *, read_code: ReadCode, open_log: Callable[[], None], kept: Kept | None = None
    ) -> None:
        """At least one place."""
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowIcon(program_icon())
        self._places = {place.name: place for place in places}
        self._read_code = read_code
        self._open_log = open_log
        self._kept = kept or Kept()
        self._pages: dict[str, Page] = {}
        self._reading: set[str] = set()
        """Places whose code is being read."""
        self._then: list[tuple[str, Then]] = []
        self._wanted = ""
        self._live: Page | None = None
        """The one that was told that it is shown."""
        self._snapshot: Snapshot | None = None
        self._gone = False
        self._focus = FocusShown(self)
        self.sidebar = Sidebar(places, self)
        self._stack = QStackedWidget(self)
        self._nothing_yet = QWidget()
        self._lay_out()
        self.sidebar.chosen.connect(self._go_by_hand)
        QShortcut(QKeySequence.StandardKey.Close, self, self.close)
        for number, name in enumerate(self._places, start=1):
            QShortcut(f"Ctrl+{number}", self, partial(self.go, name))

    def _lay_out(self) -> None:
        self._nothing_yet.setAccessibleName(tr("Opening"))
        self._stack.addWidget(self._nothing_yet)
        between = QFrame(self)
        between.setFrameShape(QFrame.Shape.VLine)
        between.setFrameShadow(QFrame.Shadow.Sunken)
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addWidget(between)
        row.addWidget(self._stack, 1)
        self.setCentralWidget(inside)
        self.setMinimumSize(*SMALLEST_PX)
        # Never self.screen(): PySide then takes the screen for this widget's child and deletes it with the widget.
        room = QGuiApplication.primaryScreen().availableSize()
        width, height = self._kept.width or WIDTH_PX, self._kept.height or HEIGHT_PX
        self.resize(min(width, room.width()), min(height, room.height() - 40))

    # --- from the program ----------------------------------------------------------------

    def go(self, name: str, then: Then | None = None) -> None:
        """To that place, or to the first where there is none of that name; its widget gets the keys. `then` is called
        with it once it is shown, unless it could not be built."""
        place = self._places.get(name) or next(iter(self._places.values()))
        if then is not None:
            self._then.append((place.name, then))
        self._choose(place)
        if then is None:  # else it has them to give
            self._give_keys()

    def prepare(self, name: str) -> None:
        """Build a place whose code was read already, so that the window opens with it."""
        place = self._places.get(name) or next(iter(self._places.values()))
        self._mark(place)
        self._build(place.name)

    @property
    def place(self) -> str:
        """The name of the one that is shown, or is about to be."""
        return self._wanted

    def show_and_raise(self) -> None:
        bring_to_front(self)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._tell_snapshot()

    def settings_changed(self) -> None:
        if self._live is not None and isinstance(self._live.place, FollowsSettings):
            self._live.place.settings_changed()

    # --- places --------------------------------------------------------------------------

    def _go_by_hand(self, name: str) -> None:
        """The keys stay with the list: whoever goes through it goes on."""
        self._choose(self._places[name])

    def _mark(self, place: Place) -> None:
        self._wanted = place.name
        self.sidebar.choose(place.name)
        self.setWindowTitle(place.title)  # the desktop's title adds the program's name

    def _choose(self, place: Place) -> None:
        self._mark(place)
        if place.name in self._pages:
            self._show(place.name)
        elif place.name not in self._reading:
            self._reading.add(place.name)
            self._read_code(place.module, partial(self._build, place.name))

    def _build(self, name: str) -> None:
        self._reading.discard(name)
        if self._gone or name in self._pages:
            return
        place = self._places[name]
        built: QWidget
        try:
            built = place.build()
        except Exception as error:  # the other places must go on
            log.exception("the place %s could not be built", name)
            self._then = [(wanted, then) for wanted, then in self._then if wanted != name]
            built = FailedPlace(place.title, error, again=partial(self._again, name), open_log=self._open_log)
        page = self._pages[name] = Page(name, place.title, built)
        self._stack.addWidget(page)
        self._focus.look(page)
        for split, splitter in page.splitters().items():
            sizes = self._kept.splits.get(split, ())
            if len(sizes) == splitter.count() and any(sizes):
                splitter.setSizes(list(sizes))
        if self._wanted == name:
            self._show(name)

    def _again(self, name: str) -> None:
        page = self._pages.pop(name)
        if self._live is page:
            self._live = None
        self._stack.removeWidget(page)
        page.deleteLater()
        self.go(name)

    def _show(self, name: str) -> None:
        page = self._pages[name]
        self._stack.setCurrentWidget(page)
        self._set_live(page if self.isVisible() and not self.isMinimized() else None)
        waiting = [then for wanted, then in self._then if wanted == name]
        if waiting or not self.sidebar.has_focus():
            self._give_keys()
        self._then = [(wanted, then) for wanted, then in self._then if wanted != name]
        for then in waiting:
            then(page.place)

    def _give_keys(self) -> None:
        page = self._pages.get(self._wanted)
        if page is not None:
            if isinstance(page.place, TakesKeys):
                page.place.take_keys()
            else:
                page.focusNextChild()

    def _set_live(self, page: Page | None) -> None:
        """One at a time: the others rest."""
        if page is self._live:
            return
        before, self._live = self._live, page
        if before is not None and isinstance(before.place, RestsWhenHidden):
            before.place.hidden()
        if page is None:
            return
        self._tell_snapshot()
        self.settings_changed()
        if isinstance(page.place, RestsWhenHidden):
            page.place.shown()

    def _tell_snapshot(self) -> None:
        if self._live is not None and self._snapshot is not None and isinstance(self._live.place, ShowsSnapshots):
            self._live.place.show_snapshot(self._snapshot)

    # --- Qt ------------------------------------------------------------------------------

    def _wake(self) -> None:
        seen = self.isVisible() and not self.isMinimized()
        self._set_live(self._pages.get(self._wanted) if seen else None)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._wake()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        super().hideEvent(event)
        self._set_live(None)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.WindowStateChange:
            self._wake()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self.sidebar.set_wide(self.width() >= WIDE_FROM_CHARACTERS * self.fontMetrics().averageCharWidth())

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        super().closeEvent(event)
        self._gone = True
        self._set_live(None)
        self.closed.emit(Kept(self.width(), self.height(), self._wanted, {**self._kept.splits, **self._splits()}))

    def _splits(self) -> Mapping[str, tuple[int, ...]]:
        shown = (page.splitters() for page in self._pages.values())
        return {name: tuple(one.sizes()) for splitters in shown for name, one in splitters.items() if any(one.sizes())}
