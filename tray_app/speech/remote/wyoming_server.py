"""One Wyoming server: a connection a piece, as its other clients have it."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import Any, BinaryIO, cast

from tray_app.core.errors import SpeechFault
from tray_app.core.ports import SAMPLE_RATE_HZ
from tray_app.core.remote import Address
from tray_app.core.settings import RemoteSettings
from tray_app.speech import wire
from tray_app.speech.engine import Decoded, Hints, Interrupt, Samples

from .asking import Asking, Call
from .faults import ServerFault, cut_off, nonsense, unreachable
from .reachable import check_near
from .sound import pcm

_FORMAT = {"rate": SAMPLE_RATE_HZ, "width": 2, "channels": 1}
_CHUNK_BYTES = SAMPLE_RATE_HZ * 2 // 4
"""A quarter of a second: some servers read no larger ones."""
_MOST_EVENTS = 10_000
"""Before the text: whoever says more does not answer."""
_CODE = re.compile(r"[A-Za-z0-9_-]{1,40}")


class _Connected:
    """A connection as a Call sees it."""

    def __init__(self, sock: socket.socket) -> None:
        self._sock = sock

    def shutdown(self) -> None:
        with suppress(OSError):
            self._sock.shutdown(socket.SHUT_RDWR)


class WyomingServer:
    """An Engine."""

    def __init__(self, address: Address, settings: RemoteSettings) -> None:
        self._address = address
        self._connect_s = settings.connect_timeout_ms / 1000
        self._allow_plain = settings.allow_plain
        self._model = settings.wyoming_model
        self._asking: Asking[Decoded] = Asking(address.place, settings.timeout_ms / 1000, settings.retries)
        self._codes: dict[str, str] = {}
        """What the server calls a language that we know by its ISO 639 code: "en-US"."""

    def decode(self, samples: Samples, draft: Sequence[int], interrupt: Interrupt, hints: Hints) -> Decoded:  # noqa: ARG002 - as every engine
        """Raises SpeechFault when the server gives no text in its time."""
        said = [*self._question(samples, hints)]
        return self._asking.ask(interrupt, lambda call: self._transcript(call, said))

    def find_languages(self) -> tuple[str, ...]:
        """As ISO 639 codes; empty when the server does not say. Blocks for as long as a connection may take."""
        asking: Asking[wire.Event] = Asking(self._address.place, self._connect_s, 0)
        with suppress(SpeechFault, *wire.ODD):
            info = asking.ask(Interrupt(), lambda call: self._answer(call, [wire.Event(wire.DESCRIBE)], wire.INFO))
            self._codes = {_iso(code): code for code in reversed(_languages(info.data, self._model))}
        return tuple(sorted(self._codes))

    def _question(self, samples: Samples, hints: Hints) -> Iterator[wire.Event]:
        wished: dict[str, Any] = {}
        if self._model:
            wished["name"] = self._model
        if hints.language:
            wished["language"] = self._codes.get(hints.language, hints.language)
        if hints.words:
            wished["transcript_names"] = [*hints.words]
        yield wire.Event(wire.TRANSCRIBE, wished)
        yield wire.Event(wire.START, _FORMAT)
        sound = pcm(samples).tobytes()
        for at in range(0, len(sound), _CHUNK_BYTES):
            yield wire.Event(wire.CHUNK, _FORMAT, sound[at : at + _CHUNK_BYTES])
        yield wire.Event(wire.STOP)

    def _transcript(self, call: Call, said: Sequence[wire.Event]) -> Decoded:
        answer = self._answer(call, said, wire.TRANSCRIPT)
        text, language = answer.data.get("text"), answer.data.get("language")
        if not isinstance(text, str):
            raise nonsense(self._address.place, f"a text that is {type(text).__name__}")
        return Decoded((), text.strip(), _iso(language) if isinstance(language, str) else "")

    def _answer(self, call: Call, said: Sequence[wire.Event], kind: str) -> wire.Event:
        """Raises ServerFault."""
        place = self._address.place
        with self._connected(call) as stream:
            try:
                for event in said:
                    wire.write(event, stream)
                for _ in range(_MOST_EVENTS):
                    heard = wire.read_event(stream)
                    if heard is None:
                        raise cut_off(place)
                    if heard.type == kind:
                        return heard
                    if heard.type == wire.ERROR:
                        raise _told(place, heard.data)
            except OSError as error:
                raise cut_off(place, error) from error
            except wire.ODD as error:
                raise nonsense(place, type(error).__name__) from error
        raise nonsense(place, f"no {kind}")

    @contextmanager
    def _connected(self, call: Call) -> Iterator[BinaryIO]:
        """Raises ServerFault."""
        place = self._address.place
        try:
            timeout_s = min(self._connect_s, max(call.left_s, 0.1))
            sock = socket.create_connection((self._address.host, self._address.port), timeout_s)
        except OSError as error:
            raise unreachable(place, error) from error
        with sock:
            if not self._allow_plain:
                check_near(sock, place)
            call.speaks_by(_Connected(sock))
            sock.settimeout(max(call.left_s, 0.1))
            stream = sock.makefile("rwb")
            try:
                yield cast(BinaryIO, stream)
            finally:
                with suppress(OSError):  # what was not sent has no reader any more
                    stream.close()


def _languages(info: Mapping[str, Any], model: str) -> list[str]:
    """Of the model, or of all that are there. Raises one of wire.ODD."""
    models = [found for program in info["asr"] for found in program["models"] if found.get("installed", True)]
    chosen = [found for found in models if found["name"] == model] or models
    return [str(language) for found in chosen for language in found["languages"]]


def _iso(code: str) -> str:
    return code.replace("_", "-").partition("-")[0].lower()[:10]


def _told(place: str, data: Mapping[str, Any]) -> ServerFault:
    """Without its sentences: those could hold what was said."""
    code = data.get("code")
    known = isinstance(code, str) and _CODE.fullmatch(code)
    return ServerFault("The server failed.", "See what it logs.", f"{place}{f': {code}' if known else ''}", again=True)
