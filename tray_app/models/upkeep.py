"""Models that are there: whether they still are what they were, and away with them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from tray_app.core.errors import ModelFault, StorageFault
from tray_app.core.translation import filled

from .cancelling import Cancel
from .catalogue import CatalogueFile, CatalogueModel, read_catalogue
from .digests import sha256_of
from .folders import ASIDE, LOCK, folder_of, locked
from .installed import MANIFEST, InstalledModel, installed_models
from .part import ENDING
from .progress import ProgressMeter, Tell


def installed_model(name: str) -> InstalledModel:
    """Raises ModelFault when it is not there."""
    found = next((model for model in installed_models() if model.name == name), None)
    if found is None:
        raise ModelFault(
            filled("The model “{name}” is not on this machine.", name=name), "Those that are: holdtalk models list"
        )
    return found


def verify(model: InstalledModel, tell: Tell, cancel: Cancel) -> list[str]:
    """What is wrong with its files, in the user's words; empty when each is what it was when it came.

    Blocks for reading all of it. Raises Cancelled.
    """
    paths = {name: model.folder / name for name in {*model.files.values(), *model.sha256}}
    meter = ProgressMeter(tell, "checking", sum(path.stat().st_size for path in paths.values() if path.is_file()))
    wrong = []
    for name, path in sorted(paths.items()):
        try:
            found = sha256_of(path, meter, cancel)
        except FileNotFoundError:
            wrong.append(f"{name} is missing")
        except OSError as error:
            wrong.append(f"{name} cannot be read ({error.strerror})")
        else:
            if name not in model.sha256:
                wrong.append(f"{name} has nothing to be compared with")
            elif found != model.sha256[name]:
                wrong.append(f"{name} has been changed since it came")
    return wrong


def remove(name: str) -> list[str]:
    """Take the model away, or what came of one; gives the names of files that are not ours, which stay.

    Raises ModelFault when there is nothing of it or another process works on it, StorageFault when it cannot be done.
    """
    folder = folder_of(name)
    if folder.is_symlink() or not folder.is_dir():
        raise ModelFault(
            filled("The model “{name}” is not on this machine.", name=name), "Those that are: holdtalk models list"
        )
    with locked(name):
        ours = _ours(name, folder)
        try:
            (folder / MANIFEST).unlink(missing_ok=True)  # first: half a model is none
            shutil.rmtree(folder / ASIDE, ignore_errors=True)
            for path in ours:
                path.unlink(missing_ok=True)
            for below in sorted({path.parent for path in ours} - {folder}, reverse=True):
                if not any(below.iterdir()):
                    below.rmdir()
        except OSError as error:
            raise StorageFault(
                "A model cannot be removed.", "Check the permissions of its folder.", f"{folder}: {error.strerror}"
            ) from error
        return sorted(path.name for path in folder.iterdir() if path.name != LOCK)


def _ours(name: str, folder: Path) -> list[Path]:
    """Files that came with the model, or are on their way; never one outside of its folder."""
    named = {file.name for file in _catalogued(name)}
    try:
        told = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        named |= {*map(str, told["files"].values()), *map(str, told.get("sha256", {}))}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        pass  # there is none, or none that can be read: then only the catalogue knows what was to come
    paths = [folder / one for one in named] + [folder / (one + more) for one in named for more in _ON_THE_WAY]
    return [path for path in paths if path.is_file() and path.parent.resolve().is_relative_to(folder.resolve())]


_ON_THE_WAY = (ENDING, ENDING + ".json")


def _catalogued(name: str) -> list[CatalogueFile]:
    model = read_catalogue().get(name)
    return [] if model is None else list(model.files)


def came_so_far(model: CatalogueModel) -> int:
    """Bytes of a download that was broken off."""
    folder = folder_of(model.name)
    names = [name for file in model.files for name in (file.name, file.name + ENDING)]
    return sum(path.stat().st_size for path in (folder / name for name in names) if path.is_file())
