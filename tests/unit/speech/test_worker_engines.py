"""A worker with a further engine beside the embedded one."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from worker_line import GENEROUS_SECONDS, SILENCE, TAKE, Line, ManualEngine

from tray_app.core.engines import EMBEDDED_ENGINE
from tray_app.core.wishes import Wishes
from tray_app.speech import cost, hearing, wire
from tray_app.speech.engines import moonshine
from tray_app.speech.liveness import LOADING

PING = wire.Event(wire.PING, {"text": "asked"})


def other(**traits: Any) -> ManualEngine:
    return ManualEngine(replace(moonshine.DESCRIPTOR, name="other", title="Other", **traits))


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[ManualEngine], Line]]:
    monkeypatch.setattr(hearing, "_LOAD_SHARE", 0)
    monkeypatch.setattr(hearing, "PAUSE_DRAFT_S", math.inf)
    monkeypatch.setattr(cost, "MOST_WAIT_S", math.inf)
    made: list[Line] = []

    def make(engine: ManualEngine) -> Line:
        made.append(Line(others=[engine]))
        return made[-1]

    yield make
    for line in made:
        line.close()


def test_what_another_engine_fails_on_is_decoded_by_the_embedded_one(lines: Callable[[ManualEngine], Line]) -> None:
    parrot = other()
    line = lines(parrot)
    line.begin(engine="other")
    line.speak(20)
    line.speak(5, SILENCE)
    in_pause = parrot.decodes.get(timeout=GENEROUS_SECONDS)
    in_pause.say("drafted")
    line.settle()
    line.speak(20)
    line.stop()
    failing = parrot.decodes.get(timeout=GENEROUS_SECONDS)
    assert failing.draft
    failing.fail(RuntimeError("fell off the perch"))
    told = line.next(wire.DEGRADED).data
    assert (told["id"], told["engine"]) == (TAKE, "other")
    again = line.decode()
    assert np.array_equal(again.samples, failing.samples)
    assert again.draft == (), "the other's tokens mean nothing here"
    again.say("all of it")
    transcript = line.next(wire.TRANSCRIPT).data
    assert (transcript["text"], transcript["engine"]) == ("all of it", EMBEDDED_ENGINE)


def test_an_engine_that_cannot_be_interrupted_is_not_asked_for_what_could_delay_the_answer(
    lines: Callable[[ManualEngine], Line],
) -> None:
    parrot = other(interruptible=False)
    line = lines(parrot)
    line.begin(engine="other", partials=True)
    line.speak(60)
    line.settle()
    line.speak(3, SILENCE)
    drafted = parrot.decodes.get(timeout=GENEROUS_SECONDS)
    assert drafted.heard_silence, "not in mid-speech"
    drafted.say("up to the pause")
    assert line.next(wire.PARTIAL).data["text"] == "up to the pause"
    line.speak(40)
    line.release()
    line.speak(1)
    line.stop()
    last = parrot.decodes.get(timeout=GENEROUS_SECONDS)
    assert last.frames > 100, "not at the release, behind which some speech may come"
    last.say("all of it")
    assert line.next(wire.TRANSCRIPT).data["text"] == "all of it"


def test_a_take_whose_engine_has_to_be_loaded_is_told_as_resumed_and_the_next_is_not(
    lines: Callable[[ManualEngine], Line],
) -> None:
    parrot = other()
    line = lines(parrot)
    for resumed in (True, False):
        line.begin(engine="other")
        line.speak(20)
        line.stop()
        parrot.decodes.get(timeout=GENEROUS_SECONDS).say("heard")
        assert line.next(wire.TRANSCRIPT).data["resumed"] == resumed


def test_a_pong_tells_the_patience_of_the_engine_that_decodes(lines: Callable[[ManualEngine], Line]) -> None:
    parrot = other(patience_s=7.0)
    line = lines(parrot)
    line.begin(engine="other")
    line.speak(20)
    line.stop()
    decode = parrot.decodes.get(timeout=GENEROUS_SECONDS)
    assert line.next(wire.PONG).data["doing"] == LOADING, "unasked, before it could not answer"
    line.say(PING)
    pong = line.next(wire.PONG)
    while pong.data["text"] is None:  # more of those unasked, on a slow machine
        pong = line.next(wire.PONG)
    assert pong.data["patience_ms"] == 7_000
    decode.say("done")
    line.next(wire.TRANSCRIPT)


def test_words_and_the_text_before_reach_the_engine_also_when_that_is_known_only_later(
    lines: Callable[[ManualEngine], Line],
) -> None:
    line = lines(other())
    wishes = Wishes(words=("Tilney", "Crianan"))
    line.say(*wire.begin(TAKE, partials=False, background=False, wishes=wishes))
    line.say(wire.of_take(wire.CONTEXT, TAKE, context="What was said before."))
    line.speak(30)
    line.stop()
    decode = line.decode()
    assert decode.hints.words == ("Tilney", "Crianan")
    assert decode.hints.context == "What was said before."
    decode.say("all of it")
    assert line.next(wire.TRANSCRIPT).data["text"] == "all of it"


def test_the_text_before_of_a_take_that_is_gone_is_nothing(lines: Callable[[ManualEngine], Line]) -> None:
    line = lines(other())
    line.say(wire.of_take(wire.CONTEXT, TAKE, context="What was said before."))
    line.say(PING)
    line.next(wire.PONG)
