"""`holdtalk doctor`: do the servers that are named hear a sentence?"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

import numpy as np

from tray_app.core.checks import Check
from tray_app.core.errors import HoldtalkError
from tray_app.core.ports import SAMPLE_RATE_HZ
from tray_app.core.remote import Address, openai_address, wyoming_address
from tray_app.core.settings import RemoteSettings
from tray_app.core.translation import filled, marked, sentences
from tray_app.speech.engine import Engine, Hints, Interrupt, Samples
from tray_app.speech.installed import SAMPLE_LANGUAGE, SAMPLE_WORDS, sample_speech
from tray_app.speech.soundfiles import open_sound, read_sound

from .reachable import is_near

_NAME = marked("Server")
_SAMPLE_S = 5


def named_servers(settings: RemoteSettings) -> list[Callable[[], Check]]:
    """A check of each: whether it is reached as safely as it has to be, takes the key, and gives a text. Blocks for as
    long as the settings let it."""
    addresses = (
        (openai_address(settings.openai_url), _openai),
        (wyoming_address(settings.wyoming_url), _wyoming),
    )
    return [partial(_try, address, make, settings) for address, make in addresses if address is not None]


def _openai(address: Address, settings: RemoteSettings) -> Engine:
    from tray_app.speech.engines.openai import OpenAi

    return OpenAi(address, settings)


def _wyoming(address: Address, settings: RemoteSettings) -> Engine:
    from .wyoming_server import WyomingServer

    return WyomingServer(address, settings)


def _try(address: Address, make: Callable[[Address, RemoteSettings], Engine], settings: RemoteSettings) -> Check:
    """What fails is no fault of this machine's: the embedded engine writes meanwhile."""
    sample, begun_s = _sample(), time.monotonic()
    try:
        decoded = make(address, settings).decode(sample, (), Interrupt(), Hints(language=SAMPLE_LANGUAGE))
    except HoldtalkError as error:
        problem = error.problem
        return Check(_NAME, True, sentences(problem.title, problem.detail), problem.remedy or "See what it logs.")
    took_ms = (time.monotonic() - begun_s) * 1000
    heard = f"{len(sample) / SAMPLE_RATE_HZ:.0f} s of speech in {took_ms:.0f} ms"
    seen = f"{address.place} ({_how(address, settings)}), {heard}"
    if len(sample) and SAMPLE_WORDS not in decoded.text.lower():
        remedy = marked("See which model it uses, and whether that understands English.")
        return Check(_NAME, True, filled("{seen}; it misheard a known sentence", seen=seen), remedy)
    return Check(_NAME, True, seen)


def _how(address: Address, settings: RemoteSettings) -> str:
    if address.encrypted:
        return "encrypted"
    if address.host == "localhost" or is_near(address.host) or not settings.allow_plain:
        return "unencrypted, near"
    return "unencrypted: anybody on the way can listen"


def _sample() -> Samples:
    recording = sample_speech()
    if recording is None:
        return np.zeros(SAMPLE_RATE_HZ, np.float32)
    pcm = np.concatenate([*read_sound(open_sound(recording))])[: _SAMPLE_S * SAMPLE_RATE_HZ]
    return pcm.astype(np.float32) / np.float32(32_768)
