"""Wake words of the user's own: models of microWakeWord that others may have made, tried before they are kept."""

from __future__ import annotations

import json
import re
import tempfile
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path, PurePosixPath

from tray_app.core.errors import StorageFault, WakeWordFault
from tray_app.core.translation import filled, marked, sentences
from tray_app.paths import make_private
from tray_app.whole_file import replace_whole

from .model import try_out
from .words import LARGEST_MODEL_BYTES, WakeWord, read_word

_MOST_IN_ARCHIVE = 100
"""Files of its kind; more of them are no collection of wake words."""
_LONGEST_NAME = 40


def add(paths: Sequence[Path], folder: Path) -> Iterator[WakeWord]:
    """Keep a copy of each word in `folder` once it has been tried, in place of one of that name; gives what is kept.

    Raises WakeWordFault for what is no wake word or does not work, StorageFault when it cannot be kept.
    """
    with ExitStack() as stack:
        found = []
        for path in paths:
            source = path
            if path.suffix.lower() == ".zip":
                source = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="holdtalk-")))
                _unpack(path, source)
            found += _descriptions(source, said=path)
        for description in dict.fromkeys(found):  # one may be named by both of its files
            word = read_word(description)
            try_out(word)
            yield _keep(word, description, folder)


def remove(name: str, folder: Path) -> None:
    """Raises WakeWordFault when it is none of the user's own, StorageFault when it cannot be removed."""
    own = {path.stem: path for path in folder.glob("*.json")}
    if name not in own:
        yours = filled("Yours are: {names}.", names=", ".join(sorted(own))) if own else marked("You have none.")
        raise WakeWordFault(
            filled("“{name}” is no wake word of your own.", name=name),
            sentences(yours, marked("The others come with the library.")),
        )
    try:
        own[name].unlink()
        (folder / f"{name}.tflite").unlink(missing_ok=True)
    except OSError as error:
        raise _unkept("A wake word cannot be removed.", own[name], error) from error


def _descriptions(source: Path, said: Path) -> list[Path]:
    """The JSON files that are meant; `said` is what the user called them."""
    if source.is_dir():
        found = sorted(source.glob("*.json"))
    else:
        found = [source.with_suffix(".json")] if source.suffix.lower() in (".json", ".tflite") else []
    if found and all(path.is_file() for path in found):
        return [path.resolve() for path in found]
    raise WakeWordFault(
        "There is no wake word here.",
        "Give the .json file of a microWakeWord model with its .tflite beside it, or a folder or .zip with such.",
        str(said),
    )


def _unpack(archive: Path, folder: Path) -> None:
    """What may belong to a wake word, by its bare name: an archive has no say in where it goes, or how large it is."""
    try:
        with zipfile.ZipFile(archive) as packed:
            names = [name for name in packed.namelist() if name.lower().endswith((".json", ".tflite"))]
            if len(names) > _MOST_IN_ARCHIVE:
                raise _no_archive(archive, f"{len(names)} files")
            for name in names:
                with packed.open(name) as file:
                    content = file.read(LARGEST_MODEL_BYTES + 1)
                bare = PurePosixPath(name.replace("\\", "/")).name
                if len(content) > LARGEST_MODEL_BYTES:
                    raise _no_archive(archive, f"{bare} is larger than {LARGEST_MODEL_BYTES // 1_000_000} MB")
                if not bare.startswith("."):
                    (folder / bare).write_bytes(content)
    except (OSError, zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError) as error:
        raise _no_archive(archive, str(error) or type(error).__name__) from error


def _no_archive(archive: Path, why: str) -> WakeWordFault:
    remedy = marked("Unpack it yourself, and add the .json file that is in it.")
    return WakeWordFault("This archive cannot be used.", remedy, f"{archive}: {why}")


def _keep(word: WakeWord, description: Path, folder: Path) -> WakeWord:
    name = re.sub(r"\W+", "_", word.name.casefold()).strip("_")[:_LONGEST_NAME] or "own"
    told = {**json.loads(description.read_text("utf-8")), "model": f"{name}.tflite"}
    model, text = word.model.read_bytes(), json.dumps(told, ensure_ascii=False, indent=2)
    make_private(folder)
    kept = replace(word, name=name, model=folder / f"{name}.tflite")
    try:
        replace_whole(kept.model, model)
        replace_whole(folder / f"{name}.json", text.encode())
    except OSError as error:
        raise _unkept("A wake word cannot be kept.", folder, error) from error
    return kept


def _unkept(title: str, path: Path, error: OSError) -> StorageFault:
    remedy = marked("Check the permissions of the folder and the free space of its disk.")
    return StorageFault(title, remedy, f"{path}: {error.strerror}")
