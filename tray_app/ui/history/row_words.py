"""A row of the history in words: how it ended, where it went, how long it was."""

from __future__ import annotations

from collections.abc import Mapping

from tray_app.core.history import HistoryRow, RowState
from tray_app.core.translation import marked, tr, tr_n
from tray_app.perf.figures_text import number_text
from tray_app.ui.days import when_words
from tray_app.ui.kinds import ONE_OF_A_KIND
from tray_app.ui.labels import as_written
from tray_app.ui.words import elapsed_words

STATE_WORDS: Mapping[RowState, str] = {
    RowState.WRITTEN: marked("Written"),
    RowState.UNDONE: marked("Undone"),
    RowState.WAITING: marked("Waits for you"),
    RowState.TAKEN: marked("Taken"),
    RowState.UNHEARD: marked("Not understood yet"),
    RowState.CANCELLED: marked("Thrown away"),
    RowState.EMPTY: marked("Nothing said"),
}
"""What the user reads of each."""

WITHOUT_TEXT: Mapping[RowState, str] = {
    RowState.UNHEARD: marked("A recording without a text. Try it again."),
    RowState.CANCELLED: marked("This recording was thrown away."),
    RowState.EMPTY: marked("Nothing was heard."),
}
PRIVATE = marked("Not kept: its program is a private one.")
_CHARACTERS_IN_A_ROW = 400
"""More than two lines of the widest window."""


def state_words(row: HistoryRow) -> str:
    return tr(STATE_WORDS[row.state])


def program_words(row: HistoryRow) -> str:
    """The program, or else its kind; empty where nobody knows."""
    if row.application:
        return row.application[:1].upper() + row.application[1:]
    return tr(ONE_OF_A_KIND[row.application_kind]) if row.application_kind in ONE_OF_A_KIND else ""


def one_line(row: HistoryRow) -> str:
    """The beginning of its text without line breaks, or what is told in its place."""
    if row.text:
        return " ".join(row.text[:_CHARACTERS_IN_A_ROW].split())
    return without_text(row) if row.private else tr(row.problem) or without_text(row)


def without_text(row: HistoryRow) -> str:
    if row.private:
        return tr(PRIVATE)
    return tr(WITHOUT_TEXT[row.state]) if row.state in WITHOUT_TEXT else ""


def length_words(audio_ms: float) -> str:
    """ "4.2 s" below a minute, "2:05" from there on."""
    if audio_ms >= 60_000:
        return elapsed_words(audio_ms / 1000)
    return tr("{n} s").format(n=number_text(audio_ms / 1000, 1))


def facts_words(row: HistoryRow) -> str:
    """State, program and length: the line above its text."""
    parts = [state_words(row), program_words(row), length_words(row.audio_ms) if row.audio_ms else ""]
    return " · ".join(part for part in parts if part)


def spoken_words(row: HistoryRow) -> str:
    """All that the row shows, for who does not see it."""
    return tr("{when}. {facts}. {text}").format(when=when_words(row.row_id), facts=facts_words(row), text=one_line(row))


def found_words(count: int) -> str:
    return as_written(tr_n("{n} dictation", "{n} dictations", count), count)
