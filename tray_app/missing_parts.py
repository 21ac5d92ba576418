"""What this desktop lacks for dictating: looked up in a second or two, with nothing opened, typed or recorded.

`holdtalk doctor` tries every part for real; this is for whoever sees the program for the first time and waits.
"""

from __future__ import annotations

import getpass
import os
import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from tray_app.audio import portaudio, sound_server, told
from tray_app.audio.devices import list_inputs, meant_input
from tray_app.compositor_keys.configuration import can_write
from tray_app.core.errors import EnvironmentFault, InsertionFault, MicrophoneFault, Problem
from tray_app.core.missing import Lacking, Mend, Missing
from tray_app.core.translation import tr
from tray_app.hotkeys.keyboard_hotkeys import BIND_COMMANDS
from tray_app.session import Session, SessionKind, session_of
from tray_app.text.insertion.select import way_of

Find = Callable[[str], str | None]
"""Where a program is, as shutil.which."""

_INSTALLERS = (
    ("apt-get", "sudo apt install {}"),
    ("dnf", "sudo dnf install {}"),
    ("pacman", "sudo pacman -S --needed {}"),
    ("zypper", "sudo zypper install {}"),
)
_PACKAGES: Mapping[str, Mapping[str, str]] = {
    "portaudio": {"apt-get": "libportaudio2", "zypper": "libportaudio2"},
    "tray of GNOME": {"": "gnome-shell-extension-appindicator"},
}
"""What others call it; under "" what all do who are not named."""
_SOUND_NODES = Path("/dev/snd")
_SETUP_KEYS = "holdtalk setup-keys"
_TOGGLE = "holdtalk toggle"


def missing_parts(
    device: str,
    *,
    tray: bool,
    session: Session | None = None,
    environ: Mapping[str, str] = os.environ,
    find: Find = shutil.which,
) -> list[Missing]:
    """`device` is the microphone of the settings, `tray` whether one shows the icon. Blocks for up to some seconds, on
    a frozen sound system for longer."""
    session = session or session_of(environ)
    found = [
        _of_sound(device, find),
        _of_keys(session, environ),
        *_of_insertion(session, find),
        None if tray else _of_tray(environ, find),
    ]
    return [one for one in found if one is not None]


def mend(missing: Missing) -> None:
    """Do what the program can do about it. Blocks for up to 2 s; raises EnvironmentFault when it was in vain."""
    if missing.mend is Mend.UNMUTE and sound_server.unmute(missing.about):
        return
    raise EnvironmentFault(tr("That did not work."), missing.problem.remedy)


# --- the microphone ----------------------------------------------------------------------


def _of_sound(device: str, find: Find) -> Missing | None:
    try:
        portaudio.load()
    except MicrophoneFault as fault:
        return Missing(Lacking.MICROPHONE, fault.problem, _install("portaudio", find))
    if not _may_use_sound():
        problem = Problem(
            tr("The system does not let you use its sound devices."),
            tr("Become a member of the group audio, then log out and in again."),
        )
        return Missing(Lacking.MICROPHONE, problem, f"sudo usermod -aG audio {getpass.getuser()}")
    try:
        meant = meant_input(device, list_inputs())
    except MicrophoneFault as fault:
        return Missing(Lacking.MICROPHONE, fault.problem)
    if meant is None:
        return Missing(Lacking.MICROPHONE, told.NONE)
    if meant.monitor:
        return Missing(Lacking.MICROPHONE, told.SPEAKERS_CHOSEN)
    if meant.muted and meant.source:
        problem = Problem(
            tr("“{name}” is muted.").format(name=meant.name), tr("Unmute it here, or in the system's sound settings.")
        )
        return Missing(Lacking.MICROPHONE, problem, mend=Mend.UNMUTE, about=meant.source)
    return None


def _may_use_sound() -> bool:
    """Who has a sound server needs no more than that; else the devices themselves have to be open to him."""
    if not sys.platform.startswith("linux") or not _SOUND_NODES.is_dir() or sound_server.sources() is not None:
        return True
    recorders = list(_SOUND_NODES.glob("pcm*c"))
    return not recorders or any(os.access(node, os.R_OK | os.W_OK) for node in recorders)


# --- keys and windows --------------------------------------------------------------------


def _of_keys(session: Session, environ: Mapping[str, str]) -> Missing | None:
    if session.kind is not SessionKind.WAYLAND or _are_heard(session, environ):
        return None
    title = tr("Under Wayland programs cannot hear keys by themselves.")
    if can_write(environ):
        remedy = tr("Your compositor can call Holdtalk for them: look at the lines, which are written once you agree.")
        return Missing(Lacking.KEY, Problem(title, remedy), _SETUP_KEYS, mend=Mend.BIND_KEYS)
    return Missing(Lacking.KEY, Problem(title, BIND_COMMANDS), _TOGGLE)


def _are_heard(session: Session, environ: Mapping[str, str]) -> bool:
    """In a way that is as good as on X11."""
    from tray_app.hotkeys.wayland_ways import hears_keys  # D-Bus, on such a session alone

    return hears_keys(session, environ)


def _of_insertion(session: Session, find: Find) -> list[Missing]:
    try:
        if way_of(session) != "wayland":
            return []
    except InsertionFault as fault:
        return [Missing(Lacking.INSERTION, fault.problem)]
    from tray_app.text.insertion.wayland_ways import ways_here

    ways = ways_here()
    found = []
    if all(way.why_not for way in ways.typing):
        problem = Problem(
            tr("This desktop does not let programs type into its windows."),
            tr("Texts are put on the clipboard for you to paste."),
        )
        found.append(Missing(Lacking.INSERTION, problem))
    if ways.clipboard.why_not:
        problem = Problem(
            tr("Without wl-clipboard a text that waits for you cannot be put on the clipboard."),
            tr("Install it; nothing has to be started again."),
        )
        found.append(Missing(Lacking.INSERTION, problem, _install("wl-clipboard", find)))
    return found


def _of_tray(environ: Mapping[str, str], find: Find) -> Missing:
    if "gnome" in environ.get("XDG_CURRENT_DESKTOP", "").casefold():
        problem = Problem(
            tr("GNOME shows no tray by itself, so Holdtalk has a small window instead."),
            tr("Install the extension AppIndicator, switch it on in Extensions, and the icon appears by itself."),
        )
        return Missing(Lacking.TRAY, problem, _install("tray of GNOME", find))
    problem = Problem(
        tr("This desktop shows no tray, so Holdtalk has a small window instead."),
        tr("Switch the desktop's tray on, and the icon appears by itself."),
    )
    return Missing(Lacking.TRAY, problem)


def _install(what: str, find: Find) -> str:
    """The line that installs it here; empty where nobody knows how."""
    for installer, line in _INSTALLERS:
        if find(installer) is not None:
            names = _PACKAGES.get(what, {})
            return line.format(names.get(installer) or names.get("") or what)
    return ""
