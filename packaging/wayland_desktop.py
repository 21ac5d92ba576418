"""A whole Wayland desktop without a screen: sway headless, with its bar as tray, and sound as on the X11 one.

with SwayDesktop(binds=["bindsym --no-repeat F9 exec holdtalk press"]) as desktop:
    window = desktop.open_window("foot")
    desktop.key_down("F9")
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from abc import abstractmethod
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from headless import (
    WALLPAPER_COLOURS,
    DesktopFault,
    HeadlessDesktop,
    Theme,
    end_process,
    missing_programs,
    wait_until,
)
from sound_server import SoundServer
from stale_displays import free_stale_displays
from sway_messages import SwayMessages
from target_windows import TextWindow, WindowKind, Windows, open_text_window
from wayland_finger import VirtualKeyboard, WaylandFinger

ROOT = Path(__file__).resolve().parents[1]
SWAY_PACKAGES = {
    "sway": "sway",
    "swaybg": "swaybg",
    "Xwayland": "xwayland",
    "foot": "foot",
    "wl-copy": "wl-clipboard",
    "wtype": "wtype",
    "grim": "grim",
    "mako": "mako-notifier",
    "gdbus": "libglib2.0-bin",
}
HEADLESS = ("WLR_BACKENDS=headless", "WLR_RENDERER=pixman", "WLR_LIBINPUT_NO_DEVICES=1", "WLR_HEADLESS_OUTPUTS=1")
ORDINARY_USER = ("unshare", "--user", "--map-user=1000", "--map-group=1000", "--")
X_ONLY: tuple[WindowKind, ...] = ("xterm", "tk", "emacs", "chromium")
"""Windows that know no Wayland here."""


def missing_sway_packages() -> list[str]:
    """Debian packages whose programs a desktop of sway needs and this machine lacks."""
    return missing_programs(SWAY_PACKAGES)


@cache
def why_no_sway() -> str:
    """Why there can be no desktop of sway here; empty when there can."""
    if missing := missing_sway_packages():
        return "a Wayland desktop needs " + " ".join(missing)
    if os.getuid() == 0 and subprocess.run([*ORDINARY_USER, "true"], capture_output=True, check=False).returncode != 0:
        return "sway refuses to be root, and no other user's namespace can be made here"
    return ""


class WaylandDesktop(HeadlessDesktop):
    """What sway, GNOME and KDE have in common."""

    session_type = "wayland"
    compositor: str
    """As XDG_CURRENT_DESKTOP has it."""

    def __init__(
        self,
        *,
        theme: Theme = "light",
        size: tuple[int, int] = (1280, 800),
        sound: SoundServer | None = None,
        xwayland: bool = True,
    ) -> None:
        super().__init__(theme=theme, size=size, sound=sound)
        self.xwayland = xwayland
        self._finger: WaylandFinger | None = None

    @property
    def finger(self) -> WaylandFinger:
        if self._finger is None:
            raise RuntimeError("the desktop was not started")
        return self._finger

    @property
    @abstractmethod
    def windows(self) -> Windows: ...

    def key_down(self, name: str) -> None:
        self.finger.press(name)

    def key_up(self, name: str) -> None:
        self.finger.release(name)

    def tap(self, name: str) -> None:
        self.finger.tap(name)

    def open_window(self, kind: WindowKind, *, through_x: bool = False) -> TextWindow:
        """With `through_x` as a window of Xwayland, which those of X_ONLY are in any case."""
        through_x = through_x or kind in X_ONLY
        if through_x and not self.display:
            raise DesktopFault(f"{kind} needs Xwayland, which this desktop is without")
        way = {"GDK_BACKEND": "x11", "QT_QPA_PLATFORM": "xcb"} if through_x else {}
        native = {"GDK_BACKEND": "wayland", "QT_QPA_PLATFORM": "wayland"}
        folder, dark = self._folder / "run", self.theme == "dark"
        window = open_text_window(kind, self.windows, folder, dark=dark, extra_env=way or native)
        self._windows.append(window)
        return window

    def set_clipboard(self, text: str, kind: str = "text/plain;charset=utf-8") -> None:
        """Another program's copy, which holds the clipboard until somebody else copies."""
        self.spawn(["wl-copy", "--foreground", "--type", kind, "--", text], name="wl-copy")
        wait_until(lambda: self.clipboard(kind) == text, "the clipboard")

    def clipboard(self, kind: str = "text/plain;charset=utf-8") -> str:
        """What it holds, of that type; empty when there is nothing of it."""
        return self._try(["wl-paste", "--no-newline", "--type", kind]).decode("utf-8", "replace")

    def clipboard_types(self) -> list[str]:
        return self._try(["wl-paste", "--list-types"]).decode().split()

    def has_owner(self, name: str) -> bool:
        """Whether somebody answers to that name on the session bus."""
        bus = ["--dest", "org.freedesktop.DBus", "--object-path", "/org/freedesktop/DBus"]
        asked = ["gdbus", "call", "--session", *bus, "--method", "org.freedesktop.DBus.NameHasOwner", name]
        return b"true" in self._try(asked)

    def _make_environment(self) -> None:
        super()._make_environment()
        free_stale_displays()
        # Binds start `holdtalk`, and that is to be this checkout's.
        found = [str(Path(sys.executable).parent), self.env.get("PATH", os.defpath)]
        self.env |= {"XDG_CURRENT_DESKTOP": self.compositor, "PATH": os.pathsep.join(found), "PYTHONPATH": str(ROOT)}

    def stop(self) -> None:
        if self._finger is not None:
            self._finger.close()
            self._finger = None
        super().stop()


