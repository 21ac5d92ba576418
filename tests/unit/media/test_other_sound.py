"""Other programs' sound during a recording, on fakes: changed, put back, and put back after a crash."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tray_app.core.desktop_settings import LOWER, MUTE, PAUSE, MediaSettings
from tray_app.core.snapshot import PublicState, Snapshot
from tray_app.media.kept import KeptFile, Player, Stream
from tray_app.media.other_sound import RESUME_WITHIN_S, OtherSound

RECORDING, READY = Snapshot(state=PublicState.RECORDING), Snapshot(state=PublicState.READY)
FULL = 65_536
MUSIC = Stream(4, "Music", (FULL, FULL // 2), muted=False)
SILENT = Stream(5, "Muted by hand", (FULL,), muted=True)


class FakeServer:
    """A sound server with streams of others, and players on a bus."""

    def __init__(self) -> None:
        self.streams = {stream.index: stream for stream in (MUSIC, SILENT)}
        self.players = {"vlc": "Playing", "firefox": "Paused"}
        self.calls: list[str] = []
        self.answers = True

    def audible(self) -> list[Stream]:
        return list(self.streams.values())

    def all_of_others(self) -> list[Stream] | None:
        return list(self.streams.values()) if self.answers else None

    def set_volumes(self, stream: Stream) -> bool:
        self.calls.append("volume")
        self.streams[stream.index] = replace(self.streams[stream.index], volumes=stream.volumes)
        return True

    def set_muted(self, stream: Stream) -> bool:
        self.calls.append("mute")
        self.streams[stream.index] = replace(self.streams[stream.index], muted=stream.muted)
        return True

    def playing(self) -> list[Player]:
        return [Player(name, f":{name}") for name, status in self.players.items() if status == "Playing"]

    def pause(self, player: Player) -> bool:
        self.players[player.name] = "Paused"
        return True

    def resume(self, player: Player) -> bool:
        self.players[player.name] = "Playing"
        return True


class Room:
    def __init__(self, folder: Path) -> None:
        self.server = FakeServer()
        self.path = folder / "state" / "other-sound.json"
        self.now_unix = 1_000_000.0
        self.sound = self.started_again()

    def started_again(self) -> OtherSound:
        """The next run of the program; the one before it is as good as killed."""
        self.sound = OtherSound(KeptFile(self.path), self.server, self.server, now_unix=lambda: self.now_unix)
        return self.sound

    def record(self, how: str, percent: int = 20) -> None:
        self.sound.use(MediaSettings(how, percent))
        self.sound.heard(RECORDING)
        assert self.sound.settle(20)

    def end(self) -> None:
        self.sound.heard(READY)
        assert self.sound.settle(20)

    def took_in(self) -> None:
        """Once a look that was due is over."""
        deadline_s = time.monotonic() + 20
        while self.sound._looks and time.monotonic() < deadline_s:
            time.sleep(0.005)
        assert self.sound.settle(20)

    def restart(self) -> None:
        self.started_again().restore_left_behind()
        assert self.sound.settle(20)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    made = Room(tmp_path)
    yield made
    made.sound.close()


def test_what_others_play_is_lowered_in_proportion_and_afterwards_as_before(room: Room) -> None:
    room.record(LOWER, 25)
    assert room.server.streams[4].volumes == (FULL // 4, FULL // 8)
    assert room.path.exists()
    room.end()
    assert room.server.streams == {4: MUSIC, 5: SILENT}
    assert not room.path.exists()


def test_what_was_muted_by_hand_stays_so(room: Room) -> None:
    room.record(MUTE)
    assert room.server.streams[4].muted
    room.end()
    assert room.server.streams == {4: MUSIC, 5: SILENT}


NEW = Stream(9, "Video", (FULL,), muted=False)


@pytest.mark.parametrize("how", [LOWER, MUTE])
def test_what_begins_to_play_meanwhile_is_changed_too_and_put_back(room: Room, how: str) -> None:
    room.record(how)
    room.server.streams[9] = NEW
    for _ in range(3):
        room.sound.others_play()
    room.took_in()
    assert room.server.streams[9] == (replace(NEW, volumes=(FULL // 5,)) if how == LOWER else replace(NEW, muted=True))
    assert room.server.streams[4] != MUSIC
    calls = len(room.server.calls)
    room.sound.others_play()  # our own change is heard of too
    room.took_in()
    assert len(room.server.calls) == calls
    room.end()
    assert room.server.streams == {4: MUSIC, 5: SILENT, 9: NEW}


def test_what_began_meanwhile_is_put_back_after_a_crash(room: Room) -> None:
    room.record(LOWER)
    room.server.streams[9] = NEW
    room.sound.others_play()
    room.took_in()
    room.restart()
    assert room.server.streams == {4: MUSIC, 5: SILENT, 9: NEW}
    assert not room.path.exists()


def test_what_plays_while_nobody_records_or_behind_a_pause_is_left_alone(room: Room) -> None:
    room.sound.use(MediaSettings(LOWER, 20))
    room.sound.others_play()
    room.record(PAUSE)
    room.server.streams[9] = NEW
    room.sound.others_play()
    room.took_in()
    room.end()
    room.sound.use(MediaSettings(LOWER, 20))
    room.sound.heard(RECORDING)
    room.sound.others_play()
    room.end()  # over before anybody looked
    room.took_in()
    assert room.server.streams == {4: MUSIC, 5: SILENT, 9: NEW}


def test_only_players_that_played_are_paused_and_go_on(room: Room) -> None:
    room.record(PAUSE)
    assert room.server.players == {"vlc": "Paused", "firefox": "Paused"}
    room.end()
    assert room.server.players == {"vlc": "Playing", "firefox": "Paused"}
    assert room.server.calls == []


def test_it_is_written_down_before_it_is_changed(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bool] = []
    monkeypatch.setattr(room.server, "set_volumes", lambda _stream: seen.append(room.path.exists()))
    room.record(LOWER)
    assert seen == [True]


def test_where_it_cannot_be_written_down_nothing_is_changed(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tray_app.media.other_sound.KeptFile.write", lambda _file, _kept: False)
    room.record(LOWER)
    assert room.server.streams[4] == MUSIC


@pytest.mark.parametrize("how", [LOWER, MUTE])
def test_the_next_start_puts_back_what_a_crash_left(room: Room, how: str) -> None:
    room.record(how)
    room.restart()
    assert room.server.streams == {4: MUSIC, 5: SILENT}
    assert not room.path.exists()


def test_what_the_user_changed_meanwhile_is_his(room: Room) -> None:
    room.record(LOWER)
    by_hand = replace(MUSIC, volumes=(40_000, 40_000))
    room.server.streams[4] = by_hand
    room.end()
    assert room.server.streams[4] == by_hand
    room.record(MUTE)
    room.server.streams[4] = by_hand
    room.end()
    assert room.server.streams[4] == by_hand


def test_music_starts_by_itself_only_soon_after_a_crash(room: Room) -> None:
    room.record(PAUSE)
    room.now_unix += RESUME_WITHIN_S / 2
    room.restart()
    assert room.server.players["vlc"] == "Playing"
    room.record(PAUSE)
    room.now_unix += 2 * RESUME_WITHIN_S
    room.restart()
    assert room.server.players["vlc"] == "Paused"
    assert not room.path.exists()


def test_a_programs_next_stream_is_not_left_quiet_by_the_one_that_ended(room: Room) -> None:
    """Sound servers remember a program's volume, and would give it the lowered one."""
    room.record(LOWER)
    lowered = room.server.streams.pop(4)
    room.end()
    assert room.path.exists(), "it is still owed"
    room.server.streams[9] = replace(lowered, index=9)
    room.record(LOWER)
    assert room.server.streams[9].volumes == lowered.volumes, "lowered from what it was, not from what it was left at"
    room.end()
    assert room.server.streams[9].volumes == MUSIC.volumes
    assert not room.path.exists()


