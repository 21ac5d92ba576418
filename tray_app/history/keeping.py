"""What becomes a row, and what of it is kept: pure."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

import tray_app
from tray_app.core.applications import Application, ApplicationKind
from tray_app.core.dictation import DictationEnded, Outcome
from tray_app.core.history import HistoryRow, RowState, WaitingNews
from tray_app.core.keeping_settings import HistorySettings
from tray_app.core.ports import SAMPLE_RATE_HZ
from tray_app.core.scripts import words_in
from tray_app.core.shaping import Change, as_heard, kept_through
from tray_app.perf.catalog import WAIT
from tray_app.perf.stages import figures

_STATES: Mapping[Outcome, RowState] = {
    Outcome.INSERTED: RowState.WRITTEN,
    Outcome.OFFERED: RowState.WAITING,
    Outcome.FAILED: RowState.UNHEARD,
    Outcome.CANCELLED: RowState.CANCELLED,
    Outcome.EMPTY: RowState.EMPTY,
}
"""One that was too short is no row: nobody meant to say anything."""


def is_private(application: Application | None, settings: HistorySettings) -> bool:
    """Whether a dictation into this program leaves neither text nor sound. One that nobody can tell is none."""
    if application is None:
        return False
    named = {name.strip().casefold() for name in settings.private_apps.split(",")} - {""}
    return application.kind is ApplicationKind.PASSWORD_PROMPT or application.name.casefold() in named


def row_of(ended: DictationEnded, settings: HistorySettings) -> HistoryRow | None:
    """The row of a dictation that has just ended; None where it leaves none."""
    record, application = ended.record, ended.application
    state = _STATES.get(record.outcome)
    if state is None:
        return None
    if state is RowState.UNHEARD and ended.text:
        state = RowState.WAITING  # the engine did not fail, the window did
    found = {name: value for name, value in figures(record).items() if math.isfinite(value)}
    row = HistoryRow(
        row_id=record.dictation_id,
        state=state,
        text=ended.text,
        heard=ended.heard,
        application=application.name if application is not None else "",
        application_kind=application.kind.value if application is not None else "",
        engine=record.engine,
        language=record.language,
        mode=record.mode,
        start=record.start.value,
        method=record.method,
        problem=ended.why,
        audio_ms=record.samples * 1000 / SAMPLE_RATE_HZ,
        words=words_in(ended.text),
        wait_ms=found.get(WAIT),
        timed_out=record.timed_out,
        build=tray_app.__version__,
        figures=found,
        private=is_private(application, settings),
        wished_engine=ended.wishes.engine or "",
        wished_language=ended.wishes.language or "",
        wished_languages=",".join(ended.wishes.languages),
        changes=ended.changes,
    )
    # One that was cancelled was thrown away: who wants it after all has it heard again.
    return without_text(row) if row.private or state is RowState.CANCELLED else row


def without_text(row: HistoryRow) -> HistoryRow:
    return replace(row, text="", heard="", words=0, changes=())


def edited(row: HistoryRow, text: str) -> HistoryRow:
    changes = kept_through(row.changes, row.text, text)
    return replace(row, text=text, heard=row.heard or row.text, words=words_in(text), changes=changes)


def written_as_heard(row: HistoryRow, undone: Sequence[Change]) -> HistoryRow:
    text, left = as_heard(row.text, row.changes, undone)
    return replace(row, text=text, words=words_in(text), changes=left)


def keeps_sound(row: HistoryRow, settings: HistorySettings) -> bool:
    """Of one that has just ended. Of others than these two there is no sound, or the spool has it until somebody has
    dealt with it."""
    if row.private:
        return False
    if row.state is RowState.CANCELLED:
        return settings.spare_hours > 0
    return row.state is RowState.WRITTEN and settings.keep_sound


def undone(row: HistoryRow) -> HistoryRow | None:
    """It was taken back out of its window."""
    return replace(row, state=RowState.UNDONE) if row.state is RowState.WRITTEN else None


def written_again(row: HistoryRow) -> HistoryRow | None:
    return replace(row, state=RowState.WRITTEN) if row.state is RowState.UNDONE else None


def after(row: HistoryRow | None, news: WaitingNews) -> HistoryRow | None:
    """The row as it is by the news; None where there is none, or they change nothing."""
    if row is None:
        return _of_news(news)
    match news.state:
        case RowState.TAKEN if row.state is RowState.WAITING:
            return replace(row, state=RowState.TAKEN)
        case RowState.TAKEN if row.state is RowState.UNHEARD:
            return replace(row, state=RowState.CANCELLED)
        case RowState.WAITING if row.state is not RowState.WAITING or not (row.text or row.private):
            return _with_text(row, news)
        case RowState.UNHEARD if row.state is RowState.UNHEARD and row.problem != news.problem:
            return replace(row, problem=news.problem)
        case RowState.EMPTY if row.state in (RowState.UNHEARD, RowState.WAITING) and not row.text:
            return replace(row, state=RowState.EMPTY, engine=news.engine or row.engine)
    return None


def _of_news(news: WaitingNews) -> HistoryRow | None:
    """Of one that ended with the program, before there was a row of it."""
    if news.state is RowState.TAKEN:
        return None
    row = HistoryRow(news.dictation_id, news.state, audio_ms=news.audio_ms, build=tray_app.__version__)
    return replace(_with_text(row, news), state=news.state, problem=news.problem)


def _with_text(row: HistoryRow, news: WaitingNews) -> HistoryRow:
    found = replace(
        row,
        state=RowState.WAITING,
        problem=_still_wrong(row),
        text=news.text,
        heard=news.heard,
        changes=news.changes,
        words=words_in(news.text),
        engine=news.engine or row.engine,
        language=news.language or row.language,
        audio_ms=row.audio_ms or news.audio_ms,
    )
    return without_text(found) if row.private else found


def _still_wrong(row: HistoryRow) -> str:
    """Of one that gets a text: why there was none is over, why it did not go to its window is not."""
    return "" if row.state is RowState.UNHEARD else row.problem


def heard_again(
    row: HistoryRow, text: str, heard: str, engine: str, language: str, changes: tuple[Change, ...] = ()
) -> HistoryRow:
    """With the text of another try. What there was before is kept beside it."""
    new = replace(
        row,
        text=text,
        changes=changes,
        heard=row.text or heard,
        words=words_in(text),
        engine=engine,
        language=language,
        problem=_still_wrong(row),
    )
    if row.state in (RowState.UNHEARD, RowState.CANCELLED, RowState.EMPTY, RowState.UNDONE):
        new = replace(new, state=RowState.WAITING)
    return without_text(new) if row.private else new
