"""What a client may ask. Pure: a message in, a request or a refusal out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from tray_app.core.errors import HoldtalkError

from .messages import Scope

COMMANDS: Mapping[str, Scope] = {
    **dict.fromkeys(("press", "release", "toggle", "cancel", "say"), Scope.CONTROL),
    **dict.fromkeys(("insert", "insert-last", "undo", "listen", "listened"), Scope.TEXT),
}
"""What each wants. Between `listen` and `listened` a client sends sound; the others are the command socket's."""
_LONGEST_ID = 64


def check(command: str, arguments: Mapping[str, Any], allowed: frozenset[Scope]) -> None:
    """Raises HoldtalkError for what is unknown or not allowed."""
    scope = COMMANDS.get(command)
    if scope is None:
        raise HoldtalkError("There is no such command.", "See the schema at /schema.")
    demand(scope, allowed)
    if command == "say" and "text" not in arguments and arguments.get("what") != "stop":
        raise HoldtalkError("That is not read to other programs' order.", "Send a text, or stop.")


def demand(scope: Scope | None, allowed: frozenset[Scope]) -> None:
    if scope is not None and scope not in allowed:
        raise HoldtalkError(
            f"Other programs are not allowed this: {scope}.", f"Set {scope} = true under [api] in Holdtalk's settings."
        )


def understood(message: str | bytes) -> dict[str, Any]:
    """A request with `command`, `arguments` and `id`. Raises ValueError, KeyError, TypeError, RecursionError."""
    if isinstance(message, bytes):
        raise TypeError("sound that nobody announced")
    asked = json.loads(message)
    number = asked.get("id") if isinstance(asked, dict) else None
    if not isinstance(asked, dict) or not (number is None or isinstance(number, int | str)):
        raise TypeError("no request")
    if len(str(number)) > _LONGEST_ID:
        raise ValueError("a long id")
    arguments = asked.get("arguments", {})
    if not isinstance(arguments, dict):
        raise TypeError("no arguments")
    return {"command": str(asked["command"]), "arguments": arguments, "id": number}
