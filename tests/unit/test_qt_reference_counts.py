"""A canary: some releases of PySide6 lose a reference to None with every setText, and then abort the program."""

from __future__ import annotations

import os
import subprocess
import sys

CALLS = 2_000

PROGRAM = f"""
import sys
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([])
label = QLabel()
before = sys.getrefcount(None)
for number in range({CALLS}):
    label.setText(str(number))
print(before - sys.getrefcount(None))
"""


def test_setting_a_text_keeps_the_reference_count_of_none() -> None:
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-c", PROGRAM], env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    # From Python 3.12 on None is immortal and the difference is always zero.
    assert abs(int(done.stdout)) < CALLS // 20
