"""The models as a window shows them, and the work with them: one after the other on a thread of its own.

Nothing runs before the first question, nor when the last work is done and nobody looks.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Protocol

from tray_app.core.engines import EMBEDDED_ENGINE, ENGINES, EngineDescriptor
from tray_app.core.errors import HoldtalkError, Problem
from tray_app.core.translation import filled, marked, sentences
from tray_app.core.worker import Worker

from . import runtimes
from .cancelling import Cancel, Cancelled
from .catalogue import CatalogueModel, catalogue_model, read_catalogue
from .importing import Said, bring_in
from .installed import InstalledModel, installed_models
from .progress import Progress, Tell
from .upkeep import came_so_far, installed_model, remove, verify

_log = logging.getLogger(__name__)

CLOSE_S = 2.0


@dataclass(frozen=True, slots=True)
class ShelfRow:
    """One model, fetched or to be had."""

    name: str
    title: str
    languages: tuple[str, ...]
    memory_mb: int
    licence: str
    maker: str
    homepage: str
    installed: bool
    listed: bool
    """The catalogue has it."""
    download_bytes: int = 0
    came_bytes: int = 0
    """Of a download that was broken off."""
    speed: str = ""
    note: str = ""
    embedded: bool = False
    """Comes with the program: it can only be chosen."""
    missing: str = ""
    """What has to be installed to run it, in the user's words."""


class Doing(Enum):
    DOWNLOAD = marked("download")
    VERIFY = marked("verify")
    REMOVE = marked("remove")
    IMPORT = marked("import")
    INSTALL_ENGINE = marked("install what runs models")


@dataclass(frozen=True, slots=True)
class Job:
    """Work that goes on, or waits for its turn."""

    doing: Doing
    name: str
    """Of the model; of a folder or archive before it is known."""
    progress: Progress | None = None
    """None before it is begun."""


@dataclass(frozen=True, slots=True)
class JobEnd:
    """How it went."""

    job: Job
    told: Problem | None
    """What the user is told; None when it was called off."""
    well: bool


class ShelfListener(Protocol):
    """Called on the shelf's thread, or on the one that asks."""

    def rows_changed(self, rows: tuple[ShelfRow, ...]) -> None: ...

    def jobs_changed(self, jobs: tuple[Job, ...]) -> None: ...

    def job_ended(self, end: JobEnd) -> None: ...

    def models_changed(self) -> None:
        """One came or went, or can be run now."""


