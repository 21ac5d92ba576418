"""Dictations that waited for their engine, because it was slower than speech or not loaded: what would help. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from statistics import median

from tray_app.core.dictation import DictationRecord, Start
from tray_app.core.engines import EMBEDDED_ENGINE, ENGINES

from .figures_text import with_unit
from .metric import Metric, Unit
from .stages import figures

BACKLOG, FACTOR, TRANSCRIPTION = "decode_backlog", "real_time_factor", "transcription"
_BLAMED = frozenset({BACKLOG, FACTOR, TRANSCRIPTION, "first_character", "release_to_text"})
"""Figures over their target because of it, when it fell behind."""
_LOADED_FIRST = (
    'The engine had to be loaded first. If it was asleep: set speech.load = "start", and speech.unload_after_min '
    "higher or to 0, which is never; if it was not, the log says why it was restarted."
)
_STAYS = "[speech] unload_after_min = 0"


def row_for(record: DictationRecord, row: Metric, targets: Mapping[str, float]) -> Metric:
    """`row` of one dictation, with what helps against its engine where that had to be loaded or had fallen behind."""
    if row.name == TRANSCRIPTION and record.start is Start.RESUMED:
        return replace(row, remedy=_LOADED_FIRST, try_text=_STAYS)
    return _told(row, [record]) if _fell_behind(record, targets) else row


def row_for_all(records: Iterable[DictationRecord], row: Metric, start: str, targets: Mapping[str, float]) -> Metric:
    """The same for what a session is advised, by the engine that fell behind most often; `start`: only those."""
    if row.name == TRANSCRIPTION and start == Start.RESUMED.value:
        return replace(row, remedy=_LOADED_FIRST, try_text=_STAYS)
    behind = [one for one in records if one.start.value == start and _fell_behind(one, targets)]
    engines = Counter(one.engine for one in behind)
    if not engines:
        return row
    (worst, _), *_ = engines.most_common(1)
    return _told(row, [one for one in behind if one.engine == worst])


def _fell_behind(record: DictationRecord, targets: Mapping[str, float]) -> bool:
    if record.start is Start.RESUMED:
        return False
    return record.behind_ms > targets.get(BACKLOG, float("inf"))


def _told(row: Metric, behind: list[DictationRecord]) -> Metric:
    if row.name not in _BLAMED:
        return row
    engine = behind[0].engine
    factor = median(figures(one).get(FACTOR, 0.0) for one in behind)
    late = with_unit(median(one.behind_ms for one in behind), Unit.MS)
    title = ENGINES[engine].title if engine in ENGINES else engine
    fell = "fell behind you" if len(behind) == 1 else f"fell behind you in {len(behind)} dictations"
    remedy = (
        f"{title} {fell}: it decodes a second of speech in {factor:.2f} s (real-time factor {factor:.2f}), and was "
        f"still at earlier speech {late} after key up. "
    )
    if engine == EMBEDDED_ENGINE:
        return replace(row, remedy=f"{remedy}Free a processor core: there is no faster engine.")
    return replace(
        row,
        remedy=f"{remedy}Choose a smaller model, or free a processor core.",
        try_text=f'[speech] engine = "{EMBEDDED_ENGINE}"',
    )
