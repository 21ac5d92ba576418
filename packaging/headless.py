"""What every desktop without a screen is made of: homes of its own, a session bus, sound and a microphone, programs.

Everything runs as a child of this process, in its own temporary home, and ends with it: in `stop()`, and through
the kernel's parent-death signal when this process is killed. Several desktops live side by side.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

from sound_server import DEVICES, SoundServer, installed_server
from target_windows import TextWindow, WindowKind

Theme = Literal["light", "dark"]
Process = subprocess.Popen[bytes]

START_TIMEOUT_S = 30.0
COMMAND_TIMEOUT_S = 20.0
SEARCHES = 5
WALLPAPER_COLOURS: dict[Theme, str] = {"light": "#b8c4d0", "dark": "#343c46"}

COMMON_PACKAGES = {
    "dbus-daemon": "dbus-daemon",
    "pactl": "pulseaudio-utils",
    "paplay": "pulseaudio-utils",
    "pacat": "pulseaudio-utils",
    "setpriv": "util-linux",
}

ALSA_CONFIG = "pcm.!default pulse\nctl.!default pulse\n"

# What the invoking session would otherwise lend to programs that must only know the private desktop.
FOREIGN_PREFIXES = (
    "XDG_",
    "DBUS_",
    "PULSE_",
    "ALSA_",
    "HOLDTALK_SOURCE",
    "WAYLAND_",
    "SWAYSOCK",
    "I3SOCK",
    "QT_",
    "GTK_",
    "GDK_",
    "XAUTH",
    "XMODIFIERS",
    "LC_",
    "LANG",
)
SERVICE_FILES = Path("/usr/share/dbus-1/services")
NOTIFICATIONS = "Name=org.freedesktop.Notifications"


class DesktopFault(RuntimeError):
    """A part of the private desktop is missing or did not start."""


def missing_programs(packages: dict[str, str]) -> list[str]:
    """Debian packages of those programs, and of the sound server, that this machine lacks."""
    needed = {**COMMON_PACKAGES, **packages, **installed_server().programs}
    return sorted({package for program, package in needed.items() if shutil.which(program) is None})


def wait_until(happened: Callable[[], bool], what: str, timeout_s: float = START_TIMEOUT_S) -> None:
    """Blocks until `happened()` is true. Raises DesktopFault naming `what` when it does not become true in time.

    It asks less often the longer that takes, and rests twice as long as a question took: many start a process, which
    would fill a processor of its own.
    """
    begun_s = asked_s = time.monotonic()
    while not happened():
        now_s = time.monotonic()
        if now_s > begun_s + timeout_s:
            raise DesktopFault(f"waited {timeout_s:.0f} s in vain for {what}")
        patient_s = min(max(0.02, (now_s - begun_s) / 100), 0.1)
        time.sleep(max(patient_s, min(2 * (now_s - asked_s), 0.5)))
        asked_s = time.monotonic()


class HeadlessDesktop(ABC):
    """Start it with `with` or `start()` from a thread that outlives it (its children die with that thread)."""

    session_type: Literal["x11", "wayland"]
    system_root = Path("/")
    """Of the system whose programs make up the desktop, seen from here."""
    idle_services: tuple[str, ...] = ()
    """How the names of services begin that nobody needs on a desktop for tests."""

    def __init__(
        self, *, theme: Theme = "light", size: tuple[int, int] = (1280, 800), sound: SoundServer | None = None
    ) -> None:
        """`sound` is the server to use instead of the one that is installed."""
        self.theme: Theme = theme
        self.env: dict[str, str] = {}
        """The whole environment for programs on this desktop."""
        self.size = size
        self._sound = sound or installed_server()
        self._folder = Path()
        self._services: dict[str, Process] = {}
        self._children: list[Process] = []
        self._windows: list[TextWindow] = []

    # --- life ----------------------------------------------------------------------------

    def start(self) -> Self:
        """Blocks one to three seconds. Raises DesktopFault naming what is missing; nothing is left running then."""
        missing = self._missing()
        if missing:
            raise DesktopFault("a private desktop needs these packages: " + " ".join(missing))
        self._folder = Path(tempfile.mkdtemp(prefix="holdtalk-desktop-"))
        try:
            self._make_environment()
            self._start_parts()
            self._start_sound()
        except BaseException:
            self.stop()
            raise
        return self

    @abstractmethod
    def _missing(self) -> list[str]:
        """Debian's packages that this desktop needs and this machine lacks."""

    @abstractmethod
    def _start_parts(self) -> None:
        """All but the sound: display, session bus, window manager, panel."""

    def stop(self) -> None:
        """Ends every process of the desktop and removes its folder; safe to call twice."""
        for window in self._windows:
            window.close()
        self._windows.clear()
        processes = [*reversed(self._children), *reversed(self._services.values())]
        self._children.clear()
        self._services.clear()
        for process in processes:
            end_process(process)
        if self._folder != Path():
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = Path()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def folder(self) -> Path:
        """The desktop's own folder: home/, config/, state/, run/, logs/; gone after `stop()`."""
        return self._folder

    @property
    def display(self) -> str:
        """The X server's, such as ":7"; empty until started, and on a Wayland desktop without Xwayland."""
        return self.env.get("DISPLAY", "")

    def log_of(self, name: str) -> str:
        """What a service (such as "sound-0") or a spawned program wrote."""
        path = self._folder / "logs" / f"{name}.log"
        return path.read_text("utf-8", "replace") if path.exists() else ""

    # --- parts ---------------------------------------------------------------------------

    def _make_environment(self) -> None:
        kept = {key: value for key, value in os.environ.items() if not key.startswith(FOREIGN_PREFIXES)}
        homes = {
            "HOME": "home",
            "XDG_CONFIG_HOME": "config",
            "XDG_STATE_HOME": "state",
            "XDG_DATA_HOME": "data",
            "XDG_CACHE_HOME": "cache",
            "XDG_RUNTIME_DIR": "run",
        }
        for folder in (*homes.values(), "logs"):
            (self._folder / folder).mkdir(mode=0o700)
        (self._folder / "home" / ".asoundrc").write_text(ALSA_CONFIG)
        self.env = {
            **kept,
            **{key: str(self._folder / folder) for key, folder in homes.items()},
            "LANG": "C.UTF-8",
            "XDG_SESSION_TYPE": self.session_type,
            "PULSE_SERVER": f"unix:{self._folder}/run/{self._sound.socket}",
            # The accessibility bus would be started for every GTK window; nothing here reads it.
            "NO_AT_BRIDGE": "1",
            "GTK_THEME": "Adwaita:dark" if self.theme == "dark" else "Adwaita",
        }
        self.env.pop("DISPLAY", None)

    def _start_bus(self) -> None:
        address = f"unix:path={self._folder}/run/bus"
        config = self._folder / "run" / "bus.conf"
        config.write_text(self._bus_config())
        argv = ["dbus-daemon", f"--config-file={config}", "--nofork", "--nopidfile", f"--address={address}"]
        self._start_service("bus", argv)
        wait_until((self._folder / "run" / "bus").exists, "the session bus")
        self.env["DBUS_SESSION_BUS_ADDRESS"] = address

    def _bus_config(self) -> str:
        """A session bus that starts what this machine's would, but for the machine's own notification service: whether
        there is one, and which, is the desktop's to say."""
        services = self._folder / "run" / "services"
        services.mkdir()
        for file in (self.system_root / SERVICE_FILES.relative_to("/")).glob("*.service"):
            if not file.name.startswith(self.idle_services) and NOTIFICATIONS not in file.read_text().split():
                (services / file.name).symlink_to(SERVICE_FILES / file.name)
        return f"""<busconfig><type>session</type><keep_umask/><auth>EXTERNAL</auth><servicedir>{services}</servicedir>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
</policy><listen>unix:tmpdir=/tmp</listen></busconfig>"""

    def _start_xvfb(self) -> str:
        """An X server without a screen; gives its display. It ends with the desktop."""
        read_end, write_end = os.pipe()
        screen = f"{self.size[0]}x{self.size[1]}x24"
        argv = ["Xvfb", "-displayfd", str(write_end), "-screen", "0", screen, "-nolisten", "tcp", "-noreset"]
        try:
            self._services["display"] = self._popen("display", argv, pass_fds=(write_end,))
        finally:
            os.close(write_end)
        with os.fdopen(read_end) as pipe:
            number = pipe.readline().strip()  # ends also when Xvfb dies and its end of the pipe closes
        if not number:
            raise DesktopFault("Xvfb did not start: " + self.log_of("display")[-500:])
        return f":{number}"

    # --- sound ---------------------------------------------------------------------------

    def _start_sound(self) -> None:
        for number, argv in enumerate(self._sound.commands(self._folder / "run")):
            self._services[f"sound-{number}"] = self._popen(f"sound-{number}", argv)
        wait_until(lambda: bool(self._pactl("info", check=False)), "the sound server")
        for command in DEVICES:
            self._pactl(*command.split())
        # A null sink nobody plays into wakes every one to two seconds only: a stream of zeros keeps the room alive.
        # Each doubling of its latency halves what it costs; who records asks for less, and gets that.
        pacat = ["pacat", "--playback", "--device=room", "--latency-msec=80", "--rate=48000", "--channels=1"]
        self._services["silence"] = self._popen("silence", [*pacat, "--format=s16le", "/dev/zero"])
        wait_until(lambda: bool(self._pactl("list", "short", "sink-inputs", check=False)), "the room's silence")

    def _pactl(self, *arguments: str, check: bool = True) -> bytes:
        return self._run_here(["pactl", *arguments], check=check)

    @property
    def pulse_pid(self) -> int:
        """The sound server, for SIGSTOP and SIGKILL."""
        return self._services["sound-0"].pid

    def stop_sound(self) -> None:
        """Takes the sound server away, as when it crashes."""
        for name in [name for name in reversed(self._services) if name == "silence" or name.startswith("sound-")]:
            end_process(self._services.pop(name))
        (self._folder / "run" / self._sound.socket).unlink(missing_ok=True)

    def restart_sound(self) -> None:
        """A new sound server with the same devices at the same address. Blocks until it answers."""
        self.stop_sound()
        self._start_sound()

    def play(self, path: Path | str, wait: bool = True) -> Process:
        """Speaks a WAV or FLAC file into the microphone; with `wait`, blocks as long as the speech lasts."""
        # So far ahead, because a busy machine leaves the player waiting, and that would tear gaps into the speech.
        player = self._popen("paplay", ["paplay", "--device=room", "--latency-msec=400", str(path)])
        self._children = [*self._running(), player]
        if wait and player.wait() != 0:
            raise DesktopFault(f"{path} could not be played: " + self.log_of("paplay")[-300:])
        return player

    # --- keys and eyes -------------------------------------------------------------------

    @abstractmethod
    def key_down(self, name: str) -> None:
        """Presses a key by its X name (Control_R, F9, Escape) and leaves it down."""

    @abstractmethod
    def key_up(self, name: str) -> None: ...

    def tap(self, name: str) -> None:
        self.key_down(name)
        self.key_up(name)

    @abstractmethod
    def screenshot(self, path: Path | str) -> Path:
        """The whole screen as PNG."""

    @abstractmethod
    def open_window(self, kind: WindowKind) -> TextWindow:
        """A text window of its own process, shown and focused. Kinds: see WindowKind."""

    # --- programs ------------------------------------------------------------------------

    def run(self, argv: Sequence[str]) -> bytes:
        """Runs a short command on the desktop and gives its output. Raises DesktopFault when it fails."""
        return self._run_here(self.inside(argv))

    def _run_here(self, argv: Sequence[str], *, check: bool = True) -> bytes:
        """On this system, which need not be the desktop's; without `check` it gives nothing when it fails."""
        for _ in range(SEARCHES):
            done = subprocess.run(argv, env=self.env, capture_output=True, timeout=COMMAND_TIMEOUT_S, check=False)
            if b"BadWindow" not in done.stderr:  # a search of xdotool's fails when a window goes that it looks at
                break
        if done.returncode == 0:
            return done.stdout
        if check:
            raise DesktopFault(f"{' '.join(argv)} failed: {done.stderr.decode(errors='replace')[-300:]}")
        return b""

    def inside(self, argv: Sequence[str]) -> list[str]:
        """What has to be started here for `argv` to run on the desktop."""
        return [*argv]

    def _try(self, argv: Sequence[str]) -> bytes:
        return self._run_here(self.inside(argv), check=False)

    def spawn(self, argv: Sequence[str], *, name: str, extra_env: dict[str, str] | None = None) -> Process:
        """Starts a program on the desktop; its output goes to `log_of(name)`, and it ends with the desktop."""
        child = self._popen(name, self.inside(argv), extra_env=extra_env)
        self._children = [*self._running(), child]
        return child

    def pid_of(self, process: Process) -> int:
        """The program that was spawned, seen from here."""
        return process.pid

    def _running(self) -> list[Process]:
        return [child for child in self._children if child.poll() is None]

    def _start_service(self, name: str, argv: Sequence[str]) -> None:
        self._services[name] = self._popen(name, self.inside(argv))

    def _popen(
        self,
        name: str,
        argv: Sequence[str],
        *,
        pass_fds: Sequence[int] = (),
        extra_env: dict[str, str] | None = None,
        death_signal: Literal["TERM", "KILL"] = "TERM",
    ) -> Process:
        # setpriv asks the kernel to end the child with us, whatever ends us. A session of its own keeps Ctrl+C at
        # a terminal from ending the display before the programs on it. Who was started by nohup or in the background
        # of a script ignores signals, and so would its children.
        with (self._folder / "logs" / f"{name}.log").open("ab") as log:
            return subprocess.Popen(
                ["env", "--default-signal=INT,HUP", "setpriv", "--pdeathsig", death_signal, "--", *argv],
                env={**self.env, **(extra_env or {})},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                pass_fds=pass_fds,
                start_new_session=True,
            )


def end_process(process: Process, grace_s: float = 3.0) -> None:
    """Asks, then kills; wakes a stopped process first. Returns when it is gone."""
    if process.poll() is None:
        process.send_signal(signal.SIGCONT)
        process.terminate()
        try:
            process.wait(grace_s)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
