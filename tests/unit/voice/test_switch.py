"""What the voice may be saying, for whoever listens for a word."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from tray_app.core.bus import Bus
from tray_app.voice.switch import VoiceSwitch


@pytest.mark.parametrize(("said", "may"), [({"Nabu"}, True), ({"Hey"}, False), (set(), False), (None, False)])
def test_a_word_of_the_phrase_is_enough_and_a_short_one_is_none(said: set[str] | None, may: bool) -> None:
    nothing: Any = None
    switch = VoiceSwitch(
        Bus(), nothing, nothing, observe=nothing, shown=nothing, selected_text=nothing, last_text=nothing
    )
    if said is not None:  # else it is switched off
        switch.voice = cast(Any, SimpleNamespace(may_say=said.__contains__))
    assert switch.may_say("Hey Nabu") is may
