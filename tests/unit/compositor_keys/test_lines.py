"""The hotkeys in each compositor's own language."""

from __future__ import annotations

import ctypes
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tray_app.compositor_keys import bound as bound_room
from tray_app.compositor_keys.bound import Bounds, bounds
from tray_app.compositor_keys.keysyms import Held, held, keysym
from tray_app.compositor_keys.lines import Language, commands_of, text_of
from tray_app.core.bindings import bindings_of
from tray_app.core.combination import KEY_NAMES, Modifiers, parse_combination
from tray_app.core.errors import HoldtalkError, HotkeyFault
from tray_app.core.settings import BindingSettings, HotkeySettings, Settings


@pytest.fixture(autouse=True)
def short_sender(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bound_room, "sender", lambda: ("/opt/key",))
    monkeypatch.setattr(bound_room, "_whole_program", lambda: ("/opt/holdtalk",))


def of(*rows: BindingSettings, releases: bool = True) -> Bounds:
    return bounds(bindings_of(replace(Settings(), binding=rows)), releases=releases)


def one(key: str, mode: str = "hold", *, releases: bool = True) -> Bounds:
    settings = replace(Settings(), hotkey=HotkeySettings(key=key, mode=mode))
    return bounds(bindings_of(settings), releases=releases)


def body(found: Bounds, language: Language) -> list[str]:
    lines = text_of(found, language).splitlines()
    return [line.strip() for line in lines if not line.lstrip().startswith(("#", "//", "-- "))]


# --- keys --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("f9", [Held(Modifiers.NONE, "F9")]),
        ("ctrl_r", [Held(Modifiers.NONE, "Control_R", Modifiers.CTRL)]),
        ("alt_l+space", [Held(Modifiers.ALT, "space")]),
        ("ctrl+shift+d", [Held(Modifiers.CTRL | Modifiers.SHIFT, "d")]),
        ("cmd+.", [Held(Modifiers.SUPER, "period")]),
        ("ö", [Held(Modifiers.NONE, "U00F6")]),
        ("<269025043>", [Held(Modifiers.NONE, "0x1008ff13")]),
        (
            "ctrl_l+shift_l",
            [
                Held(Modifiers.SHIFT, "Control_L", Modifiers.CTRL),
                Held(Modifiers.CTRL, "Shift_L", Modifiers.SHIFT),
            ],
        ),
    ],
)
def test_a_combination_is_modifiers_and_one_key(text: str, ways: list[Held]) -> None:
    assert list(held(parse_combination(text))) == ways


def test_a_modifier_of_either_side_is_two_keys() -> None:
    assert [way.key for way in held(parse_combination("ctrl"))] == ["Control_L", "Control_R"]


def test_two_keys_that_are_no_modifiers_cannot_be_bound() -> None:
    with pytest.raises(HotkeyFault, match="one key with modifiers"):
        held(parse_combination("a+b"))


def test_every_key_that_may_be_chosen_has_a_name() -> None:
    names = {keysym(name) for name in KEY_NAMES} | {keysym(chr(sign)) for sign in range(0x21, 0x7F)}
    assert len(names) == len(KEY_NAMES) + 0x7F - 0x21


def test_the_names_are_those_that_compositors_know() -> None:
    try:
        library = ctypes.CDLL("libxkbcommon.so.0")
    except OSError:
        pytest.skip("libxkbcommon, by which every compositor reads them, is not there")
    names = [keysym(name) for name in [*KEY_NAMES, *map(chr, range(0x21, 0x7F)), "ö", "€", "<65>"]]
    assert [name for name in names if library.xkb_keysym_from_name(name.encode(), 0) == 0] == []
    assert library.xkb_keysym_from_name(keysym("ö").encode(), 0) == 0xF6


# --- each compositor ---------------------------------------------------------------------


def test_sway_runs_one_command_for_the_press_and_another_for_the_release() -> None:
    assert body(one("f9"), Language.SWAY) == [
        "bindsym --no-repeat F9 exec /opt/key press",
        "bindsym --release --locked F9 exec /opt/key release",
    ]
    assert body(one("alt_l+space"), Language.SWAY)[0] == "bindsym --no-repeat Mod1+space exec /opt/key press"


def test_hyprland_hears_the_release_whatever_modifiers_are_held_then() -> None:
    assert body(one("f9"), Language.HYPRLANG) == [
        "bind = , F9, exec, /opt/key press",
        "bindlrint = , F9, exec, /opt/key release",
    ]
    assert body(one("ctrl_l+d"), Language.HYPRLANG) == [
        "bind = CTRL, d, exec, /opt/key press",
        "bindlrnt = CTRL, d, exec, /opt/key release",
        "bindlrint = , Control_L, exec, /opt/key release",
        "bindlrint = , Control_R, exec, /opt/key release",
    ]


