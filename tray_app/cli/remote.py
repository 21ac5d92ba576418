"""Commands that the running program carries out."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tray_app.api.socket import ask
from tray_app.core.errors import HoldtalkError

from .parser import REPORT_FORMATS


def command(parsed: argparse.Namespace) -> int:
    """Send the command to the running program and print what it answers.

    Raises HoldtalkError when none is running or it refuses.
    """
    name = str(parsed.command)
    reply = ask(name, _arguments(parsed), timeout_s=60.0 if name == "export" else 10.0)
    if reply is None:
        raise HoldtalkError("Holdtalk is not running.", "Start it with: holdtalk run")
    if name == "status":
        _print_status(reply, as_json=parsed.json)
    elif name == "export":
        print(f"Report written to {reply['path']}")
    return 0


def _arguments(parsed: argparse.Namespace) -> dict[str, Any]:
    if parsed.command == "show":
        return {"window": parsed.window}
    if parsed.command == "export":
        # The running program has another working directory.
        path = Path(parsed.output).expanduser().absolute()
        return {"format": parsed.format or _format_of(path), "path": str(path)}
    return {}


def _format_of(path: Path) -> str:
    """The report format that goes with the file's ending; HTML when none does."""
    ending = path.suffix.lower().removeprefix(".")
    return ending if ending in REPORT_FORMATS else "html"


def _print_status(reply: Mapping[str, Any], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(reply, ensure_ascii=False))
        return
    print(f"{reply['state']}: {reply['status']}")
    if reply["problem"]:
        print(f"{reply['problem']['remedy']}")
    if reply["offered"]:
        print(f"{len(reply['offered'])} text(s) wait in the menu; holdtalk recover prints them.")
