"""The history as a file for other programs: CSV for sheets, JSON with everything, Markdown to read.

CSV is RFC 4180 (commas, CRLF), one row a dictation, with a line of names first. A text that a sheet would take for a
formula (it begins with = + - @, a tab or a line's end) has an apostrophe before it, which sheets do not show.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from tray_app.core.errors import HoldtalkError, StorageFault
from tray_app.core.events import DictationId
from tray_app.core.history import HistoryRow, RowState
from tray_app.whole_file import replace_whole_by

_CSV_TEXTS = ("text", "heard", "application", "application_kind", "engine", "language", "mode", "start", "method",
              "problem", "build")  # fmt: skip
CSV_COLUMNS = ("row_id", "at_utc", "state", *_CSV_TEXTS, "audio_ms", "words", "wait_ms", "timed_out", "private",
               "wished_engine", "wished_language", "wished_languages")  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_MARKUP = re.compile(r"([\\`*_\[\]<>#|~])")
_SUFFIXES = {".csv": "csv", ".json": "json", ".md": "md"}


def at(row_id: DictationId) -> datetime:
    """When its key went down, in UTC; the first second of time where no clock ever stood there."""
    try:
        return datetime.fromtimestamp(row_id / 1e9, UTC)
    except (ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(0, UTC)


def as_json(row: HistoryRow) -> dict[str, Any]:
    """All that there is of a row, ready for JSON."""
    found = asdict(row)
    return {"row_id": row.row_id, "at_utc": at(row.row_id).isoformat(timespec="milliseconds"), **found} | {
        "state": row.state.value,
        "figures": dict(row.figures),
        "changes": [
            {"steps": one.steps.split(","), "was": one.was, "now": one.now, "at": one.at} for one in row.changes
        ],
    }


def export(rows: Iterable[HistoryRow], path: Path, format_name: str = "") -> int:
    """Write them, in the order in which they come; how many. Blocks for the disk. Without a format the ending of
    `path` says which. What was there before stays until all is written; a new file is the user's alone.

    Raises HoldtalkError for a format that there is not, StorageFault when the file cannot be written.
    """
    name = format_name or _SUFFIXES.get(path.suffix.lower(), "")
    if name not in FORMATS:
        raise HoldtalkError("A history cannot be written in this format.", "Name csv, json or md.", str(path))
    count = 0

    def counted() -> Iterable[HistoryRow]:
        nonlocal count
        for row in rows:
            count += 1
            yield row

    def write(file: BinaryIO) -> None:
        text = io.TextIOWrapper(file, encoding="utf-8", errors="replace", newline="", write_through=False)
        FORMATS[name](counted(), text)
        text.flush()
        text.detach()  # it would close the file

    try:
        replace_whole_by(path, write)
    except OSError as error:
        raise StorageFault(
            "The history cannot be written there.", "Free some space, or name another file.",
            f"{path}: {error.strerror or error}",
        ) from error  # fmt: skip
    return count


def _to_csv(rows: Iterable[HistoryRow], file: TextIO) -> None:
    writer = csv.writer(file)
    writer.writerow(CSV_COLUMNS)
    for row in rows:
        writer.writerow(
            [
                row.row_id,
                at(row.row_id).isoformat(timespec="milliseconds"),
                row.state.value,
                *(_no_formula(getattr(row, name)) for name in _CSV_TEXTS),
                round(row.audio_ms),
                row.words,
                "" if row.wait_ms is None else round(row.wait_ms, 1),
                int(row.timed_out),
                int(row.private),
                row.wished_engine,
                row.wished_language,
                row.wished_languages,
            ]
        )


def _no_formula(text: str) -> str:
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text


def _to_json(rows: Iterable[HistoryRow], file: TextIO) -> None:
    """An array, one object a line."""
    before = "[\n"
    for row in rows:
        file.write(before + json.dumps(as_json(row), ensure_ascii=False))
        before = ",\n"
    file.write("\n]\n" if before != "[\n" else "[]\n")


def _to_markdown(rows: Iterable[HistoryRow], file: TextIO) -> None:
    """A heading a day, a paragraph a text, which says so where it was taken back; rows without one are left out."""
    file.write("# What was dictated\n")
    day = ""
    for row in rows:
        if not row.text:
            continue
        local = at(row.row_id).astimezone()
        if (named := local.strftime("%Y-%m-%d")) != day:
            day = named
            file.write(f"\n## {day}\n")
        lines = (_MARKUP.sub(r"\\\1", line) for line in row.text.splitlines())
        undone = ", undone" if row.state is RowState.UNDONE else ""
        file.write(f"\n**{local:%H:%M}{undone}** " + "  \n".join(lines) + "\n")


FORMATS: Mapping[str, Callable[[Iterable[HistoryRow], TextIO], None]] = {
    "csv": _to_csv, "json": _to_json, "md": _to_markdown,
}  # fmt: skip
