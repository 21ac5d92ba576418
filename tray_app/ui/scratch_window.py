"""A plain text window that reports each change of its text as a line of JSON: what the benchmark types into.

Run as a process of its own (`python -m tray_app.ui.scratch_window`), so that it is as foreign to the tray program
as any editor is. "clear" on standard input empties it; the end of standard input ends it.
"""

from __future__ import annotations

import json
import sys
import time

from PySide6.QtWidgets import QApplication, QPlainTextEdit

from tray_app.core.supervision import start_thread

from .bridge import Bridge


def report(**facts: object) -> None:
    sys.stdout.write(json.dumps(facts) + "\n")
    sys.stdout.flush()


def main() -> int:
    application = QApplication(["holdtalk-scratch"])
    window = QPlainTextEdit()
    window.setWindowTitle("Holdtalk benchmark: leave this window in front")
    window.resize(760, 360)
    window.textChanged.connect(lambda: report(at_ns=time.monotonic_ns(), characters=len(window.toPlainText())))
    application.focusChanged.connect(lambda _old, new: report(focused=new is not None))
    bridge = Bridge()

    def obey() -> None:
        for line in sys.stdin:
            if line.strip() == "clear":
                bridge.call(window.clear)
        bridge.call(application.quit)

    start_thread("orders", obey, again=False)
    window.show()
    window.activateWindow()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
