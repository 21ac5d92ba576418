"""The microphones of this machine, by the names people know them by.

On Linux PortAudio lists ALSA's plumbing; the sound server knows the real names. Where it answers, its sources are the
list, and the chosen one is opened through the server.
"""

from __future__ import annotations

import contextlib
import logging
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from tray_app.core.errors import MicrophoneFault
from tray_app.core.matching import closest
from tray_app.core.translation import filled

from . import sound_server
from .capture import Block, CloseStream
from .portaudio import load, open_input, open_streams, rescan

_log = logging.getLogger(__name__)

_PLUMBING = ("sysdefault", "front", "surround", "iec958", "spdif", "dmix", "dsnoop", "null", "lavrate", "samplerate",
             "speexrate", "jack", "oss", "upmix", "vdownmix", "pulse", "pipewire", "default", "holdtalk")  # fmt: skip
_SOURCE = re.compile(r"^Source #\d+$", re.MULTILINE)
_FIELD = re.compile(r"^\t(\w[\w ]*): (.*)$", re.MULTILINE)
SYSTEM_DEFAULT = "System default"
"""What people call the microphone when they chose none."""


@dataclass(frozen=True, slots=True)
class InputDevice:
    name: str
    """Short, for people; what the setting `device` is matched against."""
    default: bool
    """The system's own choice."""
    source: str = ""
    """The sound server's name of it; empty when PortAudio opens it by index."""
    index: int | None = None
    """PortAudio's index; None for a source."""
    monitor: bool = False
    """What an output plays: listed when it is the default, and no microphone."""
    muted: bool = False


def list_inputs(*, refresh: bool = False) -> list[InputDevice]:
    """All microphones, the default first. Raises MicrophoneFault without PortAudio.

    Blocks up to 2 s for a sound server that answers, and on a frozen one for as long as PortAudio's search does.

    `refresh` makes PortAudio look again for devices plugged in since; it is left out while a
    microphone is open, when only the sound server's list is up to date.
    """
    sources = sound_server.sources()
    if sources is not None:
        found = inputs_of(*sources)
    else:
        if refresh:
            rescan()
        with open_streams.one_more():
            found = _portaudio_inputs()
    return sorted(found, key=lambda device: not device.default)


def microphone_names() -> list[str]:
    """Names for the menu, the default first; empty when there is none. Blocks as `list_inputs` does."""
    try:
        return [device.name for device in list_inputs(refresh=True)]
    except MicrophoneFault as fault:
        _log.warning("%s", fault)
        return []


def current_input_name(wanted: str) -> str:
    """The name of the device that `wanted` (empty: the default) stands for now. Blocks as `list_inputs`."""
    try:
        found = meant_input(wanted, list_inputs())
    except MicrophoneFault:
        return wanted
    return found.name if found is not None else wanted or SYSTEM_DEFAULT


def find_input(wanted: str, devices: Sequence[InputDevice]) -> InputDevice | None:
    """The device whose name is closest to `wanted`, else the one whose name for the server is."""
    for names in ([device.name for device in devices], [device.source for device in devices]):
        position = closest(wanted, names)
        if position is not None:
            return devices[position]
    return None


def meant_input(wanted: str, devices: Sequence[InputDevice]) -> InputDevice | None:
    """The chosen one, else the default that stands in for it."""
    return find_input(wanted, devices) or next((device for device in devices if device.default), None)


def inputs_of(listed: str, default: str) -> list[InputDevice]:
    """What `sound_server.sources` gives, as devices in its order; a monitor only if it is the default, and two of one
    name told apart."""
    found = []
    for block in _SOURCE.split(listed)[1:]:
        fields = dict(_FIELD.findall(block))
        source, monitor = fields.get("Name", ""), fields.get("Monitor of Sink", "n/a") != "n/a"
        if source and (source == default or not monitor):
            name, muted = fields.get("Description") or source, fields.get("Mute") == "yes"
            found.append(InputDevice(name, default=source == default, source=source, monitor=monitor, muted=muted))
    names = [device.name for device in found]
    return [
        device if names.count(device.name) == 1 else replace(device, name=f"{device.name} ({device.source})")
        for device in found
    ]


class MicrophoneOpener:
    """Opens microphones by name. A source opened before is not looked up again, which saves 20 ms."""

    def __init__(self) -> None:
        self._known: dict[str, InputDevice] = {}
        self.opened_name = ""
        """What was opened last, for people; empty before."""

    def __call__(self, device: str, put: Callable[[Block], None], ended: Callable[[], None]) -> CloseStream:
        """Open and start `device` (empty: the default). Blocks; raises MicrophoneFault."""

        def opened(found: InputDevice) -> CloseStream:
            close = open_input(found.index, found.source, put, ended)
            if found.source:
                self._known[device] = found
            self.opened_name = found.name
            return close

        if not device.strip():
            return opened(InputDevice(SYSTEM_DEFAULT, default=True))
        known = self._known.pop(device, None)
        if known is not None:
            with contextlib.suppress(MicrophoneFault):
                return opened(known)
        found = find_input(device, list_inputs(refresh=True))
        if found is None:
            raise MicrophoneFault(
                filled(
                    "The microphone “{device}” is not connected; the system's default is used instead.", device=device
                ),
                "Plug it in, or choose another one in the menu under Microphone.",
            )
        return opened(found)


def _portaudio_inputs() -> list[InputDevice]:
    """PortAudio's inputs of its preferred interface, without ALSA's plumbing when a real device is there."""
    sound = load()
    chosen = sound.default.device[0]
    interface = sound.query_hostapis(sound.query_devices(chosen)["hostapi"])["name"] if chosen >= 0 else None
    rows = [
        (index, row)
        for index, row in enumerate(sound.query_devices())
        if row["max_input_channels"] > 0
        and (interface is None or sound.query_hostapis(row["hostapi"])["name"] == interface)
    ]
    real = [(index, row) for index, row in rows if index == chosen or not row["name"].startswith(_PLUMBING)]
    return [
        InputDevice(name=SYSTEM_DEFAULT if row["name"] == "default" else row["name"], default=index == chosen,
                    index=index)
        for index, row in real or rows
    ]  # fmt: skip
