"""A long file through `holdtalk transcribe`: how long it takes, and whether memory stays flat.

    python packaging/measure_long_file.py
    python packaging/measure_long_file.py --minutes 10 --name talk.m4a

The file is made of the clips of real speech beside the checkout, one after the other and again from the first, on two
channels at 44,100 Hz as recorders write them. Memory is what the command and its speech worker hold alone (USS), looked
at twice a second and told for each minute of the file that is worked off. It must be flat: from a quarter of the file
on neither may grow by more than a tenth.
"""

from __future__ import annotations

import argparse
import os
import pty
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import psutil
import soundfile
import soxr

from tray_app.core.own_process import module_command

RATE_HZ = 44_100
SPEECH = Path(__file__).resolve().parents[2] / "shared" / "speech"
LOOK_EVERY_S = 0.5
MOST_GROWTH = 1.1
FAR = re.compile(rb": (?:(\d+):)?(\d+):(\d\d) of ")


@dataclass
class Watched:
    """Minute of the file that is being worked off, and what was held meanwhile: MB of the command and its children."""

    minute: int = 0
    command_mb: dict[int, list[float]] = field(default_factory=lambda: defaultdict(list))
    children_mb: dict[int, list[float]] = field(default_factory=lambda: defaultdict(list))


def clips(folder: Path) -> Iterator[np.ndarray]:
    """At RATE_HZ, for ever."""
    files = sorted(folder.glob("*.flac"))
    if not files:
        sys.exit(f"There is no speech in {folder}; name a folder with FLAC files: --speech FOLDER")
    while True:
        for file in files:
            samples, rate_hz = soundfile.read(file, dtype="float32")
            yield soxr.resample(samples, rate_hz, RATE_HZ)


def make(path: Path, folder: Path, minutes: float) -> float:
    """Write the file; seconds of it."""
    flac = path.with_suffix(".flac")
    with soundfile.SoundFile(flac, "w", RATE_HZ, 2) as long:
        for clip in clips(folder):
            left = int(minutes * 60 * RATE_HZ) - long.frames
            if left <= 0:
                break
            long.write(np.stack([clip[:left], 0.8 * clip[:left]], axis=1))
        seconds = float(long.frames) / RATE_HZ
    if path != flac:
        subprocess.run(["ffmpeg", "-v", "error", "-y", "-i", str(flac), str(path)], check=True)
    return seconds


def uss_mb(process: psutil.Process) -> float:
    try:
        uss_bytes: int = process.memory_full_info().uss
    except psutil.Error:  # it has just ended
        return 0.0
    return uss_bytes / 1e6


def watch(process: subprocess.Popen[bytes], watched: Watched) -> None:
    own = psutil.Process(process.pid)
    while process.poll() is None:
        watched.command_mb[watched.minute].append(uss_mb(own))
        try:
            children = own.children(recursive=True)
        except psutil.Error:
            return
        watched.children_mb[watched.minute].append(sum(map(uss_mb, children)))
        time.sleep(LOOK_EVERY_S)


def listen(terminal: int, watched: Watched) -> bytes:
    """What it says on its terminal, where each second it tells how far it is."""
    told = b""
    while True:
        try:
            news = os.read(terminal, 4_096)
        except OSError:  # it has ended
            return told
        told = (told + news)[-4_096:]
        if found := FAR.findall(told):
            hours, minutes, _ = found[-1]
            watched.minute = int(hours or 0) * 60 + int(minutes)


def run(path: Path, output: Path) -> tuple[float, Watched]:
    """Seconds that it took, and what was held."""
    ours, terminal = pty.openpty()
    watched = Watched()
    argv = module_command("tray_app", "transcribe", str(path), "-o", str(output))
    begun_s = time.monotonic()
    with subprocess.Popen(argv, stdout=subprocess.DEVNULL, stderr=terminal) as process:
        os.close(terminal)
        watching = threading.Thread(target=watch, args=(process, watched))
        watching.start()
        told = listen(ours, watched)
        process.wait()
        watching.join()
    if process.returncode != 0:
        sys.exit(told.decode(errors="replace"))
    return time.monotonic() - begun_s, watched


def is_flat(of: str, held_mb: dict[int, list[float]], minutes: float) -> bool:
    """Told; from a quarter of the file on."""
    medians = {minute: statistics.median(found) for minute, found in held_mb.items()}
    early = [mb for minute, mb in medians.items() if minutes / 4 <= minute < minutes / 2]
    late = [mb for minute, mb in medians.items() if minutes * 3 / 4 <= minute < minutes]
    if not early or not late:
        print(f"{of}: too short to tell")
        return False
    ratio = statistics.median(late) / statistics.median(early)
    print(f"{of}: {statistics.median(early):.1f} MB in the second quarter, {statistics.median(late):.1f} in the last: "
          f"{ratio:.3f}, at most {MOST_GROWTH}; peak {max(map(max, held_mb.values())):.1f} MB")  # fmt: skip
    return ratio <= MOST_GROWTH


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--name", type=Path, default=Path("long.flac"), help="its ending is the format")
    parser.add_argument("--speech", type=Path, default=SPEECH)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="holdtalk-long-") as folder:
        path, output = Path(folder) / options.name.name, Path(folder) / "long.srt"
        seconds = make(path, options.speech, options.minutes)
        print(f"{seconds / 60:.1f} minutes of speech, {path.stat().st_size / 1e6:.0f} MB on disk", flush=True)
        took_s, watched = run(path, output)
        subtitles_n = output.read_text(encoding="utf-8").count(" --> ")
    print(f"{'minute':>6}{'command MB':>12}{'worker MB':>12}")
    for minute in sorted(watched.command_mb):
        held = (statistics.median(of[minute]) for of in (watched.command_mb, watched.children_mb) if of[minute])
        print(f"{minute:>6}" + "".join(f"{mb:>12.1f}" for mb in held))
    print(f"{took_s:.0f} s: {seconds / took_s:.1f} times as fast as it was spoken; {subtitles_n} subtitles")
    flat = [is_flat("command", watched.command_mb, options.minutes),
            is_flat("worker", watched.children_mb, options.minutes)]  # fmt: skip
    sys.exit(0 if all(flat) else 1)


if __name__ == "__main__":
    main()
