"""The models that can be fetched: `resources/models.toml`, or the file that HOLDTALK_MODEL_CATALOGUE names."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from tray_app.core.errors import ModelFault
from tray_app.core.resources import resource_path
from tray_app.core.translation import filled, marked

from .remote_file import RemoteFile

CATALOGUE_VARIABLE = "HOLDTALK_MODEL_CATALOGUE"
ARCHIVE = "archive"
"""What a file is that holds the others."""
SPEEDS = ("fast", "medium", "slow")


@dataclass(frozen=True, slots=True)
class CatalogueFile:
    role: str
    """What it is to the engine, such as "encoder"; or ARCHIVE."""
    name: str
    """Of the file in the model's folder."""
    source: RemoteFile
    bytes_about: int
    """Its size, if only roughly known."""


@dataclass(frozen=True, slots=True)
class CatalogueModel:
    """One model that can be fetched."""

    name: str
    title: str
    family: str
    languages: tuple[str, ...]
    memory_mb: int
    speed: str
    """One of SPEEDS, on a processor with two cores."""
    licence: str
    maker: str
    homepage: str
    options: Mapping[str, Any]
    files: tuple[CatalogueFile, ...]
    unpacked_bytes: int = 0
    """Of what is taken out of an archive, about."""
    note: str = ""
    """What the user should know before."""

    @property
    def download_bytes(self) -> int:
        """About, where it is not known to the byte."""
        return sum(file.bytes_about for file in self.files)

    @property
    def disk_bytes(self) -> int:
        """What has to be free to have it: an archive lies there until it is unpacked."""
        return self.download_bytes + self.unpacked_bytes

    @property
    def proof(self) -> str:
        """What the user should know of how it is checked; empty when by a SHA-256, as usual."""
        if all(file.source.sha256 for file in self.files):
            return ""
        return marked(
            "Its maker states no SHA-256: it is known by its maker's address (TLS), its size and its CRC-32C."
        )

    @property
    def archive(self) -> CatalogueFile | None:
        return self.files[0] if self.files[0].role == ARCHIVE else None


def read_catalogue() -> dict[str, CatalogueModel]:
    """By name, in the catalogue's order. Raises ModelFault when it cannot be read."""
    path = Path(os.environ.get(CATALOGUE_VARIABLE) or resource_path("models.toml"))
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        models = [_model(row) for row in told["model"]]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelFault(
            "The catalogue of models cannot be read.",
            filled(
                "Install Holdtalk again, or correct the file that {catalogue_variable} names.",
                catalogue_variable=CATALOGUE_VARIABLE,
            ),
            f"{path}: {error if isinstance(error, ValueError | OSError) else type(error).__name__}",
        ) from error
    return {model.name: model for model in models}


def catalogue_model(name: str) -> CatalogueModel:
    """Raises ModelFault when the catalogue has none of that name."""
    catalogue = read_catalogue()
    if name not in catalogue:
        raise ModelFault(
            filled("There is no model “{name}” in the catalogue.", name=name), "These are: holdtalk models list"
        )
    return catalogue[name]


def _model(row: dict[str, Any]) -> CatalogueModel:
    told = dict(row)
    base, files, archive = told.pop("base", ""), told.pop("files", {}), told.pop("archive", None)
    if archive is not None:
        told["unpacked_bytes"] = archive.get("unpacked", 0)
        files = {ARCHIVE: archive}
    if not files or told["speed"] not in SPEEDS or not is_plain_name(told["name"]):
        raise ValueError(f"{told['name']}: it has no files, no speed or no name")
    listed = tuple(_file(role, base, file) for role, file in files.items())
    languages = tuple(map(str, told.pop("languages")))
    return CatalogueModel(**{"options": {}, **told}, languages=languages, files=listed)


def _file(role: str, base: str, told: Mapping[str, Any]) -> CatalogueFile:
    """Raises ValueError for one that nothing would hold to what it should be."""
    url, sha256, crc32c = base + str(told["path"]), str(told.get("sha256", "")), str(told.get("crc32c", ""))
    name, size = PurePosixPath(str(told["path"])).name, int(told.get("size", 0))
    if not (len(sha256) == 64 or (not sha256 and len(crc32c) == 8 and size)) or not is_plain_name(name):
        raise ValueError(f"{url}: it has no SHA-256 or no name")
    source = RemoteFile(url, sha256.lower(), size, crc32c)
    return CatalogueFile(role, name, source, size or int(told.get("about", 0)))


def is_plain_name(name: str) -> bool:
    """Whether it can be the name of a file or a folder of ours: it leads nowhere else on any system."""
    return 0 < len(name) <= 100 and all(c.isalnum() or c in "-_.+" for c in name) and not name.startswith(".")
