"""What the engines of models on disk have in common: an offer for each, and what is said when one is not whole."""

from __future__ import annotations

import importlib
import shlex
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tray_app.core.engines import EngineDescriptor
from tray_app.core.errors import SpeechFault
from tray_app.core.translation import filled
from tray_app.models.installed import InstalledModel

from .engine import Engine


@dataclass(frozen=True, slots=True)
class ModelOffer:
    """One model on this machine, as an engine that can be had."""

    DESCRIPTOR: EngineDescriptor
    make: Callable[[int], Engine]
    """Loads it, for a number of threads. Raises SpeechFault."""

    def load(self, threads: int) -> Engine:
        return self.make(threads)


def descriptor_of(model: InstalledModel, **traits: Any) -> EngineDescriptor:
    """What a model says of itself; `traits` are those of the engine that runs it."""
    return EngineDescriptor(
        name=model.name,
        title=model.title,
        maker=model.maker,
        homepage=model.homepage,
        languages=model.languages,
        memory_mb=model.memory_mb,
        **traits,
    )


def install_command() -> str:
    """Brings the libraries that such models need to the Python that runs this."""
    return shlex.join([sys.executable, "-m", "pip", "install", "holdtalk[models]"])


def library(name: str) -> Any:
    """One of the extra's libraries, imported. Raises SpeechFault when it is not there or does not load."""
    try:
        return importlib.import_module(name)
    except ImportError as error:
        absent = isinstance(error, ModuleNotFoundError)
        told = filled("The library {name} is not installed.", name=name)
        title = told if absent else filled("The library {name} does not load.", name=name)
        raise SpeechFault(title, filled("Install it with: {command}", command=install_command()), str(error)) from error


def whole_files(model: InstalledModel, *roles: str) -> dict[str, str]:
    """The paths of a model's files by role. Raises SpeechFault when one is not told of, not there, or empty.

    Asked before a native library sees them: some end the whole process over a missing file.
    """
    found: dict[str, str] = {}
    for role in roles:
        try:
            path = model.path(role)
            if not path.stat().st_size:
                raise damaged(model, f"{path} is empty")
        except KeyError as error:
            raise damaged(model, f"its {role} is not named in {model.folder / 'model.json'}") from error
        except OSError as error:
            raise damaged(model, f"{error.filename}: {error.strerror}") from error
        found[role] = str(path)
    return found


def damaged(model: InstalledModel, detail: str) -> SpeechFault:
    remedy = filled(
        "Remove and install it again; what is there is told by: holdtalk models verify {name}", name=model.name
    )
    return SpeechFault(filled("The model {model} is incomplete or damaged.", model=model.title), remedy, detail)
