"""One file over HTTP, from a real server that does everything wrong once."""

from __future__ import annotations

import hashlib
import random
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from email.utils import formatdate
from pathlib import Path

import pytest
from faulty_server import HEALTHY, Fault, FaultyServer

from tray_app.core.errors import ModelFault, StorageFault
from tray_app.models import part as part_module
from tray_app.models.cancelling import Cancel, Cancelled
from tray_app.models.progress import Progress, ProgressMeter
from tray_app.models.remote_file import RemoteFile
from tray_app.models.transfer import Patience, bring

CONTENT = random.Random(1).randbytes(300_000)
QUICK = Patience(silence_s=0.3, attempts=4, first_pause_s=0.01, longest_pause_s=0.02, longest_asked_s=2.0)
HALF = len(CONTENT) // 2


@pytest.fixture
def server() -> Iterator[FaultyServer]:
    with FaultyServer().running() as running:
        running.put("/model.onnx", CONTENT)
        yield running


class Download:
    """Of the server's file into a folder of the test's."""

    def __init__(self, server: FaultyServer, folder: Path) -> None:
        self.file = RemoteFile(f"{server.url}/model.onnx", hashlib.sha256(CONTENT).hexdigest(), len(CONTENT))
        self.target = folder / "model.onnx"
        self.told: list[Progress] = []
        self.cancel = Cancel()

    def run(self, patience: Patience = QUICK) -> None:
        bring(self.file, self.target, ProgressMeter(self.told.append, "downloading", 0), self.cancel, patience)

    @property
    def part_bytes(self) -> int | None:
        part = self.target.with_name("model.onnx.part")
        return part.stat().st_size if part.exists() else None

    @property
    def reasons(self) -> list[str]:
        return [progress.why for progress in self.told if progress.doing == "waiting"]

    def assert_came(self) -> None:
        assert self.target.read_bytes() == CONTENT
        assert [path.name for path in self.target.parent.iterdir()] == ["model.onnx"], "nothing is left of the way"


@pytest.fixture
def download(server: FaultyServer, tmp_path: Path) -> Download:
    folder = tmp_path / "there"
    folder.mkdir()
    return Download(server, folder)


def test_a_file_comes_whole_in_one_go(server: FaultyServer, download: Download) -> None:
    download.run()
    download.assert_came()
    assert server.sent == [len(CONTENT)]


def test_what_breaks_off_goes_on_from_there(server: FaultyServer, download: Download) -> None:
    server.plan(Fault(break_after=HALF))
    download.run()
    download.assert_came()
    assert server.sent == [HALF, len(CONTENT) - HALF], "no byte twice"
    assert server.seen[1].headers["range"] == f"bytes={HALF}-"
    assert server.seen[1].headers["if-range"].startswith('"')
    assert download.reasons == ["the connection broke off"]


def test_another_run_goes_on_where_one_was_called_off(server: FaultyServer, download: Download) -> None:
    server.plan(Fault(stall_after=HALF))
    caller = threading.Timer(0.2, download.cancel.call_off)
    caller.start()
    begun = time.monotonic()
    with pytest.raises(Cancelled):
        download.run(replace(QUICK, silence_s=60.0))
    assert time.monotonic() - begun < 20, "the socket does not keep it waiting"
    assert download.part_bytes == HALF
    download.cancel = Cancel()
    download.run()
    download.assert_came()
    assert server.sent == [HALF, len(CONTENT) - HALF]


def test_a_server_that_falls_silent_is_asked_again(server: FaultyServer, download: Download) -> None:
    server.plan(Fault(stall_after=HALF))
    download.run()
    download.assert_came()
    assert server.sent == [HALF, len(CONTENT) - HALF]
    assert download.reasons == ["the server is silent"]


def test_a_trickle_counts_as_silence(server: FaultyServer, download: Download) -> None:
    server.plan(Fault(bytes_per_s=100))
    download.run()
    download.assert_came()
    assert download.reasons == ["next to nothing comes"]


