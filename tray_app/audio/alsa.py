"""Spares PortAudio the search through every ALSA plugin where a sound server is running.

PortAudio opens each device of ALSA's configuration once, which loads resamplers, codecs and JACK: 8 MB and 40 ms more
than the way into the sound server needs (packaging/measure_portaudio.py).
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator

from tray_app.core.resources import resource_path

VARIABLE = "ALSA_CONFIG_PATH"


@contextlib.contextmanager
def only_the_sound_server() -> Iterator[bool]:
    """While PortAudio initialises: show it the sound server alone. True when that was done.

    A user's own ALSA_CONFIG_PATH is respected. The variable is gone again afterwards, so that neither the streams
    nor the programs we start see it.
    """
    if sys.platform != "linux" or VARIABLE in os.environ:
        yield False
        return
    os.environ[VARIABLE] = str(resource_path("alsa/sound-server.conf"))
    try:
        yield True
    finally:
        os.environ.pop(VARIABLE, None)
