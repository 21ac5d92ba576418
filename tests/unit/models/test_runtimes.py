"""What runs the models is installed by the program's own declaration, and never unasked."""

from __future__ import annotations

import sys
from importlib import metadata

import pytest

from tray_app.core.errors import ModelFault
from tray_app.models import runtimes

DECLARED = [
    "numpy<3,>=2.1",
    'websockets<17,>=15; extra == "api"',
    'sherpa-onnx<3,>=2; extra == "models"',
    'ctranslate2<5,>=4; python_version < "4" and extra == "models"',
]


def test_it_is_what_the_extra_declares(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metadata, "requires", lambda _name: DECLARED)
    assert runtimes.requirements() == ["sherpa-onnx<3,>=2", "ctranslate2<5,>=4"]
    assert runtimes.install_command()[:4] == [sys.executable, "-m", "pip", "install"]


@pytest.mark.parametrize("declared", [None, [], DECLARED[:2]])
def test_without_a_declaration_nothing_is_guessed(monkeypatch: pytest.MonkeyPatch, declared: list[str] | None) -> None:
    monkeypatch.setattr(metadata, "requires", lambda _name: declared)
    with pytest.raises(ModelFault, match="again"):
        runtimes.requirements()


@pytest.mark.parametrize(
    ("code", "well"), [("print('done')", True), ("import sys; print('no net'); sys.exit(1)", False)]
)
def test_each_line_is_told_and_a_failure_said(monkeypatch: pytest.MonkeyPatch, code: str, well: bool) -> None:
    monkeypatch.setattr(runtimes, "install_command", lambda: [sys.executable, "-c", code])
    lines: list[str] = []
    if well:
        runtimes.install(lines.append)
        assert lines == ["done"]
    else:
        with pytest.raises(ModelFault, match="no net"):
            runtimes.install(lines.append)


def test_what_comes_with_the_program_lacks_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tray_app.models.families.util.find_spec", lambda _name: None)
    assert runtimes.missing_for("moonshine") == ""
    assert runtimes.missing_for("of another program") == ""
    assert "ctranslate2" in runtimes.missing_for("whisper-ct2")
