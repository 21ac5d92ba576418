"""When a figure counts as broken, and when as whole again."""

from __future__ import annotations

from dataclasses import dataclass

from tray_app.core.translation import tr


@dataclass(frozen=True, slots=True)
class Rule:
    """When a figure counts as broken, and when as whole again. A missing sample does neither."""

    over_n: int
    """This many samples over target …"""
    of_last: int
    """… among this many …"""
    over_ms: int
    """… in a run over target that began at least this long ago."""
    critical_n: int
    """Or this many over the critical level among `of_last`, however short."""
    clear_n: int
    """This many good samples in a row …"""
    clear_ms: int
    """… over at least this long, clear it."""
    within_n: int
    """So do this many in a row that are merely within the target …"""
    within_ms: int
    """… over at least this long: a figure that has come to rest just below its target is not broken for ever."""
    clear_margin: float = 0.1
    """A good sample is better than the target by this share of it (hysteresis)."""

    @property
    def flags(self) -> bool:
        """Whether anything can break it at all."""
        return self.over_n <= self.of_last

    def explained(self) -> str:
        """The rule as one sentence."""
        if not self.flags:
            return tr("Never flagged: it is what looking costs.")
        return " ".join((self._flagged_when(), self._cleared_when()))

    def _flagged_when(self) -> str:
        if self.over_ms:
            words = tr(
                "Flagged when {n} of the last {all} samples are over target, lasting {time} s, or {critical} over the "
                "critical level."
            )
        else:
            words = tr(
                "Flagged when {n} of the last {all} samples are over target, or {critical} over the critical level."
            )
        return words.format(n=self.over_n, all=self.of_last, time=_seconds(self.over_ms), critical=self.critical_n)

    def _cleared_when(self) -> str:
        if self.clear_ms or self.within_ms:
            words = tr(
                "Clears after {n} in a row over {time} s that are {share} % better than the target, or {within} in a "
                "row over {rest} s within it."
            )
        else:
            words = tr(
                "Clears after {n} in a row that are {share} % better than the target, or {within} in a row within it."
            )
        times = {"time": _seconds(self.clear_ms), "rest": _seconds(self.within_ms)}
        return words.format(n=self.clear_n, share=round(100 * self.clear_margin), within=self.within_n, **times)


def _seconds(time_ms: int) -> str:
    return f"{time_ms / 1000:g}"


EACH_DICTATION = Rule(over_n=3, of_last=5, over_ms=0, critical_n=2, clear_n=3, clear_ms=0, within_n=8, within_ms=0)
SAMPLED = Rule(
    over_n=5, of_last=6, over_ms=3_000, critical_n=3, clear_n=5, clear_ms=3_000, within_n=5, within_ms=60_000
)
MEMORY = Rule(
    over_n=3, of_last=4, over_ms=3_000, critical_n=2, clear_n=3, clear_ms=3_000, within_n=3, within_ms=120_000
)
EVENTFUL = Rule(over_n=3, of_last=5, over_ms=0, critical_n=2, clear_n=5, clear_ms=1_000, within_n=10, within_ms=10_000)
SELDOM = Rule(over_n=2, of_last=20, over_ms=0, critical_n=2, clear_n=20, clear_ms=0, within_n=20, within_ms=0)
TOLD_ONLY = Rule(over_n=2, of_last=1, over_ms=0, critical_n=2, clear_n=1, clear_ms=0, within_n=1, within_ms=0)
"""Shown, and never held against anybody: no two samples can be among one."""
