"""What was written last is taken back where nobody can have changed anything since, and else that is said."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes_core import MS, Bench

from tray_app.core import events as e
from tray_app.core import undoing
from tray_app.core.applications import Application
from tray_app.core.errors import Problem
from tray_app.core.settings import BindingSettings, Settings
from tray_app.core.snapshot import PublicState
from tray_app.core.undoing import TextStandsAgain, TextUndone, UndoEnded

SECOND = 1_000
WHY = Problem("Nothing was undone.", "Do it by hand.")
UNDO_KEY = replace(
    Settings(), binding=(BindingSettings(key="ctrl_r"), BindingSettings(key="f8", name="undo", mode="undo"))
)


class Desk:
    """A bench, and what is told of undos."""

    def __init__(self, settings: Settings | None = None) -> None:
        self.bench = Bench(settings).engine_ready()
        self.undone: list[e.DictationId] = []
        self.again: list[e.DictationId] = []
        self.ended: list[Problem | None] = []
        bus = self.bench.world.bus
        bus.subscribe(TextUndone, "the test", lambda news: self.undone.append(news.dictation_id))
        bus.subscribe(TextStandsAgain, "the test", lambda news: self.again.append(news.dictation_id))
        bus.subscribe(UndoEnded, "the test", lambda news: self.ended.append(news.problem))

    def ask(self, origin: e.Origin = e.Origin.HOTKEY, in_front_since_ns: int | None = None) -> None:
        self.bench.say(e.UndoAsked(origin, self.bench.now_ns, in_front_since_ns))

    def asked_of_the_window(self) -> list[e.DictationId]:
        return [call[0] for call in self.bench.called("take_back")]

    def undo(self) -> e.DictationId:
        """One that works."""
        self.ask()
        newest = self.asked_of_the_window()[-1]
        self.bench.say(e.TakenBack(newest))
        return newest


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_the_last_text_is_taken_back_and_told(desk: Desk) -> None:
    dictation_id = desk.bench.dictate("Hello there.")
    desk.bench.after(SECOND)
    assert desk.undo() == dictation_id
    assert desk.undone == [dictation_id]
    assert desk.ended == [None]
    assert desk.bench.notices == []
    assert desk.bench.snapshot.last_text == "Hello there.", "it can be had again"


def test_each_further_undo_takes_the_one_before(desk: Desk) -> None:
    ids = [desk.bench.dictate(text) for text in ("One.", "Two.", "Three.")]
    assert [desk.undo() for _ in range(3)] == ids[::-1]
    desk.ask()
    assert desk.ended[-1] == undoing.NOTHING
    assert desk.bench.notices[-1].title == undoing.NOTHING.title


def test_what_was_undone_stands_again_once_it_is_inserted_again(desk: Desk) -> None:
    bench = desk.bench
    dictation_id = bench.dictate("Hello there.")
    desk.undo()
    for _ in range(2):
        bench.say(e.InsertLastAsked())
        again = bench.world.requests[-1].dictation_id
        bench.inserted(again)
    assert desk.again == [dictation_id], "the second time it stood there already"
    assert desk.undo() == again
    assert desk.undone == [dictation_id, again], "one of two is gone, the other stands for it"
    desk.undo()
    assert desk.undone[2:] == [dictation_id]


def test_a_text_of_the_history_stands_again_for_its_own_dictation(desk: Desk) -> None:
    bench, of_yesterday = desk.bench, e.DictationId(7)
    bench.say(e.TextGiven(e.DictationId(8), "Yesterday's.", of_yesterday))
    bench.inserted(e.DictationId(8))
    assert desk.again == [of_yesterday]
    desk.undo()
    assert desk.undone == [of_yesterday]
    bench.say(e.InsertLastAsked())
    bench.inserted(bench.world.requests[-1].dictation_id)
    assert desk.again == [of_yesterday] * 2


def test_the_next_text_is_joined_to_what_stands_there_then(desk: Desk) -> None:
    bench = desk.bench
    bench.dictate("A sentence,")
    bench.dictate("And the rest of it.")
    desk.undo()
    bench.dictate("And another rest.")
    assert bench.world.requests[-1].continued == " and another rest."
    desk.undo()
    desk.undo()
    bench.dictate("And a new one.")
    assert bench.world.requests[-1].continued is None


def test_an_engine_is_given_no_text_that_was_undone(desk: Desk) -> None:
    bench = desk.bench
    editor = Application("editor")
    for text in ("It stays.", "It goes."):
        dictation_id = bench.key_down()
        bench.say(e.TargetNoted(dictation_id, editor))
        bench.after(SECOND).key_up()
        bench.take_closed(dictation_id)
        bench.final(dictation_id, text)
        bench.inserted(dictation_id)
    desk.undo()
    assert bench.world.recent.texts() == ("It stays.",)
    assert bench.world.recent.end_of(editor, 100, across=False) == ("It stays.", False)


def test_a_press_since_then_keeps_it(desk: Desk) -> None:
    desk.bench.dictate("Hello.")
    desk.bench.world.presses = [desk.bench.now_ns]
    desk.bench.after(SECOND)
    desk.ask()
    assert desk.asked_of_the_window() == []
    assert desk.ended == [undoing.TOUCHED]
    assert desk.bench.notices[-1].title == undoing.TOUCHED.title


def test_a_press_in_another_window_keeps_it_and_yet_the_next_text_goes_on_behind_it(desk: Desk) -> None:
    bench = desk.bench
    bench.dictate("A sentence,")
    bench.world.presses = [bench.now_ns + SECOND * MS]
    bench.world.pressed_elsewhere = True
    bench.after(2 * SECOND)
    desk.ask()
    assert desk.ended == [undoing.TOUCHED], "nobody has looked at that window since"
    bench.dictate("And the rest of it.")
    assert bench.world.requests[-1].continued == " and the rest of it."


def test_a_press_before_it_does_not(desk: Desk) -> None:
    desk.bench.world.presses = [desk.bench.now_ns]
    desk.bench.after(SECOND).dictate("Hello.")
    desk.undo()
    assert desk.ended == [None]


def test_where_clicks_are_not_heard_nothing_is_taken_back(desk: Desk) -> None:
    desk.bench.dictate("Hello.")
    desk.bench.world.presses = None
    desk.ask()
    assert desk.ended == [undoing.TOUCHED]


def test_what_was_pressed_for_our_own_menu_is_not_held_against_it(desk: Desk) -> None:
    bench = desk.bench
    ids = [bench.dictate(text) for text in ("One.", "Two.")]
    for _ in range(2):
        click_ns = bench.after(5 * SECOND).now_ns
        open_ns = bench.after(200).now_ns
        entry_ns = bench.after(SECOND).now_ns
        assert bench.world.presses is not None
        bench.world.presses += [click_ns, entry_ns]
        bench.after(1)
        desk.ask(e.Origin.MENU, open_ns)
        bench.say(e.TakenBack(desk.asked_of_the_window()[-1]))
    assert desk.undone == ids[::-1]
    bench.dictate("And so on.")
    assert bench.world.requests[-1].continued is None


@pytest.mark.parametrize("more_ms", [-5_000, -300, -100])
def test_what_was_pressed_before_the_menu_opened_is(desk: Desk, more_ms: int) -> None:
    """One press opens it; a second one was for something else."""
    bench = desk.bench
    bench.dictate("Hello.")
    open_ns = bench.after(20 * SECOND).now_ns
    bench.world.presses = [open_ns + more_ms * MS, open_ns - 50 * MS]
    desk.ask(e.Origin.MENU, open_ns)
    assert desk.ended == [undoing.TOUCHED]


def test_a_window_that_took_its_time_to_open_is_not_held_against_it(desk: Desk) -> None:
    bench = desk.bench
    typed_ns = bench.now_ns
    dictation_id = bench.dictate("Hello.")
    click_ns = bench.after(SECOND // 4).now_ns
    open_ns = bench.after(2 * SECOND).now_ns
    bench.world.presses = [typed_ns, click_ns]  # what was typed before the text is beside the point
    desk.ask(e.Origin.MENU, open_ns)
    bench.say(e.TakenBack(desk.asked_of_the_window()[-1]))
    assert desk.undone == [dictation_id]


def test_while_somebody_dictates_nothing_is_undone(desk: Desk) -> None:
    bench = desk.bench
    bench.dictate("Hello.")
    dictation_id = bench.key_down()
    desk.ask()
    assert desk.ended == [undoing.ON_ITS_WAY]
    bench.after(SECOND).key_up()
    bench.take_closed(dictation_id)
    desk.ask()
    assert desk.ended[1:] == [undoing.ON_ITS_WAY]
    bench.final(dictation_id, "And there.")
    bench.inserted(dictation_id)
    assert desk.undo() == dictation_id


def test_a_text_that_comes_meanwhile_waits_for_the_undo(desk: Desk) -> None:
    bench = desk.bench
    first = bench.dictate("Hello,")
    desk.ask()
    second = bench.key_down()
    bench.after(SECOND).key_up()
    bench.take_closed(second)
    bench.final(second, "There.")
    assert [call[0] for call in bench.called("insert")] == [first]
    bench.say(e.TakenBack(first))
    assert [call[0] for call in bench.called("insert")] == [first, second]
    assert bench.world.requests[-1].continued is None, "nothing stands before it"


def test_a_window_that_refuses_is_told_and_may_be_asked_again(desk: Desk) -> None:
    dictation_id = desk.bench.dictate("Hello.")
    desk.ask()
    desk.bench.say(e.NotTakenBack(dictation_id, WHY))
    assert desk.ended == [WHY]
    assert desk.bench.notices[-1].title == WHY.title
    assert desk.undo() == dictation_id


def test_after_a_part_of_it_is_gone_no_more_is_taken_back(desk: Desk) -> None:
    desk.bench.dictate("One.")
    dictation_id = desk.bench.dictate("Two.")
    desk.ask()
    desk.bench.say(e.NotTakenBack(dictation_id, WHY, spoilt=True))
    desk.ask()
    assert desk.ended == [WHY, undoing.NOTHING]


def test_who_asks_by_a_command_is_answered_there_and_not_by_a_notice(desk: Desk) -> None:
    desk.ask(e.Origin.COMMAND)
    assert desk.ended == [undoing.NOTHING]
    assert desk.bench.notices == []


def test_while_a_key_is_held_it_is_asked_again_at_its_release_and_now_and_then() -> None:
    desk = Desk(UNDO_KEY)
    bench = desk.bench
    dictation_id = bench.dictate("Hello.")
    bench.say(e.KeyDown(e.Origin.HOTKEY, bench.now_ns, bench.now_ns, e.BindingId("undo")))
    assert bench.state() is PublicState.READY, "the key begins no dictation"
    bench.say(e.TakeBackDeferred(dictation_id))
    bench.after(200).say(e.Tick())
    bench.say(e.TakeBackDeferred(dictation_id))
    bench.after(10).say(e.KeyUp(e.Origin.HOTKEY, bench.now_ns, bench.now_ns, e.BindingId("undo")))
    assert desk.asked_of_the_window() == [dictation_id] * 3
    bench.say(e.TakenBack(dictation_id))
    assert desk.undone == [dictation_id]


def test_pressed_twice_it_takes_two_back() -> None:
    desk = Desk(UNDO_KEY)
    ids = [desk.bench.dictate(text) for text in ("One.", "Two.")]
    desk.ask()
    desk.ask()
    assert desk.asked_of_the_window() == [ids[1]]
    desk.bench.say(e.TakenBack(ids[1]))
    assert desk.asked_of_the_window() == ids[::-1]
    desk.bench.say(e.TakenBack(ids[0]))
    assert desk.undone == ids[::-1]


def test_a_window_that_never_answers_is_given_up_and_holds_up_nobody(desk: Desk) -> None:
    bench = desk.bench
    dictation_id = bench.dictate("Hello.")
    desk.ask()
    bench.after(16_000).say(e.Tick())
    assert desk.ended == [undoing.NO_ANSWER]
    bench.dictate("On it goes.")
    assert bench.snapshot.dictations == 2
    bench.say(e.TakenBack(dictation_id))
    assert desk.undone == [], "nobody knows what it has taken"


@pytest.mark.parametrize(
    "what", [e.TargetLost(e.DictationId(5), WHY), e.InsertionFailed(e.DictationId(5), WHY)], ids=["lost", "failed"]
)
def test_behind_a_text_that_was_broken_off_nothing_before_it_can_be_undone(
    desk: Desk, what: e.TargetLost | e.InsertionFailed
) -> None:
    bench = desk.bench
    bench.dictate("Hello.")
    dictation_id = bench.key_down()
    bench.after(SECOND).key_up()
    bench.take_closed(dictation_id)
    bench.final(dictation_id, "Half of")
    bench.say(replace(what, dictation_id=dictation_id))
    desk.ask()
    assert desk.ended == [undoing.NOTHING]


def test_a_text_for_a_window_that_was_left_changes_nothing(desk: Desk) -> None:
    bench = desk.bench
    first = bench.dictate("Hello.")
    dictation_id = bench.key_down()
    bench.after(SECOND).key_up()
    bench.take_closed(dictation_id)
    bench.final(dictation_id, "Elsewhere.")
    bench.say(e.TargetLost(dictation_id))
    assert desk.undo() == first


def test_what_was_written_before_the_session_was_locked_stays(desk: Desk) -> None:
    desk.bench.dictate("Hello.")
    desk.bench.say(e.SessionAway(desk.bench.now_ns))
    desk.bench.say(e.SessionBack())
    desk.ask()
    assert desk.ended == [undoing.NOTHING]


# --- the last text again -----------------------------------------------------------------


def test_the_last_text_is_inserted_again_behind_a_blank_and_is_no_dictation(desk: Desk) -> None:
    bench = desk.bench
    bench.dictate("Said once.")
    bench.say(e.InsertLastAsked())
    request = bench.world.requests[-1]
    assert (request.text, request.continued) == ("Said once.", " Said once.")
    bench.inserted(request.dictation_id)
    assert bench.snapshot.dictations == 1
    assert len(bench.records) == 1
    assert bench.snapshot.offered == ()
    assert desk.undo() == request.dictation_id


def test_it_keeps_its_letters_as_they_are(desk: Desk) -> None:
    bench = desk.bench
    bench.dictate("The end,")
    bench.say(e.InsertLastAsked())
    assert bench.world.requests[-1].continued == " The end,"


def test_clicks_on_the_menu_do_not_keep_it_from_being_set_apart(desk: Desk) -> None:
    bench = desk.bench
    bench.dictate("The end.")
    open_ns = bench.after(SECOND).now_ns
    bench.world.presses = [open_ns - 50 * MS, open_ns + 50 * MS]
    bench.after(SECOND).say(e.InsertLastAsked(open_ns))
    assert bench.world.requests[-1].continued == " The end."


def test_it_waits_for_the_key_and_for_what_is_spoken(desk: Desk) -> None:
    bench = desk.bench
    bench.dictate("Once.")
    spoken = bench.key_down()
    bench.say(e.InsertLastAsked())
    assert len(bench.called("insert")) == 1
    bench.after(SECOND).key_up()
    assert [call[1] for call in bench.called("insert")][1:] == [" Once."]
    bench.take_closed(spoken)


def test_where_it_cannot_go_it_waits_nowhere_twice(desk: Desk) -> None:
    bench = desk.bench
    bench.dictate("Once.")
    bench.say(e.InsertLastAsked())
    bench.say(e.TargetLost(bench.world.requests[-1].dictation_id))
    assert bench.snapshot.offered == ()
    assert bench.snapshot.last_text == "Once."
    assert "clipboard" in bench.notices[-1].title


def test_before_there_is_a_text_that_is_said(desk: Desk) -> None:
    desk.bench.say(e.InsertLastAsked())
    assert desk.bench.called("insert") == []
    assert "no text" in desk.bench.notices[-1].title


def test_a_hotkey_asks_for_it() -> None:
    keys = (BindingSettings(key="ctrl_r"), BindingSettings(key="f7", name="again", mode="insert_last"))
    bench = Desk(replace(Settings(), binding=keys)).bench
    bench.dictate("Once.")
    bench.say(e.KeyDown(e.Origin.HOTKEY, bench.now_ns, bench.now_ns, e.BindingId("again")))
    assert [call[1] for call in bench.called("insert")] == ["Once.", " Once."]
    assert len(bench.called("start_take")) == 1
