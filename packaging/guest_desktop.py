"""GNOME and KDE without a screen, on any Linux: in a Debian of their own (packaging/wayland_root makes it), with this
machine's Python, checkout, sound and temporary files at the same places.

    with GnomeDesktop() as desktop:
        window = desktop.open_window("gtk")
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from abc import abstractmethod
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType

import psutil
from guest_hand import GuestHand, HandFinger, HandWindows
from headless import DesktopFault, Process, missing_programs, wait_until
from target_windows import PROGRAMS, SYSTEM_PYTHON, Windows, start_piped
from wayland_desktop import ROOT, WaylandDesktop
from wayland_finger import FakeInput

PACKAGING = Path(__file__).resolve().parent
SOCKET = "wayland-1"
NO_DISPLAY = ("env", "--unset=WAYLAND_DISPLAY")
"""A compositor that has one opens a window there."""
ALLOW_REMOTE_INTERACTION, SHARE = (885.0, 323.0), (922.0, 189.0)
"""Where they stand in GNOME's question on a screen of 1280 x 800."""
PORTAL_TITLES = ("Remote Desktop", "Remote desktop", "Portal")
_USER = 1500
_VERSION = f"python{sys.version_info.major}.{sys.version_info.minor}"
_FALLBACK_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"


@cache
def wayland_root() -> Path | None:
    """The folder with GNOME and KDE; None when nobody has made it."""
    done = subprocess.run([str(PACKAGING / "wayland_root"), "--here"], capture_output=True, text=True, check=False)
    return Path(done.stdout.strip()) if done.returncode == 0 else None


def why_no_guests() -> str:
    """Why there can be no GNOME and no KDE here; empty when there can."""
    if os.getuid() != 0:
        return "GNOME and KDE run in a Debian of their own, which only root can enter"
    root = wayland_root()
    if root is None:
        return "there is no Debian with GNOME and KDE here: packaging/wayland_root makes it"
    return _why_not_entered(root)


