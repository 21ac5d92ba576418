"""On and off by the settings, and nothing of it while it is off."""

from __future__ import annotations

import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from web_rig import READY, FakeLink, answers, free_port, heard, until
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect

from tray_app.core import events as e
from tray_app.core.bus import Bus
from tray_app.core.settings import ApiSettings, Settings
from tray_app.paths import api_token_path
from tray_app.perf.monitor import Monitor
from tray_app.web.switch import ApiSwitch

ROOT = Path(__file__).resolve().parents[3]

UNUSED = """
import sys, threading
from tray_app.core.bus import Bus
from tray_app.core.settings import Settings
from tray_app.perf.monitor import Monitor
from tray_app.web.switch import ApiSwitch
before = threading.active_count()
switch = ApiSwitch(Bus(), Monitor(), print, None, lambda: None)
switch.start(Settings(), print)
assert (switch.client_count(), switch.take_dropped()) == (None, None)
switch.close()
assert threading.active_count() == before
print(*{name for name in sys.modules if name.startswith(("websockets", "prometheus", "asyncio", "tray_app.web."))})
"""


class Program:
    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("XDG_STATE_HOME", str(folder))
        self.bus = Bus()
        self.posted: list[e.Event] = []
        self.switch = ApiSwitch(self.bus, Monitor(), self.posted.append, FakeLink(), lambda: READY)

    def hello(self, port: int) -> str:
        bearer = {"Authorization": f"Bearer {api_token_path().read_text(encoding='ascii').strip()}"}
        with connect(f"ws://127.0.0.1:{port}/", additional_headers=bearer, proxy=None) as connection:
            return str(heard(connection)["run"])


def settings(**api: object) -> Settings:
    return replace(Settings(), api=ApiSettings(enabled=True, **api))  # type: ignore[arg-type]  # values of any field


def test_nothing_is_imported_and_no_thread_runs_while_it_is_off() -> None:
    done = subprocess.run([sys.executable, "-c", UNUSED], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["tray_app.web.switch"]


def test_it_is_switched_on_moved_and_off_while_the_program_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = Program(tmp_path, monkeypatch)
    first, second = free_port(), free_port()
    program.switch.start(Settings(), lambda *_asked: {})
    assert not answers(first)
    program.bus.publish(settings(port=first))
    until(lambda: answers(first))
    run = program.hello(first)
    program.bus.publish(settings(port=second))
    until(lambda: answers(second))
    assert not answers(first)
    assert program.hello(second) == run  # clients resume where they were
    program.bus.publish(Settings())
    until(lambda: not answers(second))
    program.switch.close()
    assert not [thread.name for thread in threading.enumerate() if thread.name.startswith("api")]


def test_other_settings_leave_its_clients_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = Program(tmp_path, monkeypatch)
    port = free_port()
    program.switch.start(settings(port=port), lambda *_asked: {})
    until(lambda: answers(port))
    bearer = {"Authorization": f"Bearer {api_token_path().read_text(encoding='ascii').strip()}"}
    with connect(f"ws://127.0.0.1:{port}/", additional_headers=bearer, proxy=None) as connection:
        heard(connection)
        until(lambda: program.switch.client_count() == 1)
        program.bus.publish(replace(settings(port=port), log=replace(Settings().log, level="debug")))
        connection.send('{"command": "ping"}')
        assert heard(connection)["result"] == {}
    program.switch.close()


def test_how_it_stands_is_told_and_a_new_token_lets_everybody_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = Program(tmp_path, monkeypatch)
    assert program.switch.standing() is None
    port = free_port()
    program.switch.start(settings(port=port), lambda *_asked: {})
    until(lambda: answers(port))
    before = api_token_path().read_text(encoding="ascii").strip()
    bearer = {"Authorization": f"Bearer {before}"}
    address = f"ws://127.0.0.1:{port}/"
    with connect(address, additional_headers=bearer, user_agent_header="x" * 99, proxy=None) as one:
        heard(one)
        standing = program.switch.standing()
        assert standing is not None
        ((name,), problem) = standing["clients"], standing["problem"]
        assert (len(name), problem) == (60, None)
        assert name.isprintable()
        program.switch.renew_token()
        with pytest.raises(ConnectionClosed):
            heard(one)
    until(lambda: answers(port))
    with pytest.raises(InvalidStatus):
        connect(address, additional_headers=bearer, proxy=None)
    assert program.hello(port)
    program.switch.close()


def test_a_library_that_is_missing_is_told_with_the_next_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = Program(tmp_path, monkeypatch)
    for name in ("tray_app.web.pages", "tray_app.web.prometheus"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.setitem(sys.modules, "prometheus_client", None)
    program.switch.start(settings(port=free_port()), lambda *_asked: {})
    until(lambda: bool(program.posted))
    (told,) = program.posted
    assert isinstance(told, e.ProblemNoticed)
    assert 'pip install "holdtalk[api]"' in told.problem.remedy
    assert (program.switch.standing() or {})["problem"]["title"] == told.problem.title
    program.switch.close()
