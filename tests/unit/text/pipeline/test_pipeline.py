"""Steps one after the other."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from tray_app.core.shaped import Edit
from tray_app.text.pipeline.pipeline import Pipeline
from tray_app.text.pipeline.step import Around


class Replacing:
    def __init__(self, name: str, old: str, new: str) -> None:
        self.name, self._old, self._new = name, old, new

    def edits(self, text: str, around: Around) -> Iterable[Edit]:
        at = text.find(self._old)
        return [Edit(at, at + len(self._old), self._new)] if at >= 0 else []


class Broken:
    name = "broken"

    def edits(self, text: str, around: Around) -> Iterable[Edit]:
        raise RuntimeError(text)


def test_each_step_sees_what_the_one_before_has_written_and_its_time_is_known() -> None:
    run = Pipeline([Replacing("first", "a", "b"), Replacing("second", "b", "c")]).run("a", Around())
    assert run.text.written == "c"
    assert [piece.steps for piece in run.text.changes] == [("first", "second")]
    assert list(run.took_ns) == ["first", "second"]
    assert all(took_ns > 0 for took_ns in run.took_ns.values())


@pytest.mark.expected_warning("text step broken failed: RuntimeError")
def test_a_step_that_fails_costs_no_word_and_tells_none(caplog: pytest.LogCaptureFixture) -> None:
    run = Pipeline([Broken(), Replacing("second", "secret", "x")]).run("a secret", Around())
    assert run.text.written == "a x"
    assert "secret" not in caplog.text
