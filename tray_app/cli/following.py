"""`holdtalk events`: what happens in the running program, a line each, for scripts and status bars."""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator, Mapping
from typing import Any

from tray_app.api.socket import ask
from tray_app.core.errors import HoldtalkError

ANSWER_TIMEOUT_S = 30.0
"""More than the program waits for something to happen."""
LOOK_AGAIN_S = 1.0
"""While no program runs."""
_NOT_RUNNING = json.dumps(
    {"type": "event", "event": "state", "data": {"state": "not running", "status": "Holdtalk is not running"}}
)


def events(parsed: argparse.Namespace) -> int:
    """Print what has happened, and with --follow what goes on to happen. Raises HoldtalkError when no program runs and
    none is waited for."""
    wanted = ["state"] if parsed.waybar else [name.strip() for name in parsed.only.split(",") if name.strip()]
    for line in _lines(wanted, follow=parsed.follow):
        print(_for_waybar(json.loads(line)) if parsed.waybar else line, flush=True)
    return 0


def _lines(wanted: list[str], *, follow: bool) -> Iterator[str]:
    """A program that ends and starts again is followed on."""
    at: dict[str, Any] = {}
    running = True
    while True:
        try:
            reply = ask("events", {"events": wanted, "wait": follow, **at}, timeout_s=ANSWER_TIMEOUT_S)
        except HoldtalkError:
            if not follow or not at:
                raise
            reply = None  # it ended while we waited
        if reply is not None:
            running, at = True, {"run": reply["run"], "after": reply["seq"]}
            yield from reply["lines"]
        elif not follow:
            raise HoldtalkError("Holdtalk is not running.", "Start it with: holdtalk run")
        else:
            if running:
                yield _NOT_RUNNING
            running = False
            time.sleep(LOOK_AGAIN_S)
        if not follow:
            return


def _for_waybar(event: Mapping[str, Any]) -> str:
    """As its custom modules read JSON: what is shown, its class for the style sheet, and the tooltip."""
    data = event["data"]
    problem = data.get("problem")
    tooltip = f"{problem['title']} {problem['remedy']}" if problem else data["status"]
    if data.get("language"):
        tooltip = f"{tooltip} ({data['language']})"
    state = data["state"]
    shown = {"text": state, "alt": state, "class": state.replace(" ", "-"), "tooltip": tooltip}
    return json.dumps(shown, ensure_ascii=False)
