"""A model is there once its folder says what it is, and its engine finds it by that."""

from __future__ import annotations

import pytest

from tray_app.core.engines import EMBEDDED_ENGINE, ENGINES
from tray_app.models.installed import MANIFEST, InstalledModel, installed_models, write_model
from tray_app.paths import models_dir
from tray_app.speech import engines


def model(name: str, family: str = "whisper") -> InstalledModel:
    folder = models_dir() / name
    folder.mkdir(parents=True)
    return InstalledModel(name, name.title(), family, ("de", "en"), 200, {"encoder": "a/encoder.onnx"}, folder=folder)


def test_what_was_written_is_found_by_its_family() -> None:
    base, other = model("base"), model("other", "ctc")
    assert installed_models() == []
    write_model(base)
    write_model(other)
    assert installed_models() == [base, other]
    assert installed_models("whisper") == [base]
    assert base.path("encoder") == models_dir() / "base" / "a" / "encoder.onnx"


def test_engines_are_looked_for_again_only_where_models_came_or_went(monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[int] = []
    engines.find_new_engines()
    find = engines.find_engines

    def look() -> None:
        looks.append(1)
        find()

    monkeypatch.setattr(engines, "find_engines", look)
    engines.find_new_engines()
    assert looks == []
    base = model("base")
    engines.find_new_engines()
    assert looks == [], "it is not there before it says what it is"
    write_model(base)
    engines.find_new_engines()
    engines.find_new_engines()
    assert looks == [1]
    assert EMBEDDED_ENGINE in ENGINES


@pytest.mark.expected_warning(r"the model in broken cannot be used")
@pytest.mark.parametrize("content", ["", "[]", '{"name": "x"}', '{"languages": 3}'])
def test_one_that_cannot_be_understood_takes_no_other_along(content: str) -> None:
    write_model(model("base"))
    model("broken").folder.joinpath(MANIFEST).write_text(content)
    assert [one.name for one in installed_models()] == ["base"]
