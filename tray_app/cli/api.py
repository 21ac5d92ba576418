"""`holdtalk api`: where other programs find the running one, what they may do there, and the token they need."""

from __future__ import annotations

import argparse

from tray_app.api.socket import ask
from tray_app.core.errors import HoldtalkError
from tray_app.paths import api_token_path, settings_path
from tray_app.settings_file import load
from tray_app.web.token import make_new, read


def api(parsed: argparse.Namespace) -> int:
    """Print how it stands; with --token only the token, with --new-token make another one. 1 when it is on and cannot
    be reached. Raises HoldtalkError."""
    if parsed.token:
        print(_token())
        return 0
    if parsed.new_token:
        if ask("renew_token", timeout_s=30.0) is None:
            make_new(api_token_path())
        print(f"A new token is in {api_token_path()}; programs that were connected have been let go.")
        return 0
    return _standing()


def _token() -> str:
    try:
        token = read(api_token_path())
    except OSError as error:
        raise HoldtalkError("The token cannot be read.", "Run: holdtalk api --new-token", str(error)) from error
    if token is None:
        remedy = "Set enabled = true under [api] and start Holdtalk, or run: holdtalk api --new-token"
        raise HoldtalkError("There is no token yet, or others can read it.", remedy)
    return token


def _standing() -> int:
    settings, running = load(settings_path()).settings.api, ask("status")
    if not settings.enabled:
        print(f"The API is off. Set enabled = true under [api] in {settings_path()}.")
        return 0
    host, standing = f"127.0.0.1:{settings.port}", running.get("api") if running else None
    print(f"Address:    ws://{host}/ and http://{host}/")
    print(f"Token:      {api_token_path()}")
    scopes = {scope: getattr(settings, scope) for scope in ("control", "text", "figures")}
    print("Allowed:    " + ", ".join(f"{scope}{'' if allowed else ' (no)'}" for scope, allowed in scopes.items()))
    if standing is None:
        print("Holdtalk is not running." if running is None else "The running Holdtalk has not switched it on.")
        return 0
    if standing["problem"]:
        raise HoldtalkError(**standing["problem"])
    print("Connected:  " + (", ".join(standing["clients"]) or "nobody"))
    return 0
