"""The folder of a model: one at a time works in it, with room enough on its disk."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tray_app.core.errors import ModelFault, StorageFault
from tray_app.core.translation import filled
from tray_app.folder_lock import try_lock
from tray_app.paths import make_private, models_dir

from .catalogue import is_plain_name
from .progress import megabytes

LOCK = "lock"
"""The file by which a folder is locked."""
ASIDE = ".unpacked"
"""The folder, inside the model's own, for what may not become part of it."""
SPARE_BYTES = 100_000_000
"""What a disk keeps free: other programs, and the recordings of this one, need room too."""


def folder_of(name: str) -> Path:
    """Raises ModelFault for what cannot be a model's name."""
    if not is_plain_name(name):
        raise ModelFault(
            filled("“{name}” cannot be the name of a model.", name=name),
            "Letters, digits, and - _ . + may be in it, 100 at most.",
        )
    return models_dir() / name


@contextmanager
def locked(name: str) -> Iterator[Path]:
    """The model's folder, made where there is none, for this process alone; an empty one is gone afterwards.

    Raises ModelFault when another process works in it, StorageFault when it cannot be made.
    """
    folder = folder_of(name)
    make_private(models_dir())
    make_private(folder)
    try:
        lock = try_lock(folder)
    except OSError as error:
        raise StorageFault(
            "A model's folder cannot be locked.", "Check its permissions.", f"{folder}: {error.strerror}"
        ) from error
    if lock is None:
        raise ModelFault(
            filled("Somebody else works on “{name}” just now.", name=name), "Wait until it is done.", str(folder)
        )
    try:
        yield folder
    finally:
        empty = not any(path.name != LOCK for path in folder.iterdir()) if folder.is_dir() else False
        lock.release(remove=empty)
        if empty and not folder.is_symlink():
            with suppress(OSError):  # somebody has just begun anew
                folder.rmdir()


def need_room(folder: Path, needed_bytes: int) -> None:
    """Raises StorageFault when the disk has not so much room and some to spare."""
    free, needed = shutil.disk_usage(folder).free, needed_bytes + SPARE_BYTES
    if free < needed:
        raise StorageFault(
            filled(
                "There is not enough room: {needed} are needed, {free} are free.",
                needed=megabytes(needed),
                free=megabytes(free),
            ),
            "Free some space and try again.",
            str(folder),
        )
