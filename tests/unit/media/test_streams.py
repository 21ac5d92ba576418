"""What `pactl` says of the streams of others."""

from __future__ import annotations

import os
import subprocess
import sys

from tray_app.media.kept import Stream
from tray_app.media.streams import streams_in


def listed(index: int, process: int | None, *, sink: int = 0, corked: str = "no", mute: str = "no") -> str:
    of_program = f'\t\tapplication.name = "Musik für alle"\n\t\tapplication.process.id = "{process}"\n'
    return (
        f"Sink Input #{index}\n\tDriver: protocol-native.c\n\tOwner Module: 8\n\tClient: 3{index}\n\tSink: {sink}\n"
        f"\tSample Specification: s16le 2ch 44100Hz\n\tCorked: {corked}\n\tMute: {mute}\n"
        "\tVolume: front-left: 65536 / 100% / 0.00 dB,   front-right: 32768 /  50% / -18.06 dB\n"
        "\t        balance 0.50\n\tBuffer Latency: 0 usec\n\tProperties:\n"
        f'\t\tmedia.name = "Song: 3 / 4"\n{of_program if process is not None else ""}\n'
    )


STRANGER = 2**22 + 7
"""No process has this number."""
THEIRS = Stream(7, "Musik für alle", (65_536, 32_768), muted=False)


def test_volumes_of_all_channels_and_the_programs_name_are_read() -> None:
    assert streams_in(listed(7, STRANGER), 0) == [THEIRS]
    assert streams_in(listed(7, STRANGER, mute="yes"), 0)[0].muted


def test_only_what_sounds_where_the_user_hears_it_counts_and_all_of_it_when_it_is_put_back() -> None:
    elsewhere = listed(7, STRANGER, sink=1)
    paused = listed(7, STRANGER, corked="yes")
    assert streams_in(elsewhere, 0) == streams_in(paused, 0) == []
    assert streams_in(elsewhere) == streams_in(paused) == [THEIRS]


def test_our_own_sound_is_left_alone_and_that_of_our_children_and_that_of_no_program() -> None:
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    text = listed(1, os.getpid()) + listed(2, child.pid) + listed(3, None) + listed(7, STRANGER)
    assert streams_in(text, 0) == [THEIRS]
    child.communicate(b"\n")


def test_nothing_is_played() -> None:
    assert streams_in("") == []
