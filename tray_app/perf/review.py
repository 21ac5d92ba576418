"""What the figures mean in the user's words: a breach for notification, tooltip and menu, and what to try."""

from __future__ import annotations

from collections.abc import Sequence

from .advice import Recommendation, recommendations
from .breaches import Breach, Severity
from .catalog import Better
from .figures_text import target_text, with_unit

__all__ = ["Recommendation", "breach_body", "breach_title", "recommendations", "worst_of"]


def breach_title(breach: Breach) -> str:
    """One sentence: which figure is off its target."""
    metric = breach.row
    side = "over" if metric.better is Better.LOWER else "under"
    return f"{metric.label} is {side} its target"


def breach_body(breach: Breach) -> str:
    """The figure, its target, and what helps."""
    metric = breach.row
    start = f" after a {breach.start} start" if breach.start and breach.start != "warm" else ""
    figure = with_unit(breach.worst, metric.unit)
    return f"{figure}{start}, target {target_text(breach.target, metric.unit)}. {metric.remedy}"


def worst_of(breaches: Sequence[Breach]) -> Breach | None:
    """The open breach that deserves the one line there is room for: critical before over target, newest first."""
    still_open = [breach for breach in breaches if breach.cleared_ns is None]
    return max(still_open, key=lambda breach: (breach.severity is Severity.CRITICAL, breach.flagged_ns), default=None)
