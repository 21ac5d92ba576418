"""PortAudio is shown the sound server alone, and nobody else notices."""

from __future__ import annotations

import os
import sys

import pytest

from tray_app.audio.alsa import VARIABLE, only_the_sound_server


@pytest.mark.skipif(sys.platform != "linux", reason="ALSA is Linux's")
def test_the_variable_is_set_only_while_portaudio_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    with only_the_sound_server() as lean:
        assert lean
        assert os.environ[VARIABLE].endswith("sound-server.conf")
        assert os.path.exists(os.environ[VARIABLE])
    assert VARIABLE not in os.environ


def test_a_configuration_of_the_users_own_is_respected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "/home/me/alsa.conf")
    with only_the_sound_server() as lean:
        assert not lean
        assert os.environ[VARIABLE] == "/home/me/alsa.conf"
    assert os.environ[VARIABLE] == "/home/me/alsa.conf"
