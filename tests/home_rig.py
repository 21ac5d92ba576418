"""The places of the home window over fakes, each noting what it was asked."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from fake_actions import FakeActions
from PySide6.QtWidgets import QWidget

from tray_app.core.errors import Mend
from tray_app.core.events import DictationId
from tray_app.core.history import HistoryRow, RowState
from tray_app.core.own_words import Corrected, Correction
from tray_app.core.ways import Told
from tray_app.ui.home.dictation.place import DictationPlace
from tray_app.ui.home.help.place import HelpPlace
from tray_app.ui.home.place import Place
from tray_app.ui.home.words.tabs import WordsAndRules


class FakeProgram:
    """What the places Dictation, Words and Help ask of the program."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked: list[tuple[str, ...]] = []
        self.level: float | None = None
        self.rows: Sequence[HistoryRow] = ()
        self.followers: list[Callable[[None], None]] = []
        """Of the last texts."""
        self.hotkey: Sequence[str] = ("Right Ctrl",)
        self.cancels = "Esc"
        self.way: Told | None = None
        self.typing: Told | None = None
        self.counts: dict[str, int] = {}
        self.corrects = True
        self.doctor = "pass"
        """A program of Python's in the doctor's stead."""

    def keys(self) -> Sequence[str]:
        return self.hotkey

    def cancel_key(self) -> str:
        return self.cancels

    def key_ways(self) -> Told | None:
        return self.way

    def typing_ways(self) -> Told | None:
        return self.typing

    def mend(self, how: Mend) -> None:
        self.asked.append(("mend", how.value))

    def change_key(self) -> None:
        self.asked.append(("change key",))

    def level_dbfs(self) -> float | None:
        return self.level

    def engine_title(self) -> str:
        return "Moonshine tiny"

    def last_texts(self) -> Sequence[HistoryRow]:
        return self.rows

    def follow_texts(self, changed: Callable[[None], None]) -> Callable[[], None]:
        self.followers.append(changed)
        return lambda: self.followers.remove(changed)

    def copy_text(self, row: HistoryRow) -> None:
        self.asked.append(("copy", row.text))

    def insert_text(self, row: HistoryRow) -> None:
        self.asked.append(("insert", row.text))

    def go(self, place: str) -> None:
        self.asked.append(("go", place))

    def can_go(self, place: str) -> bool:
        return place == "models"

    def used(self) -> Mapping[str, int]:
        return self.counts

    def try_out(self, text: str) -> Corrected | None:
        if not self.corrects:
            return None
        if "tillme" not in text:
            return Corrected(text)
        return Corrected(text.replace("tillme", "Tilney"), (Correction("tillme", "Tilney"),), ("Tilney",))

    def open_file(self) -> None:
        self.asked.append(("open file",))

    def hotkeys(self) -> Sequence[tuple[str, str]]:
        return [("Right Ctrl", "Dictates")]

    def checks(self) -> tuple[Sequence[str], Mapping[str, str]]:
        return [sys.executable, "-c", self.doctor], {}

    def log_file(self) -> Path:
        return self.folder / "holdtalk.log"

    def open_log(self) -> None:
        self.asked.append(("open log",))

    def open_log_folder(self) -> None:
        self.asked.append(("open folder",))

    def write_report(self) -> None:
        self.asked.append(("report",))


def said(number: int, text: str, state: RowState = RowState.WRITTEN) -> HistoryRow:
    return HistoryRow(DictationId(number), state, text)


def own_places(program: FakeProgram, actions: FakeActions) -> list[Place]:
    """The real ones of this room."""

    def place(name: str, build: Callable[[], QWidget]) -> Place:
        return Place(name, f"tray_app.ui.home.{name}.place", build)

    rules = program.folder / "rules.txt"
    return [
        place("dictation", lambda: DictationPlace(actions, program)),
        place("words", lambda: WordsAndRules(program.folder / "words.txt", program, rules, program.open_file)),
        place("help", lambda: HelpPlace(program)),
    ]
