"""What other programs play, by the sound server's own tool (`pactl`: PulseAudio, and PipeWire in its place)."""

from __future__ import annotations

import logging
import os
import re
import subprocess
from collections.abc import Sequence

import psutil

from tray_app.audio import sound_server

from .kept import Stream

log = logging.getLogger(__name__)

_FIELDS = {
    "sink": re.compile(r"^\tSink: (\d+)", re.MULTILINE),
    "corked": re.compile(r"^\tCorked: (\w+)", re.MULTILINE),
    "mute": re.compile(r"^\tMute: (\w+)", re.MULTILINE),
    "volume": re.compile(r"^\tVolume: (.*)", re.MULTILINE),
    "application": re.compile(r'^\t\tapplication\.name = "(.*)"', re.MULTILINE),
    "process": re.compile(r'^\t\tapplication\.process\.id = "(\d+)"', re.MULTILINE),
}


class PulseStreams:
    """Blocks for the tool: tens of milliseconds each, two seconds at most."""

    def audible(self) -> list[Stream]:
        """What is playing on the output that is heard by default, and is not ours. Streams of no program, such as
        loopbacks of the server itself, are left alone; so is what plays elsewhere, which may be a microphone's way."""
        try:
            heard = _heard_sink(sound_server.asked("list", "short", "sinks"), _default_sink())
            return [] if heard is None else streams_in(sound_server.asked("list", "sink-inputs"), heard)
        except (OSError, subprocess.SubprocessError) as error:
            log.info("the sound server does not list what is played: %s", type(error).__name__)
            return []

    def all_of_others(self) -> list[Stream] | None:
        """Also what is paused, or plays elsewhere by now; None where the server does not tell."""
        try:
            return streams_in(sound_server.asked("list", "sink-inputs"))
        except (OSError, subprocess.SubprocessError) as error:
            log.info("the sound server does not list what is played: %s", type(error).__name__)
            return None

    def set_volumes(self, stream: Stream) -> bool:
        return self._change("set-sink-input-volume", stream.index, [str(volume) for volume in stream.volumes])

    def set_muted(self, stream: Stream) -> bool:
        return self._change("set-sink-input-mute", stream.index, ["1" if stream.muted else "0"])

    def _change(self, what: str, index: int, values: Sequence[str]) -> bool:
        try:
            sound_server.asked(what, str(index), *values)
        except (OSError, subprocess.SubprocessError) as error:  # it may have ended this very moment
            log.info("%s: %s", what, type(error).__name__)
            return False
        return True


def streams_in(listed: str, heard_sink: int | None = None) -> list[Stream]:
    """Those of other programs in what `pactl list sink-inputs` says; with `heard_sink` only what plays there now."""
    found = []
    for block in re.split(r"^Sink Input #", listed, flags=re.MULTILINE)[1:]:
        told = {name: (match[1] if (match := field.search(block)) else "") for name, field in _FIELDS.items()}
        playing = heard_sink is None or (told["corked"] != "yes" and told["sink"] == str(heard_sink))
        volumes = tuple(int(volume) for volume in re.findall(r": +(\d+) +/", told["volume"]))
        if playing and volumes and told["process"] and not _is_ours(int(told["process"])):
            index = int(block.partition("\n")[0])
            found.append(Stream(index, told["application"], volumes, told["mute"] == "yes"))
    return found


def _default_sink() -> str:
    return os.environ.get("PULSE_SINK") or sound_server.asked("get-default-sink").strip()


def _heard_sink(listed: str, name: str) -> int | None:
    for line in listed.splitlines():
        index, _, rest = line.partition("\t")
        if rest.partition("\t")[0] == name:
            return int(index)
    return None


def _is_ours(process_id: int) -> bool:
    """Our tones and our voice, and those of our children."""
    own = os.getpid()
    if process_id == own:
        return True
    try:
        return own in (parent.pid for parent in psutil.Process(process_id).parents())
    except psutil.Error:
        return False
