"""The microphones of this machine, by the names people know them by.

On Linux PortAudio lists ALSA's plumbing; the sound server knows the real names. Where it answers, its sources are the
list, and the chosen one is opened through the server.
"""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tray_app.core.errors import MicrophoneFault
from tray_app.core.matching import closest

from . import sound_server
from .capture import Block
from .portaudio import PortAudioInput, counted_stream, load, open_index, open_source, rescan
from .sound_server import Source

_log = logging.getLogger(__name__)

_PLUMBING = ("sysdefault", "front", "surround", "iec958", "spdif", "dmix", "dsnoop", "null", "lavrate", "samplerate",
             "speexrate", "jack", "oss", "upmix", "vdownmix", "pulse", "pipewire", "default", "holdtalk")  # fmt: skip
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
    if sources is None and refresh:
        rescan()
    if sources is None:
        with counted_stream():
            found = _portaudio_inputs()
    else:
        found = inputs_of(sources)
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
        devices = list_inputs()
    except MicrophoneFault:
        return wanted
    found = find_input(wanted, devices) if wanted.strip() else next((each for each in devices if each.default), None)
    return found.name if found is not None else wanted or SYSTEM_DEFAULT


def find_input(wanted: str, devices: Sequence[InputDevice]) -> InputDevice | None:
    """The device whose name is closest to `wanted`, else the one whose name for the server is."""
    for names in ([device.name for device in devices], [device.source for device in devices]):
        position = closest(wanted, names)
        if position is not None:
            return devices[position]
    return None


def inputs_of(sources: Sequence[Source]) -> list[InputDevice]:
    """Sources as devices; a monitor only if it is the default, and two of one name told apart."""
    kept = [source for source in sources if source.default or not source.monitor]
    names = [source.description for source in kept]
    return [
        InputDevice(
            name=name if names.count(name) == 1 else f"{name} ({source.name})",
            default=source.default,
            source=source.name,
            monitor=source.monitor,
            muted=source.muted,
        )
        for name, source in zip(names, kept, strict=True)
    ]


class MicrophoneOpener:
    """Opens microphones by name. A source opened before is not looked up again, which saves 20 ms."""

    def __init__(self) -> None:
        self._known: dict[str, InputDevice] = {}
        self.opened_name = ""
        """What was opened last, for people; empty before."""

    def __call__(self, device: str, put: Callable[[Block], None], finished: Callable[[], None]) -> PortAudioInput:
        """Open and start `device` (empty: the default). Blocks; raises MicrophoneFault."""
        if not device.strip():
            self.opened_name = SYSTEM_DEFAULT
            return open_index(None, put, finished)
        known = self._known.pop(device, None)
        if known is not None:
            with contextlib.suppress(MicrophoneFault):
                return self._open_source(device, known, put, finished)
        found = find_input(device, list_inputs(refresh=True))
        if found is None:
            raise MicrophoneFault(
                f"The microphone “{device}” is not connected; the system's default is used instead.",
                "Plug it in, or choose another one in the menu under Microphone.",
            )
        if not found.source:
            self.opened_name = found.name
            return open_index(found.index, put, finished)
        return self._open_source(device, found, put, finished)

    def _open_source(
        self, device: str, found: InputDevice, put: Callable[[Block], None], finished: Callable[[], None]
    ) -> PortAudioInput:
        stream = open_source(found.source, put, finished)
        self._known[device] = found
        self.opened_name = found.name
        return stream


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
