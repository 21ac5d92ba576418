"""Speech models: what there is, fetched, carried in, checked, chosen and removed."""

from __future__ import annotations

import argparse
import json
import shlex
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from tray_app.core.engines import EMBEDDED_ENGINE, ENGINES
from tray_app.core.errors import ModelFault
from tray_app.models import runtimes
from tray_app.models.cancelling import Cancel, Cancelled
from tray_app.models.catalogue import CatalogueModel, catalogue_model, read_catalogue
from tray_app.models.families import is_runnable
from tray_app.models.installed import InstalledModel, installed_models
from tray_app.models.progress import Tell, megabytes
from tray_app.models.upkeep import came_so_far, installed_model, remove, verify
from tray_app.paths import settings_path

from .transfer_line import TransferLine


def models(parsed: argparse.Namespace) -> int:
    """Carry out one action and print what was done. Raises HoldtalkError for what cannot be done."""
    actions: dict[str, Callable[[argparse.Namespace], int]] = {
        "download": _download,
        "import": _import,
        "remove": _remove,
        "verify": _verify,
        "use": _use,
        "install-engine": _install_engine,
    }
    return actions.get(parsed.action, _list)(parsed)


# --- what there is ----------------------------------------------------------------------------


def _list(parsed: argparse.Namespace) -> int:
    there = {model.name: model for model in installed_models()}
    catalogue = read_catalogue()
    chosen = _chosen()
    rows = [_row(model, there.get(model.name), chosen) for model in catalogue.values()]
    rows += [_own_row(model, chosen) for model in there.values() if model.name not in catalogue]
    if getattr(parsed, "json", False):
        for row in rows:
            print(json.dumps(row, ensure_ascii=False))
        return 0
    mark = "*" if chosen == EMBEDDED_ENGINE else " "
    print(f"{mark} {EMBEDDED_ENGINE:<26} {'comes with the program':<18} en")
    for row in rows:
        print(_line(row))
    if not there:
        print("\nNone is fetched yet: holdtalk models download NAME")
    return 0


def _row(model: CatalogueModel, there: InstalledModel | None, chosen: str) -> dict[str, Any]:
    state = "installed" if there else ("partly downloaded" if came_so_far(model) else "")
    return {
        "name": model.name,
        "title": model.title,
        "state": state,
        "in_use": model.name == chosen,
        "languages": list((there or model).languages),
        "download_bytes": model.download_bytes,
        "memory_mb": (there or model).memory_mb,
        "speed": model.speed,
        "licence": model.licence,
        "maker": model.maker,
        "homepage": model.homepage,
        "family": model.family,
        "runs": is_runnable(model.family),
        "note": model.note,
    }


def _own_row(model: InstalledModel, chosen: str) -> dict[str, Any]:
    """One that the catalogue does not list."""
    return {
        "name": model.name,
        "title": model.title,
        "state": "installed",
        "in_use": model.name == chosen,
        "languages": list(model.languages),
        "download_bytes": 0,
        "memory_mb": model.memory_mb,
        "speed": "",
        "licence": model.licence,
        "maker": model.maker,
        "homepage": model.homepage,
        "family": model.family,
        "runs": is_runnable(model.family),
        "note": "",
    }


def _line(row: dict[str, Any]) -> str:
    mark = "*" if row["in_use"] else " "
    size = megabytes(row["download_bytes"]) if row["download_bytes"] else ""
    state = row["state"] or size
    languages = row["languages"]
    spoken = " ".join(languages) if len(languages) <= 5 else f"{len(languages)} languages"
    facts = [spoken, f"{row['memory_mb']} MB of memory", row["speed"], row["licence"]]
    return f"{mark} {row['name']:<26} {state:<18} {', '.join(filter(None, facts))}"


def _chosen() -> str:
    """The engine that the settings name. It is looked for first, or it would be unknown and so not in force."""
    from tray_app.settings_file import load
    from tray_app.speech.engines import find_engines

    find_engines()
    return load(settings_path()).settings.speech.engine


# --- what is done -----------------------------------------------------------------------------


