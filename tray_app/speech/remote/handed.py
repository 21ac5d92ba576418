"""The settings of engines on other machines, as the tray hands them to its worker: in its environment.

There is nothing secret among them. The key comes from the keyring or the user's own environment, and the worker looks
for it itself, so that it stands in no argument and no file.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict

from tray_app.core.settings import RemoteSettings

VARIABLE = "HOLDTALK_REMOTE"


def to_environment(settings: RemoteSettings) -> dict[str, str]:
    return {VARIABLE: json.dumps(asdict(settings))}


def from_environment(environment: Mapping[str, str]) -> RemoteSettings:
    """The default settings where nothing was handed over, or something that cannot be understood."""
    try:
        return RemoteSettings(**json.loads(environment.get(VARIABLE, "{}")))
    except (ValueError, TypeError):
        return RemoteSettings()