class SwayWindows(Windows):
    def __init__(self, env: dict[str, str], desktop: SwayDesktop) -> None:
        super().__init__(env)
        self._desktop = desktop

    def find(self, title: str) -> int | None:
        found = [window["id"] for window in self._desktop.messages.windows() if window["name"] == title]
        return found[0] if found else None

    def raise_window(self, window: int) -> None:
        self._desktop.messages.command(f"[con_id={window}] focus")

    def has_keyboard(self, window: int) -> bool:
        return any(one["id"] == window and one["focused"] for one in self._desktop.messages.windows())

    def inside(self, argv: Sequence[str]) -> list[str]:
        return self._desktop.inside(argv)


class SwayDesktop(WaylandDesktop):
    """Wayland as wlroots has it."""

    compositor = "sway"

    def __init__(
        self,
        *,
        theme: Theme = "light",
        size: tuple[int, int] = (1280, 800),
        sound: SoundServer | None = None,
        xwayland: bool = True,
        tray: bool = True,
        notifications: bool = True,
        binds: Sequence[str] = (),
    ) -> None:
        """`notifications` are mako's; without them nobody shows any. `binds` are lines of sway's configuration."""
        super().__init__(theme=theme, size=size, sound=sound, xwayland=xwayland)
        self._with_tray, self._with_notifications = tray, notifications
        self._binds = list(binds)
        self._user_space: int | None = None
        """A process of the ordinary user, whose namespace the others join."""

    # --- parts ---------------------------------------------------------------------------

    def _missing(self) -> list[str]:
        missing = missing_sway_packages()
        if not missing and (why := why_no_sway()):
            raise DesktopFault(why)
        return missing

    def inside(self, argv: Sequence[str]) -> list[str]:
        """sway refuses to be root: who is root here is an ordinary user there, with the same files."""
        if self._user_space is None:
            return [*argv]
        return ["nsenter", f"--target={self._user_space}", "--user", "--preserve-credentials", "--", *argv]

    def _start_parts(self) -> None:
        if os.getuid() == 0:
            # All in the one: programs of two could not look at each other, as they may at those of the same user.
            keeper = self._popen("user", [*ORDINARY_USER, "sleep", "infinity"])
            self._services["user"] = keeper
            wait_until(lambda: Path(f"/proc/{keeper.pid}/uid_map").read_text().split()[:1] == ["1000"], "the user")
            self._user_space = keeper.pid
        self._start_bus()
        self.start_compositor()

    @property
    def config_file(self) -> Path:
        return self._folder / "config" / "sway" / "config"

    def _config(self) -> str:
        width, height = self.size
        bar = ["bar {", "position top", "tray_output *", "}"] if self._with_tray else []
        lines = [
            f"xwayland {'enable' if self.xwayland else 'disable'}",
            f"output * mode {width}x{height}",
            f"output * bg {WALLPAPER_COLOURS[self.theme]} solid_color",
            "focus_follows_mouse no",
            "default_border normal",
            *bar,
            f"exec env -0 >{self._told}.part && mv {self._told}.part {self._told}",
            *self._binds,
        ]
        return "\n".join(lines) + "\n"

    @property
    def _told(self) -> Path:
        """Where sway leaves the environment that it gives its children."""
        return self._folder / "run" / "sway-environment"

    def start_compositor(self) -> None:
        """Blocks until it answers, has a keyboard, and shows notices."""
        self.config_file.parent.mkdir(exist_ok=True)
        if not self.config_file.exists():
            self.config_file.write_text(self._config())
        self._told.unlink(missing_ok=True)
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "SWAYSOCK"):
            self.env.pop(name, None)
        self._start_service("sway", ["env", *HEADLESS, "sway"])
        sway = self._services["sway"]
        wait_until(lambda: self._told.exists() or sway.poll() is not None, "sway")
        if sway.poll() is not None:
            raise DesktopFault("sway did not start: " + self.log_of("sway")[-500:])
        told = dict(line.split("=", 1) for line in self._told.read_text().split("\0") if line)
        self.env |= {name: told[name] for name in ("DISPLAY", "SWAYSOCK") if name in told}
        # The whole path: programs may have a runtime folder of their own.
        self.env["WAYLAND_DISPLAY"] = str(self._folder / "run" / told["WAYLAND_DISPLAY"])
        self._finger = VirtualKeyboard(self.env["WAYLAND_DISPLAY"])
        if self._with_notifications:
            self._start_notifications()

    def end_compositor(self, how: signal.Signals = signal.SIGKILL) -> None:
        """As when it crashes (or, with SIGTERM, at the session's end): its windows' programs lose their display."""
        sway = self._services.pop("sway")
        sway.send_signal(how)
        end_process(sway)
        if "mako" in self._services:
            end_process(self._services.pop("mako"))
        self.finger.close()
        self._finger = None

    def _start_notifications(self) -> None:
        self._start_service("mako", ["mako"])
        asked = [
            "gdbus",
            "call",
            "--session",
            "--dest",
            "org.freedesktop.DBus",
            "--object-path",
            "/org/freedesktop/DBus",
        ]
        asked += ["--method", "org.freedesktop.DBus.NameHasOwner", "org.freedesktop.Notifications"]
        wait_until(lambda: b"true" in self._try(asked), "the notification service")

    # --- hands and eyes ------------------------------------------------------------------

    @property
    def messages(self) -> SwayMessages:
        return SwayMessages(self.env["SWAYSOCK"])

    @property
    def windows(self) -> Windows:
        return SwayWindows(self.env, self)

    def add_config(self, *lines: str) -> None:
        """More lines for sway's configuration, which is read anew."""
        with self.config_file.open("a") as config:
            config.write("".join(f"{line}\n" for line in lines))
        self.messages.command("reload")

    def screenshot(self, path: Path | str) -> Path:
        self.run(["grim", str(path)])
        return Path(path)
