"""What is left on disk when the whole program is killed in the middle of a word."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from tray_app.audio.spool import DiskSpool
from tray_app.core.events import DictationId

ROOT = Path(__file__).resolve().parents[3]
BLOCK_S = 0.01

SPEAKER = """
import sys
from pathlib import Path
import numpy as np
from tray_app.audio.spool import DiskSpool

TAKE = 1_800_000_000_000_000_000
spool = DiskSpool(lambda event: None, Path(sys.argv[1]))
spool.begin(TAKE)
count = 0
while sys.stdin.readline():
    spool.append(TAKE, np.arange(count, count + 160, dtype=np.int64).astype(np.int16))
    count += 160
    print(count, flush=True)
"""


def test_kill_minus_nine_loses_next_to_nothing_of_what_was_said(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    speaker = subprocess.Popen(
        [sys.executable, "-c", SPEAKER, str(tmp_path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert speaker.stdin is not None
    assert speaker.stdout is not None
    for _ in range(100):
        time.sleep(BLOCK_S)  # speech comes at this rate, and what is lost is a matter of time
        speaker.stdin.write("\n")
        speaker.stdin.flush()
        spoken = int(speaker.stdout.readline())
    speaker.send_signal(signal.SIGKILL)
    with speaker:
        speaker.stdin.close()
    spool = DiskSpool(lambda event: None, tmp_path)
    (take,) = spool.left_behind()
    kept = np.concatenate(list(spool.read(DictationId(take.dictation_id))))
    spool.close()
    record_property("lost ms", (spoken - len(kept)) / 16)
    assert take.samples == len(kept)
    assert spoken - 1_600 <= len(kept) <= spoken  # one block in quiet; a tenth of a second on a busy machine
    assert kept.tolist() == np.arange(len(kept)).astype(np.int16).tolist()
