"""What doctor says of keys under Wayland."""

from __future__ import annotations

import pytest

from tray_app.core.settings import HotkeySettings, Settings
from tray_app.hotkeys import check_wayland as checked
from tray_app.hotkeys.check import check_hotkey
from tray_app.hotkeys.check_wayland import check_wayland
from tray_app.session import Session, SessionKind

SESSION = Session(SessionKind.WAYLAND, "", "wayland-0")
F9 = Settings(hotkey=HotkeySettings(key="f9", cancel_key="f10"))


@pytest.fixture(autouse=True)
def _no_bus(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setattr("tray_app.hotkeys.wayland_ways._why_no_devices", lambda: "no rule lets us")


def test_where_nothing_hears_keys_each_way_is_told_with_its_reason() -> None:
    check = check_wayland(F9, SESSION, None)
    assert not check.ok
    for said in ("f9 (hold)", "Not through the desktop's shortcuts", "no rule lets us", "No Xwayland runs"):
        assert said in check.detail
    assert "holdtalk setup-keys" in check.remedy


def test_xwayland_is_doubtful() -> None:
    check = check_wayland(F9, Session(SessionKind.WAYLAND, ":0", "wayland-0"), None)
    assert check.ok
    assert check.remedy
    assert "will come through Xwayland" in check.detail


def test_what_no_desktop_keeps_is_told_before_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tray_app.hotkeys.wayland_ways.why_no_portal", lambda _bus: "")
    check = check_wayland(Settings(), SESSION, None)
    assert check.ok
    assert not check.remedy
    assert "f9 is asked for" in check.detail
    assert "esc does not throw a recording away" in check.detail
    assert "will come through the desktop's shortcuts" in check_wayland(F9, SESSION, None).detail
    assert "asked for" not in check_wayland(F9, SESSION, None).detail


def test_the_running_program_is_believed() -> None:
    running = {
        "way": "portal",
        "told": "Keys come through the desktop's shortcuts: it says so.",
        "passed_over": {"evdev": "no rule"},
        "called": {"f9": "ctrl+f9", "esc": ""},
    }
    check = check_wayland(F9, SESSION, running)
    assert check.ok
    assert "it says so" in check.detail
    assert "(f9: ctrl+f9)" in check.detail
    assert "no rule" in check.detail
    assert not check_wayland(F9, SESSION, {"way": "commands", "told": "", "passed_over": {}}).ok


def test_doctor_asks_no_x_server_on_such_a_session(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_SESSION_TYPE", "wayland")
    monkeypatch.delenv("DISPLAY", raising=False)
    assert check_hotkey(F9).name == checked.NAME


def test_what_the_desktop_did_not_give_is_told_with_what_helps() -> None:
    running = {
        "way": "portal",
        "told": "No key comes.",
        "said": ["No key comes through {way} at the moment: {why}", {"way": "it", "why": "a no."}, "", None],
        "passed_over": {},
        "why_not": {"evdev": ["{first} {next}", {"first": "No rule.", "next": "Make one."}, "", None]},
        "problem": {"title": "A no.", "remedy": "Run `holdtalk ask-again`."},
    }
    check = check_wayland(F9, SESSION, running)
    assert not check.ok
    assert check.detail.startswith("No key comes through it at the moment: a no.")
    assert check.detail.endswith("No rule. Make one.")
    assert check.remedy == "Run `holdtalk ask-again`."


def test_where_the_compositor_calls_commands_all_is_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checked, "are_written", lambda: True)
    check = check_wayland(F9, SESSION, None)
    assert check.ok
    assert not check.remedy
    assert "your compositor" in check.detail
