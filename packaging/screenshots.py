"""Makes the pictures of README from the real program, after real dictations on a private desktop.

    .venv/bin/python packaging/screenshots.py [SOUND FILES]

Without files the speech that the engine's wheel carries is spoken. Pictures: packaging/screenshots/.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from demo import find_speech
from desktop import PrivateDesktop, Theme
from live_program import LiveProgram

PICTURES = Path(__file__).resolve().parent / "screenshots"
HOTKEY = "Control_R"
SPEAKING_S = 6.0
WINDOW_SETTLES_S = 4.0


def main() -> int:
    parser = argparse.ArgumentParser(description="Pictures of the real program for README.")
    parser.add_argument("speech", nargs="*", type=Path, help="sound files to dictate first")
    speech: list[Path] = parser.parse_args().speech
    PICTURES.mkdir(exist_ok=True)
    for theme in ("light", "dark"):
        photograph(theme, speech or [find_speech()])
    return 0


def photograph(theme: Theme, speech: list[Path]) -> None:
    """Dictate every file into an editor, photograph the overlay meanwhile and the performance window afterwards."""
    with PrivateDesktop(theme=theme) as desktop:
        program = LiveProgram(desktop, {"overlay": {"style": "detailed"}, "performance": {"theme": theme}})
        program.start()
        window = desktop.open_window("gtk")
        for count, file in enumerate(speech, start=1):
            program.dictate(file)
            program.wait_for_dictations(count)
        with program.hold(HOTKEY):
            player = desktop.play(find_speech(), wait=False)
            time.sleep(SPEAKING_S)
            shoot(desktop, f"overlay-{theme}.png", "640x150+320+650")
            player.terminate()
        program.wait_for_dictations(len(speech) + 1)
        window.close()
        program.command("show", "performance")
        time.sleep(WINDOW_SETTLES_S)
        shoot(desktop, f"performance-{theme}.png")
        program.stop()


def shoot(desktop: PrivateDesktop, name: str, area: str = "") -> None:
    """The screen, or an area of it ("WIDTHxHEIGHT+X+Y"), as a small PNG."""
    path = desktop.screenshot(PICTURES / name)
    crop = ["-crop", area, "+repage"] if area else ["-trim", "+repage"]
    desktop.run(["mogrify", *crop, "-strip", "-colors", "128", "-define", "png:compression-level=9", str(path)])
    print(f"{path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
