"""The speech engines, one module each, found by looking: a new engine is a new file here and nothing else.

A module says what its engine is and makes one (`EngineOffer`), or it has a function `offers()` that gives as many of
those as there are models for it. It is imported by the tray too, for its descriptor, so what is heavy is imported in
`load`. More modules may lie in the folder that HOLDTALK_ENGINE_DIR names.
"""

from __future__ import annotations

import importlib
import logging
import os
import pkgutil
from collections.abc import Iterable
from typing import Protocol, cast

from tray_app.core.engines import ENGINES, LANGUAGES, EngineDescriptor
from tray_app.models import installed
from tray_app.speech.engine import Engine

ENGINE_FOLDER_VARIABLE = "HOLDTALK_ENGINE_DIR"

_log = logging.getLogger(__name__)
_OURS = tuple(__path__)
_looked_at: installed.Stamp | None = None
"""The models on disk, when they were last looked at."""


class EngineOffer(Protocol):
    """An engine that can be had: a module of this package, or one of those that its `offers()` gives."""

    @property
    def DESCRIPTOR(self) -> EngineDescriptor: ...  # noqa: N802 - a module's constant

    def load(self, threads: int) -> Engine:
        """Blocks for as long as loading takes. Raises SpeechFault when the engine cannot be had."""


def find_new_engines() -> None:
    """Look again where models have come or gone since the last look; takes under a millisecond where none have."""
    if installed.stamp() != _looked_at:
        find_engines()


def find_engines() -> dict[str, EngineOffer]:
    """Every engine there is, by name; `core.engines` knows them then. A module that cannot be imported is left out."""
    global _looked_at
    _looked_at = installed.stamp()
    __path__[:] = [*_OURS, *filter(None, [os.environ.get(ENGINE_FOLDER_VARIABLE)])]
    importlib.invalidate_caches()
    found: dict[str, EngineOffer] = {}
    for info in pkgutil.iter_modules(__path__, f"{__name__}."):
        try:
            module = importlib.import_module(info.name)
            offers: Iterable[EngineOffer] = (
                module.offers() if hasattr(module, "offers") else [cast(EngineOffer, module)]
            )
            found |= {offer.DESCRIPTOR.name: offer for offer in offers}
        except Exception:  # noqa: BLE001 - whatever another's file does, the other engines are there
            _log.exception("the engine %s cannot be used", info.name)
    ENGINES.update({name: offer.DESCRIPTOR for name, offer in found.items()})
    for gone in ENGINES.keys() - found.keys():  # at no moment are those missing that are there
        del ENGINES[gone]
    LANGUAGES[:] = sorted({language for engine in ENGINES.values() for language in engine.languages})
    return found
