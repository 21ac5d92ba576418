"""`holdtalk doctor`: every part is tried for real, one after the other, and the running program is asked."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from tray_app.api.server import CommandServer
from tray_app.api.socket import addresses, ask
from tray_app.audio.microphone import SoundDeviceMicrophone
from tray_app.audio.microphone_check import check_microphone
from tray_app.core.checks import Check
from tray_app.core.desktop_settings import OverlaySettings
from tray_app.core.errors import HoldtalkError, StorageFault
from tray_app.core.settings import Settings, VoiceSettings
from tray_app.core.translation import filled, marked, sentences
from tray_app.hotkeys.check import check_hotkey
from tray_app.paths import make_private, settings_path, takes_dir
from tray_app.perf.catalog import CATALOG
from tray_app.session import check_display
from tray_app.settings_file import load
from tray_app.speech.check import check_speech
from tray_app.speech.engines import find_engines
from tray_app.text.insertion.check import check_insertion
from tray_app.web.check import check_api


def checks() -> Iterator[Check]:
    """One line a part, as it is tried. A part that fails to be tried at all fails, and the next follows."""
    find_engines()
    loaded = load(settings_path(), CATALOG)
    settings, running = loaded.settings, _running()
    parts: tuple[tuple[str, Callable[[], Check]], ...] = (
        ("Program", lambda: _program(running)),
        ("Settings", lambda: _settings(settings_path(), loaded.details)),
        ("Recordings", _recordings),
        ("Commands", lambda: _commands(running)),
        ("Engine", lambda: check_speech(settings.speech, settings.remote)),
        *_servers(settings),
        ("Microphone", lambda: check_microphone(settings.microphone)),
        ("Hotkey", lambda: _hotkey(settings, running)),
        ("Insertion", lambda: check_insertion(settings.insertion, _told(running, "typing"))),
        ("Wake word", lambda: _wake_word(settings)),
        ("Voice", lambda: _voice(settings.voice)),
        ("API", lambda: check_api(settings.api, running.get("api") if isinstance(running, Mapping) else None)),
        ("Tray", _tray),
        ("Overlay", lambda: _overlay(settings.overlay)),
    )
    for name, check in parts:
        try:
            yield check()
        except HoldtalkError as error:
            problem = error.problem
            yield Check(name, False, sentences(problem.title, problem.detail), problem.remedy)


def _servers(settings: Settings) -> list[tuple[str, Callable[[], Check]]]:
    """One check each of those that are named; nothing of it is loaded where there is none."""
    if not (settings.remote.openai_url or settings.remote.wyoming_url):
        return [("Server", lambda: Check("Server", True, "none is named"))]
    from tray_app.speech.remote.check import named_servers

    return [("Server", check) for check in named_servers(settings.remote)]


Running = Mapping[str, Any] | HoldtalkError | None
"""What the running program says of itself, why it says nothing, or None when there is none."""


def _running() -> Running:
    try:
        return ask("status")
    except HoldtalkError as error:
        return error


def _program(running: Running) -> Check:
    if isinstance(running, HoldtalkError):
        raise running
    if running is None:
        return Check("Program", True, "not running")
    problem = running.get("problem")
    if problem:
        return Check("Program", False, filled("runs, and says: {problem}", problem=problem["title"]), problem["remedy"])
    return Check("Program", True, filled("runs: {status}", status=running["status"]))


def _settings(path: Path, mistakes: tuple[str, ...]) -> Check:
    if mistakes:
        return Check("Settings", False, mistakes[0], "holdtalk config check names every mistake.")
    _try_to_write(path.parent)
    return Check(
        "Settings",
        True,
        str(path) if path.exists() else filled("{path}: not written yet; defaults are used", path=path),
    )


def _recordings() -> Check:
    _try_to_write(takes_dir())
    return Check("Recordings", True, filled("kept in {folder} until their text is there", folder=takes_dir()))


def _try_to_write(folder: Path) -> None:
    """Raises StorageFault."""
    make_private(folder)
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(bytes(4096))
    except OSError as error:
        title, remedy = (
            marked("This folder cannot be written."),
            marked("Free some space, or mend the folder's permissions."),
        )
        raise StorageFault(title, remedy, f"{folder}: {error.strerror}") from error


def _commands(running: Running) -> Check:
    """Without a running program its socket is made for a moment."""
    if running is not None:
        return Check("Commands", not isinstance(running, HoldtalkError), "answered by the running program")
    server = CommandServer()
    if not server.claim():
        title, remedy = (
            marked("A Holdtalk that does not answer holds this display."),
            marked("End its process and start it again."),
        )
        return Check("Commands", False, title, remedy)
    problem = server.problem
    server.close()
    if problem is not None:
        return Check("Commands", False, problem.title, problem.remedy)
    return Check("Commands", True, filled("can be asked at {address}", address=addresses()[0]))


def _hotkey(settings: Settings, running: Running) -> Check:
    return check_hotkey(settings, already_running=running is not None, running_keys=_told(running, "keys"))


def _told(running: Running, what: str) -> Mapping[str, Any] | None:
    """By the running program, where there is one that tells it."""
    return running.get(what) if isinstance(running, Mapping) else None


def _wake_word(settings: Settings) -> Check:
    if not settings.hands_free.enabled:
        return Check("Wake word", True, "switched off")
    from tray_app.wake.check import check_wake_word

    with closing(SoundDeviceMicrophone(lambda _event: None, settings.microphone, ())) as microphone:
        return check_wake_word(settings.hands_free, microphone)


def _voice(settings: VoiceSettings) -> Check:
    if not settings.enabled:
        return Check("Voice", True, "switched off")
    from tray_app.voice.check import check_voice

    return check_voice(settings)


def _overlay(settings: OverlaySettings) -> Check:
    from tray_app.ui.overlay_check import check_overlay

    check_display()
    return check_overlay(settings)


def _tray() -> Check:
    from tray_app.ui.tray_check import check_tray  # last, as Qt may not even load

    check_display()
    return check_tray()
