"""The microphone's line of the doctor."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import pytest
from fakes_audio import FakeStream, no_microphone

from tray_app.audio.capture import Block, OpenStream
from tray_app.audio.microphone_check import check_microphone
from tray_app.core.settings import MicrophoneSettings


def speaking(value: int, missing: str = "-") -> OpenStream:
    def open_stream(device: str, put: Callable[[Block], None], finished: Callable[[], None]) -> Callable[[], None]:
        if missing in (device, "any"):
            raise no_microphone(device)
        stream = FakeStream(put, finished, time.monotonic_ns())
        threading.Timer(0.05, stream.deliver, (600, value)).start()  # once it is open, as in life
        return stream.close

    return open_stream


def test_a_microphone_that_hears_gives_its_level() -> None:
    check = check_microphone(MicrophoneSettings(), stream_factory=speaking(16_384))
    assert check.ok
    assert "level -6 dBFS" in check.detail
    assert check.remedy == ""


def test_a_muted_one_is_said_to_deliver_zeros() -> None:
    check = check_microphone(MicrophoneSettings(), stream_factory=speaking(0))
    assert check.ok
    assert "muted" in check.detail
    assert "unmute" in check.remedy


@pytest.mark.expected_warning(r"audio\.recorder: microphone lost:")
def test_none_at_all_gives_the_remedy() -> None:
    check = check_microphone(MicrophoneSettings(), stream_factory=speaking(1, missing="any"))
    assert not check.ok
    assert check.remedy == "Plug one in."


def test_a_chosen_one_that_is_missing_fails_though_the_default_works() -> None:
    check = check_microphone(MicrophoneSettings(device="Yeti"), stream_factory=speaking(1, missing="Yeti"))
    assert not check.ok
    assert "Yeti" in check.detail
