"""The microphones of this machine, by the names people know them by.

On Linux PortAudio lists ALSA's plumbing; the sound server knows the real names. Where `pactl`
answers (PulseAudio, and PipeWire in its place), its sources are the list, and the chosen one is
opened through the server.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tray_app.core.errors import MicrophoneFault

from .capture import Block
from .portaudio import PortAudioInput, load, open_index, rescan

_log = logging.getLogger(__name__)

_PACTL_TIMEOUT_S = 2.0
_SERVER_DEVICES = ("pulse", "pipewire", "default")
"""ALSA names that lead to the sound server, best first: `pulse` honours PULSE_SOURCE for certain."""
_SOURCE_VARIABLES = ("PULSE_SOURCE", "PIPEWIRE_NODE")
"""Read by the server's client library when a stream is opened, and nowhere else."""
_PLUMBING = ("sysdefault", "front", "surround", "iec958", "spdif", "dmix", "dsnoop", "null", "lavrate", "samplerate",
             "speexrate", "jack", "oss", "upmix", "vdownmix", "pulse", "pipewire", "default")  # fmt: skip
SYSTEM_DEFAULT = "System default"
"""What people call the microphone when they chose none."""

_environment_lock = threading.Lock()


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


def list_inputs(*, refresh: bool = False) -> list[InputDevice]:
    """All microphones, the default first. Blocks up to 2 s. Raises MicrophoneFault without PortAudio.

    `refresh` makes PortAudio look again for devices plugged in since; it is left out while a
    microphone is open, when only the sound server's list is up to date.
    """
    found = _server_inputs()
    if not found:
        if refresh:
            rescan()
        found = _portaudio_inputs()
    return sorted(found, key=lambda device: not device.default)


def microphone_names() -> list[str]:
    """Names for the menu, the default first; empty when there is none. Blocks up to 2 s."""
    try:
        return [device.name for device in list_inputs(refresh=True)]
    except MicrophoneFault as fault:
        _log.warning("%s", fault)
        return []


def current_input_name(wanted: str) -> str:
    """The name of the device that `wanted` (empty: the default) stands for now. Blocks up to 2 s."""
    try:
        devices = list_inputs()
    except MicrophoneFault:
        return wanted
    found = find_input(wanted, devices) if wanted.strip() else next((each for each in devices if each.default), None)
    return found.name if found is not None else wanted or SYSTEM_DEFAULT


def find_input(wanted: str, devices: Sequence[InputDevice]) -> InputDevice | None:
    """The device named `wanted`; else the one device with it in its name, or the first of several."""
    asked = wanted.strip().casefold()
    for device in devices:
        if asked in (device.name.casefold(), device.source.casefold()):
            return device
    for device in devices:
        if asked in device.name.casefold() or asked in device.source.casefold():
            return device
    return None


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
        with _source_chosen(found.source):
            stream = open_index(_server_device(), put, finished)
        self._known[device] = found
        self.opened_name = found.name
        return stream


def _server_inputs() -> list[InputDevice]:
    """The sound server's sources without the monitors of its outputs; empty without a server or its tool."""
    if not sys.platform.startswith("linux") or shutil.which("pactl") is None:
        return []
    try:
        sources = json.loads(_pactl("--format=json", "list", "sources"))
        chosen = _pactl("get-default-source").strip()
        return _sources_for_people(sources, chosen)
    except (OSError, subprocess.SubprocessError, ValueError, KeyError, TypeError) as error:
        _log.info("the sound server does not list its sources: %s", type(error).__name__)
        return []


def _pactl(*arguments: str) -> str:
    environment = {**os.environ, "LC_ALL": "C"}  # other locales write numbers that are not JSON
    finished = subprocess.run(
        ("pactl", *arguments), env=environment, capture_output=True, text=True, timeout=_PACTL_TIMEOUT_S, check=True
    )
    return finished.stdout


def _sources_for_people(sources: Sequence[dict[str, Any]], chosen: str) -> list[InputDevice]:
    """Sources as devices; a monitor only if it is the default, and two of one name told apart."""
    kept = [
        source
        for source in sources
        if source["name"] == chosen or source.get("properties", {}).get("device.class") != "monitor"
    ]
    names = [str(source.get("description") or source["name"]) for source in kept]
    return [
        InputDevice(
            name=name if names.count(name) == 1 else f"{name} ({source['name']})",
            default=source["name"] == chosen,
            source=str(source["name"]),
        )
        for name, source in zip(names, kept, strict=True)
    ]


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


def _server_device() -> int | None:
    """PortAudio's index of the way into the sound server; None when only the default leads there."""
    rows = load().query_devices()
    for name in _SERVER_DEVICES:
        for index, row in enumerate(rows):
            if row["name"] == name and row["max_input_channels"] > 0:
                return index
    return None


@contextlib.contextmanager
def _source_chosen(source: str) -> Iterator[None]:
    """Streams opened inside are recorded from `source`; ALSA offers no argument for it."""
    with _environment_lock:
        before = {name: os.environ.get(name) for name in _SOURCE_VARIABLES}
        os.environ.update(dict.fromkeys(_SOURCE_VARIABLES, source))
        try:
            yield
        finally:
            for name, value in before.items():
                if value is None:
                    os.environ.pop(name, None)
                else:
                    os.environ[name] = value
