"""What the steps between the engine and the window are called, in the settings and in a profile of them."""

from __future__ import annotations

from collections.abc import Mapping

from tray_app.core.translation import marked

_LABELS: Mapping[str, str] = {
    "fillers": marked("Leave out um, uh and slips of the tongue"),
    "rules": marked("Use your replacements and snippets"),
    "spelled": marked("Put spelled letters together"),
    "addresses": marked("Write e-mail and web addresses"),
    "numbers": marked("Numbers in digits"),
    "punctuation": marked("Spoken punctuation"),
    "layout": marked("Spoken line breaks"),
    "casing": marked("Spoken capitals and joined words"),
    "quotes": marked("Quotation marks"),
    "end": marked("How a text ends"),
    "code": marked("Write program code"),
    "commands": marked("Spoken commands"),
    "command_prefix": marked("Word before a command"),
}
_CHOICES: Mapping[str, Mapping[str, str]] = {
    "numbers": {
        "from_ten": marked("From ten on, dates and units"),
        "all": marked("All"),
        "off": marked("None"),
    },
    "punctuation": {
        "clear": marked("Names that mean nothing else"),
        "all": marked("All, such as comma and period"),
        "off": marked("None"),
    },
    "layout": {
        "none": marked("None: the words are written"),
        "lines": marked("Lines and paragraphs"),
        "all": marked("Lines, paragraphs and tabs"),
    },
    "quotes": {"straight": marked("Straight"), "language": marked("As the language has them")},
    "end": {
        "heard": marked("As it was heard"),
        "mark": marked("With a full stop"),
        "none": marked("Without a full stop"),
        "space": marked("With a blank behind"),
    },
}


STEP_LABELS: Mapping[str, str] = {
    f"{table}.{key}": words for table in ("steps", "profile") for key, words in _LABELS.items()
}
STEP_CHOICES: Mapping[str, Mapping[str, str]] = {
    f"{table}.{key}": words for table in ("steps", "profile") for key, words in _CHOICES.items()
}
STEPS_OF_PROFILES: Mapping[str, str] = dict(
    zip(*([f"{table}.{key}" for key in _LABELS] for table in ("profile", "steps")), strict=True)
)
"""Which setting counts where a profile has none of its own."""
