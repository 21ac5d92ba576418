"""What the user is told of the microphone."""

from __future__ import annotations

from tray_app.core.errors import Problem
from tray_app.core.translation import filled, marked

_PLUG_IN = marked("Plug one in, or switch it on in the system's sound settings.")

WENT_AWAY = Problem(
    "The microphone went away while it was listening.",
    "Plug it in again or choose another one in the menu under Microphone.",
)
HANGS = Problem(
    "The microphone stopped delivering sound.",
    "Holdtalk tries to open it again. If it stays silent, restart the sound server or plug the microphone in again.",
)
NOT_YET = Problem(
    "The microphone was not ready before the key was released.",
    'Wait a moment and dictate again; with keep_open = "always" there is no such wait.',
)
MUTED = Problem(
    "The microphone delivers nothing but silence; it may be muted.",
    "Unmute it in the system's sound settings or at its switch, then say it again: nothing is heard now.",
)
STUCK = Problem(
    "The sound system does not answer.",
    "Restart the sound server (systemctl --user restart pipewire pulseaudio), or log in again.",
)
NONE = Problem("No microphone was found.", _PLUG_IN)
ONLY_SPEAKERS = Problem("There is no microphone; only what the speakers play can be recorded.", _PLUG_IN)
SPEAKERS_CHOSEN = Problem(
    "The system's default microphone is what the speakers play.",
    "Choose a microphone in the menu under Microphone, or in the system's sound settings.",
)
NO_SERVER = Problem(
    "The sound server is not running.",
    "Start it again (systemctl --user restart pipewire pulseaudio), or log in again.",
)
SILENT = Problem(
    "The microphone was opened but delivers nothing.",
    "Restart the sound server (systemctl --user restart pipewire pulseaudio), or choose another microphone.",
)
NOT_OPENED = Problem("The microphone could not be opened.", "Try again; if that does not help, start Holdtalk again.")


def changed(name: str) -> Problem:
    return Problem(
        filled("The microphone changed while you spoke: “{name}” is listened to now.", name=name),
        "If that is not the one you speak into, choose it in the menu under Microphone.",
    )
