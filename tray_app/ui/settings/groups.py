"""The settings grouped as users think of them. What nobody placed is in the group of its table, or in the last one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tray_app.core.translation import marked

from .items import Item, items


@dataclass(frozen=True, slots=True)
class Group:
    name: str
    title: str
    about: str
    """One sentence."""


@dataclass(frozen=True, slots=True)
class Section:
    """What stands together under one heading of a group."""

    title: str
    """Empty where the group's own title says it."""
    items: tuple[Item, ...]


KEYS, MICROPHONE, SPEECH, TEXT, LOOK = "keys", "microphone", "speech", "text", "look"
VOICE, HANDS_FREE, OTHERS, PERFORMANCE, PRIVACY, ADVANCED = (
    "voice",
    "hands_free",
    "others",
    "performance",
    "privacy",
    "advanced",
)

GROUPS: tuple[Group, ...] = (
    Group(KEYS, marked("Keys"), marked("What you hold or press to dictate.")),
    Group(MICROPHONE, marked("Microphone"), marked("What hears you, and how long it stays open.")),
    Group(SPEECH, marked("Speech and languages"), marked("Who turns speech into text, and what you speak.")),
    Group(TEXT, marked("Text"), marked("How texts are joined, corrected and written into your windows.")),
    Group(LOOK, marked("Windows and sounds"), marked("What you see and hear while you dictate.")),
    Group(VOICE, marked("Reading aloud"), marked("A voice that reads texts to you.")),
    Group(HANDS_FREE, marked("Hands-free"), marked("Dictation that a spoken word begins.")),
    Group(OTHERS, marked("Other programs"), marked("What other programs and machines may do.")),
    Group(PERFORMANCE, marked("Performance and targets"), marked("Which figures you want, and when you are told.")),
    Group(PRIVACY, marked("Privacy and history"), marked("What is kept, and for how long.")),
    Group(ADVANCED, marked("Advanced"), marked("Rarely needed.")),
)

_OF_TABLES: Mapping[str, str] = {
    "hotkey": KEYS,
    "binding": KEYS,
    "profile": KEYS,
    "microphone": MICROPHONE,
    "speech": SPEECH,
    "text": TEXT,
    "steps": TEXT,
    "words": TEXT,
    "insertion": TEXT,
    "windows": LOOK,
    "overlay": LOOK,
    "tones": LOOK,
    "notices": LOOK,
    "media": LOOK,
    "voice": VOICE,
    "hands_free": HANDS_FREE,
    "api": OTHERS,
    "remote": OTHERS,
    "performance": PERFORMANCE,
    "targets": PERFORMANCE,
    "session": PRIVACY,
    "history": PRIVACY,
    "statistics": PRIVACY,
}
_OF_ITEMS: Mapping[str, str] = {
    "hotkey.release_grace_ms": ADVANCED,
    "speech.hang_timeout_ms": ADVANCED,
    "words.context_characters": PRIVACY,
    "words.context_across": PRIVACY,
    "performance.theme": LOOK,
    "performance.view": LOOK,
    "performance.sample_interval_ms": ADVANCED,
    "remote.connect_timeout_ms": ADVANCED,
    "remote.timeout_ms": ADVANCED,
    "remote.retries": ADVANCED,
    "api.max_clients": ADVANCED,
}

_SECTIONS: Mapping[str, str] = {
    "hotkey": marked("The key"),
    "binding": marked("Several keys"),
    "profile": marked("Profiles"),
    "microphone": marked("The microphone"),
    "speech": marked("The speech engine"),
    "text": marked("Between dictations"),
    "steps": marked("From what you say to what is written"),
    "words": marked("Your own words"),
    "insertion": marked("Writing into windows"),
    "windows": marked("Windows"),
    "overlay": marked("While you speak"),
    "tones": marked("Sounds"),
    "notices": marked("Notices"),
    "media": marked("Other sound"),
    "api": marked("Programs of this machine"),
    "remote": marked("Another machine’s engine"),
    "performance": marked("The performance window"),
    "targets": marked("Targets"),
    "session": marked("What each run was used for"),
    "history": marked("History"),
    "statistics": marked("Statistics"),
    "log": marked("The log"),
}
"""Headings where the items of a group come from several tables."""


def group_of(item: Item) -> str:
    return _OF_ITEMS.get(item.name) or _OF_TABLES.get(item.table, ADVANCED)


def sections_of(group: str, among: Iterable[Item] | None = None) -> Sequence[Section]:
    """What the group shows, in the order of the settings; only of these items, where some are given."""
    chosen = [item for item in (items().values() if among is None else among) if group_of(item) == group]
    tables = list(dict.fromkeys(item.table for item in chosen))
    parted = len(tables) > 1
    return [
        Section(_title(table) if parted else "", tuple(item for item in chosen if item.table == table))
        for table in tables
    ]


def _title(table: str) -> str:
    return _SECTIONS.get(table) or table.replace("_", " ").capitalize()
