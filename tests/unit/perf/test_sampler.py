from __future__ import annotations

import os
import threading
from collections.abc import Callable
from dataclasses import replace

import psutil
import pytest
from perf_records import record

from tray_app.perf.monitor import Monitor
from tray_app.perf.sampler import ProcessReader, Sampler, Usage, main_thread_ns

SECOND = 1_000_000_000
MB = 1_000_000


class ScriptedReader:
    """Stands for ProcessReader: what the test says a process holds."""

    def __init__(self, pid: int, usage: dict[int, Usage | None]) -> None:
        self.pid = pid
        self._usage = usage

    def read(self, *, memory: bool) -> Usage:
        found = self._usage.get(self.pid)
        if found is None:
            raise psutil.NoSuchProcess(self.pid)
        return found if memory else replace(found, uss_bytes=None)


class House:
    """A sampler whose clock and processes the test moves."""

    def __init__(self) -> None:
        self.monitor = Monitor()
        self.now_ns = 0
        self.windows_ns = 0
        self.worker: int | None = None
        self.dictating = False
        self.usage: dict[int, Usage | None] = {os.getpid(): Usage(90 * MB, 0, 9, 40)}
        make: Callable[[int], ProcessReader] = lambda pid: ScriptedReader(pid, self.usage)  # type: ignore[assignment,return-value]  # noqa: E731 - the same two members
        self.sampler = Sampler(
            self.monitor,
            worker_pid=lambda: self.worker,
            dictating=lambda: self.dictating,
            clock=lambda: self.now_ns,
            reader=make,
            windows_ns=lambda: self.windows_ns,
        )

    def values(self, name: str) -> list[float]:
        return [float(value) for value in self.monitor.samples(name)[1]]

    def later(self, seconds: float, tray_cpu_ns: int) -> None:
        self.now_ns += int(seconds * SECOND)
        self.usage[os.getpid()] = Usage(90 * MB, tray_cpu_ns, 9, 40)


def test_the_first_sample_has_memory_but_no_share_of_processor_time() -> None:
    house = House()
    house.sampler.sample()
    assert house.values("tray_uss") == [90.0]
    assert house.values("threads") == [9.0]
    assert house.values("open_files") == [40.0]
    assert house.values("tray_cpu") == []


