"""What the voice may be saying, for whoever listens for a word."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from tray_app.core.bus import Bus
from tray_app.voice.switch import VoiceSwitch


def saying(text: str | None) -> VoiceSwitch:
    """None: it is switched off."""
    nothing: Any = None
    switch = VoiceSwitch(
        Bus(), nothing, nothing, observe=nothing, shown=nothing, selected_text=nothing, last_text=nothing
    )
    if text is not None:
        switch.voice = cast(Any, SimpleNamespace(newest_text=text))
    return switch


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("Say okay, nabu, and then speak.", True),
        ("NABU!", True),
        ("My na-bu is here.", True),
        ("Hey, what is this?", False),
        ("", False),
        (None, False),
    ],
)
def test_a_word_of_the_phrase_in_the_text_is_enough_and_a_short_one_is_none(text: str | None, may: bool) -> None:
    assert saying(text).may_say("Hey Nabu") is may
