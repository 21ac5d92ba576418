"""The language of the windows: the user's choice, else that of the desktop, as far as there is a translation."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from tray_app.core import translation
from tray_app.core.resources import resource_path

CONTEXT = "Holdtalk"
"""Of every text, as packaging/translations.py collects them."""
ENGLISH = "en"


def use_language(application: QApplication, wanted: str = "") -> str:
    """Before any window is built. `wanted` is an ISO 639 code; empty: the desktop's. Gives the language that is shown,
    "en" where there is no translation; numbers and dates follow the user's choice in any case."""
    if wanted:
        QLocale.setDefault(QLocale(wanted))
    locale = QLocale()
    found = next((path for name in _names(locale) if (path := translations(name)) is not None or name == ENGLISH), None)
    texts = QTranslator(application)
    if found is None or not texts.load(str(found)):
        return ENGLISH
    _use_texts_of_qt(application, locale)
    application.setLayoutDirection(locale.textDirection())

    def translate(text: str, number: int | None) -> str:
        return texts.translate(CONTEXT, text, "", -1 if number is None else number) or ""

    translation.use(translate)
    return found.stem.partition("_")[2]


def translations(language: str) -> Path | None:
    """The file of a language; None where there is none."""
    try:
        return resource_path(f"translations/holdtalk_{language}.qm")
    except FileNotFoundError:
        return None


def _names(locale: QLocale) -> list[str]:
    """What the user reads, most wanted first: "de" for "de-AT" too."""
    return list(dict.fromkeys(name.partition("-")[0] for name in locale.uiLanguages()))


def _use_texts_of_qt(application: QApplication, locale: QLocale) -> None:
    """Buttons of its dialogs, menus of its fields."""
    own = QTranslator(application)
    if own.load(locale, "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(own)
