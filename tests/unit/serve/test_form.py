"""Forms with a file, whole and otherwise."""

from __future__ import annotations

import io

import pytest

from tray_app.serve.form import BadForm, Form, read_form
from tray_app.serve.limits import MOST_FIELD_BYTES

pytest.importorskip("python_multipart", reason="the extra serve is not installed")

KIND = "multipart/form-data; boundary=xyz"
FILE = b"\r\n--xy\r\n--xyzz\r\n\x00\xff" * 5_000
"""With what looks like a boundary and is none."""


def part(name: str, content: bytes, more: str = "") -> bytes:
    return f'--xyz\r\nContent-Disposition: form-data; name="{name}"{more}\r\n\r\n'.encode() + content + b"\r\n"


def read(body: bytes, kind: str = KIND, length: int | None = None) -> tuple[Form, bytes]:
    target = io.BytesIO()
    form = read_form(kind, len(body) if length is None else length, io.BufferedReader(io.BytesIO(body)), target)
    return form, target.getvalue()


def test_the_file_goes_to_disk_byte_by_byte_and_the_fields_to_memory() -> None:
    body = part("model", b"whisper-1") + part("file", FILE, '; filename="a/b\\\\c.wav"')
    form, file = read(body + part("prompt", "Übermut".encode()) + b"--xyz--\r\n")
    assert file == FILE
    assert form.fields == {"model": "whisper-1", "prompt": "Übermut"}
    assert (form.file_name, form.file_bytes) == ("c.wav", len(FILE))


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"{}", "application/json"),
        (b"{}", ""),
        (b"{}", "multipart/form-data"),
        (b"nonsense", KIND),
        (part("model", b"x") + b"--xyz--", KIND),
        (part("file", b"x"), KIND),
        (part("file", b"x") + part("file", b"y") + b"--xyz--", KIND),
        (part("prompt", b"x" * (MOST_FIELD_BYTES + 1)) + part("file", b"x") + b"--xyz--", KIND),
        (b"--xyz\r\n" + b"A: b\r\n" * 100 + b"\r\nx\r\n--xyz--", KIND),
        (part("file", b"x", "; " + "y" * 10_000) + b"--xyz--", KIND),
        (part("file", b"x") + b"--xyz--", f"multipart/form-data; boundary={'x' * 5_000}"),
    ],
)
def test_what_is_no_form_with_one_file_is_refused(body: bytes, kind: str) -> None:
    with pytest.raises(BadForm):
        read(body, kind)


def test_a_request_that_ends_early_is_refused() -> None:
    body = part("file", b"x") + b"--xyz--"
    with pytest.raises(BadForm, match="ends early"):
        read(body, length=len(body) + 100)
