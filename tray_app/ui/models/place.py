"""The place Models: what there is, what each needs, and what can be done with it.

Every piece of work is the shelf's, on its own thread; this only asks for it and shows how far it is.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QProgressBar, QPushButton, QVBoxLayout, QWidget

from tray_app.core.errors import Problem
from tray_app.core.translation import listed, marked, tr
from tray_app.models.importing import Said
from tray_app.models.shelf import Job, ShelfRow
from tray_app.ui.announcing import announce
from tray_app.ui.labels import button, sentence, set_apart
from tray_app.ui.language_names import names_of

from .amounts import progress_words, size_words
from .asking import SayingWhat, ask_first, ask_which
from .table import ModelTable

_SILENT_S = 4
"""Lines pause for a second or two."""
_OF_THE_CATALOGUE = (
    marked("Small and quick; writes no punctuation marks."),
    marked("Moonshine Community License (not for commercial use)"),
)
"""What resources/models.toml says in sentences: nobody collects texts there."""
_MOST_NAMED = 30
"""Languages, below the table; more stand in its tip alone."""


class Models(Protocol):
    """What the place asks for; everything returns at once."""

    def look(self) -> None: ...

    def download(self, name: str) -> None: ...

    def verify(self, name: str) -> None: ...

    def remove(self, name: str) -> None: ...

    def bring_in(self, path: Path, said: Said) -> None: ...

    def install_engine(self) -> None: ...

    def call_off(self, job: Job) -> None: ...

    def use(self, name: str) -> None:
        """Have it understand what is said, from now on."""

    def in_use(self) -> str: ...


class ModelsPlace(QWidget):
    """Work that goes on goes on without it."""

    def __init__(self, models: Models) -> None:
        super().__init__()
        self._models = models
        self._rows: dict[str, ShelfRow] = {}
        self._jobs: dict[str, Job] = {}
        self._question: QWidget | None = None
        """Kept: it would end with the call that asks."""
        self._silence = QTimer(self, interval=1_000)
        """Runs while there is work and somebody looks."""
        self._silence.timeout.connect(self._count_silence)
        self._silent_s = 0
        """Since something was told of it."""
        self.table = ModelTable()
        self.table.itemSelectionChanged.connect(self._show_chosen)
        self.table.itemActivated.connect(lambda _item: self._do_the_obvious())
        self.details = sentence(selectable=True)
        self.told = sentence()
        self.bar = QProgressBar()
        self.bar.setAccessibleName(tr("Progress"))
        self.bar.setTextVisible(False)
        self.how_far = QLabel()
        self.how_far.setTextFormat(Qt.TextFormat.PlainText)
        self.cancel = button(tr("C&ancel"), self._call_off)
        self.download = button(tr("&Download"), partial(self._with_chosen, models.download))
        self.use = button(tr("&Use"), self._use)
        self.verify = button(tr("&Verify"), partial(self._with_chosen, models.verify))
        self.remove = button(tr("&Remove…"), self._ask_to_remove)
        self.bring_in = QPushButton(tr("&Import"))
        self.bring_in.setMenu(self._import_menu())
        self._lay_out()
        self._say("")
        self._seen = False
        self._show_chosen()

    def _lay_out(self) -> None:
        progress = QHBoxLayout()
        progress.addWidget(self.bar, 1)
        progress.addWidget(self.how_far)
        progress.addWidget(self.cancel)
        buttons = QHBoxLayout()
        for one in (self.download, self.use, self.verify, self.remove):
            buttons.addWidget(one)
        buttons.addStretch(1)
        buttons.addWidget(self.bring_in)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        column.addWidget(self.table, 1)
        column.addWidget(self.details)
        column.addLayout(progress)
        column.addWidget(self.told)
        column.addLayout(buttons)

    def _import_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(tr("From a &folder…")).triggered.connect(lambda _checked=False: self._ask_which(folder=True))
        menu.addAction(tr("From an &archive…")).triggered.connect(lambda _checked=False: self._ask_which(folder=False))
        return menu

    # --- what is told --------------------------------------------------------------------

    def show_rows(self, rows: tuple[ShelfRow, ...]) -> None:
        self._rows = {row.name: row for row in rows}
        self._paint()

    def show_jobs(self, jobs: tuple[Job, ...]) -> None:
        self._silent_s = 0
        self._jobs = {job.name: job for job in jobs}
        self._count()
        self._paint()

    def _count(self) -> None:
        if self._seen and self._jobs:
            self._silence.start()
        else:
            self._silence.stop()

    def show_end(self, told: Problem | None) -> None:
        """What came of a piece of work; None: it was called off."""
        self._say("" if told is None else _sentences(told))

    def _say(self, text: str) -> None:
        self.told.setText(text)
        self.told.setVisible(bool(text))
        announce(self.told, text)

    def shown(self) -> None:
        self._seen = True
        self._count()
        self._models.look()

    def hidden(self) -> None:
        self._seen = False
        self._count()

    def take_keys(self) -> None:
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def settings_changed(self) -> None:
        """Another one may be in use."""
        self._paint()

    def _paint(self) -> None:
        self.table.show_rows(list(self._rows.values()), self._models.in_use(), self._jobs)
        self._show_chosen()

    def _show_chosen(self) -> None:
        row, job = self._rows.get(self.table.chosen), self._jobs.get(self.table.chosen)
        job = job or next(iter(self._jobs.values()), None)
        self._show_job(job)
        busy = row is not None and row.name in self._jobs
        in_use = row is not None and row.name == self._models.in_use()
        installed = row is not None and row.installed
        self.download.setEnabled(row is not None and row.listed and not busy)
        self.download.setText(_download_words(row))
        self.use.setEnabled(installed and not busy and not in_use)
        own = row is not None and not row.embedded
        self.verify.setEnabled(own and installed and not busy)
        there = installed or (row is not None and row.came_bytes > 0)
        self.remove.setEnabled(own and there and not busy and not in_use)
        self.details.setText("" if row is None else _described(row))

    def _show_job(self, job: Job | None) -> None:
        self.bar.setVisible(job is not None)
        self.how_far.setVisible(job is not None)
        self.cancel.setVisible(job is not None)
        if job is None:
            return
        progress = job.progress
        percent = None if progress is None else progress.percent
        self.bar.setRange(0, 0 if progress is not None and percent is None else 100)
        self.bar.setValue(percent or 0)
        self.how_far.setText(
            tr("{model}: {progress}").format(
                model=self._title(job),
                progress=tr("waits for its turn") if progress is None else progress_words(progress),
            )
        )
        self.bar.setAccessibleDescription(self.how_far.text())

    def _count_silence(self) -> None:
        """A rate that was told before the line fell silent is none."""
        self._silent_s += 1
        downloading = [job for job in self._jobs.values() if job.progress and job.progress.doing == "downloading"]
        if downloading and self._silent_s >= _SILENT_S:
            self.how_far.setText(
                tr("{model}: nothing has come for {n} s").format(model=self._title(downloading[0]), n=self._silent_s)
            )

    def _title(self, job: Job) -> str:
        return set_apart(self._rows[job.name].title if job.name in self._rows else job.name)

    # --- what is done --------------------------------------------------------------------

    def _with_chosen(self, act: Callable[[str], None]) -> None:
        self._say("")
        if self.table.chosen:
            act(self.table.chosen)

    def _do_the_obvious(self) -> None:
        for one in (self.use, self.download):
            if one.isEnabled():
                one.click()
                return

    def _use(self) -> None:
        row = self._rows.get(self.table.chosen)
        if row is not None and row.missing:
            self._ask_to_install()
        elif row is not None:
            self._say("")
            self._models.use(row.name)

    def _ask_to_install(self) -> None:
        from tray_app.core.errors import HoldtalkError
        from tray_app.models.runtimes import requirements

        try:
            needed = ", ".join(requirements())
        except HoldtalkError as error:
            self.show_end(error.problem)
            return
        question = tr("Download and install it into Holdtalk's own environment, with pip? ({libraries})")
        self._question = ask_first(
            self,
            tr("This model needs a library that is not installed."),
            question.format(libraries=needed),
            tr("&Install"),
            self._models.install_engine,
        )

    def _ask_to_remove(self) -> None:
        row = self._rows.get(self.table.chosen)
        if row is not None:
            self._question = ask_first(
                self,
                tr("Remove {model} from this machine?").format(model=row.title),
                tr("It can be downloaded again.")
                if row.listed
                else tr("It was imported: Holdtalk cannot get it back."),
                tr("&Remove"),
                partial(self._with_chosen, self._models.remove),
            )

    def _ask_which(self, *, folder: bool) -> None:
        self._question = ask_which(self, folder=folder, then=self._ask_what)

    def _ask_what(self, path: Path) -> None:
        dialog = SayingWhat(self, path, partial(self._models.bring_in, path))
        self._question = dialog
        dialog.open()

    def _call_off(self) -> None:
        job = self._jobs.get(self.table.chosen) or next(iter(self._jobs.values()), None)
        if job is not None:
            self._models.call_off(job)


def _download_words(row: ShelfRow | None) -> str:
    """Of one that is here only what is no longer right is fetched again."""
    if row is not None and row.installed and row.listed:
        return tr("&Download again")
    return tr("&Download the rest") if row is not None and row.came_bytes else tr("&Download")


def _described(row: ShelfRow) -> str:
    title, maker = set_apart(row.title), set_apart(row.maker)
    facts = [tr("{model} by {maker}").format(model=title, maker=maker) if maker else title]
    facts.append(tr("licence: {licence}").format(licence=tr(row.licence)) if row.licence else tr("licence: not known"))
    if row.homepage:
        facts.append(set_apart(row.homepage))
    if row.came_bytes and not row.installed:
        facts.append(
            tr("{part} of {all} have come").format(part=size_words(row.came_bytes), all=size_words(row.download_bytes))
        )
    lines = [tr(listed(facts)) + "."]
    if 1 < len(row.languages) <= _MOST_NAMED:
        lines.append(tr("Languages: {names}.").format(names=names_of(row.languages)))
    lines += [tr(text) for text in (*row.note.splitlines(), row.missing) if text]
    return "\n".join(lines)


def _sentences(problem: Problem) -> str:
    detail = problem.detail and f"({tr(problem.detail)})"
    return " ".join(filter(None, (tr(problem.title), detail, tr(problem.remedy))))
