"""A whole X11 desktop without a screen: display, window manager, tray host, sound server, a microphone to speak into.

with PrivateDesktop() as desktop:
    window = desktop.open_window("xterm")
    window.focus()
    desktop.play(Path("speech.wav"))
"""

from __future__ import annotations

from pathlib import Path

from headless import (
    WALLPAPER_COLOURS,
    DesktopFault,
    HeadlessDesktop,
    Process,
    Theme,
    end_process,
    missing_programs,
    wait_until,
)
from sound_server import SoundServer
from target_windows import TextWindow, WindowKind, XWindows, open_text_window

__all__ = ["DesktopFault", "PrivateDesktop", "Process", "Theme", "end_process", "missing_packages", "wait_until"]

PANEL_COLOURS: dict[Theme, str] = {"light": "#e6e6e6", "dark": "#202020"}

DEBIAN_PACKAGES = {
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "trayer": "trayer",
    "xdotool": "xdotool",
    "import": "imagemagick",
    "xterm": "xterm",
    "setxkbmap": "x11-xkb-utils",
    "xsetroot": "x11-xserver-utils",
}


def missing_packages() -> list[str]:
    """Debian packages whose programs a private desktop needs and this machine lacks."""
    return missing_programs(DEBIAN_PACKAGES)


class PrivateDesktop(HeadlessDesktop):
    """X11: Xvfb, Openbox and trayer."""

    session_type = "x11"

    def __init__(
        self,
        *,
        theme: Theme = "light",
        tray: bool = True,
        size: tuple[int, int] = (1280, 800),
        sound: SoundServer | None = None,
    ) -> None:
        """`sound` is the server to use instead of the one that is installed."""
        super().__init__(theme=theme, size=size, sound=sound)
        self._with_tray = tray

    # --- parts ---------------------------------------------------------------------------

    def _missing(self) -> list[str]:
        return missing_packages()

    def _start_parts(self) -> None:
        self._start_display()
        self._start_bus()
        self._start_window_manager()
        if self._with_tray:
            self.start_tray()

    def _start_display(self) -> None:
        self.env["DISPLAY"] = self._start_xvfb()
        self.run(["xsetroot", "-solid", WALLPAPER_COLOURS[self.theme]])

    def _start_window_manager(self) -> None:
        ready = self._folder / "run" / "openbox-ready"
        # With each change of the keyboard it opens its input method anew, and reads all compose sequences for that:
        # 34 ms instead of 5, of nothing that is looked at here.
        argv = ["env", "XCOMPOSEFILE=/dev/null", "openbox", "--sm-disable", "--startup", f"touch {ready}"]
        self._start_service("openbox", argv)
        wait_until(ready.exists, "the window manager")

    def start_tray(self) -> None:
        """Blocks until a tray host (XEmbed) answers, at the bottom right of the screen."""
        look = ["--transparent", "true", "--alpha", "0", "--tint", "0x" + PANEL_COLOURS[self.theme][1:]]
        place = ["--edge", "bottom", "--align", "right", "--widthtype", "request", "--heighttype", "pixel"]
        self._start_service("trayer", ["trayer", *place, "--height", "24", "--expand", "true", *look])
        wait_until(self.has_tray, "the tray host")

    def stop_tray(self) -> None:
        """Takes the tray host away, as when a panel crashes."""
        end_process(self._services.pop("trayer"))
        wait_until(lambda: not self.has_tray(), "the tray host to go")

    def has_tray(self) -> bool:
        """Whether somebody owns the tray of this screen."""
        from Xlib.display import Display  # the run script asks for missing packages before Xlib is installed

        connection = Display(self.display)
        try:
            return bool(connection.get_selection_owner(connection.intern_atom("_NET_SYSTEM_TRAY_S0")))
        finally:
            connection.close()

    # --- keys and eyes -------------------------------------------------------------------

    def key_down(self, name: str) -> None:
        self.run(["xdotool", "keydown", name])

    def key_up(self, name: str) -> None:
        self.run(["xdotool", "keyup", name])

    def tap(self, name: str) -> None:
        self.run(["xdotool", "key", name])

    def set_layout(self, layout: str) -> None:
        """Keyboard layout by its XKB name, such as "de"."""
        self.run(["setxkbmap", layout])

    def screenshot(self, path: Path | str) -> Path:
        self.run(["import", "-silent", "-window", "root", f"png:{path}"])
        return Path(path)

    def open_window(self, kind: WindowKind) -> TextWindow:
        window = open_text_window(kind, XWindows(self.env), self._folder / "run", dark=self.theme == "dark")
        self._windows.append(window)
        return window
