"""Any server with OpenAI's /v1/audio/transcriptions: the big ones, vLLM, Speaches, LocalAI, or another Holdtalk."""

from __future__ import annotations

import json
import os
import re
import secrets
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from tray_app.core.engines import EngineDescriptor
from tray_app.core.errors import SpeechFault
from tray_app.core.remote import OPENAI_ENGINE, Address, openai_address, said_languages
from tray_app.core.settings import RemoteSettings
from tray_app.speech.engine import Decoded, Engine, Hints, Interrupt, Samples
from tray_app.speech.remote.handed import from_environment
from tray_app.speech.remote.languages import WHISPER_LANGUAGES

if TYPE_CHECKING:
    from tray_app.speech.remote.asking import Call

_SETTINGS = from_environment(os.environ)

DESCRIPTOR = EngineDescriptor(
    name=OPENAI_ENGINE,
    title="The speech server",
    maker="whoever runs it",
    homepage="https://platform.openai.com/docs/api-reference/audio",
    languages=said_languages(_SETTINGS.languages) or WHISPER_LANGUAGES,
    memory_mb=75,
    interruptible=True,
    context=True,
    patience_s=_SETTINGS.timeout_ms / 1000 + 2,
    needs_network=True,
)

_PATH = "/audio/transcriptions"
_KEY_S = 3.0
"""So long a key is waited for before it is tried without, or with the one that is known."""
_CODE = re.compile(r"[a-z0-9_]{1,40}")


def load(threads: int) -> Engine:  # noqa: ARG001 - as every engine
    """Asks nobody: a server that is away now may be there when it is needed. Raises SpeechFault when
    none is named, or with certificates that cannot be read."""
    address = openai_address(_SETTINGS.openai_url)
    if address is None:
        raise SpeechFault("No speech server is named.", "Set openai_url under [remote].")
    return OpenAi(address, _SETTINGS)


class OpenAi:
    def __init__(self, address: Address, settings: RemoteSettings) -> None:
        """Raises SpeechFault."""
        from tray_app.speech.remote.asking import Asking
        from tray_app.speech.remote.http import HttpServer
        from tray_app.speech.remote.key import ServerKey

        self._place = address.place
        self._encrypted = address.encrypted
        self._model = settings.openai_model
        self._server = HttpServer(address, settings)
        self._asking: Asking[str] = Asking(address.place, settings.timeout_ms / 1000, settings.retries)
        self._key = ServerKey(address.place)
        self._key.look()  # meanwhile: a keyring takes its time, and servers of one's own mostly want no key

    def decode(self, samples: Samples, draft: Sequence[int], interrupt: Interrupt, hints: Hints) -> Decoded:  # noqa: ARG002 - as every engine
        """Raises SpeechFault when the server gives no text in its time."""
        kind, body = form(self._model, samples, hints)
        return Decoded((), self._asking.ask(interrupt, lambda call: self._ask(call, kind, body)))

    def _ask(self, call: Call, kind: str, body: bytes) -> str:
        from tray_app.speech.remote.faults import of_status

        key = self._key.wait(_KEY_S) if self._encrypted else self._key.value
        answer = self._server.post(call, _PATH, _headers(kind, key), body)
        if answer.status == 401:
            self._key.look()  # it may have been kept since
            known, key = key, self._key.wait(min(_KEY_S, call.left_s / 2))
            if key and key != known:
                answer = self._server.post(call, _PATH, _headers(kind, key), body)
        if not 200 <= answer.status < 300:
            raise of_status(
                self._place,
                answer.status,
                with_key=bool(key),
                code=_code(answer.content),
                after_s=answer.after_s,
            )
        return self._text(answer.content)

    def _text(self, content: bytes) -> str:
        from tray_app.speech.remote.faults import nonsense

        try:
            text = json.loads(content)["text"]
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            raise nonsense(self._place, type(error).__name__) from error
        if not isinstance(text, str):
            raise nonsense(self._place, f"a text that is {type(text).__name__}")
        return text.strip()


def _headers(kind: str, key: str) -> Mapping[str, str]:
    headers = {"Content-Type": kind, "Accept": "application/json", "User-Agent": "holdtalk"}
    return {**headers, "Authorization": f"Bearer {key}"} if key else headers


def form(model: str, samples: Samples, hints: Hints) -> tuple[str, bytes]:
    """The content type and the body of the request."""
    from tray_app.speech.remote.prompt import prompt
    from tray_app.speech.remote.sound import wav

    told = {
        "model": model,
        "response_format": "json",
        "temperature": "0",
        "language": hints.language or "",
        "prompt": prompt(hints.words, hints.context),
    }
    boundary = secrets.token_hex(16)
    parts = [
        f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in told.items()
        if value
    ]
    head = 'Content-Disposition: form-data; name="file"; filename="speech.wav"\r\nContent-Type: audio/wav'
    parts += [f"--{boundary}\r\n{head}\r\n\r\n".encode(), wav(samples), f"\r\n--{boundary}--\r\n".encode()]
    return f"multipart/form-data; boundary={boundary}", b"".join(parts)


def _code(content: bytes) -> str:
    """The server's word for what is wrong, where it is one; its sentences could hold what was said."""
    try:
        code = json.loads(content)["error"]["code"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return ""
    return code if isinstance(code, str) and _CODE.fullmatch(code) else ""
