"""`holdtalk remote`: which servers hear what is said, and the key that one of them wants."""

from __future__ import annotations

import argparse
import os
import sys
from getpass import getpass

from tray_app.core.errors import HoldtalkError
from tray_app.core.remote import openai_address, wyoming_address
from tray_app.core.settings import Settings
from tray_app.paths import settings_path
from tray_app.settings_file import load
from tray_app.speech.remote import key


def remote(parsed: argparse.Namespace) -> int:
    """Print how it stands; with `key` keep one in the system's keyring, or remove it. Raises HoldtalkError."""
    settings = load(settings_path()).settings
    if parsed.action != "key":
        _print_standing(settings)
        return 0
    address = openai_address(settings.remote.openai_url)
    if address is None:
        raise HoldtalkError("No server is named that a key could be for.", "Set openai_url under [remote] first.")
    if parsed.remove:
        removed = key.remove_key(address.place)
        print(f"The key for {address.place} is removed." if removed else f"There was no key for {address.place}.")
        return 0
    given = _asked_for(address.place)
    if not given:
        raise HoldtalkError("Nothing was given, so nothing is kept.", "Try again.")
    key.keep_key(address.place, given)
    print(f"The key for {address.place} is kept in the system's keyring.")
    return 0


def _asked_for(place: str) -> str:
    """Without showing it; from a pipe its first line."""
    return (getpass(f"Key for {place}: ") if sys.stdin.isatty() else sys.stdin.readline()).strip()


def _print_standing(settings: Settings) -> None:
    engine = settings.speech.engine
    for name, address in (
        ("openai", openai_address(settings.remote.openai_url)),
        ("wyoming", wyoming_address(settings.remote.wyoming_url)),
    ):
        used = "in use" if engine == name else f'used with engine = "{name}" under [speech] or in a profile'
        print(f"{name + ':':<9}{'no server is named' if address is None else f'{address.place}, {used}'}")
    address = openai_address(settings.remote.openai_url)
    if address is not None:
        print(f"Key:     {_key_standing(address.place)}")


def _key_standing(place: str) -> str:
    if os.environ.get(key.VARIABLE, "").strip():
        return f"of the environment ({key.VARIABLE})"
    try:
        return "in the keyring" if key.kept_key(place) else f"none (keep one: {key.COMMAND})"
    except HoldtalkError as error:
        return f"none. {error.problem}"
