"""Runs inside a terminal: keeps every byte the terminal sends in a file, and shows it."""

from __future__ import annotations

import os
import sys
import tty


def main() -> None:
    tty.setraw(sys.stdin.fileno())
    with open(sys.argv[1], "wb", buffering=0) as kept:
        while received := os.read(sys.stdin.fileno(), 65_536):
            kept.write(received)
            os.write(sys.stdout.fileno(), received.replace(b"\r", b"\r\n"))


if __name__ == "__main__":
    main()
