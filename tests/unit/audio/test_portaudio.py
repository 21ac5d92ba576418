"""What may hang in a frozen sound server holds nobody else up for long."""

from __future__ import annotations

import pytest

from tray_app.audio import portaudio
from tray_app.core.errors import MicrophoneFault


def test_while_a_search_for_devices_hangs_an_opening_fails_instead_of_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(portaudio, "_SEARCH_S", 0.01)
    streams = portaudio.StreamCount()
    with streams.alone() as alone:
        assert alone
        with pytest.raises(MicrophoneFault, match="does not answer"), streams.one_more():
            pass
        with streams.alone() as second:  # at exit, for example
            assert not second
    with streams.one_more(), streams.alone() as alone:
        assert not alone
    with streams.alone() as alone:
        assert alone
