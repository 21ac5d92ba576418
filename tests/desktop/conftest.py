"""Windows, panels and hotkeys on the private desktop."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

import pytest
from breach_rigs import Panel
from desktop import PrivateDesktop
from fakes_hotkeys import listened
from hotkey_rigs import MakeRig, RealRig
from target_windows import LendWindow, TextWindow, WindowKind
from Xlib import error
from Xlib.display import Display


@pytest.fixture(scope="module")
def bare_desktop() -> Iterator[PrivateDesktop]:
    """Without a tray: a test's panel takes its place."""
    with PrivateDesktop(tray=False) as running:
        yield running


@pytest.fixture
def panel(desktop: PrivateDesktop, bare_desktop: PrivateDesktop) -> Iterator[Panel]:
    opened = Panel(bare_desktop)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def lend_window(desktop: PrivateDesktop) -> Iterator[LendWindow]:
    """The same one for test after test: to open it costs more than most of them do with it."""
    opened: dict[WindowKind, TextWindow] = {}

    @contextlib.contextmanager
    def lend(kind: WindowKind) -> Iterator[TextWindow]:
        lent = opened.get(kind)
        if lent is None or not lent.is_open:
            lent = opened[kind] = desktop.open_window(kind)
        else:
            lent.focus()
            lent.clear()
        yield lent
        if lent.is_open:
            desktop.run(["xdotool", "windowminimize", "--sync", str(lent.window_id)])

    yield lend
    for one in opened.values():
        one.close()


@pytest.fixture
def window(lend_window: LendWindow) -> Iterator[TextWindow]:
    """An empty editor to dictate into."""
    with lend_window("gtk") as lent:
        yield lent


@pytest.fixture
def terminal(lend_window: LendWindow) -> Iterator[TextWindow]:
    """A terminal hears every key, so nothing that leaks stays unseen."""
    with lend_window("xterm") as lent:
        yield lent


@pytest.fixture
def make_rig(desktop: PrivateDesktop, monkeypatch: pytest.MonkeyPatch) -> Iterator[MakeRig]:
    monkeypatch.setenv("DISPLAY", desktop.display)
    rigs: list[RealRig] = []

    def make(*keys: str) -> RealRig:
        rigs.append(RealRig(desktop, listened(*keys)))
        return rigs[-1]

    yield make
    for rig in rigs:
        rig.close()


@pytest.fixture
def server(desktop: PrivateDesktop) -> Iterator[Any]:
    """Another client of the display."""
    connection = Display(desktop.display)
    yield connection
    with contextlib.suppress(error.ConnectionClosedError):
        connection.close()
