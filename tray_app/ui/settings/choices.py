"""The words for what can be chosen, and for values as they are told."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QLocale

from tray_app.core.applications import ApplicationKind
from tray_app.core.desktop_settings import LANGUAGES
from tray_app.core.engines import ENGINES
from tray_app.core.languages import AUTOMATIC
from tray_app.core.translation import marked, tr, tr_n
from tray_app.hotkeys.naming import describe
from tray_app.ui.language_names import native_name

from .items import Item
from .step_words import STEP_CHOICES

_MODES = {
    "hold": marked("Record while it is held"),
    "toggle": marked("Press to start, press to stop"),
    "hybrid": marked("Both: a tap locks, a hold releases"),
}
_SEPARATORS = {
    "smart": marked("A blank when nothing was typed in between"),
    "space": marked("Always a blank"),
    "none": marked("Nothing"),
}
_METHODS = {
    "auto": marked("By window and length"),
    "type": marked("Typed"),
    "paste": marked("Pasted; the clipboard is restored"),
}

CHOICES: Mapping[str, Mapping[str, str]] = {
    "hotkey.mode": _MODES,
    "binding.mode": {
        **_MODES,
        "read": marked("Read aloud: the selection, or the last text"),
        "hands_free": marked("Switch listening for the wake word"),
        "language": marked("Go on to the next language"),
        "undo": marked("Take the last text back"),
        "insert_last": marked("Insert the last text again"),
        "pause": marked("Pause the other keys"),
    },
    "microphone.keep_open": {
        "on_demand": marked("While you dictate, and for a while after"),
        "always": marked("Always"),
    },
    "speech.load": {"start": marked("When Holdtalk starts"), "first_key": marked("When you first dictate")},
    "text.separator": _SEPARATORS,
    "profile.separator": _SEPARATORS,
    "words.correct": {
        "on": marked("Also words that sound alike"),
        "exact": marked("Only what stands in the list"),
        "off": marked("Nothing"),
    },
    "insertion.method": _METHODS,
    "profile.method": _METHODS,
    "profile.kind": {
        ApplicationKind.ANY.value: marked("Any"),
        ApplicationKind.TERMINAL.value: marked("Terminals"),
        ApplicationKind.OTHER_MACHINE.value: marked("Screens of other machines"),
    },
    "overlay.style": {
        "off": marked("Nothing"),
        "minimal": marked("A dot"),
        "compact": marked("Level and time"),
        "detailed": marked("Level, time and the text so far"),
    },
    "overlay.position": {
        "bottom": marked("At the bottom of the screen"),
        "top": marked("At the top of the screen"),
        "caret": marked("Near the words you write"),
    },
    "overlay.size": {"small": marked("Small"), "normal": marked("Normal"), "large": marked("Large")},
    "overlay.hints": {
        "first": marked("In the first five dictations"),
        "always": marked("Always"),
        "never": marked("Never"),
    },
    "notices.show": {
        "all": marked("All"),
        "errors": marked("Only what went wrong, and words that wait"),
        "none": marked("None: a mark on the tray icon alone"),
    },
    "media.while_recording": {
        "nothing": marked("Goes on"),
        "pause": marked("Players pause"),
        "lower": marked("Becomes quieter"),
        "mute": marked("Falls silent"),
    },
    "statistics.export": {"off": marked("Never"), "daily": marked("Each day"), "weekly": marked("Each week")},
    "statistics.format": {"csv": marked("CSV"), "json": marked("JSON")},
    "voice.engine": {"espeak-ng": marked("espeak-ng, which is quick"), "piper": marked("piper, a neural voice")},
    "windows.language": {
        "system": marked("As the desktop"),
        **{code: native_name(code) for code in LANGUAGES},
    },
    "performance.theme": {
        "system": marked("As the desktop"),
        "light": marked("Light"),
        "dark": marked("Dark"),
    },
    "performance.view": {
        "minimal": marked("One line that stays on top"),
        "compact": marked("Compact"),
        "detailed": marked("Detailed"),
    },
    "hands_free.mode": {
        "dictation": marked("One dictation, which silence ends"),
        "continuous": marked("Sentence after sentence, until it is stopped"),
    },
    "log.level": {
        "debug": marked("Everything"),
        "info": marked("What happens"),
        "warning": marked("Only what goes wrong"),
    },
    **STEP_CHOICES,
}


def choice_words(item: Item, value: str) -> str:
    """What one of `item.choices` is called; the value itself where nobody has named it."""
    if item.key == "engine" and value in ENGINES:
        return ENGINES[value].title
    words = CHOICES.get(item.name, {}).get(value)
    return tr(words) if words is not None else value


def value_words(item: Item, value: object) -> str:
    """A value as one is told of it."""
    if value is None:
        return tr("as everywhere else")
    if isinstance(value, bool):
        return tr("on") if value else tr("off")
    if isinstance(value, int | float):
        before, behind = around(round(value), item.unit)
        return f"{before}{QLocale().toString(value)}{behind}"
    text = str(value)
    if item.choices:
        return choice_words(item, text)
    if is_key(item):
        return describe(text) if text else tr("none")
    if is_language(item):
        return language_words(text)
    return text or tr("empty")


def around(number: int, unit: str) -> tuple[str, str]:
    """What stands before a number with this unit, and what behind it."""
    if unit in UNITS:
        before, _, behind = tr(UNITS[unit]).partition("{n}")
        return before, behind
    if unit not in COUNTED:
        return "", ""
    for one in (number, 100):  # a language may say the first few without the number
        before, found, behind = COUNTED[unit](one).partition(str(one))
        if found:
            break
    return before, behind


UNITS: Mapping[str, str] = {
    "ms": marked("{n} ms"),
    "s": marked("{n} s"),
    "min": marked("{n} min"),
    "%": marked("{n} %"),
    "kB": marked("{n} kB"),
    "MB": marked("{n} MB"),
    "px": marked("{n} px"),
}
"""Those of `items` that are the same for any number."""
COUNTED: Mapping[str, Callable[[int], str]] = {
    "days": lambda number: tr_n("{n} day", "{n} days", number),
    "hours": lambda number: tr_n("{n} hour", "{n} hours", number),
    "a minute": lambda number: tr_n("{n} word a minute", "{n} words a minute", number),
}


def is_key(item: Item) -> bool:
    """Whether it is set by pressing it."""
    return item.kind is str and (item.key == "key" or item.key.endswith("_key"))


def is_language(item: Item) -> bool:
    """Whether it is one that is spoken; the windows have a few of their own."""
    return item.kind is str and item.key == "language" and not item.choices


def language_words(code: str) -> str:
    return tr("Automatic") if code in ("", AUTOMATIC) else native_name(code)
