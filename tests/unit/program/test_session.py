"""One decision about the desktop session, for hotkeys, insertion and the tray alike."""

from __future__ import annotations

import pytest

from tray_app.session import Session, SessionKind, session_of

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
