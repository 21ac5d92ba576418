"""Takes pictures of the real tray icon, menu, overlay, notice and small window in every state, for looking at.

    .venv/bin/python packaging/gallery_ui.py [FOLDER]

On private desktops, light and dark, at 100 % and 200 %; the pictures go to artifacts/ui unless a folder is given.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path
from typing import IO

from desktop import PrivateDesktop, Theme
from headless import HeadlessDesktop

ROOT = Path(__file__).resolve().parent.parent
SIZE = (1280, 800)


class Widgets:
    """The program's widgets in a process of their own on the desktop; told what to show line by line."""

    def __init__(self, desktop: HeadlessDesktop, theme: Theme, scale: int) -> None:
        env = {**desktop.env, "QT_SCALE_FACTOR": str(scale), "PYTHONPATH": str(ROOT)}
        argv = desktop.inside([sys.executable, str(ROOT / "packaging" / "gallery_widgets.py"), theme])
        self._process = subprocess.Popen(argv, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self._read()

    def show(self, scene: str) -> str:
        """Blocks until the scene is painted; gives what the widgets answer."""
        assert self._process.stdin is not None
        self._process.stdin.write(scene + "\n")
        self._process.stdin.flush()
        return self._read()

    def close(self) -> None:
        with self._process:  # leaving it closes the pipes, which ends the widgets, and waits for them
            pass

    def _read(self) -> str:
        out: IO[str] | None = self._process.stdout
        assert out is not None
        answer = out.readline()
        if not answer:
            raise RuntimeError("the widgets died")
        return answer.strip()


OVERLAYS = (
    "recording",
    "text",
    "locked",
    "transcribing",
    "empty",
    "cancelled",
    "offered",
    "failed",
    "silent",
    "paused",
    "resumed",
)
STATES = ("loading", "ready", "recording", "transcribing", "error", "paused", "breach")


def take_pictures(folder: Path, theme: Theme, scale: int) -> None:
    size = (SIZE[0] * scale, SIZE[1] * scale)
    with PrivateDesktop(theme=theme, size=size) as desktop:
        widgets = Widgets(desktop, theme, scale)
        name = f"{theme}-{scale}x"

        def picture(what: str) -> None:
            desktop.screenshot(folder / f"{name}-{what}.png")

        for state in STATES:
            widgets.show(f"tray {state}")
            picture("screen")
            corner = f"120x40+{size[0] - 120}+{size[1] - 40}"
            screen, target = folder / f"{name}-screen.png", folder / f"{name}-tray-{state}.png"
            desktop.run(["convert", str(screen), "-crop", corner, "+repage", "-scale", "400%", str(target)])
        x, y = widgets.show("place").split()
        desktop.run(["xdotool", "mousemove", x, y, "click", "3"])
        widgets.show("settle")
        picture("menu")
        desktop.run(["xdotool", "key", "Down", "Down", "Down", "Down", "Right"])
        widgets.show("settle")
        picture("menu-open")
        desktop.run(["xdotool", "key", "Escape", "Escape"])
        for style in ("minimal", "compact", "detailed"):
            for what in OVERLAYS:
                widgets.show(f"overlay {style} {what}")
                picture(f"overlay-{style}-{what}")
        for scene in ("notice info", "notice error", "notice waits", "window ready", "window error"):
            widgets.show(scene)
            picture(scene.replace(" ", "-"))
        widgets.close()


def main() -> None:
    parser = argparse.ArgumentParser(description="Pictures of icon, menu, overlay, notice and small window.")
    where = ROOT / "artifacts" / "ui"
    parser.add_argument("folder", nargs="?", type=Path, default=where, help="where the pictures go")
    folder: Path = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    themes: tuple[Theme, ...] = ("light", "dark")
    for theme in themes:
        for scale in (1, 2):
            take_pictures(folder, theme, scale)
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder}")


if __name__ == "__main__":
    main()
