"""Takes pictures of the Settings place: its groups, a search, what is wrong, a key that is asked for; for looking at.

    .venv/bin/python packaging/settings_pictures.py [FOLDER]

On private desktops, light and dark, at 100 % and 200 %; the pictures go to artifacts/settings unless a folder is given.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO

from desktop import PrivateDesktop, Theme

ROOT = Path(__file__).resolve().parent.parent
SIZE = (960, 720)
NARROW = ("380", "640")
SCREEN = (1000, 760)
MINE = """\
# mine
[hotkey]
key = "f9"

[tones]
volume_percent = 10
"""
ROWS = """\
[[binding]]
key = "ctrl_r"
[[binding]]
key = "f9"
mode = "toggle"
profile = "letters"
[profile.letters]
method = "paste"
[targets]
release_to_text = 80
"""
GROUPS = ("keys", "microphone", "speech", "text", "look", "voice", "hands_free", "others", "performance", "privacy",
          "advanced")  # fmt: skip
Scene = tuple[str, tuple[tuple[str, ...], ...]]

SCENES: tuple[Scene, ...] = (
    *((f"group-{name}", (("group", name),)) for name in GROUPS),
    ("search", (("search", "beep"),)),
    ("search-slip", (("search", "micorphone"),)),
    ("search-nothing", (("search", "qqqqq"),)),
    ("refused", (("group", "keys"), ("want", "hotkey.cancel_key", '"f9"'))),
    ("capture", (("group", "keys"), ("capture", "hotkey.key"))),
    ("broken", (("group", "look"), ("file", "[tones\n"))),
    ("mistake", (("group", "look"), ("file", "[tones]\nvolume_percent = 200\n"))),
    ("rows", (("file", ROWS), ("group", "keys"), ("open",), ("bottom",))),
    ("targets", (("group", "performance"), ("bottom",))),
    ("narrow", (("size", *NARROW), ("group", "keys"))),
    ("narrow-look", (("group", "look"),)),
)


class Window:
    """The place in a process of its own on the desktop."""

    def __init__(self, desktop: PrivateDesktop, theme: Theme, scale: int, file: Path) -> None:
        env = {**desktop.env, "QT_SCALE_FACTOR": str(scale), "PYTHONPATH": str(ROOT)}
        argv = [sys.executable, str(ROOT / "packaging" / "settings_window.py"), theme, str(file)]
        self._process = subprocess.Popen(argv, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self._read()

    def tell(self, *order: str) -> None:
        """Blocks until that is painted."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        self._read()

    def close(self) -> None:
        with self._process:  # leaving it closes the pipes, which ends the window, and waits for it
            pass

    def _read(self) -> None:
        out: IO[str] | None = self._process.stdout
        assert out is not None
        if not out.readline():
            raise RuntimeError("the window died")


def take_pictures(folder: Path, theme: Theme, scale: int) -> None:
    size = (SCREEN[0] * scale, SCREEN[1] * scale)
    with tempfile.TemporaryDirectory() as name, PrivateDesktop(theme=theme, size=size, tray=False) as desktop:
        file = Path(name) / "settings.toml"
        file.write_text(MINE, encoding="utf-8")
        window = Window(desktop, theme, scale, file)
        window.tell("size", *map(str, SIZE))
        for scene, orders in SCENES:
            for order in orders:
                window.tell(*order)
            desktop.screenshot(folder / f"{theme}-{scale}x-{scene}.png")
        window.close()


def main() -> None:
    parser = argparse.ArgumentParser(description="Pictures of the Settings place.")
    where = ROOT / "artifacts" / "settings"
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
