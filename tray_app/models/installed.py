"""The models on this machine: a folder each, with a `model.json` that says what it is and which file is what.

Whoever puts a model there (a download, an import) writes its `model.json` last; what has none is not there yet. The
engines read it, and so need not know where models come from.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tray_app import whole_file
from tray_app.paths import models_dir

if TYPE_CHECKING:
    from .catalogue import CatalogueModel

MANIFEST = "model.json"

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class InstalledModel:
    """One model that can be loaded."""

    name: str
    """As it is written in the settings, and of the engine that is made of it; its folder's name too."""
    title: str
    family: str
    """Which engine runs it, and how: a word that the engine's module knows."""
    languages: tuple[str, ...]
    """ISO 639 codes of what it understands."""
    memory_mb: int
    """About what a worker holds that has loaded it."""
    files: Mapping[str, str]
    """What each file is to the engine, such as "encoder", and its path below the folder."""
    maker: str = ""
    homepage: str = ""
    licence: str = ""
    options: Mapping[str, Any] = field(default_factory=dict)
    """What else the engine has to know."""
    sha256: Mapping[str, str] = field(default_factory=dict)
    """Of each file that was put there with it, in hexadecimal, by its path below the folder."""
    folder: Path = Path()

    def path(self, role: str) -> Path:
        """Where the file lies that is this to the engine. Raises KeyError when the model has none."""
        return self.folder / self.files[role]


def installed_models(*families: str) -> list[InstalledModel]:
    """Those of the families, or all, by name. One whose `model.json` cannot be read is logged and left out."""
    found = (read_model(manifest.parent) for manifest in sorted(models_dir().glob(f"*/{MANIFEST}")))
    return [model for model in found if model is not None and (not families or model.family in families)]


Stamp = frozenset[tuple[str, int]]
"""Which models there are, and since when."""


def stamp() -> Stamp:
    """Changes when a model comes, goes or is replaced."""
    found = set()
    for manifest in models_dir().glob(f"*/{MANIFEST}"):
        with suppress(OSError):  # it goes just now
            found.add((manifest.parent.name, manifest.stat().st_mtime_ns))
    return frozenset(found)


def read_model(folder: Path) -> InstalledModel | None:
    """The model in a folder; None when there is none that can be understood."""
    try:
        told = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        languages = tuple(map(str, told.pop("languages")))
        return InstalledModel(**told, languages=languages, folder=folder)
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        _log.warning("the model in %s cannot be used: %s", folder.name, type(error).__name__)
        return None


def write_model(model: InstalledModel) -> None:
    """Say in its folder what it is; from then on it is there. Raises OSError or StorageFault."""
    told = {**asdict(model), "languages": list(model.languages)}
    del told["folder"]
    content = json.dumps(told, ensure_ascii=False, indent=1)
    whole_file.replace_whole(model.folder / MANIFEST, content.encode())


def installed_as(
    model: CatalogueModel, folder: Path, files: Mapping[str, str], digests: Mapping[str, str]
) -> InstalledModel:
    """What its folder will say of it."""
    return InstalledModel(
        name=model.name,
        title=model.title,
        family=model.family,
        languages=model.languages,
        memory_mb=model.memory_mb,
        files=dict(files),
        maker=model.maker,
        homepage=model.homepage,
        licence=model.licence,
        options=dict(model.options),
        sha256=dict(digests),
        folder=folder,
    )
