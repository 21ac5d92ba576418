"""Pasting, and what becomes of the user's clipboard."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from desktop import PrivateDesktop, wait_until
from insertion_rigs import (
    CORPUS,
    ClipboardOwner,
    Rig,
    clear_clipboard,
    copy_text,
    later,
    read_selection,
    selection_becomes,
    targets,
)
from target_windows import TextWindow, WindowKind
from Xlib import X
from Xlib.protocol.event import SelectionNotify

from tray_app.core.events import Inserted, InsertionFailed, TargetLost
from tray_app.core.settings import InsertionSettings
from tray_app.text.insertion import inserter, loan, x11_paste
from tray_app.text.insertion.check import check_insertion
from tray_app.text.insertion.selection_reader import SelectionReader
from tray_app.text.insertion.x11_clipboard import X11Clipboard
from tray_app.x11.connection import X11Connection
from tray_app.x11.probe import ProbeWindow

pytestmark = pytest.mark.desktop

KINDS: tuple[WindowKind, ...] = ("xterm", "qt", "gtk")
LONG = "A sentence with “quotes” and Ωμέγα. " * 30

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
COPIED = {
    "text": {"text/plain": "plain старый".encode(), "text/html": b"<b>plain</b>"},
    "picture": {"image/png": PNG, "application/x-qt-image": PNG},
    "files": {
        "text/uri-list": b"file:///tmp/a%20b.txt\r\nfile:///tmp/c.png\r\n",
        "x-special/gnome-copied-files": b"copy\nfile:///tmp/a%20b.txt\nfile:///tmp/c.png",
    },
    "large": {"application/x-large": os.urandom(3_000_000)},
}


@pytest.fixture(scope="module", params=KINDS)
def window(request: pytest.FixtureRequest, desktop: PrivateDesktop) -> Iterator[TextWindow]:
    opened = desktop.open_window(request.param)
    yield opened
    opened.close()


@pytest.fixture
def editor(desktop: PrivateDesktop) -> Iterator[TextWindow]:
    opened = desktop.open_window("gtk")
    yield opened
    opened.close()


@pytest.fixture
def rig(desktop: PrivateDesktop) -> Iterator[Rig]:
    clear_clipboard(desktop)
    made = Rig(desktop)
    yield made
    made.close()


@pytest.fixture(scope="module")
def one_rig(desktop: PrivateDesktop) -> Iterator[Rig]:
    made = Rig(desktop)
    yield made
    made.close()


@pytest.mark.parametrize("name", CORPUS)
def test_pasted_text_is_exact(one_rig: Rig, window: TextWindow, name: str) -> None:
    assert one_rig.put_into(window, CORPUS[name], "paste") == CORPUS[name]


def test_long_pasted_text_is_exact(one_rig: Rig, window: TextWindow) -> None:
    text = LONG * 20
    assert one_rig.put_into(window, text, "paste") == text


@pytest.mark.parametrize("name", COPIED)
def test_clipboard_is_the_same_afterwards(
    rig: Rig, window: TextWindow, desktop: PrivateDesktop, tmp_path: Path, name: str
) -> None:
    owner = ClipboardOwner(desktop, tmp_path, COPIED[name])
    try:
        listed = targets(desktop)
        before = {target: read_selection(desktop, target) for target in listed}
        assert listed >= {mime_type for mime_type in COPIED[name] if "x-qt" not in mime_type}
        for text in ("short “one”", LONG):
            assert rig.put_into(window, text, "paste") == text
        wait_until(lambda: targets(desktop) == listed, "the clipboard's forms to come back", 10)
        assert {target: read_selection(desktop, target) for target in listed} == before
    finally:
        owner.close()


def test_empty_clipboard_is_empty_afterwards(rig: Rig, window: TextWindow, desktop: PrivateDesktop) -> None:
    assert rig.put_into(window, LONG, "paste") == LONG
    selection_becomes(desktop, None)


def test_marked_text_is_the_same_after_pasting_into_a_terminal(rig: Rig, desktop: PrivateDesktop) -> None:
    terminal = desktop.open_window("xterm")
    try:
        copy_text(desktop, "copied")
        copy_text(desktop, "marked", "primary")
        assert rig.put_into(terminal, LONG, "paste") == LONG
        selection_becomes(desktop, b"copied")
        selection_becomes(desktop, b"marked", "primary")
    finally:
        terminal.close()


def test_what_the_user_copies_while_speaking_is_what_comes_back(
    rig: Rig, editor: TextWindow, desktop: PrivateDesktop
) -> None:
    copy_text(desktop, "before key down")
    rig.settings = InsertionSettings(method="paste")
    dictation_id = rig.note()
    time.sleep(0.3)  # the clipboard is read early meanwhile
    copy_text(desktop, "while speaking")
    answer = rig.insert(dictation_id, LONG)
    assert isinstance(answer, Inserted)
    assert answer.method == "pasted"
    selection_becomes(desktop, b"while speaking")


def test_what_the_user_copies_after_the_paste_stays(rig: Rig, editor: TextWindow, desktop: PrivateDesktop) -> None:
    copy_text(desktop, "before")
    rig.put(LONG, "paste")
    copy_text(desktop, "after")
    time.sleep(loan.QUIET_MS / 1000 + 0.3)  # longer than the wait before the old content is put back
    assert read_selection(desktop) == b"after"


def test_hung_owner_of_the_clipboard_is_left_alone_and_the_text_typed(
    rig: Rig, editor: TextWindow, desktop: PrivateDesktop, tmp_path: Path
) -> None:
    owner = ClipboardOwner(desktop, tmp_path, COPIED["text"])
    try:
        os.kill(owner.process.pid, signal.SIGSTOP)
        answer = rig.put("typed all the same", "paste")
        os.kill(owner.process.pid, signal.SIGCONT)
        assert isinstance(answer, Inserted)
        assert answer.method == "typed"
        assert editor.wait_for("typed all the same") == "typed all the same"
        assert read_selection(desktop, "text/html") == b"<b>plain</b>"
    finally:
        owner.close()


def test_password_on_the_clipboard_is_not_kept(
    rig: Rig, editor: TextWindow, desktop: PrivateDesktop, tmp_path: Path
) -> None:
    owner = ClipboardOwner(desktop, tmp_path, {"text/plain": b"secret", "x-kde-passwordManagerHint": b"secret"})
    try:
        answer = rig.put("typed beside a password", "paste")
        assert isinstance(answer, Inserted)
        assert answer.method == "typed"
    finally:
        owner.close()


def test_auto_types_short_text_and_pastes_long_text(rig: Rig, window: TextWindow) -> None:
    window.focus()
    window.clear()
    short, long = rig.put("short text", "auto"), rig.put(LONG, "auto")
    assert isinstance(short, Inserted)
    assert isinstance(long, Inserted)
    assert (short.method, long.method) == ("typed", "pasted")
    assert short.first_char_ns < short.last_char_ns < long.first_char_ns < long.last_char_ns
    assert window.wait_for("short text" + LONG) == "short text" + LONG


def test_auto_types_into_a_program_whose_paste_key_is_unknown(rig: Rig, desktop: PrivateDesktop) -> None:
    with ProbeWindow(X11Connection(desktop.display), answers_ping=False) as probe:
        answer = rig.put(LONG, "auto")
        assert isinstance(answer, Inserted)
        assert answer.method == "typed"
        probe.wait(lambda: probe.text == LONG)
        assert probe.text == LONG


def test_window_that_does_not_take_the_paste_key_gets_nothing_and_the_text_is_offered(
    rig: Rig, desktop: PrivateDesktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may be late, and then it would have the text twice if it were typed too."""
    monkeypatch.setattr(x11_paste, "PATIENCE_MS", 600)
    copy_text(desktop, "before")
    with ProbeWindow(X11Connection(desktop.display), pastes=False) as probe:
        rig.settings = InsertionSettings(method="paste")
        dictation_id = rig.note()
        timer = later(0.1, lambda: rig.send(dictation_id, LONG))
        probe.wait(lambda: not rig.answers.empty())
        timer.join()
        answer = rig.answers.get(timeout=10)
        assert probe.text == ""
    assert isinstance(answer, InsertionFailed)
    assert "clipboard" in answer.problem.remedy
    selection_becomes(desktop, LONG.encode())


