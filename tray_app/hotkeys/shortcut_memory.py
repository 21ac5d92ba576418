"""What is remembered of shortcuts that a desktop was asked for, so that it is asked and told once."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable
from pathlib import Path

from tray_app.core.errors import HoldtalkError
from tray_app.paths import make_private
from tray_app.whole_file import replace_whole

from .shortcuts import Shortcut

log = logging.getLogger(__name__)

_REFUSED, _TOLD = "refused", "told"


class ShortcutMemory:
    """A small file. One thread; blocks for the disk."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known: dict[str, set[str]] | None = None

    def was_refused(self, shortcuts: Iterable[Shortcut]) -> bool:
        """Whether all of them were asked for before, in vain."""
        ids = _ids(shortcuts)
        return bool(ids) and ids <= self._of(_REFUSED)

    def refused(self, shortcuts: Iterable[Shortcut]) -> None:
        self._change(_REFUSED, self._of(_REFUSED) | _ids(shortcuts))

    def given(self, shortcuts: Iterable[Shortcut]) -> None:
        self._change(_REFUSED, self._of(_REFUSED) - _ids(shortcuts))

    def forget_refusals(self) -> None:
        self._change(_REFUSED, set())

    def tells_first(self, shortcut: Shortcut) -> bool:
        """Whether the user has not been told yet that it has another key than the settings."""
        note = f"{shortcut.shortcut_id} {shortcut.key}"
        told = self._of(_TOLD)
        if note in told:
            return False
        self._change(_TOLD, told | {note})
        return True

    def _of(self, kind: str) -> set[str]:
        if self._known is None:
            self._known = _read(self._path)
        return self._known.get(kind, set())

    def _change(self, kind: str, names: set[str]) -> None:
        if names == self._of(kind):
            return
        known = self._known = {**(self._known or {}), kind: names}
        try:
            make_private(self._path.parent)
            replace_whole(self._path, json.dumps({name: sorted(kept) for name, kept in known.items()}).encode())
        except (OSError, HoldtalkError) as error:
            log.warning("what the desktop said of the hotkeys cannot be remembered: %s", type(error).__name__)


def _ids(shortcuts: Iterable[Shortcut]) -> set[str]:
    return {shortcut.shortcut_id for shortcut in shortcuts}


def _read(path: Path) -> dict[str, set[str]]:
    """Nothing where it cannot be read: the desktop is asked once more then."""
    try:
        found = json.loads(path.read_bytes())
        return {str(kind): {str(name) for name in names} for kind, names in found.items()}
    except (OSError, ValueError, AttributeError, TypeError):
        return {}
