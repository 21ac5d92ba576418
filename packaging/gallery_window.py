"""Pictures of the Performance window for a look at it, in light and dark and at both scales.

With --real the program itself is started on a private desktop, spoken to, and its window photographed.
Without, the figures are made up (a slow insertion, a cold start, a worker that grows), for every look
at once; that needs a display: run it below xvfb-run.

    python packaging/gallery_window.py --real ../shared/speech/*.flac
    xvfb-run python packaging/gallery_window.py [--only dictations]
"""

from __future__ import annotations

import argparse
import math
import os
import random
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Literal

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tray_app.core.dictation import DictationRecord, Outcome, Stamps, Start
from tray_app.core.events import DictationId
from tray_app.perf.monitor import Monitor

if TYPE_CHECKING:
    from tray_app.ui.window import PerformanceWindow

MS = 1_000_000
SCENES = (
    "fine",
    "dictations",
    "chart",
    "distribution",
    "breaches",
    "advice",
    "compact",
    "minimal",
    "editing",
    "finding",
    "empty",
)
SECOND = 1_000 * MS


def made_up_record(rng: random.Random, down_ns: int, start: Start, *, slow: bool, failed: bool) -> DictationRecord:
    held_ms = rng.uniform(1_500, 14_000)
    up_ns = down_ns + int(held_ms * MS)
    final_ns = up_ns + int(rng.gauss(75, 9) * MS)
    filtered_ns = final_ns + int(rng.uniform(0.02, 0.2) * MS)
    first_ns = filtered_ns + int(rng.uniform(3, 6) * MS)
    last_ns = first_ns + int((rng.gauss(620, 40) if slow else rng.gauss(16, 4)) * MS)
    lead_ns = int(rng.gauss(38, 5) * MS) if start is Start.COLD else -300 * MS
    stamps = Stamps(
        key_down_event_ns=down_ns,
        key_down_handled_ns=down_ns + int(rng.uniform(0.2, 0.6) * MS),
        first_sample_ns=down_ns + lead_ns,
        key_up_event_ns=up_ns,
        key_up_handled_ns=up_ns + int(rng.uniform(0.2, 0.6) * MS),
        last_sample_handed_ns=up_ns + int(rng.gauss(46, 2) * MS),
        final_ns=None if failed else final_ns,
        filtered_ns=None if failed else filtered_ns,
        first_char_ns=None if failed else first_ns,
        last_char_ns=None if failed else last_ns,
    )
    missing = max(0, lead_ns) * 16 // MS
    held = int(held_ms * 16) - missing
    wall_ns = time.time_ns() - (time.monotonic_ns() - down_ns)
    return DictationRecord(
        DictationId(wall_ns), Outcome.FAILED if failed else Outcome.INSERTED, start, "moonshine-tiny-en",
        "" if failed else "typed", 0 if failed else int(held_ms / 70), held + 5_440, held, 0, 1 + int(held_ms / 6_000),
        held_ms * 0.12, down_ns + int(rng.gauss(900, 60) * MS), int(held_ms / 800), stamps,
        "Built-in Audio Analog Stereo",
    )  # fmt: skip


def fill(monitor: Monitor, *, broken: bool) -> None:
    rng = random.Random(7)
    now_ns = time.monotonic_ns()
    for at in range(40):
        down_ns = now_ns - (40 - at) * 25 * SECOND
        start = Start.COLD if at % 9 == 0 else Start.WARM
        slow = broken and at in {20, 21, 23, 24, 37, 38, 39}
        monitor.record_dictation(made_up_record(rng, down_ns, start, slow=slow, failed=broken and at == 12))
    for second in range(600):
        at_ns = now_ns - (600 - second) * SECOND
        if 200 < second < 260:
            continue
        grown = max(0, second - 480) * 1.6 if broken else 0
        monitor.observe("tray_uss", 88 + 2 * math.sin(second / 40) + rng.random(), at_ns)
        monitor.observe("worker_uss", 246 + rng.random() * 3 + grown, at_ns)
        monitor.observe("tray_cpu", abs(rng.gauss(0.3, 0.2)), at_ns)
        monitor.observe("worker_cpu", abs(rng.gauss(0.1, 0.1)), at_ns)
        monitor.observe("threads", 14 + (second % 90 > 60), at_ns)
        monitor.observe("open_files", 42 + (second % 60 > 30), at_ns)
        if second % 25 < 5:
            monitor.observe("tray_cpu_dictating", abs(rng.gauss(5, 2)), at_ns)
            monitor.observe("worker_cpu_dictating", abs(rng.gauss(24, 6)), at_ns)