def test_focus_moved_offers_the_text_on_the_clipboard(rig: Rig, desktop: PrivateDesktop, editor: TextWindow) -> None:
    copy_text(desktop, "before")
    dictation_id = rig.note()
    rig.drain()
    other = desktop.open_window("qt")
    try:
        assert isinstance(rig.insert(dictation_id, "offered “text”"), TargetLost)
        selection_becomes(desktop, "offered “text”".encode())
        assert other.read() == editor.read() == ""
        assert rig.put_into(other, LONG, "paste") == LONG
        selection_becomes(desktop, "offered “text”".encode())
    finally:
        other.close()


def test_text_that_is_offered_after_a_paste_stays_on_the_clipboard(
    rig: Rig, desktop: PrivateDesktop, editor: TextWindow
) -> None:
    """What was there before the paste is not put back over it."""
    copy_text(desktop, "before")
    assert rig.put_into(editor, LONG, "paste") == LONG
    rig.insertion.offer("from the menu")
    selection_becomes(desktop, b"from the menu")
    time.sleep(loan.QUIET_MS / 1000 + 0.3)
    assert read_selection(desktop) == b"from the menu"


def test_large_text_is_offered_in_pieces(rig: Rig, desktop: PrivateDesktop) -> None:
    text = "много текста " * 40_000
    rig.insertion.offer(text)
    selection_becomes(desktop, text.encode())


