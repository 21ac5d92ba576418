"""The steps, one after the other."""

from __future__ import annotations

import logging
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tray_app.core.shaped import Text

from .step import Around, Step

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Run:
    """A text with all that was done to it."""

    text: Text
    took_ns: Mapping[str, int] = field(default_factory=dict)
    """By the names of the steps, in their order."""


class Pipeline:
    """Any thread."""

    def __init__(self, steps: Sequence[Step] = ()) -> None:
        self.steps = tuple(steps)

    def run(self, heard: str, around: Around) -> Run:
        """Never raises: a step that fails changes nothing, and the text goes on without it."""
        text = Text.of(heard)
        took_ns: dict[str, int] = {}
        for step in self.steps:
            began_ns = time.perf_counter_ns()
            try:
                text = text.edited(step.edits(text.written, around), step.name)
            except Exception as error:  # noqa: BLE001 - a word lost to a faulty rule is worse than any rule left out
                log.warning("text step %s failed: %s", step.name, type(error).__name__)
            took_ns[step.name] = time.perf_counter_ns() - began_ns
        return Run(text, took_ns)
