"""A compositor's own configuration file: where it is, and the one line in it that brings in ours."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from tray_app.core.errors import HoldtalkError
from tray_app.session import Compositor, compositor_of
from tray_app.wayland.sway import loaded_config

from .bound import called
from .lines import LANGUAGES, Language, names_in

OWN_NAME = "holdtalk-keys"
_ENDINGS = {Language.HYPRLANG: ".conf", Language.LUA: ".lua", Language.KDL: ".kdl", Language.RIVER: ".sh"}
_REMARK = "holdtalk setup-keys wrote this line; --remove takes it away"
_SHELL = re.compile(r"#!\s*\S*/(?:env\s+)?(?:ba|da|k|z)?sh\b")
_PLAIN_PATH = re.compile(r"[\w/.+@=:-]+")


@dataclass(frozen=True, slots=True)
class Configuration:
    compositor: Compositor
    language: Language
    path: Path
    """What is changed, whether it is there yet or not."""
    template: Path | None = None
    """The system's, of which the user gets a copy first; None where he has his own."""

    @property
    def own(self) -> Path:
        """The file with the hotkeys alone."""
        return self.path.with_name(OWN_NAME + _ENDINGS.get(self.language, ""))

    @property
    def include(self) -> str:
        """The line that brings it in. Raises HoldtalkError where its path cannot be written."""
        own = str(self.own)
        if not _PLAIN_PATH.fullmatch(own):
            raise HoldtalkError(
                "The name of the configuration's folder cannot be written into the configuration.",
                "Put what holdtalk setup-keys --print shows where it fits.",
                own,
            )
        match self.language:
            case Language.SWAY:
                return f"include {own}"
            case Language.HYPRLANG:
                return f"source = {own}"
            case Language.LUA:
                return f'pcall(require, "{OWN_NAME}")'
            case Language.KDL:
                return f'include "{own}"'
            case Language.RIVER:
                return f"sh {own}"

    @property
    def remark(self) -> str:
        """Stands before the include."""
        return {Language.LUA: "-- ", Language.KDL: "// "}.get(self.language, "# ") + _REMARK


def configuration_of(compositor: Compositor, environ: Mapping[str, str], given: Path | None = None) -> Configuration:
    """`given` is the file that the user names. Raises HoldtalkError where nothing can be written for it."""
    home = Path(environ.get("HOME") or Path.home())
    folder = environ.get("XDG_CONFIG_HOME", "")
    config = Path(folder) if folder.startswith("/") else home / ".config"
    language = LANGUAGES[compositor]
    if given is not None:
        path = given.expanduser().absolute()
        lua = compositor is Compositor.HYPRLAND and path.suffix == ".lua"
        return Configuration(compositor, Language.LUA if lua else language, path)
    match compositor:
        case Compositor.SWAY:
            return _sway(home, config, loaded_config(environ.get("SWAYSOCK", "")))
        case Compositor.HYPRLAND:
            newer = config / "hypr" / "hyprland.lua"
            if newer.exists():  # both are there where the older one was left behind
                return Configuration(compositor, Language.LUA, newer)
            return Configuration(compositor, language, config / "hypr" / "hyprland.conf")
        case Compositor.NIRI:
            named = environ.get("NIRI_CONFIG", "")
            return Configuration(compositor, language, Path(named) if named else config / "niri" / "config.kdl")
    return Configuration(compositor, language, config / "river" / "init")


def can_write(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether we know how the compositor of this session binds keys."""
    return compositor_of(environ) in LANGUAGES


def are_written(environ: Mapping[str, str] = os.environ, hotkeys: Collection[tuple[str, str]] = ()) -> bool:
    """Whether hotkeys of ours, and all of these (names and keys), stand in the configuration of this session's
    compositor. Blocks for a moment."""
    compositor = compositor_of(environ)
    if compositor not in LANGUAGES:
        return False
    configuration = configuration_of(compositor, environ)
    try:
        written = configuration.own.read_text("utf-8", "replace")
        is_brought_in = OWN_NAME in configuration.path.read_text("utf-8", "replace")
    except OSError:
        return False
    return is_brought_in and {called(name, key) for name, key in hotkeys} <= names_in(written)


def _sway(home: Path, config: Path, loaded: Path | None) -> Configuration:
    users = (home / ".sway" / "config", config / "sway" / "config", home / ".i3" / "config", config / "i3" / "config")
    systems = (Path("/etc/sway/config"), Path("/etc/i3/config"))
    found = next((path for path in (*([loaded] if loaded else []), *users, *systems) if path.is_file()), None)
    if found is None:
        return Configuration(Compositor.SWAY, Language.SWAY, users[1])
    if found in systems or found.is_relative_to("/etc"):
        return Configuration(Compositor.SWAY, Language.SWAY, users[1], template=found)
    return Configuration(Compositor.SWAY, Language.SWAY, found)


def with_include(text: str, configuration: Configuration) -> str:
    """The configuration that brings our file in, once; all else in it stays. Raises HoldtalkError where that cannot
    be done."""
    if configuration.include in _lines(text):
        return text
    end = "\r\n" if "\r\n" in text else "\n"
    block = [configuration.remark, configuration.include]
    if configuration.language in (Language.SWAY, Language.KDL):  # what comes later counts there
        before = text if text.endswith("\n") or not text else text + end
        return before + end.join([*([""] if before else []), *block, ""])
    # Elsewhere at the top: further down may be a mode that is still open, or a command that never ends.
    lines = text.splitlines(keepends=True)
    at = 0
    if configuration.language is Language.RIVER:
        if not lines or not _SHELL.match(lines[0]):
            raise HoldtalkError(
                "river's init is no shell script, so nothing was written into it.",
                f"Have it run {configuration.own}, or what holdtalk setup-keys --print shows.",
                str(configuration.path),
            )
        at = 1
    if at and not lines[0].endswith("\n"):
        lines[0] += end
    return "".join([*lines[:at], *(line + end for line in block), *lines[at:]])


def without_include(text: str, configuration: Configuration) -> str:
    """As it was before, whatever else was changed since."""
    ours = (configuration.include, configuration.remark)
    kept = [line for line in text.splitlines(keepends=True) if line.strip() not in ours]
    changed = len(kept) != len(text.splitlines())
    joined = "".join(kept)
    if changed and configuration.language in (Language.SWAY, Language.KDL) and joined.endswith(("\n\n", "\r\n\r\n")):
        joined = joined[: -2 if joined.endswith("\r\n") else -1]  # the empty line above ours
    return joined


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines()]
