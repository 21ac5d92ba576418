"""One decision about the desktop session, for hotkeys, insertion and the tray alike."""

from __future__ import annotations

import pytest

from tray_app.session import Compositor, Session, SessionKind, compositor_of, session_of

X, WAYLAND = {"DISPLAY": ":0"}, {"WAYLAND_DISPLAY": "wayland-0"}


@pytest.mark.parametrize(
    ("platform", "environ", "session"),
    [
        ("linux", {}, Session(SessionKind.NONE)),
        ("linux", X, Session(SessionKind.X11, ":0")),
        ("linux", WAYLAND, Session(SessionKind.WAYLAND, "", "wayland-0")),
        ("linux", X | WAYLAND, Session(SessionKind.WAYLAND, ":0", "wayland-0")),
        ("linux", X | {"XDG_SESSION_TYPE": "x11"}, Session(SessionKind.X11, ":0")),
        ("linux", X | WAYLAND | {"XDG_SESSION_TYPE": "wayland"}, Session(SessionKind.WAYLAND, ":0", "wayland-0")),
        ("linux", X | WAYLAND | {"XDG_SESSION_TYPE": "x11"}, Session(SessionKind.X11, ":0")),
        ("linux", WAYLAND | {"XDG_SESSION_TYPE": "x11"}, Session(SessionKind.WAYLAND, "", "wayland-0")),
        ("linux", X | WAYLAND | {"XDG_SESSION_TYPE": "tty"}, Session(SessionKind.WAYLAND, ":0", "wayland-0")),
        ("linux", X | {"XDG_SESSION_TYPE": "wayland"}, Session(SessionKind.WAYLAND, ":0")),
        ("linux", {"XDG_SESSION_TYPE": "wayland"}, Session(SessionKind.WAYLAND)),
        ("linux", {"XDG_SESSION_TYPE": "tty"}, Session(SessionKind.NONE)),
        ("freebsd14", X, Session(SessionKind.X11, ":0")),
        ("win32", {}, Session(SessionKind.SYSTEM)),
        ("darwin", X, Session(SessionKind.SYSTEM)),
    ],
)
def test_the_environment_says_which_session_it_is(platform: str, environ: dict[str, str], session: Session) -> None:
    assert session_of(environ, platform) == session


SWAYSOCK, NIRI_SOCKET = {"SWAYSOCK": "/run/user/7/sway"}, {"NIRI_SOCKET": "/run/user/7/niri"}
HYPRLAND = {"XDG_RUNTIME_DIR": "/run/user/7", "HYPRLAND_INSTANCE_SIGNATURE": "ab_12"}
GNOME = {"XDG_CURRENT_DESKTOP": "ubuntu:GNOME"}


@pytest.mark.parametrize(
    ("environ", "compositor"),
    [
        ({}, Compositor.OTHER),
        ({"XDG_CURRENT_DESKTOP": "labwc:wlroots"}, Compositor.OTHER),
        ({"XDG_CURRENT_DESKTOP": "sway:wlroots"}, Compositor.SWAY),
        ({"XDG_CURRENT_DESKTOP": "river"}, Compositor.RIVER),
        ({"XDG_CURRENT_DESKTOP": "KDE"}, Compositor.KDE),
        (GNOME, Compositor.GNOME),
        (SWAYSOCK, Compositor.SWAY),
        (NIRI_SOCKET, Compositor.NIRI),
        (HYPRLAND, Compositor.HYPRLAND),
        (GNOME | SWAYSOCK, Compositor.SWAY),  # within a window of it
        (SWAYSOCK | NIRI_SOCKET | {"XDG_CURRENT_DESKTOP": "niri"}, Compositor.NIRI),
    ],
)
def test_the_environment_says_whose_session_it_is(environ: dict[str, str], compositor: Compositor) -> None:
    assert compositor_of(environ, lambda _path: True) is compositor


def test_a_socket_of_an_earlier_session_says_nothing() -> None:
    assert compositor_of(GNOME | SWAYSOCK | HYPRLAND, lambda _path: False) is Compositor.GNOME
    assert compositor_of(SWAYSOCK, lambda _path: False) is Compositor.OTHER
