"""Texts into the programs that people write in: slow ones, frozen ones, and ones of several processes."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import pytest
from browser_window import BrowserWindow, Field
from desktop import PrivateDesktop, wait_until
from insertion_rigs import CORPUS, Rig, clear_clipboard, copy_text, read_selection, selection_becomes
from target_windows import TextWindow, WindowKind
from Xlib import X, Xatom
from Xlib.display import Display

from tray_app.core.events import Inserted, InsertionFailed, TargetLost
from tray_app.core.settings import InsertionSettings
from tray_app.text.insertion import loan, x11_paste
from tray_app.x11.connection import X11Connection
from tray_app.x11.probe import ProbeWindow

pytestmark = pytest.mark.desktop

KINDS: tuple[WindowKind, ...] = ("gtk4", "tk", "emacs")
SHORT = " ".join(CORPUS[name] for name in ("quotes", "greek", "cjk", "emoji"))
LONG = "A sentence with “quotes” and Ωμέγα. " * 8
OLD = "what the user had copied"


class LateWindow(ProbeWindow):
    """Answers at once whether it is there, and pastes only some time after it was told to."""

    def __init__(self, display: str, late_ms: int) -> None:
        super().__init__(X11Connection(display))
        self._late_ms = late_ms
        self._told: list[tuple[int, Any]] = []

    def _on_key(self, event: Any) -> None:
        self._told.append((time.monotonic_ns() + self._late_ms * 1_000_000, event))

    def wait(self, happened: Callable[[], bool]) -> bool:
        deadline_ns = time.monotonic_ns() + 20_000_000_000
        while time.monotonic_ns() < deadline_ns:
            if self._connection.wait(happened, 20):
                return True
            while self._told and self._told[0][0] < time.monotonic_ns():
                super()._on_key(self._told.pop(0)[1])
        return False


@pytest.fixture(scope="module")
def browser(desktop: PrivateDesktop) -> Iterator[BrowserWindow]:
    opened = desktop.open_window("chromium")
    assert isinstance(opened, BrowserWindow)
    yield opened
    opened.close()


@pytest.fixture(scope="module", params=KINDS)
def window(request: pytest.FixtureRequest, desktop: PrivateDesktop) -> Iterator[TextWindow]:
    opened = desktop.open_window(request.param)
    yield opened
    opened.close()


@pytest.fixture
def rig(desktop: PrivateDesktop) -> Iterator[Rig]:
    clear_clipboard(desktop)
    made = Rig(desktop)
    yield made
    made.close()


@contextmanager
def parking_window(desktop: PrivateDesktop) -> Iterator[tuple[Display, int]]:
    """Where the window manager parks the focus when the last window was closed; it is back elsewhere afterwards."""
    connection = Display(desktop.display)
    before = connection.get_input_focus()
    check = connection.intern_atom("_NET_SUPPORTING_WM_CHECK")
    try:
        yield connection, int(connection.screen().root.get_full_property(check, Xatom.WINDOW).value[0])
    finally:
        connection.set_input_focus(before.focus, before.revert_to, X.CurrentTime)
        connection.close()


@pytest.mark.parametrize("method", ["auto", "type"])
def test_a_text_for_no_window_at_all_is_offered_and_not_typed_where_nobody_sees_it(
    rig: Rig, desktop: PrivateDesktop, method: str
) -> None:
    with parking_window(desktop) as (connection, parked):
        connection.create_resource_object("window", parked).set_input_focus(X.RevertToNone, X.CurrentTime)
        connection.sync()
        assert isinstance(rig.put(LONG, method), TargetLost)
        selection_becomes(desktop, LONG.encode())


class RobbedProbe(ProbeWindow):
    """The window manager moves the focus just after the probe got it, as when another window was closed."""

    def __init__(self, display: str, parked: int) -> None:
        super().__init__(X11Connection(display))
        self._parked, self._looks = parked, 0

    def _active_now(self) -> int:
        self._looks += 1
        if self._looks == 2:
            parked = self._connection.display.create_resource_object("window", self._parked)
            parked.set_input_focus(X.RevertToNone, X.CurrentTime)
        return super()._active_now()


def test_a_probe_whose_focus_is_taken_at_once_takes_it_back(rig: Rig, desktop: PrivateDesktop) -> None:
    with parking_window(desktop) as (_, parked), RobbedProbe(desktop.display, parked) as probe:
        rig.send(rig.note(), "here")
        probe.wait(lambda: not rig.answers.empty())
        assert isinstance(rig.answers.get(timeout=10), Inserted)
        assert probe.text == "here"


@pytest.mark.parametrize("field", ["input", "textarea", "editable"])
def test_text_into_a_browser_is_exact_and_the_clipboard_is_as_before(
    rig: Rig, browser: BrowserWindow, desktop: PrivateDesktop, field: Field, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loan, "QUIET_BROWSER_MS", 1_000)
    copy_text(desktop, OLD)
    browser.focus()
    browser.show(field)
    assert rig.put_into(browser, SHORT) == SHORT
    assert rig.put_into(browser, LONG, "paste") == LONG
    selection_becomes(desktop, OLD.encode())
    assert browser.read() == LONG


@pytest.mark.parametrize("busy_ms", [100, 200, 300, 500, 1_500])
def test_busy_page_gets_the_text_and_never_the_old_clipboard(
    rig: Rig, browser: BrowserWindow, desktop: PrivateDesktop, busy_ms: int
) -> None:
    copy_text(desktop, OLD)
    browser.focus()
    browser.show("textarea", busy_ms=busy_ms)
    answer = rig.put(LONG, "paste")
    assert isinstance(answer, Inserted), answer
    assert browser.wait_for(LONG) == LONG


def test_page_that_reads_the_text_and_thinks_before_it_pastes_gets_it(
    rig: Rig, browser: BrowserWindow, desktop: PrivateDesktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loan, "QUIET_BROWSER_MS", 300)
    copy_text(desktop, OLD)
    browser.focus()
    browser.show("editable", think_ms=2_500)
    assert isinstance(rig.put(LONG, "paste"), Inserted)
    assert browser.wait_for(LONG) == LONG
    selection_becomes(desktop, OLD.encode())


def test_page_that_is_busy_for_longer_than_anybody_waits_gets_the_text_all_the_same(
    rig: Rig, browser: BrowserWindow, desktop: PrivateDesktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told to the user, who has the text on the clipboard, and later texts do not take its place there."""
    monkeypatch.setattr(x11_paste, "PATIENCE_MS", 600)
    copy_text(desktop, OLD)
    browser.focus()
    browser.show("textarea", busy_ms=3_000)
    answer = rig.put(LONG, "paste")
    assert isinstance(answer, InsertionFailed)
    assert "clipboard" in answer.problem.remedy
    second = rig.put("and the next one", "paste")
    assert isinstance(second, Inserted)
    assert second.method == "typed"
    assert read_selection(desktop) == LONG.encode()
    wait_until(lambda: browser.read() != "", "the page to wake up", 30)
    assert browser.wait_for(LONG + "and the next one") == LONG + "and the next one"
    selection_becomes(desktop, OLD.encode())


