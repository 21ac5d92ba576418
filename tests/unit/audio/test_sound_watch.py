"""The watch over the microphones, on a `pactl` that says what the test tells it."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, SimpleQueue

import pytest

from tray_app.audio import sound_watch
from tray_app.audio.sound_watch import Seen, SoundWatch
from tray_app.audio.told import NO_SERVER
from tray_app.core.errors import Problem

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="pactl is Linux's")

PATIENCE_S = 10.0
TOOL = """#!/bin/sh
cd {folder}
[ "$1" = subscribe ] && exec cat events
[ -e down ] && exit 1
[ "$1" = get-default-source ] && echo mic && exit
cat sources
"""
SOURCES = "Source #1\n\tName: mic\n\tDescription: Desk\n\tMute: {mute}\n\tMonitor of Sink: n/a\n"


class Server:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.seen: SimpleQueue[Seen] = SimpleQueue()
        self.went: SimpleQueue[None] = SimpleQueue()
        self.plays: SimpleQueue[None] = SimpleQueue()
        (folder / "pactl").write_text(TOOL.format(folder=folder))
        (folder / "pactl").chmod(0o755)
        os.mkfifo(folder / "events")
        self.offer(SOURCES.format(mute="no"))

    def offer(self, text: str) -> None:
        (self.folder / "sources").write_text(text)

    def events(self) -> int:
        """The writing end; the server goes when it is closed."""
        return os.open(self.folder / "events", os.O_WRONLY)

    def until(self, expected: list[tuple[str, bool]] | Problem) -> None:
        """Waits until that is seen."""
        while True:
            seen = self.seen.get(timeout=PATIENCE_S)
            if expected == (seen if isinstance(seen, Problem) else [(device.name, device.muted) for device in seen]):
                return

    def settled(self) -> None:
        """Waits until nothing more is seen without an event."""
        with contextlib.suppress(Empty):
            while True:
                self.seen.get(timeout=0.3)


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    server = Server(tmp_path)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setattr(sound_watch, "_FIRST_PAUSE_S", 0.01)
    monkeypatch.setattr(sound_watch, "_SETTLED_S", 0.01)
    watch = SoundWatch(server.seen.put, lambda: server.went.put(None), lambda: server.plays.put(None))
    yield server
    watch.close()
    watch._thread.join(PATIENCE_S)
    assert not watch._thread.is_alive()


def test_it_looks_at_the_start_and_after_each_change_of_a_source_or_the_default(server: Server) -> None:
    server.until([("Desk", False)])
    events = server.events()
    os.write(events, b"Event 'new' on client #5\n")
    server.settled()
    server.offer(SOURCES.format(mute="yes"))
    os.write(events, b"Event 'change' on source-output #2\n")
    server.settled()
    os.write(events, b"Event 'change' on source #1\n")
    server.until([("Desk", True)])
    server.offer("")
    os.write(events, b"Event 'change' on server #4294967295\n")
    server.until([])
    os.close(events)


def test_that_something_begins_to_play_is_told(server: Server) -> None:
    server.until([("Desk", False)])
    events = server.events()
    os.write(events, b"Event 'new' on client #5\nEvent 'remove' on sink-input #7\n")
    server.settled()
    assert server.plays.empty()
    for kind in (b"new", b"change"):
        os.write(events, b"Event '" + kind + b"' on sink-input #8\n")
        server.plays.get(timeout=PATIENCE_S)
    os.close(events)


def test_what_changed_before_the_sound_server_listened_to_us_is_seen_with_its_first_event(server: Server) -> None:
    server.settled()
    server.offer(SOURCES.format(mute="yes"))
    events = server.events()
    os.write(events, b"Event 'new' on client #5\n")
    server.until([("Desk", True)])
    os.close(events)


def test_a_sound_server_that_goes_is_told_and_looked_for_until_it_is_back(server: Server) -> None:
    server.until([("Desk", False)])
    events = server.events()
    os.write(events, b"Event 'new' on client #5\n")
    server.settled()
    (server.folder / "down").touch()
    assert server.went.empty()
    os.close(events)
    server.went.get(timeout=PATIENCE_S)
    server.until(NO_SERVER)
    (server.folder / "down").unlink()
    os.close(server.events())
    server.until([("Desk", False)])
    assert server.went.empty(), "a tool that was never answered says nothing of a server"
