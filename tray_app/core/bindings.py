"""The hotkeys and their profiles, made of the settings: what a dictation takes along when its key goes down."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from .applications import Application, ApplicationKind
from .combination import Combination, parse_combination, parse_hotkeys
from .engines import ENGINES
from .events import ANY_BINDING, BindingId
from .language_choice import wishes_of
from .remote import OPENAI_ENGINE, WYOMING_ENGINE, openai_address, wyoming_address
from .settings import (
    MODES,
    PAUSES,
    BindingSettings,
    HotkeySettings,
    InsertionSettings,
    ProfileSettings,
    RemoteSettings,
    Settings,
    TextSettings,
)
from .step_settings import StepsSettings
from .window_profiles import profile_in
from .wishes import Wishes

DEFAULT = BindingId("default")
"""The one hotkey of a file without [[binding]]: key and mode of its table [hotkey]."""

_Table = TypeVar("_Table")


@dataclass(frozen=True, slots=True)
class Profile:
    """How a dictation is heard, written and delivered."""

    name: str
    """Empty for what the general tables say."""
    engine: str | None
    """None: the one of the settings at the time."""
    language: str | None
    """ISO 639 code; None: the engine's own, or the one that it finds out."""
    languages: tuple[str, ...]
    """Among which it then chooses; empty: all that it knows."""
    text: TextSettings
    steps: StepsSettings
    insertion: InsertionSettings
    of_window: str = ""
    """The name of the profile that counts besides, because of the window; empty for none."""
    layout_is_meant: bool = False
    """That one says itself what of a text's layout may reach its windows."""

    @property
    def wishes(self) -> Wishes:
        """Of every take that is dictated with it."""
        return Wishes(self.engine, self.language, self.languages)


@dataclass(frozen=True, slots=True)
class Binding:
    """A hotkey, what its presses mean, and the profile of the dictations that it begins."""

    binding_id: BindingId
    key: str
    mode: str
    min_duration_ms: int
    tap_ms: int
    profile: Profile


@dataclass(frozen=True, slots=True)
class ListenedKeys:
    """What of the settings the keyboard has to know."""

    hotkeys: tuple[tuple[BindingId, str], ...]
    cancel_key: str
    release_grace_ms: int
    with_resting: tuple[tuple[BindingId, str], ...] = ()
    """All hotkeys in their order, those too that are not listened for at the moment, for who has to know that they will
    be again; empty where none rests."""

    def parsed(self) -> tuple[tuple[tuple[BindingId, Combination], ...], Combination]:
        """Each hotkey's combination, and the cancel key's. Raises HotkeyFault when one is none, or two mix."""
        parsed = parse_hotkeys([key for _, key in self.hotkeys], self.cancel_key)
        ids = (binding_id for binding_id, _ in self.hotkeys)
        return tuple(zip(ids, parsed, strict=True)), parse_combination(self.cancel_key)


def id_of(row: BindingSettings) -> BindingId:
    return BindingId(row.name or row.key)


def listened_keys(settings: Settings, *, resting: bool = False) -> ListenedKeys:
    """`resting`: only those by which the user has the others heard again."""
    all_hotkeys = bindings_of(settings)
    listened = [one for one in all_hotkeys if not resting or one.mode == PAUSES]
    return ListenedKeys(
        tuple((one.binding_id, one.key) for one in listened),
        settings.hotkey.cancel_key,
        settings.hotkey.release_grace_ms,
        tuple((one.binding_id, one.key) for one in all_hotkeys) if resting else (),
    )


def bindings_of(settings: Settings) -> tuple[Binding, ...]:
    """In the order of the file, one at least: without a [[binding]] key and mode stand in the table [hotkey]."""
    rows = settings.binding or (BindingSettings(key=settings.hotkey.key, name=DEFAULT),)
    return tuple(_binding(row, settings) for row in rows)


def binding_of(bindings: tuple[Binding, ...], binding_id: BindingId = ANY_BINDING) -> Binding:
    """The hotkey of this name; the first one to dictate with when none is named, or it was taken out a moment ago."""
    named = next((one for one in bindings if one.binding_id == binding_id), None)
    return named or next((one for one in bindings if one.mode in MODES), bindings[0])


def sent_to(bindings: Iterable[Binding], settings: Settings) -> str:
    """The server that hears the dictations of the first of these hotkeys which has one; empty when none has."""
    engines = (one.profile.engine or settings.speech.engine for one in bindings if one.mode in MODES)
    return next(filter(None, (server_of(engine, settings.remote) for engine in engines)), "")


def server_of(engine: str, remote: RemoteSettings) -> str:
    """The one that the engine sends sound to, as users know it; empty when it hears by itself, or has none to ask."""
    if engine == OPENAI_ENGINE:
        address = openai_address(remote.openai_url)
    elif engine == WYOMING_ENGINE:
        address = wyoming_address(remote.wyoming_url)
    else:
        known = ENGINES.get(engine)
        return known.title if known is not None and known.needs_network else ""
    return address.place if address is not None else ""


def _binding(row: BindingSettings, settings: Settings) -> Binding:
    general: HotkeySettings = _with_own(settings.hotkey, row)
    return Binding(
        id_of(row), row.key, general.mode, general.min_duration_ms, general.tap_ms, profile_of(row.profile, settings)
    )


def profile_of(name: str, settings: Settings, application: Application | None = None) -> Profile:
    """The one of that name; what the general tables say when it is empty. Between the two stands what the profile for
    windows of this `application` says."""
    of_window = profile_in(application, settings)
    theirs = settings.profile.get(of_window, ProfileSettings())
    own = _with_own(theirs, settings.profile.get(name, ProfileSettings()))
    speech = settings.speech if own.language is None else replace(settings.speech, language=own.language)
    wished = wishes_of(speech)
    return Profile(
        name,
        own.engine,
        wished.language,
        wished.languages,
        _with_own(settings.text, own),
        _steps(_with_own(settings.steps, own), theirs, application),
        _with_own(settings.insertion, own),
        of_window,
        theirs.layout is not None,
    )


def _steps(steps: StepsSettings, of_window: ProfileSettings, application: Application | None) -> StepsSettings:
    """In a terminal a line break runs what stands there: only a profile for its window can want that. What another
    machine's screen shows may be one."""
    if application is None or application.kind not in (ApplicationKind.TERMINAL, ApplicationKind.OTHER_MACHINE):
        return steps
    return replace(steps, layout=of_window.layout or "none")


def _with_own(general: _Table, own: object) -> _Table:
    """A general table with the values that `own` has under the same names."""
    table: Any = general
    mine = {item.name: getattr(own, item.name, None) for item in fields(table)}
    changed: _Table = replace(table, **{name: value for name, value in mine.items() if value is not None})
    return changed
