"""Which languages the user may choose from, which one is chosen, and what a take wishes for because of it. Pure."""

from __future__ import annotations

import os
from collections.abc import Mapping

from .engines import ENGINES, EngineDescriptor
from .languages import AUTOMATIC, code_of, several_languages
from .settings import MODES, Settings, SpeechSettings
from .wishes import Wishes

_OFFERED_AT_MOST = 12
"""Languages of an engine, where the user has named none: a menu with a hundred of them helps nobody."""


def wishes_of(speech: SpeechSettings) -> Wishes:
    """Of a take that no profile speaks for."""
    return Wishes(language=code_of(speech.language) or None, languages=several_languages(speech.languages))


def present(settings: Settings) -> str:
    """What is spoken where no profile says otherwise: a code, or AUTOMATIC."""
    return told(settings.speech.engine, code_of(settings.speech.language) or None)


def told(engine: str, language: str | None) -> str:
    """The language of a take as it is shown before anything was heard; of an engine that has only one, that one."""
    descriptor = ENGINES.get(engine)
    if language or descriptor is None or len(descriptor.languages) != 1:
        return language or AUTOMATIC
    return descriptor.languages[0]


def ring(settings: Settings, environment: Mapping[str, str] = os.environ) -> tuple[str, ...]:
    """Among which the user goes round: his own set, else what the engine understands, where those are not too many."""
    own = several_languages(settings.speech.languages)
    engine = ENGINES.get(settings.speech.engine)
    if own or engine is None:
        return own
    if len(engine.languages) <= _OFFERED_AT_MOST:
        return engine.languages
    likely = ("en", _users_language(environment), code_of(settings.speech.language))
    return tuple(dict.fromkeys(language for language in likely if language in engine.languages))


def choices(settings: Settings, environment: Mapping[str, str] = os.environ) -> tuple[str, ...]:
    """What can be chosen, as the menu shows it; empty where there is nothing to choose."""
    named = ring(settings, environment)
    engine, now = ENGINES.get(settings.speech.engine), present(settings)
    automatic = engine is not None and _may_find_out(engine, named)
    found = [AUTOMATIC] * (automatic or (now == AUTOMATIC and bool(named))) + [*named]
    if now not in found:
        found.append(now)
    return tuple(found) if len(found) > 1 else ()


def _may_find_out(engine: EngineDescriptor, among: tuple[str, ...]) -> bool:
    return engine.finds_language and sum(language in engine.languages for language in among) > 1


def after(settings: Settings, environment: Mapping[str, str] = os.environ) -> str:
    """The next one of the ring; the present one, where there is no other."""
    named, now = ring(settings, environment), present(settings)
    if not named:
        return now
    return named[(named.index(now) + 1) % len(named)] if now in named else named[0]


def in_play(settings: Settings) -> bool:
    """Whether there is more than one, so that the user is shown which: a choice, or hotkeys in several languages."""
    if choices(settings):
        return True
    rows = [row for row in settings.binding if (row.mode or settings.hotkey.mode) in MODES]
    names = {row.profile for row in rows} or {""}
    if settings.hands_free.enabled and settings.hands_free.profile:
        names.add(settings.hands_free.profile)
    return len({_of_profile(name, settings) for name in names}) > 1


def _of_profile(name: str, settings: Settings) -> str:
    own = settings.profile.get(name)
    engine = (own.engine if own else None) or settings.speech.engine
    language = own.language if own is not None and own.language is not None else settings.speech.language
    return told(engine, code_of(language) or None)


def _users_language(environment: Mapping[str, str]) -> str:
    """Of the messages that he wants, which is likely to be his own."""
    name = next((environment[key] for key in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(key)), "")
    return code_of(name.partition(".")[0])
