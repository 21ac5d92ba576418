"""By what the program is shown: decided before Qt starts."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tray_app.session import Session, SessionKind
from tray_app.ui import qt_platform
from tray_app.ui.qt_platform import needs_xwayland, platform_arguments

BOTH = {"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}


@pytest.mark.parametrize(
    ("session", "layers", "expected"),
    [
        (Session(SessionKind.X11, ":0"), False, False),
        (Session(SessionKind.SYSTEM), False, False),
        (Session(SessionKind.WAYLAND, "", "wayland-0"), False, False),
        (Session(SessionKind.WAYLAND, ":0", "wayland-0"), True, False),
        (Session(SessionKind.WAYLAND, ":0", "wayland-0"), False, True),
        (Session(SessionKind.WAYLAND, ":0", ""), True, True),
    ],
)
def test_xwayland_shows_what_the_compositor_cannot_place(session: Session, layers: bool, expected: bool) -> None:
    assert needs_xwayland(session, lambda: layers) is expected


def test_what_the_user_set_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(qt_platform, "compositor_has_layers", lambda: False)
    assert platform_arguments(BOTH) == ["-platform", "xcb;wayland"]
    assert platform_arguments({**BOTH, "QT_QPA_PLATFORM": "wayland"}) == []
    assert platform_arguments({"DISPLAY": ":0"}) == []


def test_a_compositor_that_does_not_answer_has_no_layers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", "/nowhere")
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-7")
    assert not qt_platform.compositor_has_layers()


def test_on_x11_nothing_of_wayland_is_loaded() -> None:
    shown = ", ".join(f"tray_app.ui.{one}" for one in ("application", "overlay", "tray", "window.performance"))
    theirs = "('tray_app.wayland', 'tray_app.ui.layers')"
    code = f"import sys; import {shown}; print([name for name in sys.modules if name.startswith({theirs})])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
