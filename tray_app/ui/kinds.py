"""What dictations have in common, in words: kinds of programs, modes of hotkeys, languages."""

from __future__ import annotations

from collections.abc import Mapping

from tray_app.core.applications import ApplicationKind
from tray_app.core.translation import marked, tr

from .language_names import native_name

KINDS: Mapping[str, str] = {
    ApplicationKind.ANY.value: marked("Other windows"),
    ApplicationKind.TERMINAL.value: marked("Terminals"),
    ApplicationKind.OTHER_MACHINE.value: marked("Other machines"),
    ApplicationKind.PASSWORD_PROMPT.value: marked("Password prompts"),
}
ONE_OF_A_KIND: Mapping[str, str] = {
    ApplicationKind.TERMINAL.value: marked("Terminal"),
    ApplicationKind.OTHER_MACHINE.value: marked("Other machine"),
    ApplicationKind.PASSWORD_PROMPT.value: marked("Password prompt"),
}
MODES: Mapping[str, str] = {
    "hold": marked("Hold"),
    "toggle": marked("Toggle"),
    "hybrid": marked("Hybrid"),
    "hands-free": marked("Hands-free"),
}


def kind_words(kind: str) -> str:
    """One that is not known is shown as it stands."""
    return tr(KINDS[kind]) if kind in KINDS else kind.capitalize() or tr("Unknown")


def mode_words(mode: str) -> str:
    return tr(MODES[mode]) if mode in MODES else mode.capitalize() or tr("Unknown")


def language_words(code: str) -> str:
    return native_name(code) if code else tr("Unknown")
