"""What the steps make of a text goes to its window, and what they changed is told and can be undone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from fakes_core import Bench

from tray_app.core import events as e
from tray_app.core.applications import Application, ApplicationKind
from tray_app.core.history import RowState, WaitingNews
from tray_app.core.layout import Layout, layout_into
from tray_app.core.own_words import Correction
from tray_app.core.settings import BindingSettings, ProfileSettings, Settings
from tray_app.core.shaping import Change, Shaped, as_heard, kept_through
from tray_app.core.step_settings import StepsSettings

EDITOR, SHELL = Application("kate"), Application("xterm", ApplicationKind.TERMINAL)
LINES = replace(Settings(), steps=StepsSettings(layout="lines"))
CHANGES = (Change("fillers", "um, ", "", 0), Change("numbers", "twenty", "20", 8), Change("end", "", ".", 10))
WRITTEN, HEARD = "we need 20.", "um, we need twenty"


class Breaking:
    """Every “new line” is one, where it may be. Notes how it was asked."""

    def __init__(self) -> None:
        self.prepared: list[StepsSettings] = []
        self.asked: list[tuple[str, StepsSettings, Layout]] = []
        self.broken = False

    def prepare(self, steps: StepsSettings, language: str) -> None:
        self.prepared.append(steps)

    def shape(self, text: str, language: str, steps: StepsSettings, layout: Layout = Layout.NONE) -> Shaped:
        self.asked.append((language, steps, layout))
        if self.broken:
            raise RuntimeError(text)
        heard = text.strip()
        at = heard.find(" new line ")
        if at < 0 or layout is Layout.NONE:
            return Shaped(heard, took_ns={"layout": 1})
        change = Change("layout", " new line ", "\n", at)
        written = heard.replace(change.was, change.now, 1)
        return Shaped(written, heard, (change,), took_ns={"layout": 1_000, "end": 2_000})


@pytest.fixture
def steps() -> Breaking:
    return Breaking()


def dictate(bench: Bench, text: str, application: Application | None = EDITOR) -> e.DictationId:
    dictation_id = bench.key_down()
    if application is not None:
        bench.say(e.TargetNoted(dictation_id, application))
    bench.after(1_000).key_up()
    bench.take_closed(dictation_id)
    bench.final(dictation_id, text)
    return dictation_id


def test_what_the_steps_wrote_goes_to_the_window_and_what_they_changed_is_told(steps: Breaking) -> None:
    bench = Bench(LINES, steps).engine_ready()
    dictation_id = dictate(bench, " One new line two ")
    (request,) = bench.world.requests
    assert (request.text, request.layout) == ("One\ntwo", Layout.LINES)
    bench.inserted(dictation_id)
    (ended,) = bench.world.endings
    assert (ended.text, ended.heard) == ("One\ntwo", "One new line two")
    assert ended.changes == (Change("layout", " new line ", "\n", 3),)
    assert (ended.record.text_changes, dict(ended.record.steps_ns)) == (1, {"layout": 1_000, "end": 2_000})
    assert bench.snapshot.last_heard == "One new line two", "it can be had as it was heard"
    assert steps.prepared == [LINES.steps], "at key down, while there is time"
    assert steps.asked == [("en", LINES.steps, Layout.LINES)]


def test_a_text_that_no_step_changed_was_heard_as_it_is_written(steps: Breaking) -> None:
    bench = Bench(LINES, steps).engine_ready()
    bench.inserted(dictate(bench, "One two"))
    (ended,) = bench.world.endings
    assert (ended.text, ended.heard, ended.changes, ended.record.text_changes) == ("One two", "", (), 0)


def test_where_words_of_the_users_were_put_right_too_the_engines_text_is_what_was_heard(steps: Breaking) -> None:
    bench = Bench(LINES, steps).engine_ready()
    dictation_id = bench.key_down()
    bench.say(e.TargetNoted(dictation_id, EDITOR))
    bench.after(1_000).key_up()
    bench.take_closed(dictation_id)
    corrections = (Correction("Till me", "Tilney"),)
    heard, corrections = "Miss Till me new line yes", (Correction("Till me", "Tilney"),)
    final = e.Final(dictation_id, "Miss Tilney new line yes", bench.now_ns, 1_000.0, 1, 50.0, language="en")
    bench.say(replace(final, heard=heard, corrections=corrections))
    bench.inserted(dictation_id)
    (ended,) = bench.world.endings
    assert (ended.text, ended.heard) == ("Miss Tilney\nyes", "Miss Till me new line yes")


@pytest.mark.parametrize("kind", [ApplicationKind.TERMINAL, ApplicationKind.OTHER_MACHINE])
def test_no_line_break_reaches_what_may_run_it(steps: Breaking, kind: ApplicationKind) -> None:
    bench = Bench(LINES, steps).engine_ready()
    dictate(bench, "One new line two", Application("xterm", kind))
    (request,) = bench.world.requests
    assert (request.text, request.layout) == ("One new line two", Layout.NONE)


def test_each_profile_has_its_own_steps(steps: Breaking) -> None:
    settings = replace(
        Settings(),
        binding=(BindingSettings(key="f9", name=e.BindingId("plain"), profile="letter"),),
        profile={"letter": ProfileSettings(layout="all")},
    )
    bench = Bench(settings, steps).engine_ready()
    dictate(bench, "One new line two", application=None)
    assert steps.asked == [("en", StepsSettings(layout="all"), Layout.ALL)]


@pytest.mark.parametrize(
    ("application", "chosen", "meant", "layout"),
    [
        (EDITOR, False, False, Layout.LINES),
        (SHELL, False, False, Layout.NONE),
        (SHELL, True, False, Layout.NONE),
        (SHELL, True, True, Layout.LINES),
        (None, False, False, Layout.NONE),
        (None, True, False, Layout.LINES),
    ],
)
def test_what_of_the_layout_a_program_gets(
    application: Application | None, chosen: bool, meant: bool, layout: Layout
) -> None:
    assert layout_into(application, "lines", chosen=chosen, meant=meant) is layout
    assert layout_into(application, "none", chosen=chosen, meant=meant) is Layout.NONE


@pytest.mark.expected_warning("the steps failed: RuntimeError")
def test_steps_that_break_cost_no_word(steps: Breaking) -> None:
    steps.broken = True
    bench = Bench(LINES, steps).engine_ready()
    dictate(bench, " One new line two ")
    assert bench.world.requests[0].text == "One new line two"


def test_a_recovered_text_goes_through_them_once_and_in_one_line(steps: Breaking) -> None:
    bench = Bench(LINES, steps).engine_ready()
    news: list[WaitingNews] = []
    bench.world.bus.subscribe(WaitingNews, "the test", news.append)
    bench.say(e.TakeRecovered(e.DictationId(7), "One new line two", 900.0, language="en"))
    assert steps.asked == [("en", LINES.steps, Layout.NONE)]
    bench.say(e.TakeRecovered(e.DictationId(8), "Shaped.", 900.0, shaped=True))
    assert len(steps.asked) == 1
    assert [(one.state, one.text) for one in news] == [
        (RowState.WAITING, "One new line two"), (RowState.WAITING, "Shaped."),
    ]  # fmt: skip


def test_a_text_of_another_program_goes_through_none(steps: Breaking) -> None:
    bench = Bench(LINES, steps).engine_ready()
    bench.say(e.TextGiven(e.DictationId(9), "One new line two"))
    assert bench.world.requests[0].text == "One new line two"
    assert steps.asked == []


def test_what_follows_is_joined_to_what_stands_before_the_caret(steps: Breaking) -> None:
    bench = Bench().engine_ready()
    dictation_id = dictate(bench, "Dear , yours.")
    bench.say(e.Inserted(dictation_id, "typed", bench.now_ns, bench.now_ns, 13, caret_from_end=8))
    bench.after(2_000)
    dictate(bench, "The end")
    assert bench.world.requests[-1].continued == "the end"


@pytest.mark.parametrize(
    ("undone", "text", "left"),
    [
        ((), WRITTEN, CHANGES),
        (CHANGES, HEARD, ()),
        (CHANGES[:1], "um, we need 20.", (replace(CHANGES[1], at=12), replace(CHANGES[2], at=14))),
        (CHANGES[1:2], "we need twenty.", (CHANGES[0], replace(CHANGES[2], at=14))),
        (CHANGES[2:], "we need 20", CHANGES[:2]),
    ],
)
def test_each_change_can_be_undone_by_itself(undone: Sequence[Change], text: str, left: tuple[Change, ...]) -> None:
    assert as_heard(WRITTEN, CHANGES, undone) == (text, left)


@pytest.mark.parametrize(
    ("after", "left"),
    [
        (WRITTEN, CHANGES),
        ("we need 20 apples.", (*CHANGES[:2], replace(CHANGES[2], at=17))),
        ("we had 20.", (CHANGES[0], replace(CHANGES[1], at=7), replace(CHANGES[2], at=9))),
        ("we need 30.", (CHANGES[0], CHANGES[2])),
        ("", CHANGES[:1]),
    ],
)
def test_an_edit_leaves_the_changes_that_it_did_not_touch(after: str, left: tuple[Change, ...]) -> None:
    found = kept_through(CHANGES, WRITTEN, after)
    assert found == left
    assert all(after[one.at : one.end] == one.now for one in found)
