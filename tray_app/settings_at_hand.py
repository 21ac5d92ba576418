"""Settings for the place of the home window where they are changed: read, written and taken back in the file."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from tray_app.core.errors import HoldtalkError, Problem
from tray_app.core.settings import Settings
from tray_app.keys_at_hand import HeldBack, KeysAtHand
from tray_app.settings_carrying import Comparison, all_defaults, compare, export_settings, take_over
from tray_app.settings_edits import Change, Written, take_back, write_edits
from tray_app.settings_file import LoadedSettings, MistakeAt

MOST_UNDOABLE = 50
"""Changes, each with the file's text before and after."""

Work = Callable[[], object]
Done = Callable[[Problem | None], None]


class Live(Protocol):
    """`settings_live.LiveSettings`, as far as it is needed here."""

    def change(self, work: Work) -> None: ...


@dataclass(frozen=True, slots=True)
class Asked:
    """What the rest of the program does for the place."""

    list_microphones: Callable[[], list[str]]
    open_file: Callable[[], None]
    target_names: Collection[str]


class SettingsAtHand:
    """Implements `ui.settings.keeper.SettingsKeeper`. Qt's thread, where nothing else is said.

    The file is read and written on the thread of `live` alone. Until the place is first shown nothing is loaded for it.
    """

    def __init__(
        self,
        live: Live,
        call: Callable[[Callable[[], None]], None],
        hotkeys: HeldBack,
        path: Path,
        loaded: LoadedSettings,
        asked: Asked,
    ) -> None:
        """`call` has done on Qt's thread what it is given on any. `loaded` is in force."""
        self.keyboard = KeysAtHand(hotkeys, call)
        self.open_file = asked.open_file
        self.list_microphones = asked.list_microphones
        self._target_names = asked.target_names
        self._live = live
        self._call = call
        self._path = path
        self._loaded = loaded
        self._hearers: tuple[Callable[[], None], ...] = ()
        self._undoable: deque[_Change] = deque(maxlen=MOST_UNDOABLE)

    def heard(self, loaded: LoadedSettings) -> None:
        """What stands in the file now, and in force for what is wrong in it. Any thread."""
        self._call(lambda: self._use(loaded))

    def _use(self, loaded: LoadedSettings) -> None:
        self._loaded = loaded
        self._tell()

    def _tell(self) -> None:
        for hear in self._hearers:
            hear()

    # --- what is read --------------------------------------------------------------------

    def settings(self) -> Settings:
        return self._loaded.settings

    def mistakes(self) -> tuple[MistakeAt, ...]:
        return self._loaded.at

    def path(self) -> Path:
        return self._path

    def listen(self, told: Callable[[], None]) -> Callable[[], None]:
        self._hearers = (*self._hearers, told)

        def end() -> None:
            self._hearers = tuple(other for other in self._hearers if other is not told)

        return end

    def undoable(self) -> str:
        return self._undoable[-1].label if self._undoable else ""

    # --- what is written -----------------------------------------------------------------

    def change(self, label: str, edits: Sequence[Change], done: Done) -> None:
        def work() -> None:
            self._note(label, write_edits(self._path, edits, self._target_names))

        self._carry_out(work, done)

    def restore_all(self, label: str, done: Done) -> None:
        def work() -> None:
            self._note(label, write_edits(self._path, all_defaults(self._path), self._target_names))

        self._carry_out(work, done)

    def undo(self, done: Done) -> None:
        if not self._undoable:
            return
        last = self._undoable.pop()

        def work() -> None:
            try:
                take_back(self._path, last.written, self._target_names)
            except HoldtalkError:
                self._call(lambda: self._undoable.append(last))
                raise

        self._carry_out(work, done)
        self._tell()

    def export_to(self, path: Path, done: Done) -> None:
        self._carry_out(lambda: export_settings(self._path, path), done)

    def compare(self, path: Path, told: Callable[[Comparison | Problem], None]) -> None:
        def work() -> None:
            found = compare(self._path, path, self._target_names)
            self._call(lambda: told(found))

        self._carry_out(work, lambda problem: None if problem is None else told(problem))

    def take_over(self, label: str, comparison: Comparison, done: Callable[[Path | Problem], None]) -> None:
        def work() -> None:
            written, kept = take_over(self._path, comparison, self._target_names)
            self._note(label, written)
            self._call(lambda: done(kept))

        self._carry_out(work, lambda problem: None if problem is None else done(problem))

    def _carry_out(self, work: Work, done: Done) -> None:
        """`done` comes before the news of what then counts."""

        def carry_out() -> None:
            try:
                work()
            except HoldtalkError as error:
                problem = error.problem
                self._call(lambda: done(problem))
            else:
                self._call(lambda: done(None))

        self._live.change(carry_out)

    def _note(self, label: str, written: Written) -> None:
        """On the thread that writes."""
        if written.before != written.after:
            self._call(lambda: self._add(_Change(label, written)))

    def _add(self, change: _Change) -> None:
        self._undoable.append(change)
        self._tell()


@dataclass(frozen=True, slots=True)
class _Change:
    label: str
    written: Written
