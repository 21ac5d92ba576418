"""`holdtalk` and `python -m tray_app`. Imports nothing heavy: a child process re-imports this file."""

from __future__ import annotations

import sys


def main() -> None:
    if sys.argv[1:2] == ["--speech-worker"]:  # a frozen program is its own worker
        from tray_app.speech.worker import main as worker_main

        worker_main(sys.argv[2:])
        return
    from tray_app.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
