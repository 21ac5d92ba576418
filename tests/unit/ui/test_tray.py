"""The tray icon where there is a tray, the small window where there is none, and the change between them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from fake_actions import FakeActions
from PySide6.QtCore import QEvent, QPoint, QRect, QTimer
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QSystemTrayIcon

from tray_app.core.errors import Problem
from tray_app.core.events import DictationId
from tray_app.core.notice_actions import SHOW_MODELS
from tray_app.core.pause import Pause
from tray_app.core.snapshot import Notice, NoticeKind, OfferedText, PublicState, Snapshot
from tray_app.ui import panel, small_window
from tray_app.ui.icons import Glyph, tray_icon
from tray_app.ui.small_window import SmallWindow
from tray_app.ui.tray import Tray
from tray_app.ui.tray_icon import TrayIcon
from tray_app.ui.words import Shown

from .conftest import Pump

pytestmark = pytest.mark.expected_warning(r"ui\.tray: this desktop shows no tray")

READY = Snapshot(state=PublicState.READY, status="Ready")


class Desk:
    """A tray whose host comes and goes by hand."""

    def __init__(self) -> None:
        self.actions = FakeActions()
        self.host = False
        self.now_ns = 0
        self.tray = Tray(self.actions, has_host=lambda: self.host, now_ns=lambda: self.now_ns)

    def window_shown(self) -> bool:
        return self.tray.window is not None and self.tray.window.isVisible()

    def ticking(self) -> list[QTimer]:
        return [timer for timer in self.tray.findChildren(QTimer) if timer.isActive() and not timer.isSingleShot()]


@pytest.fixture
def desk(qt_app: QApplication) -> Desk:
    return Desk()


# --- the icon ----------------------------------------------------------------------------


@pytest.fixture
def on_a_dark_panel(qt_app: QApplication, monkeypatch: pytest.MonkeyPatch) -> TrayIcon:
    monkeypatch.setattr(panel, "_seen_behind", lambda _place: QColor("#202020"))
    return TrayIcon(FakeActions())


@pytest.mark.parametrize("state", PublicState)
def test_icon_and_tooltip_tell_the_state(on_a_dark_panel: TrayIcon, state: PublicState) -> None:
    icon = on_a_dark_panel
    icon.tell(Shown(Snapshot(state=state, status="")))
    assert icon.icon.icon().cacheKey() == tray_icon(Glyph(state.value), panel.Ink(panel.ON_DARK)).cacheKey()
    assert icon.icon.toolTip().casefold() == f"holdtalk: {state.value}"


def test_a_breach_marks_the_icon_and_stands_in_the_tooltip(on_a_dark_panel: TrayIcon) -> None:
    icon = on_a_dark_panel
    icon.tell(Shown(READY, "Insertion is over its target: 640 ms, target 100 ms"))
    assert icon.icon.icon().cacheKey() == tray_icon(Glyph.BREACH, panel.Ink(panel.ON_DARK)).cacheKey()
    assert "Insertion is over its target: 640 ms" in icon.icon.toolTip()
    icon.tell(Shown(READY))
    assert icon.icon.icon().cacheKey() == tray_icon(Glyph.READY, panel.Ink(panel.ON_DARK)).cacheKey()
    assert "target" not in icon.icon.toolTip()


def test_the_key_to_hold_stands_in_the_tooltip(desk: Desk) -> None:
    desk.tray.show_snapshot(READY)
    desk.tray.set_key_name("Right Ctrl")
    assert desk.tray.icon.icon.toolTip() == "Holdtalk: Ready\nHold Right Ctrl and speak"
    desk.actions.current_mode = "toggle"
    desk.tray.set_key_name("Right Ctrl")
    assert desk.tray.icon.icon.toolTip() == "Holdtalk: Ready\nPress Right Ctrl, speak, press it again"


def test_a_middle_click_starts_and_a_left_click_opens_the_window(qt_app: QApplication) -> None:
    actions = FakeActions()
    icon = TrayIcon(actions)
    icon.icon.activated.emit(QSystemTrayIcon.ActivationReason.MiddleClick)
    assert actions.calls == [("toggle",)]
    icon.icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    assert actions.calls == [("toggle",), ("home",)]


@pytest.mark.parametrize(
    ("seen", "desktop", "expected"),
    [
        ("#202020", "", panel.Ink(panel.ON_DARK)),
        ("#e6e6e6", "ubuntu:GNOME", panel.Ink(panel.ON_LIGHT)),
        (None, "ubuntu:GNOME", panel.Ink(panel.ON_DARK)),
        (None, "KDE", panel.Ink(panel.ON_LIGHT)),
        (None, "sway", panel.Ink(panel.ON_DARK, outline=panel.ON_LIGHT)),
    ],
)
def test_the_glyph_contrasts_with_the_panel(
    qt_app: QApplication,
    monkeypatch: pytest.MonkeyPatch,
    seen: str | None,
    desktop: str,
    expected: panel.Ink,
) -> None:
    monkeypatch.setattr(panel, "_seen_behind", lambda _place: None if seen is None else QColor(seen))
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", desktop)
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert panel.glyph_ink(QRect(0, 0, 22, 22)) == expected


# --- with and without a tray -------------------------------------------------------------


def test_with_a_tray_there_is_no_window_and_nothing_ticks(desk: Desk) -> None:
    desk.host = True
    desk.tray.show()
    assert desk.tray.hosted
    assert not desk.window_shown()
    assert not desk.ticking()


def test_without_a_tray_the_small_window_says_so(desk: Desk, pump: Pump) -> None:
    desk.tray.show()
    pump(desk.window_shown)
    window = desk.tray.window
    assert window
    assert "no tray" in window._note.text()
    assert window._note.isVisible()
    desk.tray.hide()
    assert not desk.ticking()


def test_a_tray_that_comes_within_the_grace_needs_no_window(desk: Desk, pump: Pump) -> None:
    desk.tray.show()
    desk.host = True
    desk.tray._look()
    assert desk.tray.hosted
    assert not desk.ticking()
    assert desk.tray.window is None


@pytest.mark.parametrize("in_use", [False, True])
def test_a_tray_that_comes_later_takes_over_from_a_window_not_in_use(
    desk: Desk, pump: Pump, monkeypatch: pytest.MonkeyPatch, in_use: bool
) -> None:
    desk.tray.show()
    pump(desk.window_shown)
    window = desk.tray.window
    assert window
    monkeypatch.setattr(window, "isActiveWindow", lambda: in_use)
    desk.host = True
    pump(lambda: desk.tray.hosted)
    assert desk.window_shown() == in_use
    assert not window._note.isVisible()
    assert not desk.ticking()
    window.hide()


def test_a_tray_that_goes_away_is_noticed_at_the_next_snapshot(desk: Desk, pump: Pump) -> None:
    desk.host = True
    desk.tray.show()
    desk.host = False
    desk.tray.show_snapshot(READY)
    pump(lambda: desk.tray.hosted)  # not looked for on every snapshot
    desk.now_ns += 6 * 10**9
    desk.tray.show_snapshot(READY)
    pump(lambda: not desk.tray.hosted)
    pump(desk.window_shown)
    desk.tray.hide()


def test_a_second_start_brings_the_window_forward_only_without_a_tray(desk: Desk) -> None:
    desk.host = True
    desk.tray.show()
    desk.tray.present()
    assert not desk.window_shown()
    desk.host = False
    desk.tray._look()
    desk.tray.present()
    assert desk.window_shown()
    desk.tray.hide()


# --- the small window --------------------------------------------------------------------


def buttons(window: SmallWindow) -> dict[str, QPushButton]:
    found = window.findChildren(QPushButton)
    return {plain(button): button for button in found if not button.isHidden()}


def plain(button: QPushButton) -> str:
    return button.text().replace("&&", "\0").replace("&", "").replace("\0", "&")


def test_the_window_can_do_everything_the_menu_can(qt_app: QApplication) -> None:
    actions = FakeActions()
    actions.microphone = "Yeti & co"
    window = SmallWindow(actions)
    offered = (OfferedText(DictationId(1), "text", 1_000.0),)
    window.tell(Shown(Snapshot(state=PublicState.READY, offered=offered, status="Ready")))
    shown = buttons(window)
    assert list(shown) == [
        "Start dictation",
        "1 text waits for you",
        "Open Holdtalk",
        "Performance…",
        "Export report",
        "Microphone: Yeti & co",
        "Mode: Hold",
        "Open settings file",
        "Open log",
        "Hands-free",
        "Models…",
        "Start at login",
        "Set up again…",
        "Pause hotkey",
        "Quit",
    ]
    for name in ("Performance…", "Open settings file", "Open log", "Hands-free", "Set up again…", "Quit"):
        shown[name].click()
    told = [("performance",), ("settings",), ("log",), ("hands-free", "toggle"), ("first run",), ("quit",)]
    assert actions.calls == told


def test_the_windows_buttons_stand_side_by_side_whichever_there_are(qt_app: QApplication) -> None:
    window = SmallWindow(FakeActions())
    ready = Snapshot(state=PublicState.READY, status="Ready")
    for snapshot in (ready, replace(ready, last_text="Words."), replace(ready, paused=Pause(None)), ready):
        window.tell(Shown(snapshot))
        window.show()
        grid: Any = window._grid  # its stubs know no tuple
        places = [grid.getItemPosition(at)[:2] for at in range(grid.count())]
        assert places == [(at // 2, at % 2) for at in range(grid.count())]
        assert len(buttons(window)) == grid.count() + 1, "and Start dictation"
    window.close()


def test_starting_from_the_window_first_gives_the_focus_back(qt_app: QApplication, pump: Pump) -> None:
    actions = FakeActions()
    window = SmallWindow(actions)
    window.show()
    buttons(window)["Start dictation"].click()
    assert window.isMinimized()
    assert not actions.calls
    pump(lambda: actions.calls == [("toggle",)])
    window.hide()


def test_closing_quits_only_when_nothing_else_can_be_seen(qt_app: QApplication) -> None:
    actions = FakeActions()
    window = SmallWindow(actions)
    window.set_alone(False)
    window.show()
    window.close()
    assert not actions.calls
    window.set_alone(True)
    window.show()
    window.close()
    assert actions.calls == [("quit",)]


def test_the_window_shows_an_error_with_its_remedy(qt_app: QApplication) -> None:
    window = SmallWindow(FakeActions())
    problem = Problem("No microphone was found.", "Plug one in.")
    window.tell(Shown(Snapshot(state=PublicState.ERROR, problem=problem)))
    assert window._status.text() == "Error: No microphone was found."
    assert window._more.text() == "Plug one in."


def test_the_window_says_where_sound_is_sent(qt_app: QApplication) -> None:
    window = SmallWindow(FakeActions())
    window.tell(Shown(replace(READY, sent_to="box:8000")))
    assert window._more.text() == "Sound is sent to box:8000"


def test_the_windows_icon_is_drawn_anew_on_a_screen_of_another_scale(
    qt_app: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = SmallWindow(FakeActions())
    window.tell(Shown(READY))
    drawn: list[float] = []
    monkeypatch.setattr(window, "devicePixelRatio", lambda: 2.0)

    def draw(*asked: Any) -> QPixmap:
        drawn.append(asked[-1])
        return QPixmap()

    monkeypatch.setattr(small_window, "glyph_pixmap", draw)
    qt_app.sendEvent(window, QEvent(QEvent.Type.DevicePixelRatioChange))
    assert drawn == [2.0]


def test_the_window_grows_with_what_it_has_to_say(qt_app: QApplication) -> None:
    window = SmallWindow(FakeActions())
    window.set_alone(True)
    window.show_quietly()
    usual = {name: button.height() for name, button in buttons(window).items() if button.isVisible()}
    remedy = "\n".join(f"line {number}: hotkey.key: There is no key of this name." for number in range(8))
    offered = (OfferedText(DictationId(1), "words", 1_000.0),)
    window.tell(Shown(replace(READY, problem=Problem("8 settings are wrong.", remedy), offered=offered)))
    qt_app.processEvents()
    for name, button in buttons(window).items():
        assert button.height() >= usual.get(name, 0), name
    told = next(label for label in window.findChildren(QLabel) if label.text() == remedy)
    assert told.height() >= told.heightForWidth(told.width())
    window.set_alone(False)
    window.close()


def test_where_sound_is_sent_is_marked_and_stands_in_the_tooltip(on_a_dark_panel: TrayIcon) -> None:
    icon = on_a_dark_panel
    icon.tell(Shown(replace(READY, sent_to="box:8000")))
    assert icon.icon.icon().cacheKey() == tray_icon(Glyph.READY, panel.Ink(panel.ON_DARK), sends=True).cacheKey()
    assert "Sound is sent to box:8000" in icon.icon.toolTip().splitlines()
    icon.tell(Shown(READY))
    assert icon.icon.icon().cacheKey() == tray_icon(Glyph.READY, panel.Ink(panel.ON_DARK)).cacheKey()
    assert "sent" not in icon.icon.toolTip()


# --- what nobody saw ---------------------------------------------------------------------


def test_a_panel_that_shows_no_menus_gets_a_window_in_its_place(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.host = True
    desk.tray.show()
    ask = desk.tray.icon.icon.activated.emit
    monkeypatch.setenv("XDG_SESSION_TYPE", "x11")
    monkeypatch.setenv("DISPLAY", ":99")
    ask(QSystemTrayIcon.ActivationReason.Context)
    assert not desk.window_shown(), "there Qt shows the menu"
    monkeypatch.setenv("XDG_SESSION_TYPE", "wayland")
    ask(QSystemTrayIcon.ActivationReason.Context)
    assert desk.tray.window is not None
    assert desk.window_shown()
    desk.tray.window.close()
    assert ("quit",) not in desk.actions.calls


def test_what_should_be_known_and_was_not_shown_marks_the_icon_until_the_menu_was_open(desk: Desk) -> None:
    desk.host = True
    desk.tray.show_snapshot(READY)
    desk.tray.set_notices("none")
    desk.tray.notify(Notice(NoticeKind.ERROR, "The engine failed", ""))
    icon = desk.tray.icon
    assert icon.icon.icon().cacheKey() == tray_icon(Glyph.BREACH, icon._ink).cacheKey()
    assert "The engine failed" in icon.icon.toolTip()
    icon.menu.popup(QPoint(0, 0))
    icon.menu.close()
    assert icon.icon.icon().cacheKey() == tray_icon(Glyph.READY, icon._ink).cacheKey()
    assert "The engine failed" not in icon.icon.toolTip()


def test_a_click_on_a_notice_asks_the_program(
    qt_app: QApplication, pump: Pump, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tray_app.ui.desktop_notices._service_answers", lambda: False)
    asked: list[object] = []
    tray = Tray(FakeActions(), ask=asked.append, has_host=lambda: True)
    tray.notify(Notice(NoticeKind.WARNING, "Another engine writes", "", SHOW_MODELS))
    pump(lambda: tray._notices.popup is not None)
    assert tray._notices.popup is not None
    tray._notices.popup.findChildren(QPushButton)[0].click()
    assert asked == [SHOW_MODELS.request]
    tray.hide()
