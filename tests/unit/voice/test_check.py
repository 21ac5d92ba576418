"""What `holdtalk doctor` says of the voice."""

from __future__ import annotations

import struct
import sys
from pathlib import Path

import pytest

from tray_app.core.errors import VoiceFault
from tray_app.core.settings import VoiceSettings
from tray_app.voice.check import check_voice


def install(folder: Path, body: str) -> None:
    program = folder / "espeak-ng"
    program.write_text(f"#!{sys.executable}\nimport sys\nsys.stdin.buffer.read()\n{body}\n")
    program.chmod(0o755)


def test_a_voice_that_speaks_says_how_soon(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    header = b"RIFF????WAVEfmt " + struct.pack("<IHHIIHH", 16, 1, 1, 8_000, 0, 2, 16) + b"data????"
    install(tmp_path, f"sys.stdout.buffer.write({header!r} + bytes(8_000))")
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    check = check_voice(VoiceSettings())
    assert check.ok
    assert "(0.5 s of sound)" in check.detail


def test_a_voice_without_a_sound_fails(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    install(tmp_path, "")
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    assert not check_voice(VoiceSettings()).ok


def test_a_voice_that_is_not_there_is_a_fault_with_its_remedy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(VoiceFault, match="apt install espeak-ng"):
        check_voice(VoiceSettings())
