"""A model that somebody carried in by hand: a folder or an archive, recognised, copied, and said to be there.

What the catalogue lists is recognised by its digests, whatever it is called; anything else by the names of its files,
and by what the user says of it.
"""

from __future__ import annotations

import re
import shutil
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from tray_app.core.errors import ModelFault
from tray_app.core.translation import any_of, filled
from tray_app.paths import make_private, models_dir

from .archives import ENDINGS, is_archive, unpack
from .cancelling import Cancel
from .catalogue import CatalogueModel, read_catalogue
from .crc32c import crc32c_of
from .digests import sha256_of
from .families import FAMILIES, belongs_to_some, families_of, options_of, roles_of
from .folders import locked, need_room
from .installed import MANIFEST, InstalledModel, installed_as, write_model
from .part import ENDING, unwritable
from .progress import ProgressMeter, Tell
from .remote_file import RemoteFile

MOST_FILES = 2_000
"""In a folder that is looked through; a model has ten."""
_BLOCK_BYTES = 1 << 20
_LEFT_BEHIND_S = 24 * 3600
_MEMORY_RATIO, _MEMORY_MB = 1.1, 120
"""A worker holds its model's weights and some more: an estimate, until it is measured."""


@dataclass(frozen=True, slots=True)
class Said:
    """What the user says of a model; what he leaves out is found out, where it can be."""

    name: str = ""
    family: str = ""
    languages: tuple[str, ...] = ()


NOTHING_SAID = Said()


def bring_in(path: Path, tell: Tell, cancel: Cancel, said: Said = NOTHING_SAID) -> InstalledModel:
    """Blocks until it is there; the user's own files stay as they are.

    Raises ModelFault for what is no model, or not all of one, or in an archive that cannot be used; StorageFault
    without room for it; Cancelled.
    """
    path = path.expanduser()
    if said.family and said.family not in FAMILIES:
        raise ModelFault(
            filled("There is no kind of model “{kind}”.", kind=said.family),
            filled("These are: {kinds}.", kinds=", ".join(FAMILIES)),
        )
    if path.is_dir():
        return _bring_in_folder(path, path.name, tell, cancel, said)
    if not path.is_file():
        raise ModelFault("There is no such folder or archive.", "Check the path.", str(path))
    if not is_archive(path):
        raise ModelFault(
            "This is neither a folder nor an archive that can be read.",
            filled("Give a folder with the model's files, or one of {endings}.", endings=" ".join(ENDINGS)),
            str(path),
        )
    with _aside() as folder:
        listed = _listed_archive(path, tell, cancel)
        unpack(path, folder, belongs_to_some, ProgressMeter(tell, "unpacking", 0), cancel)
        called = re.sub(r"\.(tar\.\w+|\w+)$", "", path.name)
        return _bring_in_folder(folder, called, tell, cancel, said, listed)


def _listed_archive(path: Path, tell: Tell, cancel: Cancel) -> CatalogueModel | None:
    """What the catalogue says of this very archive."""
    size = path.stat().st_size
    listed = [(model, model.archive.source) for model in read_catalogue().values() if model.archive]
    likely = [(model, source) for model, source in listed if source.size_bytes in (0, size)]
    if not likely:
        return None
    sha256 = sha256_of(path, ProgressMeter(tell, "checking", size), cancel)
    return next((model for model, source in likely if source.sha256 == sha256), None)


