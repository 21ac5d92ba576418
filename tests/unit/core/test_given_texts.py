"""Texts of other programs: written like dictated ones, counted with none."""

from __future__ import annotations

from fakes_core import Bench

from tray_app.core import events as e
from tray_app.core.dictation import GivenTextEnded, Outcome
from tray_app.core.given_texts import GIVEN_TEXTS_UNDERWAY
from tray_app.core.waiting import GIVEN_TEXTS_IN_MEMORY, TEXTS_IN_MEMORY

GIVEN = e.DictationId(5)
MS = 1_000_000


def given(bench: Bench, text: str = "Of a program.") -> list[GivenTextEnded]:
    ended: list[GivenTextEnded] = []
    bench.world.bus.subscribe(GivenTextEnded, "the test", ended.append)
    bench.say(e.TextGiven(GIVEN, text))
    return ended


def test_a_given_text_goes_into_the_window_that_has_the_focus() -> None:
    bench = Bench().engine_ready()
    ended = given(bench)
    assert [name for name, *_ in bench.world.calls if name.startswith("insertion")] == [
        "insertion.note_target",
        "insertion.insert",
    ]
    bench.inserted(GIVEN)
    assert [(one.dictation_id, one.outcome) for one in ended] == [(GIVEN, Outcome.INSERTED)]
    assert bench.snapshot.dictations == 0
    assert bench.snapshot.last_text == "Of a program."


def test_clicks_in_our_window_do_not_keep_it_from_being_set_apart() -> None:
    bench = Bench().engine_ready()
    bench.dictate("The end.")
    open_ns = bench.after(1_000).now_ns
    bench.world.presses = [open_ns - 50 * MS, open_ns + 50 * MS]
    bench.after(1_000).say(e.TextGiven(GIVEN, "The beginning.", in_front_since_ns=open_ns))
    assert bench.world.requests[-1].continued == " The beginning."


def test_it_waits_for_what_was_spoken_before() -> None:
    bench = Bench().engine_ready()
    spoken = bench.key_down()
    bench.after(1_000).key_up()
    bench.take_closed(spoken)
    ended = given(bench)
    assert bench.called("insert") == []
    bench.final(spoken, "Spoken.")
    bench.inserted(spoken)
    assert bench.called("insert") == [(spoken, "Spoken."), (GIVEN, "Of a program.")]
    bench.inserted(GIVEN)
    assert [one.outcome for one in ended] == [Outcome.INSERTED]


def test_it_is_not_typed_while_the_hotkey_is_held() -> None:
    bench = Bench().engine_ready()
    bench.key_down()
    given(bench)
    assert bench.called("insert") == []
    bench.after(1_000).key_up()
    assert bench.called("insert") == [(GIVEN, "Of a program.")]


def test_one_that_no_window_took_is_offered() -> None:
    bench = Bench().engine_ready()
    ended = given(bench)
    bench.say(e.TargetLost(GIVEN))
    assert [offer.text for offer in bench.snapshot.offered] == ["Of a program."]
    assert [one.outcome for one in ended] == [Outcome.OFFERED]


def test_texts_that_wait_push_no_given_one_out_and_one_too_many_stays_with_its_program() -> None:
    bench = Bench().engine_ready()
    ended: list[GivenTextEnded] = []
    bench.world.bus.subscribe(GivenTextEnded, "the test", ended.append)
    names = [e.DictationId(number) for number in range(1, GIVEN_TEXTS_IN_MEMORY + 2)]
    for name in names:
        bench.say(e.TextGiven(name, f"Given {name}."))
        bench.say(e.TargetLost(name))
    assert [one.outcome for one in ended] == [Outcome.OFFERED] * GIVEN_TEXTS_IN_MEMORY + [Outcome.FAILED]
    for number in range(100, 100 + TEXTS_IN_MEMORY):
        bench.say(e.TakeRecovered(e.DictationId(number), f"Spoken {number}.", 1_000.0))
    waiting = [offer.text for offer in bench.snapshot.offered]
    assert len(waiting) == TEXTS_IN_MEMORY
    assert waiting[:GIVEN_TEXTS_IN_MEMORY] == [f"Given {name}." for name in names[:-1]]
    assert [kept.dictation_id for kept in bench.snapshot.kept] == list(range(100, 100 + GIVEN_TEXTS_IN_MEMORY))


def test_one_too_many_on_its_way_fails_and_the_others_arrive() -> None:
    bench = Bench().engine_ready()
    bench.key_down()
    ended: list[GivenTextEnded] = []
    bench.world.bus.subscribe(GivenTextEnded, "the test", ended.append)
    for number in range(1, GIVEN_TEXTS_UNDERWAY + 2):
        bench.say(e.TextGiven(e.DictationId(number), "Of a program."))
    assert [(one.dictation_id, one.outcome) for one in ended] == [(GIVEN_TEXTS_UNDERWAY + 1, Outcome.FAILED)]


def test_an_empty_one_ends_at_once() -> None:
    bench = Bench().engine_ready()
    assert [one.outcome for one in given(bench, "")] == [Outcome.EMPTY]
    assert bench.called("insert") == []


def test_it_is_written_as_it_is_and_not_as_the_rest_of_a_sentence() -> None:
    bench = Bench().engine_ready()
    bench.dictate("A sentence,")
    given(bench, "The next")
    request = bench.world.requests[-1]
    assert (request.text, request.continued) == ("The next", None)


def test_no_figure_is_taken_of_it() -> None:
    bench = Bench().engine_ready()
    given(bench)
    bench.inserted(GIVEN)
    assert bench.world.records == []
