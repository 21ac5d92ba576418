"""What an import would run is found without running it, each module after those it imports."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tray_app.core.imports_ahead import plan

PLACES = (
    "tray_app.ui.home.window",
    "tray_app.ui.home.dictation.place",
    "tray_app.ui.history.place",
    "tray_app.ui.statistics.place",
    "tray_app.ui.window.performance",
    "tray_app.ui.models.place",
    "tray_app.ui.home.words.place",
    "tray_app.ui.settings.place",
    "tray_app.ui.home.help.place",
    "tray_app.ui.first_run.window",
)

PROBE = """
import sys
from importlib import import_module
from tray_app.core.imports_ahead import plan

import_module("tray_app.ui.overlay")
planned = plan(sys.argv[1], ("PySide6", "tray_app.ui"))
assert planned[-1].name == sys.argv[1], planned[-1]
for module in planned:
    before = set(sys.modules)
    import_module(module.name)
    new = {name for name in set(sys.modules) - before if name.startswith("tray_app.")}
    assert new <= {module.name}, (module, new)
    if not module.marked:
        foreign = {name for name in set(sys.modules) - before if name.startswith(("PySide6", "pyqtgraph"))}
        assert not foreign, (module, foreign)
"""


@pytest.mark.parametrize("name", PLACES)
def test_each_module_of_a_plan_loads_itself_alone(name: str) -> None:
    done = subprocess.run([sys.executable, "-c", PROBE, name], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_what_is_loaded_is_not_planned() -> None:
    assert plan(__name__.replace("tests", "tray_app"), ()) != []
    assert plan("tray_app.core.imports_ahead", ()) == []


def test_a_module_that_there_is_not_is_left_to_its_importer() -> None:
    assert [module.name for module in plan("tray_app.core.no_such_module", ())] == ["tray_app.core.no_such_module"]
