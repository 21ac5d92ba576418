"""What the first run says is missing, and the line or the button that mends it."""

from __future__ import annotations

import getpass
from collections.abc import Callable

import pytest

from tray_app import missing_parts as parts
from tray_app.audio import portaudio, sound_server, told
from tray_app.audio.devices import InputDevice
from tray_app.core.errors import EnvironmentFault, MicrophoneFault
from tray_app.core.missing import Lacking, Mend, Missing
from tray_app.session import Session, SessionKind
from tray_app.text.insertion import wayland_ways
from tray_app.text.insertion.wayland_ways import Way, WaysHere

X11 = Session(SessionKind.X11, ":1")
WAYLAND = Session(SessionKind.WAYLAND, "", "wayland-0")
OPEN = WaysHere([Way("virtual keyboard")], Way("data control"), "sway")
SHUT = WaysHere([Way("virtual keyboard", "not here")], Way("data control", "not here"), "")
BUILT_IN = InputDevice("Built-in", default=True, source="alsa.in")


@pytest.fixture(autouse=True)
def _a_machine_that_can_hear(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(portaudio, "load", lambda: None)
    monkeypatch.setattr(parts, "_may_use_sound", lambda: True)
    monkeypatch.setattr(parts, "list_inputs", lambda: [BUILT_IN])
    monkeypatch.setattr(parts, "_are_heard", lambda _session, _environ: False)


def with_programs(*names: str) -> Callable[[str], str | None]:
    return lambda name: f"/usr/bin/{name}" if name in names else None


def found(
    session: Session = X11, *programs: str, device: str = "", tray: bool = True, desktop: str = ""
) -> list[Missing]:
    environ = {"XDG_CURRENT_DESKTOP": desktop}
    return parts.missing_parts(device, tray=tray, session=session, environ=environ, find=with_programs(*programs))


def test_on_a_usual_desktop_nothing_is_missing() -> None:
    assert found() == []


def test_a_missing_sound_library_comes_with_this_systems_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise MicrophoneFault("The sound library PortAudio is missing.", "Install it.")

    monkeypatch.setattr(portaudio, "load", missing)
    lines = [found(X11, installer)[0].copy for installer in ("apt-get", "dnf", "pacman", "zypper", "")]
    assert lines == [
        "sudo apt install libportaudio2",
        "sudo dnf install portaudio",
        "sudo pacman -S --needed portaudio",
        "sudo zypper install libportaudio2",
        "",
    ]


def test_who_may_not_use_the_sound_devices_is_told_which_group(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "_may_use_sound", lambda: False)
    monkeypatch.setattr(getpass, "getuser", lambda: "anna")
    assert [one.copy for one in found()] == ["sudo usermod -aG audio anna"]


def test_a_muted_microphone_can_be_unmuted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        parts, "list_inputs", lambda: [BUILT_IN, InputDevice("Yeti", default=False, source="yeti.in", muted=True)]
    )
    assert found() == []
    (missing,) = found(device="yeti")
    assert (missing.part, missing.mend, missing.about) == (Lacking.MICROPHONE, Mend.UNMUTE, "yeti.in")
    assert "Yeti" in missing.problem.title
    asked: list[str] = []

    def unmute(source: str) -> bool:
        asked.append(source)
        return True

    monkeypatch.setattr(sound_server, "unmute", unmute)
    parts.mend(missing)
    assert asked == ["yeti.in"]
    monkeypatch.setattr(sound_server, "unmute", lambda _source: False)
    with pytest.raises(EnvironmentFault, match="did not work"):
        parts.mend(missing)


@pytest.mark.parametrize(
    ("devices", "problem"),
    [
        ([], told.NONE),
        ([InputDevice("Speakers", default=True, source="out.monitor", monitor=True)], told.SPEAKERS_CHOSEN),
    ],
)
def test_without_a_microphone_that_is_said(
    monkeypatch: pytest.MonkeyPatch, devices: list[InputDevice], problem: object
) -> None:
    monkeypatch.setattr(parts, "list_inputs", lambda: devices)
    assert [one.problem for one in found()] == [problem]


def test_under_wayland_the_line_for_the_key_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wayland_ways, "ways_here", lambda: OPEN)
    (missing,) = found(WAYLAND, desktop="KDE")
    assert (missing.part, missing.copy) == (Lacking.KEY, "holdtalk toggle")
    assert missing.mend is None


@pytest.mark.parametrize("desktop", ["sway", "Hyprland", "niri", "river"])
def test_where_the_compositor_can_bind_them_the_lines_are_shown(monkeypatch: pytest.MonkeyPatch, desktop: str) -> None:
    monkeypatch.setattr(wayland_ways, "ways_here", lambda: OPEN)
    (missing,) = found(WAYLAND, desktop=desktop)
    assert (missing.part, missing.copy, missing.mend) == (Lacking.KEY, "holdtalk setup-keys", Mend.BIND_KEYS)


def test_where_the_desktop_tells_of_keys_none_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "_are_heard", lambda _session, _environ: True)
    monkeypatch.setattr(wayland_ways, "ways_here", lambda: OPEN)
    assert found(WAYLAND, desktop="GNOME") == []


def test_under_wayland_what_types_and_what_holds_the_clipboard_is_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wayland_ways, "ways_here", lambda: SHUT)
    insertion = [one for one in found(WAYLAND, "apt-get") if one.part is Lacking.INSERTION]
    assert [one.copy for one in insertion] == ["", "sudo apt install wl-clipboard"]
    monkeypatch.setattr(wayland_ways, "ways_here", lambda: OPEN)
    assert [one.part for one in found(WAYLAND)] == [Lacking.KEY]


def test_without_a_tray_gnomes_extension_is_named() -> None:
    (missing,) = found(X11, "apt-get", tray=False, desktop="ubuntu:GNOME")
    assert (missing.part, missing.copy) == (Lacking.TRAY, "sudo apt install gnome-shell-extension-appindicator")
    (missing,) = found(X11, "apt-get", tray=False, desktop="XFCE")
    assert (missing.part, missing.copy) == (Lacking.TRAY, "")
