"""Dictations that waited for their engine, because it was slower than speech or not loaded: what would help. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from statistics import median

from tray_app.core.dictation import DictationRecord, Start
from tray_app.core.engines import EMBEDDED_ENGINE, ENGINES
from tray_app.core.translation import marked, tr, tr_n

from .figures_text import number_text, with_unit
from .metric import Metric, Unit
from .stages import figures

BACKLOG, FACTOR, TRANSCRIPTION = "decode_backlog", "real_time_factor", "transcription"
_BLAMED = frozenset({BACKLOG, FACTOR, TRANSCRIPTION, "first_character", "release_to_text"})
"""Figures over their target because of it, when it fell behind."""
_LOADED_FIRST = marked(
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
    told = tr_n(
        "{engine} fell behind you: it decodes a second of speech in {factor} s (real-time factor {factor}), and was "
        "still at earlier speech {late} after key up.",
        "{engine} fell behind you in {n} dictations: it decodes a second of speech in {factor} s (real-time factor "
        "{factor}), and was still at earlier speech {late} after key up.",
        len(behind),
    ).format(engine=title, factor=number_text(factor, 2), late=late)
    if engine == EMBEDDED_ENGINE:
        return replace(row, remedy=f"{told} {tr('Free a processor core: there is no faster engine.')}")
    return replace(
        row,
        remedy=f"{told} {tr('Choose a smaller model, or free a processor core.')}",
        try_text=f'[speech] engine = "{EMBEDDED_ENGINE}"',
    )
