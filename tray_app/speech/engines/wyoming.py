"""Any Wyoming server that turns speech into text, over TCP: faster-whisper, Speech-to-Phrase, or another Holdtalk."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace

from tray_app.core.engines import EngineDescriptor
from tray_app.core.errors import SpeechFault
from tray_app.core.remote import WYOMING_ENGINE, said_languages, wyoming_address
from tray_app.core.settings import RemoteSettings
from tray_app.speech.engine import Engine
from tray_app.speech.remote.handed import from_environment
from tray_app.speech.remote.languages import WHISPER_LANGUAGES


class WyomingOffer:
    """Its languages are those that the settings name, else what the server says once it was asked."""

    def __init__(self, settings: RemoteSettings) -> None:
        self._settings = settings
        self.DESCRIPTOR = EngineDescriptor(
            name=WYOMING_ENGINE,
            title="The Wyoming server",
            maker="whoever runs it",
            homepage="https://github.com/OHF-Voice/wyoming",
            languages=said_languages(settings.languages) or WHISPER_LANGUAGES,
            memory_mb=70,
            interruptible=True,
            patience_s=settings.timeout_ms / 1000 + 2,
            needs_network=True,
        )

    def load(self, threads: int) -> Engine:  # noqa: ARG002 - as every engine
        """Asks the server what it understands, and waits for that no longer than for a connection. One that is away
        now may be there when it is needed. Raises SpeechFault when none is named."""
        address = wyoming_address(self._settings.wyoming_url)
        if address is None:
            raise SpeechFault("No Wyoming server is named.", "Set wyoming_url under [remote].")
        from tray_app.speech.remote.wyoming_server import WyomingServer

        server = WyomingServer(address, self._settings)
        languages = () if self._settings.languages else server.find_languages()
        if languages:
            self.DESCRIPTOR = replace(self.DESCRIPTOR, languages=languages)
        return server


def offers() -> Sequence[WyomingOffer]:
    return [WyomingOffer(from_environment(os.environ))]
