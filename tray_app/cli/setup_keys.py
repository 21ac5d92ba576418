"""`holdtalk setup-keys`: the hotkeys as the compositor's own binds."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import TextIO

from tray_app.compositor_keys.bound import bounds
from tray_app.compositor_keys.configuration import Configuration, configuration_of
from tray_app.compositor_keys.lines import LANGUAGES, commands_of
from tray_app.compositor_keys.offer import offer_for
from tray_app.compositor_keys.writing import Written, reload, remove, write
from tray_app.core.bindings import Binding, bindings_of
from tray_app.core.errors import HoldtalkError
from tray_app.paths import settings_path
from tray_app.session import Compositor, compositor_of
from tray_app.settings_file import load

_BY_HAND = "bind a command in {place}; it knows presses only, so bind the toggle:"
_ELSEWHERE = {
    Compositor.KDE: "KDE gives Holdtalk the key by itself; holdtalk doctor tells whether it has. Where it has not, "
    + _BY_HAND.format(place="System Settings, Keyboard, Shortcuts"),
    Compositor.GNOME: "GNOME 48 and later give Holdtalk the key; holdtalk doctor tells whether it has it. Where not, "
    + _BY_HAND.format(place="Settings, Keyboard, Custom Shortcuts"),
    Compositor.OTHER: "Holdtalk does not know how this desktop's configuration binds keys. These are the commands:",
}


def setup_keys(parsed: argparse.Namespace) -> int:
    """Raises HoldtalkError where a key cannot be bound, or a file not be written; then nothing was changed."""
    compositor = _compositor(parsed.compositor)
    if compositor not in LANGUAGES:
        if parsed.write or parsed.remove:
            raise HoldtalkError(
                f"There is nothing to be written for {_spoken(compositor)}.", "Run holdtalk setup-keys without it."
            )
        return _tell_elsewhere(compositor)
    configuration = configuration_of(compositor, os.environ, parsed.config)
    if parsed.remove:
        return _removed(configuration)
    offer = offer_for(configuration, _bindings())
    if parsed.print:
        print(offer.text, end="")
        _tell(offer.remarks, file=sys.stderr)
        return 0
    print(f"{configuration.own}, brought in by {configuration.path}:\n\n{offer.text}")
    _tell(offer.remarks)
    if not parsed.write and not _agreed():
        return 0
    _report(write(configuration, offer.text))
    print(reload(configuration))
    return 0


def _compositor(named: str | None) -> Compositor:
    if named is None:
        return compositor_of()
    return next(one for one in Compositor if one.value.casefold() == named)


def _bindings() -> Sequence[Binding]:
    loaded = load(settings_path())
    problem = loaded.summary()
    if problem is not None:
        _tell([f"holdtalk: {problem}"], file=sys.stderr)
    return bindings_of(loaded.settings)


def _tell_elsewhere(compositor: Compositor) -> int:
    print(_ELSEWHERE[compositor])
    bound = bounds(_bindings(), releases=compositor is Compositor.OTHER)
    for line in commands_of(bound):
        print(f"  {line}")
    return 0


def _agreed() -> bool:
    if not sys.stdin.isatty():
        print("Nothing was written; --write does it.")
        return False
    try:
        return input("Write this? [y/N] ").strip().casefold() in ("y", "yes")
    except EOFError:
        print()
        return False


def _removed(configuration: Configuration) -> int:
    done = remove(configuration)
    _report(done)
    print(reload(configuration, removed=True) if done.files else f"Holdtalk wrote nothing for {configuration.path}.")
    return 0


def _report(done: Written) -> None:
    _tell(done.files or ("It stands there already.",))


def _tell(lines: Sequence[str], file: TextIO | None = None) -> None:
    for line in lines:
        print(line, file=file)


def _spoken(compositor: Compositor) -> str:
    return "this desktop" if compositor is Compositor.OTHER else compositor.value
