"""Finds settings by what people call them. No Qt."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from tray_app.core.translation import marked, tr

from .choices import CHOICES, choice_words
from .groups import GROUPS, group_of
from .items import Item, items, row_items
from .labels import help_of, label

MOST_HITS = 12
_LONGEST = 100
"""Characters of a search that are looked at."""

_SYNONYMS: Mapping[str, str] = {
    "hotkey.key": marked("hotkey shortcut push to talk button trigger"),
    "hotkey.mode": marked("push to talk toggle lock"),
    "hotkey.cancel_key": marked("abort escape discard"),
    "microphone.device": marked("input device headset sound card"),
    "microphone.keep_open": marked("warm privacy"),
    "microphone.pre_roll_ms": marked("first word cut off beginning"),
    "microphone.post_roll_ms": marked("last word cut off end"),
    "speech.engine": marked("model recognition whisper parakeet"),
    "speech.language": marked("english german french spanish tongue"),
    "speech.unload_after_min": marked("memory sleep ram"),
    "speech.threads": marked("cpu processor speed"),
    "speech.partials": marked("live preview"),
    "insertion.method": marked("paste clipboard typing keystrokes"),
    "insertion.key_delay_ms": marked("letters lost missing slow program"),
    "windows.language": marked("translation Deutsch français español 日本語 العربية"),
    "overlay.style": marked("popup bubble window indicator"),
    "tones.enabled": marked("beep noise mute silent"),
    "tones.volume_percent": marked("beep volume quiet"),
    "voice.enabled": marked("speak text to speech screen reader"),
    "voice.rate": marked("speed words a minute"),
    "performance.theme": marked("dark mode light appearance night"),
    "performance.notify_breaches": marked("notification alert"),
    "hands_free.enabled": marked("voice activation wake word always listening"),
    "api.enabled": marked("websocket http automation home assistant"),
    "remote.openai_url": marked("server cloud network"),
    "session.enabled": marked("statistics time saved"),
    "words.enabled": marked("dictionary vocabulary names spelling"),
    "binding": marked("hotkeys shortcuts second key"),
    "targets": marked("limit goal strict relaxed preset latency"),
    "log.level": marked("debug troubleshooting"),
}


@dataclass(frozen=True, slots=True)
class Found:
    items: tuple[Item, ...]
    """The likeliest first."""
    more: int
    """That are not among them."""
    meant: str
    """What was looked for instead, where nothing was found as it was written."""


def find(text: str) -> Found:
    """Settings in which each of the words begins one of theirs."""
    asked = _words(text[:_LONGEST])
    hits, meant = _hits(asked), ""
    if not hits and asked:
        nearly = [_nearly(word) for word in asked]
        hits = _hits(nearly)
        meant = " ".join(nearly) if hits else ""
    return Found(tuple(hits[:MOST_HITS]), max(0, len(hits) - MOST_HITS), meant)


def _hits(asked: Sequence[str]) -> list[Item]:
    if not asked:
        return []
    ranked = [(rank, item) for item in items().values() if (rank := _rank(item, asked)) is not None]
    return [item for _rank_, item in sorted(ranked, key=lambda pair: pair[0])]


def _rank(item: Item, asked: Sequence[str]) -> int | None:
    """0 for the best; None where one of the words is nowhere."""
    places = [_place(word, _texts(item.name)) for word in asked]
    return None if None in places else sum(place for place in places if place is not None)


def _place(word: str, texts: Sequence[frozenset[str]]) -> int | None:
    return next((number for number, text in enumerate(texts) if any(_begins(part, word) for part in text)), None)


def _begins(part: str, word: str) -> bool:
    """Scripts without blanks between their words have them anywhere."""
    return part.startswith(word) or (not word.isascii() and word in part)


@cache
def _texts(name: str) -> tuple[frozenset[str], ...]:
    """The words of a setting, those that say most first."""
    item = items()[name]
    inside = [item, *row_items(item.table).values()] if item.is_rows else [item]
    titles = {group.name: tr(group.title) for group in GROUPS}
    return (
        frozenset(_words(label(item))),
        frozenset(_words(tr(_SYNONYMS[name]) if name in _SYNONYMS else "")),
        frozenset(_words(name)) | {item.key, name},
        frozenset(part for one in inside for part in _words(f"{label(one)} {_chosen(one)}")),
        frozenset(part for one in inside for part in _words(help_of(one))),
        frozenset(_words(titles.get(group_of(item), ""))),
    )


def _chosen(item: Item) -> str:
    return " ".join(choice_words(item, choice) for choice in CHOICES.get(item.name, ()))


def _nearly(word: str) -> str:
    close = difflib.get_close_matches(word, _vocabulary(), n=1, cutoff=0.7)
    return close[0] if close else word


@cache
def _vocabulary() -> tuple[str, ...]:
    return tuple(sorted({word for name in items() for text in _texts(name) for word in text}))


def forget_words() -> None:
    """After the language of the screen, or what there is to choose, has changed."""
    _texts.cache_clear()
    _vocabulary.cache_clear()


def _words(text: str) -> list[str]:
    """Without accents and marks, in small letters."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(char))
    return "".join(char if char.isalnum() else " " for char in plain).split()
