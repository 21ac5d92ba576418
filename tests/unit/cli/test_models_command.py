"""`holdtalk models`: what is typed, and what is read then."""

from __future__ import annotations

import io
import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from faulty_server import Fault, FaultyServer
from small_catalogue import SmallCatalogue

from tray_app import cli
from tray_app.cli.transfer_line import TransferLine
from tray_app.core.engines import EMBEDDED_ENGINE
from tray_app.models.progress import Progress
from tray_app.paths import settings_path


@pytest.fixture
def server() -> Iterator[FaultyServer]:
    with FaultyServer().running() as running:
        yield running


@pytest.fixture(autouse=True)
def catalogue(server: FaultyServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallCatalogue:
    made = SmallCatalogue(server, tmp_path, family="none of ours")
    monkeypatch.setenv("HOLDTALK_MODEL_CATALOGUE", str(made.path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return made


def said(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    assert cli.run(["models", *arguments]) == code
    printed = capsys.readouterr()
    return printed.out if code == 0 else printed.out + printed.err


def test_the_list_tells_what_there_is_and_what_is_in_use(capsys: pytest.CaptureFixture[str]) -> None:
    printed = said(capsys)
    assert f"* {EMBEDDED_ENGINE}" in printed
    assert "small-en" in printed
    assert "270 MB of memory" in printed
    assert "holdtalk models download NAME" in printed
    rows = [json.loads(line) for line in said(capsys, "list", "--json").splitlines()]
    assert [row["name"] for row in rows] == ["small-en", "packed-de"]
    assert rows[0]["licence"] == "MIT"


def test_a_download_says_whose_it_is_before_it_begins_and_what_to_do_then(capsys: pytest.CaptureFixture[str]) -> None:
    printed = said(capsys, "download", "small-en")
    assert printed.startswith("Small by Nobody, 301 kB, licence: MIT (https://example.org)")
    assert "holdtalk models use small-en" in printed
    assert "every file is what it was" in said(capsys, "verify")
    assert "installed" in said(capsys, "list")
    assert "removed" in said(capsys, "remove", "small-en")


def test_faults_are_sentences(capsys: pytest.CaptureFixture[str], server: FaultyServer, tmp_path: Path) -> None:
    server.plan(always=Fault(status=404))
    assert "no longer" in said(capsys, "download", "small-en", code=1)
    assert "no model “x”" in said(capsys, "download", "x", code=1)
    assert "not on this machine" in said(capsys, "remove", "x", code=1)
    assert "not on this machine" in said(capsys, "use", "x", code=1)
    assert "no such folder" in said(capsys, "import", str(tmp_path / "x"), code=1)


def test_a_damaged_model_is_named_and_counts_as_a_failure(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    said(capsys, "download", "small-en")
    (tmp_path / "data/holdtalk/models/small-en/tokenizer.bin").write_bytes(b"")
    assert "tokenizer.bin has been changed" in said(capsys, "verify", "small-en", code=1)


def test_what_no_engine_runs_is_not_chosen_and_what_one_runs_is_written_with_the_files_comments(
    capsys: pytest.CaptureFixture[str],
) -> None:
    said(capsys, "download", "small-en")
    assert "No engine" in said(capsys, "use", "small-en", code=1)
    settings_path().parent.mkdir(parents=True, exist_ok=True)
    settings_path().write_text("# mine\n[speech]\nthreads = 1 # few\n")
    assert "Moonshine tiny is used from now on" in said(capsys, "use", EMBEDDED_ENGINE)
    written = settings_path().read_text()
    assert written.startswith("# mine\n[speech]\nthreads = 1 # few\n")
    assert f'engine = "{EMBEDDED_ENGINE}"' in written


def test_a_folder_is_imported_with_what_is_said_of_it(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    for name in ("model.onnx", "tokens.txt"):
        (folder / name).write_text(name)
    argv = ("import", str(folder), "--family", "sherpa-ctc", "--languages", "de, pt", "--name", "ours")
    assert "ours: a sherpa-ctc model for de pt" in said(capsys, *argv)


def started(*arguments: str) -> subprocess.Popen[str]:
    # Whoever runs the tests may have Ctrl+C ignored, which children inherit.
    argv = ["env", "--default-signal=INT", sys.executable, "-m", "tray_app", "models", *arguments]
    return subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_what_came_before_an_interrupt_or_a_kill_is_not_fetched_again(
    server: FaultyServer, capsys: pytest.CaptureFixture[str], tmp_path: Path, how: signal.Signals
) -> None:
    server.plan(Fault(stall_after=150_000))
    part = tmp_path / "data/holdtalk/models/small-en/encoder_model.ort.part"
    with started("download", "small-en") as download:
        deadline_s = time.monotonic() + 30
        while not part.exists() or part.stat().st_size < 100_000:
            assert time.monotonic() < deadline_s
            time.sleep(0.02)
        download.send_signal(how)
        _out, told = download.communicate(timeout=30)
    came = part.stat().st_size
    if how is signal.SIGINT:
        assert download.returncode == 130
        assert "goes on from there" in told
        assert "Traceback" not in told
        assert came == 150_000
    said(capsys, "download", "small-en")
    assert server.sent[:2] == [150_000, 200_000 - came]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_has_one_line_rewritten_and_a_pipe_a_line_now_and_then() -> None:
    progress = Progress("downloading", 50_000_000, 100_000_000, 5e6)
    terminal, pipe, now = Terminal(), io.StringIO(), [0.0]
    for stream in (terminal, pipe):
        line = TransferLine(stream, "small", clock=lambda: now[0])
        for now[0] in (0.0, 1.0, 11.0, 12.0):
            line.show(progress)
        line.show(Progress("waiting", 1, 2, why="the server is silent"))
        line.close()
        now[0] = 0.0
    assert "\rsmall: downloading 50 %, 5.0 MB/s, 0:10 left" in terminal.getvalue()
    assert terminal.getvalue().endswith("\r")
    assert pipe.getvalue() == "small: downloading 50 %, 5.0 MB/s, 0:10 left\nsmall: waiting: the server is silent\n"