def _download(parsed: argparse.Namespace) -> int:
    from tray_app.models.fetching import download

    model = catalogue_model(parsed.name)
    size, licence = megabytes(model.download_bytes), model.licence
    print(f"{model.title} by {model.maker}, {size}, licence: {licence} ({model.homepage})", flush=True)
    for text in filter(None, (model.note, model.proof)):
        print(text, flush=True)
    with _told(parsed.name) as (tell, cancel):
        there = download(model, tell, cancel)
    print(f"{there.name} is here, and its files are what they should be.")
    _tell_next(there)
    return 0


def _import(parsed: argparse.Namespace) -> int:
    from tray_app.models.importing import Said, bring_in

    languages = tuple(filter(None, (parsed.languages or "").replace(" ", ",").split(",")))
    said = Said(parsed.name or "", parsed.family or "", languages)
    with _told(parsed.path.name) as (tell, cancel):
        there = bring_in(parsed.path, tell, cancel, said)
    print(f"{there.name}: a {there.family} model for {' '.join(there.languages)} is kept.")
    _tell_next(there)
    return 0


def _tell_next(model: InstalledModel) -> None:
    print(runtimes.missing_for(model.family) or f"Use it with: holdtalk models use {model.name}")


def _remove(parsed: argparse.Namespace) -> int:
    if parsed.name == _chosen():
        raise ModelFault(
            f"“{parsed.name}” is in use.", f"Choose another first, such as: holdtalk models use {EMBEDDED_ENGINE}"
        )
    left = remove(parsed.name)
    print(f"{parsed.name} is removed.")
    if left:
        print(f"Left in its folder, for it did not come with the model: {', '.join(left)}")
    return 0


def _verify(parsed: argparse.Namespace) -> int:
    checked = [installed_model(parsed.name)] if parsed.name else installed_models()
    if not checked:
        print("No model has been fetched.")
    code = 0
    for model in checked:
        with _told(model.name) as (tell, cancel):
            wrong = verify(model, tell, cancel)
        print(f"{model.name}: {'; '.join(wrong) if wrong else 'every file is what it was when it came'}")
        if wrong:
            code = 1
            listed = model.name in read_catalogue()
            again = f"Fetch it again: holdtalk models download {model.name}"
            print(again if listed else f"Remove it, and import it anew: holdtalk models remove {model.name}")
    return code


def _use(parsed: argparse.Namespace) -> int:
    from tray_app.settings_file import save_value
    from tray_app.speech.engines import find_engines

    find_engines()
    if parsed.name not in ENGINES:
        there = installed_model(parsed.name)  # or it says that it is not here
        raise ModelFault(
            f"No engine of this version of Holdtalk runs “{there.name}”.",
            runtimes.missing_for(there.family) or "Update Holdtalk.",
            f"family {there.family}",
        )
    for model in installed_models():
        if model.name == parsed.name and (missing := runtimes.missing_for(model.family)):
            raise ModelFault(f"“{model.name}” cannot be run yet.", missing)
    save_value(settings_path(), "speech", "engine", parsed.name)
    print(f"{ENGINES[parsed.name].title} is used from now on; a running Holdtalk loads it at once.")
    return 0


def _install_engine(_parsed: argparse.Namespace) -> int:
    command = shlex.join(runtimes.install_command())
    print(f"This installs what runs speech models into Holdtalk's own environment:\n  {command}", flush=True)
    runtimes.install(lambda line: print(line, flush=True))
    print("Done. A running Holdtalk uses it from the next choice of a model on.")
    return 0


@contextmanager
def _told(name: str) -> Iterator[tuple[Tell, Cancel]]:
    """A line that tells how far it is; Ctrl+C calls the work off in order."""
    line, cancel = TransferLine(sys.stderr, name), Cancel()
    try:
        yield line.show, cancel
    except KeyboardInterrupt:
        line.close()
        print(
            f"{name}: called off. What has come so far is kept; the same command goes on from there.", file=sys.stderr
        )
        raise
    except Cancelled:
        raise KeyboardInterrupt from None
    finally:
        line.close()
