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
    too_long: str = ""
    """The step at which it had taken too long: nothing was changed then."""


class Pipeline:
    """Any thread."""

    def __init__(self, steps: Sequence[Step] = ()) -> None:
        self.steps = tuple(steps)

    def run(self, heard: str, around: Around, limit_ns: int | None = None) -> Run:
        """Never raises: a step that fails changes nothing, and the text goes on without it. The limit is for all steps
        together, and is looked at behind each."""
        text = Text.of(heard)
        took_ns: dict[str, int] = {}
        started_ns = time.perf_counter_ns()
        for step in self.steps:
            began_ns = time.perf_counter_ns()
            try:
                text = text.edited(step.edits(text.written, around), step.name)
            except Exception as error:  # noqa: BLE001 - a word lost to a faulty rule is worse than any rule left out
                log.warning("text step %s failed: %s", step.name, type(error).__name__)
            ended_ns = time.perf_counter_ns()
            took_ns[step.name] = ended_ns - began_ns
            if limit_ns is not None and ended_ns - started_ns > limit_ns:
                return Run(Text.of(heard), took_ns, step.name)
        return Run(text, took_ns)
