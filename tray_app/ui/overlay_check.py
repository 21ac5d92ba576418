"""How the overlay is shown on this desktop, for `holdtalk doctor` and for who looks at its settings."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from tray_app.core.checks import Check
from tray_app.core.desktop_settings import OverlaySettings
from tray_app.core.errors import Problem
from tray_app.core.translation import marked, tr
from tray_app.session import SessionKind, session_of

from .coming_quietly import caret_is_told, layers, windows_come_quietly
from .qt_platform import platform_arguments

IMPOSSIBLE = Problem(
    marked("Nothing can be shown here without taking the keyboard from your window."),
    marked(
        "Let the compositor start Xwayland (DISPLAY is not set), and leave QT_QPA_PLATFORM unset. Until then the tray "
        "icon and the tones tell how a dictation goes."
    ),
)


def check_overlay(settings: OverlaySettings) -> Check:
    """A display must be there: Qt ends the process without one."""
    if settings.style == "off":
        return Check("Overlay", True, "switched off")
    _application = QApplication.instance() or QApplication(["holdtalk", *platform_arguments()])  # ends with its name
    if not overlay_is_possible():
        return Check("Overlay", False, IMPOSSIBLE.title, IMPOSSIBLE.remedy)
    return Check("Overlay", True, _way())


def overlay_is_possible() -> bool:
    """Qt's thread."""
    return windows_come_quietly() or layers() is not None


def help_here(setting: str) -> str:
    """What is to be known of a setting of the overlay on this desktop, beside its help; empty: nothing."""
    if setting == "overlay.style" and not overlay_is_possible():
        return tr(IMPOSSIBLE.title)
    if setting == "overlay.position" and not caret_is_told():
        return tr("This desktop tells nobody where a window stands, so the overlay stands at the bottom.")
    return ""


def _way() -> str:
    if not windows_come_quietly():
        return marked("on a layer above the windows (wlr-layer-shell)")
    if QGuiApplication.platformName() == "xcb" and session_of().kind is SessionKind.WAYLAND:
        return marked("through XWayland, as this compositor has no layers")
    return marked("a window that takes no focus")
