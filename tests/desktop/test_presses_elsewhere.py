"""Two windows and a manager that says which is in front: keys in one are of no account to the other."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from desktop import PrivateDesktop
from hotkey_rigs import MakeRig, RealRig
from target_windows import TextWindow

pytestmark = pytest.mark.desktop

STANDS_S = 0.7
"""Longer than a window has to be in front to be relied on."""


@pytest.fixture
def other(desktop: PrivateDesktop, window: TextWindow) -> Iterator[TextWindow]:
    opened = desktop.open_window("gtk")
    yield opened
    opened.close()


def in_front(desktop: PrivateDesktop, window: TextWindow, rig: RealRig) -> None:
    desktop.run(["xdotool", "windowactivate", "--sync", str(window.window_id)])
    time.sleep(STANDS_S)
    rig.settle()


def test_what_is_pressed_in_another_window_is_told_apart(
    desktop: PrivateDesktop, window: TextWindow, other: TextWindow, make_rig: MakeRig
) -> None:
    rig = make_rig("ctrl_r")
    in_front(desktop, window, rig)
    since_ns = rig.now_ns()
    in_front(desktop, other, rig)
    rig.tap("x")
    in_front(desktop, window, rig)
    assert len(rig.hotkeys.presses_since(since_ns) or ()) == 1
    assert rig.hotkeys.presses_since(since_ns, there=True) == ()
    rig.tap("y")
    rig.wait_ms(200)
    assert len(rig.hotkeys.presses_since(since_ns, there=True) or ()) == 1
