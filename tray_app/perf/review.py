"""What the figures mean in the user's words: a breach for notification, tooltip and menu."""

from __future__ import annotations

from collections.abc import Sequence

from tray_app.core.dictation import Start

from .breaches import Breach, Severity
from .catalog import Better
from .figures_text import target_text, with_unit
from .words import named, start_word


def breach_title(breach: Breach, *, with_start: bool = False) -> str:
    """One sentence: which figure is off its target."""
    name = named(breach.row.label, breach.start) if with_start else breach.row.label
    return f"{name} is over its target" if breach.row.better is Better.LOWER else f"{name} is under its target"


def breach_body(breach: Breach) -> str:
    """The figure, its target, and what helps."""
    metric = breach.row
    start = f" after a {start_word(breach.start)} start" if breach.start not in ("", Start.WARM.value) else ""
    figure = with_unit(breach.worst, metric.unit)
    return f"{figure}{start}, target {target_text(breach.target, metric.unit)}. {metric.remedy}"


def worst_of(breaches: Sequence[Breach]) -> Breach | None:
    """The open breach that deserves the one line there is room for: critical before over target, newest first."""
    still_open = [breach for breach in breaches if breach.cleared_ns is None]
    return max(still_open, key=lambda breach: (breach.severity is Severity.CRITICAL, breach.flagged_ns), default=None)
