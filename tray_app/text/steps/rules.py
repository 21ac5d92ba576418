"""The user's own replacements and snippets."""

from __future__ import annotations

from collections.abc import Iterable

from tray_app.core.shaped import Edit
from tray_app.text.pipeline.step import Around
from tray_app.text.rules.rule_set import RuleSet


class Rules:
    name = "rules"

    def __init__(self, rules: RuleSet) -> None:
        self._rules = rules

    def edits(self, text: str, around: Around) -> Iterable[Edit]:
        return self._rules.edits(text, around)
