"""Dictations that nobody made, in a real database: for pictures and for figures."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from tray_app.core.errors import Problem
from tray_app.core.events import DictationId
from tray_app.core.history import HistoryQuery, HistoryRow, RowState
from tray_app.ui.history.asked import EngineChoice

MINUTE_NS = 60_000_000_000

ENGINES = (
    EngineChoice("moonshine-tiny-en", "Moonshine tiny", ("en",)),
    EngineChoice("parakeet-tdt-0.6b-v3", "Parakeet 0.6B", ("de", "en", "fr")),
    EngineChoice("whisper-small", "Whisper small", ("ar", "de", "en", "es", "fr", "ja")),
)
_SENTENCES = (
    "The meeting moves to Thursday at ten; please bring the figures of the last quarter.",
    "Dear Ms Inverashiel, thank you for your letter of the twelfth. I have read it with great interest.",
    "git commit dash m fix the parser",
    "Bitte schicken Sie mir die Unterlagen bis Freitag, damit ich sie noch durchsehen kann.",
    "مرحبا، أود أن أؤكد موعدنا يوم الخميس في الساعة العاشرة صباحا.",
    "明日の会議は十時からに変更になりました。資料を忘れずにお持ちください。",
    "Buy milk.",
    "A long one follows, because people who dictate letters do not stop after one sentence: they go on and on, and "
    "what they said has to be read again later, in full, with all that stands between the beginning and its end. " * 3,
)
_WORDS = ("window", "harbour", "seven", "lamp", "over", "quickly", "Thursday", "letter", "garden", "because", "answer",
          "little", "north", "paper", "under", "yesterday", "music", "between", "number", "carefully")  # fmt: skip
_WITH_TEXT = (RowState.WRITTEN, RowState.UNDONE, RowState.WAITING, RowState.TAKEN)


def invented(count: int, *, now_ns: int, seed: int = 11) -> Iterator[HistoryRow]:
    """Newest first, of every state, engine, language and kind; some years back with a hundred thousand."""
    chance = random.Random(seed)
    at_ns = now_ns - 3 * MINUTE_NS
    for number in range(count):
        state = chance.choices(list(RowState), weights=(89, 1, 0, 2, 0, 4, 3))[0]
        state = {2: RowState.WAITING, 5: RowState.UNHEARD}.get(number, state)
        text = _text(chance) if state in _WITH_TEXT else ""
        decode_ms, insert_ms = chance.lognormvariate(4.4, 0.4), chance.uniform(15, 60)
        yield HistoryRow(
            DictationId(at_ns),
            state,
            text,
            heard=text.replace("Inverashiel", "in for a shell") if "Inverashiel" in text else "",
            application=chance.choice(("firefox", "thunderbird", "xterm", "libreoffice-writer", "code")),
            application_kind=chance.choice(("any", "any", "terminal")),
            engine=chance.choices([engine.name for engine in ENGINES], weights=(2, 3, 1))[0],
            language=chance.choices(("en", "de", "fr", "ar"), weights=(6, 3, 1, 1))[0],
            mode=chance.choices(("hold", "toggle", "hands-free"), weights=(8, 2, 1))[0],
            start=chance.choices(("warm", "cold"), weights=(9, 1))[0],
            method=chance.choice(("typed", "pasted")) if text else "",
            problem="The speech engine stopped answering." if state is RowState.UNHEARD else "",
            audio_ms=chance.uniform(600, 14_000),
            words=len(text.split()),
            wait_ms=decode_ms + insert_ms if text else None,
            build=chance.choice(("0.1.0", "0.2.0")),
            figures={"transcription": decode_ms, "insertion": insert_ms, "release_to_text": decode_ms + insert_ms},
        )
        at_ns -= round(chance.choice((2, 5, 9, 40, 90, 600)) * MINUTE_NS * chance.uniform(0.5, 1.5))


def _text(chance: random.Random) -> str:
    if chance.random() < 0.4:
        return chance.choice(_SENTENCES)
    return " ".join(chance.choices(_WORDS, k=chance.randint(3, 40))).capitalize() + "."


def fill(folder: Path, rows: Iterable[HistoryRow]) -> None:
    """A database of them in `folder`, in one go."""
    from tray_app.history import database
    from tray_app.history.rows import put

    with contextlib.closing(database.create(folder)) as connection:
        connection.execute("BEGIN")
        for row in rows:
            put(connection, row)
        connection.execute("COMMIT")


class NobodysActions:
    """What the places ask of the program, where there is none."""

    def __init__(self, keeps: bool = True, problem: Problem | None = None) -> None:
        self._keeps = keeps
        self._problem = problem

    def copy(self, rows: Sequence[HistoryRow]) -> None: ...

    def insert_again(self, row: HistoryRow) -> None: ...

    def play(self, row_id: DictationId, ended: Callable[[], None]) -> None:  # noqa: ARG002 - as it is called
        ended()

    def stop_playing(self) -> None: ...

    def engines(self) -> Sequence[EngineChoice]:
        return ENGINES

    def retry(self, row_id: DictationId, engine: str, language: str) -> None: ...

    def export(self, query: HistoryQuery, format_name: str, path: Path) -> None: ...

    def keeps(self) -> bool:
        return self._keeps

    def keep(self, on: bool) -> None:
        self._keeps = on

    def problem(self) -> Problem | None:
        return self._problem

    def dictating_hint(self) -> str:
        return "Hold Right Ctrl and speak."

    def typing_words_per_minute(self) -> int:
        return 40

    def engine_titles(self) -> Mapping[str, str]:
        return {engine.name: engine.title for engine in ENGINES}