def test_hyprlands_newer_language_says_the_same() -> None:
    flags = "release = true, locked = true, non_consuming = true, transparent = true, ignore_mods = true"
    assert body(one("f9"), Language.LUA) == [
        'hl.bind("F9", hl.dsp.exec_cmd("/opt/key press"))',
        f'hl.bind("F9", hl.dsp.exec_cmd("/opt/key release"), {{ {flags} }})',
    ]
    assert body(one("ctrl_l+d"), Language.LUA)[0] == 'hl.bind("CTRL + d", hl.dsp.exec_cmd("/opt/key press"))'


def test_niri_which_binds_no_release_toggles() -> None:
    found = one("f9", releases=False)
    assert body(found, Language.KDL) == ["binds {", 'F9 repeat=false { spawn "/opt/key" "toggle"; }', "}"]
    assert "once more to end" in found.remarks[0]
    lone = body(one("ctrl_r", releases=False), Language.KDL)[1]
    assert lone == 'Ctrl+Control_R repeat=false { spawn "/opt/key" "toggle"; }'


def test_river_gets_a_script() -> None:
    text = text_of(one("ctrl_r"), Language.RIVER)
    assert text.startswith("#!/bin/sh\n")
    assert body(one("ctrl_r"), Language.RIVER) == [
        "riverctl map normal None Control_R spawn '/opt/key press'",
        "riverctl map -release normal Control Control_R spawn '/opt/key release'",
    ]
    if sys.platform == "linux":
        subprocess.run(["sh", "-n"], input=text.encode(), check=True)


def test_a_hotkey_that_toggles_has_no_release() -> None:
    assert body(one("f9", "toggle"), Language.SWAY) == ["bindsym --no-repeat F9 exec /opt/key toggle"]


# --- several -----------------------------------------------------------------------------


def test_of_several_hotkeys_each_is_named() -> None:
    found = of(BindingSettings(key="f9", name="my letters"), BindingSettings(key="f8", mode="toggle"))
    assert body(found, Language.SWAY) == [
        "bindsym --no-repeat F9 exec /opt/key press --binding 'my letters'",
        "bindsym --release --locked F9 exec /opt/key release --binding 'my letters'",
        "bindsym --no-repeat F8 exec /opt/key toggle --binding f8",
    ]
    assert commands_of(found)[2] == "f8, pressed: /opt/key toggle --binding f8"


@pytest.mark.parametrize(
    ("mode", "command"),
    [("undo", "undo"), ("insert_last", "insert-last"), ("read", "say --last"), ("language", "language next"),
     ("hands_free", "hands-free toggle")],
)  # fmt: skip
def test_a_hotkey_that_dictates_nothing_runs_its_command(mode: str, command: str) -> None:
    found = of(BindingSettings(key="f9"), BindingSettings(key="f8", mode=mode))
    assert body(found, Language.SWAY)[2:] == [f"bindsym --no-repeat F8 exec /opt/holdtalk {command}"]


def test_what_is_different_then_is_said() -> None:
    pausing = of(BindingSettings(key="f9", mode="hybrid"), BindingSettings(key="f8", mode="pause"))
    assert len(pausing.hotkeys) == 1
    assert "a short tap cannot lock" in pausing.remarks[0]
    assert "not bound" in pausing.remarks[1]
    assert "each shortcut" in one("ctrl_r").remarks[0]
    assert "left modifier" in one("alt_l+space").remarks[0]
    assert one("f9").remarks == ()


def test_a_name_that_would_mean_something_there_is_refused() -> None:
    for name in ("a; exec b", "$mod", "x,y", 'q"', "#1"):
        with pytest.raises(HoldtalkError, match="cannot be written"):
            of(BindingSettings(key="f9", name=name), BindingSettings(key="f8"))


def test_the_command_is_the_small_program_beside_this_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    python, isolated, bare, script, *own = bound_room.sender()
    assert (isolated, bare) == ("-I", "-S")
    assert sys.executable in (python, *own)
    assert Path(script).is_file()
    monkeypatch.setattr(bound_room, "SYSTEM_PYTHON", "/nowhere/python3")
    assert bound_room.sender() == (sys.executable, "-I", "-S", script)


def test_niris_strings_are_closed() -> None:
    found = of(BindingSettings(key="f9", name="größer"), BindingSettings(key="f8"), releases=False)
    line = body(found, Language.KDL)[1]
    assert json.loads(line.split()[-2].rstrip(";")) == "größer"
