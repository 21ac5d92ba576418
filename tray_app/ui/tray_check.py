"""Whether a tray would show the icon, for `holdtalk doctor`."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from tray_app.core.checks import Check
from tray_app.core.translation import marked

from .qt_platform import platform_arguments


def check_tray() -> Check:
    """Asks the desktop for a tray host. A display must be there: Qt ends the process without one."""
    _application = QApplication.instance() or QApplication(["holdtalk", *platform_arguments()])  # ends with its name
    if QSystemTrayIcon.isSystemTrayAvailable():
        return Check("Tray", True, "a tray host shows icons here")
    remedy = marked(
        "Enable your desktop's tray (on GNOME: the AppIndicator extension). Until then a small window stands in."
    )
    return Check("Tray", False, "no tray host answers", remedy)
