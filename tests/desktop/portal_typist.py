"""Types through the portal of the desktop it runs on, as it is told on standard input: a JSON object a line, with what
came of it as the answer.

    {"do": "insert", "text": "Größe", "application": "foot", "method": "auto"}   {"do": "prepare"}   {"do": "state"}
"""

from __future__ import annotations

import importlib
import importlib.util
import json
import sys
import time
from typing import Any

from tray_app.core.applications import Application, ApplicationKind
from tray_app.core.settings import InsertionSettings
from tray_app.text.insertion.portal_step import LendingClipboard, PortalStep, make_portal_step
from tray_app.text.insertion.step import NothingDone, PartlyDone


def main() -> None:
    step = make_portal_step(introduce=lambda portal: portal.register(sys.argv[1]), spare_clipboard=_data_control())
    for line in sys.stdin:
        question = json.loads(line)
        sys.stdout.write(json.dumps(_answer(step, question)) + "\n")
        sys.stdout.flush()
    step.close()


def _answer(step: PortalStep, question: dict[str, Any]) -> dict[str, Any]:
    if question["do"] == "prepare":
        step.prepare()
    elif question["do"] == "offer":
        step.offer(question["text"])
    elif question["do"] == "insert":
        return _inserted(step, question)
    why = step.usable()
    return {"permission": step.permission.value, "usable": why is None, "why": why.title if why else ""}


def _inserted(step: PortalStep, question: dict[str, Any]) -> dict[str, Any]:
    name = question.get("application", "")
    kind = ApplicationKind.TERMINAL if name == "foot" else ApplicationKind.ANY
    settings = InsertionSettings(method=question.get("method", "auto"))
    begun_ns = time.monotonic_ns()
    try:
        done = step.insert(question["text"], settings, Application(name, kind))
    except (NothingDone, PartlyDone) as fault:
        return {"fault": str(fault), "partly": isinstance(fault, PartlyDone)}
    return {
        "method": done.method,
        "verified": done.verified,
        "first_ms": (done.first_char_ns - begun_ns) / 1e6,
        "last_ms": (done.last_char_ns - begun_ns) / 1e6,
        "remark": done.remark.title if done.remark else "",
    }


def _data_control() -> LendingClipboard | None:
    """Where the compositor has it: not on GNOME."""
    if importlib.util.find_spec("tray_app.wayland.clipboard") is None:
        return None
    clipboard = importlib.import_module("tray_app.wayland.clipboard").Clipboard()
    return clipboard if clipboard.why_not() is None else None


if __name__ == "__main__":
    main()
