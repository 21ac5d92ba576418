"""What is written for what was said, line by line: `corpus/NAME.tsv` for the step of that name alone, `corpus/all.tsv`
for all of them in their order.

A line is language, options, what is said and what is written, tabs between them. Options are `key=value` of the
table [steps], with commas between them; none: the defaults. `\\n` and `\\t` are written so; a sharp begins a remark.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tray_app.core.step_settings import StepsSettings
from tray_app.text.pipeline.making import pipeline_of
from tray_app.text.pipeline.pipeline import Pipeline
from tray_app.text.pipeline.step import Around, Layout
from tray_app.text.rules.lines import parse
from tray_app.text.rules.rule_set import RuleSet

CORPUS = Path(__file__).with_name("corpus")
FILES = sorted(CORPUS.glob("*.tsv"))
NOW = datetime(2026, 3, 14, 15, 9, 26, tzinfo=UTC)
CLIPBOARD = "what was copied"
DEFAULTS = StepsSettings()


@dataclass(frozen=True)
class Case:
    where: str
    """File and line."""
    language: str
    steps: StepsSettings
    spoken: str
    written: str


def cases_of(file: Path) -> Iterator[Case]:
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        where = f"{file.name}:{number}"
        columns = line.split("\t")
        assert len(columns) == 4, f"{where}: {len(columns)} columns, not language, options, spoken and written"
        language, options, spoken, written = columns
        yield Case(where, language, settings_of(options, where), *map(unescaped, (spoken, written)))


def settings_of(options: str, where: str) -> StepsSettings:
    known = {item.name: getattr(DEFAULTS, item.name) for item in fields(DEFAULTS)}
    values: dict[str, Any] = {}
    for option in filter(None, options.split(",")):
        name, _, value = option.strip().partition("=")
        assert name in known, f"{where}: {name} is no setting of [steps]"
        values[name] = value == "true" if isinstance(known[name], bool) else value
    return replace(DEFAULTS, **values)


def unescaped(text: str) -> str:
    return text.replace("\\n", "\n").replace("\\t", "\t")


@cache
def rules() -> RuleSet:
    found = parse((CORPUS / "rules.txt").read_text(encoding="utf-8"))
    assert not found.mistakes
    return RuleSet(found.rules)


@cache
def pipeline(steps: StepsSettings, name: str) -> Pipeline:
    whole = pipeline_of(steps, rules())
    return whole if name == "all" else Pipeline([step for step in whole.steps if step.name == name])


def written_of(case: Case, name: str) -> str:
    around = Around(case.language, Layout(case.steps.layout), NOW, lambda: CLIPBOARD)
    return pipeline(case.steps, name).run(case.spoken, around).text.written


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_what_is_said_is_written_as_the_corpus_has_it(file: Path) -> None:
    wrong = [
        f"{case.where}: {case.language} {case.spoken!r}\n  becomes   {written!r}\n  should be {case.written!r}"
        for case in cases_of(file)
        if (written := written_of(case, file.stem)) != case.written
    ]
    assert not wrong, "\n".join((f"{len(wrong)} wrong:", *wrong))
