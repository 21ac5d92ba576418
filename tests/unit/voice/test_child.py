"""A program that speaks: its sound as it comes, its silence, its faults."""

from __future__ import annotations

import sys
import time
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from tray_app.core.errors import VoiceFault
from tray_app.voice.child import ChildUtterance

RATE_HZ = 8_000
MUTE = VoiceFault("The voice did not speak.", "Take another one.")
_SPEAKS = f"""
import struct, sys
text = sys.stdin.buffer.read().removesuffix(b"\\n")
out = sys.stdout.buffer
out.write(b"RIFF" + 4 * b"?" + b"WAVEfmt " + struct.pack("<IHHIIHH", 16, 1, 1, {RATE_HZ}, 0, 2, 16) + b"data????")
out.write(bytes(1 for _ in range(2 * len(text))))
out.flush()
"""


def speaking(program: str, text: str = "x") -> ChildUtterance:
    return ChildUtterance([sys.executable, "-c", program], MUTE, [text])


def test_every_sample_comes_with_its_rate_and_the_time_it_took() -> None:
    with closing(speaking(_SPEAKS, "é" * 200)) as utterance:
        assert utterance.begin() == RATE_HZ
        pieces = list(utterance.pieces())
        assert [len(pcm) for pcm in pieces[:-1]] == [RATE_HZ // 50] * 2
        assert np.concatenate(pieces).tolist() == [0x0101] * 400
        assert utterance.processor_s is not None
        assert utterance.processor_s > 0


def test_it_can_be_stopped_while_it_is_waited_for() -> None:
    with closing(speaking(_SPEAKS + "import time; time.sleep(60)")) as utterance:
        assert utterance.begin() == RATE_HZ
        pieces = utterance.pieces()
        begun_s = time.monotonic()
        utterance.stop()
        assert sum(map(len, pieces)) <= 1, "what it had said already"
        assert time.monotonic() - begun_s < 30
    utterance.stop()


def test_stopped_before_its_first_sound_it_is_no_fault() -> None:
    with closing(speaking("import time; time.sleep(60)")) as utterance:
        utterance.stop()
        assert utterance.begin() == 0
        assert list(utterance.pieces()) == []


def test_a_program_that_ends_in_error_without_a_sound_is_told() -> None:
    with closing(speaking("raise SystemExit(1)")) as utterance, pytest.raises(VoiceFault, match="did not speak"):
        utterance.begin()


def test_a_program_that_says_what_is_no_sound_is_told() -> None:
    with (
        closing(speaking("print('usage: ' + 60 * 'x')")) as utterance,
        pytest.raises(VoiceFault, match="did not speak"),
    ):
        utterance.begin()


def test_a_text_without_words_gives_no_sound_and_no_fault() -> None:
    with closing(speaking("pass")) as utterance:
        assert utterance.begin() == 0
        assert list(utterance.pieces()) == []


def test_letting_go_in_the_middle_leaves_no_process(tmp_path: Path) -> None:
    utterance = speaking(_SPEAKS + "import time; time.sleep(60)")
    utterance.begin()
    utterance.close()
    assert utterance._process.returncode is not None


def test_a_program_that_is_not_there_is_told() -> None:
    with pytest.raises(VoiceFault, match="cannot be started"):
        ChildUtterance(["/nowhere/to/be/found"], MUTE, [])
