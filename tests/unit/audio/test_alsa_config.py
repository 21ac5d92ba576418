"""ALSA is told once what to look at, and the source by a file: the environment does not change afterwards."""

from __future__ import annotations

import functools
import os
import socket
import sys
from pathlib import Path

import pytest

from tray_app.audio import alsa

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="ALSA is Linux's")


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """As at the start of a program, on a machine with ALSA's plugins and a silent sound server."""
    for name in ("ALSA_CONFIG_PATH", "HOLDTALK_SOURCE_FILE", "PULSE_SERVER", "PULSE_RUNTIME_PATH"):
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    system = tmp_path / "alsa.conf"
    system.touch()
    monkeypatch.setattr(alsa, "_SYSTEM_CONFIGURATION", system)
    monkeypatch.setattr(alsa, "_has_plugin", lambda kind: kind == "pulse")
    before = alsa.prepare
    monkeypatch.setattr(alsa, "prepare", functools.cache(before.__wrapped__))


def listening(path: Path) -> socket.socket:
    path.parent.mkdir(exist_ok=True)
    server = socket.socket(socket.AF_UNIX)
    server.bind(str(path))
    server.listen()
    return server


def configuration() -> list[str]:
    return [Path(part).name for part in os.environ["ALSA_CONFIG_PATH"].split(":")]


def test_where_a_sound_server_listens_portaudio_sees_it_alone(tmp_path: Path) -> None:
    with listening(tmp_path / "pulse" / "native"):
        alsa.prepare()
    assert configuration() == ["sound-server.conf", "chosen-pulse.conf"]


def test_the_address_in_the_environment_is_the_one_that_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PULSE_SERVER", f"{{abc}}unix:{tmp_path / 'mine' / 'socket'} tcp:elsewhere")
    with listening(tmp_path / "mine" / "socket"):
        alsa.prepare()
    assert configuration() == ["sound-server.conf", "chosen-pulse.conf"]


def test_without_a_sound_server_everything_is_looked_at() -> None:
    alsa.prepare()
    assert configuration() == ["alsa.conf", "chosen-pulse.conf"]


def test_a_configuration_of_the_users_own_stays_in_force(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALSA_CONFIG_PATH", "/home/me/mine.conf")
    alsa.prepare()
    assert configuration() == ["mine.conf", "chosen-pulse.conf"]


def test_what_another_program_of_ours_was_told_is_not_taken_for_the_users_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ALSA_CONFIG_PATH", "/proc/1/fd/9:/elsewhere/chosen-pulse.conf")
    monkeypatch.setenv("HOLDTALK_SOURCE_FILE", "/proc/1/fd/8")
    alsa.prepare()
    assert configuration() == ["alsa.conf", "chosen-pulse.conf"]


def test_without_a_plugin_nothing_is_changed_and_nothing_can_be_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alsa, "_has_plugin", lambda kind: False)
    alsa.prepare()
    assert "ALSA_CONFIG_PATH" not in os.environ
    alsa.choose("usb-1")


def test_choosing_writes_a_file_and_leaves_the_environment_alone() -> None:
    alsa.prepare()
    told = Path(os.environ["HOLDTALK_SOURCE_FILE"])
    before = dict(os.environ)
    assert told.read_text().strip() == 'source "@DEFAULT_SOURCE@"'
    alsa.choose("a_longer_name_than_the_next")
    alsa.choose('odd "name"')
    assert told.read_text().strip() == 'source "odd \\"name\\""'
    assert dict(os.environ) == before


def test_a_path_that_would_break_alsas_list_is_given_another_way(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = tmp_path / "my programs"
    folder.mkdir()
    (folder / "chosen-pulse.conf").write_text("pcm.holdtalk_source {}")
    monkeypatch.setattr(alsa, "resource_path", lambda name: folder / Path(name).name)
    alsa.prepare()
    given = Path(os.environ["ALSA_CONFIG_PATH"].split(":")[1])
    assert " " not in str(given)
    assert given.read_text() == "pcm.holdtalk_source {}"
