"""Wyoming over TCP: what programs for the home and other Holdtalks ask with."""

from __future__ import annotations

import socketserver
import threading
from contextlib import suppress
from typing import Any, BinaryIO, cast

from tray_app.core.errors import AudioFileFault, HoldtalkError
from tray_app.core.events import Partial
from tray_app.core.ports import SAMPLE_RATE_HZ
from tray_app.core.wishes import Wishes
from tray_app.speech import wire
from tray_app.text.filters import clean_text

from .clients import Clients, has_left
from .ears import Ears, Gone, Listening
from .limits import LONGEST_SPOKEN_S, SILENT_S
from .pcm import RawSound

TRANSCRIPT_START, TRANSCRIPT_STOP = "transcript-start", "transcript-stop"


class WyomingClients(Clients):
    def __init__(self, host: str, port: int, ears: Ears) -> None:
        """Raises EnvironmentFault when the port cannot be had."""

        class Handler(socketserver.StreamRequestHandler):
            timeout = SILENT_S
            disable_nagle_algorithm = True

            def handle(self) -> None:
                _Talk(ears, self).run()

        super().__init__(host, port, Handler)

    too_many = b'{"type": "error", "data": {"text": "Too many clients are connected.", "code": "busy"}}\n'


class _Talk:
    """With one client, one take after the other."""

    def __init__(self, ears: Ears, handler: socketserver.StreamRequestHandler) -> None:
        self._ears = ears
        self._connection = handler.connection
        self._source = cast(BinaryIO, handler.rfile)
        self._target = cast(BinaryIO, handler.wfile)
        self._writing = threading.Lock()
        self._wishes: Wishes | None = None
        self._sound: RawSound | None = None
        self._take: Listening | None = None
        self._refused = False
        """What comes until the next stop is not heard."""
        self._told = ""
        """What was said of the take so far, as it was understood."""

    def run(self) -> None:
        """Until the client leaves, or says what is no Wyoming. Raises OSError."""
        try:
            while (event := wire.read_event(self._source)) is not None:
                self._hear_or_refuse(event)
        except wire.ODD as error:
            self._say(wire.Event(wire.ERROR, {"text": "An event was not understood.", "code": type(error).__name__}))
        except Gone:
            pass
        finally:
            self._forget()

    def _hear_or_refuse(self, event: wire.Event) -> None:
        """What cannot be heard is told once, and its sound is let pass by."""
        if event.type == wire.TRANSCRIBE:
            self._refused = False
        if self._refused:
            self._refused = event.type != wire.STOP
            return
        try:
            self._hear(event)
        except HoldtalkError as error:
            self._refused = event.type != wire.STOP
            self._forget()
            self._say_error(error)

    def _forget(self) -> None:
        if self._take is not None:
            self._take.forget()
        self._take = self._sound = self._wishes = None

    def _hear(self, event: wire.Event) -> None:
        data = event.data
        if event.type == wire.DESCRIBE:
            self._say(_info(self._ears))
        elif event.type == wire.PING:
            self._say(wire.Event(wire.PONG, {"text": data.get("text")}))
        elif event.type == wire.TRANSCRIBE:
            self._wishes = self._ears.wishes(str(data.get("name") or ""), str(data.get("language") or ""))
        elif event.type == wire.START:
            self._begin(data)
        elif event.type == wire.CHUNK:
            self._hear_sound(data, event.payload or b"")
        elif event.type == wire.STOP:
            self._end()

    def _begin(self, data: dict[str, Any]) -> None:
        if self._take is not None:
            self._take.forget()
        self._sound = RawSound(*_kind(data))
        self._told = ""
        wishes = self._wishes or self._ears.wishes("", "")
        self._take = self._ears.listen(wishes, self._understood)

    def _hear_sound(self, data: dict[str, Any], sound: bytes) -> None:
        if self._take is None or self._sound is None:
            self._begin(data)
        take, raw = self._take, self._sound
        assert take is not None
        assert raw is not None
        if _kind({**dict(zip(("rate", "width", "channels"), raw.kind, strict=True)), **data}) != raw.kind:
            raise AudioFileFault("The sound changed its kind.", "Send one kind from start to stop.")
        take.hear(raw.heard(sound))
        if take.samples > LONGEST_SPOKEN_S * SAMPLE_RATE_HZ:
            raise AudioFileFault("This is too long for one piece.", f"Send at most {LONGEST_SPOKEN_S} seconds.")

    def _end(self) -> None:
        take, raw = self._take, self._sound
        if take is None or raw is None:
            take, raw = self._ears.listen(self._wishes or self._ears.wishes("", ""), self._understood), None
        self._take = take
        if raw is not None:
            take.hear(raw.rest())
        final = take.end(lambda: has_left(self._connection))
        self._take = self._sound = self._wishes = None
        language = {"language": final.language} if final.language else {}
        text = clean_text(final.text)
        with self._writing:
            self._tell_more(text)
            self._write(wire.Event(wire.TRANSCRIPT, {"text": text, **language}))
            self._write(wire.Event(TRANSCRIPT_STOP))

    def _understood(self, partial: Partial) -> None:
        """On a thread of the link, which must not wait for a client that does not read: then the end tells all."""
        if self._writing.acquire(blocking=False):
            try:
                if partial.stable and not _is_full(self._connection):
                    with suppress(OSError):
                        self._tell_more(clean_text(partial.stable))
            finally:
                self._writing.release()

    def _tell_more(self, text: str) -> None:
        """What has become certain since it was told last."""
        if text == self._told or not text.startswith(self._told):
            return
        if not self._told:
            self._write(wire.Event(TRANSCRIPT_START))
        self._write(wire.Event(wire.SEGMENT, {"text": text[len(self._told) :]}))
        self._told = text

    def _say(self, event: wire.Event) -> None:
        with self._writing:
            self._write(event)

    def _write(self, event: wire.Event) -> None:
        wire.write(event, self._target)

    def _say_error(self, error: HoldtalkError) -> None:
        text = f"{error.problem.title} {error.problem.remedy}".strip()
        self._say(wire.Event(wire.ERROR, {"text": text, "code": type(error).__name__}))


def _is_full(connection: Any) -> bool:
    """A client that does not read has no room for more."""
    import select

    _, writable, _ = select.select([], [connection], [], 0)
    return not writable


def _kind(data: dict[str, Any]) -> tuple[int, int, int]:
    """Rate, width, channels. Raises one of wire.ODD."""
    return int(data.get("rate", SAMPLE_RATE_HZ)), int(data.get("width", 2)), int(data.get("channels", 1))


def _info(ears: Ears) -> wire.Event:
    info = wire.info(ears.engines)
    (program,) = info.data["asr"]
    program["supports_transcript_streaming"] = True
    return info
