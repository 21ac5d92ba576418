"""`holdtalk` and `python -m tray_app`. Imports nothing heavy: a child process re-imports this file."""

from __future__ import annotations

import sys


def main() -> None:
    if sys.argv[1:2] == ["--speech-worker"]:  # a frozen program is its own worker
        from tray_app.speech.worker import main as worker_main

        worker_main(sys.argv[2:])
        return
    if sys.platform == "linux" and sys.argv[1:2] in (["press"], ["release"], ["toggle"]):
        from tray_app.key_sender import send  # a key waits for it, and it needs next to nothing

        code = send(sys.argv[1:])
        if code is not None:
            sys.exit(code)
    from tray_app.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
