"""How much, how fast and how long, as the user's language writes it; what the command line says stands in
`tray_app.models.progress`."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QLocale

from tray_app.core.translation import listed, marked, tr
from tray_app.models.progress import Progress, duration

_DOING: Mapping[str, str] = {
    "downloading": marked("downloading"),
    "unpacking": marked("unpacking"),
    "copying": marked("copying"),
    "checking": marked("checking"),
    "waiting": marked("waiting"),
}
_SIZES = ((marked("{n} GB"), 1e9), (marked("{n} MB"), 1e6))
"""In powers of ten, as disks are sold."""


def size_words(count_bytes: float) -> str:
    """ "4.2 MB", "652 MB", "1.2 GB"."""
    for words, size in _SIZES:
        if count_bytes >= size:
            value = count_bytes / size
            return tr(words).format(n=QLocale().toString(value, "f", 1 if value < 10 else 0))
    return tr("{n} kB").format(n=QLocale().toString(count_bytes / 1e3, "f", 0))


def memory_words(memory_mb: int) -> str:
    return tr("{n} MB").format(n=QLocale().toString(memory_mb))


def progress_words(progress: Progress) -> str:
    """All that is known of it."""
    doing = doing_words(progress.doing)
    if progress.doing == "waiting":
        return tr("{doing}: {why}").format(doing=doing, why=tr(progress.why))
    how_far = size_words(progress.done_bytes)
    if progress.percent is not None:
        how_far = tr("{n} %").format(n=progress.percent)
    parts = [tr("{doing} {amount}").format(doing=doing, amount=how_far)]
    if progress.bytes_per_s > 0:
        parts.append(tr("{size}/s").format(size=size_words(progress.bytes_per_s)))
    if progress.left_s is not None:
        parts.append(tr("{time} left").format(time=duration(progress.left_s)))
    return tr(listed(parts))


def short_progress_words(progress: Progress) -> str:
    """As short as a column; below the list it stands in full."""
    doing = doing_words(progress.doing)
    if progress.percent is None or progress.doing == "waiting":
        return doing
    how_far = tr("{doing} {amount}").format(doing=doing, amount=tr("{n} %").format(n=progress.percent))
    if progress.left_s is None:
        return how_far
    return tr(listed((how_far, tr("{time} left").format(time=duration(progress.left_s)))))


def doing_words(doing: str) -> str:
    return tr(_DOING[doing]) if doing in _DOING else doing
