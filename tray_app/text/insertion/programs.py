"""Programs that take text otherwise than most, by their window class (lower case). Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tray_app.core.applications import Application, ApplicationKind

OLD_TERMINALS = frozenset({"xterm", "uxterm", "urxvt", "rxvt", "mlterm", "aterm", "eterm"})
TERMINALS = frozenset({
    "gnome-terminal", "gnome-terminal-server", "org.gnome.terminal", "kgx", "org.gnome.console", "org.gnome.ptyxis",
    "ptyxis", "konsole", "xfce4-terminal", "mate-terminal", "lxterminal", "qterminal", "terminator", "tilix",
    "guake", "tilda", "yakuake", "alacritty", "kitty", "wezterm", "org.wezfurlong.wezterm", "foot", "ghostty",
    "com.mitchellh.ghostty", "deepin-terminal", "io.elementary.terminal", "cool-retro-term", "sakura", "termite",
    "hyper", "tabby", "rio", "contour", "warp", "dev.warp.warp", "blackbox", "com.raggesilver.blackbox",
    "footclient",
})  # fmt: skip
BARE_TERMINALS = frozenset({"st", "st-256color"})
"""Which paste by no key that is sure."""
EMACS = frozenset({"emacs"})
"""Ctrl+V turns its pages."""
PASTE_KEY_UNSURE = frozenset({"gvim", "vim", "neovide", "nvim-qt", "goneovim", *BARE_TERMINALS})
"""Editors whose Ctrl+V is another command, and in some modes every other key too."""
OTHER_MACHINES = frozenset({
    "virtualbox machine", "virtualboxvm", "vmware", "virt-viewer", "virt-manager", "remote-viewer", "qemu",
    "gnome-boxes",
    "remmina", "org.remmina.remmina", "xfreerdp", "wlfreerdp", "rdesktop", "krdc", "vncviewer", "tigervnc", "vinagre",
    "anydesk", "teamviewer", "rustdesk", "parsecd", "nxplayer", "x2goclient", "spicy", "looking-glass-client",
})  # fmt: skip
"""Screens of other machines: their clipboard arrives late or not at all, and keys go through many hands."""

PASSWORD_PROMPTS = frozenset({
    "pinentry", "pinentry-gtk", "pinentry-gtk-2", "pinentry-qt", "pinentry-qt5", "pinentry-gnome3", "gcr-prompter",
    "polkit-gnome-authentication-agent-1", "polkit-kde-authentication-agent-1", "polkit-mate-authentication-agent-1",
    "lxpolkit", "lxqt-policykit-agent", "xfce-polkit", "ssh-askpass", "x11-ssh-askpass", "gnome-ssh-askpass",
    "ksshaskpass", "kwalletd5", "kwalletd6", "kdesu", "lxqt-sudo", "seahorse-ssh-askpass",
})  # fmt: skip
"""They ask for passwords and for nothing else."""

LONGEST_TITLE = 500
"""Characters of a window's title that are looked at."""
OTHER_MACHINE_MS = 10
_SLOW_READERS_MS = {
    "libreoffice": 2, "soffice": 2, "libreoffice-writer": 2, "libreoffice-calc": 2, "libreoffice-impress": 2,
    "thunderbird": 10, "thunderbird-default": 10, "thunderbird-esr": 10, "betterbird": 10,
}  # fmt: skip
"""Known to lose or swap keys that come faster than this, one after the other."""


def slow_reader_ms(wm_class: Iterable[str]) -> int:
    """The pause between keystrokes this program needs; 0 for most."""
    names = set(wm_class)
    if names & OTHER_MACHINES:
        return OTHER_MACHINE_MS
    return max((_SLOW_READERS_MS.get(name, 0) for name in names), default=0)


def takes_the_keyboard(wm_class: Iterable[str]) -> bool:
    """Whether it is in the habit of grabbing the keyboard for itself."""
    return bool(OTHER_MACHINES.intersection(wm_class))


def application_of(wm_class: Sequence[str], title: str = "") -> Application:
    """What a window with these names, instance and class, belongs to."""
    names = set(wm_class)
    if names & PASSWORD_PROMPTS:
        kind = ApplicationKind.PASSWORD_PROMPT
    elif names & (TERMINALS | OLD_TERMINALS | BARE_TERMINALS):
        kind = ApplicationKind.TERMINAL
    elif names & OTHER_MACHINES:
        kind = ApplicationKind.OTHER_MACHINE
    else:
        kind = ApplicationKind.ANY
    return Application(wm_class[-1] if wm_class else "", kind, tuple(wm_class), title[:LONGEST_TITLE])
