"""Which way a text goes into which window. Pure.

Typing is right for short text: it disturbs nothing. Pasting is right for long text: a window takes it at
once, whatever its length. But a paste key is only known to do that in programs that follow the desktop's
habits; anything else is typed into.
"""

from __future__ import annotations

from dataclasses import dataclass

from tray_app.core.settings import InsertionSettings

from .keysyms import INSERT
from .x11_target import Target
from .xkb import CONTROL, SHIFT


@dataclass(frozen=True, slots=True)
class PasteKey:
    """How a program is told to paste, and from where it takes the text."""

    keysym: int
    modifiers: int
    from_primary: bool = False
    """It takes the text from the PRIMARY selection."""


USUAL = PasteKey(ord("v"), CONTROL)
TERMINAL = PasteKey(ord("v"), CONTROL | SHIFT)
OLD_TERMINAL = PasteKey(INSERT, SHIFT, from_primary=True)

_OLD_TERMINALS = frozenset({"xterm", "uxterm", "urxvt", "rxvt", "mlterm", "aterm", "eterm"})
_TERMINALS = frozenset({
    "gnome-terminal", "gnome-terminal-server", "org.gnome.terminal", "kgx", "org.gnome.console", "org.gnome.ptyxis",
    "ptyxis", "konsole", "xfce4-terminal", "mate-terminal", "lxterminal", "qterminal", "terminator", "tilix",
    "guake", "tilda", "yakuake", "alacritty", "kitty", "wezterm", "org.wezfurlong.wezterm", "foot", "ghostty",
    "com.mitchellh.ghostty", "deepin-terminal", "io.elementary.terminal", "cool-retro-term", "sakura", "termite",
    "hyper", "tabby", "rio", "contour", "warp", "dev.warp.warp", "blackbox", "com.raggesilver.blackbox",
})  # fmt: skip
_PASTE_KEY_UNSURE = frozenset({
    # Editors whose Ctrl+V is another command.
    "emacs", "gvim", "vim", "neovide", "nvim-qt", "goneovim", "st", "st-256color",
    # Screens of other machines: their clipboard arrives late or not at all.
    "virtualbox machine", "virtualboxvm", "vmware", "virt-viewer", "virt-manager", "remote-viewer", "qemu",
    "gnome-boxes",
    "remmina", "org.remmina.remmina", "xfreerdp", "wlfreerdp", "rdesktop", "krdc", "vncviewer", "tigervnc", "vinagre",
    "anydesk", "teamviewer", "rustdesk", "parsecd", "nxplayer", "x2goclient", "spicy", "looking-glass-client",
})  # fmt: skip


def paste_key(target: Target) -> PasteKey | None:
    """The key that pastes in this program; None when that is not known."""
    names = set(target.wm_class)
    # Windows programs take the clipboard through a helper of Wine's, so nobody could tell that they took it.
    if names & _PASTE_KEY_UNSURE or any(name.endswith(".exe") for name in names):
        return None
    if names & _OLD_TERMINALS:
        return OLD_TERMINAL
    if names & _TERMINALS:
        return TERMINAL
    return USUAL if target.answers_ping else None


def way_to_paste(settings: InsertionSettings, target: Target, text: str, *, typeable_at_once: bool) -> PasteKey | None:
    """How to paste this text into this window, or None to type it.

    `typeable_at_once`: all its characters fit on the keyboard together.
    """
    if settings.method == "type":
        return None
    if settings.method == "paste":
        return paste_key(target)
    wanted = len(text) >= settings.paste_from_characters or not typeable_at_once
    return paste_key(target) if wanted else None
