from __future__ import annotations

import pytest

from tray_app.core.applications import Application, ApplicationKind
from tray_app.core.errors import InsertionFault
from tray_app.core.settings import InsertionSettings
from tray_app.session import session_of
from tray_app.text.insertion.policy import (
    OLD_TERMINAL,
    SHIFT_INSERT,
    TERMINAL,
    USUAL,
    PasteKey,
    key_delay_ms,
    paste_key,
    way_to_paste,
)
from tray_app.text.insertion.programs import application_of
from tray_app.text.insertion.select import way_of
from tray_app.text.insertion.x11_target import Target


def target(*wm_class: str, answers_ping: bool = True) -> Target:
    return Target(1, 1, wm_class, answers_ping)


@pytest.mark.parametrize(
    ("window", "key"),
    [
        (target("gedit", "gedit"), USUAL),
        (target("navigator", "firefox"), USUAL),
        (target("xterm", "xterm", answers_ping=False), OLD_TERMINAL),
        (target("gnome-terminal-server", "gnome-terminal"), TERMINAL),
        (target("emacs", "emacs"), SHIFT_INSERT),
        (target("gvim", "gvim"), None),
        (target("remmina", "remmina"), None),
        (target("notepad.exe", "notepad.exe"), None),
        (target("something", "something", answers_ping=False), None),
    ],
)
def test_paste_key_of_programs(window: Target, key: PasteKey | None) -> None:
    assert paste_key(window) == key


def test_auto_pastes_from_the_set_length_on() -> None:
    settings = InsertionSettings(method="auto", paste_from_characters=10)
    assert way_to_paste(settings, target("gedit"), "x" * 9, typeable_at_once=True) is None
    assert way_to_paste(settings, target("gedit"), "x" * 10, typeable_at_once=True) == USUAL


def test_auto_pastes_what_does_not_fit_on_the_keyboard() -> None:
    assert way_to_paste(InsertionSettings(), target("gedit"), "漢字", typeable_at_once=False) == USUAL


def test_auto_types_where_the_paste_key_is_unknown() -> None:
    assert way_to_paste(InsertionSettings(), target("gvim"), "x" * 999, typeable_at_once=False) is None


def test_a_method_set_by_the_user_is_kept() -> None:
    long, short = "x" * 999, "x"
    assert way_to_paste(InsertionSettings(method="type"), target("gedit"), long, typeable_at_once=True) is None
    assert way_to_paste(InsertionSettings(method="paste"), target("gedit"), short, typeable_at_once=True) == USUAL


@pytest.mark.parametrize(
    ("platform", "environment", "way"),
    [
        ("win32", {}, "pynput"),
        ("darwin", {"DISPLAY": ":0"}, "pynput"),
        ("linux", {"DISPLAY": ":0"}, "x11"),
        ("linux", {"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, "wayland"),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, "wayland"),
        ("linux", {"XDG_SESSION_TYPE": "x11", "DISPLAY": ":0", "WAYLAND_DISPLAY": "left over"}, "x11"),
    ],
)
def test_way_is_chosen_by_the_session(platform: str, environment: dict[str, str], way: str) -> None:
    assert way_of(session_of(environment, platform)) == way


def test_no_desktop_names_the_remedy() -> None:
    with pytest.raises(InsertionFault) as caught:
        way_of(session_of({}, "linux"))
    assert "DISPLAY" in caught.value.problem.remedy


@pytest.mark.parametrize(
    ("program", "set_ms", "pause_ms"),
    [
        ("gedit", 0, 0),
        ("gedit", 5, 5),
        ("libreoffice-writer", 0, 2),
        ("libreoffice-writer", 20, 20),
        ("remmina", 0, 10),
    ],
)
def test_programs_known_to_lose_keys_get_a_pause_and_others_what_the_user_sets(
    program: str, set_ms: int, pause_ms: int
) -> None:
    assert key_delay_ms(InsertionSettings(key_delay_ms=set_ms), target(program)) == pause_ms


@pytest.mark.parametrize(
    ("wm_class", "application"),
    [
        (("navigator", "firefox"), Application("firefox")),
        (("xterm", "xterm"), Application("xterm", ApplicationKind.TERMINAL)),
        (("gnome-terminal-server", "gnome-terminal"), Application("gnome-terminal", ApplicationKind.TERMINAL)),
        (("pinentry", "pinentry-gtk-2"), Application("pinentry-gtk-2", ApplicationKind.PASSWORD_PROMPT)),
        (("remmina", "org.remmina.remmina"), Application("org.remmina.remmina", ApplicationKind.OTHER_MACHINE)),
        ((), Application("")),
    ],
)
def test_a_window_tells_what_program_it_is_of(wm_class: tuple[str, ...], application: Application) -> None:
    assert application_of(wm_class) == application
