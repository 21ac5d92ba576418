"""The numbered row of events: what is in it, in which order, and what those get who come back."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from typing import Any

import pytest
from perf_records import record

from tray_app.core.bus import Bus
from tray_app.core.dictation import DictationEnded, GivenTextEnded, Outcome
from tray_app.core.errors import HoldtalkError, Problem
from tray_app.core.events import DictationId
from tray_app.core.snapshot import PublicState, Snapshot
from tray_app.perf.monitor import Monitor
from tray_app.web.feed import EVENTS_KEPT, Event, Feed
from tray_app.web.following import FOLLOWERS, Following

READY = Snapshot(state=PublicState.READY, status="Ready")
SPEAKING = replace(READY, state=PublicState.RECORDING, status="Recording", dictation_id=DictationId(7))


class Rig:
    def __init__(self) -> None:
        self.bus = Bus()
        self.monitor = Monitor()
        self.feed = Feed(self.bus, self.monitor.bus, lambda: READY)
        self.heard: list[Event] = []
        self.end = self.feed.use(self.heard.append)

    @property
    def names(self) -> list[str]:
        return [event.kind.name for event in self.heard]

    def data(self, at: int = -1) -> Any:
        return json.loads(self.heard[at].line)["data"]

    def ended(self, text: str, outcome: Outcome = Outcome.INSERTED) -> None:
        of = replace(record(7), outcome=outcome)
        self.bus.publish(DictationEnded(of, text, None, lambda: pytest.fail("nobody wants its sound")))


def test_a_dictation_is_told_from_its_beginning_to_its_figures() -> None:
    rig = Rig()
    rig.bus.publish(SPEAKING)
    rig.bus.publish(replace(SPEAKING, unstable_text="hello"))
    rig.bus.publish(replace(READY, dictations=1))
    rig.ended("Hello.")
    assert rig.names == ["state", "state", "partial", "state", "final", "ended", "figures"]
    assert [event.seq for event in rig.heard] == [1, 2, 3, 4, 5, 6, 7]
    assert rig.data(2) == {"dictation": "7", "stable": "", "unstable": "hello"}
    assert rig.data(4) == {"dictation": "7", "text": "Hello.", "inserted": True}
    assert rig.data()["figures"]["release_to_text"] == pytest.approx(90)


def test_a_picture_that_shows_nothing_new_is_no_event() -> None:
    rig = Rig()
    rig.bus.publish(READY)
    rig.bus.publish(replace(READY, last_text="Said before."))
    assert rig.names == ["state"]


def test_only_events_for_texts_hold_spoken_words() -> None:
    rig = Rig()
    rig.bus.publish(replace(SPEAKING, stable_text="secret", unstable_text="secret", last_text="secret"))
    rig.ended("secret")
    with_words = {event.kind.name for event in rig.heard if "secret" in event.line}
    assert with_words == {"partial", "final"}
    assert "secret" not in repr(rig.heard)


def test_a_dictation_without_a_text_has_no_final_one() -> None:
    rig = Rig()
    rig.ended("thrown away", Outcome.CANCELLED)
    assert rig.names == ["state", "ended"]


def test_the_end_of_a_text_that_a_program_gave_is_told_without_its_words() -> None:
    rig = Rig()
    rig.bus.publish(GivenTextEnded(DictationId(9), Outcome.INSERTED, "typed", 12))
    assert rig.names == ["state", "ended"]
    assert rig.data()["dictation"] == "9"
    assert (rig.data()["outcome"], rig.data()["start"]) == ("inserted", None)


def test_a_problem_is_told_with_its_remedy_and_without_its_detail() -> None:
    rig = Rig()
    rig.bus.publish(replace(READY, problem=Problem("No.", "Do this.", "/home/somebody/file")))
    assert rig.data()["problem"] == {"title": "No.", "remedy": "Do this."}


def test_a_failed_dictation_is_json_although_its_wait_is_infinite() -> None:
    rig = Rig()
    rig.ended("", Outcome.FAILED)
    assert rig.data()["figures"]["release_to_text"] is None


def test_a_breach_is_told_when_it_opens_and_when_it_clears() -> None:
    rig = Rig()
    for second in range(30):
        rig.monitor.observe("thread_deaths", 5.0 if second < 5 else 0.0, second)
    assert rig.names == ["state", "breach", "breach"]
    assert [rig.data(1)["open"], rig.data(2)["open"]] == [True, False]


def test_who_comes_back_gets_what_he_missed_and_nothing_twice() -> None:
    rig = Rig()
    rig.ended("One.")
    missed = rig.feed.since(rig.feed.run, 1)
    assert missed.whole
    assert [event.seq for event in missed.events] == [2, 3, 4]
    assert rig.feed.since(rig.feed.run, missed.seq).events == ()


def test_who_was_away_for_too_long_or_knew_another_run_begins_with_the_state() -> None:
    rig = Rig()
    for number in range(EVENTS_KEPT + 10):
        rig.bus.publish(replace(READY, dictations=number))
    for run, after in ((rig.feed.run, 3), ("another", rig.feed.seq), (rig.feed.run, rig.feed.seq + 1)):
        missed = rig.feed.since(run, after)
        assert not missed.whole
        assert [event.seq for event in missed.events] == [rig.feed.seq]


def test_nothing_is_heard_or_kept_while_nobody_uses_it() -> None:
    rig = Rig()
    rig.ended("One.")
    rig.end()
    rig.ended("Two.")
    assert rig.names == ["state", "final", "ended", "figures"]
    rig.feed.use()
    assert [event.seq for event in rig.feed.since("", 0).events] == [5]


def test_events_of_several_threads_keep_the_order_of_their_numbers() -> None:
    rig = Rig()

    def many() -> None:
        for _ in range(200):
            rig.ended("", Outcome.CANCELLED)

    threads = [threading.Thread(target=many) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [event.seq for event in rig.heard] == list(range(1, 802))


def test_a_follower_waits_for_what_happens_next() -> None:
    rig = Rig()
    following = Following(rig.feed)
    first = following.ask({})
    assert [json.loads(line)["event"] for line in first["lines"]] == ["state"]
    answers: list[Any] = []
    asked = {"run": first["run"], "after": first["seq"], "wait": True, "events": ["final"]}
    waiting = threading.Thread(target=lambda: answers.append(following.ask(asked)))
    waiting.start()
    rig.ended("Words.")
    waiting.join(20)
    assert [json.loads(line)["data"]["text"] for line in answers[0]["lines"]] == ["Words."]


def test_a_follower_of_events_that_there_are_not_is_told_so() -> None:
    with pytest.raises(HoldtalkError, match="keys"):
        Following(Rig().feed).ask({"events": ["keys"]})


def test_followers_leave_conversations_for_commands(monkeypatch: pytest.MonkeyPatch) -> None:
    rig = Rig()
    following = Following(rig.feed)
    monkeypatch.setattr("tray_app.web.following.WAIT_S", 1.0)
    refused: list[HoldtalkError] = []

    def ask() -> None:
        try:
            following.ask({"run": rig.feed.run, "after": rig.feed.seq, "wait": True})
        except HoldtalkError as error:
            refused.append(error)

    threads = [threading.Thread(target=ask) for _ in range(FOLLOWERS + 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(refused) == 2
