"""What was changed in the sound of other programs, on disk before it is changed: a crash must not leave them silent."""

from __future__ import annotations

import contextlib
import json
import logging
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tray_app.core.errors import HoldtalkError
from tray_app.whole_file import replace_whole

log = logging.getLogger(__name__)

NEAR = 330
"""Half a percent of full volume: a server that reckons otherwise gives a volume back as another whole number."""


@dataclass(frozen=True, slots=True)
class Player:
    """One that was playing (MPRIS)."""

    name: str
    """On the session bus."""
    owner: str
    """The connection behind the name: another one is another run of the player."""


@dataclass(frozen=True, slots=True)
class Stream:
    """What a program plays, as the sound server has it."""

    index: int
    application: str
    volumes: tuple[int, ...]
    """Of each channel, 65,536 being full."""
    muted: bool


@dataclass(frozen=True, slots=True)
class Changed:
    """A stream before and after."""

    before: Stream
    after: Stream

    def is_untouched(self, now: Stream) -> bool:
        """It stands as we left it: whoever changed it since meant what he did."""
        if self.before.muted != self.after.muted:
            return now.muted == self.after.muted
        pairs = zip(now.volumes, self.after.volumes, strict=False)
        return len(now.volumes) == len(self.after.volumes) and all(abs(one - other) <= NEAR for one, other in pairs)


@dataclass(frozen=True, slots=True)
class Kept:
    players: tuple[Player, ...] = ()
    streams: tuple[Changed, ...] = ()
    at_unix: float = 0.0
    """When it was changed."""

    def __bool__(self) -> bool:
        return bool(self.players or self.streams)


class KeptFile:
    """Blocks for the disk."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def write(self, kept: Kept) -> bool:
        """Whether it stands there; nothing to keep is no file."""
        try:
            if kept:
                self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                replace_whole(self._path, json.dumps(asdict(kept)).encode())
            else:
                self._path.unlink(missing_ok=True)
        except (OSError, HoldtalkError) as error:
            log.warning("what other programs played cannot be written down: %s", type(error).__name__)
            return False
        return True

    def read(self) -> Kept:
        """Empty where there is none, or none that can be read."""
        try:
            found = json.loads(self._path.read_bytes())
            return Kept(
                tuple(Player(**player) for player in found["players"]),
                tuple(Changed(_stream(one["before"]), _stream(one["after"])) for one in found["streams"]),
                float(found["at_unix"]),
            )
        except FileNotFoundError:
            return Kept()
        except (OSError, ValueError, KeyError, TypeError) as error:
            log.warning("what other programs played cannot be read: %s", type(error).__name__)
            with contextlib.suppress(OSError):
                self._path.unlink()
            return Kept()


def _stream(found: dict[str, Any]) -> Stream:
    volumes: Sequence[int] = found["volumes"]
    return Stream(int(found["index"]), str(found["application"]), tuple(map(int, volumes)), bool(found["muted"]))
