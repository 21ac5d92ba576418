"""What could understand the user on this machine: engines that are here, and models that fit it."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Sequence

import psutil

from tray_app.core.engines import EMBEDDED_ENGINE, ENGINES, EngineDescriptor
from tray_app.core.errors import HoldtalkError
from tray_app.models.catalogue import SPEEDS, CatalogueModel, read_catalogue
from tray_app.perf import engine_figures
from tray_app.speech.engines import find_engines
from tray_app.ui.first_run.asked import EngineChoice, SpeechAtHand

log = logging.getLogger(__name__)

MOST_MEMORY_SHARE = 0.25
"""Of the machine's, as `bench.engine_choice` has it."""
MOST_OFFERED = 3
"""Models to be downloaded; the Models window has all of them."""


def speech_at_hand(languages: Sequence[str], memory_mb: int | None = None) -> SpeechAtHand:
    """`languages` are those that the user is likely to speak, his own first; English alone needs no download.

    `memory_mb` is the machine's where it is not to be asked. Blocks for some files.
    """
    find_engines()
    memory_mb = memory_mb or round(psutil.virtual_memory().total / 1e6)
    best, why = _measured()
    here = [_of_engine(engine, why if engine.name == best else "") for engine in ENGINES.values()]
    local = [choice for choice in here if not ENGINES[choice.name].needs_network]
    known = {language for choice in local for language in choice.languages}
    wanted = next((language for language in languages if language not in known), "")
    if not wanted and all(choice.name == EMBEDDED_ENGINE for choice in local):
        wanted = languages[0]  # there may be a better one than the smallest
    offered = _offered(_catalogue(), wanted, {choice.name for choice in local}, memory_mb) if wanted else []
    return SpeechAtHand((*local, *offered), os.cpu_count() or 1, memory_mb)


def _measured() -> tuple[str, str]:
    """Which engine `holdtalk bench engines` recommends, and why; empty where it was not run."""
    found = engine_figures.kept()
    recommendation = found.get("recommendation") if found is not None else None
    if not isinstance(recommendation, dict) or not recommendation.get("engine"):
        return "", ""
    return str(recommendation["engine"]), str(recommendation.get("reason", ""))


def _of_engine(engine: EngineDescriptor, why: str) -> EngineChoice:
    return EngineChoice(engine.name, engine.title, engine.languages, engine.memory_mb, measured=why)


def _catalogue() -> Iterable[CatalogueModel]:
    try:
        return read_catalogue().values()
    except HoldtalkError as error:
        log.warning("%s", error)
        return ()


def _offered(catalogue: Iterable[CatalogueModel], language: str, here: set[str], memory_mb: int) -> list[EngineChoice]:
    """Models that understand it and suit this machine: the quick ones first, and of those the larger, which is mostly
    the more accurate."""
    fit = [
        model
        for model in catalogue
        if language in model.languages
        and model.name not in here
        and model.memory_mb <= MOST_MEMORY_SHARE * memory_mb
        and model.speed != SPEEDS[-1]
    ]
    fit.sort(key=lambda model: (SPEEDS.index(model.speed), -model.memory_mb))
    return [
        EngineChoice(model.name, model.title, model.languages, model.memory_mb, model.download_bytes)
        for model in fit[:MOST_OFFERED]
    ]
