"""What menu, windows and commands have done: each entry of the menu is one method here."""

from __future__ import annotations

import logging
import os
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import astuple, replace
from functools import partial
from pathlib import Path
from typing import Any

from tray_app import settings_file
from tray_app.core import events as e
from tray_app.core.applications import Application
from tray_app.core.bindings import binding_of, bindings_of
from tray_app.core.errors import HoldtalkError
from tray_app.core.memory import give_back_freed_memory
from tray_app.core.notice_actions import OPEN_LOG, open_folder
from tray_app.core.own_process import module_command, module_environment
from tray_app.core.requests import (
    FIRST_RUN,
    HandsFreeSwitch,
    OpenFile,
    OwnFile,
    Quit,
    ReadAloud,
    ShowWindow,
    TakeText,
    UseHere,
)
from tray_app.core.snapshot import NoticeKind
from tray_app.core.supervision import start_thread
from tray_app.core.translation import filled, marked, sentences
from tray_app.core.waiting import THE_LAST_AS_HEARD
from tray_app.everyday import Everyday
from tray_app.language_switch import LanguageSwitching
from tray_app.login_start import set_starts_at_login, starts_at_login
from tray_app.paths import REVIEW_PAGE, log_path, make_private, settings_path, state_dir
from tray_app.runtime import Runtime
from tray_app.settings_live import LiveSettings

log = logging.getLogger(__name__)

SWITCH_S = 20.0
"""A wake word of the user's own is tried in a process of its own first."""


