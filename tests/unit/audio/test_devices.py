"""Names for people, and the way from a name to a device."""

from __future__ import annotations

from typing import Any

import pytest

from tray_app.audio import devices, portaudio
from tray_app.audio.capture import CloseStream
from tray_app.audio.devices import InputDevice, MicrophoneOpener, find_input, inputs_of, list_inputs
from tray_app.core.errors import MicrophoneFault

SOURCE = "Source #1\n\tName: {}\n\tDescription: {}\n\tMute: {}\n\tMonitor of Sink: {}\n"
SPEAKERS = SOURCE.format("speakers.monitor", "Monitor of Speakers", "no", "speakers")
SOURCES = SPEAKERS + "".join(
    SOURCE.format(name, description, mute, "n/a")
    for name, description, mute in (
        ("usb-1", "USB Headset", "yes"),
        ("pci-1", "Built-in Audio", "no"),
        ("usb-2", "USB Headset", "no"),
    )
)

HEADSET = InputDevice("USB Headset", default=False, source="usb-1")
BUILT_IN = InputDevice("Built-in Audio", default=True, source="pci-1")


def test_outputs_are_left_out_and_two_of_one_name_are_told_apart() -> None:
    found = inputs_of(SOURCES, "pci-1")
    assert [device.name for device in found] == ["USB Headset (usb-1)", "Built-in Audio", "USB Headset (usb-2)"]
    assert [device.default for device in found] == [False, True, False]
    assert [device.muted for device in found] == [True, False, False]


def test_an_output_chosen_as_default_microphone_is_kept_and_known_as_one() -> None:
    (found,) = inputs_of(SPEAKERS, "speakers.monitor")
    assert found.name == "Monitor of Speakers"
    assert found.monitor


def test_a_sound_server_that_answers_has_the_last_word_even_when_it_knows_no_microphone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tray_app.audio.sound_server.sources", lambda: (SPEAKERS, ""))
    assert list_inputs() == []


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("USB Headset", HEADSET),
        ("usb headset", HEADSET),
        ("headset", HEADSET),
        ("pci-1", BUILT_IN),
        ("  Built-in ", BUILT_IN),
        ("Yeti", None),
    ],
)
def test_a_device_is_found_by_its_name_or_a_part_of_it(wanted: str, found: InputDevice | None) -> None:
    assert find_input(wanted, [BUILT_IN, HEADSET]) == found


def test_the_whole_name_wins_over_a_part() -> None:
    longer = InputDevice("Headset Pro", default=False, source="x")
    exact = InputDevice("Headset", default=False, source="y")
    assert find_input("Headset", [longer, exact]) is exact


class Sound:
    """A PortAudio without a sound server."""

    class default:  # noqa: N801 - sounddevice's own name
        device = (1, 0)

    ROWS = (
        ("HDA Intel: ALC257 (hw:0,0)", 0, 2),
        ("default", 0, 32),
        ("sysdefault", 0, 128),
        ("HDMI 0 (hw:0,3)", 0, 0),
        ("Elsewhere", 1, 2),
    )

    def query_devices(self, index: int | None = None) -> Any:
        rows = [{"name": name, "hostapi": api, "max_input_channels": inputs} for name, api, inputs in self.ROWS]
        return rows if index is None else rows[index]

    def query_hostapis(self, index: int) -> dict[str, str]:
        return {"name": ("ALSA", "OSS")[index]}


def test_without_a_sound_server_portaudio_is_asked_and_its_plumbing_left_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tray_app.audio.sound_server.sources", lambda: None)
    monkeypatch.setattr(devices, "load", Sound)
    assert [(device.name, device.index) for device in list_inputs()] == [
        ("System default", 1),
        ("HDA Intel: ALC257 (hw:0,0)", 0),
    ]


def test_portaudio_does_not_look_again_while_its_list_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_again: list[bool] = []

    class Watched(Sound):
        def query_devices(self, index: int | None = None) -> Any:
            looked_again.append(portaudio.rescan())
            return super().query_devices(index)

        def _terminate(self) -> None: ...

        def _initialize(self) -> None: ...

    monkeypatch.setattr("tray_app.audio.sound_server.sources", lambda: None)
    for module in (devices, portaudio):
        monkeypatch.setattr(module, "load", Watched)
    list_inputs()
    assert set(looked_again) == {False}
    assert portaudio.rescan()


class Opening:
    """Records how PortAudio was asked to open."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, listed: list[InputDevice]) -> None:
        self.asked: list[int | str | None] = []
        self.lists = 0
        self._listed = listed
        monkeypatch.setattr(devices, "open_input", self._open)
        monkeypatch.setattr(devices, "list_inputs", self._list)

    def _list(self, *, refresh: bool = False) -> list[InputDevice]:
        self.lists += 1
        return self._listed

    def _open(self, index: int | None, source: str, put: object, ended: object) -> CloseStream:
        self.asked.append(source or index)
        return lambda: None


def opened(opener: MicrophoneOpener, device: str) -> None:
    opener(device, lambda block: None, lambda: None)


def test_the_default_is_opened_without_looking_anything_up(monkeypatch: pytest.MonkeyPatch) -> None:
    opening = Opening(monkeypatch, [])
    opened(MicrophoneOpener(), "  ")
    assert opening.asked == [None]
    assert opening.lists == 0


def test_a_source_is_opened_through_the_server_and_looked_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    opening = Opening(monkeypatch, [BUILT_IN, HEADSET])
    opener = MicrophoneOpener()
    opened(opener, "headset")
    opened(opener, "headset")
    assert opening.asked == ["usb-1", "usb-1"]
    assert opening.lists == 1


def test_a_card_is_opened_by_its_index(monkeypatch: pytest.MonkeyPatch) -> None:
    opening = Opening(monkeypatch, [InputDevice("HDA Intel", default=False, index=3)])
    opened(MicrophoneOpener(), "hda")
    assert opening.asked == [3]


def test_a_device_that_is_not_there_is_told_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    Opening(monkeypatch, [BUILT_IN])
    with pytest.raises(MicrophoneFault, match="Yeti"):
        opened(MicrophoneOpener(), "Yeti")