def performance_window(monitor: Monitor, view: str) -> PerformanceWindow:
    from tray_app.perf.stalls import StallWatch
    from tray_app.ui.window import PerformanceWindow

    return PerformanceWindow(
        monitor,
        export=lambda _format: None,
        watched=lambda _seen: None,
        heartbeat=StallWatch(monitor).heartbeat("ui", "ui_stall"),
        stalls=tuple,
        hotkey=lambda: "Right Ctrl",
        view=view,
        save_view=lambda _view: None,
        save_targets=monitor.set_targets,
    )


def picture(scene: str, dark: bool, path: Path) -> None:
    """One window in this process, as the screen would show it."""
    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtWidgets import QApplication

    from tray_app.ui import theme
    from tray_app.ui.window.rows import Column

    application = QApplication(["holdtalk"])
    theme.apply(application, "dark" if dark else "light")
    monitor = Monitor()
    if scene != "empty":
        fill(monitor, broken=scene != "fine")
    window = performance_window(monitor, scene if scene in ("compact", "minimal") else "detailed")
    window.show_and_raise()
    tabs = {"chart": 1, "distribution": 2, "breaches": 3, "advice": 4}

    def take() -> None:
        table, bottom = window._table, window._details
        if scene in ("chart", "distribution"):
            table.choose(window._rows.find("insertion", "warm"))
        bottom.setCurrentIndex(tabs.get(scene, 0))
        if scene == "editing":
            table.choose(window._rows.find("transcription", "warm"))
            table.edit_target()
        if scene == "finding":
            table.header().setSortIndicator(Column.LAST, Qt.SortOrder.DescendingOrder)
            table.find_field.open()
            table.find_field.setText("warm")
        QTimer.singleShot(1_200, save)

    def save() -> None:
        window.grab().save(str(path))
        application.quit()

    window.setAttribute(Qt.WidgetAttribute.WA_AlwaysShowToolTips)
    QTimer.singleShot(1_500, take)
    application.exec()


def real_pictures(files: list[Path], shade: Literal["light", "dark"], out: Path) -> None:
    """Dictates every file into the real program on a private desktop; saves its window and its reports."""
    from desktop import PrivateDesktop
    from live_program import LiveProgram

    with PrivateDesktop(theme=shade) as desktop:
        program = LiveProgram(desktop, {"performance": {"theme": shade}})
        program.start()
        target = desktop.open_window("qt")
        for count, file in enumerate(files, start=1):
            target.focus()
            program.dictate(file)
            program.wait_for_dictations(count)
        print(program.command("show", "performance").stderr, end="")
        time.sleep(8)
        print(desktop.screenshot(out / f"window-real-{shade}.png"), flush=True)
        for report in ("md", "json"):
            path = out / f"report-real-{shade}.{report}"
            program.command("export", "--format", report, "-o", str(path.resolve()))
            print(path, flush=True)
        target.close()
        program.stop()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=Path("artifacts"))
    parser.add_argument("--only", choices=SCENES)
    parser.add_argument("--real", nargs="+", type=Path, metavar="FILE", help="speech files to dictate for real")
    parser.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    parsed = parser.parse_args()
    parsed.out.mkdir(parents=True, exist_ok=True)
    if parsed.one:
        scene, shade = parsed.one
        scale = os.environ.get("QT_SCALE_FACTOR", "1")
        picture(scene, shade == "dark", parsed.out / f"window-{scene}-{shade}-{scale}x.png")
        return 0
    if parsed.real:
        shades: tuple[Literal["light", "dark"], ...] = ("light", "dark")
        for look in shades:
            real_pictures(parsed.real, look, parsed.out)
        return 0
    for scene in [parsed.only] if parsed.only else SCENES:
        for shade in ("light", "dark"):
            for scale in ("1", "2"):
                command = [sys.executable, __file__, "--out", str(parsed.out), "--one", scene, shade]
                subprocess.run(command, env={**os.environ, "QT_SCALE_FACTOR": scale}, check=True)
                print(parsed.out / f"window-{scene}-{shade}-{scale}x.png", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
