"""`holdtalk` and `python -m tray_app`. Imports nothing heavy: a child process re-imports this file."""

from __future__ import annotations

import sys


def main() -> None:
    from tray_app.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
