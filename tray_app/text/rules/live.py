"""The rules while the program runs: read when they are saved, asked whenever a text goes through the steps.

Without a file nothing of them is loaded.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from tray_app.core.errors import HoldtalkError, Problem
from tray_app.core.translation import filled, marked

if TYPE_CHECKING:
    from .lines import Rule
    from .rule_set import RuleSet

log = logging.getLogger(__name__)


class LiveRules:
    def __init__(self, path: Path, tell: Callable[[Problem], object]) -> None:
        """`tell` hears what is wrong with them."""
        self._path = path
        self._tell = tell
        self._in_force: RuleSet | None = None
        self._told: Problem | None = None
        self._lock = threading.Lock()
        """Of those who read."""

    def in_force(self) -> RuleSet | None:
        """As `pipeline_of` takes them; another object when they changed, None while there are none. Any thread."""
        return self._in_force

    def reload(self) -> None:
        """Blocks for the disk; never raises: what is wrong is told, and what was in force stays where the file cannot
        be read."""
        with self._lock:
            if self._in_force is None and self._told is None and not self._path.exists():
                return
            self._read()

    def _read(self) -> None:
        from .rule_file import mistakes_told, read_rules  # of one who has none nothing is loaded
        from .rule_set import RuleSet

        try:
            found = read_rules(self._path)
        except HoldtalkError as error:
            self._tell_once(error.problem)
            return
        self._in_force = RuleSet(found.rules, self._too_slow) if found else None
        if found:
            log.info("replacements and snippets: %d, %d mistakes", len(found.rules), len(found.mistakes))
        self._tell_once(mistakes_told(self._path, found))

    def _too_slow(self, rule: Rule) -> None:
        log.warning("the regular expression of line %d took too long", rule.line)
        self._tell(
            Problem(
                marked("A regular expression of yours takes too long; it is left out until it is changed."),
                filled("Make it simpler, and save: {path}", path=self._path),
                filled("line {line}: {mistake}", line=rule.line, mistake=rule.trigger),
            )
        )

    def _tell_once(self, problem: Problem | None) -> None:
        known, self._told = self._told, problem
        if problem is not None and problem != known:
            self._tell(problem)
