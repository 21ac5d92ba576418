"""What is known of one dictation beside its words, for people: how long they waited, and for what."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tray_app.core.dictation import Start
from tray_app.core.history import HistoryRow
from tray_app.core.translation import listed, marked, tr, tr_n
from tray_app.perf.catalog import CATALOG
from tray_app.perf.figures_text import length_text, number_text, with_unit
from tray_app.perf.metric import Unit
from tray_app.ui.kinds import language_words, mode_words
from tray_app.ui.labels import as_written, set_apart

from .row_words import length_words

_STARTS: Mapping[str, str] = {
    Start.WARM.value: marked("the microphone was open already"),
    Start.COLD.value: marked("the microphone had to be opened first"),
    Start.RESUMED.value: marked("the engine had to be loaded first"),
}
_APART, _TOGETHER = "\u2068", "\u2069"
"""Around words that may run the other way, lest they turn their neighbours round."""
_METHODS: Mapping[str, str] = {"typed": marked("typed"), "pasted": marked("pasted")}


def told(row: HistoryRow, title: Callable[[str], str]) -> list[tuple[str, str]]:
    """Headings, and what stands behind them; only what is known. `title` names an engine."""
    lines = [
        (tr("Spoken"), _spoken(row)),
        (tr("Wait"), _wait(row)),
        (tr("Understood"), _understood(row, title)),
        (tr("Insertion"), _written(row)),
        (tr("Begun"), _begun(row)),
        (tr("Version"), row.build),
    ]
    return [(heading, text) for heading, text in lines if text]


def all_figures(row: HistoryRow) -> list[tuple[str, str]]:
    """Each by its exact name, in the order of the table of figures."""
    known = [(tr(metric.label), with_unit(row.figures[name], metric.unit)) for name, metric in CATALOG.items()
             if name in row.figures]  # fmt: skip
    others = [(name, number_text(value, 1)) for name, value in row.figures.items() if name not in CATALOG]
    return known + others


def duration_words(took_ms: float) -> str:
    """ "85 ms", "1.3 s"."""
    return with_unit(took_ms, Unit.MS) if took_ms < 1_000 else length_text(took_ms / 1_000)


def _spoken(row: HistoryRow) -> str:
    if not row.audio_ms:
        return ""
    length = length_words(row.audio_ms)
    if not row.words:
        return length
    words = as_written(tr_n("{n} word", "{n} words", row.words), row.words)
    return tr("{words} in {time}").format(words=words, time=length)


def _wait(row: HistoryRow) -> str:
    if row.timed_out:
        return tr("given up: it took too long")
    if row.wait_ms is None:
        return ""
    return tr("{time} from letting go to the last character").format(time=duration_words(row.wait_ms))


def _understood(row: HistoryRow, title: Callable[[str], str]) -> str:
    if not row.engine:
        return ""
    parts = [set_apart(title(row.engine))]
    if row.language:
        parts.append(f"{_APART}{language_words(row.language)}{_TOGETHER}")
    took_ms = row.figures.get("transcription")
    if took_ms is not None:
        parts.append(tr("{time} after letting go").format(time=duration_words(max(0.0, took_ms))))
    return tr(listed(parts))


def _written(row: HistoryRow) -> str:
    took_ms = row.figures.get("insertion")
    if not row.method:
        return ""
    method = tr(_METHODS[row.method]) if row.method in _METHODS else row.method
    if took_ms is None:
        return method
    return tr("{how} in {time}").format(how=method, time=duration_words(max(0.0, took_ms)))


def _begun(row: HistoryRow) -> str:
    parts = [mode_words(row.mode) if row.mode else "", tr(_STARTS[row.start]) if row.start in _STARTS else ""]
    return tr(listed(parts))
