"""Models in the running program: their place, the work with them, and what it means for dictation."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from tray_app import settings_file
from tray_app.core.errors import SettingsFault
from tray_app.core.notice_actions import SHOW_MODELS
from tray_app.core.snapshot import NoticeKind
from tray_app.core.translation import filled
from tray_app.paths import settings_path
from tray_app.settings_live import LiveSettings
from tray_app.speech.engines import find_engines

if TYPE_CHECKING:
    from tray_app.models.importing import Said
    from tray_app.models.shelf import Job, JobEnd, Shelf, ShelfRow
    from tray_app.runtime import Runtime
    from tray_app.ui.models import ModelsPlace


class ModelsAtHand:
    """Implements `ui.models.place.Models` and `models.shelf.ShelfListener`. Qt's thread, where nothing else is said.

    Of all this nothing is loaded before the place is first shown, and no thread is left once the window around it is
    closed and the last work is done.
    """

    def __init__(self, runtime: Runtime, live: LiveSettings, call: Callable[[Callable[[], None]], None]) -> None:
        """`call` has done on Qt's thread what it is given on any."""
        self._runtime = runtime
        self._live = live
        self._call = call
        self._shelf: Shelf | None = None
        self.place: ModelsPlace | None = None

    def make_place(self) -> ModelsPlace:
        """One at a time: `left` before the next."""
        from tray_app.ui.models import ModelsPlace

        place = self.place = ModelsPlace(self)
        place.show_jobs(self._at_work().jobs)
        return place

    def left(self) -> None:
        """The window around the place was closed."""
        self.place = None
        self._rest()

    def close(self) -> None:
        """Blocks for two seconds at most; what has come so far is kept."""
        if self._shelf is not None:
            self._shelf.close()

    def _rest(self) -> None:
        """Nobody looks, and nothing is being done."""
        if self.place is None and self._shelf is not None and not self._shelf.jobs:
            self._shelf.close(0.0)  # its thread ends by itself
            self._shelf = None

    def _at_work(self) -> Shelf:
        from tray_app.models.shelf import Shelf

        if self._shelf is None:
            self._shelf = Shelf(self)
        return self._shelf

    # --- what the place asks for ----------------------------------------------------------

    def look(self) -> None:
        self._at_work().look()

    def download(self, name: str) -> None:
        self._at_work().download(name)

    def verify(self, name: str) -> None:
        self._at_work().verify(name)

    def remove(self, name: str) -> None:
        self._at_work().remove(name)

    def bring_in(self, path: Path, said: Said) -> None:
        self._at_work().bring_in(path, said)

    def install_engine(self) -> None:
        self._at_work().install_engine()

    def call_off(self, job: Job) -> None:
        self._at_work().call_off(job)

    def in_use(self) -> str:
        return self._runtime.settings.speech.engine

    def use(self, name: str) -> None:
        self._live.change(lambda: _choose(name))

    # --- what the shelf tells, on its thread ----------------------------------------------

    def rows_changed(self, rows: tuple[ShelfRow, ...]) -> None:
        self._show(lambda place: place.show_rows(rows))

    def jobs_changed(self, jobs: tuple[Job, ...]) -> None:
        self._show(lambda place: place.show_jobs(jobs))

    def job_ended(self, end: JobEnd) -> None:
        self._call(lambda: self._tell_end(end))

    def models_changed(self) -> None:
        find_engines()

    def _show(self, show: Callable[[ModelsPlace], None]) -> None:
        self._call(lambda: None if self.place is None else show(self.place))

    def _tell_end(self, end: JobEnd) -> None:
        if self.place is not None and self.place.isVisible():
            self.place.show_end(end.told)
        elif end.told is not None:
            kind = NoticeKind.INFO if end.well else NoticeKind.ERROR
            self._runtime.tell(kind, end.told.title, end.told.remedy, SHOW_MODELS)
        self._rest()


def _choose(name: str) -> None:
    """Raises SettingsFault when no engine runs it."""
    if name not in find_engines():
        raise SettingsFault(
            filled("No engine of this version of Holdtalk runs “{name}”.", name=name), "Update Holdtalk."
        )
    settings_file.save_value(settings_path(), "speech", "engine", name)
