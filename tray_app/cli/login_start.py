"""`holdtalk autostart`: whether Holdtalk starts at login."""

from __future__ import annotations

import argparse


def autostart(parsed: argparse.Namespace) -> int:
    """Switches it, where that is asked for, and prints how it stands. Exit code 1 where it cannot be switched on."""
    from tray_app.login_start import login_start

    stands = login_start()
    wanted = parsed.switch in ("on", "off")
    if wanted:
        stands.switch(parsed.switch == "on")
    on = stands.is_on()
    print(f"Holdtalk starts at login: {'yes' if on else 'no'} ({stands.place})")
    return 1 if wanted and on != (parsed.switch == "on") else 0