class MenuActions:
    """Implements `ui.actions.Actions`. Qt's thread, where nothing else is said."""

    def __init__(self, runtime: Runtime, live: LiveSettings, call: Callable[[Callable[[], None]], None]) -> None:
        """`call` has done on Qt's thread what it is given on any."""
        self.speaking = LanguageSwitching(runtime, live)
        self.languages = self.speaking.choices
        self.language = self.speaking.present
        self.set_language = self.speaking.switch
        self.everyday = Everyday(runtime)
        self.copy_last = self.everyday.copy_last
        self.undo_last = self.everyday.undo_last
        self.insert_again = self.everyday.insert_again
        self.pause_hotkey = self.everyday.pause_hotkey
        self.resume_hotkey = self.everyday.resume_hotkey
        self._runtime = runtime
        self._live = live
        self._call = call
        self._undone_id: e.DictationId | None = None
        """Whose corrections were undone last."""

    def toggle_dictation(self) -> None:
        now_ns = time.monotonic_ns()
        self._runtime.post(e.Toggle(e.Origin.MENU, now_ns, now_ns))

    def open_home(self) -> None:
        self._runtime.bus.publish(ShowWindow(""))

    def show_performance(self) -> None:
        self._runtime.bus.publish(ShowWindow("performance"))

    def show_models(self) -> None:
        self._runtime.bus.publish(ShowWindow("models"))

    def show_first_run(self) -> None:
        self._runtime.bus.publish(ShowWindow(FIRST_RUN))

    def show_breach(self) -> None:
        self._runtime.bus.publish(ShowWindow("performance", at_worst_breach=True))

    def quit(self) -> None:
        self._runtime.bus.publish(Quit())

    # --- texts that wait -----------------------------------------------------------------

    def take_offer(self, dictation_id: e.DictationId) -> None:
        """Copy an offered text; its recording goes once it is on the clipboard."""
        for offer in self._runtime.snapshot.offered:
            if offer.dictation_id == dictation_id:
                self._runtime.insertion.offer(offer.text, dictation_id)

    def take_text(self, asked: TakeText) -> None:
        """What a notice tells of; where it waits no longer, the last text is what the user means."""
        if any(offer.dictation_id == asked.dictation_id for offer in self._runtime.snapshot.offered):
            self.take_offer(asked.dictation_id)
        elif self._runtime.snapshot.last_text:
            self.copy_last()

    def copy_as_heard(self) -> None:
        with suppress(HoldtalkError):  # another text came while the menu was open
            self.undo_words()

    def undo_words(self) -> dict[str, Any]:
        """The last text as it was heard goes to the clipboard, and its corrections count as undone, once. Any thread.

        Raises HoldtalkError where there is none.
        """
        snapshot = self._runtime.snapshot
        if not snapshot.last_heard:
            raise HoldtalkError("No word of the last text was corrected.", "Dictate, and undo what is wrong then.")
        self._runtime.insertion.offer(snapshot.last_heard, THE_LAST_AS_HEARD)
        corrections = () if snapshot.last_outcome_id == self._undone_id else snapshot.last_corrections
        self._undone_id = snapshot.last_outcome_id
        self._live.change(lambda: self._tell_undone(self._runtime.words.undo(corrections)))
        return {"text": snapshot.last_heard}

    def _tell_undone(self, stopped: Sequence[str]) -> None:
        body = marked("Paste it over what was written.")
        if stopped:
            named = ", ".join(f"“{heard}”" for heard in stopped)
            rest = filled("{named} will not be corrected again: your word list says so now.", named=named)
            body = sentences(body, rest)
        self._runtime.tell(NoticeKind.INFO, marked("As it was heard: on the clipboard"), body)

    def can_read_aloud(self) -> bool:
        return self._runtime.settings.voice.enabled

    def read_aloud(self, what: ReadAloud) -> None:
        self._runtime.voice.ask_for(what)

    def hands_free(self) -> bool:
        return self._runtime.settings.hands_free.enabled

    def switch_hands_free(self, wish: HandsFreeSwitch) -> None:
        """At once and for good: it is saved as a choice of the menu is, and stands so at the next start. Any thread."""
        self._live.change(lambda: self._switch_hands_free(wish))

    def _switch_hands_free(self, wish: HandsFreeSwitch) -> None:
        settings = self._runtime.settings
        on = wish is HandsFreeSwitch.ON or (wish is HandsFreeSwitch.TOGGLE and not settings.hands_free.enabled)
        # First in force: a disk that is full must not keep the microphone open for one who switches it off.
        self._runtime.apply(replace(settings, hands_free=replace(settings.hands_free, enabled=on)))
        settings_file.save_value(settings_path(), "hands_free", "enabled", on)

    def switch_hands_free_by_key(self, wish: HandsFreeSwitch) -> None:
        """Told when it is done: who presses a key may not see the icon. Any thread."""
        start_thread("hands-free-told", lambda: self._tell_hands_free(wish), again=False)

    def _tell_hands_free(self, wish: HandsFreeSwitch) -> None:
        try:
            phrase = self.hands_free_told(wish)["listening_for"]
        except HoldtalkError:
            return  # told by whoever could not listen
        if phrase:
            self._runtime.tell(
                NoticeKind.INFO,
                filled("Listening for “{phrase}”", phrase=phrase),
                marked("Say it, speak, and fall silent."),
            )
        else:
            self._runtime.tell(NoticeKind.INFO, marked("Hands-free is off"), marked("Nothing is listened for."))

    def hands_free_told(self, wish: HandsFreeSwitch | None) -> dict[str, Any]:
        """How it stands, once the `wish` is carried out. Blocks for some seconds at most, not on Qt's thread.

        Raises HoldtalkError when it is switched on and the word cannot be listened for.
        """
        if wish is not None:
            self.switch_hands_free(wish)
            self._live.settle(SWITCH_S)
        self._runtime.hands_free.settle(SWITCH_S)
        if self._runtime.hands_free.problem is not None:
            raise HoldtalkError(*astuple(self._runtime.hands_free.problem))
        return {"on": self.hands_free(), "listening_for": self._runtime.hands_free.phrase or None}

    def retry_failed(self) -> None:
        self._runtime.retry_failed()

    def delete_waiting(self, dictation_ids: Sequence[e.DictationId]) -> None:
        for dictation_id in dictation_ids:
            self._runtime.post(e.OfferTaken(dictation_id))

    # --- settings ------------------------------------------------------------------------

    def application_in_front(self) -> Application | None:
        from tray_app.text.insertion.in_front import application_in_front  # not where nobody asks

        return application_in_front()

    def use_here(self, application: Application) -> None:
        self._runtime.bus.publish(UseHere(application))

    def list_microphones(self) -> list[str]:
        from tray_app.audio.devices import microphone_names

        return microphone_names()

    def current_microphone(self) -> str:
        return self._runtime.settings.microphone.device

    def set_microphone(self, name: str) -> None:
        self.save("microphone", "device", name)

    def mode(self) -> str:
        return binding_of(bindings_of(self._runtime.settings)).mode

    def set_mode(self, mode: str) -> None:
        """Of the first hotkey, where there are several."""
        key = binding_of(bindings_of(self._runtime.settings)).key
        self._live.change(lambda: settings_file.save_mode(settings_path(), key, mode))

    def mode_key(self) -> str:
        from tray_app.hotkeys.naming import heard_name

        first, *others = bindings_of(self._runtime.settings)
        return heard_name(first.key) if others else ""

    def save(self, table: str, key: str, value: str) -> None:
        self._live.change(lambda: settings_file.save_value(settings_path(), table, key, value))

    def save_targets(self, targets: Mapping[str, float]) -> None:
        """The user's own, by metric name; those not named stand as in the table. They count at once."""
        self._runtime.monitor.set_targets(targets)
        self._live.change(lambda: settings_file.save_targets(settings_path(), targets))

    def starts_at_login(self) -> bool:
        with suppress(HoldtalkError):  # told when it is switched
            return starts_at_login()
        return False

    def set_starts_at_login(self, on: bool) -> None:
        """Not on Qt's thread, which must not wait for a disk."""
        start_thread("login-start", lambda: self._switch_login_start(on), again=False)

    def _switch_login_start(self, on: bool) -> None:
        try:
            set_starts_at_login(on)
        except HoldtalkError as error:
            self._runtime.tell(NoticeKind.ERROR, error.problem.title, error.problem.remedy)

    # --- files ---------------------------------------------------------------------------

    def open_settings(self) -> None:
        path = settings_path()
        self._live.change(lambda: settings_file.write_default(path))
        self._live.change(lambda: self._call(lambda: self._open(path)))

    def open_log(self) -> None:
        self._open(log_path())

    def open_file(self, asked: OpenFile) -> None:
        """What a notice names."""
        if asked.what is OwnFile.SETTINGS:
            self.open_settings()
        elif asked.what is OwnFile.LOG:
            self.open_log()
        else:
            self._open(asked.what)

    def _open(self, path: Path) -> None:
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self._runtime.tell(NoticeKind.WARNING, marked("No program opens this file"), str(path), open_folder(path))

    def export(self, format_name: str) -> None:
        """Ask for a file, then write the report off Qt's thread and tell how it went."""
        from tray_app.ui.save_report import ask_where

        path = ask_where(format_name)
        if path is not None:
            start_thread("report", lambda: self._write_report(format_name, path), again=False)

    def _write_report(self, format_name: str, path: Path) -> None:
        try:
            self.export_to(format_name, path)
        except HoldtalkError as error:
            self._runtime.tell(NoticeKind.ERROR, error.problem.title, error.problem.remedy)
        except Exception:  # it would end with its thread, and the user would wait for a file
            log.exception("a report could not be made")
            self._runtime.tell(
                NoticeKind.ERROR, marked("The report could not be made."), marked("Open the log to see why."), OPEN_LOG
            )
        else:
            self._runtime.tell(NoticeKind.INFO, marked("Report written"), str(path), open_folder(path))

    def review(self) -> None:
        """A process of its own reads this program's figures and measures disk, log and memory beside it."""
        start_thread("review", self._review, again=False)

    def _review(self) -> None:
        try:
            folder = make_private(state_dir() / "review")
        except HoldtalkError as error:
            self._runtime.tell(NoticeKind.ERROR, error.problem.title, error.problem.remedy)
            return
        argv = module_command("tray_app", "review", "--quick", "-o", str(folder))
        done = subprocess.run(argv, env=module_environment(os.environ), capture_output=True, text=True, check=False)
        page = folder / REVIEW_PAGE
        if not page.is_file() or done.returncode in (1, 2):
            said = done.stderr.strip().removeprefix("holdtalk: ")
            self._runtime.tell(NoticeKind.ERROR, marked("The performance could not be reviewed."), said[-300:])
            return
        self._runtime.tell(NoticeKind.INFO, marked("Performance reviewed"), done.stdout.strip().rpartition("\n")[2])
        self._call(lambda: self._open(page))

    def export_to(self, format_name: str, path: Path) -> None:
        """Any thread but Qt's, which must not wait for a disk. Raises StorageFault when the file cannot be written."""
        from tray_app.perf.report import export

        runtime = self._runtime
        export(
            runtime.monitor,
            format_name,
            path,
            engine=runtime.snapshot.engine,
            device=runtime.microphone.device_name,
            stalls=runtime.stalls.recent(),
            session=runtime.usage.counts(),
            more_formats={"pdf": partial(_as_pdf, self._call)},
        )
        give_back_freed_memory()


def _as_pdf(call: Callable[[Callable[[], None]], None], document: Mapping[str, Any]) -> bytes:
    """Painted on the thread that asks, which is not Qt's."""
    from tray_app.ui.loading import load_from_elsewhere

    load_from_elsewhere(("tray_app.ui.pdf",), call)
    from tray_app.ui.pdf import to_pdf

    return to_pdf(document)
