"""The steps that the settings name, in their order. A stand-in until the settings' own way is there."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from inspect import signature
from typing import Any

from tray_app.core.step_settings import StepsSettings

from .pipeline import Pipeline
from .step import Step

_ORDER = (
    "fillers", "rules", "spelled", "addresses", "numbers", "punctuation", "layout", "casing", "code", "quotes", "end",
)  # fmt: skip
_OFF = (False, "off")


@lru_cache(maxsize=16)
def pipeline_of(steps: StepsSettings, rules: Step | None = None) -> Pipeline:
    """`rules`: the user's own as `LiveRules.step` has them; None while there are none."""
    made: list[Step] = []
    for name in _ORDER:
        value = getattr(steps, name)
        if value in _OFF:
            continue
        if name == "rules":
            made += [rules] if rules is not None else []
        elif find_spec(f"tray_app.text.steps.{name}") is not None:
            made.append(_made(name, value))
    return Pipeline(made)


def _made(name: str, value: Any) -> Step:
    kind = getattr(import_module(f"tray_app.text.steps.{name}"), name.capitalize())
    wanted = list(signature(kind).parameters)
    # Whatever the one parameter is called: yes for the setting that is not the default, or the setting itself.
    given = {"from_ten": value == "from_ten", "all": value == "all"}
    step: Step = kind(**{key: given.get(key, value) for key in wanted})
    return step
