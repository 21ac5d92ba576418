"""A plain text window of Qt. Answers "read" and "clear", one a line on standard input, with a line of JSON."""

from __future__ import annotations

import json
import os
import sys

from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QApplication, QPlainTextEdit


def main() -> None:
    app = QApplication(sys.argv)
    if "dark" in os.environ.get("GTK_THEME", ""):
        app.setStyleSheet("QPlainTextEdit { background: #1c1c1c; color: #e8e8e8; }")
    edit = QPlainTextEdit()
    edit.setWindowTitle(sys.argv[1])
    edit.resize(720, 260)
    edit.show()

    def answer() -> None:
        request = os.read(sys.stdin.fileno(), 4_096).strip()  # unbuffered: the notifier watches the pipe itself
        if not request:
            app.quit()
            return
        if request == b"clear":
            edit.clear()
        print(json.dumps(edit.toPlainText()), flush=True)

    notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(answer)
    app.exec()


if __name__ == "__main__":
    main()
