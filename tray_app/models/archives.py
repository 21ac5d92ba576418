"""Takes a model's files out of an archive, which has no say in where they go, what they are, or how large they become.

Only ordinary files are written, each under its bare name into one folder of ours. Links and devices in an archive are
never made; a name that leads out of it condemns the whole of it.
"""

from __future__ import annotations

import lzma
import re
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO

from tray_app.core.errors import ModelFault
from tray_app.core.translation import marked

from .cancelling import Cancel
from .folders import need_room
from .part import unwritable
from .progress import ProgressMeter

ENDINGS = (".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz", ".tar", ".zip")
LARGEST_BYTES = 12_000_000_000
"""Of all that is taken out; the largest models that a worker can hold have a third of it."""
MOST_ENTRIES = 20_000
LARGEST_RATIO = 50.0
"""Of what comes out to what goes in, beyond the first 100 MB. Weights do not get smaller than two thirds, lists of
tokens than a third; a bomb has a thousand."""
_FREE_OF_RATIO_BYTES = 100_000_000
_BLOCK_BYTES = 1 << 20
_ODD = (tarfile.TarError, zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, RuntimeError, ValueError, OSError)

Wanted = Callable[[str], bool]
"""Whether an entry of that name is to be taken out."""
_Entry = tuple[str, "int | None", Callable[[], "IO[bytes] | None"]]
"""Name, size (None for what is no file), and what opens it."""


def is_archive(path: Path) -> bool:
    return path.name.lower().endswith(ENDINGS)


def unpack(archive: Path, folder: Path, wanted: Wanted, meter: ProgressMeter, cancel: Cancel) -> list[Path]:
    """Take out what is wanted, into `folder` under bare names. `meter` counts bytes that were written.

    Raises ModelFault when the archive is broken, dangerous or out of all proportion, StorageFault when its content
    cannot be written, Cancelled. What was written until then stays; the folder is the caller's.
    """
    room = _Room(archive)
    written: list[Path] = []
    with _entries(archive) as entries:
        for number, (name, size, opened) in enumerate(_told(archive, entries)):
            cancel.check()
            if number >= MOST_ENTRIES:
                raise _unfit(archive, f"more than {MOST_ENTRIES} entries")
            bare = _bare_name(archive, name)
            room.take(size or 0)  # what is not wanted has to be gone through too
            if size is None or not bare or not wanted(name):
                continue
            need_room(folder, size)
            if folder / bare in written:
                raise _unfit(archive, f"{bare} is in it twice")
            _write(archive, opened, folder / bare, size, meter, cancel)
            written.append(folder / bare)
    return written


class _Room:
    """What an archive may take up."""

    def __init__(self, archive: Path) -> None:
        self._archive = archive
        self._most = min(LARGEST_BYTES, _FREE_OF_RATIO_BYTES + int(LARGEST_RATIO * archive.stat().st_size))
        self._taken = 0

    def take(self, size: int) -> None:
        self._taken += size
        if self._taken > self._most:
            raise _unfit(self._archive, "it becomes larger than any model")


@contextmanager
def _entries(archive: Path) -> Iterator[Iterator[_Entry]]:
    """Raises ModelFault for what is no archive."""
    try:
        if archive.name.lower().endswith(".zip"):
            with zipfile.ZipFile(archive) as packed:
                yield _of_zip(packed)
        else:
            with tarfile.open(archive, "r|*") as tar:
                yield _of_tar(tar)
    except _ODD as error:
        raise _unfit(archive, str(error) or type(error).__name__) from error


def _of_tar(tar: tarfile.TarFile) -> Iterator[_Entry]:
    for member in tar:
        yield member.name, (member.size if member.isreg() else None), partial(tar.extractfile, member)


def _of_zip(packed: zipfile.ZipFile) -> Iterator[_Entry]:
    for info in packed.infolist():
        kind = (info.external_attr >> 16) & 0o170000
        is_file = not info.is_dir() and kind in (0, 0o100000)
        yield info.filename, (info.file_size if is_file else None), partial(packed.open, info)


def _told(archive: Path, entries: Iterator[_Entry]) -> Iterator[_Entry]:
    """As they come; a fault in the middle is the archive's."""
    try:
        yield from entries
    except _ODD as error:
        raise _unfit(archive, str(error) or type(error).__name__) from error


def _bare_name(archive: Path, name: str) -> str:
    """Empty for what has none. Raises ModelFault for one that leads out of the archive."""
    told = name.replace("\\", "/")
    parts = PurePosixPath(told).parts
    if told.startswith("/") or ".." in parts or re.match(r"[A-Za-z]:", told) or "\0" in told:
        raise _unfit(archive, "it would write outside of its own folder")
    bare = parts[-1] if parts else ""
    return "" if bare.startswith(".") or ":" in bare else bare


def _write(
    archive: Path, opened: Callable[[], IO[bytes] | None], path: Path, size: int, meter: ProgressMeter, cancel: Cancel
) -> None:
    """Never more than `size`, which was allowed."""
    left = size
    try:
        source, target = opened(), path.open("xb")
    except _ODD as error:
        raise _unfit(archive, str(error)) from error
    assert source is not None, "ordinary files can be opened"
    with source, target:
        while left:
            cancel.check()
            try:
                block = source.read(min(_BLOCK_BYTES, left))
            except _ODD as error:
                raise _unfit(archive, str(error) or type(error).__name__) from error
            if not block:
                raise _unfit(archive, f"{path.name} is cut off")
            try:
                target.write(block)
            except OSError as error:
                raise unwritable(path, error) from error
            left -= len(block)
            meter.add(len(block))


def _unfit(archive: Path, why: str) -> ModelFault:
    remedy = marked("Fetch it anew from where it comes from; or unpack it yourself, and import the folder.")
    return ModelFault("This archive cannot be used.", remedy, f"{archive.name}: {why}")
