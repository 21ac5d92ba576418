"""From samples to a verdict, from verdicts to a grade and an exit code."""

from __future__ import annotations

import pytest

from tray_app.bench.compare import compare
from tray_app.bench.figures import Figure, Results
from tray_app.review.findings import Finding, Measurement, Verdict, measurements_of
from tray_app.review.grade import MEANINGS, RULE, graded


def measured(
    value: float, *, name: str = "wait", waited: bool = True, target: float | None = 100.0, n: int = 9
) -> Measurement:
    figure = Figure(name, "ms", [value] * n, target=target, target_of="p95")
    return Measurement(figure, acceptance=150.0, waited_for=waited)


@pytest.mark.parametrize(
    ("value", "verdict"),
    [(100.0, Verdict.PASS), (100.1, Verdict.NEEDS_WORK), (150.0, Verdict.NEEDS_WORK), (150.1, Verdict.CRITICAL)],
)
def test_target_and_acceptance_part_the_verdicts(value: float, verdict: Verdict) -> None:
    assert measured(value).verdict is verdict


def test_a_figure_without_target_is_told() -> None:
    assert measured(5.0, target=None).verdict is Verdict.TOLD


def test_few_samples_are_judged_by_the_worst_of_them() -> None:
    few = Measurement(Figure("x", "ms", [1.0, 1.0, 1.0, 300.0], target=100.0, target_of="p95"), 150.0)
    assert (few.judged_by, few.verdict) == ("max", Verdict.CRITICAL)


def test_an_item_is_as_bad_as_its_worst_measurement() -> None:
    finding = Finding("area", "item", (measured(5.0, target=None), measured(120.0, name="b"), measured(90.0, name="c")))
    assert finding.verdict is Verdict.NEEDS_WORK
    assert Finding("area", "item", absent="off").verdict is Verdict.ABSENT
    assert Finding("area", "item", not_applicable="no pool").verdict is Verdict.NOT_APPLICABLE


def test_what_answers_two_items_is_counted_once() -> None:
    one = measured(90.0)
    assert measurements_of([Finding("a", "b", (one,)), Finding("a", "c", (one,))]) == [one]


@pytest.mark.parametrize(
    ("wait", "rest", "letter", "exit_code"),
    [(90, 90, "A", 0), (90, 120, "B", 3), (120, 90, "C", 3), (90, 160, "D", 4), (160, 90, "F", 4)],
)
def test_the_grade_follows_its_rule(wait: float, rest: float, letter: str, exit_code: int) -> None:
    found = graded([measured(wait), measured(rest, name="rest", waited=False)])
    assert (found.letter, found.exit_code) == (letter, exit_code)
    assert MEANINGS[letter] in RULE


def test_without_what_the_user_waits_for_nothing_is_known_to_be_well() -> None:
    found = graded([measured(5.0, waited=False)])
    assert (found.letter, found.exit_code) == ("", 3)
    assert "no grade" in found.reason


@pytest.mark.parametrize(("slower_by", "exit_code"), [(1.0, 0), (1.2, 3)])
def test_a_slowdown_of_a_fifth_is_found_although_every_target_is_met(slower_by: float, exit_code: int) -> None:
    def results(factor: float) -> dict[str, object]:
        figures = [
            Figure(f"figure {at}", "ms", [factor * (40 + at + 0.3 * turn) for turn in range(8)]) for at in range(30)
        ]
        return Results(figures, {"cpu": "one"}).as_json()

    compared = compare(results(1.0), results(slower_by)).comparisons
    found = graded([measured(60.0)], compared)
    assert (found.letter, found.exit_code) == ("A", exit_code)
    assert ("figure 7" in found.reason) is (slower_by > 1)
