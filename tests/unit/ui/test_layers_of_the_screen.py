"""What comes up by itself on Wayland: on a layer of the screen, never in a window that could take the keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from fake_actions import FakeActions
from layers_rig import CLOSED, LayerCompositor
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QPushButton

from tray_app.core.desktop_settings import OverlaySettings
from tray_app.core.dictation import Outcome
from tray_app.core.events import DictationId
from tray_app.core.notice_actions import SHOW_MODELS, NoticeAction
from tray_app.core.snapshot import Notice, NoticeKind, PublicState, Snapshot
from tray_app.ui.layers import host as host_module
from tray_app.ui.layers.host import LayerHost
from tray_app.ui.layers.pill import LayerPill
from tray_app.ui.notice_popup import NoticePopup
from tray_app.ui.notices import Notices
from tray_app.ui.overlay import Overlay
from tray_app.ui.overlay_check import check_overlay, help_here
from tray_app.ui.theme import application_colours
from tray_app.ui.tray import NO_TRAY, Tray
from tray_app.wayland.layers import Layers
from tray_app.wayland.window_place import WindowPlace

from .conftest import Pump

RECORDING = Snapshot(state=PublicState.RECORDING, dictation_id=DictationId(1), recording_since_ns=0)
DONE = Snapshot(state=PublicState.READY, last_outcome=Outcome.INSERTED, last_outcome_id=DictationId(1))
FAILED = Snapshot(state=PublicState.READY, last_outcome=Outcome.FAILED, last_outcome_id=DictationId(2))
LEFT = 0x110


@dataclass
class Desk:
    compositor: LayerCompositor
    host: LayerHost

    def picture(self) -> QImage:
        width_px, height_px, pixels = self.compositor.picture()
        image = QImage(pixels, width_px, height_px, width_px * 4, QImage.Format.Format_ARGB32_Premultiplied)
        return image.copy()


@pytest.fixture
def on_wayland(qt_app: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    """As Qt says there; `layers_here` is for the test to say."""
    monkeypatch.setattr("tray_app.ui.coming_quietly.QGuiApplication.platformName", lambda: "wayland")
    monkeypatch.setattr(host_module, "layers_here", lambda: None)


@pytest.fixture
def desk(on_wayland: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    compositor = LayerCompositor()
    made = Desk(compositor, LayerHost(Layers(compositor.connect())))
    monkeypatch.setattr(host_module, "layers_here", lambda: made.host if made.host.is_open else None)
    yield made
    made.host.close()
    compositor.close()


def colours_in(image: QImage, part: QRect | None = None) -> set[str]:
    seen = part or image.rect()
    return {
        image.pixelColor(x, y).name()
        for x in range(seen.left(), seen.right() + 1)
        for y in range(seen.top(), seen.bottom() + 1)
        if image.pixelColor(x, y).alpha() == 255
    }


# --- the pill ----------------------------------------------------------------------------


def shown_pill(overlay: Overlay) -> LayerPill:
    pill = overlay.pill
    assert isinstance(pill, LayerPill)
    return pill


@pytest.mark.parametrize(("position", "edges"), [("bottom", 2), ("top", 1), ("caret", 2)])
def test_the_pill_is_painted_on_a_layer(desk: Desk, pump: Pump, position: str, edges: int) -> None:
    overlay = Overlay(lambda: -30.0, OverlaySettings("compact", position))
    overlay.show_snapshot(RECORDING)
    pump(lambda: len(desk.compositor.attached) > 0)
    assert desk.compositor.last("zwlr_layer_surface_v1.set_anchor") == (edges,)
    assert desk.compositor.last("zwlr_layer_surface_v1.set_size") == shown_pill(overlay).size().toTuple()
    desk.compositor.ask_for_a_frame()
    pump(lambda: shown_pill(overlay)._opacity == 1.0)
    desk.compositor.give_back(desk.compositor.attached[0])
    desk.compositor.ask_for_a_frame()
    pump(lambda: application_colours().background.name() in colours_in(desk.picture()))
    assert application_colours().breach.name() in colours_in(desk.picture()), "the mark of a recording"
    assert desk.picture().pixelColor(0, 0).alpha() == 0, "it is round"
    overlay.close()


def test_what_fades_in_becomes_whole_and_goes_again(desk: Desk, pump: Pump) -> None:
    overlay = Overlay(lambda: -30.0, OverlaySettings("compact"))
    overlay.show_snapshot(RECORDING)
    pump(lambda: len(desk.compositor.attached) > 0)
    overlay.show_snapshot(DONE)
    pump(lambda: not shown_pill(overlay).isVisible())
    pump(lambda: bool(desk.compositor.named("zwlr_layer_surface_v1.destroy")))
    assert desk.compositor.named("wl_surface.destroy")
    assert shown_pill(overlay).view is None
    overlay.show_snapshot(RECORDING)
    pump(lambda: len(desk.compositor.named("zwlr_layer_shell_v1.get_layer_surface")) == 2)
    overlay.close()


def test_the_pill_stands_near_the_caret_where_the_place_of_its_window_is_told(
    desk: Desk, pump: Pump, monkeypatch: pytest.MonkeyPatch
) -> None:
    overlay = Overlay(lambda: -30.0)
    overlay.show_snapshot(RECORDING)
    pump(lambda: len(desk.compositor.attached) > 0)
    pill, caret = shown_pill(overlay), QRect(300, 100, 1, 18)
    monkeypatch.setattr("tray_app.ui.layers.pill.focused_place", lambda: None)
    pill.stand_near(caret)
    monkeypatch.setattr("tray_app.ui.layers.pill.focused_place", lambda: WindowPlace(400, 48, 1_280, 800))
    pill.stand_near(caret)
    pump(lambda: desk.compositor.last("zwlr_layer_surface_v1.set_anchor") == (1 | 4,))
    top, _right, _bottom, left = (int(str(one)) for one in desk.compositor.last("zwlr_layer_surface_v1.set_margin"))
    assert abs(left + pill.size().width() / 2 - 700) <= 1
    assert 48 + 100 + 18 < top < 48 + 100 + 18 + 30
    assert desk.compositor.last("zwlr_layer_surface_v1.set_exclusive_zone") == (-1,)
    overlay.close()


def test_the_meter_moves_by_a_few_rows(desk: Desk, pump: Pump) -> None:
    levels = iter([-60.0, -20.0, -50.0, -20.0, -50.0] * 500)
    overlay = Overlay(lambda: next(levels), OverlaySettings("detailed"))
    overlay.show_snapshot(RECORDING)
    pump(lambda: len(desk.compositor.attached) > 0)
    height = shown_pill(overlay).size().height()

    def little_moved() -> bool:
        desk.compositor.ask_for_a_frame()
        if len(desk.compositor.attached) > 1:
            desk.compositor.give_back(desk.compositor.attached[-2])
        return int(str(desk.compositor.last("wl_surface.damage_buffer")[3])) < height / 2

    pump(little_moved)
    overlay.close()


def test_a_screen_that_goes_takes_the_pill_until_the_next_news(desk: Desk, pump: Pump) -> None:
    overlay = Overlay(lambda: -30.0)
    overlay.show_snapshot(RECORDING)
    pump(lambda: len(desk.compositor.attached) > 0)
    desk.compositor.event(desk.compositor.object_of("zwlr_layer_surface_v1"), CLOSED)
    pump(lambda: not shown_pill(overlay).isVisible())
    overlay.show_snapshot(FAILED)
    pump(lambda: shown_pill(overlay).isVisible())
    overlay.close()


def test_a_compositor_that_goes_takes_the_pill_and_nothing_else(desk: Desk, pump: Pump) -> None:
    overlay = Overlay(lambda: -30.0)
    overlay.show_snapshot(RECORDING)
    pump(lambda: len(desk.compositor.attached) > 0)
    desk.compositor.hang_up()
    pump(lambda: not desk.host.is_open)
    overlay.show_snapshot(FAILED)
    assert overlay.pill is None
    again = LayerCompositor()
    desk.host = LayerHost(Layers(again.connect()))
    overlay.show_snapshot(RECORDING)
    pump(lambda: len(again.attached) > 0)  # one that came back
    overlay.close()
    desk.host.close()
    again.close()


@pytest.mark.usefixtures("on_wayland")
def test_without_layers_there_is_no_overlay_and_doctor_and_settings_say_so() -> None:
    """A window there may take the focus, and the words would land in it."""
    overlay = Overlay(lambda: -30.0)
    overlay.show_snapshot(RECORDING)
    assert overlay.pill is None
    check = check_overlay(OverlaySettings())
    assert not check.ok
    assert "Xwayland" in check.remedy
    assert help_here("overlay.style") == check.detail
    assert check_overlay(OverlaySettings("off")).ok


def test_doctor_tells_how_it_is_shown(desk: Desk) -> None:
    assert "layer" in check_overlay(OverlaySettings()).detail
    assert not help_here("overlay.style")


# --- notices -----------------------------------------------------------------------------

BROKEN = Notice(NoticeKind.ERROR, "The model is gone", "Choose another one.", SHOW_MODELS)


def press(desk: Desk, at: tuple[int, int]) -> None:
    mouse, over = (desk.compositor.object_of(kind) for kind in ("wl_pointer", "wl_surface"))
    desk.compositor.event(mouse, 0, 1, over, at[0] * 256, at[1] * 256)
    for state in (1, 0):
        desk.compositor.event(mouse, 3, 2, 0, LEFT, state)


def shown_notice(desk: Desk, pump: Pump, notices: Notices) -> NoticePopup:
    pump(lambda: notices.popup is not None and len(desk.compositor.attached) > 0)
    desk.compositor.event(desk.compositor.object_of("wl_seat"), 0, 1)
    pump(lambda: bool(desk.compositor.named("wl_seat.get_pointer")))
    assert notices.popup is not None
    return notices.popup


def test_a_notice_is_painted_on_a_layer_and_its_button_works(desk: Desk, pump: Pump) -> None:
    acted: list[NoticeAction] = []
    notices = Notices(deliver=lambda _notice: False, run=acted.append)
    notices.show(BROKEN)
    popup = shown_notice(desk, pump, notices)
    assert desk.compositor.last("zwlr_layer_surface_v1.set_anchor") == (2 | 8,)
    assert popup.windowHandle() is None or not popup.windowHandle().isVisible(), "no window has come"
    button = popup.findChild(QPushButton)
    assert button is not None
    assert len(colours_in(desk.picture(), button.geometry())) > 3, "its words are painted"
    press(desk, button.geometry().center().toTuple())
    pump(lambda: acted == [SHOW_MODELS])
    pump(lambda: bool(desk.compositor.named("zwlr_layer_surface_v1.destroy")))
    notices.close()


def test_a_click_beside_the_button_dismisses_a_notice_and_the_next_comes(desk: Desk, pump: Pump) -> None:
    notices = Notices(deliver=lambda _notice: False)
    notices.show(BROKEN)
    notices.show(Notice(NoticeKind.INFO, "Second", ""))
    shown_notice(desk, pump, notices)
    press(desk, (20, 20))
    pump(lambda: notices.popup is not None and notices.popup.notice.title == "Second")
    notices.close()
    pump(lambda: len(desk.compositor.named("zwlr_layer_surface_v1.destroy")) == 2)


def test_a_notice_stays_while_the_pointer_rests_on_it(desk: Desk, pump: Pump) -> None:
    notices = Notices(deliver=lambda _notice: False)
    notices.show(BROKEN)
    popup = shown_notice(desk, pump, notices)
    mouse, over = (desk.compositor.object_of(kind) for kind in ("wl_pointer", "wl_surface"))
    desk.compositor.event(mouse, 0, 1, over, 20 * 256, 20 * 256)
    pump(lambda: not popup._timer.isActive())
    desk.compositor.event(mouse, 1, 2, over)
    pump(popup._timer.isActive)
    notices.close()


@pytest.mark.usefixtures("on_wayland")
def test_where_no_notice_can_be_shown_the_icon_is_marked_with_what_is_needed(pump: Pump) -> None:
    missed: list[Notice] = []
    notices = Notices(deliver=lambda _notice: False)
    notices.missed.connect(missed.append)
    notices.show(Notice(NoticeKind.INFO, "Ready", ""))
    notices.show(BROKEN)
    pump(lambda: missed == [BROKEN])
    assert notices.popup is None
    notices.close()


def test_without_a_tray_a_notice_tells_it_instead_of_a_window(
    desk: Desk, pump: Pump, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Notice] = []
    tray = Tray(FakeActions(), has_host=lambda: False)
    monkeypatch.setattr(tray._notices, "show", told.append)
    tray.show()
    tray._grace.setInterval(0)
    tray._grace.start()
    pump(lambda: told == [NO_TRAY])
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == []
    tray.present()
    assert tray.small_window().isVisible(), "a second start shows it"
    tray.hide()


def test_a_pale_picture_is_only_paler(qt_app: QApplication) -> None:
    from tray_app.ui.layers.pill import faded

    whole = QImage(4, 4, QImage.Format.Format_ARGB32_Premultiplied)
    whole.fill(QColor(200, 100, 50))
    assert faded(whole, 1.0) is whole
    half = faded(whole, 0.5).pixelColor(2, 2)
    assert abs(half.alpha() - 127) <= 1
    assert abs(half.red() - 200) <= 2
