"""What is run when each hotkey of the settings moves."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tray_app import key_command
from tray_app.core.bindings import DEFAULT, Binding
from tray_app.core.combination import parse_combination
from tray_app.core.errors import HoldtalkError
from tray_app.core.settings import INSERTS_LAST, MODES, READS_ALOUD, SWITCHES_HANDS_FREE, SWITCHES_LANGUAGE, UNDOES
from tray_app.core.translation import filled
from tray_app.login_start.command import ARGUMENTS, start_command

from .asking import asked
from .keysyms import Held, held, loses_a_side

SYSTEM_PYTHON = "/usr/bin/python3"
"""Debian's has in it what others load from files, and starts in three quarters of the time."""
_NEW_ENOUGH = "import sys; sys.exit(sys.version_info < (3, 11))"
_WHOLE = {
    UNDOES: ("undo",),
    INSERTS_LAST: ("insert-last",),
    READS_ALOUD: ("say", "--last"),
    SWITCHES_HANDS_FREE: ("hands-free", "toggle"),
    SWITCHES_LANGUAGE: ("language", "next"),
}
"""Commands of hotkeys that dictate nothing; those can wait for the whole command line."""
_SAFE = frozenset(" /._+-@=:")
"""Signs that mean nothing to any compositor, nor to a shell once they are quoted."""


@dataclass(frozen=True, slots=True)
class Bound:
    """One hotkey."""

    text: str
    """Its key as the settings have it, and its name where it has one."""
    ways: tuple[Held, ...]
    down: tuple[str, ...]
    """The program and its arguments that a press runs."""
    up: tuple[str, ...] = ()
    """That a release runs; none where the hotkey is not held."""


@dataclass(frozen=True, slots=True)
class Bounds:
    hotkeys: tuple[Bound, ...]
    remarks: tuple[str, ...]
    """What is different from the hotkeys as Holdtalk hears them itself, for people."""
    left_out: tuple[str, ...] = ()
    """Hotkeys that cannot be bound, as `Bound.text`."""


def sender() -> tuple[str, ...]:
    """What comes before press, release or toggle."""
    if getattr(sys, "frozen", False):
        return _whole_program()
    script = str(Path(key_command.__file__).resolve())
    if sys.executable != SYSTEM_PYTHON and asked(SYSTEM_PYTHON, "-I", "-S", "-c", _NEW_ENOUGH) is not None:
        return (SYSTEM_PYTHON, "-I", "-S", script, sys.executable)
    return (sys.executable, "-I", "-S", script)


def _whole_program() -> tuple[str, ...]:
    start = start_command()
    variables = [f"{name}={value}" for name, value in start.environment.items()]
    return (*(["env", *variables] if variables else []), *start.argv[: -len(ARGUMENTS)])


def called(binding_id: str, key: str) -> str:
    """The hotkey's key, and its name where it has one."""
    return f"{key} ({binding_id})" if binding_id not in (key, DEFAULT) else key


def bounds(bindings: Sequence[Binding], *, releases: bool = True) -> Bounds:
    """Of every hotkey that can be bound; `releases`: whether the compositor can run something for a key that comes up.

    Raises HotkeyFault for a key that cannot be bound, HoldtalkError for what cannot be written down.
    """
    found: list[Bound] = []
    remarks: list[str] = []
    left_out: list[str] = []
    for binding in bindings:
        combination = parse_combination(binding.key)
        named = called(binding.binding_id, binding.key)
        if loses_a_side(combination):
            remarks.append(
                filled("{key}: compositors do not tell the left modifier from the right one.", key=binding.key)
            )
        if binding.mode in MODES:
            found.append(_dictating(binding, named, held(combination), several=len(bindings) > 1, releases=releases))
            remarks += _remarks(binding, found[-1], releases=releases)
        elif binding.mode in _WHOLE:
            found.append(Bound(named, held(combination), (*_whole_program(), *_WHOLE[binding.mode])))
        else:
            left_out.append(named)
            remarks.append(
                filled(
                    '{key}: there is no command for the mode "{mode}", so it is not bound.',
                    key=binding.key,
                    mode=binding.mode,
                )
            )
    for bound in found:
        _check((*bound.down, *bound.up))
    return Bounds(tuple(found), tuple(remarks), tuple(left_out))


def _dictating(binding: Binding, named: str, ways: tuple[Held, ...], *, several: bool, releases: bool) -> Bound:
    name = ("--binding", binding.binding_id) if several else ()
    if binding.mode == "toggle" or not releases:
        return Bound(named, ways, (*sender(), "toggle", *name))
    return Bound(named, ways, (*sender(), "press", *name), (*sender(), "release", *name))


def _remarks(binding: Binding, bound: Bound, *, releases: bool) -> list[str]:
    remarks: list[str] = []
    if binding.mode != "toggle" and not releases:
        remarks.append(
            filled(
                "{key}: press it once to begin and once more to end; releases cannot be bound here.", key=binding.key
            )
        )
    elif binding.mode == "hybrid":
        remarks.append(filled("{key}: it is held, as a short tap cannot lock a recording on here.", key=binding.key))
    if any(way.own for way in bound.ways):
        remarks.append(
            filled("{key}: each shortcut with it begins a dictation too; a key such as f9 does not.", key=binding.key)
        )
    return remarks


def _check(argv: Sequence[str]) -> None:
    """Raises HoldtalkError."""
    wrong = next((word for word in argv if not all(one.isalnum() or one in _SAFE for one in word)), None)
    if wrong is not None:
        raise HoldtalkError(
            f'"{wrong}" cannot be written into a compositor\'s configuration.',
            "Name hotkeys and the folder of Holdtalk with plain letters, digits, - and _.",
        )
