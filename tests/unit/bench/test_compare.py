"""`bench --compare`: no change is none, a change is found, and unlike machines are refused."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tray_app import cli
from tray_app.bench.compare import (
    FALSE_ALARMS,
    Change,
    UnlikeMachines,
    compare,
    least_chance,
    ratio_interval,
    read,
    samples_needed,
    table,
)
from tray_app.bench.figures import Figure, Results
from tray_app.core.errors import HoldtalkError
from tray_app.perf.benchmark import PerformanceBenchmark

MACHINE: dict[str, object] = {
    "cpu": "Example 3000", "cores": 8, "os": "Linux", "python": "3.11.7", "engine": "e", "device": "mic",
    "packages": {"numpy": "2.1", "holdtalk": "0.1.0"},
}  # fmt: skip


def document(*figures: tuple[str, list[float]], unit: str = "ms", about: Mapping[str, object] = MACHINE) -> Any:
    return document_of([Figure(name, unit, samples) for name, samples in figures], about)


def document_of(figures: list[Figure], about: Mapping[str, object] = MACHINE) -> Any:
    return json.loads(json.dumps(Results(figures, dict(about)).as_json()))


def noisy(level: float, seed: int, n: int = 30, spread: float = 0.05) -> list[float]:
    """Times as they come: a level, a spread above it, and now and then something far off."""
    random = np.random.default_rng(seed)
    values = level * (1 + np.abs(random.normal(0, spread, n)))
    values[random.integers(0, n)] *= 4
    return [float(value) for value in values]


def changes(old: Any, new: Any) -> dict[str, Change]:
    return {found.name: found.change for found in compare(old, new).comparisons}


def test_a_slowdown_of_a_fifth_is_found_and_so_is_its_reverse() -> None:
    before, after = document(("wait", noisy(100, 1))), document(("wait", noisy(120, 2)))
    assert changes(before, after) == {"wait": Change.SLOWER}
    assert changes(after, before) == {"wait": Change.FASTER}
    (found,) = compare(before, after).comparisons
    assert found.low < 1.2 < found.high


def test_two_runs_of_the_same_hardly_ever_differ() -> None:
    """Over many pairs of runs, each of eight figures, nearly none has a false alarm."""
    alarms = 0
    for run in range(15):
        old = document(*((f"f{at}", noisy(100, 1_000 + 100 * run + at)) for at in range(8)))
        new = document(*((f"f{at}", noisy(100, 9_000 + 100 * run + at)) for at in range(8)))
        alarms += any(change is not Change.NONE for change in changes(old, new).values())
    assert alarms <= 15 * 2 * FALSE_ALARMS


def test_the_interval_holds_the_true_ratio_about_as_often_as_it_says() -> None:
    random = np.random.default_rng(5)
    held = 0
    for _ in range(60):
        low, high = ratio_interval(random.normal(100, 5, 40), random.normal(110, 5, 40), chance=0.05)
        held += low <= 1.1 <= high
    assert held >= 52


def test_the_same_files_give_the_same_answer() -> None:
    old, new = document(("wait", noisy(100, 1))), document(("wait", noisy(104, 2)))
    assert compare(old, new) == compare(old, new)


def test_a_change_too_small_to_matter_is_none() -> None:
    steady = [100.0 + at / 100 for at in range(30)]
    assert changes(document(("w", steady)), document(("w", [value * 1.03 for value in steady]))) == {"w": Change.NONE}


def test_samples_of_one_round_count_as_one() -> None:
    """Six rounds of ten: a round that was disturbed is one sample, not ten."""
    samples = [100.0] * 50 + [300.0] * 10
    results = Results([Figure("w", "ms", samples, rounds=6)], dict(MACHINE))
    (found,) = compare(results.as_json(), results.as_json()).comparisons
    assert (found.n_old, found.change) == (6, Change.NONE)


def test_with_few_samples_a_difference_is_not_called_a_change() -> None:
    old = document(*((f"f{at}", [100.0, 101, 102, 103, 104]) for at in range(40)))
    new = document(*((f"f{at}", [130.0, 131, 132, 133, 134]) for at in range(40)))
    assert set(changes(old, new).values()) == {Change.TOO_FEW}
    assert changes(document(("memory", [90.0])), document(("memory", [95.0]))) == {"memory": Change.TOO_FEW}
    needed = samples_needed(40)
    assert least_chance(needed, needed) <= FALSE_ALARMS / 40 < least_chance(needed - 1, needed - 1)


def of_the_same_words(factor: float, seed: int) -> Any:
    """Eleven dictations, of which some take three times as long as others; each some hundredths more or less."""
    random = np.random.default_rng(seed)
    waits = np.array([40.0, 55, 120, 48, 90, 61, 43, 110, 70, 52, 85]) * factor * random.normal(1, 0.05, 11)
    return document_of([Figure(f"wait {at}", "ms", [float(wait) for wait in waits], paired=True) for at in range(30)])


def test_what_is_of_the_same_words_is_held_against_its_own() -> None:
    before, slowed = of_the_same_words(1.0, 1), of_the_same_words(1.2, 2)
    assert set(changes(before, slowed).values()) == {Change.SLOWER}
    assert set(changes(before, of_the_same_words(1.0, 3)).values()) == {Change.NONE}
    for side in (before, slowed):
        side["figures"] = [{**figure, "paired": False} for figure in side["figures"]]
    assert set(changes(before, slowed).values()) == {Change.NONE}, "their differences hide it"


def test_what_has_fewer_samples_than_its_own_is_not_paired() -> None:
    few = document_of([Figure("wait", "ms", [10.0, 20, 30, 40, 50, 60], paired=True)])
    more = document_of([Figure("wait", "ms", [10.0, 20, 30, 40, 50, 60, 70], paired=True)])
    (found,) = compare(few, more).comparisons
    assert found.ratio == pytest.approx(40 / 35)


def test_a_figure_at_or_under_zero_has_no_ratio() -> None:
    early = document(("first sample", [-300.0] * 10))
    assert changes(early, early) == {"first sample": Change.NO_RATIO}


def test_what_only_one_file_has_is_named() -> None:
    verdict = compare(document(("a", noisy(1, 1)), ("b", noisy(1, 1))), document(("b", noisy(1, 1)), ("c", [])))
    assert (verdict.only_old, verdict.only_new) == (("a",), ("c",))
    assert "Only in the new file: c" in table(verdict)


@pytest.mark.parametrize(
    ("field", "value"),
    [("cpu", "Other"), ("cores", 2), ("os", "BSD"), ("python", "3.12"), ("engine", "x"), ("device", "y"),
     ("packages", {"numpy": "2.2"}), ("packages", {})],
)  # fmt: skip
def test_unlike_machines_are_refused_unless_forced(field: str, value: object) -> None:
    old, other = document(("w", noisy(1, 1))), document(("w", noisy(1, 2)), about={**MACHINE, field: value})
    with pytest.raises(UnlikeMachines) as refused:
        compare(old, other)
    assert "--force" in refused.value.problem.remedy
    forced = compare(old, other, force=True)
    assert forced.differences
    assert "Unlike: " in table(forced)


def test_another_version_of_the_program_itself_is_what_is_compared() -> None:
    newer = {**MACHINE, "packages": {"numpy": "2.1", "holdtalk": "0.2.0"}}
    assert compare(document(("w", noisy(1, 1))), document(("w", noisy(1, 2)), about=newer)).differences == ()


def test_a_file_without_a_fingerprint_is_refused() -> None:
    with pytest.raises(UnlikeMachines):
        compare(document(("w", noisy(1, 1)), about={}), document(("w", noisy(1, 1)), about={}))


def test_memory_is_more_or_less_and_not_faster_or_slower() -> None:
    old, new = document(("USS", noisy(90, 1)), unit="MB"), document(("USS", noisy(120, 2)), unit="MB")
    assert table(compare(old, new)).splitlines()[2].endswith("more")


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"schema": 9, "figures": []}', '{"schema": 1, "figures": [{}]}'])
def test_a_file_that_is_no_benchmarks_is_a_sentence(tmp_path: Path, content: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(HoldtalkError, match="not a benchmark's file"):
        read(path)
    with pytest.raises(HoldtalkError, match="No such file"):
        read(tmp_path / "absent.json")


# --- timed by the program's own benchmark, as the command line compares them --------------


class BusyMachine:
    """A clock that work moves on, by what it costs and by what a busy machine adds: a spread that is never below,
    rounds in which everything is half as slow again, and now and then a call that something else interrupted."""

    def __init__(self, seed: int) -> None:
        self._random = np.random.default_rng(seed)
        self._now_ns = 0
        self._calls = 0
        self._slowness = 1.0

    def clock(self) -> int:
        return self._now_ns

    def loop(self, turns: int) -> Callable[[], None]:
        def work() -> None:
            self._calls += 1
            if self._calls % 400 == 0:
                self._slowness = float(self._random.choice((1.0, 1.0, 1.5)))
            interrupted_ns = 2_000_000 * (self._random.random() < 0.001)
            self._now_ns += int(80 * turns * self._slowness * (1 + abs(self._random.normal(0, 0.1)))) + interrupted_ns

        return work


def two_runs(folder: Path, machine: BusyMachine, turns_old: int, turns_new: int) -> tuple[Path, Path]:
    """The two workloads timed in turns, so that a machine that is busy slows both, into a file each."""
    bench = PerformanceBenchmark(rounds=25, samples_per_round=3, sample_ms=1.0, clock=machine.clock)
    bench.add("old", machine.loop(turns_old))
    bench.add("new", machine.loop(turns_new))
    paths = []
    for found in bench.run():
        results = Results([Figure("loop", "µs", found.samples_us, rounds=found.rounds)], dict(MACHINE))
        paths.append(folder / f"{found.name}.json")
        paths[-1].write_text(json.dumps(results.as_json()), encoding="utf-8")
    return paths[0], paths[1]


@pytest.mark.parametrize("seed", range(4))
def test_the_same_work_timed_twice_shows_no_detectable_change(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], seed: int
) -> None:
    old, new = two_runs(tmp_path, BusyMachine(seed), 1_000, 1_000)
    assert cli.run(["bench", "--compare", str(old), str(new)]) == 0
    assert "1 no detectable change." in capsys.readouterr().out


@pytest.mark.parametrize("seed", range(4))
def test_a_slowdown_of_a_fifth_put_in_on_purpose_is_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], seed: int
) -> None:
    old, new = two_runs(tmp_path, BusyMachine(seed), 1_000, 1_200)
    assert cli.run(["bench", "--compare", str(old), str(new)]) == 3
    assert "1 slower." in capsys.readouterr().out
    assert cli.run(["bench", "--compare", str(new), str(old)]) == 0
    assert "1 faster." in capsys.readouterr().out


def test_the_command_line_refuses_unlike_machines_with_the_difference(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = tmp_path / "old.json", tmp_path / "new.json"
    old.write_text(json.dumps(document(("w", noisy(1, 1)))), encoding="utf-8")
    new.write_text(json.dumps(document(("w", noisy(1, 1)), about={**MACHINE, "cores": 2})), encoding="utf-8")
    assert cli.run(["bench", "--compare", str(old), str(new)]) == 1
    assert "cores: 8 against 2" in capsys.readouterr().err
    assert cli.run(["bench", "--force", "--compare", str(old), str(new)]) == 0
