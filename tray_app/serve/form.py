"""A multipart form with a file in it, taken apart as it comes: the file to disk, the rest to memory.

`python-multipart` takes it apart, as it does for most of Python's web frameworks: the extra `serve`.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from email.message import Message
from pathlib import Path
from typing import IO, Any, BinaryIO

from tray_app.core.errors import HoldtalkError

from .limits import BODY_S, MOST_FIELD_BYTES

_READ_BYTES = 64 * 1024
FILE = "file"


class BadForm(HoldtalkError):
    """What was sent is no such form, or one without a file."""


class TooSlow(HoldtalkError):
    """It did not come in its time."""


def can_be_read() -> bool:
    """The library is there."""
    try:
        import python_multipart  # noqa: F401 - whether it can be imported
    except ImportError:
        return False
    return True


@dataclass(slots=True)
class Form:
    fields: dict[str, str] = field(default_factory=dict)
    """Of several with one name the last."""
    file_name: str = ""
    file_bytes: int = 0


def read_form(content_type: str, length: int, source: BinaryIO, target: IO[bytes]) -> Form:
    """Blocks until `length` bytes of `source` are read; the file is written to `target`. Raises BadForm, TooSlow,
    OSError."""
    parts = _Parts(target)
    parser = _parser(content_type, parts)
    until_s = time.monotonic() + BODY_S
    while length:
        # What is there, not all that was asked for: the time is looked at in between.
        data = source.read1(min(length, _READ_BYTES))  # type: ignore[attr-defined]  # a buffered reader
        if not data:
            raise BadForm("The request ends early.", "Send all of it.")
        if time.monotonic() > until_s:
            raise TooSlow("The request took too long.", "Send it faster.")
        length -= len(data)
        with _told():
            parser.write(data)
    with _told():
        parser.finalize()
    if not parts.ended or FILE not in parts.seen:
        raise BadForm("There is no file in the form.", "Send the sound as the field file.")
    return parts.form


def _parser(content_type: str, parts: _Parts) -> Any:
    from python_multipart.multipart import MultipartParser

    message = Message()
    message["Content-Type"] = content_type
    boundary = message.get_param("boundary")
    if message.get_content_type() != "multipart/form-data" or not isinstance(boundary, str) or not boundary:
        raise BadForm("This is no form with a file.", "Send multipart/form-data.")
    # What clients send wrong is told to them and is nothing for a log.
    logging.getLogger("python_multipart").setLevel(logging.ERROR)
    callbacks: Any = parts.callbacks()
    with _told():
        return MultipartParser(boundary, callbacks)


class _told:  # noqa: N801 - used as a context
    """Turns the library's faults into ours."""

    def __enter__(self) -> None: ...

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        from python_multipart.exceptions import FormParserError

        if isinstance(error, FormParserError | UnicodeError):
            raise BadForm("The form cannot be understood.", "Send multipart/form-data.") from error


class _Parts:
    """What the parser tells, one part after the other."""

    def __init__(self, target: IO[bytes]) -> None:
        self._target = target
        self.form = Form()
        self.seen: set[str] = set()
        self.ended = False
        self._header_name, self._header = b"", b""
        self._name, self._file_name = "", ""
        self._value = bytearray()
        self._left = MOST_FIELD_BYTES

    def callbacks(self) -> dict[str, Callable[..., None]]:
        names = ("part_begin", "part_data", "part_end", "header_field", "header_value", "header_end", "end")
        return {f"on_{name}": getattr(self, f"_{name}") for name in names}

    def _part_begin(self) -> None:
        self._name = self._file_name = ""
        self._value.clear()

    def _header_field(self, data: bytes, start: int, end: int) -> None:
        self._header_name += data[start:end]

    def _header_value(self, data: bytes, start: int, end: int) -> None:
        self._header += data[start:end]

    def _header_end(self) -> None:
        if self._header_name.lower() == b"content-disposition":
            message = Message()
            message["Content-Disposition"] = self._header.decode("utf-8", "replace").replace("\n", " ")
            self._name = str(message.get_param("name", "", "content-disposition"))
            self._file_name = str(message.get_param("filename", "", "content-disposition"))
        self._header_name = self._header = b""

    def _part_data(self, data: bytes, start: int, end: int) -> None:
        if self._name == FILE:
            self._target.write(data[start:end])
            self.form.file_bytes += end - start
            return
        self._left -= end - start
        if self._left < 0:
            raise BadForm(
                "The fields of the form are too long.", f"Send {MOST_FIELD_BYTES} bytes at most beside the file."
            )
        self._value += data[start:end]

    def _part_end(self) -> None:
        if self._name == FILE and FILE in self.seen:
            raise BadForm("There are several files in the form.", "Send one at a time.")
        self.seen.add(self._name)
        if self._name == FILE:
            self.form.file_name = Path(self._file_name.replace("\\", "/")).name[:100]
        else:
            self.form.fields[self._name] = self._value.decode("utf-8", "replace")

    def _end(self) -> None:
        self.ended = True