@pytest.mark.parametrize("lie", [-HALF, 50_000])
def test_a_wrong_length_costs_no_byte_of_the_file(server: FaultyServer, download: Download, lie: int) -> None:
    server.plan(Fault(length_lie=lie))
    download.run()
    download.assert_came()
    assert sum(server.sent) == len(CONTENT)


def test_a_longer_file_is_not_read_beyond_its_size(server: FaultyServer, download: Download) -> None:
    server.put("/model.onnx", CONTENT + b"more" * 1000)
    download.run()
    download.assert_came()


def test_a_server_without_ranges_sends_it_all_anew(server: FaultyServer, download: Download) -> None:
    server.plan(Fault(break_after=HALF), Fault(ignores_range=True))
    download.run()
    download.assert_came()
    assert server.sent == [HALF, len(CONTENT)]


def test_a_server_that_sends_another_range_is_not_believed(server: FaultyServer, download: Download) -> None:
    server.plan(Fault(break_after=HALF), Fault(ignores_range=True, wrong_range=True))
    download.run()
    download.assert_came()
    assert "the server sends another part than the one that is missing" in download.reasons


def test_a_file_that_was_changed_meanwhile_is_fetched_from_its_beginning(
    server: FaultyServer, download: Download
) -> None:
    server.plan(Fault(break_after=HALF, etag='"an older file"'))
    download.run()
    download.assert_came()
    assert server.sent == [HALF, len(CONTENT)]


def test_without_a_version_the_digest_finds_a_changed_file_and_it_comes_anew(
    server: FaultyServer, download: Download
) -> None:
    server.plan(Fault(break_after=HALF, etag="", corrupt=True), Fault(break_after=10, etag=""), always=Fault(etag=""))
    server.put("/model.onnx", CONTENT)
    with pytest.raises(ModelFault):
        download.run(replace(QUICK, attempts=1))
    download.run()
    download.assert_came()


def test_redirects_are_followed_but_not_in_circles(server: FaultyServer, download: Download) -> None:
    server.plan(Fault(location="/elsewhere"), Fault(location="/model.onnx"))
    download.run()
    download.assert_came()
    download.target.unlink()
    server.plan(always=Fault(location="/model.onnx"))
    with pytest.raises(ModelFault, match="circles"):
        download.run()
    assert len(server.seen) == 6


@pytest.mark.parametrize(
    "target", ["http://models.example/model.onnx", "ftp://127.0.0.1/model.onnx", "file:///etc/hosts"]
)
def test_nothing_is_fetched_from_an_address_that_is_not_safe(
    server: FaultyServer, download: Download, target: str
) -> None:
    server.plan(Fault(location=target))
    with pytest.raises(ModelFault, match="not safe"):
        download.run()


def test_wrong_bytes_are_thrown_away_and_said(server: FaultyServer, download: Download) -> None:
    server.plan(always=Fault(corrupt=True))
    with pytest.raises(ModelFault, match="not the file") as raised:
        download.run()
    assert "SHA-256" in raised.value.problem.detail
    assert list(download.target.parent.iterdir()) == []


@pytest.mark.parametrize(
    ("status", "words"), [(404, "no longer"), (410, "no longer"), (403, "away"), (407, "password"), (418, "sense")]
)
def test_a_refusal_is_said_at_once(server: FaultyServer, download: Download, status: int, words: str) -> None:
    server.plan(always=Fault(status=status))
    with pytest.raises(ModelFault, match=words) as raised:
        download.run()
    assert str(status) in raised.value.problem.detail or status == 407
    assert len(server.seen) == 1


@pytest.mark.parametrize("status", [429, 500, 502, 503])
def test_a_server_that_has_trouble_is_asked_again(server: FaultyServer, download: Download, status: int) -> None:
    server.plan(Fault(status=status), Fault(break_after=HALF), Fault(status=status))
    download.run()
    download.assert_came()
    assert server.sent == [0, HALF, 0, len(CONTENT) - HALF]