class Shelf:
    """Every method returns at once, on any thread; the listener is told what came of it."""

    def __init__(self, listener: ShelfListener) -> None:
        self._listener = listener
        self._worker = Worker("models", step_limit_s=None)
        self._jobs: dict[tuple[Doing, str], tuple[Job, Cancel]] = {}

    @property
    def jobs(self) -> tuple[Job, ...]:
        return tuple(job for job, _cancel in list(self._jobs.values()))

    def look(self) -> None:
        """Tell the rows anew."""
        self._worker.do(self._tell_rows)

    def download(self, name: str) -> None:
        def work(tell: Tell, cancel: Cancel) -> Problem:
            from .fetching import download  # with all that talks to servers

            there = download(catalogue_model(name), tell, cancel)
            return Problem(filled("{model} is here.", model=there.title), _next_step(there))

        self._begin(Job(Doing.DOWNLOAD, name), work)

    def verify(self, name: str) -> None:
        def work(tell: Tell, cancel: Cancel) -> Problem:
            there = installed_model(name)
            wrong = verify(there, tell, cancel)
            if wrong:
                raise HoldtalkError(
                    filled("{model} is not what it was.", model=there.title), sentences(_joined(wrong), _again(name))
                )
            return Problem(filled("{model} is in order.", model=there.title), "Every file is what it was when it came.")

        self._begin(Job(Doing.VERIFY, name), work)

    def remove(self, name: str) -> None:
        """The user has been asked."""

        def work(_tell: Tell, _cancel: Cancel) -> Problem:
            left = remove(name)
            more = (
                filled("Left in its folder, for it did not come with the model: {files}", files=", ".join(left))
                if left
                else ""
            )
            return Problem(filled("{name} is removed.", name=name), more)

        self._begin(Job(Doing.REMOVE, name), work)

    def bring_in(self, path: Path, said: Said) -> None:
        def work(tell: Tell, cancel: Cancel) -> Problem:
            there = bring_in(path, tell, cancel, said)
            return Problem(filled("{model} is here.", model=there.title), _next_step(there))

        self._begin(Job(Doing.IMPORT, path.name), work)

    def install_engine(self) -> None:
        """The user has been told what this does."""

        def work(_tell: Tell, _cancel: Cancel) -> Problem:
            runtimes.install(lambda line: _log.info("pip: %s", line))
            return Problem("What runs the models is installed.", "Choose a model to use it.")

        self._begin(Job(Doing.INSTALL_ENGINE, "sherpa-onnx"), work)

    def call_off(self, job: Job) -> None:
        """What has come so far is kept."""
        _job, cancel = self._jobs.get((job.doing, job.name), (job, None))
        if cancel is not None:
            cancel.call_off()

    def close(self, timeout_s: float = CLOSE_S) -> None:
        """Call all of it off. Blocks for so long at most."""
        for job in self.jobs:
            self.call_off(job)
        self._worker.close(timeout_s)

    # --- the shelf's thread ---------------------------------------------------------------

    def _begin(self, job: Job, work: Callable[[Tell, Cancel], Problem]) -> None:
        key = (job.doing, job.name)
        if key in self._jobs:
            return
        cancel = Cancel()
        self._jobs[key] = (job, cancel)
        if not self._worker.do(lambda: self._carry_out(job, cancel, work)):
            del self._jobs[key]
        self._listener.jobs_changed(self.jobs)

    def _carry_out(self, job: Job, cancel: Cancel, work: Callable[[Tell, Cancel], Problem]) -> None:
        def tell(progress: Progress) -> None:
            self._jobs[job.doing, job.name] = (replace(job, progress=progress), cancel)
            self._listener.jobs_changed(self.jobs)

        try:
            cancel.check()
            end = JobEnd(job, work(tell, cancel), well=True)
        except Cancelled:
            end = JobEnd(job, None, well=True)
        except HoldtalkError as error:
            end = JobEnd(job, error.problem, well=False)
        except Exception:  # noqa: BLE001 - the user waits for an answer, and the next work for its turn
            _log.exception("a model could not be worked on")
            title = filled("This could not be done: {doing} {name}.", doing=filled(job.doing.value), name=job.name)
            end = JobEnd(job, Problem(title, "The log says why."), well=False)
        del self._jobs[job.doing, job.name]
        if end.told is not None and end.well and job.doing is not Doing.VERIFY:
            self._listener.models_changed()
        self._listener.jobs_changed(self.jobs)
        self._tell_rows()
        self._listener.job_ended(end)

    def _tell_rows(self) -> None:
        there = {model.name: model for model in installed_models()}
        try:
            listed = read_catalogue()
        except HoldtalkError as error:
            _log.error("%s", error.problem)
            listed = {}
        rows = [_embedded_row(ENGINES[EMBEDDED_ENGINE])] if EMBEDDED_ENGINE in ENGINES else []
        rows += [_listed_row(model, there.get(model.name)) for model in listed.values()]
        rows += [_own_row(model) for model in there.values() if model.name not in listed]
        self._listener.rows_changed(tuple(rows))


def _embedded_row(engine: EngineDescriptor) -> ShelfRow:
    return ShelfRow(
        name=engine.name,
        title=engine.title,
        languages=engine.languages,
        memory_mb=engine.memory_mb,
        licence="MIT",
        maker=engine.maker,
        homepage=engine.homepage,
        installed=True,
        listed=False,
        speed="fast",
        note=marked("Comes with Holdtalk."),
        embedded=True,
    )


def _listed_row(model: CatalogueModel, there: InstalledModel | None) -> ShelfRow:
    return ShelfRow(
        name=model.name,
        title=model.title,
        languages=(there or model).languages,
        memory_mb=(there or model).memory_mb,
        licence=model.licence,
        maker=model.maker,
        homepage=model.homepage,
        installed=there is not None,
        listed=True,
        download_bytes=model.download_bytes,
        came_bytes=0 if there else came_so_far(model),
        speed=model.speed,
        note="\n".join(filter(None, (model.note, model.proof))),
        missing=runtimes.missing_for((there or model).family),
    )


def _own_row(model: InstalledModel) -> ShelfRow:
    """One that was carried in and that the catalogue does not list."""
    return ShelfRow(
        name=model.name,
        title=model.title,
        languages=model.languages,
        memory_mb=model.memory_mb,
        licence=model.licence,
        maker=model.maker,
        homepage=model.homepage,
        installed=True,
        listed=False,
        missing=runtimes.missing_for(model.family),
    )


def _next_step(model: InstalledModel) -> str:
    return runtimes.missing_for(model.family) or marked("Choose Use to have it listen.")


def _again(name: str) -> str:
    return marked("Download it again.") if name in read_catalogue() else marked("Remove it, and import it anew.")


def _joined(sentences: list[str]) -> str:
    return "; ".join(sentences) + "."
