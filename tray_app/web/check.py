"""The line of `holdtalk doctor` about the API, and what keeps it from being reached. Needs none of its libraries."""

from __future__ import annotations

import socket
import stat
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from tray_app.core.checks import Check
from tray_app.core.errors import Problem
from tray_app.core.settings import ApiSettings
from tray_app.core.translation import filled, marked, sentences
from tray_app.paths import api_token_path

HOST = "127.0.0.1"
LIBRARIES = ("websockets", "prometheus_client")


def library_missing(name: str) -> Problem:
    return Problem(
        "Other programs cannot reach Holdtalk: a library is missing.",
        'Install it with: pip install "holdtalk[api]". Or set enabled = false under [api].',
        name,
    )


def port_taken(port: int, error: OSError) -> Problem:
    return Problem(
        filled("Other programs cannot reach Holdtalk: port {port} cannot be had.", port=port),
        "Choose another port under [api] in the settings.",
        error.strerror or "",
    )


def check_api(settings: ApiSettings, standing: Mapping[str, Any] | None) -> Check:
    """`standing` is what the running program says of its API, if one runs."""
    if not settings.enabled:
        return Check("API", True, "switched off")
    problem = _what_is_wrong(settings, standing)
    if problem is not None:
        return Check("API", False, sentences(problem.title, problem.detail), problem.remedy)
    told = place = filled("at {host}:{port}", host=HOST, port=settings.port)
    if standing is not None:
        told = filled("{place}, {n} connected", place=place, n=len(standing["clients"]))
    if _is_open_to_others(api_token_path()):
        remedy = marked("It is made anew at the next start: holdtalk api --token prints it for your programs.")
        return Check("API", True, filled("{told}; others can read the token", told=told), remedy)
    return Check("API", True, told)


def _what_is_wrong(settings: ApiSettings, standing: Mapping[str, Any] | None) -> Problem | None:
    missing = [name for name in LIBRARIES if find_spec(name) is None]
    if missing:
        return library_missing(", ".join(missing))
    if standing is not None:  # the port is its own
        return Problem(**standing["problem"]) if standing["problem"] else None
    try:
        socket.create_server((HOST, settings.port)).close()
    except OSError as error:
        return port_taken(settings.port, error)
    return None


def _is_open_to_others(token: Path) -> bool:
    try:
        return sys.platform != "win32" and bool(stat.S_IMODE(token.stat().st_mode) & 0o077)
    except OSError:
        return False  # there is none yet
