"""On and off as the settings say, and nothing of it loaded while it is off and nothing is owed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tray_app.core.bus import Bus
from tray_app.core.desktop_settings import MediaSettings
from tray_app.core.events import Event, ProblemNoticed
from tray_app.core.snapshot import PublicState, Snapshot
from tray_app.core.sound_news import SoundBegan
from tray_app.media.kept import Player
from tray_app.media.switch import FILE, NO_TOOL, MediaSwitch


class NoPlayers:
    def __init__(self) -> None:
        self.asked = 0

    def playing(self) -> list[Player]:
        self.asked += 1
        return []

    def pause(self, player: Player) -> bool:
        return False

    def resume(self, player: Player) -> bool:
        return False


@pytest.fixture
def state(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setattr("tray_app.media.switch.state_dir", lambda: tmp_path)
    return tmp_path


def test_recordings_are_heard_of_only_while_it_is_on(state: Path) -> None:
    bus, players = Bus(), NoPlayers()
    switch = MediaSwitch(bus, lambda _event: None, players)
    asked = []
    for settings in (MediaSettings(), MediaSettings("pause"), MediaSettings(), MediaSettings("pause")):
        switch.apply(settings)
        bus.publish(Snapshot(state=PublicState.RECORDING))
        if switch.sound is not None:
            assert switch.sound.settle(20)
        asked.append(players.asked)
        bus.publish(Snapshot(state=PublicState.READY))
    assert asked == [0, 1, 1, 2]
    switch.close()
    assert switch.sound is None


def test_what_begins_to_play_is_heard_of_only_while_it_is_on(state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bus, asked = Bus(), list[int]()
    monkeypatch.setattr("tray_app.media.other_sound.OtherSound.others_play", lambda _sound: asked.append(1))
    switch = MediaSwitch(bus, lambda _event: None, NoPlayers())
    heard = []
    for settings in (MediaSettings(), MediaSettings("mute"), MediaSettings()):
        switch.apply(settings)
        bus.publish(SoundBegan())
        heard.append(len(asked))
    assert heard == [0, 1, 1]
    switch.close()


def test_what_a_crash_left_is_put_back_although_it_is_off(state: Path) -> None:
    (state / FILE).write_text('{"players": [], "streams": [], "at_unix": 0}')
    switch = MediaSwitch(Bus(), lambda _event: None, NoPlayers())
    switch.apply(MediaSettings())
    assert switch.sound is not None
    assert switch.sound.settle(20)
    switch.close()
    assert not (state / FILE).exists()


def test_a_missing_tool_is_told(state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tray_app.audio.sound_server.reachable", lambda: False)
    told: list[Event] = []
    switch = MediaSwitch(Bus(), told.append, NoPlayers())
    switch.apply(MediaSettings("pause"))
    assert told == []
    switch.apply(MediaSettings("lower"))
    assert told == [ProblemNoticed(NO_TOOL)]
    switch.close()


def test_while_it_is_off_nothing_of_it_is_loaded(tmp_path: Path) -> None:
    probe = (
        "import sys; from tray_app.core.bus import Bus; from tray_app.core.desktop_settings import MediaSettings; "
        "from tray_app.media.switch import MediaSwitch; from tray_app.ui.media_players import DesktopPlayers; "
        "MediaSwitch(Bus(), print, DesktopPlayers()).apply(MediaSettings()); "
        "print('tray_app.media.other_sound' in sys.modules, 'tray_app.media.streams' in sys.modules)"
    )
    env = {**os.environ, "XDG_STATE_HOME": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", probe], env=env, capture_output=True, text=True, check=True)
    assert done.stdout == "False False\n"
