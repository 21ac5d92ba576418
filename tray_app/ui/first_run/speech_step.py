"""The fourth step: which language is spoken, and what understands it on this machine."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from tray_app.core.languages import code_of
from tray_app.core.translation import listed, marked, tr, tr_n
from tray_app.ui.labels import button
from tray_app.ui.language_names import native_name

from .asked import EngineChoice, FirstRun, SpeechAtHand
from .pieces import number, words
from .step import Step

_MOST_NAMED = 3
"""Languages of a model; of one that has more they are counted."""
FALLBACK = "en"


class SpeechStep(Step):
    title = marked("Your language")

    def __init__(self, program: FirstRun) -> None:
        super().__init__(program)
        self.summary = words()
        self.language = QComboBox()
        self.language.activated.connect(self._choose_language)
        self._language_row = QWidget()
        form = QFormLayout(self._language_row)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(tr("&You speak"), self.language)
        self.options: list[QRadioButton] = []
        self._group = QButtonGroup(self)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.more = QVBoxLayout()
        self.more.setSpacing(6)
        self.lines: list[QLabel] = []
        """Models that can be downloaded, below what is said of them."""
        self.models = button(tr("Open &Models…"), program.open_models)
        self.machine = words(dim=True)
        self._found: SpeechAtHand | None = None
        row = QHBoxLayout()
        row.addWidget(self.models)
        row.addStretch(1)
        for part in (self.summary, self._language_row):
            self.column.addWidget(part)
        self.column.addLayout(self._list)
        self.column.addLayout(self.more)
        self.column.addLayout(row)
        self.column.addWidget(self.machine)
        self.finish_layout()
        self.is_done()
        self.summary.setText(tr("Looking at what this machine has…"))

    def shown(self) -> None:
        self.program.look_at_speech(own_languages(), self._show)

    def settings_changed(self) -> None:
        if self._found is not None:
            self._show(self._found)

    # --- what is there -------------------------------------------------------------------

    def _show(self, found: SpeechAtHand) -> None:
        self._found = found
        here = [choice for choice in found.choices if not choice.download_bytes]
        to_be_had = [choice for choice in found.choices if choice.download_bytes]
        self.summary.setText(self._summary(here))
        self._show_options(here)
        self._show_more([_to_be_had(choice) for choice in to_be_had])
        self.machine.setText(_machine(found))
        self._show_languages()

    def _summary(self, here: Sequence[EngineChoice]) -> str:
        used = next((choice for choice in here if choice.name == self.program.engine()), None)
        own = own_languages()[0]
        if used is None:
            return tr("The model in use is not known here. Models tells more.")
        if own in used.languages:
            return tr("{model} understands {language}. Nothing has to be done here.").format(
                model=used.title, language=native_name(own)
            )
        return tr("{model} understands {languages}. For {language} another model is needed.").format(
            model=used.title, languages=_languages(used.languages), language=native_name(own)
        )

    def _show_options(self, here: Sequence[EngineChoice]) -> None:
        """One alone is nothing to choose from."""
        focused = next((option.text() for option in self.options if option.hasFocus()), None)
        for option in self.options:
            self._group.removeButton(option)
            self._list.removeWidget(option)
            option.hide()
            option.deleteLater()
        self.options = [self._option(choice) for choice in here] if len(here) > 1 else []
        for option in self.options:
            self._group.addButton(option)
            self._list.addWidget(option)
            if option.text() == focused:
                option.setFocus()

    def _show_more(self, lines: list[str]) -> None:
        """A label each, so that one that wraps is told from the next."""
        for label in self.lines:
            self.more.removeWidget(label)
            label.hide()
            label.deleteLater()
        if lines:
            lines.insert(0, tr("Others can be downloaded; each of these fits this machine:"))
        self.lines = [words(line, dim=True) for line in lines]
        for label in self.lines:
            self.more.addWidget(label)
            label.show()

    def _option(self, choice: EngineChoice) -> QRadioButton:
        facts = tr("{model}: {languages}, {memory} MB of memory").format(
            model=choice.title, languages=_languages(choice.languages), memory=number(choice.memory_mb)
        )
        option = QRadioButton(facts.replace("&", "&&"))
        if choice.measured:
            option.setText(tr("{facts}; best when this machine was measured").format(facts=option.text()))
            option.setToolTip(choice.measured)
        option.setChecked(choice.name == self.program.engine())
        option.clicked.connect(lambda _checked=False: self.program.use_engine(choice.name))
        return option

    def _show_languages(self) -> None:
        codes = self.program.languages()
        self._language_row.setVisible(len(codes) > 1)
        self.language.clear()
        for code in codes:
            self.language.addItem(native_name(code), code)
        self.language.setCurrentIndex(max(0, self.language.findData(self.program.language())))

    def _choose_language(self, at: int) -> None:
        self.program.set_language(str(self.language.itemData(at)))


def own_languages() -> list[str]:
    """That of the desktop first, and English always."""
    codes = [code_of(name) for name in QLocale().uiLanguages()]
    known = [code for code in codes if code and code != "c"]
    return list(dict.fromkeys([*known, FALLBACK]))


def _languages(codes: Sequence[str]) -> str:
    if len(codes) > _MOST_NAMED:
        return tr_n("{n} language", "{n} languages", len(codes))
    return tr(listed(map(native_name, codes)))


def _to_be_had(choice: EngineChoice) -> str:
    return tr("{model}: {languages}, {size} MB to download, {memory} MB of memory").format(
        model=choice.title,
        languages=_languages(choice.languages),
        size=number(choice.download_bytes / 1e6),
        memory=number(choice.memory_mb),
    )


def _machine(found: SpeechAtHand) -> str:
    cores = tr_n("{n} processor core", "{n} processor cores", found.processors)
    return tr("This machine has {cores} and {memory} GB of memory.").format(
        cores=cores, memory=number(found.memory_mb / 1000, 0 if found.memory_mb >= 10_000 else 1)
    )
