"""Which editor an item gets. What nobody thought of is changed by its type."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tray_app.core.engines import LANGUAGES
from tray_app.core.settings import Settings
from tray_app.core.translation import tr

from .choices import choice_words, is_key, is_language, value_words
from .editors import Choice, ChoiceEditor, Editor, NumberEditor, SwitchEditor, TextEditor
from .items import Item, items
from .keeper import SettingsKeeper
from .special_editors import (
    DeviceEditor,
    FileEditor,
    KeyEditor,
    LanguageEditor,
    LanguagesEditor,
    WakeWordEditor,
    language_choices,
)
from .step_words import STEPS_OF_PROFILES

_GENERAL: Mapping[str, str] = {
    "binding.mode": "hotkey.mode",
    "binding.min_duration_ms": "hotkey.min_duration_ms",
    "binding.tap_ms": "hotkey.tap_ms",
    "profile.engine": "speech.engine",
    "profile.language": "speech.language",
    "profile.separator": "text.separator",
    "profile.method": "insertion.method",
    "profile.paste_from_characters": "insertion.paste_from_characters",
    "profile.key_delay_ms": "insertion.key_delay_ms",
    **STEPS_OF_PROFILES,
}
"""Which setting counts where a row has none of its own."""
_FILES = {"remote.ca_file": "*.pem *.crt"}


def make_editor(item: Item, keeper: SettingsKeeper) -> Editor:
    if item.name == "microphone.device":
        return DeviceEditor(keeper.list_microphones)
    if is_key(item):
        may_be_empty, kept_always = not item.wrong(""), item.name != "hotkey.cancel_key"
        return KeyEditor(keeper.keyboard, may_be_empty=may_be_empty, kept_always=kept_always)
    if item.key == "languages":
        return LanguagesEditor()
    if item.name == "hands_free.word":
        return WakeWordEditor()
    if item.name in _FILES:
        return FileEditor(_FILES[item.name])
    choices = choices_of(item, keeper.settings())
    if is_language(item):
        return LanguageEditor(choices, is_general=item.may_be_left_out)
    if choices:
        return ChoiceEditor(choices)
    if item.kind is bool:
        return SwitchEditor()
    return NumberEditor(item, _general(item, keeper.settings())) if item.kind is int else TextEditor()


def choices_of(item: Item, settings: Settings) -> list[Choice]:
    """What there is to choose now; none for what is no choice."""
    general = _general(item, settings)
    if is_language(item):
        return language_choices(LANGUAGES, general)
    if item.key == "profile":
        return [("", tr("None: as everywhere else")), *((name, name) for name in settings.profile)]
    first: list[Choice] = [(None, general)] if general else []
    if item.kind is bool:
        return [*first, (True, tr("on")), (False, tr("off"))] if general else []
    return [*first, *((choice, choice_words(item, choice)) for choice in item.choices)] if item.choices else []


def _general(item: Item, settings: Settings) -> str:
    """The words for no value of its own, with what counts then; empty where there has to be one."""
    if not item.may_be_left_out:
        return ""
    name = _GENERAL.get(item.name)
    if name is None:
        return tr("As everywhere else")
    other = items()[name]
    value: Any = getattr(getattr(settings, other.table), other.key)
    return tr("As everywhere else ({value})").format(value=value_words(other, value))
