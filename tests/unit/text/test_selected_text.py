"""What is selected, as another program tells it. The X server tells it in tests/desktop/test_voice_and_takes.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from tray_app.core.errors import EnvironmentFault
from tray_app.session import Session, SessionKind
from tray_app.text.insertion.selected_text import copied_text, selected_text

WAYLAND = Session(SessionKind.WAYLAND, wayland_display="wayland-0")


def install(folder: Path, body: str, monkeypatch: pytest.MonkeyPatch) -> None:
    program = folder / "wl-paste"
    program.write_text(f"#!/bin/sh\n{body}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder), prepend=":")


def test_on_wayland_it_is_that_of_the_mouse(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    install(tmp_path, 'case "$*" in *--primary*) printf "Grüße";; esac', monkeypatch)
    assert selected_text(WAYLAND) == "Grüße"


def test_nothing_selected_is_no_fault(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    install(tmp_path, "echo 'Nothing is copied' >&2; exit 1", monkeypatch)
    assert selected_text(WAYLAND) == ""


def test_a_program_that_does_not_hand_it_over_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    install(tmp_path, "exec sleep 60", monkeypatch)
    with pytest.raises(EnvironmentFault, match="hand it over"):
        selected_text(WAYLAND)


@pytest.mark.parametrize("session", [WAYLAND, Session(SessionKind.SYSTEM), Session(SessionKind.NONE)])
def test_where_it_cannot_be_had_what_helps_is_told(
    session: Session, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(EnvironmentFault) as raised:
        selected_text(session)
    assert raised.value.problem.remedy


def test_a_display_that_is_gone_is_told() -> None:
    with pytest.raises(EnvironmentFault, match="hand it over"):
        selected_text(Session(SessionKind.X11, x_display="no display"))


def test_what_was_copied_is_had_by_the_same_way_and_where_it_cannot_be_there_is_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("XDG_CURRENT_DESKTOP", raising=False)
    install(tmp_path, 'case "$*" in *--primary*) ;; *) printf "Kopiert";; esac', monkeypatch)
    assert copied_text(WAYLAND) == "Kopiert"
    install(tmp_path, "exec sleep 60", monkeypatch)
    assert copied_text(WAYLAND) == ""
    assert copied_text(Session(SessionKind.X11, x_display="no display")) == ""
    assert copied_text(Session(SessionKind.NONE)) == ""
