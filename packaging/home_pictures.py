"""Takes pictures of the home window's places, for a look at them and for README.

    .venv/bin/python packaging/home_pictures.py [FOLDER] [--places NAMES] [--language CODE] [--readme]

The real program on private desktops after real dictations: each place light and dark, at 100 and 200 %, narrow, and
empty before anything was said. With --readme only README's, at 100 % into packaging/screenshots.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from desktop import DesktopFault, PrivateDesktop, Theme, wait_until
from live_program import LiveProgram
from screenshots import PICTURES, short_speech

ROOT = Path(__file__).resolve().parent.parent
PLACES = ("dictation", "history", "statistics", "performance", "models", "words", "settings", "help")
OF_README = ("dictation", "help", "performance")
SETTLES_S = 1.5
CHECKED_S = 14.0
SIZE = (1024, 720)
NARROW = (420, 620)
WORDS = """# names of the estate
Inverashiel = inver a sheel
Abigail Claflin
kubectl = cube control
btw -> by the way
! crying on
"""
THEMES: tuple[Theme, ...] = ("light", "dark")
TABS = {"checks": "alt+k", "keyboard": "alt+y", "log": "alt+g", "licences": "alt+i"}
"""Of Help, beside its first."""


def main() -> int:
    parser = argparse.ArgumentParser(description="Pictures of the home window.")
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "artifacts" / "home")
    parser.add_argument("--places", help="only these, by commas")
    parser.add_argument("--language", default="en", help="of the windows")
    parser.add_argument("--readme", action="store_true")
    parsed = parser.parse_args()
    folder = PICTURES if parsed.readme else parsed.folder
    places = parsed.places.split(",") if parsed.places else [*(OF_README if parsed.readme else PLACES)]
    folder.mkdir(parents=True, exist_ok=True)
    for scale in (1,) if parsed.readme else (1, 2):
        for theme in THEMES:
            Session(folder, theme, scale, parsed.language).photograph(places, alone=parsed.readme)
    return 0


class Session:
    def __init__(self, folder: Path, theme: Theme, scale: int, language: str) -> None:
        self._folder, self._theme, self._scale, self._language = folder, theme, scale, language
        self._desktop = PrivateDesktop(theme=theme, size=(1280 * scale, 900 * scale))

    def photograph(self, places: list[str], *, alone: bool) -> None:
        """`alone`: only what README shows."""
        with self._desktop as desktop:
            desktop.env["QT_SCALE_FACTOR"] = str(self._scale)
            looks = {"theme": self._theme, "notify_breaches": False}
            self._program = LiveProgram(desktop, {"performance": looks, "windows": {"language": self._language}})
            self._program.start()
            if not alone:
                for place in places:
                    self._shoot(place, "empty")
                self._close()
            (self._program.settings_file.parent / "words.txt").write_text(WORDS)
            target = desktop.open_window("gtk")
            for count, file in enumerate(short_speech(3), start=1):
                target.focus()
                self._program.dictate(file)
                self._program.wait_for_dictations(count)
            for place in places:
                self._shoot(place)
                if place == "help" and not alone:
                    self._shoot_tabs()
            if not alone:
                self._resize(*NARROW)
                for place in places:
                    self._shoot(place, "narrow", resize=False)
            target.close()
            self._program.stop()

    def _shoot_tabs(self) -> None:
        for tab, key in TABS.items():
            self._desktop.run(["xdotool", "key", key])
            if tab == "checks":
                self._desktop.run(["xdotool", "key", "Tab", "Tab", "alt+c"])
                time.sleep(CHECKED_S)
            time.sleep(SETTLES_S)
            self._shoot_window(f"help-{tab}")

    def _shoot(self, place: str, how: str = "", *, resize: bool = True) -> None:
        done = self._program.command("open", place)
        if done.returncode != 0:
            raise DesktopFault(done.stderr)
        wait_until(lambda: bool(self._program.shown_windows()), "the window")
        if self._language == "en":
            self._desktop.run(["xdotool", "search", "--sync", "--onlyvisible", "--name", f"^{place.capitalize()}"])
        if resize:
            self._resize(*SIZE)
        time.sleep(SETTLES_S)
        self._shoot_window(f"{place}-{how}" if how else place)

    def _window(self) -> str:
        """Of the program's windows the highest, whatever its title says in this language."""
        search = ["xdotool", "search", "--all", "--onlyvisible", "--pid", str(self._program.pid), "--name", "."]
        return max(self._desktop.run(search).decode().split(), key=self._height)

    def _height(self, window: str) -> int:
        told = self._desktop.run(["xdotool", "getwindowgeometry", "--shell", window]).decode()
        return int(told.partition("HEIGHT=")[2].split()[0])

    def _resize(self, width: int, height: int) -> None:
        size = [str(width * self._scale), str(height * self._scale)]
        self._desktop.run(["xdotool", "windowsize", "--sync", self._window(), *size])

    def _close(self) -> None:
        self._desktop.run(["xdotool", "windowactivate", "--sync", self._window(), "key", "ctrl+w"])
        wait_until(lambda: self._program.shown_windows() == [], "the window to close")

    def _shoot_window(self, name: str) -> None:
        scale = "" if self._scale == 1 else f"-{self._scale}00"
        language = "" if self._language == "en" else f"-{self._language}"
        path = self._folder / f"home-{name}-{self._theme}{language}{scale}.png"
        self._desktop.run(["import", "-silent", "-window", self._window(), f"png:{path}"])
        self._desktop.run(["mogrify", "-strip", "+dither", "-colors", "128", str(path)])
        print(path.name, flush=True)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except DesktopFault as fault:
        sys.exit(f"{fault}")
