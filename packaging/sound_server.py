"""The sound of a private desktop, by the server that is installed: PulseAudio's or PipeWire's.

Both are asked for the same room: a sink to speak into, its monitor as the microphone, and speakers that are not in the
air of the room, as with a headset.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

DEVICES = (
    "load-module module-null-sink sink_name=speakers sink_properties=device.description=Speakers rate=48000",
    "load-module module-null-sink sink_name=room sink_properties=device.description=Room rate=48000 channels=1",
    "load-module module-remap-source master=room.monitor source_name=mic"
    " source_properties=device.description=Microphone",
    "set-default-sink speakers",
    "set-default-source mic",
)
"""What `pactl` is told, in this order."""


@dataclass(frozen=True, slots=True)
class SoundServer:
    """How one server is started for a private desktop."""

    programs: Mapping[str, str]
    """Debian's package of each program it needs."""
    socket: str
    """Where it answers, in the desktop's runtime folder."""
    services: tuple[tuple[str, ...], ...]
    """Its processes, the one that carries the sound first."""

    @property
    def installed(self) -> bool:
        return all(shutil.which(program) for program in self.programs)

    def commands(self, runtime_dir: Path) -> list[Sequence[str]]:
        return [[part.format(socket=runtime_dir / self.socket) for part in argv] for argv in self.services]


PULSEAUDIO = SoundServer(
    programs={"pulseaudio": "pulseaudio"},
    socket="pulse.socket",
    services=(
        (
            "pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", "--disable-shm=yes",
            "-L", "module-native-protocol-unix socket={socket} auth-anonymous=1",
        ),
    ),
)  # fmt: skip
PIPEWIRE = SoundServer(
    programs={"pipewire": "pipewire", "wireplumber": "wireplumber", "pipewire-pulse": "pipewire-pulse"},
    socket="pulse/native",
    services=(("pipewire",), ("wireplumber",), ("pipewire-pulse",)),
)


def installed_server() -> SoundServer:
    """PulseAudio where it is installed, else PipeWire where that is, else PulseAudio, to be named as missing."""
    return PULSEAUDIO if PULSEAUDIO.installed or not PIPEWIRE.installed else PIPEWIRE
