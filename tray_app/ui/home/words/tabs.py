"""The place Words: the word list, and the replacements and snippets behind a tab of their own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QTabWidget

from tray_app.core.translation import tr
from tray_app.ui.home.rules.place import RulesPlace

from .place import WordsAtWork, WordsPlace


class WordsAndRules(QTabWidget):
    """Only the one that is looked at follows its file."""

    def __init__(
        self, words_path: Path, at_work: WordsAtWork, rules_path: Path, open_rules: Callable[[], object]
    ) -> None:
        super().__init__()
        self.setDocumentMode(True)
        self.words = WordsPlace(words_path, at_work)
        self.rules = RulesPlace(rules_path, open_rules)
        self._is_shown = False
        for place, title in ((self.words, tr("&Your words")), (self.rules, tr("Re&placements and snippets"))):
            place.setAccessibleName(title.replace("&", ""))
            self.addTab(place, title)
        self.tabBar().setAccessibleName(tr("Kinds of words"))
        self.currentChanged.connect(lambda _index: self._look())

    def shown(self) -> None:
        self._is_shown = True
        self._look()

    def hidden(self) -> None:
        self._is_shown = False
        self._look()

    def take_keys(self) -> None:
        self._seen().take_keys()

    def _seen(self) -> WordsPlace | RulesPlace:
        return self.rules if self.currentWidget() is self.rules else self.words

    def _look(self) -> None:
        for place in (self.words, self.rules):
            place.hidden()
        if self._is_shown:
            self._seen().shown()
