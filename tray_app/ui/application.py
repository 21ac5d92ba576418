"""The Qt application, as the settings have it look and speak."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .garbage import keep_no_sources

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from tray_app.core.settings import Settings

QUIET = "qt.qpa.wayland.textinput.warning=false"
"""A line for every window that closes: compositors tell of a window's end without its name, and Qt misses that. What
the environment says of it (QT_LOGGING_RULES) counts more."""


def make_application(settings: Settings) -> QApplication:
    """To be called once, before anything else of Qt is imported."""
    keep_no_sources()
    from PySide6.QtCore import QLocale, QLoggingCategory
    from PySide6.QtWidgets import QApplication

    from tray_app.core.desktop_settings import AS_THE_DESKTOP
    from tray_app.perf.figures_text import write_numbers_with

    from . import theme
    from .language import use_language
    from .qt_platform import platform_arguments

    QLoggingCategory.setFilterRules(QUIET)
    application = QApplication(["holdtalk", *platform_arguments()])
    application.setApplicationName("holdtalk")
    application.setApplicationDisplayName("Holdtalk")
    application.setDesktopFileName("holdtalk")
    application.setQuitOnLastWindowClosed(False)
    theme.apply(application, settings.performance.theme)
    wanted = settings.windows.language
    use_language(application, "" if wanted == AS_THE_DESKTOP else wanted)
    write_numbers_with(QLocale().decimalPoint(), right_to_left=application.isRightToLeft())
    return application