@contextmanager
def _aside() -> Iterator[Path]:
    """A folder on the models' disk, gone afterwards."""
    make_private(models_dir())
    for left in models_dir().glob(".import-*"):  # of a process that was killed
        if time.time() - left.stat().st_mtime > _LEFT_BEHIND_S:
            shutil.rmtree(left, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix=".import-", dir=models_dir(), ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def _bring_in_folder(
    source: Path, called: str, tell: Tell, cancel: Cancel, said: Said, listed: CatalogueModel | None = None
) -> InstalledModel:
    """`listed` is what the catalogue says of it, where that is certain."""
    found = _files_of(source)
    if not found:
        raise ModelFault(
            "There is no model here that Holdtalk could run.",
            "It looks for files such as encoder.onnx, decoder.onnx, joiner.onnx, model.onnx, tokens.txt, model.bin.",
            str(source if source.name == called else called),
        )
    digests = _digests(found, tell, cancel)
    model = _of_catalogue(found, digests, said) or _by_names(found, digests, called, said, listed)
    with locked(model.name) as folder:
        if (folder / MANIFEST).exists():
            raise ModelFault(
                filled("There is a model “{name}” already.", name=model.name),
                filled(
                    "Remove it first (holdtalk models remove {name}), or choose another name with --name.",
                    name=model.name,
                ),
                str(folder),
            )
        sources = {name: found[name] for name in model.files.values()}
        _copy(sources, folder, tell, cancel)
        there = replace(model, folder=folder)
        write_model(there)
        return there


def _files_of(source: Path) -> dict[str, Path]:
    """What may be part of a model, by bare name; of several of one name, the one that lies less deep."""
    found: dict[str, Path] = {}
    try:
        for number, path in enumerate(sorted(source.rglob("*"), key=lambda one: (len(one.parts), one))):
            if number >= MOST_FILES:
                raise ModelFault(
                    "There are too many files in this folder.", "Give the folder of the model alone.", str(source)
                )
            if belongs_to_some(path.name) and path.is_file():
                found.setdefault(path.name, path)
    except OSError as error:
        raise ModelFault(
            "This folder cannot be read.", "Check its permissions.", f"{source}: {error.strerror}"
        ) from error
    return found


def _digests(found: Mapping[str, Path], tell: Tell, cancel: Cancel) -> dict[str, str]:
    try:
        meter = ProgressMeter(tell, "checking", sum(path.stat().st_size for path in found.values()))
        return {name: sha256_of(path, meter, cancel) for name, path in found.items()}
    except OSError as error:
        raise ModelFault(
            "A file of the model cannot be read.", "Check its permissions.", f"{error.filename}: {error.strerror}"
        ) from error


def _of_catalogue(found: Mapping[str, Path], digests: Mapping[str, str], said: Said) -> InstalledModel | None:
    """One that the catalogue lists file by file, when every file of it is here."""
    for model in read_catalogue().values():
        if model.archive is not None:
            continue
        files = {file.role: _named(file.source, found, digests) for file in model.files}
        if all(files.values()):
            there = installed_as(model, Path(), files, {name: digests[name] for name in files.values()})
            return replace(there, name=said.name or there.name, languages=said.languages or there.languages)
    return None


def _named(source: RemoteFile, found: Mapping[str, Path], digests: Mapping[str, str]) -> str:
    """What that file is called here; empty when it is not here."""
    if source.sha256:
        return next((name for name, sha256 in digests.items() if sha256 == source.sha256), "")
    likely = [name for name, path in found.items() if path.stat().st_size == source.size_bytes]
    return next((name for name in likely if crc32c_of(found[name]) == source.crc32c), "")


def _by_names(
    found: Mapping[str, Path], digests: Mapping[str, str], called: str, said: Said, listed: CatalogueModel | None
) -> InstalledModel:
    family = listed.family if listed else said.family or _family(found, called)
    files = roles_of(family, found)
    if files is None:
        wanted = ", ".join(FAMILIES[family].roles)
        raise ModelFault(
            "Not all files of this model are here.",
            filled("A {family} model has: {wanted}.", family=family, wanted=wanted),
            ", ".join(sorted(found)),
        )
    mine = {one: digests[one] for one in files.values()}
    if listed:
        there = installed_as(listed, Path(), files, mine)
        return replace(there, name=said.name or there.name, languages=said.languages or there.languages)
    name = said.name or _name_from(called)
    megabytes = sum(found[one].stat().st_size for one in files.values()) / 1e6
    return InstalledModel(
        name=name,
        title=name,
        family=family,
        languages=said.languages or _languages(called),
        memory_mb=round(megabytes * _MEMORY_RATIO) + _MEMORY_MB,
        files=files,
        options=options_of(family, called),
        sha256=mine,
    )


def _family(found: Mapping[str, Path], called: str) -> str:
    fitting = families_of(found, called)
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise ModelFault(
            "These files may be of several kinds of models.",
            filled("Say which: --family {kinds}.", kinds=any_of(fitting)),
        )
    raise ModelFault(
        "Not all files of a model are here.",
        "A transducer has encoder, decoder, joiner and tokens; Whisper and Canary encoder, decoder and tokens; CTC and "
        "SenseVoice model and tokens.",
        ", ".join(sorted(found)),
    )


def _name_from(called: str) -> str:
    plain = re.sub(r"[^\w.+-]+", "-", called.removeprefix("sherpa-onnx-")).strip("-._").lower()
    return plain[:60] or "own-model"


def _languages(called: str) -> tuple[str, ...]:
    """Those that the name tells, as in "canary-180m-flash-en-es-de-fr-int8"."""
    known = {
        "be",
        "de",
        "en",
        "es",
        "fr",
        "hr",
        "it",
        "ja",
        "ko",
        "pl",
        "pt",
        "ru",
        "uk",
        "vi",
        "yue",
        "zh",
        "ar",
        "nl",
    }
    told = [part for part in re.split(r"[-_.]", called.lower()) if part in known]
    if not told:
        raise ModelFault("Nothing says which languages this model understands.", "Say it: --languages en,de")
    return tuple(dict.fromkeys(told))


def _copy(sources: Mapping[str, Path], folder: Path, tell: Tell, cancel: Cancel) -> None:
    total = sum(path.stat().st_size for path in sources.values())
    need_room(folder, total)
    meter = ProgressMeter(tell, "copying", total)
    for name, path in sources.items():
        part = folder / (name + ENDING)
        try:
            with path.open("rb") as source, part.open("wb") as target:
                while block := source.read(_BLOCK_BYTES):
                    cancel.check()
                    target.write(block)
                    meter.add(len(block))
            part.replace(folder / name)
        except OSError as error:
            part.unlink(missing_ok=True)
            raise unwritable(folder, error) from error
        except BaseException:
            part.unlink(missing_ok=True)
            raise
