"""“New line” is a line break where the profile has it so, and else two words: never Enter in a terminal."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest
from desktop import PrivateDesktop, wait_until
from fakes_core import World
from insertion_rigs import clear_clipboard
from target_windows import TextWindow

from tray_app.core import events as e
from tray_app.core.controller import Controller, Inbox
from tray_app.core.settings import BindingSettings, ProfileSettings, Settings, TextSettings
from tray_app.core.shaped import Edit
from tray_app.core.undoing import UndoEnded
from tray_app.text.insertion.inserter import X11Insertion
from tray_app.text.pipeline import making
from tray_app.text.pipeline.pipeline import Pipeline
from tray_app.text.pipeline.shaping import Shaper
from tray_app.text.pipeline.step import Around, Layout

pytestmark = pytest.mark.desktop

PLAIN, LINES, PASTED = e.BindingId("plain"), e.BindingId("lines"), e.BindingId("pasted")
SETTINGS = replace(
    Settings(),
    text=TextSettings(separator="none"),
    binding=(
        BindingSettings(key="f9", name=PLAIN),
        BindingSettings(key="f8", name=LINES, profile="lines"),
        BindingSettings(key="f7", name=PASTED, profile="pasted"),
    ),
    profile={"lines": ProfileSettings(layout="lines"), "pasted": ProfileSettings(layout="lines", method="paste")},
)
SAID = "One new line two"
TIMEOUT_S = 30.0


class Breaks:
    """“new line”, and “(here)” for the caret."""

    name = "layout"

    def edits(self, text: str, around: Around) -> Iterable[Edit]:
        for said, written in ((" new line ", "\n"), ("(here)", "")):
            at = text.find(said)
            if at >= 0 and around.layout is not Layout.NONE:
                yield Edit(at, at + len(said), written, cursor=None if written else 0)


class Desk:
    """The controller between keys and an engine that the test plays, and windows that are real."""

    def __init__(self, display: str) -> None:
        self._inbox, self._world = Inbox(), World()
        self._undone: list[UndoEnded] = []
        self._world.bus.subscribe(UndoEnded, "the test", self._undone.append)
        self._world.shaping = Shaper()
        self._insertion = X11Insertion(self._inbox.post, typing_guard=lambda _typing: None, display=display)
        parts = replace(self._world.parts(), insertion=self._insertion)
        self._controller = Controller(parts, SETTINGS, inbox=self._inbox)
        self._thread = threading.Thread(target=self._controller.run, daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._inbox.post(e.Shutdown())
        self._thread.join(TIMEOUT_S)
        self._insertion.close()

    def dictate(self, binding: e.BindingId, text: str) -> None:
        """Blocks until it has ended."""
        known = len(self._world.called("microphone.start_take"))
        ended = len(self._world.endings)
        self._inbox.post(e.KeyDown(e.Origin.HOTKEY, 1, 1, binding))
        wait_until(lambda: len(self._world.called("microphone.start_take")) > known, "the recording")
        dictation_id = self._world.called("microphone.start_take")[-1][0]
        wait_until(lambda: self._insertion._noted.get(dictation_id) is not None, "the window to be noted")
        self._inbox.post(e.KeyUp(e.Origin.HOTKEY, 10**9, 10**9, binding))
        self._inbox.post(e.TakeClosed(dictation_id, 16_000, 16_000, 0, 0, 0, 0))
        self._inbox.post(e.Final(dictation_id, text, 0, 1_000.0, 1, 50.0, language="en"))
        wait_until(lambda: len(self._world.endings) > ended, "the dictation to end", TIMEOUT_S)

    def undo(self) -> bool:
        """Whether the last text is gone."""
        known = len(self._undone)
        self._inbox.post(e.UndoAsked(e.Origin.COMMAND, 0))
        wait_until(lambda: len(self._undone) > known, "an answer", TIMEOUT_S)
        return self._undone[-1].problem is None


@pytest.fixture
def desk(desktop: PrivateDesktop, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr(making, "pipeline_of", lambda _steps, _rules=None: Pipeline([Breaks()]))
    clear_clipboard(desktop)
    made = Desk(desktop.display)
    yield made
    made.close()


def opened(desktop: PrivateDesktop, kind: str) -> TextWindow:
    window = desktop.open_window(kind)  # type: ignore[arg-type]  # a kind of window
    window.focus()
    window.clear()
    return window


def test_in_an_editor_it_is_what_the_profile_says_and_can_be_undone(desk: Desk, desktop: PrivateDesktop) -> None:
    window = opened(desktop, "gtk")
    try:
        desk.dictate(PLAIN, SAID)
        assert window.wait_for(SAID) == SAID
        window.clear()
        for binding in (LINES, PASTED):
            desk.dictate(binding, SAID)
            assert window.wait_for("One\ntwo") == "One\ntwo", binding
            assert desk.undo()
            assert window.wait_for("") == ""
        desk.dictate(LINES, "Dear (here), new line yours")
        assert window.wait_for("Dear ,\nyours") == "Dear ,\nyours"
        assert not desk.undo(), "the caret stands within it"
        desk.dictate(PLAIN, "Anna")
        assert window.wait_for("Dear Anna,\nyours") == "Dear Anna,\nyours"
    finally:
        window.close()


def test_in_a_terminal_it_is_words_whatever_the_profile_of_the_key_says(desk: Desk, desktop: PrivateDesktop) -> None:
    window = opened(desktop, "xterm")
    try:
        desk.dictate(LINES, SAID)
        assert window.wait_for(SAID) == SAID
    finally:
        window.close()
