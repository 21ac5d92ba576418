"""What a selection (the clipboard) holds: the same thing in several forms, by MIME type or X target."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from Xlib import Xatom

from tray_app.x11.connection import X11Connection

PASSWORD_HINT = "x-kde-passwordManagerHint"
"""A form by which clipboard histories know that they are to leave this content alone."""


@dataclass(frozen=True, slots=True)
class Form:
    """One form of the content, as an X property carries it."""

    type_atom: int
    format: int
    """Bits an element: 8, 16 or 32."""
    data: bytes | bytearray


Content = dict[int, Form]
"""Target atom → form, the owner's favourite first."""


def text_content(connection: X11Connection, text: str, *, keep_out_of_history: bool) -> Content:
    """A text in every form in which programs ask for one."""
    utf8 = text.encode("utf-8", "replace")
    utf8_string = connection.atom("UTF8_STRING")
    content: Content = {utf8_string: Form(utf8_string, 8, utf8)}
    for mime_type in ("text/plain;charset=utf-8", "text/plain;charset=UTF-8", "text/plain"):
        content[connection.atom(mime_type)] = Form(connection.atom(mime_type), 8, utf8)
    content[connection.atom("TEXT")] = Form(utf8_string, 8, utf8)
    with suppress(UnicodeEncodeError):  # the old form knows Latin-1 only: better refused than garbled
        content[Xatom.STRING] = Form(Xatom.STRING, 8, text.encode("latin-1"))
    if keep_out_of_history:
        hint = connection.atom(PASSWORD_HINT)
        content[hint] = Form(hint, 8, b"secret")
    return content
