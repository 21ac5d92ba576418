"""`holdtalk doctor`: every part is tried for real, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tray_app.core.checks import Check
from tray_app.core.errors import HoldtalkError
from tray_app.core.settings import Settings


def checks(settings: Settings) -> Iterator[Check]:
    """One line a part, as it is tried. A part that fails to be tried at all fails, and the next follows."""
    parts: tuple[tuple[str, Callable[[Settings], Check]], ...] = (
        ("Engine", _engine),
        ("Microphone", _microphone),
        ("Hotkey", _hotkey),
        ("Insertion", _insertion),
        ("Tray", _tray),
    )
    for name, check in parts:
        try:
            yield check(settings)
        except HoldtalkError as error:
            problem = error.problem
            yield Check(name, False, f"{problem.title} {problem.detail}".strip(), problem.remedy)


def _engine(settings: Settings) -> Check:
    from tray_app.speech.check import check_speech

    return check_speech(settings.speech)


def _microphone(settings: Settings) -> Check:
    from tray_app.audio.microphone_check import check_microphone

    return check_microphone(settings.microphone)


def _hotkey(settings: Settings) -> Check:
    from tray_app.hotkeys.check import check_hotkey

    return check_hotkey(settings.hotkey)


def _insertion(settings: Settings) -> Check:
    from tray_app.text.insertion.check import check_insertion

    return check_insertion(settings.insertion)


def _tray(_settings: Settings) -> Check:
    from tray_app.app import check_display
    from tray_app.ui.tray_check import check_tray

    check_display()
    return check_tray()
