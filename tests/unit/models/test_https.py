"""Over TLS the server has to prove who it is, through a proxy too."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from faulty_server import Fault, FaultyServer

from tray_app.core.errors import ModelFault
from tray_app.models import http_get
from tray_app.models.cancelling import Cancel
from tray_app.models.progress import ProgressMeter
from tray_app.models.remote_file import RemoteFile
from tray_app.models.transfer import Patience, bring

CONTENT = b"weights" * 30_000
QUICK = Patience(silence_s=5.0, attempts=2, first_pause_s=0.01, longest_pause_s=0.02)


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if shutil.which("openssl") is None:
        pytest.skip("making a certificate needs openssl")
    path = tmp_path_factory.mktemp("tls") / "server.pem"
    key = path.with_name("key.pem")
    argv = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    argv += ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(key), "-out", str(path)]
    subprocess.run(argv, check=True, capture_output=True)
    path.write_text(path.read_text() + key.read_text())
    return path


@pytest.fixture
def server(certificate: Path) -> Iterator[FaultyServer]:
    with FaultyServer(certificate).running() as running:
        running.put("/model.onnx", CONTENT)
        yield running


@pytest.fixture(autouse=True)
def _no_trust_is_kept() -> Iterator[None]:
    http_get._trust.cache_clear()
    yield
    http_get._trust.cache_clear()


def fetch(server: FaultyServer, folder: Path) -> Path:
    file = RemoteFile(f"{server.url}/model.onnx", hashlib.sha256(CONTENT).hexdigest(), len(CONTENT))
    bring(file, folder / "model.onnx", ProgressMeter(lambda _progress: None, "downloading", 0), Cancel(), QUICK)
    return folder / "model.onnx"


def test_a_server_that_cannot_prove_itself_gets_no_second_chance(server: FaultyServer, tmp_path: Path) -> None:
    with pytest.raises(ModelFault, match="cannot prove") as raised:
        fetch(server, tmp_path)
    assert "self-signed" in raised.value.problem.detail
    assert server.seen == []


def test_one_that_is_trusted_is_resumed_like_any(
    server: FaultyServer, certificate: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    server.plan(Fault(break_after=100_000))
    assert fetch(server, tmp_path).read_bytes() == CONTENT
    assert server.sent == [100_000, len(CONTENT) - 100_000]


def test_a_proxy_is_a_tunnel_and_sees_nothing(
    server: FaultyServer, certificate: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with FaultyServer().running() as proxy:
        monkeypatch.setenv("https_proxy", proxy.url)
        assert fetch(server, tmp_path).read_bytes() == CONTENT
        assert proxy.tunnels == [server.url.removeprefix("https://")]
        assert proxy.seen == []
        proxy.plan(always=Fault(status=407))
        (tmp_path / "model.onnx").unlink()
        with pytest.raises(ModelFault, match="password"):
            fetch(server, tmp_path)


def test_it_is_not_led_from_https_to_plain_http(
    server: FaultyServer, certificate: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    server.plan(Fault(location="http://models.example/model.onnx"))
    with pytest.raises(ModelFault, match="not safe"):
        fetch(server, tmp_path)
