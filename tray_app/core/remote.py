"""Where another machine's engine is: addresses as they are written in the settings, which never hold a key."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from .errors import SettingsFault
from .translation import filled

OPENAI_ENGINE, WYOMING_ENGINE = "openai", "wyoming"
"""Engines on another machine, as they are written in the settings."""

_ENDPOINT = "/audio/transcriptions"
_DEFAULT_PATH = "/v1"
_DEFAULT_PORTS: Mapping[str, int] = {"http": 80, "https": 443, "tcp": 10300}
_LANGUAGE = re.compile(r"[a-z]{2,3}")


@dataclass(frozen=True, slots=True)
class Address:
    scheme: str
    """http, https or tcp."""
    host: str
    port: int
    path: str = ""
    """Of the service, without a slash at its end."""

    @property
    def place(self) -> str:
        """As users know it, and as a key is kept for it: "speech.example.org:443"."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}"

    @property
    def encrypted(self) -> bool:
        return self.scheme == "https"


def openai_address(text: str) -> Address | None:
    """None for an empty text. Raises SettingsFault for one that is no address, or holds a key."""
    if not text:
        return None
    found = _parted(text, ("http", "https"), "https://speech.example.org/v1")
    path = found.path.rstrip("/").removesuffix(_ENDPOINT)
    return _address(found, path or _DEFAULT_PATH)


def wyoming_address(text: str) -> Address | None:
    """None for an empty text. Raises SettingsFault for one that is no address."""
    if not text:
        return None
    return _address(_parted(text, ("tcp",), "tcp://192.168.1.5:10300"), "")


def said_languages(text: str) -> tuple[str, ...]:
    """The codes in a setting, parted by blanks or commas. Raises SettingsFault for what is no code."""
    codes = text.replace(",", " ").split()
    for code in codes:
        if not _LANGUAGE.fullmatch(code):
            raise SettingsFault(filled("{code} is no language.", code=code[:20]), "Write ISO 639 codes, such as en de.")
    return tuple(codes)


def _parted(text: str, schemes: tuple[str, ...], example: str) -> SplitResult:
    try:
        found = urlsplit(text)
        fits = found.scheme in schemes and found.hostname and (found.port or 1) and not set(text) & set(" \t\r\n")
    except ValueError:
        fits = False
    if not fits:
        raise SettingsFault("It is no address of a server.", filled("Write it like {example}.", example=example))
    if "@" in found.netloc or found.query or found.fragment:
        raise SettingsFault(
            "No key may stand in the settings file, and nothing behind the path.",
            filled("Write it like {example}, and keep the key with: holdtalk remote key.", example=example),
        )
    return found


def _address(found: SplitResult, path: str) -> Address:
    return Address(found.scheme, found.hostname or "", found.port or _DEFAULT_PORTS[found.scheme], path)
