"""The portal finds out who asks it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from dbus_rig import Answer, Call, PrivateBus, Refusal, Reply
from portal_rig import FakePortal

from tray_app.dbus.bus import MessageBus
from tray_app.dbus.host_app import APP_ID, FILE, ensure_desktop_file, introduce
from tray_app.dbus.portal import REGISTRY, Portal
from tray_app.login_start.command import StartCommand

THERE = StartCommand(("/bin/sh", "run"), {})


def environ_of(folder: Path) -> dict[str, str]:
    return {"XDG_DATA_HOME": str(folder / "own"), "XDG_DATA_DIRS": str(folder / "system")}


def test_a_desktop_file_is_written_where_there_is_none_and_shows_in_no_menu(tmp_path: Path) -> None:
    assert ensure_desktop_file(command=THERE, environ=environ_of(tmp_path)) == ""
    written = (tmp_path / "own" / "applications" / FILE).read_text()
    assert "Exec=/bin/sh run\n" in written
    assert "NoDisplay=true\n" in written


def test_one_that_was_installed_is_left_alone(tmp_path: Path) -> None:
    system = tmp_path / "system" / "applications"
    system.mkdir(parents=True)
    (system / FILE).write_text("[Desktop Entry]\nExec=sh -c true\n")
    assert ensure_desktop_file(command=THERE, environ=environ_of(tmp_path)) == ""
    assert not (tmp_path / "own").exists()


def test_one_whose_program_is_gone_is_written_anew(tmp_path: Path) -> None:
    own = tmp_path / "own" / "applications"
    own.mkdir(parents=True)
    (own / FILE).write_text("[Desktop Entry]\nExec=/gone/holdtalk run\n")
    assert ensure_desktop_file(command=THERE, environ=environ_of(tmp_path)) == ""
    assert "Exec=/bin/sh run\n" in (own / FILE).read_text()


@pytest.mark.expected_warning("host_app: no desktop file could be written")
def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "own").write_text("a file")
    assert FILE in ensure_desktop_file(command=THERE, environ=environ_of(tmp_path))


def test_we_are_introduced_by_that_name(bus: MessageBus, daemon: PrivateBus, tmp_path: Path) -> None:
    with FakePortal(daemon.address) as portal:
        assert introduce(Portal(bus), environ={**os.environ, **environ_of(tmp_path)}) == ""
    assert portal.registered == [APP_ID]


def test_a_portal_that_asks_for_no_name_is_content(bus: MessageBus, daemon: PrivateBus, tmp_path: Path) -> None:
    with FakePortal(daemon.address, registry=False):
        assert introduce(Portal(bus), environ=environ_of(tmp_path)) == ""


def refusing(text: str) -> dict[str, Answer]:
    def refuse(_call: Call) -> Reply:
        raise Refusal("org.freedesktop.DBus.Error.Failed", text)

    return {f"{REGISTRY}.Register": refuse}


@pytest.mark.expected_warning("host_app: the desktop's portal does not know")
def test_a_portal_that_does_not_find_us_is_told(bus: MessageBus, daemon: PrivateBus, tmp_path: Path) -> None:
    with FakePortal(daemon.address) as portal:
        portal.methods.update(refusing(f"App info not found for '{APP_ID}'"))
        assert "App info not found" in introduce(Portal(bus), environ=environ_of(tmp_path))


def test_one_that_knows_us_already_is_content(bus: MessageBus, daemon: PrivateBus, tmp_path: Path) -> None:
    with FakePortal(daemon.address) as portal:
        portal.methods.update(refusing("Connection already associated with an application ID"))
        assert introduce(Portal(bus), environ=environ_of(tmp_path)) == ""
