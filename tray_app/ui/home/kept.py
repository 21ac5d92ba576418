"""What the home window remembers from one opening to the next: its size, its place, how its parts share their room."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from tray_app.paths import make_private
from tray_app.whole_file import replace_whole

LARGEST_BYTES = 16_384
LARGEST_PX = 20_000


@dataclass(frozen=True, slots=True)
class Kept:
    width: int = 0
    height: int = 0
    """Zero: as the window has it by itself."""
    place: str = ""
    splits: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """Sizes of the parts of a splitter, by place and name: "performance/halves"."""


def read_kept(path: Path) -> Kept:
    """Never raises: what cannot be read is as if it had not been kept. Blocks for the disk."""
    try:
        with path.open("rb") as file:
            told: dict[str, Any] = json.loads(file.read(LARGEST_BYTES))
        splits = {str(name): tuple(map(_pixels, sizes)) for name, sizes in told["splits"].items()}
        return Kept(_pixels(told["width"]), _pixels(told["height"]), str(told["place"]), splits)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Kept()


def _pixels(value: object) -> int:
    """Raises ValueError for what is none."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= LARGEST_PX:
        raise ValueError("no number of pixels")
    return value


def write_kept(path: Path, kept: Kept) -> None:
    """Blocks for the disk. Raises OSError, StorageFault."""
    make_private(path.parent)
    replace_whole(path, json.dumps(asdict(kept)).encode())
