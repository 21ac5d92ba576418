"""The lines that bind the hotkeys, in the language of each compositor's configuration."""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import Enum

from tray_app.core.combination import Modifiers
from tray_app.core.translation import marked
from tray_app.session import Compositor

from .bound import Bound, Bounds
from .keysyms import SIDES, Held

HEADER = (
    "Written by `holdtalk setup-keys`, which replaces it; `holdtalk setup-keys --remove` takes it away.",
    "Hotkeys are changed in Holdtalk's settings. Run `holdtalk setup-keys` again after that.",
)


_LEFT_OUT = ": no command does what this one does"


class Language(Enum):
    SWAY = "sway"
    HYPRLANG = "hyprlang"
    LUA = "lua"
    """Of Hyprland from 0.55 on."""
    KDL = "kdl"
    RIVER = "river"


LANGUAGES: Mapping[Compositor, Language] = {
    Compositor.SWAY: Language.SWAY,
    Compositor.HYPRLAND: Language.HYPRLANG,
    Compositor.NIRI: Language.KDL,
    Compositor.RIVER: Language.RIVER,
}
BINDS_RELEASES = frozenset({Language.SWAY, Language.HYPRLANG, Language.LUA, Language.RIVER})
"""niri binds none as of 26.04: https://github.com/niri-wm/niri/pull/3621"""

NOTES: Mapping[Language, tuple[str, ...]] = {
    Language.SWAY: (
        marked(
            "sway forgets the release when another key is pressed meanwhile: a recording that goes on ends with the "
            "next press and release of the hotkey."
        ),
    ),
    Language.RIVER: (
        marked("Of a hotkey with modifiers let the plain key go first: river tells the release of that alone."),
    ),
}


def text_of(bounds: Bounds, language: Language) -> str:
    """The whole file."""
    comment = {Language.LUA: "--", Language.KDL: "//"}.get(language, "#")
    first = ["#!/bin/sh"] if language is Language.RIVER else []
    body = [line for bound in bounds.hotkeys for line in (f"{comment} {bound.text}", *_WRITERS[language](bound))]
    body += [f"{comment} {text}{_LEFT_OUT}" for text in bounds.left_out]
    if language is Language.KDL:
        body = ["binds {", *(f"    {line}" for line in body), "}"]
    return "\n".join([*first, *(f"{comment} {line}" for line in HEADER), *body, ""])


def names_in(text: str) -> set[str]:
    """The hotkeys that such a file was written for, as `Bound.text` has them."""
    comments = (line.strip().lstrip("#/-").strip() for line in text.splitlines() if line.strip()[:1] in "#/-")
    return {comment.removesuffix(_LEFT_OUT) for comment in comments}


def _sway(bound: Bound) -> Iterator[str]:
    names = {Modifiers.CTRL: "Control", Modifiers.SHIFT: "Shift", Modifiers.ALT: "Mod1", Modifiers.SUPER: "Mod4"}
    for way in bound.ways:
        keys = "+".join([*_named(way.modifiers, names, "Mod5"), way.key])
        yield f"bindsym --no-repeat {keys} exec {shlex.join(bound.down)}"
        if bound.up:  # --locked: a recording must end whatever is in front
            yield f"bindsym --release --locked {keys} exec {shlex.join(bound.up)}"


_HYPRLAND = {Modifiers.CTRL: "CTRL", Modifiers.SHIFT: "SHIFT", Modifiers.ALT: "ALT", Modifiers.SUPER: "SUPER"}


def _hyprlang(bound: Bound) -> Iterator[str]:
    # Flags: l also locked, r release, i whatever modifiers, n not taken from the window, t not shadowed by other binds.
    for way in bound.ways:
        modifiers = " ".join(_named(way.modifiers, _HYPRLAND, "MOD5"))
        yield f"bind = {modifiers}, {way.key}, exec, {shlex.join(bound.down)}"
        for key, alone in _released(way) if bound.up else ():
            flags, held = ("lrint", "") if alone else ("lrnt", modifiers)
            yield f"bind{flags} = {held}, {key}, exec, {shlex.join(bound.up)}"


def _lua(bound: Bound) -> Iterator[str]:
    flags = "release = true, locked = true, non_consuming = true, transparent = true"
    for way in bound.ways:
        modifiers = _named(way.modifiers, _HYPRLAND, "MOD5")
        pressed = _quoted(" + ".join([*modifiers, way.key]))
        yield f"hl.bind({pressed}, hl.dsp.exec_cmd({_quoted(shlex.join(bound.down))}))"
        for key, alone in _released(way) if bound.up else ():
            keys = key if alone else " + ".join([*modifiers, key])
            how = f"{{ {flags}, ignore_mods = true }}" if alone else f"{{ {flags} }}"
            yield f"hl.bind({_quoted(keys)}, hl.dsp.exec_cmd({_quoted(shlex.join(bound.up))}), {how})"


def _released(way: Held) -> Iterator[tuple[str, bool]]:
    """Keys whose release ends it, and whether that counts whatever modifiers are held: Hyprland compares those that are
    held at the release, and whoever lets the modifier go first has let go too."""
    yield way.key, not way.modifiers
    yield from ((key, True) for modifier in way.modifiers for key in SIDES[modifier])


def _kdl(bound: Bound) -> Iterator[str]:
    names = {Modifiers.CTRL: "Ctrl", Modifiers.SHIFT: "Shift", Modifiers.ALT: "Alt", Modifiers.SUPER: "Super"}
    for way in bound.ways:
        # A modifier by itself counts as held with itself.
        keys = "+".join([*_named(way.modifiers | way.own, names, "Mod5"), way.key])
        yield f"{keys} repeat=false {{ spawn {' '.join(_quoted(word) for word in bound.down)}; }}"


def _river(bound: Bound) -> Iterator[str]:
    names = {Modifiers.CTRL: "Control", Modifiers.SHIFT: "Shift", Modifiers.ALT: "Mod1", Modifiers.SUPER: "Mod4"}
    for way in bound.ways:
        keys = f"{'+'.join(_named(way.modifiers, names, 'Mod5')) or 'None'} {way.key}"
        yield f"riverctl map normal {keys} spawn {shlex.quote(shlex.join(bound.down))}"
        # A modifier that comes up is still held then.
        at_release = f"{'+'.join(_named(way.modifiers | way.own, names, 'Mod5')) or 'None'} {way.key}"
        if bound.up:
            yield f"riverctl map -release normal {at_release} spawn {shlex.quote(shlex.join(bound.up))}"


def _named(modifiers: Modifiers, names: Mapping[Modifiers, str], alt_gr: str) -> list[str]:
    return [names.get(one, alt_gr) for one in modifiers]


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


_WRITERS: Mapping[Language, Callable[[Bound], Iterator[str]]] = {
    Language.SWAY: _sway,
    Language.HYPRLANG: _hyprlang,
    Language.LUA: _lua,
    Language.KDL: _kdl,
    Language.RIVER: _river,
}


def commands_of(bounds: Bounds) -> Sequence[str]:
    """What a press and a release run, for whoever binds them by hand."""
    found = []
    for bound in bounds.hotkeys:
        found.append(f"{bound.text}, pressed: {shlex.join(bound.down)}")
        if bound.up:
            found.append(f"{bound.text}, released: {shlex.join(bound.up)}")
    return found
