"""Languages by the names that their speakers give them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from PySide6.QtCore import QLocale

from tray_app.core.languages import AUTOMATIC
from tray_app.core.translation import listed, tr

_OWN = {"en": "English", "es": "Español", "zh": "中文", "ar": "العربية"}
"""Where Qt names the language of one country."""


def native_name(code: str) -> str:
    """Such as "Deutsch" or "日本語"; the code itself, where nobody knows the language."""
    return tr("Automatic") if code == AUTOMATIC else _native_name(code)


@cache
def _native_name(code: str) -> str:
    language = QLocale.codeToLanguage(code)
    if language in (QLocale.Language.AnyLanguage, QLocale.Language.C):
        return code.upper()
    name = _OWN.get(code) or QLocale(language).nativeLanguageName() or QLocale.languageToString(language)
    return name[:1].upper() + name[1:]


def names_of(codes: Iterable[str]) -> str:
    """Such as "English, German"; by their own names where the user reads another language than English, for Qt knows
    no others."""
    if QLocale().language() in (QLocale.Language.English, QLocale.Language.C):
        return english_names(codes)
    return tr(listed(map(native_name, codes)))


def english_names(codes: Iterable[str]) -> str:
    """Such as "English, German"; a code itself, where nobody knows the language."""
    return ", ".join(map(_english_name, codes))


@cache
def _english_name(code: str) -> str:
    language = QLocale.codeToLanguage(code)
    known = language not in (QLocale.Language.AnyLanguage, QLocale.Language.C)
    return QLocale.languageToString(language) if known else code.upper()


def language_mark(code: str) -> str:
    """A few capitals for where there is no room: "DE", "AUTO"; empty for no language."""
    return code.upper()
