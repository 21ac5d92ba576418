"""Runs one `holdtalk` command on a private desktop: `packaging/run bench` on a machine without a screen."""

from __future__ import annotations

import subprocess
import sys

from desktop import DesktopFault, PrivateDesktop


def main(arguments: list[str]) -> int:
    """The command's exit code; 1 when the desktop cannot be made."""
    try:
        with PrivateDesktop() as desktop:
            return subprocess.run(
                [sys.executable, "-m", "tray_app", *arguments], env=desktop.env, check=False
            ).returncode
    except DesktopFault as fault:
        print(f"The private desktop did not start: {fault}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
