"""The home window in the running program: opened, filled with its places, and forgotten once it is closed."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tray_app.core import events as e
from tray_app.core.bindings import bindings_of
from tray_app.core.engines import ENGINES
from tray_app.core.errors import HoldtalkError, Mend
from tray_app.core.history import History, HistoryChanged, HistoryQuery, HistoryRow, RowState
from tray_app.core.own_process import module_command, module_environment
from tray_app.core.own_words import Corrected
from tray_app.core.requests import PLACES, MendIt, OpenFile
from tray_app.core.settings import (
    INSERTS_LAST,
    MODES,
    PAUSES,
    READS_ALOUD,
    SWITCHES_HANDS_FREE,
    SWITCHES_LANGUAGE,
    UNDOES,
)
from tray_app.core.snapshot import NoticeKind, Snapshot
from tray_app.core.supervision import start_thread
from tray_app.core.translation import marked, tr
from tray_app.core.waiting import THE_LAST_TEXT
from tray_app.core.ways import Told
from tray_app.paths import home_window_path, log_path, rules_path, words_path
from tray_app.runtime import Runtime
from tray_app.text.words.list_file import add_lines

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from tray_app.ui.actions import Actions
    from tray_app.ui.home.kept import Kept
    from tray_app.ui.home.place import Place
    from tray_app.ui.home.window import HomeWindow, Then

log = logging.getLogger(__name__)

TEXTS_SHOWN = 5
WITH_TEXT = (RowState.WRITTEN, RowState.UNDONE, RowState.WAITING, RowState.TAKEN)
WHAT_KEYS_DO = {
    **dict.fromkeys(MODES, marked("Dictates")),
    READS_ALOUD: marked("Reads the selection or the last text aloud"),
    SWITCHES_HANDS_FREE: marked("Switches hands-free on and off"),
    SWITCHES_LANGUAGE: marked("Goes on to the next language"),
    UNDOES: marked("Takes the last text back"),
    INSERTS_LAST: marked("Writes the last text again"),
    PAUSES: marked("Pauses the hotkey, and resumes it"),
}

Builders = Mapping[str, tuple[str, Callable[[], "QWidget"]]]
"""By the name of a place: the module that is read before, and what makes it."""


class HomeAtHand:
    """Qt's thread, where nothing else is said. Implements `ui.home.dictation.place.Dictating`,
    `ui.home.words.place.WordsAtWork` and `ui.home.help.place.Helping`.

    Nothing of the window is loaded before it is first opened, and nothing of it is left once it is closed.
    """

    def __init__(
        self,
        runtime: Runtime,
        actions: Actions,
        call: Callable[[Callable[[], None]], None],
        *,
        others: Builders,
        left: Callable[[], None],
        insert: Callable[[HistoryRow], None],
        history: History | None = None,
    ) -> None:
        """`call` has done on Qt's thread what it is given on any. `others` are the places that are not made here; one
        that nobody makes is not listed. `left` is called once the window was closed. `insert` writes a text of the
        history into the window before ours."""
        self._runtime = runtime
        self._actions = actions
        self._call = call
        self._left = left
        self._insert = insert
        self._history = history
        self._builders: Builders = {
            **others,
            "dictation": ("tray_app.ui.home.dictation.place", self._make_dictation),
            "words": ("tray_app.ui.home.words.tabs", self._make_words),
            "help": ("tray_app.ui.home.help.place", self._make_help),
        }
        self._loading = False
        self._wanted: tuple[str, Then | None] = ("", None)
        self.window: HomeWindow | None = None

    # --- life ----------------------------------------------------------------------------

    def open(self, name: str = "", then: Then | None = None) -> None:
        """Show the window at this place, or the one seen last; `then` is called with its widget. Returns at once."""
        self._wanted = (name, then)
        if self.window is not None:
            self._show()
        elif not self._loading:
            self._loading = True
            self._load()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        if self.window is not None:
            self.window.show_snapshot(snapshot)

    def settings_changed(self) -> None:
        if self.window is not None:
            self.window.settings_changed()

    def _load(self) -> None:
        """The code of the window and of its first place, and what is remembered of it."""
        from tray_app.ui.loading import load

        kept: list[Kept] = []

        def names() -> Sequence[str]:
            from tray_app.ui.home.kept import read_kept

            kept.append(read_kept(home_window_path()))
            first = self._builders.get(self._wanted[0] or kept[0].place, self._builders["dictation"])
            return "tray_app.ui.home.window", first[0]

        load("home-loader", names, self._call, lambda: self._make(kept[0] if kept else None))

    def _make(self, kept: Kept | None) -> None:
        """Built and shown in turns of their own: all at once they would keep the overlay of a dictation waiting."""
        from tray_app.ui.home.window import HomeWindow

        self._loading = False
        window = self.window = HomeWindow(
            self._places(), read_code=self._read_code, open_log=self._actions.open_log, kept=kept
        )
        window.closed.connect(self._closed)
        self._runtime.sampler.window_open = True
        window.show_snapshot(self._runtime.snapshot)
        window.prepare(self._wanted[0] or (kept.place if kept is not None else ""))
        self._call(self._show)

    def _show(self) -> None:
        if self.window is not None:
            (name, then), self._wanted = self._wanted, ("", None)
            self.window.go(name or self.window.place, then)
            self.window.show_and_raise()

    def _places(self) -> list[Place]:
        from tray_app.ui.home.place import Place

        return [Place(name, *self._builders[name]) for name in PLACES if name in self._builders]

    def _read_code(self, module: str, then: Callable[[], None]) -> None:
        from tray_app.ui.loading import load

        load("place-loader", lambda: (module,), self._call, then)

    def _closed(self, kept: Kept) -> None:
        self.window = None
        self._runtime.sampler.window_open = False
        self._left()
        start_thread("home-kept", partial(_keep, kept), again=False)
        self._call(lambda: self._call(_give_back))  # the widgets go in the turn between

    # --- places --------------------------------------------------------------------------

    def _make_dictation(self) -> QWidget:
        from tray_app.ui.home.dictation.place import DictationPlace

        return DictationPlace(self._actions, self)

    def _make_words(self) -> QWidget:
        from tray_app.ui.home.words.tabs import WordsAndRules

        return WordsAndRules(words_path(), self, rules_path(), self.open_rules)

    def _make_help(self) -> QWidget:
        from tray_app.ui.home.help.place import HelpPlace

        return HelpPlace(self)

    def go(self, place: str) -> None:
        self.open(place)

    def can_go(self, place: str) -> bool:
        return place in self._builders

    # --- what Dictation asks -------------------------------------------------------------

    def keys(self) -> Sequence[str]:
        from tray_app.hotkeys.naming import key_name

        return key_name(self._runtime.settings).split(" + ")

    def cancel_key(self) -> str:
        from tray_app.hotkeys.naming import heard_name

        return heard_name(self._runtime.settings.hotkey.cancel_key)

    def key_ways(self) -> Told | None:
        return self._runtime.hotkeys.ways()

    def typing_ways(self) -> Told | None:
        return self._runtime.insertion.ways()

    def mend(self, how: Mend) -> None:
        self._runtime.bus.publish(MendIt(how))

    def ways_notes(self) -> Mapping[str, Callable[[], QWidget]]:
        """What stands below settings of these names: which way keys come and texts go, and why."""
        from tray_app.ui.ways_note import WaysNote

        return {
            "hotkey.key": lambda: WaysNote(self.key_ways, self.mend, reasons=True, name=tr("Which way keys come")),
            "insertion.method": lambda: WaysNote(
                self.typing_ways, self.mend, reasons=True, name=tr("Which way texts are written")
            ),
        }

    def change_key(self) -> None:
        """Where there are several, to all of them."""
        name = "binding" if self._runtime.settings.binding else "hotkey.key"

        def show(place: QWidget) -> None:
            from tray_app.ui.settings.place import SettingsPlace

            if isinstance(place, SettingsPlace):
                place.show_item(name)

        self.open("settings", show)

    def level_dbfs(self) -> float | None:
        microphone = self._runtime.microphone
        return microphone.level_dbfs() if microphone.is_open else None

    def engine_title(self) -> str:
        name = self._runtime.snapshot.engine or self._runtime.settings.speech.engine
        known = ENGINES.get(name)
        return name if known is None else known.title

    def last_texts(self) -> Sequence[HistoryRow]:
        """While none are kept, or none can be read, the last one alone."""
        rows: list[HistoryRow] = []
        if self._history is not None:
            with suppress(HoldtalkError):
                found = self._history.find(HistoryQuery(states=WITH_TEXT, limit=TEXTS_SHOWN))
                rows = [row for row in found if row.text]
                if rows and self._runtime.settings.history.keep:
                    return rows
        return self._last_text() or rows

    def _last_text(self) -> list[HistoryRow]:
        snapshot = self._runtime.snapshot
        if not snapshot.last_text:
            return []
        return [HistoryRow(snapshot.last_outcome_id or e.DictationId(0), RowState.WRITTEN, snapshot.last_text)]

    def follow_texts(self, changed: Callable[[None], None]) -> Callable[[], None]:
        return self._runtime.bus.subscribe(
            HistoryChanged, "the last texts", lambda _news: self._call(partial(changed, None))
        )

    def copy_text(self, row: HistoryRow) -> None:
        """What waits is taken then."""
        is_last = row.state is not RowState.WAITING and row.text == self._runtime.snapshot.last_text
        self._runtime.insertion.offer(row.text, THE_LAST_TEXT if is_last else row.row_id)

    def insert_text(self, row: HistoryRow) -> None:
        if row.state is not RowState.WAITING and row.text == self._runtime.snapshot.last_text:
            self._actions.insert_again()
        else:
            self._insert(row)

    # --- what Words asks -----------------------------------------------------------------

    def used(self) -> Mapping[str, int]:
        return self._runtime.words.used()

    def try_out(self, text: str) -> Corrected | None:
        return self._runtime.words.try_out(text, self._runtime.settings.speech.language or "en")

    def open_file(self) -> None:
        start_thread("words-file", self._open_words, again=False)

    def _open_words(self) -> None:
        try:
            if not words_path().exists():
                add_lines(words_path(), ())  # it then says what may stand in it
        except HoldtalkError as error:
            self._runtime.tell(NoticeKind.ERROR, error.problem.title, error.problem.remedy)
        else:
            self._open(words_path())

    def open_rules(self) -> None:
        start_thread("rules-file", self._open_rules, again=False)

    def _open_rules(self) -> None:
        from tray_app.text.rules.rule_file import add_lines as add_rules

        try:
            if not rules_path().exists():
                add_rules(rules_path(), ())
        except HoldtalkError as error:
            self._runtime.tell(NoticeKind.ERROR, error.problem.title, error.problem.remedy)
        else:
            self._open(rules_path())

    # --- what Help asks ------------------------------------------------------------------

    def hotkeys(self) -> Sequence[tuple[str, str]]:
        from tray_app.hotkeys.naming import heard_name

        return [(heard_name(one.key), tr(WHAT_KEYS_DO[one.mode])) for one in bindings_of(self._runtime.settings)]

    def checks(self) -> tuple[Sequence[str], Mapping[str, str]]:
        return module_command("tray_app", "doctor", "--json"), module_environment(os.environ)

    def log_file(self) -> Path:
        return log_path()

    def open_log(self) -> None:
        self._actions.open_log()

    def open_log_folder(self) -> None:
        self._open(log_path().parent)

    def write_report(self) -> None:
        self._actions.export("md")

    def _open(self, path: Path) -> None:
        self._runtime.bus.publish(OpenFile(path))


def _keep(kept: Kept) -> None:
    from tray_app.ui.home.kept import write_kept

    try:
        write_kept(home_window_path(), kept)
    except (OSError, HoldtalkError) as error:
        log.info("how the window stood is not remembered: %s", error)


def _give_back() -> None:
    from tray_app.ui.garbage import collect_now

    collect_now()
