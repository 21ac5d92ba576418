"""Engines are loaded when they are first asked for, few at a time, and stood in for when they cannot be had."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from tray_app.core.engines import EMBEDDED_ENGINE, EngineDescriptor
from tray_app.core.errors import SpeechFault
from tray_app.speech import loaded_engines
from tray_app.speech.engine import Decoded, Hints, Interrupt, Samples
from tray_app.speech.engines import moonshine
from tray_app.speech.loaded_engines import MOST_LOADED, LoadedEngines


class Loadable:
    """An engine and its module."""

    def __init__(self, name: str, error: Exception | None = None) -> None:
        self.DESCRIPTOR: EngineDescriptor = replace(moonshine.DESCRIPTOR, name=name)
        self.loads = 0
        self.decodes = 0
        self._error = error

    def load(self, threads: int) -> Loadable:
        self.loads += 1
        if self._error is not None:
            raise self._error
        return self

    def decode(self, samples: Samples, draft: Sequence[int], interrupt: Interrupt, hints: Hints) -> Decoded:
        self.decodes += 1
        return Decoded((), "")


def loaded(*modules: Loadable, chosen: str = EMBEDDED_ENGINE) -> LoadedEngines:
    return LoadedEngines(chosen, 1, {module.DESCRIPTOR.name: module for module in modules})


def test_an_engine_is_loaded_and_warmed_once() -> None:
    embedded = Loadable(EMBEDDED_ENGINE)
    engines = loaded(embedded)
    assert embedded.loads == 0
    engines.load(embedded.DESCRIPTOR)
    engines.load(embedded.DESCRIPTOR)
    assert (embedded.loads, embedded.decodes) == (1, 1)


def test_nothing_is_sent_over_the_network_before_somebody_speaks() -> None:
    remote = Loadable("remote")
    remote.DESCRIPTOR = replace(remote.DESCRIPTOR, needs_network=True)
    loaded(Loadable(EMBEDDED_ENGINE), remote).load(remote.DESCRIPTOR)
    assert (remote.loads, remote.decodes) == (1, 0)


def test_the_one_used_longest_ago_is_let_go() -> None:
    modules = [Loadable(EMBEDDED_ENGINE), *(Loadable(f"engine {number}") for number in range(MOST_LOADED))]
    engines = loaded(*modules)
    for module in modules:
        engines.load(modules[1].DESCRIPTOR)
        engines.load(module.DESCRIPTOR)
    engines.load(modules[-1].DESCRIPTOR)
    engines.load(modules[1].DESCRIPTOR)
    assert [module.loads for module in modules] == [1] * len(modules)
    engines.load(modules[0].DESCRIPTOR)
    assert modules[0].loads == 2


@pytest.mark.parametrize("error", [SpeechFault("No model.", "Get one."), ImportError("no library")])
def test_what_cannot_be_loaded_is_not_tried_again_and_its_reason_told(error: Exception) -> None:
    broken = Loadable("broken", error)
    engines = loaded(Loadable(EMBEDDED_ENGINE), broken, chosen="broken")
    engines.load_first()
    for _ in range(2):
        with pytest.raises(SpeechFault):
            engines.load(broken.DESCRIPTOR)
    engine, why = engines.for_take("broken")
    assert (engine.name, broken.loads) == (EMBEDDED_ENGINE, 1)
    assert why is not None
    assert "broken" in why.title
    assert ("Get one." if isinstance(error, SpeechFault) else "cannot be loaded") in why.remedy


def test_without_any_engine_the_reason_is_raised() -> None:
    engines = loaded(Loadable(EMBEDDED_ENGINE, SpeechFault("No model.", "Get one.")))
    with pytest.raises(SpeechFault, match="No model"):
        engines.load_first()


def test_an_engine_whose_model_came_after_the_start_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    found = {EMBEDDED_ENGINE: Loadable(EMBEDDED_ENGINE)}
    monkeypatch.setattr(loaded_engines, "find_engines", lambda: dict(found))
    engines = LoadedEngines(EMBEDDED_ENGINE, 1)
    assert engines.for_take("new")[0].name == EMBEDDED_ENGINE
    found["new"] = Loadable("new")
    assert engines.for_take("new")[0].name == "new"


def test_a_name_that_is_no_engine_is_answered_with_those_there_are() -> None:
    engine, why = loaded(Loadable(EMBEDDED_ENGINE), Loadable("parrot")).for_take("parot")
    assert engine.name == EMBEDDED_ENGINE
    assert why is not None
    assert "parrot" in why.remedy
