"""Our keyboards on a real kernel: a small machine (packaging/input_vm.py) with evdev and uinput."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path

import input_vm
import pytest

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ROOT / "tests" / "input_vm_program.py"
SCENARIOS = (
    "no_keyboard", "press_and_release", "repeats", "unplugged_while_held", "grabbed_by_another", "down_at_the_start",
    "chord_over_two_keyboards", "more_than_the_kernel_keeps", "asked_all_the_while", "our_own_keyboard",
    "rights_of_a_user", "rules_as_udev_reads_them",
)  # fmt: skip
TIMEOUT_S = 600
"""It takes 40 to 100 s, by how busy this machine is."""

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def said() -> Mapping[str, tuple[str, object]]:
    """What each scenario came to."""
    if missing := input_vm.why_not():
        pytest.skip(missing)
    environ = {
        "PYTHONPATH": os.pathsep.join(str(ROOT / part) for part in ("", "packaging", "tests")),
        "PYTHONDONTWRITEBYTECODE": "1",
        "HOLDTALK_TEST_CACHE": str(input_vm.CACHE.parent),
    }
    lines = input_vm.run([sys.executable, str(PROGRAM)], environ=environ, timeout_s=TIMEOUT_S)
    assert "exit code 0" in lines, "\n".join(lines)
    told = [json.loads(line) for line in lines if line.startswith("[")]
    return {name: (how, what) for name, how, what in told}


@pytest.mark.timeout(TIMEOUT_S + 30)
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_on_a_real_kernel(said: Mapping[str, tuple[str, object]], scenario: str) -> None:
    how, what = said[scenario]
    assert how == "ok", what
    if scenario == "press_and_release":
        assert isinstance(what, dict)
        median_us, _ = what["event_to_handler_us"]
        assert median_us < 100_000, "even where the processor is worked out in software"