@cache
def _why_not_entered(root: Path) -> str:
    """A machine within another one, or a folder that was made the root of everything, may not let us; empty where it
    does. What `wayland_guest` asks of the kernel is tried."""
    steps = """
        PATH="$PATH:/usr/sbin:/sbin"
        mount --make-rprivate /
        mount --bind "$0" "$0"
        mount -t proc proc "$0/proc"
        mount -t tmpfs tmpfs "$0/run"
        cd "$0"
        pivot_root . .
        umount -l .
        exec chroot . unshare --user --map-user=1500 --map-group=1500 true
    """
    spaces = ["--mount", "--pid", "--ipc", "--uts", "--fork", "--kill-child"]
    argv = ["unshare", *spaces, "--", "sh", "-e", "-c", steps, str(root)]
    done = subprocess.run(argv, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return ""
    return f"this machine lets nobody enter the Debian with GNOME and KDE: {done.stderr.strip()[-200:]}"


def _shared() -> list[str]:
    """Paths of this machine that are to be the same inside."""
    found = {Path("/tmp"), Path(tempfile.gettempdir()), ROOT, Path(sys.prefix).resolve()}
    if not Path(sys.prefix).is_relative_to(ROOT):
        found.add(Path(sys.prefix))
    if sys.base_prefix != "/usr":
        found.add(Path(sys.base_prefix))
    else:  # the system's Python, which is another one there
        found |= {Path("/usr/lib") / _VERSION, Path("/usr/bin") / _VERSION}
    return sorted(str(path) for path in found)  # what lies in another comes after it


class GuestDesktop(WaylandDesktop):
    """What GNOME and KDE have in common: their programs are not of this system."""

    portal: str
    """Which of the portals answer, by xdg-desktop-portal's names."""
    compositor_hand: str
    """As targets/desktop_hand.py names it."""
    outer_programs: Mapping[str, str] = {}
    """What else it needs of this system, and Debian's packages of that."""

    def __init__(self, *, size: tuple[int, int] = (1280, 800), xwayland: bool = True) -> None:
        super().__init__(size=size, xwayland=xwayland)
        self.system_root = wayland_root() or Path("/nowhere")
        self._inside = 0
        self._hand: GuestHand | None = None

    @property
    def hand(self) -> GuestHand:
        if self._hand is None:
            raise RuntimeError("the desktop was not started")
        return self._hand

    @property
    def windows(self) -> Windows:
        return HandWindows(self.env, self.hand, self.inside)

    # --- life ----------------------------------------------------------------------------

    def _missing(self) -> list[str]:
        if why := why_no_guests():
            raise DesktopFault(why)
        return missing_programs({"nsenter": "util-linux", "unshare": "util-linux", **self.outer_programs})

    def stop(self) -> None:
        if self._hand is not None:
            self._hand.close()
            self._hand = None
        guest = self._services.get("guest")
        if guest is not None:
            guest.kill()  # and the kernel ends all that runs inside
            guest.wait()
        self._inside = 0
        super().stop()

    def _make_environment(self) -> None:
        super()._make_environment()
        config = self._folder / "config" / "xdg-desktop-portal"
        config.mkdir()
        (config / "portals.conf").write_text(f"[preferred]\ndefault={self.portal}\n")
        path = os.pathsep.join((self.env["PATH"], _FALLBACK_PATH))
        # Without a graphics card: what draws itself does it sooner than what imitates one.
        self.env |= {"PATH": path, "LIBGL_ALWAYS_SOFTWARE": "1", "GSK_RENDERER": "cairo", "GTK_A11Y": "none"}
        self.env |= {"GIO_USE_VFS": "local", "GIO_USE_VOLUME_MONITOR": "unix"}

    def _start_parts(self) -> None:
        self._enter()
        # Known before it is there: what the bus starts has the bus' environment.
        self.env["WAYLAND_DISPLAY"] = str(self._folder / "run" / SOCKET)
        self._start_bus()
        self._start_compositor()
        self.run(["dbus-update-activation-environment", "--all"])

    def _enter(self) -> None:
        ready = self._folder / "run" / "guest-ready"
        spaces = ["--mount", "--pid", "--ipc", "--uts", "--fork", "--kill-child"]
        guest_program = [str(PACKAGING / "wayland_guest"), str(self.system_root), str(ready), str(_USER)]
        argv = ["unshare", *spaces, "--", *guest_program, *_shared(), *self._programs_of_the_environment()]
        guest = self._popen("guest", argv, death_signal="KILL")
        self._services["guest"] = guest
        wait_until(lambda: ready.exists() or guest.poll() is not None, "the system of the desktop")
        if guest.poll() is not None:
            raise DesktopFault("the system of the desktop did not start: " + self.log_of("guest")[-500:])
        self._inside = self._user_of(guest.pid)

    def _programs_of_the_environment(self) -> list[str]:
        """An environment of the system's Python names it python3, which is another one there."""
        if sys.base_prefix != "/usr" or sys.prefix == sys.base_prefix:
            return []
        programs, here = self._folder / "programs", Path(sys.prefix) / "bin"
        shutil.rmtree(programs, ignore_errors=True)
        programs.mkdir()
        for name in ("python", "python3", _VERSION):
            (programs / name).symlink_to(Path("/usr/bin") / _VERSION)
        if (here / "holdtalk").exists():
            shutil.copy2(here / "holdtalk", programs)
        return [f"{programs}:{here}"]

    def _user_of(self, guest: int) -> int:
        """The process of the ordinary user, whose namespaces all others join: programs of two users' namespaces could
        not look at each other, as portals do at who asks them."""
        (first,) = psutil.Process(guest).children()
        mapped: list[int] = []

        def is_there() -> bool:
            children = first.children()
            maps = {child.pid: Path(f"/proc/{child.pid}/uid_map").read_text().split() for child in children}
            mapped[:] = [pid for pid, line in maps.items() if line[:1] == [str(_USER)]]
            return bool(mapped)

        wait_until(is_there, "the user of the desktop")
        return mapped[0]

    def inside(self, argv: Sequence[str]) -> list[str]:
        """As an ordinary user there, who owns what belongs to root here; ends with what was started here."""
        spaces = ["--mount", "--pid", "--ipc", "--uts", "--user", "--preserve-credentials"]
        return ["nsenter", f"--target={self._inside}", *spaces, "--", "setpriv", "--pdeathsig", "TERM", "--", *argv]

    def pid_of(self, process: Process) -> int:
        """What is spawned waits for its only child, which is the program."""
        (program,) = psutil.Process(process.pid).children()
        return program.pid

    @abstractmethod
    def _start_compositor(self) -> None: ...

    def _await_compositor(self) -> None:
        compositor, socket = self._services["compositor"], self._folder / "run" / SOCKET
        wait_until(lambda: socket.exists() or compositor.poll() is not None, self.compositor)
        if compositor.poll() is not None:
            raise DesktopFault(f"{self.compositor} did not start: " + self.log_of("compositor")[-500:])
        hand = [SYSTEM_PYTHON, str(PROGRAMS / "desktop_hand.py"), self.compositor_hand]
        self._hand = GuestHand(start_piped(self.inside(hand), self.env))

    # --- hands and eyes ------------------------------------------------------------------

    def screenshot(self, path: Path | str) -> Path:
        picture = self._folder / "run" / "screen.png"
        self.hand.ask("screenshot", str(picture))
        return Path(shutil.move(picture, path))

    def add_application(self, app_id: str) -> None:
        """A desktop file of the program, as portals want to have one."""
        folder = self._folder / "data" / "applications"
        folder.mkdir(parents=True, exist_ok=True)
        lines = ["[Desktop Entry]", "Type=Application", "Name=Holdtalk", "Exec=holdtalk run", "Icon=holdtalk"]
        (folder / f"{app_id}.desktop").write_text("\n".join(lines) + "\n")


class GnomeDesktop(GuestDesktop):
    """GNOME Shell, headless, with its portals."""

    compositor, portal, compositor_hand = "GNOME", "gnome", "gnome"
    idle_services = ("org.gtk.vfs.", "org.gnome.OnlineAccounts", "org.gnome.Shell.CalendarServer")

    def _make_environment(self) -> None:
        super()._make_environment()
        self.env |= {"XDG_SESSION_DESKTOP": "gnome", "DESKTOP_SESSION": "gnome"}
        for name in "GTK_A11Y", "NO_AT_BRIDGE":  # programs tell who has the focus, as on every GNOME
            del self.env[name]

    def _start_compositor(self) -> None:
        self.set("org.gnome.desktop.interface", "enable-animations", "false")
        self.set("org.gnome.shell", "welcome-dialog-last-shown-version", "'99'")
        width, height = self.size
        argv = [*NO_DISPLAY, "gnome-shell", "--unsafe-mode", "--headless", "--wayland", "--wayland-display", SOCKET]
        argv += ["--virtual-monitor", f"{width}x{height}", *(() if self.xwayland else ("--no-x11",))]
        self._start_service("compositor", argv)
        self._await_compositor()
        self.env |= self.hand.ask("environment")
        self._finger = HandFinger(self.hand)

    def set(self, schema: str, key: str, value: str) -> None:
        """A setting of GNOME's, as `gsettings` writes it."""
        self.run(["gsettings", "set", schema, key, value])

    def grant_shortcut(self, app_id: str, name: str, description: str, trigger: str) -> None:
        """As if the person had once agreed that this program hears that key ("F9")."""
        schema = "org.gnome.settings-daemon.global-shortcuts"
        self.set(schema, "applications", f"['{app_id}']")
        of_the_program = f"{schema}.application:/org/gnome/settings-daemon/global-shortcuts/{app_id}/"
        shortcut = f"('{name}', {{'description': <'{description}'>, 'shortcuts': <['{trigger}']>}})"
        self.set(of_the_program, "shortcuts", f"[{shortcut}]")

    def click(self, x: float, y: float) -> None:
        """The left button at these pixels of the screen."""
        self.hand.ask("click", x, y)

    def allow_remote_desktop(self) -> None:
        """Agrees to the portal's question whether a program may use the keyboard. Blocks until it was asked."""
        self._wait_for_question()
        for x, y in ALLOW_REMOTE_INTERACTION, SHARE:
            self.click(x, y)
            time.sleep(0.3)
        wait_until(lambda: not self.is_asking, "the portal's question to go")

    def deny_remote_desktop(self) -> None:
        """Says no to it."""
        self._wait_for_question()
        self.tap("Escape")
        wait_until(lambda: not self.is_asking, "the portal's question to go")

    @property
    def is_asking(self) -> bool:
        """Whether a portal's question is on the screen."""
        return bool(self._portal_windows())

    def _wait_for_question(self) -> None:
        wait_until(lambda: self.is_asking, "the portal's question")
        time.sleep(0.5)  # it grows into its place

    def _portal_windows(self) -> list[str]:
        return [title for _number, title, _has in self.hand.ask("windows") if title in PORTAL_TITLES]

    def set_clipboard(self, text: str, kind: str = "text/plain;charset=utf-8") -> None:
        """The hand's copy: on GNOME no program without the keyboard may copy."""
        self.hand.ask("set_clipboard", text, kind)

    def clipboard(self, kind: str = "text/plain;charset=utf-8") -> str:
        text: str = self.hand.ask("clipboard", kind)
        return text


class KdeDesktop(GuestDesktop):
    """KWin of Plasma 6, without Plasma's panel, with its portals.

    It draws into a window of an X server: drawing for itself alone it gives no pictures without a graphics card.
    """

    compositor, portal, compositor_hand = "KDE", "kde", "kwin"
    outer_programs = MappingProxyType({"Xvfb": "xvfb", "import": "imagemagick"})

    def _make_environment(self) -> None:
        super()._make_environment()
        self.env |= {"XDG_SESSION_DESKTOP": "KDE", "KDE_FULL_SESSION": "true", "KDE_SESSION_VERSION": "6"}

    def _start_compositor(self) -> None:
        told = self._folder / "run" / "compositor-environment"
        teller = self._folder / "run" / "tell"
        teller.write_text(f"#!/bin/sh\nenv -0 >{told}.part && mv {told}.part {told}\n")
        teller.chmod(0o700)
        width, height = self.size
        self._canvas = self._start_xvfb()
        started = [*NO_DISPLAY, "KWIN_WAYLAND_NO_PERMISSION_CHECKS=1", "kwin_wayland", "--x11-display", self._canvas]
        argv = [*started, "--width", str(width), "--height", str(height)]
        argv += ["--no-lockscreen", "--socket", SOCKET, *(("--xwayland",) if self.xwayland else ()), str(teller)]
        self._start_service("compositor", argv)
        self._await_compositor()
        wait_until(told.exists, "KWin's first program")
        lines = dict(line.split("=", 1) for line in told.read_text().split("\0") if line)
        self.env |= {name: lines[name] for name in ("DISPLAY", "XAUTHORITY") if name in lines}
        self._finger = FakeInput(self.env["WAYLAND_DISPLAY"])

    def screenshot(self, path: Path | str) -> Path:
        self._run_here(["env", f"DISPLAY={self._canvas}", "import", "-silent", "-window", "root", f"png:{path}"])
        return Path(path)

    def grant_remote_desktop(self, app_id: str) -> None:
        """As if the person had once agreed that this program may use the keyboard."""
        name = "org.freedesktop.impl.portal.PermissionStore"
        target = ["--dest", name, "--object-path", "/" + name.replace(".", "/"), "--method", f"{name}.SetPermission"]
        permission = ["kde-authorized", "true", "remote-desktop", app_id, "['yes']"]
        self.run(["gdbus", "call", "--session", *target, *permission])
