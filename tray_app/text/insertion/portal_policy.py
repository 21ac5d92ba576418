"""Which texts the portal's keyboard types, and by which keys it has the others pasted. Pure."""

from __future__ import annotations

from tray_app.core.applications import Application, ApplicationKind
from tray_app.core.settings import InsertionSettings

from .portal_keys import Key
from .programs import EMACS, OTHER_MACHINES, PASSWORD_PROMPTS, PASTE_KEY_UNSURE
from .xkb_layout import Layout

SHIFT, CONTROL, INSERT, V = Key(0xFFE1), Key(0xFFE3), Key(0xFF63), Key(ord("v"))

LAYOUT_KEYSYMS = {"\n": 0xFF0D, "\t": 0xFF09}
"""Return and Tab, which every layout has."""


def is_to_be_typed(text: str, settings: InsertionSettings, application: Application | None) -> bool:
    """Of a text that could be either."""
    if settings.method == "auto":
        return not _is_known(application) and len(text) < settings.paste_from_characters
    return settings.method == "type"


def paste_chord(layout: Layout | None, application: Application | None) -> tuple[Key, ...] | None:
    """The keys that paste there; None where that is not known of the program. Of a window that nobody tells about it is
    assumed that it pastes as most do."""
    name = application.name if application is not None else ""
    if name in PASTE_KEY_UNSURE | OTHER_MACHINES | PASSWORD_PROMPTS or name.endswith(".exe"):
        return None
    if name in EMACS:
        return SHIFT, INSERT
    if application is not None and application.kind is ApplicationKind.TERMINAL:
        return CONTROL, SHIFT, _v(layout)
    return CONTROL, _v(layout)


def _v(layout: Layout | None) -> Key:
    """By what it means where the layout has it, else by where it is."""
    return V if layout is None or "v" in layout.keysyms else Key(layout.v_keycode, is_keycode=True)


def _is_known(application: Application | None) -> bool:
    return application is not None and (bool(application.name) or application.kind is not ApplicationKind.ANY)
