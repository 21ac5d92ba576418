"""A model of the catalogue is fetched: its files or its archive, checked, and then said to be there."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from tray_app.core.errors import ModelFault

from .archives import unpack
from .cancelling import Cancel
from .catalogue import CatalogueModel
from .crc32c import crc32c_of
from .digests import sha256_of
from .families import belongs_to_some, roles_of
from .folders import ASIDE, locked, need_room
from .installed import MANIFEST, InstalledModel, installed_as, read_model, write_model
from .part import ENDING
from .progress import ProgressMeter, Tell
from .remote_file import RemoteFile
from .transfer import PATIENCE, Patience, bring


def download(model: CatalogueModel, tell: Tell, cancel: Cancel, patience: Patience = PATIENCE) -> InstalledModel:
    """Blocks until it is there; what is there already, and right, is not fetched again.

    Raises ModelFault when it cannot be had, StorageFault without room for it, Cancelled; what has come so far is kept.
    """
    with locked(model.name) as folder:
        there = _right_files(folder, tell, cancel)
        if there is not None:
            return there
        (folder / MANIFEST).unlink(missing_ok=True)  # until all of it is right
        need_room(folder, model.disk_bytes - _bytes_there(model, folder))
        digests = _brought(model, folder, tell, cancel, patience)
        files = {file.role: file.name for file in model.files}
        if model.archive is not None:
            files, digests = _unpacked(model, folder, tell, cancel)
        return _installed(model, folder, files, digests)


def _brought(model: CatalogueModel, folder: Path, tell: Tell, cancel: Cancel, patience: Patience) -> dict[str, str]:
    """The SHA-256 of each file, once all are there."""
    meter = ProgressMeter(tell, "downloading", model.download_bytes)
    digests, before = {}, 0
    for file in model.files:
        meter.next_file(before)
        sha256 = _sha256_if_right(folder / file.name, file.source, cancel)
        digests[file.name] = sha256 or bring(file.source, folder / file.name, meter, cancel, patience)
        meter.is_at(file.bytes_about)
        before += file.bytes_about
    return digests


def _sha256_if_right(path: Path, source: RemoteFile, cancel: Cancel) -> str:
    """Empty when it is not there, or wrong. Reading it is not told: it would be taken for the speed of the line."""
    try:
        sha256 = sha256_of(path, ProgressMeter(lambda _progress: None, "checking", 0), cancel) if path.is_file() else ""
        right = sha256 == source.sha256 if source.sha256 else bool(sha256) and crc32c_of(path) == source.crc32c
    except OSError:
        return ""
    return sha256 if right else ""


def _installed(
    model: CatalogueModel, folder: Path, files: Mapping[str, str], digests: Mapping[str, str]
) -> InstalledModel:
    there = installed_as(model, folder, files, digests)
    write_model(there)
    return there


def _right_files(folder: Path, tell: Tell, cancel: Cancel) -> InstalledModel | None:
    """The model, when it is there and every file is what it was; None when anything is missing or wrong."""
    there = read_model(folder) if (folder / MANIFEST).exists() else None
    if there is None or not there.sha256:
        return None
    meter = ProgressMeter(tell, "checking", sum(_size(folder / name) for name in there.sha256))
    right = all(_is_right(folder / name, sha256, meter, cancel) for name, sha256 in there.sha256.items())
    return there if right else None


def _is_right(path: Path, sha256: str, meter: ProgressMeter, cancel: Cancel) -> bool:
    try:
        return path.is_file() and sha256_of(path, meter, cancel) == sha256
    except OSError:
        return False


def _bytes_there(model: CatalogueModel, folder: Path) -> int:
    """Of what has to come."""
    names = [name for file in model.files for name in (file.name, file.name + ENDING)]
    return min(model.download_bytes, sum(_size(folder / name) for name in names))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _unpacked(model: CatalogueModel, folder: Path, tell: Tell, cancel: Cancel) -> tuple[dict[str, str], dict[str, str]]:
    """Roles and digests of the files; the archive is gone then."""
    assert model.archive is not None, "asked for models that come in one"
    aside = folder / ASIDE
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir()
    try:
        meter = ProgressMeter(tell, "unpacking", model.unpacked_bytes)
        names = [path.name for path in unpack(folder / model.archive.name, aside, belongs_to_some, meter, cancel)]
        files = roles_of(model.family, names)
        if files is None:
            raise ModelFault(
                "The archive does not hold the files of this model.",
                "Update Holdtalk: its catalogue may be out of date.",
                f"{model.archive.name} holds {', '.join(sorted(names)[:8]) or 'none of a model'}",
            )
        for name in files.values():
            (aside / name).replace(folder / name)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    meter = ProgressMeter(tell, "checking", sum(_size(folder / name) for name in files.values()))
    digests = {name: sha256_of(folder / name, meter, cancel) for name in files.values()}
    (folder / model.archive.name).unlink()
    return files, digests
