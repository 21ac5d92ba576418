"""A signal ends what serves, whenever it comes and whichever thread gets it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
GENEROUS_S = 60.0

WAITING = """
import signal, threading, time
from tray_app.cli.serving import signals_to_wait_for

wait = signals_to_wait_for(signal.SIGINT, signal.SIGTERM)

def send(delay_s):
    time.sleep(delay_s)
    signal.pthread_kill(threading.get_ident(), signal.SIGNAL)

sender = threading.Thread(target=send, args=(DELAY_S,))
sender.start()
if not DELAY_S:
    sender.join()
wait()
print("ended")
"""


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
@pytest.mark.parametrize("delay_s", [0.0, 0.3], ids=["before it is waited for", "while it is waited for"])
def test_a_signal_that_another_thread_gets_ends_the_wait(name: str, delay_s: float) -> None:
    script = WAITING.replace("signal.SIGNAL", f"signal.{name}").replace("DELAY_S", str(delay_s))
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, timeout=GENEROUS_S, check=True)
    assert done.stdout == "ended\n"