def test_a_stream_of_another_program_with_the_same_number_is_left_alone(room: Room) -> None:
    room.record(LOWER)
    other = Stream(4, "Another", room.server.streams[4].volumes, muted=False)
    room.server.streams[4] = other
    room.end()
    assert room.server.streams[4] == other


def test_a_server_that_does_not_answer_at_the_end_is_asked_again(room: Room) -> None:
    room.record(LOWER)
    room.server.answers = False
    room.end()
    assert room.path.exists()
    room.server.answers = True
    room.restart()
    assert room.server.streams[4] == MUSIC


def test_a_recording_that_is_over_before_its_turn_changes_nothing(room: Room) -> None:
    room.sound.use(MediaSettings(MUTE))
    for snapshot in (RECORDING, READY) * 20:
        room.sound.heard(snapshot)
    assert room.sound.settle(20)
    assert room.server.streams == {4: MUSIC, 5: SILENT}


@pytest.mark.expected_warning("what other programs played cannot be read")
@pytest.mark.parametrize("content", ["", "{", "[]", '{"players": 3}', '{"players": [], "streams": [{}], "at_unix": 1}'])
def test_a_broken_file_is_put_away_and_nothing_touched(room: Room, content: str) -> None:
    room.path.parent.mkdir()
    room.path.write_text(content)
    room.restart()
    assert room.server.streams == {4: MUSIC, 5: SILENT}
    assert not room.path.exists()


def test_closing_puts_everything_back(room: Room) -> None:
    room.record(MUTE)
    room.sound.close()
    assert room.server.streams[4] == MUSIC
    assert not room.path.exists()


def test_another_stream_of_the_program_that_was_muted_by_hand_stays_muted(room: Room) -> None:
    room.server.streams[3] = replace(MUSIC, index=3, muted=True)
    room.record(MUTE)
    del room.server.streams[4]
    room.end()
    assert room.server.streams[3].muted
