"""What was measured of an engine decides how long its pieces are and how long one waits for it."""

from __future__ import annotations

import pytest

from tray_app.speech.backlog import Backlog
from tray_app.speech.cost import BUSIEST, MOST_WAIT_S, PATIENCE_TIMES, SHORTEST_S, DecodeCost

MOST_S = 15.0
LENGTHS_S = (3.0, 9.0, 14.0, 2.0, 6.0)
MS = 1_000_000


def measured(own_s: float, rate: float, lengths_s: tuple[float, ...] = LENGTHS_S) -> DecodeCost:
    cost = DecodeCost()
    for length_s in lengths_s:
        cost.note(length_s, own_s + rate * length_s)
    return cost


def test_nothing_is_planned_before_anything_was_measured() -> None:
    assert DecodeCost().longest_s(MOST_S) == MOST_S
    assert DecodeCost().per_second == 0


@pytest.mark.parametrize("rate", [0.02, 0.07, 0.13])
def test_a_fast_engine_hears_pieces_as_long_as_it_can(rate: float) -> None:
    assert measured(0.0, rate).longest_s(MOST_S) == MOST_S


def test_a_slow_one_gets_pieces_that_it_decodes_in_the_time_one_waits() -> None:
    assert measured(0.0, 0.3).longest_s(MOST_S) == pytest.approx(MOST_WAIT_S / 0.3)
    assert measured(0.5, 0.25).longest_s(MOST_S) == pytest.approx((MOST_WAIT_S - 0.5) / 0.25)


@pytest.mark.parametrize("rate", [0.7, 1.0, 3.0])
def test_no_piece_is_planned_too_short_to_be_understood(rate: float) -> None:
    assert measured(0.0, rate).longest_s(MOST_S) == SHORTEST_S


def test_an_engine_that_cannot_hear_so_much_is_not_given_more() -> None:
    assert measured(0.0, 0.7).longest_s(3.0) == 3.0


def test_where_each_decode_takes_the_same_however_short_shorter_pieces_help_nobody() -> None:
    assert measured(1.2, 0.0).longest_s(MOST_S) == MOST_S
    assert measured(4.0, 0.05).longest_s(MOST_S) == MOST_S


def test_pieces_are_not_so_short_that_the_engine_falls_behind_over_their_beginnings() -> None:
    own_s, rate = 1.5, 0.7
    planned_s = measured(own_s, rate).longest_s(MOST_S)
    assert (own_s + rate * planned_s) / planned_s == pytest.approx(BUSIEST)


def test_what_was_learnt_of_pieces_of_one_length_is_corrected_by_the_first_of_another() -> None:
    cost = measured(1.1, 0.0, (2.0, 2.0, 2.0))
    assert cost.longest_s(MOST_S) == SHORTEST_S, "as if it were the length that costs"
    cost.note(5.0, 1.1)
    assert cost.longest_s(MOST_S) == MOST_S


def test_a_machine_that_was_busy_once_is_forgotten() -> None:
    cost = measured(0.0, 0.9)
    for _ in range(8):
        for length_s in LENGTHS_S:
            cost.note(length_s, 0.05 * length_s)
    assert cost.longest_s(MOST_S) == MOST_S


def test_patience_grows_with_what_was_measured_and_never_falls_below_the_engine_s_own() -> None:
    assert DecodeCost().patience_s(15.0, 30.0) == 30.0
    assert measured(0.0, 0.02).patience_s(15.0, 30.0) == 30.0
    assert measured(0.0, 2.0).patience_s(15.0, 30.0) == pytest.approx(PATIENCE_TIMES * 30.0)


def test_before_the_first_piece_patience_goes_by_the_decode_behind_the_load() -> None:
    cost = DecodeCost()
    cost.warmed(2.0, 5.0)
    assert cost.patience_s(15.0, 30.0) == pytest.approx(PATIENCE_TIMES * 37.5)
    assert cost.longest_s(MOST_S) == MOST_S, "silence tells nothing of speech"


def test_a_backlog_is_the_time_that_pieces_took_which_were_complete_at_key_up() -> None:
    backlog = Backlog()
    backlog.decoded(1 * MS)
    backlog.key_up(2, 10 * MS)
    backlog.key_up(5, 20 * MS)
    backlog.decoded(300 * MS)
    backlog.decoded(800 * MS)
    backlog.decoded(2_000 * MS)  # the tail, which was not complete then
    assert backlog.ms == 790


def test_with_nothing_waiting_there_is_no_backlog() -> None:
    backlog = Backlog()
    backlog.key_up(0, 10 * MS)
    backlog.decoded(900 * MS)
    assert backlog.ms == 0
