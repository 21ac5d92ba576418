"""Earlier runs of Holdtalk, as they were counted."""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Mapping
from typing import Any

from tray_app.core.errors import HoldtalkError
from tray_app.paths import sessions_dir


def sessions(parsed: argparse.Namespace) -> int:
    """Print one line a session, the oldest first; with `--json` one object a line. Raises HoldtalkError when none is
    kept."""
    from tray_app.usage.summaries import Summaries

    found = Summaries(sessions_dir()).read()
    if not found:
        raise HoldtalkError("No session was counted yet.", "Set enabled = true under [session], and dictate.")
    if parsed.json:
        for summary in found:
            print(json.dumps(summary, ensure_ascii=False))
        return 0
    print(f"{'begun':<18}{'dictations':>10}{'words':>8}{'a minute':>10}{'saved':>9}{'failed':>8}")
    for summary in found:
        print(_line(summary))
    return 0


def _line(summary: Mapping[str, Any]) -> str:
    begun = time.strftime("%Y-%m-%d %H:%M", time.localtime(summary["begun_unix"]))
    speed = summary["words_per_minute"]
    failed = sum(summary["results"].get(name, 0) for name in ("timeout", "error"))
    return (
        f"{begun:<18}{summary['dictations']:>10}{summary['words']:>8}{'-' if speed is None else f'{speed:.0f}':>10}"
        f"{summary['saved_s'] / 60:>5.1f} min{failed:>8}"
    )
