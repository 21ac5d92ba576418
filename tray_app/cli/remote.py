"""Commands that the running program carries out."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tray_app.api.socket import START_BLUR_NS, ask, process_start_ns
from tray_app.core.errors import HoldtalkError

from .running_arguments import REPORT_FORMATS

_TIMEOUTS_S = {"export": 60.0, "hands-free": 60.0, "language": 60.0, "undo": 130.0}
_LONGEST_TEXT = 5_000
"""Characters. A request has room for 64 KB, and JSON writes some characters in twelve bytes."""


def command(parsed: argparse.Namespace) -> int:
    """Send the command to the running program and print what it answers.

    Raises HoldtalkError when none is running or it refuses.
    """
    name = "show" if parsed.command == "open" else str(parsed.command)
    timeout_s = _TIMEOUTS_S.get(name, 10.0)
    # A key starts this process: what was said since then is wanted too.
    reply = ask(name, _arguments(parsed), timeout_s=timeout_s, asked_ns=process_start_ns())
    if reply is None:
        raise HoldtalkError("Holdtalk is not running.", "Start it with: holdtalk run")
    if name == "hands-free":
        print(f"Listening for “{reply['listening_for']}”." if reply["on"] else "Hands-free is off.")
    elif name == "language":
        print(reply["language"])
        if reply["problem"]:
            print(f"holdtalk: {reply['problem']}", file=sys.stderr)
    elif name in ("pause", "resume"):
        print(_pause_words(reply["paused"]) or "The hotkeys are heard.")
    elif name == "ask-again":
        print(_asked_words(reply))
    elif name == "status":
        _print_status(reply, as_json=parsed.json)
    elif reply.get("at_rest"):  # no mistake: a key that is bound to it comes up whatever ended the recording
        print("holdtalk: Nothing was being recorded.", file=sys.stderr)
    elif name == "export":
        print(f"Report written to {reply['path']}")
    return 0


def _arguments(parsed: argparse.Namespace) -> dict[str, Any]:
    if parsed.command in ("press", "release", "toggle"):
        blur = {"blur_ns": START_BLUR_NS}
        return {"binding": parsed.binding, **blur} if parsed.binding else blur
    if parsed.command == "show":
        return {"window": parsed.window}
    if parsed.command == "open":
        return {"window": parsed.place or ""}
    if parsed.command == "hands-free":
        return {"switch": parsed.switch} if parsed.switch else {}
    if parsed.command == "language":
        return {"to": parsed.to} if parsed.to else {}
    if parsed.command == "pause":
        return {} if parsed.minutes is None else {"minutes": parsed.minutes}
    if parsed.command == "insert":
        return {"text": _text(parsed.text)}
    if parsed.command == "export":
        # The running program has another working directory.
        path = Path(parsed.output).expanduser().absolute()
        return {"format": parsed.format or _format_of(path), "path": str(path)}
    return {}


def _asked_words(reply: Mapping[str, Any]) -> str:
    asked = [word for what, word in (("keys", "its keys"), ("typing", "typing")) if reply.get(what)]
    if not asked:
        return "The desktop was told no to nothing that Holdtalk needs."
    return f"The desktop asks again, for {' and '.join(asked)}: answer in its window."


def _pause_words(paused: Mapping[str, Any] | None) -> str:
    """Empty while the hotkeys are heard."""
    if paused is None:
        return ""
    return f"The hotkeys rest until {paused['until'] or 'holdtalk resume'}."


def _text(given: str) -> str:
    """Raises HoldtalkError when it is too long to be handed over."""
    text = sys.stdin.buffer.read().decode(errors="replace") if given == "-" else given
    if len(text) > _LONGEST_TEXT:
        raise HoldtalkError("This text is too long for one piece.", f"Give {_LONGEST_TEXT} characters at most.")
    return text


def _format_of(path: Path) -> str:
    """The report format that goes with the file's ending. Raises HoldtalkError when none does."""
    ending = path.suffix.lower().removeprefix(".")
    if ending not in REPORT_FORMATS:
        named = ", ".join(f".{name}" for name in REPORT_FORMATS)
        raise HoldtalkError(
            "The file's name does not say what kind of report it is to be.",
            f"End it with one of {named}, or say --format.",
            str(path),
        )
    return ending


def _print_status(reply: Mapping[str, Any], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(reply, ensure_ascii=False))
        return
    state, status, problem = reply["state"], reply["status"], reply["problem"]
    print(state if status.casefold() == state else f"{state}: {status}")
    if reply.get("asleep"):  # an older program lacks it
        print("The speech engine is asleep: the next dictation loads it.")
    if reply.get("paused"):  # an older program lacks it
        print(_pause_words(reply["paused"]))
    if problem:
        print(problem["remedy"] if problem["title"] == status else f"{problem['title']} {problem['remedy']}")
    if reply.get("sent_to"):  # an older program lacks it
        print(f"Sound is sent to {reply['sent_to']}.")
    language, heard = reply.get("language"), reply.get("heard_language")  # an older program lacks them
    if language:
        print(f"Language: {language}" + (f", {heard} heard last." if heard and language == "auto" else "."))
    api = reply.get("api")  # an older program lacks it
    if api is not None:
        reached = "which cannot be reached: holdtalk api" if api["problem"] else f"{len(api['clients'])} connected"
        print(f"The API is on at port {api['port']}, {reached}.")
    texts, recordings = len(reply["offered"]), reply.get("recordings_without_text", 0)  # an older program lacks it
    if texts:
        waits = "1 text waits" if texts == 1 else f"{texts} texts wait"
        print(f"{waits} in the menu: holdtalk recover prints what waits.")
    if recordings:
        lack = "1 recording has no text" if recordings == 1 else f"{recordings} recordings have no text"
        print(f"{lack}: holdtalk recover tries again.")
