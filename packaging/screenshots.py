"""Makes the pictures of README from the real program, after real dictations on a private desktop.

    .venv/bin/python packaging/screenshots.py [--dictations N] [--scale 1|2] [SOUND FILES]

Without files the shortest of the folder of speech beside the checkout are spoken, or where there is none, what the
engine's wheel carries. Pictures: packaging/screenshots/. One session a scale: thirty dictations, the three views in
light and dark, a breach with a real cause (the speech worker is stopped for a moment), the reports and the tabs.
"""

from __future__ import annotations

import argparse
import csv
import os
import shutil
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import report_pictures
from demo import find_speech
from desktop import DesktopFault, PrivateDesktop, Theme, wait_until
from live_program import LiveProgram

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "packaging" / "screenshots"
SPEECH = ROOT.parent / "shared" / "speech"
SIZE = (1280, 960)
HOTKEY = "Control_R"
SPEAKING_S = 6.0
OPENED_S = 4.0
"""The window's figures of the first seconds are those of its opening."""
SETTLES_S = 1.5
STOPPED_S = 0.9
"""How long the worker is stopped after key up: beyond the critical level, far below what counts as hung."""
BREACHES_NEEDED = 2
THEMES: tuple[Theme, ...] = ("light", "dark")


def main() -> int:
    parser = argparse.ArgumentParser(description="Pictures of the real program for README.")
    parser.add_argument("speech", nargs="*", type=Path, help="sound files to dictate first, over and over")
    parser.add_argument("--dictations", type=int, default=30, help="how many to dictate in each session")
    parser.add_argument("--scale", type=int, choices=[1, 2], help="only at this scale")
    parsed = parser.parse_args()
    PICTURES.mkdir(exist_ok=True)
    files = parsed.speech or short_speech(10)
    speech = [files[at % len(files)] for at in range(parsed.dictations)]
    for scale in [parsed.scale] if parsed.scale else [1, 2]:
        Session(scale).photograph(speech)
    return 0


def short_speech(count: int) -> list[Path]:
    """The shortest files of the folder of speech; the wheel's own where there is no such folder."""
    table = SPEECH / "transcripts.tsv"
    if not table.exists():
        return [find_speech()]
    with table.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    rows.sort(key=lambda row: float(row["seconds"]))
    return [SPEECH / row["file"] for row in rows[:count]]


