"""The engine's text through the steps: nothing acts on a window, no word is lost, and all that was done is known."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Sequence

import pytest

from tray_app.core.layout import Layout
from tray_app.core.shaped import Edit
from tray_app.core.shaping import Change, as_heard
from tray_app.core.step_settings import StepsSettings
from tray_app.text.filters import laid_out
from tray_app.text.pipeline import making, shaping
from tray_app.text.pipeline.pipeline import Pipeline
from tray_app.text.pipeline.shaping import Shaper
from tray_app.text.pipeline.step import Around, Step

ON = StepsSettings(layout="all")


class Writing:
    """Writes another text wherever one is found."""

    def __init__(self, old: str, new: str, name: str = "rules", cursor: int | None = None) -> None:
        self.name, self._old, self._new, self._cursor = name, old, new, cursor

    def edits(self, text: str, around: Around) -> Iterable[Edit]:
        at = text.find(self._old)
        return [Edit(at, at + len(self._old), self._new, cursor=self._cursor)] if at >= 0 else []


class Slow:
    name = "slow"

    def edits(self, text: str, around: Around) -> Iterable[Edit]:
        time.sleep(0.02)
        return [Edit(0, len(text), "")]


def through(monkeypatch: pytest.MonkeyPatch, *steps: Step) -> Shaper:
    monkeypatch.setattr(making, "pipeline_of", lambda _steps, _rules=None: Pipeline(steps))
    return Shaper()


def test_what_was_changed_is_told_by_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    shaper = through(monkeypatch, Writing("um ", ""), Writing("two", "2", "numbers"))
    found = shaper.shape("  um we have\ntwo of them\x00 ", "en", ON, Layout.ALL)
    assert (found.text, found.heard) == ("we have 2 of them", "um we have two of them")
    assert found.changes == (Change("rules", "um ", "", 0), Change("numbers", "two", "2", 8))
    assert list(found.took_ns) == ["rules", "numbers"]
    assert as_heard(found.text, found.changes, found.changes) == (found.heard, ())


@pytest.mark.parametrize(
    ("layout", "text"),
    [(Layout.NONE, "one two three"), (Layout.LINES, "one\ntwo three"), (Layout.ALL, "one\ntwo\tthree")],
)
def test_only_the_layout_that_is_allowed_is_left(monkeypatch: pytest.MonkeyPatch, layout: Layout, text: str) -> None:
    shaper = through(monkeypatch, Writing(" two", "\r\ntwo"), Writing(" three", "\tthree\x1b"))
    assert shaper.shape("one two three", "en", ON, layout).text == text


def test_the_caret_is_counted_in_what_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    shaper = through(monkeypatch, Writing("letter", "Dear ,\nyours\x07,", cursor=5))
    found = shaper.shape("letter now", "en", ON, Layout.LINES)
    assert found.text == "Dear ,\nyours, now"
    assert found.text[-found.caret_from_end :] == ",\nyours, now"


def test_nothing_but_blanks_is_no_text_and_a_line_break_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    shaper = through(monkeypatch, Writing("um", " "), Writing("new line", "\n"))
    assert shaper.shape("um", "en", ON, Layout.LINES).text == ""
    assert shaper.shape("new line", "en", ON, Layout.LINES).text == "\n"
    assert shaper.shape("   ", "en", ON).text == ""


@pytest.mark.expected_warning("a text goes as it was heard: the step slow took too long")
def test_what_takes_too_long_goes_as_it_was_heard(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(shaping, "LIMIT_NS", 1_000_000)
    found = through(monkeypatch, Slow(), Writing("secret", "")).shape("my secret", "en", ON)
    assert (found.text, found.changes) == ("my secret", ())
    assert "secret" not in caplog.text


@pytest.mark.expected_warning("a text goes as it was heard: the steps failed with RuntimeError")
def test_steps_that_cannot_be_made_cost_no_word(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_steps: StepsSettings, _rules: object = None) -> Pipeline:
        raise RuntimeError

    monkeypatch.setattr(making, "pipeline_of", broken)
    assert Shaper().shape(" my words ", "en", ON).text == "my words"


def test_where_the_layout_may_not_be_its_step_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[StepsSettings] = []

    def noted(steps: StepsSettings, _rules: object = None) -> Pipeline:
        asked.append(steps)
        return Pipeline()

    monkeypatch.setattr(making, "pipeline_of", noted)
    shaper = Shaper()
    for layout in (Layout.NONE, Layout.ALL):
        shaper.shape("words", "en", ON, layout)
    assert [steps.layout for steps in asked] == ["none", "all"]


@pytest.mark.parametrize(
    ("text", "layout", "written"),
    [
        ("one\r\ntwo\u2028three", Layout.LINES, "one\ntwo\nthree"),
        ("one\n\n\ttwo\x0b", Layout.ALL, "one\n\n\ttwo "),
        ("one\n\ttwo", Layout.LINES, "one\n two"),
        ("one\n\ttwo", Layout.NONE, "one two"),
        (" \x1b[31m ", Layout.ALL, " [31m "),
    ],
)
def test_line_breaks_and_tabs_that_may_stay(text: str, layout: Layout, written: str) -> None:
    assert laid_out(text, layout) == written


def test_any_text_and_any_steps_give_back_what_was_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    sets: Sequence[Sequence[Step]] = (
        (Writing("a", "bb"), Writing("bb", ""), Writing("c", "c\nc")),
        (Writing("a", ""), Writing("b", "a"), Writing("a", "b")),
    )
    for steps in sets:
        shaper = through(monkeypatch, *steps)
        for text in ("abc", "cba abc", "ab" * 20, "ç日本\u200d👩", "a"):
            found = shaper.shape(text, "en", ON, Layout.ALL)
            if found.text:
                assert as_heard(found.text, found.changes, found.changes)[0] == text


def test_what_is_prepared_is_loaded_once_before_the_text_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    class Noting:
        name = "noting"

        def edits(self, text: str, around: Around) -> Iterable[Edit]:
            asked.append(around.language)
            return ()

    shaper = through(monkeypatch, Noting())
    threads = threading.active_count()
    for language in ("", "", "de", "de"):
        shaper.prepare(ON, language)
    deadline_s = time.monotonic() + 30
    while (len(asked) < 2 or threading.active_count() > threads) and time.monotonic() < deadline_s:
        time.sleep(0.01)
    assert sorted(asked) == ["de", "en"]