def test_text_that_is_asked_for_in_several_forms_at_once_counts_as_asked_for(desktop: PrivateDesktop) -> None:
    served: list[int] = []
    link, other = X11Connection(desktop.display), X11Connection(desktop.display)
    try:
        clipboard = X11Clipboard(link, lambda _selection, _requestor, form, _asked_ns: served.append(form))
        clipboard.offer("text")
        utf8, pairs = link.atom("UTF8_STRING"), link.atom("_TEST_PAIRS")
        other.window.change_property(pairs, link.atom("ATOM_PAIR"), 32, [utf8, link.atom("_TEST_TEXT")])
        other.window.convert_selection(clipboard.clipboard, link.atom("MULTIPLE"), pairs, X.CurrentTime)
        other.sync()
        assert link.wait(lambda: bool(served), 5_000)
        assert served == [utf8]
    finally:
        other.close()
        link.close()


def test_content_is_handed_to_a_clipboard_manager_at_the_end(rig: Rig, desktop: PrivateDesktop) -> None:
    """The manager takes the content while the program waits for it, and answers then."""
    link = X11Connection(desktop.display)
    try:
        reader, asked = SelectionReader(link), list[Any]()
        link.on(X.SelectionRequest, asked.append)
        link.window.set_selection_owner(link.atom("CLIPBOARD_MANAGER"), X.CurrentTime)
        link.sync()
        rig.insertion.offer("to be kept")
        rig.drain()
        timer = later(0, rig.insertion.close)
        assert link.wait(lambda: bool(asked), 5_000)
        saved = reader.read(link.atom("CLIPBOARD"), budget_ms=5_000, give_up=lambda: False)
        (request,) = asked
        assert request.target == link.atom("SAVE_TARGETS")
        names = ("time", "requestor", "selection", "target", "property")
        request.requestor.send_event(SelectionNotify(**{name: getattr(request, name) for name in names}))
        link.sync()
        timer.join()
        assert saved is not None
        assert saved[link.atom("UTF8_STRING")].data == b"to be kept"
    finally:
        link.close()


def test_doctor_tries_both_ways_and_gives_the_focus_back(
    desktop: PrivateDesktop, editor: TextWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", desktop.display)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    check = check_insertion(InsertionSettings())
    assert check.ok, check
    assert "type" in check.detail
    assert "paste" in check.detail
    wait_until(editor.has_focus, "the focus to come back", 10)
    assert editor.read() == ""


def test_early_reading_of_the_clipboard_is_for_long_speech_only(
    rig: Rig, desktop: PrivateDesktop, editor: TextWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A brush of the key costs the clipboard's owner nothing."""
    copy_text(desktop, "read late")
    rig.settings = InsertionSettings(method="auto")
    reads: list[object] = []
    monkeypatch.setattr(rig.insertion._paste, "read_early", lambda *_arguments: reads.append(1))
    rig.insertion.forget(rig.note())
    rig.drain()
    assert "read the clipboard" not in rig.insertion._loop._due_ns
    monkeypatch.setattr(inserter, "READ_CLIPBOARD_AFTER_MS", 0)
    rig.note()
    wait_until(lambda: bool(reads), "the clipboard to be read early", 10)