class Session:
    """One program on one desktop at one scale, dictated into and photographed."""

    def __init__(self, scale: int) -> None:
        self._scale = scale
        self._desktop = PrivateDesktop(size=(SIZE[0] * scale, SIZE[1] * scale))
        self._at_scale = "" if scale == 1 else f"-{scale}00"
        """What the pictures' names say of it: nothing at 100 %."""

    def photograph(self, speech: Sequence[Path]) -> None:
        with self._desktop as desktop:
            desktop.env["QT_SCALE_FACTOR"] = str(self._scale)
            self._program = LiveProgram(desktop, self._settings("light", "detailed"))
            self._program.start()
            self._target = desktop.open_window("gtk")
            for count, file in enumerate(speech, start=1):
                self._dictate(file, count)
            self._said = len(speech)
            if self._scale == 1:
                self._shoot_overlay()
            self._program.command("show", "performance")
            time.sleep(OPENED_S)
            self._shoot_views()
            self._shoot_breach()
            if self._scale == 1:
                self._shoot_reports()
                self._shoot_tabs()
            self._target.close()
            self._program.stop()

    # --- what is done --------------------------------------------------------------------

    def _dictate(self, file: Path, count: int) -> None:
        self._target.focus()
        self._program.dictate(file)
        self._program.wait_for_dictations(count)

    def _settings(self, theme: Theme, view: str) -> dict[str, dict[str, str | int | bool]]:
        # A notification would lie over the window.
        performance: dict[str, str | int | bool] = {"theme": theme, "view": view, "notify_breaches": False}
        # Being photographed and switching themes costs what no user pays.
        targets: dict[str, str | int | bool] = {"window_cost": 50, "tray_cpu": 50}
        return {"overlay": {"style": "detailed"}, "performance": performance, "targets": targets}

    def _switch(self, theme: Theme, view: str) -> None:
        """As the user would: in the settings file, while it runs."""
        self._program.write_settings(self._settings(theme, view))
        time.sleep(SETTLES_S)

    def _reopen(self) -> None:
        """In the view of the settings: small ones are windows of their own."""
        self._press("ctrl+w")
        self._program.command("show", "performance")
        time.sleep(OPENED_S)

    def _window(self) -> str:
        """The Performance window's number."""
        search = ["xdotool", "search", "--onlyvisible", "--name", "^Performance"]
        return self._desktop.run(search).decode().split()[-1]

    def _press(self, *keys: str) -> None:
        self._desktop.run(["xdotool", "windowactivate", "--sync", self._window()])
        self._desktop.run(["xdotool", "key", "--delay", "60", *keys])
        time.sleep(SETTLES_S)

    # --- what is photographed ------------------------------------------------------------

    def _shoot_overlay(self) -> None:
        for theme in THEMES:
            self._switch(theme, "detailed")
            self._target.focus()
            with self._program.hold(HOTKEY):
                player = self._desktop.play(find_speech(), wait=False)
                time.sleep(SPEAKING_S)
                area = f"640x150+{(SIZE[0] - 640) // 2}+{SIZE[1] - 150}"
                self._shoot(f"overlay-{theme}", area)
                player.terminate()
            self._said += 1
            self._program.wait_for_dictations(self._said)

    def _shoot_views(self) -> None:
        for theme in THEMES:
            for view in ("minimal", "compact", "detailed"):
                self._switch(theme, view)
                self._reopen()
                name = "performance" if view == "detailed" else f"performance-{view}"
                self._shoot_window(f"{name}-{theme}{self._at_scale}")

    def _shoot_tabs(self) -> None:
        """Each tab in light, and a target while it is edited."""
        self._switch("light", "detailed")
        for keys, name in (("alt+u", "distribution"), ("alt+t", "over-time"), ("alt+r", "recommendations")):
            self._press(keys)
            self._shoot_window(f"performance-{name}-light")
        self._press("alt+d", "F2")
        self._shoot_window("targets-light")
        self._press("Escape")

    def _shoot_breach(self) -> None:
        """Dictations during which the worker stands still after key up, as on a machine that swaps."""
        self._press("ctrl+w")
        worker = int(self._program.status()["worker_pid"])
        for _ in range(BREACHES_NEEDED):
            self._target.focus()
            with self._program.hold(HOTKEY):
                self._desktop.play(short_speech(1)[0])
                os.kill(worker, signal.SIGSTOP)
            time.sleep(STOPPED_S)
            os.kill(worker, signal.SIGCONT)
            self._said += 1
            self._program.wait_for_dictations(self._said)
        wait_until(lambda: any(row["open"] for row in self._program.exported()["breaches"]), "the breach to be flagged")
        self._program.command("show", "performance")
        time.sleep(OPENED_S)
        for theme in THEMES:
            self._switch(theme, "detailed")
            self._press("alt+b")
            self._shoot_window(f"breach-{theme}{self._at_scale}")

    def _shoot_reports(self) -> None:
        """The session's report as a page in a browser, and printed."""
        missing = [tool for tool in ("chromium", "pdftoppm") if shutil.which(tool) is None]
        if missing:
            print(f"no pictures of reports: {' and '.join(missing)} not found", flush=True)
            return
        html, pdf = (self._program.folder / f"report.{form}" for form in ("html", "pdf"))
        for path in (html, pdf):
            self._program.command("export", "-o", str(path))
        for picture in report_pictures.photograph(html, pdf, PICTURES):
            print(f"{picture.relative_to(ROOT)}  {picture.stat().st_size / 1000:.0f} kB", flush=True)

    def _shoot_window(self, name: str) -> None:
        self._shoot(name, window=self._window())

    def _shoot(self, name: str, area: str = "", window: str = "root") -> None:
        """A window, or an area of the screen ("WIDTHxHEIGHT+X+Y"), as a small PNG."""
        path = PICTURES / f"{name}.png"
        self._desktop.run(["import", "-silent", "-window", window, f"png:{path}"])
        crop = ["-crop", area, "+repage"] if area else []
        small = ["-strip", "+dither", "-colors", "128", "-define", "png:compression-level=9"]
        self._desktop.run(["mogrify", *crop, *small, str(path)])
        print(f"{path.relative_to(ROOT)}  {path.stat().st_size / 1000:.0f} kB", flush=True)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except DesktopFault as fault:
        sys.exit(f"{fault}")
