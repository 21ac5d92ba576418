"""Who is let in, by the headers of the request."""

from __future__ import annotations

from base64 import b64encode
from http import HTTPStatus

import pytest
from websockets.datastructures import Headers

from tray_app.core.errors import SettingsFault
from tray_app.core.settings import web_origins
from tray_app.web.gate import Gate, Refusal

TOKEN = "t0ken"
GATE = Gate(7437, TOKEN, ("http://localhost:3000",))
HOST = ("Host", "127.0.0.1:7437")
BEARER = ("Authorization", f"Bearer {TOKEN}")


def refusal(*lines: tuple[str, str]) -> Refusal | None:
    headers = Headers()
    for name, value in lines:
        headers[name] = value
    return GATE.refuses(headers)


@pytest.mark.parametrize(
    "lines",
    [
        (HOST, BEARER),
        (("host", "LOCALHOST:7437"), ("authorization", f"bearer {TOKEN}")),
        (HOST, ("Authorization", f"Basic {b64encode(f'anybody:{TOKEN}'.encode()).decode()}")),
        (HOST, BEARER, ("Origin", "http://localhost:3000"), ("Sec-Fetch-Site", "cross-site")),
        (HOST, ("Origin", "http://localhost:3000"), ("Sec-WebSocket-Protocol", f"holdtalk.v1, holdtalk.token.{TOKEN}")),
    ],
)
def test_who_knows_the_token_and_is_no_foreign_page_is_let_in(lines: tuple[tuple[str, str], ...]) -> None:
    assert refusal(*lines) is None


@pytest.mark.parametrize(
    "lines",
    [
        (("Host", "evil.example:7437"),),  # DNS rebinding: the page's own name leads to 127.0.0.1
        (("Host", "127.0.0.1:7437.evil.example"),),
        (("Host", "127.0.0.1"),),
        (("Host", "127.0.0.1:80"),),
        (("Host", "[::1]:7437"),),
        (HOST, HOST),
        (),
        (HOST, ("Origin", "https://evil.example")),
        (HOST, ("Origin", "null")),
        (HOST, ("Origin", "http://127.0.0.1:7437")),
        (HOST, ("Origin", "http://localhost:3000.evil.example")),
        (HOST, ("Origin", "http://localhost:3000"), ("Origin", "https://evil.example")),
        (HOST, ("Sec-Fetch-Site", "cross-site")),
        (HOST, ("Sec-Fetch-Site", "same-site")),
    ],
)
def test_a_web_page_is_refused_without_a_word_even_with_the_token(lines: tuple[tuple[str, str], ...]) -> None:
    assert refusal(*lines, BEARER) == Refusal(HTTPStatus.FORBIDDEN)


@pytest.mark.parametrize(
    "lines",
    [
        (),
        (("Authorization", "Bearer wrong"),),
        (("Authorization", f"Bearer {TOKEN}x"),),
        (("Authorization", "Bearer "),),
        (("Authorization", TOKEN),),
        (("Authorization", f"Basic {TOKEN}"),),
        (("Authorization", f"Basic {b64encode(f'{TOKEN}:'.encode()).decode()}"),),
        (("Authorization", f"Basic {b64encode(b'x:' + bytes([255])).decode()}"),),
        (("Authorization", "Basic é"),),
        (BEARER, ("Authorization", "Bearer wrong")),
        (("Sec-WebSocket-Protocol", "holdtalk.v1"),),
        (("Sec-WebSocket-Protocol", "holdtalk.token.wrong"),),
    ],
)
def test_no_token_or_a_wrong_one_is_refused_with_the_next_step(lines: tuple[tuple[str, str], ...]) -> None:
    found = refusal(HOST, *lines)
    assert found is not None
    assert found.status is HTTPStatus.UNAUTHORIZED
    assert "api-token" in found.words
    assert TOKEN not in found.words


def test_origins_are_written_as_browsers_write_them() -> None:
    assert web_origins("  http://localhost:3000 https://a.example ") == ("http://localhost:3000", "https://a.example")
    assert web_origins("") == ()


@pytest.mark.parametrize("origin", ["*", "localhost:3000", "http://a.example/", "http://*.example", "null"])
def test_what_no_browser_calls_an_origin_is_refused_in_the_settings(origin: str) -> None:
    with pytest.raises(SettingsFault, match="origin"):
        web_origins(f"http://localhost:3000 {origin}")