def test_processor_time_is_the_share_of_the_time_between_two_samples() -> None:
    house = House()
    house.sampler.sample()
    house.later(10, tray_cpu_ns=SECOND // 20)
    house.sampler.sample()
    assert house.values("tray_cpu") == [0.5]


@pytest.mark.parametrize(("open_ones", "share"), [("none", 5.0), ("home", 1.0), ("performance", 1.0)])
def test_what_an_open_window_costs_is_no_figure_of_a_program_at_rest(open_ones: str, share: float) -> None:
    house = House()
    house.sampler.sample()
    house.sampler.window_open = open_ones == "home"
    house.sampler._shown = open_ones == "performance"
    house.later(1, tray_cpu_ns=SECOND // 20)
    house.windows_ns = SECOND // 25
    house.sampler.sample()
    assert house.values("tray_cpu") == [pytest.approx(share)]
    house.dictating = True
    house.sampler.sample(begins=True)
    house.later(1, tray_cpu_ns=SECOND // 10)
    house.windows_ns += SECOND // 25
    house.sampler.sample()
    assert house.values("tray_cpu_dictating") == [5.0], "while somebody dictates all of it counts"


def test_the_thread_of_the_windows_is_told_on_this_system() -> None:
    before_ns = main_thread_ns()
    sum(range(200_000))
    assert main_thread_ns() > before_ns > 0


def test_a_stretch_that_was_too_short_is_added_to_the_next_one() -> None:
    house = House()
    house.sampler.sample()
    house.later(0.05, tray_cpu_ns=50_000_000)
    house.sampler.sample()
    assert house.values("tray_cpu") == []
    house.later(0.95, tray_cpu_ns=50_000_000)
    house.sampler.sample()
    assert house.values("tray_cpu") == [5.0]


def test_processor_time_while_dictating_is_not_called_idle() -> None:
    house = House()
    house.sampler.sample()
    house.dictating = True
    house.later(1, tray_cpu_ns=SECOND // 10)
    house.sampler.sample()
    house.dictating = False
    house.later(1, tray_cpu_ns=SECOND // 5)
    house.sampler.sample()
    house.later(1, tray_cpu_ns=SECOND // 5)
    house.sampler.sample()
    house.later(1, tray_cpu_ns=SECOND // 5)
    house.sampler.sample(ended=True)
    assert house.values("tray_cpu_dictating") == [10.0, 10.0, 0.0]
    assert house.values("tray_cpu") == [0.0]


@pytest.mark.parametrize("shown", [True, False])
def test_processor_time_of_a_dictation_is_the_same_however_often_is_sampled(shown: bool) -> None:
    """A minute of quiet, then five busy seconds: hidden, nothing is sampled between."""
    house = House()
    house.sampler.sample()
    for _ in range(59 if shown else 0):
        house.later(1, 0)
        house.sampler.sample()
    house.later(1 if shown else 60, 0)
    house.dictating = True
    house.sampler.sample(begins=True)
    for second in range(1, 5 if shown else 1):
        house.later(1, second * SECOND)
        house.sampler.sample()
    house.later(1 if shown else 5, 5 * SECOND)
    house.dictating = False
    house.sampler.sample(ended=True)
    assert set(house.values("tray_cpu")) == {0.0}
    assert house.values("tray_cpu_dictating") == pytest.approx([100.0] * (5 if shown else 1))


def test_a_dictation_that_begins_while_another_is_going_on_does_not_make_that_idle() -> None:
    house = House()
    house.dictating = True
    house.sampler.sample(begins=True)
    house.later(1, SECOND)
    house.sampler.sample(begins=True)
    assert house.values("tray_cpu_dictating") == [100.0]


def test_a_restarted_worker_starts_anew_instead_of_running_backwards() -> None:
    house = House()
    house.worker = 1_001
    house.usage[1_001] = Usage(200 * MB, 60 * SECOND, 4, 10)
    house.sampler.sample()
    house.worker = 1_002
    house.usage[1_002] = Usage(210 * MB, SECOND, 4, 10)
    house.later(1, 0)
    house.sampler.sample()
    assert house.values("worker_uss") == [200.0, 210.0]
    assert house.values("worker_cpu") == []


def test_a_worker_that_is_gone_or_not_there_yet_is_no_data() -> None:
    house = House()
    house.sampler.sample()
    house.worker = 1_003
    house.sampler.sample()
    assert house.values("worker_uss") == []
    assert len(house.values("threads")) == 2


def test_memory_is_read_every_fourth_second_and_when_a_dictation_ended() -> None:
    house = House()
    for _ in range(9):
        house.sampler.sample()
        house.later(1, 0)
    assert len(house.values("tray_uss")) == 3
    house.sampler.sample(ended=True)
    assert len(house.values("tray_uss")) == 4
    assert len(house.values("threads")) == 10


def test_growth_is_counted_from_the_end_of_one_dictation_to_that_of_the_next() -> None:
    house = House()
    house.sampler.sample(ended=True)
    house.usage[os.getpid()] = Usage(96 * MB, 0, 9, 40)
    house.sampler.sample()
    house.usage[os.getpid()] = Usage(97 * MB, 0, 9, 40)
    house.sampler.sample(ended=True)
    assert house.values("memory_growth") == [7.0]


def test_libraries_that_no_other_process_shares_any_more_are_no_growth() -> None:
    house = House()
    for uss_mb, written_mb in ((45, 36), (65, 37), (44, 36)):
        house.usage[os.getpid()] = Usage(uss_mb * MB, 0, 9, 40, written_mb * MB)
        house.sampler.sample(ended=True)
    assert house.values("memory_growth") == [1.0, -1.0]
    assert house.values("tray_uss") == [45.0, 65.0, 44.0]


def test_a_real_process_is_read_as_psutil_reads_it() -> None:
    process = psutil.Process()
    before = process.cpu_times()
    usage = ProcessReader(os.getpid()).read(memory=True)
    after = process.cpu_times()
    assert before.user + before.system - 0.02 <= usage.cpu_ns / 1e9 <= after.user + after.system + 0.05
    assert usage.uss_bytes == pytest.approx(process.memory_full_info().uss, rel=0.2)
    assert usage.threads >= 1
    assert usage.open_files >= 3


def test_the_thread_samples_when_a_dictation_ended_and_ends_when_told() -> None:
    monitor = Monitor()
    sampled = threading.Event()
    sampler = Sampler(monitor, worker_pid=sampled.set, dictating=lambda: False)
    sampler.start()
    assert not sampled.is_set(), "hidden: nothing is read until there is a reason"
    monitor.record_dictation(record(1))
    assert sampled.wait(10)
    sampler.close()
    assert not [thread for thread in threading.enumerate() if thread.name == "perf-sampler"]
    assert len(monitor.samples("tray_uss")[1]) >= 1


def test_a_gauge_that_has_no_figure_leaves_no_sample() -> None:
    fills = iter([None, 0.4, 31.0, None])
    monitor = Monitor()
    gauges = {"buffer_fill": lambda: next(fills), "log_queue": lambda: 2.0}
    sampler = Sampler(monitor, worker_pid=lambda: None, dictating=lambda: False, gauges=gauges)
    for _ in range(4):
        sampler.sample()
    assert monitor.samples("buffer_fill")[1].tolist() == [0.4, 31.0]
    assert monitor.samples("log_queue")[1].tolist() == [2.0] * 4


def test_hidden_it_rests_for_a_minute() -> None:
    house = House()
    reads: list[int] = []
    sampler = Sampler(
        house.monitor, worker_pid=lambda: None, dictating=lambda: False, gauges={"log_queue": lambda: _read(reads)}
    )
    sampler.start()
    try:
        sampler.set_shown(True)
        deadline = threading.Event()
        for _ in range(500):
            if reads:
                break
            deadline.wait(0.01)
        sampler.set_shown(False)
        known = len(reads)
        deadline.wait(0.3)
        assert known <= len(reads) <= known + 1, "hiding asks for none, and the next is a minute away"
    finally:
        sampler.close()


def _read(reads: list[int]) -> float:
    reads.append(1)
    return 0.0
