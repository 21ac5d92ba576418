"""The engines of one worker: each is loaded when a take first asks for it, and let go when there are too many."""

from __future__ import annotations

import time
from collections.abc import Mapping
from contextlib import suppress

import numpy as np

from tray_app.core.engines import EMBEDDED_ENGINE, EngineDescriptor, instead_of
from tray_app.core.errors import HoldtalkError, Problem, SpeechFault
from tray_app.core.ports import SAMPLE_RATE_HZ
from tray_app.core.translation import filled, marked

from .cost import DecodeCost
from .engine import NO_HINTS, Engine, Interrupt
from .engines import EngineOffer, find_engines

MOST_LOADED = 3
"""In memory at once: the chosen one, the embedded one, and one more."""
_WARM_UP_S = 2


class LoadedEngines:
    """By name. What loads is for one thread, the rest for any."""

    def __init__(self, chosen: str, threads: int, found: Mapping[str, EngineOffer] | None = None) -> None:
        """`chosen` is for takes that ask for none."""
        self._found = find_engines() if found is None else found
        self._may_look_again = found is None
        self.chosen = chosen
        self._threads = threads
        self._loaded: dict[str, Engine] = {}
        """The one used longest ago first."""
        self._unusable: dict[str, Problem] = {}
        self._costs: dict[str, DecodeCost] = {}
        self.embedded = self._found[EMBEDDED_ENGINE].DESCRIPTOR

    @property
    def all(self) -> list[EngineDescriptor]:
        return [module.DESCRIPTOR for module in self._found.values()]

    def for_take(self, asked: str | None = None) -> tuple[EngineDescriptor, Problem | None]:
        """What a take is decoded by that asks for an engine, and why it is another one, if so."""
        name = asked or self.chosen
        if name not in self._found and self._may_look_again:
            self._found = find_engines()  # its model may have come since this worker was started
        module, why = self._found.get(name), self._unusable.get(name)
        if module is None:
            why = Problem(
                "There is no such engine.", filled("Choose one of: {engines}.", engines=", ".join(self._found))
            )
        elif why is None or name == EMBEDDED_ENGINE:
            return module.DESCRIPTOR, None
        return self.embedded, instead_of(name, why)

    def cost(self, engine: EngineDescriptor) -> DecodeCost:
        """What its decodes took so far, over all takes."""
        return self._costs.setdefault(engine.name, DecodeCost())

    def longest_s(self, engine: EngineDescriptor, *, waited_for: bool) -> float:
        """How long a piece of a take may be: what one engine fails on the embedded one gets, whole, and where somebody
        waits, a slow one gets shorter pieces."""
        most_s = min(engine.longest_s, self.embedded.longest_s)
        return self.cost(engine).longest_s(most_s) if waited_for else most_s

    def load_first(self) -> None:
        """Load what takes get that ask for none. Raises HoldtalkError when there is none at all."""
        engine, _ = self.for_take()
        if engine is not self.embedded:
            with suppress(HoldtalkError):
                self.load(engine)
                return
        self.load(self.embedded)

    def is_due(self, wanted: EngineDescriptor) -> bool:
        """It has not been loaded, nor has that failed."""
        return wanted.name not in self._loaded and wanted.name not in self._unusable

    def load(self, wanted: EngineDescriptor) -> Engine:
        """Blocks for seconds the first time. Raises HoldtalkError when it cannot be had; it is not tried again then."""
        if wanted.name in self._unusable:
            problem = self._unusable[wanted.name]
            raise SpeechFault(problem.title, problem.remedy, problem.detail)
        engine = self._loaded.pop(wanted.name, None) or self._load(wanted)
        self._loaded[wanted.name] = engine
        for name in [*self._loaded][:-MOST_LOADED]:
            del self._loaded[name]
        return engine

    def _load(self, wanted: EngineDescriptor) -> Engine:
        try:
            engine = self._found[wanted.name].load(self._threads)
            if not wanted.needs_network:
                # The first decode is slower than any other: let silence have it.
                silence, began_s = np.zeros(SAMPLE_RATE_HZ * _WARM_UP_S, np.float32), time.monotonic()
                engine.decode(silence, (), Interrupt(), NO_HINTS)
                self.cost(wanted).warmed(_WARM_UP_S, time.monotonic() - began_s)
        except HoldtalkError as fault:
            self._unusable[wanted.name] = fault.problem
            raise
        except Exception as error:
            remedy = marked("Reinstall Holdtalk, then run: holdtalk doctor")
            detail = f"{type(error).__name__}: {error}"
            told = SpeechFault("The speech engine cannot be loaded.", remedy, detail)
            self._unusable[wanted.name] = told.problem
            raise told from error
        return engine
