"""Which steps a profile's settings put into its pipeline."""

from __future__ import annotations

import subprocess
import sys

from tray_app.core.step_settings import StepsSettings
from tray_app.text.pipeline.making import ORDER, pipeline_of

NOTHING_ON = StepsSettings(
    fillers=False, rules=False, spelled=False, addresses=False, numbers="off", punctuation="off", casing=False
)


def test_without_a_step_the_pipeline_is_empty() -> None:
    assert pipeline_of(NOTHING_ON).steps == ()


def test_the_steps_come_in_their_order_and_by_their_names() -> None:
    all_on = StepsSettings(punctuation="all", layout="all", quotes="language", end="mark", code=True)
    names = [step.name for step in pipeline_of(all_on).steps]
    assert names == [place.module for place in ORDER if place.module in names]


def test_the_same_settings_have_one_pipeline() -> None:
    assert pipeline_of(StepsSettings()) is pipeline_of(StepsSettings())


def test_what_is_off_is_not_loaded() -> None:
    """In a process of its own: other tests load them."""
    script = (
        "import sys; from tray_app.text.pipeline import making;"
        "from tray_app.core.step_settings import StepsSettings as S;"
        "making.pipeline_of(S(fillers=False, rules=False, spelled=False, addresses=False, numbers='off',"
        "punctuation='off', casing=False));"
        "print([name for name in sys.modules if name.startswith('tray_app.text.steps.')])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
