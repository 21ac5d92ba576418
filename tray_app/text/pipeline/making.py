"""The steps that are on, in the order in which they see a text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from typing import Any

from tray_app.core.step_settings import StepsSettings

from .pipeline import Pipeline
from .step import Step

STEPS = "tray_app.text.steps"
KEPT_PIPELINES = 16
"""One a profile; more would be as many compiled sets of rules in memory."""

_Values = Mapping[str, Any]
"""What a step is constructed with, by name."""


@dataclass(frozen=True, slots=True)
class _Place:
    module: str
    """In `tray_app.text.steps`: the step's name too."""
    step: str
    """Its class."""
    values: Callable[[StepsSettings, object | None], _Values | None]
    """None: it is off."""


def _while_on(setting: str) -> Callable[[StepsSettings, object | None], _Values | None]:
    return lambda steps, _rules: {} if getattr(steps, setting) else None


def _rules(steps: StepsSettings, rules: object | None) -> _Values | None:
    return {"rules": rules} if steps.rules and rules is not None else None


def _numbers(steps: StepsSettings, _rules: object | None) -> _Values | None:
    return None if steps.numbers == "off" else {"from_ten": steps.numbers == "from_ten"}


def _punctuation(steps: StepsSettings, _rules: object | None) -> _Values | None:
    return None if steps.punctuation == "off" else {"clear": steps.punctuation == "clear"}


def _layout(steps: StepsSettings, _rules: object | None) -> _Values | None:
    return None if steps.layout == "none" else {}


def _quotes(steps: StepsSettings, _rules: object | None) -> _Values | None:
    return None if steps.quotes == "straight" else {}


def _end(steps: StepsSettings, _rules: object | None) -> _Values | None:
    return None if steps.end == "heard" else {"how": steps.end}


ORDER: tuple[_Place, ...] = (
    _Place("fillers", "Fillers", _while_on("fillers")),
    _Place("rules", "Rules", _rules),
    _Place("spelled", "Spelled", _while_on("spelled")),
    _Place("addresses", "Addresses", _while_on("addresses")),
    _Place("numbers", "Numbers", _numbers),
    _Place("code", "Code", _while_on("code")),
    _Place("punctuation", "Punctuation", _punctuation),
    _Place("layout", "Layout", _layout),
    _Place("casing", "Casing", _while_on("casing")),
    _Place("quotes", "Quotes", _quotes),
    _Place("end", "End", _end),
)
"""Each sees what those before it wrote: what must be exact first, what depends on the finished sentence last."""


@lru_cache(maxsize=KEPT_PIPELINES)
def pipeline_of(steps: StepsSettings, rules: object | None = None) -> Pipeline:
    """Those that are on. The first call loads them, which takes milliseconds; of those that are off nothing is loaded.
    `rules`: the user's, hashable, another object whenever they changed; None: there are none. Any thread."""
    made: list[Step] = []
    for place in ORDER:
        values = place.values(steps, rules)
        if values is not None:
            made.append(getattr(import_module(f"{STEPS}.{place.module}"), place.step)(**values))
    return Pipeline(made)
