"""What a window is told of the models while they are worked on."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from faulty_server import Fault, FaultyServer
from small_catalogue import SmallCatalogue

from tray_app.core.engines import EMBEDDED_ENGINE
from tray_app.models import runtimes
from tray_app.models.folders import folder_of
from tray_app.models.importing import Said
from tray_app.models.shelf import Doing, Job, JobEnd, Shelf, ShelfRow

PATIENCE_S = 20.0


class Heard:
    """A listener that notes all, and a shelf that tells it."""

    def __init__(self) -> None:
        self.rows: dict[str, ShelfRow] = {}
        self.jobs: list[tuple[Job, ...]] = []
        self.ends: list[JobEnd] = []
        self.changes = 0
        self._news = threading.Condition()
        self.shelf = Shelf(self)

    def rows_changed(self, rows: tuple[ShelfRow, ...]) -> None:
        with self._news:
            self.rows = {row.name: row for row in rows}
            self._news.notify_all()

    def jobs_changed(self, jobs: tuple[Job, ...]) -> None:
        with self._news:
            self.jobs.append(jobs)
            self._news.notify_all()

    def job_ended(self, end: JobEnd) -> None:
        with self._news:
            self.ends.append(end)
            self._news.notify_all()

    def models_changed(self) -> None:
        self.changes += 1

    def wait_for_end(self, count: int = 1) -> JobEnd:
        with self._news:
            assert self._news.wait_for(lambda: len(self.ends) >= count, PATIENCE_S)
            return self.ends[count - 1]

    def wait_for_rows(self) -> None:
        with self._news:
            assert self._news.wait_for(lambda: self.rows, PATIENCE_S)

    def wait_for_bytes(self, name: str, count: int) -> Job:
        part = folder_of(name) / "encoder_model.ort.part"
        deadline_s = time.monotonic() + PATIENCE_S
        while not part.exists() or part.stat().st_size < count:
            assert time.monotonic() < deadline_s
            time.sleep(0.01)
        return next(job for job in self.shelf.jobs if job.name == name)


@pytest.fixture
def heard(catalogue: SmallCatalogue) -> Iterator[Heard]:
    made = Heard()
    yield made
    made.shelf.close()


def told(end: JobEnd) -> str:
    return "" if end.told is None else f"{end.told.title} {end.told.remedy}"


def test_looking_tells_what_there_is_and_fetches_nothing(server: FaultyServer, heard: Heard) -> None:
    heard.shelf.look()
    heard.wait_for_rows()
    assert list(heard.rows) == [EMBEDDED_ENGINE, "small-en", "packed-de"]
    assert heard.rows[EMBEDDED_ENGINE].embedded
    assert not heard.rows["small-en"].installed
    assert server.seen == []


def test_a_download_is_told_as_it_goes_and_at_its_end(heard: Heard) -> None:
    heard.shelf.download("small-en")
    end = heard.wait_for_end()
    assert (end.well, end.job.doing) == (True, Doing.DOWNLOAD)
    assert "Small is here." in told(end)
    assert heard.rows["small-en"].installed
    assert heard.changes == 1
    ((first,), *_) = heard.jobs  # on a slow machine it is told when some has come
    assert (first.doing, first.name) == (Doing.DOWNLOAD, "small-en")
    assert heard.jobs[-1] == ()
    heard.shelf.verify("small-en")
    assert "in order" in told(heard.wait_for_end(2))
    heard.shelf.remove("small-en")
    heard.wait_for_end(3)
    assert not heard.rows["small-en"].installed


def test_one_waits_for_the_other_and_each_can_be_called_off(server: FaultyServer, heard: Heard) -> None:
    server.plan(Fault(stall_after=150_000))
    heard.shelf.download("small-en")
    heard.shelf.download("small-en")
    heard.shelf.download("packed-de")
    running = heard.wait_for_bytes("small-en", 100_000)
    waiting = next(job for job in heard.shelf.jobs if job.name == "packed-de")
    assert waiting.progress is None
    heard.shelf.call_off(waiting)
    heard.shelf.call_off(running)
    ends = [heard.wait_for_end(count) for count in (1, 2)]
    assert [end.told for end in ends] == [None, None]
    assert len(heard.ends) == 2
    assert heard.rows["small-en"].came_bytes == 150_000
    assert not heard.rows["packed-de"].came_bytes


def test_what_goes_wrong_is_told_in_words(server: FaultyServer, heard: Heard, tmp_path: Path) -> None:
    server.plan(always=Fault(status=404))
    heard.shelf.download("small-en")
    assert not heard.wait_for_end().well
    assert "no longer" in told(heard.ends[0])
    heard.shelf.bring_in(tmp_path / "absent", Said())
    assert "no such folder" in told(heard.wait_for_end(2))
    assert heard.changes == 0


def test_a_model_that_cannot_be_run_yet_says_what_it_needs(heard: Heard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tray_app.models.families.util.find_spec", lambda _name: None)
    heard.shelf.download("packed-de")
    assert "install-engine" in told(heard.wait_for_end())
    assert "sherpa-onnx" in heard.rows["packed-de"].missing
    assert heard.rows["small-en"].missing == ""


def test_installing_what_runs_models_is_told(heard: Heard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runtimes, "install", lambda say: say("Collecting"))
    heard.shelf.install_engine()
    assert heard.wait_for_end().well
    assert heard.changes == 1


@pytest.mark.expected_warning(r"a model could not be worked on")
def test_a_fault_that_nobody_expected_ends_its_job_and_no_other(heard: Heard, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_say: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(runtimes, "install", broken)
    heard.shelf.install_engine()
    assert "could not be done" in told(heard.wait_for_end())
    heard.shelf.download("small-en")
    assert heard.wait_for_end(2).well


def test_closing_calls_off_what_goes_on(server: FaultyServer, heard: Heard) -> None:
    server.plan(Fault(stall_after=150_000))
    heard.shelf.download("small-en")
    heard.wait_for_bytes("small-en", 100_000)
    heard.shelf.close()
    assert heard.wait_for_end().told is None