@pytest.mark.parametrize("as_date", [False, True])
def test_it_waits_as_long_as_the_server_asks(server: FaultyServer, download: Download, as_date: bool) -> None:
    after = formatdate(time.time() + 2, usegmt=True) if as_date else "1"
    server.plan(Fault(status=429, headers=(("Retry-After", after),)))
    begun = time.monotonic()
    download.run(replace(QUICK, longest_asked_s=10.0))
    assert time.monotonic() - begun >= 0.5
    download.assert_came()
    assert download.reasons == ["the server wants to be asked less often"]


def test_nobody_waits_for_an_hour(server: FaultyServer, download: Download) -> None:
    server.plan(always=Fault(status=429, headers=(("Retry-After", "3600"),)))
    with pytest.raises(ModelFault, match="kept"):
        download.run()
    assert len(server.seen) == 1


def test_a_server_that_never_recovers_is_given_up_with_all_that_came(server: FaultyServer, download: Download) -> None:
    server.plan(Fault(break_after=HALF), always=Fault(status=503))
    with pytest.raises(ModelFault, match="does not get on") as raised:
        download.run()
    assert "the server is too busy, 4 times in a row" in raised.value.problem.detail
    assert download.part_bytes == HALF
    server.plan()
    download.run()
    download.assert_came()
    assert server.sent == [len(CONTENT) - HALF]


def test_a_long_line_of_breaks_ends_well_as_long_as_something_comes(server: FaultyServer, download: Download) -> None:
    server.plan(*[Fault(break_after=40_000)] * 7)
    download.run(replace(QUICK, progress_bytes=30_000))
    download.assert_came()
    assert sum(server.sent) == len(CONTENT)


def test_nobody_listening_is_said(tmp_path: Path, download: Download) -> None:
    download.file = replace(download.file, url="http://127.0.0.1:9/model.onnx")
    with pytest.raises(ModelFault, match="does not get on"):
        download.run()


def test_a_full_disk_keeps_what_came(server: FaultyServer, download: Download, monkeypatch: pytest.MonkeyPatch) -> None:
    real = part_module.Part.append

    def append(part: part_module.Part, block: bytes) -> None:
        if part.size_bytes + len(block) > HALF:
            raise part_module.unwritable(download.target, OSError(28, "No space left on device"))
        real(part, block)

    monkeypatch.setattr(part_module.Part, "append", append)
    with pytest.raises(StorageFault, match="full"):
        download.run()
    assert download.part_bytes
    monkeypatch.undo()
    download.run()
    download.assert_came()


def test_the_environments_proxy_is_used_and_its_password_sent(
    server: FaultyServer, download: Download, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("http_proxy", server.url.replace("//", "//me:secret@"))
    download.file = replace(download.file, url="http://127.0.0.1:9/model.onnx")
    download.run()
    download.assert_came()
    assert server.seen[0].path == "http://127.0.0.1:9/model.onnx"
    assert server.seen[0].headers["proxy-authorization"] == "Basic bWU6c2VjcmV0"


def test_a_proxy_of_another_kind_is_named(download: Download, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("http_proxy", "socks5://127.0.0.1:1080")
    with pytest.raises(ModelFault, match="proxy") as raised:
        download.run()
    assert "socks5" in raised.value.problem.detail


def test_a_file_of_unknown_size_is_whole_when_the_server_says_so(server: FaultyServer, download: Download) -> None:
    download.file = replace(download.file, size_bytes=0)
    server.plan(Fault(break_after=HALF), Fault(break_after=len(CONTENT) - HALF, length_lie=7), HEALTHY)
    download.run()
    download.assert_came()
    assert sum(server.sent) == len(CONTENT)


def test_progress_tells_rate_and_time_left(server: FaultyServer, download: Download) -> None:
    server.plan(Fault(bytes_per_s=250_000))
    meter = ProgressMeter(download.told.append, "downloading", len(CONTENT))
    bring(download.file, download.target, meter, download.cancel, QUICK)
    rated = [progress for progress in download.told if progress.bytes_per_s]
    assert rated
    assert rated[-1].left_s is not None
    assert 0 < (rated[-1].percent or 0) <= 100
