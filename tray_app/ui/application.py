"""The Qt application, as the settings have it look and speak."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .garbage import keep_no_sources

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from tray_app.core.settings import Settings


def make_application(settings: Settings) -> QApplication:
    """To be called once, before anything else of Qt is imported."""
    keep_no_sources()
    from PySide6.QtCore import QLocale
    from PySide6.QtWidgets import QApplication

    from tray_app.core.desktop_settings import AS_THE_DESKTOP
    from tray_app.perf.figures_text import write_numbers_with

    from . import theme
    from .language import use_language

    application = QApplication(["holdtalk"])
    application.setApplicationName("holdtalk")
    application.setApplicationDisplayName("Holdtalk")
    application.setDesktopFileName("holdtalk")
    application.setQuitOnLastWindowClosed(False)
    theme.apply(application, settings.performance.theme)
    wanted = settings.windows.language
    use_language(application, "" if wanted == AS_THE_DESKTOP else wanted)
    write_numbers_with(QLocale().decimalPoint(), right_to_left=application.isRightToLeft())
    return application
