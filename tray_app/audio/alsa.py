"""What ALSA is told before PortAudio is loaded: look at the sound server alone, and how to choose one of its sources.

PortAudio opens each device of ALSA's configuration once, which loads resamplers, codecs and JACK: 8 MB and 40 ms more
than the way into the sound server needs (packaging/measure_portaudio.py). ALSA offers no argument for the source; its
configuration reads the name from a file of ours whenever our own device is opened. So the environment is written once,
before there are threads that read it.
"""

from __future__ import annotations

import functools
import os
import re
import socket
import sys
from pathlib import Path

from tray_app.core.resources import resource_path

CHOSEN_DEVICE = "holdtalk_source"
"""ALSA's name of the device that records from the chosen source."""
_CONFIGURATION = "ALSA_CONFIG_PATH"
_SOURCE_FILE = "HOLDTALK_SOURCE_FILE"
_SYSTEM_CONFIGURATION = Path("/usr/share/alsa/alsa.conf")
_PLUGIN_FOLDERS = ("/usr/lib/*/alsa-lib", "/usr/lib64/alsa-lib", "/usr/lib/alsa-lib", "/usr/local/lib/alsa-lib")
_FILE_BYTES = 1_024
"""The name is padded to this, so that it is replaced in one write."""
_ANY_SOURCE = "@DEFAULT_SOURCE@"
_CONNECT_S = 0.2


@functools.cache
def prepare() -> int | None:
    """Call before any thread exists and before PortAudio is loaded; later calls do nothing.

    Returns the descriptor of the file with the source's name. None without a plugin of ALSA for the sound server: then
    nothing is changed, and no source can be chosen.
    """
    plugin = next((kind for kind in ("pulse", "pipewire") if _has_plugin(kind)), None)
    if sys.platform != "linux" or plugin is None or not _SYSTEM_CONFIGURATION.exists():
        return None
    descriptor = os.memfd_create("holdtalk-source")
    inherited = _SOURCE_FILE in os.environ  # from another Holdtalk that started us, with the configuration it made
    own = "" if inherited else os.environ.get(_CONFIGURATION, "")
    base = own or (_listed("sound-server.conf") if plugin == "pulse" and _server_answers() else _SYSTEM_CONFIGURATION)
    os.environ[_CONFIGURATION] = f"{base}:{_listed(f'chosen-{plugin}.conf')}"
    os.environ[_SOURCE_FILE] = _path_of(descriptor)
    _write(descriptor, _ANY_SOURCE)
    return descriptor


def choose(source: str) -> None:
    """The next opening of CHOSEN_DEVICE, where there is one, records from `source`."""
    descriptor = prepare()
    if descriptor is not None:
        _write(descriptor, source.replace("\\", "\\\\").replace('"', '\\"'))


def _write(descriptor: int, source: str) -> None:
    os.pwrite(descriptor, f'source "{source}"'.encode().ljust(_FILE_BYTES, b"\n"), 0)


def _path_of(descriptor: int) -> str:
    """Good for our children as well."""
    return f"/proc/{os.getpid()}/fd/{descriptor}"


def _listed(name: str) -> str:
    """A configuration file of ours, by a path that may stand in ALSA's list, which is parted by spaces and colons."""
    path = resource_path(f"alsa/{name}")
    if not re.search(r"[\s:]", str(path)):
        return str(path)
    descriptor = os.memfd_create(name)
    os.pwrite(descriptor, path.read_bytes(), 0)
    return _path_of(descriptor)


def _has_plugin(kind: str) -> bool:
    folders = (os.environ.get("ALSA_PLUGIN_DIR", "").lstrip("/"), *(pattern.lstrip("/") for pattern in _PLUGIN_FOLDERS))
    library = f"libasound_module_pcm_{kind}.so"
    return any(any(Path("/").glob(f"{folder}/{library}")) for folder in folders if folder)


def _server_answers() -> bool:
    """Whether a sound server listens where a client library would look first. Takes 0.2 s at most."""
    address = os.environ.get("PULSE_SERVER", "")
    if address and "unix:" not in address:
        return not address.startswith("/") or _listens(address)
    runtime = os.environ.get("PULSE_RUNTIME_PATH") or f"{os.environ.get('XDG_RUNTIME_DIR', '/var/run')}/pulse"
    return _listens(address.partition("unix:")[2].split()[0] if address else f"{runtime}/native")


def _listens(path: str) -> bool:
    with socket.socket(socket.AF_UNIX) as probe:
        probe.settimeout(_CONNECT_S)
        try:
            probe.connect(path)
        except (OSError, ValueError):
            return False
        return True