@pytest.mark.slow
def test_text_that_the_browser_gives_up_pasting_waits_on_the_clipboard(
    rig: Rig, browser: BrowserWindow, desktop: PrivateDesktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Chromium lets no page paste five seconds after the key."""
    monkeypatch.setattr(x11_paste, "PATIENCE_MS", 600)
    copy_text(desktop, OLD)
    browser.focus()
    browser.show("textarea", busy_ms=5_300)
    assert isinstance(rig.put(LONG, "paste"), InsertionFailed)
    assert browser.read() == ""
    assert read_selection(desktop) == LONG.encode()
    browser.show("textarea")
    desktop.tap("ctrl+v")
    assert browser.wait_for(LONG) == LONG
    selection_becomes(desktop, OLD.encode())


def test_two_texts_in_a_row_stand_in_a_busy_page_once_each(
    rig: Rig, browser: BrowserWindow, desktop: PrivateDesktop
) -> None:
    copy_text(desktop, OLD)
    browser.focus()
    browser.show("textarea", busy_ms=400)
    first, second = "1" + LONG, "2" + LONG
    assert isinstance(rig.put(first, "paste"), Inserted)
    assert isinstance(rig.put(second, "paste"), Inserted)
    assert browser.wait_for(first + second) == first + second
    selection_becomes(desktop, OLD.encode())


def test_text_is_exact_in_other_programs(rig: Rig, window: TextWindow, desktop: PrivateDesktop) -> None:
    """Long text is pasted where the paste key is known, and typed elsewhere."""
    copy_text(desktop, OLD)
    assert rig.put_into(window, SHORT) == SHORT
    window.clear()
    answer = rig.put(LONG, "auto")
    assert isinstance(answer, Inserted)
    assert answer.method == ("typed" if window.kind == "tk" else "pasted")
    assert window.wait_for(LONG) == LONG
    selection_becomes(desktop, OLD.encode())


@pytest.mark.parametrize("kind", ["gtk", "qt", "xterm"])
def test_frozen_window_gets_the_text_when_it_thaws(
    rig: Rig, desktop: PrivateDesktop, kind: WindowKind, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(x11_paste, "PATIENCE_MS", 600)
    copy_text(desktop, OLD)
    copy_text(desktop, OLD, "primary")
    frozen = desktop.open_window(kind)
    try:
        os.kill(frozen.pid, signal.SIGSTOP)
        try:
            answer = rig.put(LONG, "paste")
            assert isinstance(answer, InsertionFailed)
            time.sleep(2.0)  # longer than a text that was taken stays on the clipboard
            assert read_selection(desktop) == LONG.encode()
        finally:
            os.kill(frozen.pid, signal.SIGCONT)
        assert frozen.wait_for(LONG) == LONG
        selection_becomes(desktop, OLD.encode())
    finally:
        frozen.close()


@pytest.mark.parametrize("late_ms", [1_000, 1_500])
def test_window_that_answers_at_once_and_pastes_late_gets_the_text_once(
    rig: Rig, desktop: PrivateDesktop, late_ms: int
) -> None:
    copy_text(desktop, OLD)
    with LateWindow(desktop.display, late_ms) as probe:
        rig.settings = InsertionSettings(method="paste")
        sender = threading.Thread(target=rig.send, args=(rig.note(), LONG))
        sender.start()
        probe.wait(lambda: not rig.answers.empty() and probe.text == LONG)
        sender.join()
        assert probe.text == LONG
        answer = rig.answers.get(timeout=10)
        assert isinstance(answer, Inserted)
        assert answer.method == "pasted"
    selection_becomes(desktop, OLD.encode())


@contextmanager
def window_numbered(display: str, number: int) -> Iterator[None]:
    """A window of another program that got the number of one that was closed."""
    with ExitStack() as opened:
        for _ in range(20):
            link = Display(display)
            opened.callback(link.close)
            numbers = range(link.display.info.resource_id_base, number + 1)
            if len(numbers) < 1_000 and any(
                link.screen().root.create_window(0, 0, 1, 1, 0, X.CopyFromParent).id == number for _ in numbers
            ):
                link.sync()
                yield
                return
        pytest.fail("no program got the number")


def test_the_old_clipboard_comes_back_although_another_program_has_the_number_of_the_closed_window(
    rig: Rig, desktop: PrivateDesktop
) -> None:
    copy_text(desktop, OLD)
    rig.settings = InsertionSettings(method="paste")
    with LateWindow(desktop.display, late_ms=0) as probe:
        sender = threading.Thread(target=rig.send, args=(rig.note(), LONG))
        sender.start()
        probe.wait(lambda: not rig.answers.empty() and probe.text == LONG)
        sender.join()
        assert probe.text == LONG
        number = probe._window.id
    with window_numbered(desktop.display, number):
        selection_becomes(desktop, OLD.encode())
