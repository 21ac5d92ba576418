"""OpenAI's /v1/audio/transcriptions and /v1/models, for every program that can speak to those.

With Python's own server, a thread a client: nothing more to install and few lines to trust. Every wait of it has its
limit, and so has everything that is read.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import BinaryIO, cast
from urllib.parse import unquote, urlsplit

from tray_app.core.errors import AudioFileFault, HoldtalkError, Problem
from tray_app.core.wishes import Wishes
from tray_app.speech.soundfiles import SoundFile, open_sound

from .answers import FORMATS, BadRequest, Page, fault, model, models, transcript
from .clients import Clients, has_left
from .door import Door
from .ears import Ears, Gone, UnknownLanguage, UnknownModel
from .form import FILE, BadForm, Form, TooSlow, can_be_read, read_form
from .limits import LONGEST_FILE_S, MOST_BODY_BYTES, SILENT_S

TRANSCRIPTIONS, MODELS, HEALTH = "/v1/audio/transcriptions", "/v1/models", "/health"
_LONGEST_PROMPT = 2_000

_BUSY_BODY = fault(
    HTTPStatus.SERVICE_UNAVAILABLE, Problem("Too many clients are connected.", "Try again."), "busy"
).body


class HttpClients(Clients):
    def __init__(self, host: str, port: int, ears: Ears, door: Door) -> None:
        """Raises EnvironmentFault when the port cannot be had."""

        class Handler(_Handler):
            def answers(self) -> _Answers:
                return _Answers(ears, door, self)

        super().__init__(host, port, Handler)

    too_many = (
        b"HTTP/1.1 503 Service Unavailable\r\nContent-Type: application/json\r\nConnection: close\r\nRetry-After: 5\r\n"
        b"Content-Length: %d\r\n\r\n%b" % (len(_BUSY_BODY), _BUSY_BODY)
    )


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "Holdtalk", ""
    timeout = SILENT_S
    disable_nagle_algorithm = True
    wbufsize = -1
    """Written as one."""

    def answers(self) -> _Answers:
        """Of the server that it belongs to, which makes a class of its own of this one."""
        raise NotImplementedError

    def log_message(self, *_words: object) -> None:
        """What is asked for is not logged."""

    def do_GET(self) -> None:
        self._answer(self.answers().get)

    def do_POST(self) -> None:
        self._answer(self.answers().post)

    def handle_expect_100(self) -> bool:
        """Whoever would be refused need not send his file."""
        try:
            self.answers().check()
        except BadRequest as refused:
            self._send(refused.page)
            return False
        self.send_response_only(HTTPStatus.CONTINUE)
        self.end_headers()
        self.wfile.flush()
        return True

    def send_error(self, code: int, *_words: str | None) -> None:
        """Of the base class, for what is no request; in the shape of all others."""
        self.close_connection = True
        status = HTTPStatus(code)
        self.request_version = "HTTP/1.1"
        self._send(fault(status, Problem(f"{status.phrase}.", ""), "bad_request"))

    def _answer(self, what: Callable[[], Page]) -> None:
        try:
            page = what()
        except BadRequest as refused:
            page = refused.page
        except Gone:
            self.close_connection = True
            return
        if page.status != HTTPStatus.OK:
            self.close_connection = True  # what is left of its request was not read
        self._send(page)

    def _send(self, page: Page) -> None:
        self.send_response(page.status)
        self.send_header("Content-Type", page.content_type)
        self.send_header("Content-Length", str(len(page.body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        if page.status == HTTPStatus.UNAUTHORIZED:
            self.send_header("WWW-Authenticate", "Bearer")
        if self.close_connection or page.status != HTTPStatus.OK:
            self.close_connection = True
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(page.body)
        self.wfile.flush()


class _Answers:
    """To one request. Everything raises BadRequest for what cannot be answered."""

    def __init__(self, ears: Ears, door: Door, handler: _Handler) -> None:
        self._ears = ears
        self._door = door
        self._handler = handler
        self._headers = handler.headers
        self._path = unquote(urlsplit(handler.path).path).rstrip("/")

    def get(self) -> Page:
        self._let_in()
        if self._path == MODELS:
            return models(self._ears.engines)
        if self._path.startswith(f"{MODELS}/"):
            name = self._path.removeprefix(f"{MODELS}/")
            for engine in self._ears.engines:
                if engine.name == name:
                    return model(engine)
            raise BadRequest(HTTPStatus.NOT_FOUND, "There is no such model here.", "", "model_not_found", "model")
        if self._path == HEALTH:
            return Page(HTTPStatus.OK, "application/json", b'{"status": "ok"}')
        raise self._unknown()

    def post(self) -> Page:
        """Raises Gone when the client does not wait for its answer."""
        length = self.check()
        try:
            with tempfile.NamedTemporaryFile(prefix="holdtalk-") as target:
                source = cast(BinaryIO, self._handler.rfile)
                form = read_form(self._headers.get("Content-Type", ""), length, source, cast(BinaryIO, target))
                target.flush()
                return self._transcript(form, Path(target.name))
        except BadForm as error:
            raise _bad(HTTPStatus.BAD_REQUEST, error, "bad_form") from error
        except TooSlow as error:
            raise _bad(HTTPStatus.REQUEST_TIMEOUT, error, "too_slow") from error
        except TimeoutError as error:
            raise BadRequest(HTTPStatus.REQUEST_TIMEOUT, "The request stopped.", "", "too_slow") from error

    def check(self) -> int:
        """What can be told of a request for a text before its body: how long that is."""
        self._let_in()
        if self._path != TRANSCRIPTIONS:
            raise self._unknown()
        if not can_be_read():
            remedy = "Install holdtalk[serve] where it runs."
            raise BadRequest(HTTPStatus.NOT_IMPLEMENTED, "This Holdtalk cannot take files.", remedy, "not_installed")
        told = self._headers.get("Content-Length", "")
        if not told.isdecimal() or len(told) > 15:
            raise BadRequest(HTTPStatus.LENGTH_REQUIRED, "The length is missing.", "Send Content-Length.", "no_length")
        if int(told) > MOST_BODY_BYTES:
            remedy = f"Send {MOST_BODY_BYTES // 1024 // 1024} MB at most, as FLAC, OGG or MP3."
            raise BadRequest(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "This file is too large.", remedy, "too_large", FILE)
        return int(told)

    def _let_in(self) -> None:
        refusal = self._door.refuses(self._headers)
        if refusal is not None:
            raise BadRequest(refusal.status, refusal.message, "", refusal.code)

    def _unknown(self) -> BadRequest:
        known = f"There are {TRANSCRIPTIONS} and {MODELS}."
        return BadRequest(HTTPStatus.NOT_FOUND, "There is nothing here.", known, "unknown_url")

    # --- a text --------------------------------------------------------------------------

    def _transcript(self, form: Form, path: Path) -> Page:
        response_format, wishes = self._asked_for(form)
        try:
            sound = open_sound(Path(form.file_name or "sound"), path)
            _check_length(sound)
            final = self._ears.hear_file(sound, wishes, lambda: has_left(self._handler.connection))
        except AudioFileFault as error:
            raise _bad(HTTPStatus.BAD_REQUEST, error, "invalid_sound", FILE) from error
        except HoldtalkError as error:
            raise _bad(HTTPStatus.SERVICE_UNAVAILABLE, error, "no_text") from error
        return transcript(final, response_format)

    def _asked_for(self, form: Form) -> tuple[str, Wishes]:
        response_format = form.fields.get("response_format") or FORMATS[0]
        if response_format not in FORMATS:
            known = f"Choose one of: {', '.join(FORMATS)}."
            raise BadRequest(
                HTTPStatus.BAD_REQUEST, "There is no such format.", known, "unknown_format", "response_format"
            )
        if form.fields.get("timestamp_granularities[]") == "word":
            raise BadRequest(
                HTTPStatus.BAD_REQUEST, "The times of words are not known.", "Ask for segments.", "no_word_times",
                "timestamp_granularities",
            )  # fmt: skip
        prompt = form.fields.get("prompt", "")[-_LONGEST_PROMPT:]
        try:
            wishes = self._ears.wishes(form.fields.get("model", ""), form.fields.get("language", ""), prompt)
        except UnknownModel as error:
            raise _bad(HTTPStatus.NOT_FOUND, error, "model_not_found", "model") from error
        except UnknownLanguage as error:
            raise _bad(HTTPStatus.BAD_REQUEST, error, "unknown_language", "language") from error
        return response_format, wishes


def _check_length(sound: SoundFile) -> None:
    if sound.seconds > LONGEST_FILE_S:
        raise AudioFileFault("This file is too long.", f"Send {LONGEST_FILE_S // 3_600} hours at most.")


def _bad(status: HTTPStatus, error: HoldtalkError, code: str, param: str | None = None) -> BadRequest:
    return BadRequest(status, error.problem.title, error.problem.remedy, code, param)
