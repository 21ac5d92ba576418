"""Web pages in a real browser: one the user named gets what it may, a hostile one gets nothing."""

from __future__ import annotations

import contextlib
import json
import queue
import shutil
import subprocess
import threading
from collections.abc import Iterator
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
import web_rig
from web_rig import Api

from tray_app.core.settings import ApiSettings
from tray_app.web.gate import Gate, Headers, Refusal

CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs chromium")

PAGE_S = 60

PAGE = """<!doctype html><title>A page</title><script>
const out = {}, base = "127.0.0.1:PORT", token = "TOKEN";
const done = () => fetch("/result?" + encodeURIComponent(JSON.stringify(out)));
const socket = (name, protocols) => new Promise(resolve => {
  const made = new WebSocket("ws://" + base + "/", protocols);
  made.onmessage = event => { out[name] = JSON.parse(event.data).type; made.close(); resolve(); };
  made.onerror = () => { out[name] = "refused"; resolve(); };
});
const page = (name, options) => fetch("http://" + base + "/health", options)
  .then(answer => answer.text()).then(text => { out[name] = text; }).catch(() => { out[name] = "refused"; });
(async () => {
  await socket("with the token", ["holdtalk.v1", "holdtalk.token." + token]);
  await socket("without", []);
  await page("read", {});
  await page("read with the token", {headers: {Authorization: "Bearer " + token}});
  await page("blindly", {mode: "no-cors"});
  await new Promise(resolve => {
    const image = new Image();
    image.onload = () => { out.image = "loaded"; resolve(); };
    image.onerror = () => { out.image = "refused"; resolve(); };
    image.src = "http://" + base + "/metrics";
  });
  done();
})();
</script>"""


class Pages(BaseHTTPRequestHandler):
    """Serves one page, and takes what it has found out."""

    def __init__(self, page: bytes, found: queue.SimpleQueue[dict[str, str]], *arguments: Any) -> None:
        self._page = page
        self._found = found
        super().__init__(*arguments)

    def do_GET(self) -> None:
        path, _, told = self.path.partition("?")
        if path == "/result":
            self._found.put(json.loads(unquote(told)))
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(self._page if path == "/" else b"")

    def log_message(self, *arguments: object) -> None:
        pass


@contextlib.contextmanager
def api_with_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, named: bool
) -> Iterator[tuple[Api, dict[str, str]]]:
    """The API, and what a page found out that tried to use it and knew the token; `named` in the settings, or not."""
    port, page_port = web_rig.free_port(), web_rig.free_port()
    origins = f"http://localhost:{page_port}" if named else ""
    with (
        web_rig.home(tmp_path, monkeypatch),
        web_rig.running(ApiSettings(enabled=True, port=port, text=True, origins=origins)) as api,
    ):
        page = PAGE.replace("PORT", str(port)).replace("TOKEN", api.token).encode()
        found: queue.SimpleQueue[dict[str, str]] = queue.SimpleQueue()
        with HTTPServer(("127.0.0.1", page_port), partial(Pages, page, found)) as server:
            serving = threading.Thread(target=server.serve_forever)
            serving.start()
            argv = browser(tmp_path / "browser", "--remote-debugging-port=0", f"http://localhost:{page_port}/")
            with subprocess.Popen(argv, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as shown:
                try:
                    yield api, found.get(timeout=PAGE_S)
                finally:
                    shown.terminate()
            server.shutdown()
            serving.join()


def browser(folder: Path, *arguments: str) -> list[str]:
    """What starts one of its own."""
    assert CHROMIUM is not None
    return [CHROMIUM, "--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}", *arguments]


def test_a_hostile_page_gets_nothing_even_with_the_token(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with api_with_page(tmp_path, monkeypatch, named=False) as (api, tried):
        assert api.asked == []
        assert api.server.clients() == []
    assert tried.pop("blindly") == "", "such an answer is nothing that a page can read"
    assert set(tried.values()) == {"refused"}
    assert len(tried) == 5


def test_a_page_that_the_user_named_gets_a_websocket_with_the_token_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with api_with_page(tmp_path, monkeypatch, named=True) as (_, tried):
        assert tried["with the token"] == "hello"
        assert tried["without"] == tried["read"] == tried["read with the token"] == "refused"


def test_a_name_that_is_made_to_lead_here_reads_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = ApiSettings(enabled=True, port=web_rig.free_port())
    refused: list[tuple[list[str], Refusal | None]] = []
    refuses = Gate.refuses

    def seen(gate: Gate, headers: Headers) -> Refusal | None:
        refused.append((headers.get_all("Host"), refuses(gate, headers)))
        return refused[-1][1]

    monkeypatch.setattr(Gate, "refuses", seen)
    with web_rig.home(tmp_path, monkeypatch), web_rig.running(settings) as api:
        rules = "--host-resolver-rules=MAP evil.example 127.0.0.1"
        argv = browser(tmp_path / "browser", rules, "--dump-dom", f"http://evil.example:{api.port}/health")
        page = subprocess.run(argv, capture_output=True, text=True, timeout=PAGE_S, check=True).stdout
        assert ([f"evil.example:{api.port}"], Refusal(HTTPStatus.FORBIDDEN)) in refused, "it never came"
        assert '"state"' not in page, "some browsers show an error of their own, some nothing"
